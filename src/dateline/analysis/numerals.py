"""Numerals: "3,870", "twenty-one", "a hundred and five", "1.5 million", "several dozen", "a third" to their values."""

import re
from typing import Literal

from msgspec import Struct

from dateline.analysis.number_tables import NumberTables
from dateline.lexicon.rules.numbers import Numeral, VagueNumber

AmountKind = Literal["number", "vague", "ordinal", "share", "none"]

# Fifteen figures are as many as a float keeps exactly; longer runs are codes.
FIGURES = re.compile(r"\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:\.\d{1,15})?|\d{1,15}(?!\d)(?:\.\d{1,15})?")
LARGEST = 1e15
BROKEN = re.compile(r"([1-9])/([2-9]|10)(?=\s[a-z])")
LETTERS = re.compile(r"[A-Za-z]+")
NEXT = re.compile(r"(\s+and\s+(?:an?\s+)?(?=[a-z]+)|-and-|\s+|-)([A-Za-z]+)", re.I)
AND_A_HALF = re.compile(r"(?:[ -]and[ -]a[ -]half)\b", re.I)
OF_A = re.compile(r"(?:[ \u00a0](?:of[ \u00a0])?|-)(?:an?[ \u00a0-])?([A-Za-z]+)")
ARTICLE = re.compile(r"(?:^|(?<=[\s(“\"'‘—–-]))(?:an?|one|another)[ \u00a0-]$", re.I)
EARLIER = re.compile(r"(?:^|\s)(first|second|latter|other|better|per|each|every|final)[ \u00a0]$", re.I)
OUT_OF = re.compile(r"\s+out\s+of\s+(?:every\s+)?(\w+)", re.I)
# What may follow what inside one number: "twenty" a unit, "thousand" anything smaller.
FOLLOWS: dict[str, tuple[str, ...]] = {
    "unit": ("hundred", "scale", "dozen"),
    "teen": ("hundred", "scale", "dozen"),
    "tens": ("unit", "hundred", "scale", "dozen"),
    "hundred": ("unit", "teen", "tens", "scale"),
    "scale": ("unit", "teen", "tens"),
    "dozen": (),
}


class Amount(Struct, frozen=True):
    """A numeral: page offsets, both ends of its value (`high` None where open), and the figures as written."""

    start: int
    end: int
    low: float
    high: float | None
    figures: tuple[float, ...]
    kind: AmountKind = "number"


def amount_at(text: str, start: int, first: int, tables: NumberTables) -> Amount | None:
    """The numeral whose first word or figure stands at `start`, or None. `first` is the offset of its sentence."""
    if text[start].isdigit():
        return _figures(text, start, tables)
    found = LETTERS.match(text, start)
    if found is None:
        return None
    word = found[0].lower()
    for read in (_vague, _nothing, _part, _ordinal, _cardinal):
        amount = read(text, start, found.end(), first, word, tables)
        if amount is not None:
            return amount
    return None


def _figures(text: str, start: int, tables: NumberTables) -> Amount | None:
    broken = BROKEN.match(text, start)
    if broken is not None and int(broken[1]) < int(broken[2]):
        return _broken(broken, text, tables)
    found = FIGURES.match(text, start)
    if found is None:
        return None
    value, end = float(found[0].replace(",", "")), found.end()
    glued = LETTERS.match(text, end)
    if glued is not None:
        letters = glued[0].lower()
        if letters in ("st", "nd", "rd", "th"):
            return Amount(start, glued.end(), value, value, (value,), "ordinal")
        if letters in ("s", "er", "ers", "d", "x"):
            return None
        if letters in tables.suffixes and _is_scale(text, start, glued.end(), value):
            value, end = _times(value, tables.suffixes[letters].value), glued.end()
        return Amount(start, end, value, value, (value,))
    value, end = _scaled(text, value, end, tables)
    return Amount(start, end, value, value, (value,))


def _broken(found: re.Match[str], text: str, tables: NumberTables) -> Amount:
    """ "1/2 pound" is a number, "1/3 of the votes" a share."""
    value = int(found[1]) / int(found[2])
    kind: AmountKind = "share" if tables.whole.match(text, found.end()) else "number"
    return Amount(found.start(), found.end(), value, value, (value,), kind)


def _is_scale(text: str, start: int, end: int, value: float) -> bool:
    """Whether letters behind figures multiply them: "2.7m", "$30m", "8bn"; "30m" alone is a length."""
    if text[end : end + 1].isalnum():
        return False
    money = text[start - 1 : start] in tuple("$€£¥₹") or text[max(0, start - 3) : start].strip().isupper()
    return money or value != int(value) or text[end - 2 : end].isalpha()


def _vague(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    for words, entry in tables.vague.get(word, ()):
        begin = start if words.startswith(word) else start - len(words) + len(words.split(" ", 1)[1])
        stop = begin + len(words)
        if begin < first or " ".join(text[begin:stop].lower().split()) != words or text[stop : stop + 1].isalnum():
            continue
        scale, scaled = _scale_after(text, stop, tables) if entry.times else (1, stop)
        if scale == 1 and not (entry.alone and _is_followed(text, stop, entry)):
            continue
        return _vague_amount(begin, scaled, entry, scale)
    return None


def _vague_amount(start: int, end: int, entry: VagueNumber, scale: int) -> Amount:
    low = float(entry.low * scale)
    if entry.low == entry.high:
        return Amount(start, end, low, low, (low,))
    if scale == 1:
        high = None if entry.high is None else float(entry.high)
        figures = (float(entry.order), 10.0 * entry.order) if entry.order else ()
        return Amount(start, end, low, high, figures, "vague")
    # "Several hundred" ends below the next word up: 999; "several dozen" below a hundred.
    return Amount(start, end, low, float(99 if scale == 12 else 10 * scale - 1), (), "vague")


def _nothing(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    """ "None", "nobody", "no one"; "no" only before what it counts."""
    for words in tables.nothing:
        if words.startswith(word) and text[start : start + len(words)].lower() == words:
            stop = start + len(words)
            if not text[stop : stop + 1].isalnum():
                return Amount(start, stop, 0.0, 0.0, (0.0,), "none")
    if word == "no" and tables.counted.match(text, end):
        return Amount(start, end, 0.0, 0.0, (0.0,), "none")
    return None


def _part(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    """ "Half of", "a third of"; "half a million" is a number."""
    part = tables.parts.get(word)
    if part is None:
        return None
    if part.value == 2:
        rest = OF_A.match(text, end)
        numeral = tables.numerals.get(rest[1].lower()) if rest is not None else None
        if rest is not None and numeral is not None and numeral.kind in ("hundred", "scale", "dozen"):
            value = numeral.value / 2
            return Amount(start, rest.end(), value, value, (value,))
    article = ARTICLE.search(text, max(first, start - 9), start)
    if EARLIER.search(text, max(first, start - 9), start):
        return None
    if tables.whole.match(text, end) is None and not (part.value == 2 and _is_bounded(text, start, first, tables)):
        return None
    if article is None and part.value != 2:
        return None
    share = 1 / part.value
    return Amount(article.start() if article else start, end, share, share, (share,), "share")


def _is_bounded(text: str, start: int, first: int, tables: NumberTables) -> bool:
    """Whether a bound stands right before: "attacks fell by more than half"."""
    before = text[first:start].rsplit(None, 1)
    return bool(before) and before[-1].lower() in tables.bound_ends


def _ordinal(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    numeral = tables.ordinals.get(word)
    if numeral is None or text[end : end + 1] == "s" or _is_per(text, start, first):
        return None
    return Amount(start, end, float(numeral.value), float(numeral.value), (float(numeral.value),), "ordinal")


def _cardinal(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    numeral = tables.numerals.get(word)
    if numeral is None:
        return None
    begin = start
    if numeral.kind in ("hundred", "scale", "dozen"):
        article = ARTICLE.search(text, max(first, start - 9), start)
        if article is None:
            return None
        begin = article.start()
    total, current, last = 0.0, float(numeral.value), numeral
    if numeral.kind == "scale":
        total, current = current, 0.0
    while total + current < LARGEST and (step := _step(text, end, last, total, tables)) is not None:
        last, end = step
        if last.kind == "scale":
            total, current = total + (current or 1) * last.value, 0.0
        elif last.kind in ("hundred", "dozen"):
            current *= last.value
        elif last.kind == "ordinal":
            value = total + current + last.value
            return Amount(begin, end, value, value, (value,), "ordinal")
        elif last.kind == "part":
            share = (total + current) / last.value
            return Amount(begin, end, share, share, (share,), "share")
        else:
            current += last.value
    value = total + current
    half = AND_A_HALF.match(text, end) if last.kind == "unit" else None
    if half is not None:
        value, end = _scaled(text, value + 0.5, half.end(), tables)
    return _out_of(text, Amount(begin, end, value, value, (value,)), tables)


def _step(text: str, end: int, last: Numeral, total: float, tables: NumberTables) -> tuple[Numeral, int] | None:
    """The next word of the same number, if the grammar of numbers lets it follow."""
    found = NEXT.match(text, end)
    if found is None:
        return None
    word, joint = found[2].lower(), found[1].strip()
    if last.kind in ("unit", "teen") and joint in ("", "-") and word in tables.parts and word not in ("half", "halves"):
        plural = word.endswith("s") or last.value == 1
        return (tables.parts[word], found.end()) if plural else None
    if last.kind == "tens" and joint == "-" and word in tables.ordinals:
        return tables.ordinals[word], found.end()
    after = tables.numerals.get(word)
    if after is None or after.kind not in FOLLOWS[last.kind]:
        return None
    if "and" in joint and (last.kind not in ("hundred", "scale") or after.kind in ("scale", "hundred")):
        return None
    if last.kind in ("unit", "teen", "tens") and after.kind == "scale" and total and after.value >= total:
        return None
    return after, found.end()


def _out_of(text: str, amount: Amount, tables: NumberTables) -> Amount:
    """ "One out of three" is a share."""
    found = OUT_OF.match(text, amount.end)
    if found is None:
        return amount
    word = found[1].lower()
    whole = float(word) if word.isdigit() else float(tables.numerals[word].value) if word in tables.numerals else 0.0
    if whole <= amount.low:
        return amount
    share = amount.low / whole
    return Amount(amount.start, found.end(), share, share, (share,), "share")


def _scaled(text: str, value: float, end: int, tables: NumberTables) -> tuple[float, int]:
    """A figure with the words that multiply it: 1.5 and " million", 2 and " hundred thousand"."""
    while value < LARGEST and (found := NEXT.match(text, end)) is not None and "and" not in found[1]:
        numeral = tables.numerals.get(found[2].lower())
        if numeral is None or numeral.kind not in ("hundred", "scale", "dozen"):
            break
        value, end = _times(value, numeral.value), found.end()
    return value, end


def _scale_after(text: str, end: int, tables: NumberTables) -> tuple[int, int]:
    found = OF_A.match(text, end)
    numeral = tables.numerals.get(found[1].lower()) if found is not None else None
    if found is None or numeral is None or numeral.kind not in ("hundred", "scale", "dozen"):
        return 1, end
    return numeral.value, found.end()


def _is_followed(text: str, end: int, entry: VagueNumber) -> bool:
    found = LETTERS.match(text, end + 1)
    return not entry.before or (found is not None and found[0].lower() in entry.before)


def _is_per(text: str, start: int, first: int) -> bool:
    """ "Per second", "every second": a measure of time or a rhythm, no place in a row."""
    found = EARLIER.search(text, max(first, start - 9), start)
    return found is not None and found[1].lower() in ("per", "each", "every")


def _times(value: float, scale: int) -> float:
    """Without the noise of binary fractions: 4.6 million is 4600000."""
    return round(value * scale, 3)
