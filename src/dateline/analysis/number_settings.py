"""What looks like a number and counts nothing: dates, years, times, names, addresses, telephone numbers, scores."""

import re
from typing import Any

from dateline.analysis.number_figures import Amount
from dateline.analysis.number_tables import NumberTables, Phrases

# The words before a number, each with the offset where it begins.
Before = list[tuple[str, int]]
EDGES = "()[]{}“”\"‘’'.,;:!?…"
# A whole word of figures that is none: clock times, dates, seasons, telephone numbers, addresses on the web.
NO_NUMBER = re.compile(
    r"\d{1,2}:\d{2}.*|\d{1,2}\.\d{2}[ap]\.?m\.?|\d+/\d+(?:/\d+)?.*|\d{4}-\d{2}-\d{2}.*|\d{4}[-–]\d{2}|1[5-9]\d\d[-–]\d{4}|20\d\d[-–]\d{4}"
    r"|(?:\+?\d{1,3}[-.])?\(?\d{3}\)?[-.]\d{3,4}(?:[-.]\w{4})?|.*(?://|www\.|@).*|#.*|\d{1,3}-\d{4,}|0\d+|\d+(?:\.\d+){2,}",
    re.I,
)
SCORE = re.compile(r"(\d{1,4})[-–](\d{1,4})$")
AREA_CODE = re.compile(r"\(\d{3}\)\s\d{3}-\w{4}")
# "M-16", "ID.3", "A320", "P5+1", "’90s": letters or a mark stand right before the figures.
CODED = re.compile(r"[A-Za-z][-./’']?$|[A-Za-z]\d*[+&]$|['’`/#@_]$|\d[.:/,-]$")
GOES_ON = re.compile(r"[^\W_]|[.,]\d")
UNBROKEN = re.compile(r"\S{1,40}")
BEFORE = re.compile(r"(?<!\S)[(\[“\"‘'—–-]*(\S+)")


def counts_nothing(text: str, amount: Amount, before: Before, first: int, tables: NumberTables) -> bool:
    """Whether the numeral is a date, a year, a time, a part of a name or the like. `first` opens its sentence."""
    if _is_phrase(text, amount, tables):
        return True
    if text[amount.start].isdigit():
        if _is_code(text, amount, tables) or _is_year(text, amount, before, tables):
            return True
        whole = amount.low == int(amount.low)
        if whole and amount.low <= 31 and _is_day(text, amount, before, tables):
            return True
        if tables.clock.match(text, amount.end) or tables.address.match(text, amount.end):
            return True
    elif _is_name(text, amount, first):
        return True
    return _is_numbered(before, tables)


def words_before(text: str, start: int, first: int) -> Before:
    """The last words before an offset with their own, at most seven, without brackets and quotes before them."""
    begin = max(first, start - 48)
    return [(found[1], found.start(1)) for found in BEFORE.finditer(text, begin, start)][-7:]


def phrase_before(words: Before, phrases: Phrases[Any]) -> tuple[str, int] | None:
    """The longest of the phrases that these words end with, in lower case, and where it begins, or None."""
    if not words or words[-1][0].lower() not in phrases.ends:
        return None
    for count in range(min(phrases.longest, len(words)), 0, -1):
        phrase = " ".join([word for word, _ in words[-count:]]).lower().replace("’", "'")
        if phrase in phrases.entries:
            return phrase, words[-count][1]
    return None


def _is_phrase(text: str, amount: Amount, tables: NumberTables) -> bool:
    word = tables.first_word.match(text, amount.start)
    for phrase, offset in tables.phrases.get(word[0].lower(), ()) if word is not None else ():
        begin = amount.start - offset
        end = begin + len(phrase)
        if begin >= 0 and text[begin:end].lower() == phrase and not GOES_ON.match(text, end):
            return begin == 0 or not text[begin - 1].isalnum()
    return False


def _is_code(text: str, amount: Amount, tables: NumberTables) -> bool:
    start = amount.start
    alone = start == 0 or text[start - 1].isspace()
    if alone and text[start] != "0" and text[amount.end : amount.end + 1].isspace():
        return False
    left, right = _run(text, start)
    chunk = text[left:right].strip(EDGES)
    if "/" in text[start : amount.end] or (left == start and chunk == text[start : amount.end] and chunk[0] != "0"):
        return False
    if NO_NUMBER.fullmatch(chunk) or AREA_CODE.match(text, max(0, start - 1)):
        return True
    score = SCORE.match(chunk)
    if score is not None and int(score[1]) >= int(score[2]):
        return True
    before = text[left:start].lstrip(EDGES)
    if tables.sign.search(before) or tables.minus.search(text, left, start) or before.lower() in tables.bounds.entries:
        return False
    return CODED.search(before) is not None or text[start - 1 : start] in tuple("’'`")


def _run(text: str, at: int) -> tuple[int, int]:
    """The stretch without blanks around an offset, at most forty signs to each side."""
    before = text[max(0, at - 40) : at]
    left = at - len(before.split()[-1]) if before and not before[-1].isspace() else at
    found = UNBROKEN.match(text, at)
    return left, at if found is None else found.end()


def _is_year(text: str, amount: Amount, before: Before, tables: NumberTables) -> bool:
    figures = text[amount.start : amount.end]
    if not (len(figures) == 4 and figures.isdecimal() and 1600 <= amount.low < 2200):
        return False
    if text[amount.end : amount.end + 1] == "%" or text[amount.start - 1 : amount.start] in ("$", "€", "£"):
        return False
    measured = tables.measure.match(text, amount.end) or tables.measures.match(text, amount.end)
    if measured and phrase_before(before, tables.bounds):
        return False
    last = before[-1][0].lower() if before else ""
    return not measured or last.rstrip(",.") in tables.months or last in tables.years or last.endswith(",")


def _is_day(text: str, amount: Amount, before: Before, tables: NumberTables) -> bool:
    last = before[-1][0] if before else ""
    if last[:1].isupper() and last.lower().rstrip(".") in tables.months:
        return True
    return tables.month_after.match(text, amount.end) is not None


def _is_name(text: str, amount: Amount, first: int) -> bool:
    """A number word with a capital inside a sentence is part of a name ("the Group of Seven"); capitals are not."""
    if amount.start == first or not text[amount.start].isupper():
        return False
    word = text[amount.start : amount.end].split()[0]
    if word.isupper():
        return False
    before = text[max(first, amount.start - 40) : amount.start].rstrip()
    return before[-1:].isalnum() or before.endswith((",", ";", "’", "'"))


def _is_numbered(before: Before, tables: NumberTables) -> bool:
    found = phrase_before(before, tables.names)
    if found is not None and any(not word.islower() for word, start in before if start >= found[1]):
        return True
    if phrase_before(before, tables.numbered) is not None:
        return True
    # "Aged 24 and 31", "resolutions 1559 and 1701": what holds of the first holds of the second.
    joined = len(before) > 2 and before[-1][0] in ("and", "or", "to") and before[-2][0].isdecimal()
    return joined and phrase_before(before[:-2], tables.numbered) is not None
