"""Numerals: "twenty-one", "a hundred and five", "several dozen", "a third", "one in four" to their values."""

import re

from dateline.analysis.number_figures import LARGEST, LETTERS, NEXT, Amount, figures_at, scaled
from dateline.analysis.number_tables import NumberTables
from dateline.lexicon.rules.numbers import Numeral, VagueNumber

AND_A_HALF = re.compile(r"(?:[ -]and[ -]a[ -]half)\b", re.I)
OF_A = re.compile(r"(?:[ \u00a0](of[ \u00a0])?|-)(?:an?[ \u00a0-])?([A-Za-z]+)")
ARTICLE = re.compile(r"(?:^|(?<=[\s(“\"'‘—–-]))(?:an?|one|another)[ \u00a0-]$", re.I)
EARLIER = re.compile(r"(?:^|\s)(first|second|latter|other|better|per|each|every|final)[ \u00a0]$", re.I)
OUT_OF = re.compile(r"\s+(?:out\s+of(\s+every)?|of(\s+every)|in(\s+every)?)\s+(\w+)")
# What may follow what inside one number: "twenty" a unit, "thousand" anything smaller.
FOLLOWS: dict[str, tuple[str, ...]] = {
    "unit": ("hundred", "scale", "dozen"),
    "teen": ("hundred", "scale", "dozen"),
    "tens": ("unit", "hundred", "scale", "dozen"),
    "hundred": ("unit", "teen", "tens", "scale"),
    "scale": ("unit", "teen", "tens"),
    "dozen": (),
}


def amount_at(text: str, start: int, first: int, tables: NumberTables) -> Amount | None:
    """The numeral whose first word or figure stands at `start`, or None. `first` is the offset of its sentence."""
    found = LETTERS.match(text, start)
    if found is None:
        figures = figures_at(text, start, first, tables)
        return figures if figures is None or figures.kind != "number" else _out_of(text, figures, tables)
    word, end = found[0].lower(), found.end()
    amount = None
    if word in tables.vague:
        amount = _vague(text, start, end, first, word, tables)
    if amount is None and word in tables.nothing:
        amount = _nothing(text, start, end, first, word, tables)
    if amount is None and word in tables.parts:
        amount = _part(text, start, end, first, word, tables)
    if amount is None and word in tables.ordinals:
        amount = _ordinal(text, start, end, first, word, tables)
    return amount or _cardinal(text, start, end, first, word, tables)


def _vague(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    for words, entry in tables.vague.get(word, ()):
        begin = start if words.startswith(word) else start - len(words) + len(words.split(" ", 1)[1])
        stop = begin + len(words)
        if begin < first or " ".join(text[begin:stop].lower().split()) != words or text[stop : stop + 1].isalnum():
            continue
        scale, end = _scale_after(text, stop, tables) if entry.times else (1, stop)
        if scale == 1 and not (entry.alone and _is_followed(text, stop, entry, tables)):
            continue
        return _vague_amount(begin, end, entry, scale)
    return None


def _vague_amount(start: int, end: int, entry: VagueNumber, scale: int) -> Amount:
    low = float(entry.low * scale)
    if entry.share:
        return Amount(start, end - len(" of"), entry.low / 100, (entry.high or 100) / 100, (), "share")
    if entry.low == entry.high:
        return Amount(start, end, low, low, (low,))
    if scale == 1:
        high = None if entry.high is None else float(entry.high)
        figures = (float(entry.order), 10.0 * entry.order) if entry.order else ()
        return Amount(start, end, low, high, figures, "vague")
    # "Several hundred" ends below the next word up: 999; "several dozen" below a hundred.
    return Amount(start, end, low, float(99 if scale == 12 else 10 * scale - 1), (), "vague")


def _nothing(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    """ "None", "nobody", "not a single"; "no" only before what it counts."""
    for words in tables.nothing.get(word, ()):
        stop = start + len(words)
        if text[start:stop].lower() == words and not text[stop : stop + 1].isalnum():
            return Amount(start, stop, 0.0, 0.0, (0.0,), "none")
    if word == "no" and tables.counted.match(text, end):
        return Amount(start, end, 0.0, 0.0, (0.0,), "none")
    return None


def _part(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    """ "Half of", "a third of"; "half a million" and "a quarter of a million" are numbers."""
    part = tables.parts.get(word)
    if part is None:
        return None
    article = ARTICLE.search(text, max(first, start - 9), start)
    share, begin = 1 / part.value, article.start() if article else start
    if part.value == 2 or article is not None:
        number = _of_a_scale(text, start if part.value == 2 else begin, end, share, tables)
        if number is not None:
            return number
    if EARLIER.search(text, max(first, start - 9), start):
        return None
    if tables.whole.match(text, end) is None and not (part.value == 2 and _is_bounded(text, start, first, tables)):
        return None
    if article is None and part.value != 2:
        return None
    return Amount(begin, end, share, share, (share,), "share")


def _of_a_scale(text: str, start: int, end: int, share: float, tables: NumberTables) -> Amount | None:
    """ "Half a million", "three quarters of a million", "a quarter million"; but "a third hundred" is none of these."""
    rest = OF_A.match(text, end)
    numeral = tables.numerals.get(rest[2].lower()) if rest is not None else None
    if rest is None or numeral is None or numeral.kind not in ("hundred", "scale", "dozen"):
        return None
    if rest[1] is None and share % 0.25:
        return None
    value = round(share * numeral.value, 3)
    return Amount(start, rest.end(), value, value, (value,))


def _is_bounded(text: str, start: int, first: int, tables: NumberTables) -> bool:
    """Whether a bound stands right before: "attacks fell by more than half"."""
    before = text[max(first, start - 40) : start].rsplit(None, 1)
    return bool(before) and before[-1].lower() in tables.bound_ends


def _ordinal(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    numeral = tables.ordinals.get(word)
    if numeral is None or text[end : end + 1] == "s" or _is_per(text, start, first):
        return None
    return Amount(start, end, float(numeral.value), float(numeral.value), (float(numeral.value),), "ordinal")


def _cardinal(text: str, start: int, end: int, first: int, word: str, tables: NumberTables) -> Amount | None:
    if word in tables.folds:
        fold = float(tables.folds[word])
        return Amount(start, end, fold, fold, (fold,), "fold")
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
    while total + current < LARGEST and (step := _step(text, end, last, total, current, tables)) is not None:
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
            number = _of_a_scale(text, begin, end, share, tables)
            return number or Amount(begin, end, share, share, (share,), "share")
        else:
            current += last.value
    value = total + current
    stuck = NEXT.match(text, end) if last.kind == "scale" or current >= 100 else None
    if stuck is not None and _is_out_of_place(stuck, tables):
        return Amount(begin, stuck.end(), 0.0, None, (), "unread")
    half = AND_A_HALF.match(text, end) if last.kind == "unit" else None
    if half is not None:
        value, end = scaled(text, value + 0.5, half.end(), tables)
    return _out_of(text, Amount(begin, end, value, value, (value,)), tables)


def _step(
    text: str, end: int, last: Numeral, total: float, current: float, tables: NumberTables
) -> tuple[Numeral, int] | None:
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
    if after.kind == "hundred" and current >= 100:
        return None
    if last.kind in ("unit", "teen", "tens") and after.kind == "scale" and total and after.value >= total:
        return None
    return after, found.end()


def _is_out_of_place(found: re.Match[str], tables: NumberTables) -> bool:
    """Whether a number goes on as none does: "two million million", "three hundred five hundred"."""
    numeral = tables.numerals.get(found[2].lower())
    return numeral is not None and numeral.kind in ("hundred", "scale") and not found[1].strip()


def _out_of(text: str, amount: Amount, tables: NumberTables) -> Amount:
    """ "One out of three" and "one in four people" are shares, "two in three days" is none."""
    found = OUT_OF.match(text, amount.end)
    if found is None:
        return amount
    word = found[4].lower()
    whole = float(word) if word.isdecimal() else float(tables.numerals[word].value) if word in tables.numerals else 0.0
    if whole <= amount.low:
        return amount
    end = found.end()
    rhythm = tables.measures.match(text, end) is not None
    if found[0].split()[0] == "in" and (rhythm or whole > 1000 or not (found[3] or tables.one_in.match(text, end))):
        return amount
    share = amount.low / whole
    return Amount(amount.start, end, share, share, (share,), "share")


def _scale_after(text: str, end: int, tables: NumberTables) -> tuple[int, int]:
    found = OF_A.match(text, end)
    numeral = tables.numerals.get(found[2].lower()) if found is not None else None
    if found is None or numeral is None or numeral.kind not in ("hundred", "scale", "dozen"):
        return 1, end
    return numeral.value, found.end()


def _is_followed(text: str, end: int, entry: VagueNumber, tables: NumberTables) -> bool:
    """Whether a word follows without which the phrase is no number; shares are those of people or acts only."""
    found = LETTERS.match(text, end + 1)
    if found is not None and found[0].lower() in entry.before:
        return True
    return tables.counted.match(text, end) is not None if entry.share else not entry.before


def _is_per(text: str, start: int, first: int) -> bool:
    """ "Per second", "every second": a measure of time or a rhythm, no place in a row."""
    found = EARLIER.search(text, max(first, start - 9), start)
    return found is not None and found[1].lower() in ("per", "each", "every")
