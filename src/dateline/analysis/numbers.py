"""Numbers in a sentence, each with its bound: "more than 40", "9 to 15", "dozens", "no casualties", "a third"."""

import math
import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from dateline.analysis.number_settings import counts_nothing, phrase_before, words_before
from dateline.analysis.number_tables import NumberTables, compile_numbers
from dateline.analysis.numerals import Amount, amount_at
from dateline.model.reading import NumberMention, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Count, Qualifier

__all__ = ["NumberTables", "compile_numbers", "numbers_in", "numbers_of"]

TOKEN = re.compile(r"[A-Za-z]+|[0-9]+")
TO = re.compile(r"\s*(?:-to-|[-–—]|\bto\b|\bor\b|\band\b)\s*", re.I)
# Words that may stand between a bound and its number: "at least another 12", "nearly a million".
BETWEEN = frozenset(("a", "an", "another", "other", "additional", "further", "only", "just", "more"))
CONVERSION = re.compile(r"[^()\d,;]{0,30}\(")
BOUNDED = frozenset(("more than", "at least", "less than", "at most", "about", "nearly"))
OPEN = frozenset(("~", "<", ">", "≥", "≤", "≈"))


def numbers_of(text: str, sentences: Iterable[Sentence], tables: NumberTables) -> tuple[NumberMention, ...]:
    """The numbers of the sentences in text order."""
    return tuple(mention for sentence in sentences for mention in numbers_in(text, sentence, tables))


def numbers_in(text: str, sentence: Sentence, tables: NumberTables) -> list[NumberMention]:
    """The numbers of a sentence in text order. Dates, times, names and codes are none; ordinals are kept apart.

    "About" and "nearly" keep the number at both ends of the count beside their qualifier. Shares count in percent, so
    "a third" is (33, 34) percent, and money in whole units of its currency.
    """
    found: list[NumberMention] = []
    at = sentence.span.start
    for token in TOKEN.finditer(text, at, sentence.span.end):
        word = token[0]
        if token.start() < at or not (word in tables.firsts or word[0].isdigit()):
            continue
        amount = amount_at(text, token.start(), sentence.span.start, tables)
        if amount is None or amount.end > sentence.span.end:
            continue
        if amount.kind != "none" and counts_nothing(text, amount, sentence.span.start, tables):
            continue
        mention = _mention(text, amount, sentence, tables)
        if found and _is_conversion(text, found[-1], mention):
            mention = _as_before(mention, found[-1].count.qualifier, text, amount)
        found.append(mention)
        at = mention.span.end
    return found


def _mention(text: str, amount: Amount, sentence: Sentence, tables: NumberTables) -> NumberMention:
    first = sentence.span.start
    if amount.kind == "ordinal":
        span = Span(amount.start, amount.end)
        count = Count(int(amount.low), int(amount.low), "exactly", span.slice(text))
        return NumberMention(span, sentence.index, count, ordinal=True, amounts=amount.figures)
    amount, unit = _with_unit(text, _below_zero(text, amount, first, tables), first, tables)
    amount, unit, is_range = _with_second(text, amount, unit, sentence, tables)
    start, qualifier = _bound_before(text, amount, first, tables)
    end = amount.end
    if qualifier is None and (after := tables.bound_after.match(text, end, sentence.span.end)) is not None:
        end, qualifier = after.end(), tables.bounds_after[" ".join(after[1].lower().split())].qualifier
    span = Span(start, end)
    count = _count(amount, qualifier, span.slice(text), unit=unit, is_range=is_range)
    change = _change(text, start, first, amount, unit, tables)
    return NumberMention(span, sentence.index, count, unit=unit, amounts=amount.figures, change=change)


def _below_zero(text: str, amount: Amount, first: int, tables: NumberTables) -> Amount:
    """The amount with its sign: "minus 20", "-5"; a dash before a word is a dash."""
    minus = tables.minus.search(text, max(first, amount.start - 10), amount.start)
    if minus is None or amount.kind != "number" or not (minus[0].strip("- ") or text[amount.start].isdigit()):
        return amount
    low = -amount.low
    return Amount(minus.start(), amount.end, low, low, (low,))


def _is_conversion(text: str, before: NumberMention, mention: NumberMention) -> bool:
    """Whether the number says the one before it in another measure: "more than 100 kilometres (60 miles)"."""
    between = text[before.span.end : mention.span.start]
    return (
        before.count.qualifier in BOUNDED
        and mention.count.qualifier == "exactly"
        and CONVERSION.fullmatch(between) is not None
    )


def _as_before(mention: NumberMention, qualifier: Qualifier, text: str, amount: Amount) -> NumberMention:
    """The mention with the bound of the number that it says again."""
    count = _count(amount, qualifier, mention.span.slice(text), unit=mention.unit, is_range=False)
    return msgspec.structs.replace(mention, count=count)


def _with_unit(text: str, amount: Amount, first: int, tables: NumberTables) -> tuple[Amount, str | None]:
    """The amount with its percent or money words taken in, and the unit."""
    if amount.kind == "share":
        return amount, "percent"
    percent = tables.percent.match(text, amount.end)
    if percent is not None:
        return _moved(amount, amount.start, percent.end()), "percent"
    sign = tables.sign.search(text[max(first, amount.start - 6) : amount.start])
    if sign is not None:
        start = amount.start - (sign.end() - sign.start())
        return _moved(amount, start, amount.end), tables.signs[" ".join(sign[1].lower().split())]
    money = tables.money_words.match(text, amount.end)
    if money is not None:
        return _moved(amount, amount.start, money.end()), tables.money[" ".join(money[1].lower().split())]
    return amount, None


def _with_second(
    text: str, amount: Amount, unit: str | None, sentence: Sentence, tables: NumberTables
) -> tuple[Amount, str | None, bool]:
    """The amount with the other end of its range, if one follows: "9 to 15", "between 9 and 15", "three or four"."""
    joint = TO.match(text, amount.end)
    if amount.kind != "number" or joint is None or joint.end() >= sentence.span.end:
        return amount, unit, False
    before = words_before(text, amount.start, sentence.span.start)
    last = before[-1][0].lower() if before else ""
    word = joint[0].strip(" \n\u00a0-").lower()
    if word == "and" and last != "between":
        return amount, unit, False
    second = _second(text, joint.end(), sentence, tables)
    if second is None or second.kind != "number":
        return amount, unit, False
    second, second_unit = _with_unit(text, second, sentence.span.start, tables)
    low, high = amount.low, second.low
    if unit is not None and unit != second_unit and (second_unit is not None or word):
        return amount, unit, False
    scale = _shared_scale(text, amount, second)
    low *= scale
    if high <= low or (word == "or" and high - low > max(1.0, low / 2)):
        return amount, unit, False
    if word == "to" and _rose_or_fell(before, last, unit, tables):
        return amount, unit, False
    start = before[-1][1] if last == "between" else amount.start
    return Amount(start, second.end, low, high, (low, high)), second_unit or unit, True


def _second(text: str, start: int, sentence: Sentence, tables: NumberTables) -> Amount | None:
    sign = tables.sign_first.match(text, start)
    begin = sign.end() if sign is not None else start
    token = TOKEN.match(text, begin, sentence.span.end)
    if token is None or not (token[0] in tables.firsts or token[0][0].isdigit()):
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


def _rose_or_fell(before: list[tuple[str, int]], last: str, unit: str | None, tables: NumberTables) -> bool:
    """ "Rose from 40 to 60" and "fell by $2 to $9" tell two numbers, "fell by 1 to 1.5 degrees" one."""
    moved = phrase_before(before[:-1] if last in ("from", "by") else before, tables.moves, longest=2)
    return moved is not None and (last == "from" or unit is not None)


def _bound_before(text: str, amount: Amount, first: int, tables: NumberTables) -> tuple[int, Qualifier | None]:
    """Where the number begins with its bound, and the bound; of two ("at least about 40") the one that opens an end."""
    sign = text[amount.start - 1 : amount.start].strip() or text[max(first, amount.start - 2) : amount.start].strip()
    if sign in OPEN and amount.start > first:
        return text.rindex(sign, first, amount.start), tables.bounds[sign].qualifier
    words = words_before(text, amount.start, first)
    start, qualifier = amount.start, None
    for _ in range(2):
        kept = list(words)
        while kept and kept[-1][0].lower() in BETWEEN and phrase_before(kept, tables.bounds) is None:
            kept.pop()
        found = phrase_before(kept, tables.bounds)
        if found is None:
            break
        start = found[1]
        if qualifier in (None, "about"):
            qualifier = tables.bounds[found[0]].qualifier
        words = [word for word in words if word[1] < start]
    return start, qualifier


def _count(amount: Amount, qualifier: Qualifier | None, words: str, *, unit: str | None, is_range: bool) -> Count:
    scale = 100 if amount.kind == "share" else 1
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
        case None:
            return Count(low, high, _plain(amount, is_range=is_range), words)
    return Count(low, high, qualifier, words)


def _plain(amount: Amount, *, is_range: bool) -> Qualifier:
    if is_range:
        return "between"
    if amount.kind == "none" or amount.high == 0:
        return "none"
    return "vague" if amount.kind == "vague" else "exactly"


def _change(
    text: str, start: int, first: int, amount: Amount, unit: str | None, tables: NumberTables
) -> Literal["up", "down"] | None:
    words = words_before(text, start, first)
    while words and words[-1][0].lower() in ("by", "another", "a", "an"):
        words.pop()
    found = phrase_before(words, tables.moves, longest=2)
    if found is None:
        return None
    move = tables.moves[found[0]]
    broken = unit is not None or amount.low != int(amount.low)
    return move.direction if broken or not move.shares else None


def _moved(amount: Amount, start: int, end: int) -> Amount:
    return Amount(start, end, amount.low, amount.high, amount.figures, amount.kind)
