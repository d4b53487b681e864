"""Numbers written in figures: "3,870", "3 870", "5,00,000", "2½", "1.5 million", "32m2" to their values."""

import re
import unicodedata
from typing import Literal

from msgspec import Struct

from dateline.analysis.number_tables import VULGAR, NumberTables

AmountKind = Literal["number", "vague", "ordinal", "share", "none", "fold", "unread"]

# Blanks that hold the figures of one number together, as French and international style write it.
FIRM = "\u00a0\u2009\u202f"
# Fifteen figures are as many as a float keeps exactly; longer runs are codes.
FIGURES = re.compile(
    r"\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:\.\d{1,15})?|\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)"
    rf"|\d{{1,3}}(?:[{FIRM}]\d{{3}}){{1,4}}(?!\d)(?:[.,]\d{{1,2}})?(?!\d)|\d{{1,15}}(?!\d)(?:\.\d{{1,15}})?"
)
# Groups that only what they count tells from two numbers or from a fraction: "3 870 people", "3.870 people".
GROUPED = re.compile(r"[1-9]\d{0,2}(?: \d{3}){1,3}(?! ?\d)|[1-9]\d{0,2}\.\d{3}(?![\d.])")
DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}(?![\d,])")
# A number that goes on in a way that no number does: "1,23", "1,2,3,4", "1e400", figures with a joiner between them.
GOES_ON = re.compile(r"[,.]\d|[eE][+-]?\d|\d|[\u00ad\u200b-\u200f\u2060\ufeff]+\d")
ALL_OF_IT = re.compile(r"[\d,.\u00ad\u200b-\u200f\u2060\ufeff]*\d(?:[eE][+-]?\d+)?")
LARGEST = 1e15
BROKEN = re.compile(r"(?:(\d{1,3}) )?([1-9])/([2-9]|10)(?=\s[a-z])")
WITH_VULGAR = re.compile(rf"(?:(\d{{1,6}})[ \u00a0\u2009-]?)?([{VULGAR}])")
LETTERS = re.compile(r"[A-Za-z]+")
NEXT = re.compile(r"(\s+and\s+(?:an?\s+)?(?=[a-z]+)|-and-|\s+|-)([A-Za-z]+)", re.I)


class Amount(Struct, frozen=True):
    """A numeral: page offsets, both ends of its value (`high` None where open), and the figures as written. "unread" is
    one that is seen and cannot be read."""

    start: int
    end: int
    low: float
    high: float | None
    figures: tuple[float, ...]
    kind: AmountKind = "number"


def figures_at(text: str, start: int, first: int, tables: NumberTables) -> Amount | None:
    """The number whose first figure stands at `start`, with the words that multiply it; None for a code ("M23a")."""
    found = FIGURES.match(text, start)
    end = start if found is None else found.end()
    value = 0.0 if found is None else float(re.sub(rf"[,{FIRM}]", "", found[0]))
    following = text[end : end + 1]
    if following in ("\u00bc", "\u00bd", "\u00be", "/", " ", "-", "\u00a0") or not following.isascii() or found is None:
        fraction = _fraction(text, start, tables)
        if fraction is not None:
            return fraction
    if (grouped := _grouped(text, start, first, tables)) is not None:
        return grouped
    if found is None or (GOES_ON.match(text, end) and not tables.measures.match(text, end)):
        return _unread(text, start, tables)
    glued = LETTERS.match(text, end) if following.isalpha() else None
    if glued is not None:
        return _glued(text, start, value, glued, tables)
    value, end = scaled(text, value, end, tables)
    return Amount(start, end, value, value, (value,))


def scaled(text: str, value: float, end: int, tables: NumberTables) -> tuple[float, int]:
    """A figure with the words that multiply it: 1.5 and " million", 2 and " hundred thousand"."""
    while value < LARGEST and (found := NEXT.match(text, end)) is not None and "and" not in found[1]:
        numeral = tables.numerals.get(found[2].lower())
        if numeral is None or numeral.kind not in ("hundred", "scale", "dozen"):
            break
        value, end = times(value, numeral.value), found.end()
    return value, end


def times(value: float, scale: int) -> float:
    """Without the noise of binary fractions: 4.6 million is 4600000."""
    return round(value * scale, 3)


def _fraction(text: str, start: int, tables: NumberTables) -> Amount | None:
    """ "1/2 pound" and "2½ million" are numbers, "1/3 of the votes" and "½ of them" shares."""
    vulgar = WITH_VULGAR.match(text, start)
    if vulgar is not None:
        whole, part, end = vulgar[1], unicodedata.numeric(vulgar[2]), vulgar.end()
    else:
        broken = BROKEN.match(text, start)
        if broken is None or int(broken[2]) >= int(broken[3]):
            return None
        whole, part, end = broken[1], int(broken[2]) / int(broken[3]), broken.end()
    if whole is None and tables.whole.match(text, end):
        return Amount(start, end, part, part, (part,), "share")
    value, end = scaled(text, float(whole or 0) + part, end, tables)
    return Amount(start, end, value, value, (value,))


def _grouped(text: str, start: int, first: int, tables: NumberTables) -> Amount | None:
    """ "3 870 people" and "3.870 people", since people come in no fractions, and "2,5 percent"."""
    found = GROUPED.match(text, start)
    if found is not None and (tables.counted.match(text, found.end()) or tables.measure.match(text, found.end())):
        before = text[max(first, start - 20) : start].rsplit(None, 1)
        if "." in found[0] or (before and before[-1].islower() and before[-1][-1].isalpha()):
            value = float(re.sub(r"[ .]", "", found[0]))
            return Amount(start, found.end(), value, value, (value,))
    found = DECIMAL_COMMA.match(text, start)
    if found is None:
        return None
    value, end = scaled(text, float(found[0].replace(",", ".")), found.end(), tables)
    after = end > found.end() or tables.percent.match(text, end) or tables.measures.match(text, end)
    if after or text[start - 1 : start] in ("$", "€", "£"):
        return Amount(start, end, value, value, (value,))
    return None


def _glued(text: str, start: int, value: float, glued: re.Match[str], tables: NumberTables) -> Amount | None:
    """ "2nd", "2.7m", "5km"; "1990s" and "10x" are no amounts, nor what figures follow again ("3D4")."""
    letters, end = glued[0].lower(), glued.end()
    if letters in ("st", "nd", "rd", "th"):
        return Amount(start, end, value, value, (value,), "ordinal")
    if letters in ("s", "er", "ers", "d", "x"):
        return None
    if letters in tables.suffixes and _is_scale(text, start, end, value):
        value = times(value, tables.suffixes[letters].value)
        return Amount(start, end, value, value, (value,))
    if text[end : end + 1].isdigit() and not tables.measures.match(text, glued.start()):
        return None
    return Amount(start, glued.start(), value, value, (value,))


def _is_scale(text: str, start: int, end: int, value: float) -> bool:
    """Whether letters behind figures multiply them: "2.7m", "$30m", "8bn"; "30m" alone is a length."""
    if text[end : end + 1].isalnum():
        return False
    money = text[start - 1 : start] in tuple("$€£¥₹") or text[max(0, start - 3) : start].strip().isupper()
    return money or value != int(value) or text[end - 2 : end].isalpha()


def _unread(text: str, start: int, tables: NumberTables) -> Amount | None:
    found = ALL_OF_IT.match(text, start)
    return None if found is None else Amount(start, found.end(), 0.0, None, (), "unread")
