"""Numbers in a sentence, each with its bound: "more than 40", "9 to 15", "dozens", "no casualties", "a third"."""

import math
import re
from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from dateline.analysis.number_figures import Amount
from dateline.analysis.number_settings import Before, counts_nothing, phrase_before, words_before
from dateline.analysis.number_tables import NumberTables, compile_numbers
from dateline.analysis.number_units import is_currency, is_known_behind, with_unit
from dateline.analysis.numerals import amount_at
from dateline.model.reading import NumberMention, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Count, Qualifier

__all__ = ["NumberTables", "compile_numbers", "numbers_in", "numbers_of"]

TO = re.compile(r"\s*(?:-to-|[-–—]|\bto\b|\bor\b|\band\b)\s*", re.I)
# Words that may stand between a bound and its number: "at least another 12", "nearly a million".
BETWEEN = frozenset(("a", "an", "another", "other", "additional", "further", "only", "just", "more"))
# Between a number and the same in another measure: "100 kilometres (60 miles)", "600 posts or 2 percent".
CONVERSION = re.compile(r"[^()\d,;]{0,30}\(|\s+\w{2,20},?\s+or\s+")
# Between both numbers of "from 208 pounds to 193" and "from 450 up to 900".
FROM_TO = re.compile(r"(?:\s+(?!to\b)[\w./%°-]+){0,3}(?:\s+(?:up\s+|down\s+)?to)?\s+")
BOUNDED = frozenset(("more than", "at least", "less than", "at most", "about", "nearly"))
OPEN = frozenset(("~", "<", ">", "≥", "≤", "≈", "<=", ">="))


def numbers_of(text: str, sentences: Iterable[Sentence], tables: NumberTables) -> tuple[NumberMention, ...]:
    """The numbers of the sentences in text order."""
    found: list[NumberMention] = []
    for sentence in sentences:
        found += numbers_in(text, sentence, tables)
    return tuple(found)


def numbers_in(text: str, sentence: Sentence, tables: NumberTables) -> list[NumberMention]:
    """The numbers of a sentence in text order. Dates, times, names and codes are none; ordinals are kept apart.

    "About" and "nearly" keep the number at both ends of the count beside their qualifier. Shares count in percent, so
    "a third" is (33, 34) percent, and money in whole units of its currency. A number that is seen and cannot be read
    ("1,23,4") has a count without ends, "unstated".
    """
    found: list[NumberMention] = []
    at = first = sentence.span.start
    for token in tables.scan.finditer(text, first, sentence.span.end):
        start = token.start()
        if start < at:
            continue
        amount = amount_at(text, start, first, tables)
        if amount is not None and amount.kind == "unread":
            amount = replace(amount, end=min(amount.end, sentence.span.end))
        if amount is None or amount.end > sentence.span.end:
            continue
        before = words_before(text, amount.start, first)
        if amount.kind != "none" and counts_nothing(text, amount, before, first, tables):
            continue
        mention = _mention(text, amount, before, sentence, tables)
        at = mention.span.end
        if found and _is_conversion(text, found[-1], mention):
            mention = _as_before(mention, found[-1], text, amount)
        elif found and _is_repeated(text, found[-1], mention):
            continue
        if found and (was := _was(text, found[-1], mention, first)) is not None:
            mention = replace(mention, was=was)
        found.append(mention)
    return found


def _mention(text: str, amount: Amount, before: Before, sentence: Sentence, tables: NumberTables) -> NumberMention:
    first = sentence.span.start
    if amount.kind in ("ordinal", "unread"):
        span = Span(amount.start, amount.end)
        place = None if amount.kind == "unread" else int(amount.low)
        count = Count(place, place, "unstated" if place is None else "exactly", span.slice(text))
        return NumberMention(span, sentence.index, count, ordinal=place is not None, amounts=amount.figures)
    amount, unit = with_unit(text, _below_zero(text, amount, before, first, tables), before, first, tables)
    amount, unit, is_range = _with_second(text, amount, unit, _up_to(before, amount.start), sentence, tables)
    start, qualifier = _bound_before(text, amount, _up_to(before, amount.start), first, tables)
    end = amount.end
    if qualifier is None and is_known_behind(text, end, tables):
        after = tables.bound_after.match(text, end, sentence.span.end)
        if after is not None:
            end, qualifier = after.end(), tables.bounds_after[" ".join(after[1].lower().split())].qualifier
    span = Span(start, end)
    count = _count(amount, qualifier, span.slice(text), unit=unit, is_range=is_range)
    change = _change(_up_to(before, start), amount, unit, tables)
    return NumberMention(span, sentence.index, count, unit=unit, amounts=amount.figures, change=change)


def _up_to(before: Before, start: int) -> Before:
    """The words that end before an offset."""
    return [word for word in before if word[1] < start] if before and before[-1][1] >= start else before


def _below_zero(text: str, amount: Amount, before: Before, first: int, tables: NumberTables) -> Amount:
    """The amount with its sign: "minus 20", "-5"; a dash before a word is a dash."""
    apart = text[amount.start - 1 : amount.start].isspace()
    if amount.kind != "number" or (apart and not (before and before[-1][0].lower() in tables.minus_words)):
        return amount
    minus = tables.minus.search(text, max(first, amount.start - 10), amount.start)
    if minus is None or not (minus[0].strip("- ") or text[amount.start].isdigit()):
        return amount
    return Amount(minus.start(), amount.end, -amount.low, -amount.low, (-amount.low,))


def _is_conversion(text: str, before: NumberMention, mention: NumberMention) -> bool:
    """Whether the number says the one before it in another measure: "more than 100 kilometres (60 miles)"."""
    told = before.count.qualifier in BOUNDED or before.change is not None
    plain = mention.count.qualifier in ("exactly", "between") and mention.change is None
    if not told or not plain or mention.span.start - before.span.end > 40:
        return False
    between = CONVERSION.fullmatch(text, before.span.end, mention.span.start)
    return between is not None and (between[0].endswith("(") or mention.unit == "percent")


def _as_before(mention: NumberMention, before: NumberMention, text: str, amount: Amount) -> NumberMention:
    """The mention with the bound and the change of the number that it says again."""
    if before.count.qualifier in BOUNDED and mention.count.qualifier == "exactly":
        count = _count(amount, before.count.qualifier, mention.span.slice(text), unit=mention.unit, is_range=False)
        mention = replace(mention, count=count)
    return replace(mention, change=before.change)


def _is_repeated(text: str, before: NumberMention, mention: NumberMention) -> bool:
    """Whether the number only spells out the one before it: "twelve (12)"."""
    between = text[before.span.end : mention.span.start] if mention.span.start - before.span.end < 4 else ""
    closed = text[mention.span.end : mention.span.end + 1] == ")"
    return between.strip() == "(" and closed and mention.amounts == before.amounts


def _was(text: str, before: NumberMention, mention: NumberMention, first: int) -> float | None:
    """What the number was before: 40 in "rose from 40 to 60", 15 million in "from 15 to 20 million"."""
    between = text[before.span.end : mention.span.start] if mention.span.start - before.span.end < 40 else ""
    joint = f"{between}{text[mention.span.start : mention.span.end]}".lower().split()
    if (
        "to" not in joint
        or not between
        or not mention.amounts
        or len(before.amounts) != 1
        or not FROM_TO.fullmatch(between)
    ):
        return None
    if text[max(first, before.span.start - 5) : before.span.start].strip().lower() != "from":
        return None
    if before.unit != mention.unit and None not in (before.unit, mention.unit):
        return None
    one, other = (Amount(m.span.start, m.span.end, m.amounts[0], None, ()) for m in (before, mention))
    return before.amounts[0] * _shared_scale(text, one, other)


def _with_second(
    text: str, amount: Amount, unit: str | None, before: Before, sentence: Sentence, tables: NumberTables
) -> tuple[Amount, str | None, bool]:
    """The amount with the other end of its range, if one follows: "9 to 15", "between 9 and 15", "three or four"."""
    joint = TO.match(text, amount.end)
    if amount.kind != "number" or joint is None or joint.end() >= sentence.span.end:
        return amount, unit, False
    last = before[-1][0].lower() if before else ""
    word = joint[0].strip(" \n\u00a0-").lower()
    if word == "and" and last != "between":
        return amount, unit, False
    second = _second(text, joint.end(), sentence, tables)
    if second is None or second.kind != "number":
        return amount, unit, False
    second, second_unit = with_unit(text, second, [], sentence.span.start, tables)
    low, high = amount.low, second.low
    if unit is not None and unit != second_unit and (second_unit is not None or word):
        return amount, unit, False
    scale = _shared_scale(text, amount, second)
    low *= scale
    if high <= low or (word == "or" and high - low > max(1.0, low)):
        return amount, unit, False
    if word == "to" and _rose_or_fell(before, last, unit, tables):
        return amount, unit, False
    start = before[-1][1] if last == "between" else amount.start
    return Amount(start, second.end, low, high, (low, high)), second_unit or unit, True


def _second(text: str, start: int, sentence: Sentence, tables: NumberTables) -> Amount | None:
    sign = tables.sign_first.match(text, start)
    begin = sign.end() if sign is not None else start
    if begin >= sentence.span.end or tables.scan.match(text, begin, sentence.span.end) is None:
        return None
    second = amount_at(text, begin, sentence.span.start, tables)
    if second is None or tables.month_after.match(text, second.end) or tables.clock.match(text, second.end):
        return None
    return second


def _shared_scale(text: str, amount: Amount, second: Amount) -> float:
    """In "9 to 15 million" the scale of the second number is that of the first as well."""
    figures = re.match(r"[\d,.]+", text[second.start : second.end].lstrip("$€£¥US "))
    if figures is None or not re.search(r"[\d.]$", text[amount.start : amount.end]):
        return 1.0
    written = float(figures[0].strip(",.").replace(",", ""))
    if written <= 0 or second.low / written < 1000 or amount.low >= written:
        return 1.0
    return second.low / written


def _rose_or_fell(before: Before, last: str, unit: str | None, tables: NumberTables) -> bool:
    """ "Rose from 40 to 60" and "fell by $2 to $9" tell two numbers, "fell by 1 to 1.5 degrees" one."""
    moved = phrase_before(before[:-1] if last in ("from", "by") else before, tables.moves)
    return moved is not None and (last == "from" or unit is not None)


def _bound_before(
    text: str, amount: Amount, before: Before, first: int, tables: NumberTables
) -> tuple[int, Qualifier | None]:
    """Where the number begins with its bound, and the bound; of two ("at least about 40") the one that opens an end."""
    last = before[-1][0].lower() if before else ""
    if last not in tables.bounds.ends and last not in BETWEEN and last[-1:] not in OPEN:
        return amount.start, None
    written = text[max(first, amount.start - 3) : amount.start].rstrip()
    for sign in (written[-2:], written[-1:]):
        if sign in OPEN:
            return text.rindex(sign, first, amount.start), tables.bounds.entries[sign].qualifier
    start, qualifier = amount.start, None
    for _ in range(2):
        kept = before
        while kept and kept[-1][0].lower() in BETWEEN and phrase_before(kept, tables.bounds) is None:
            kept = kept[:-1]
        found = phrase_before(kept, tables.bounds)
        if found is None:
            break
        start = found[1]
        if qualifier in (None, "about", "exactly"):
            qualifier = tables.bounds.entries[found[0]].qualifier
        before = _up_to(before, start)
    return start, qualifier


def _count(amount: Amount, qualifier: Qualifier | None, words: str, *, unit: str | None, is_range: bool) -> Count:
    scale = 100 if amount.kind == "share" else 1
    if scale == 1 and amount.low == amount.high and amount.low == int(amount.low):
        low: int = int(amount.low)
        high: int | None = low
    else:
        low = math.floor(round(amount.low * scale, 6))
        high = None if amount.high is None else math.ceil(round(amount.high * scale, 6))
    match qualifier:
        case "more than":
            return Count(low + 1 if low == high else low, None, qualifier, words)
        case "at least":
            return Count(low, None, qualifier, words)
        case "less than":
            return Count(None, low - 1 if low == high else high, qualifier, words)
        case "at most":
            return Count(None, high, qualifier, words)
        case None | "exactly":
            return Count(low, high, _plain(amount, is_range=is_range), words)
    return Count(low, high, qualifier, words)


def _plain(amount: Amount, *, is_range: bool) -> Qualifier:
    if is_range:
        return "between"
    if amount.kind == "none" or amount.high == 0:
        return "none"
    return "vague" if amount.kind == "vague" or amount.low != amount.high else "exactly"


def _change(before: Before, amount: Amount, unit: str | None, tables: NumberTables) -> Literal["up", "down"] | None:
    words = before
    while words and words[-1][0].lower() in ("by", "another", "a", "an"):
        words = words[:-1]
    found = phrase_before(words, tables.moves)
    if found is None:
        return None
    move = tables.moves.entries[found[0]]
    by = len(words) < len(before) and before[len(words)][0].lower() == "by"
    broken = by or unit == "percent" or is_currency(unit) or amount.low != int(amount.low)
    return move.direction if broken or not move.shares else None
