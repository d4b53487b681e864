"""Clues to the day of publication: words of the report, each with the test that the day must pass."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from dateline.analysis.times import TimeTables, times_in
from dateline.model.article import Article
from dateline.model.reading import Sentence, TimeMention
from dateline.model.sourced import Span
from dateline.resolve.calendar import stretch_of
from dateline.resolve.standpoint import Meaning, Standpoint, Tense
from dateline.resolve.tense import tense_of
from dateline.resolve.time_rules import meaning_of

# The opening that names the day: so many sentences.
OPENING = 4
# A day named without its year lies at most so far behind.
YEARLESS_DAYS = 270


class Clue(Struct, frozen=True):
    """Words that bound the day of publication: what they say of it ("year", "stretch", "month", "weekday", "day", or
    "stated" where they name the very day) and the test that a day must pass."""

    says: str
    span: Span
    fits: Callable[[date], bool]


class Told(Struct, frozen=True):
    """A mention of a time with its sentence, tense, slots and kind of meaning."""

    mention: TimeMention
    sentence: Sentence
    tense: Tense
    slots: dict[str, str]
    means: str


def told_in(mentions: Sequence[TimeMention], sentences: Sequence[Sentence], tables: TimeTables) -> Iterator[Told]:
    """The mentions with their sentences, in text order."""
    by_index = {sentence.index: sentence for sentence in sentences}
    for mention in mentions:
        sentence = by_index.get(mention.sentence)
        if sentence is not None:
            tense = tense_of(mention, sentence, tables)
            yield Told(mention, sentence, tense, dict(mention.slots), tables.means[mention.form])


def year_of(one: Told) -> int | None:
    """The year that a date states in four figures, era excluded."""
    stated = one.slots.get("year", one.slots.get("iso", "")[:4])
    if one.means != "date" or "era" in one.slots or len(stated) != 4 or not stated.isdigit():
        return None
    return int(stated)


def clues_of_times(told: Sequence[Told], year: int, tables: TimeTables) -> Iterator[Clue]:
    """The clues of the body, except those of the year and of the weekday."""
    month_named: int | None = None
    for one in told:
        span, slots = one.mention.span, one.slots
        if "year" in slots or "yeardir" in slots:
            month_named = int(slots["month"]) if slots.get("month", "").isdigit() else month_named
            continue
        match one.means:
            case "portion" if one.tense == "past" and ("month" in slots or slots.get("of") == "month"):
                month = int(slots["month"]) if "month" in slots else month_named
                last = None if month is None or "ofdir" in slots else _end_of_portion(one, month, year, tables)
                if last is not None:
                    yield Clue("stretch", _with_noun(one), _over(last))
            case "period" if (slots.get("unit"), slots.get("dir"), slots.get("part")) == ("month", "0", "earlier"):
                yield Clue("month", span, lambda day: day.day > 1)
            case "date" if "month" in slots and "day" not in slots and one.tense == "future" and "part" not in slots:
                ahead = int(slots["month"])
                yield Clue("month", _with_verb(one), _before_month(ahead))
            case "date" if slots.get("month", "").isdigit() and "day" in slots and one.tense == "past":
                yield Clue("dated", span, _not_long_after(int(slots["month"]), int(slots["day"])))
        if slots.get("month", "").isdigit():
            month_named = int(slots["month"])


def weekday_clues(told: Sequence[Told], text: str, *, dated: bool) -> Iterator[Clue]:
    """The weekday of the report: the one that the first sentence of the opening names; those behind it look back
    ("said on Friday … was taken to hospital on Wednesday").

    Of two in one sentence nobody knows which it is, unless the dateline gives the day: then one of them is its own, or
    that of the day before it, of which a morning paper tells.
    """
    opening = [one for one in told if one.means == "weekday" and _opens(one)]
    first = [one for one in opening if one.sentence.index == opening[0].sentence.index]
    weekdays = [int(one.slots["weekday"]) for one in first]
    for one, weekday in zip(first, weekdays, strict=True):
        if not dated:
            yield Clue("weekday", _with_lead(one.mention.span, text), _on_weekday(weekday))
        elif one is first[0]:
            either = (*weekdays, *(weekday % 7 + 1 for weekday in weekdays))
            yield Clue("weekday", _with_lead(one.mention.span, text), _on_one_of(either))


def dateline_clues(article: Article, text: str, tables: TimeTables) -> Iterator[Clue]:
    """A dateline with month and day names the day of the report itself."""
    if article.dateline is None or article.dateline.date is None or not article.dateline.date.spans:
        return
    span = article.dateline.date.spans[0]
    for mention in times_in(text, Sentence(0, 0, span, ()), tables):
        slots = dict(mention.slots)
        if slots.get("month", "").isdigit() and slots.get("day", "").isdigit():
            yield Clue("stated", span, _on_day(int(slots["month"]), int(slots["day"])))


def _opens(one: Told) -> bool:
    return one.sentence.index < OPENING and one.tense == "past" and not {"weekdir", "weekstep"}.intersection(one.slots)


def _end_of_portion(one: Told, month: int, year: int, tables: TimeTables) -> date | None:
    """The last day of "the first two weeks of January", "the third week of the month" in a year."""
    slots = {name: value for name, value in one.slots.items() if name != "of"}
    slots |= {"month": str(month), "year": str(year)}
    mention = TimeMention(one.mention.span, one.mention.sentence, one.mention.form, tuple(slots.items()))
    found = meaning_of(mention, Standpoint(None), tables)
    return found.last if isinstance(found, Meaning) else None


def _over(last: date) -> Callable[[date], bool]:
    """A stretch told of in the past ends on the day before, on the day or the day after at the latest; its month is
    that of the report or the one before."""

    def fits(day: date) -> bool:
        months = (day.year - last.year) * 12 + day.month - last.month
        return day >= last - timedelta(days=1) and 0 <= months <= 1

    return fits


def _before_month(month: int) -> Callable[[date], bool]:
    """A month ahead by its bare name is one of the next eleven."""
    return lambda day: day.month != month


def _not_long_after(month: int, day_of_month: int) -> Callable[[date], bool]:
    def fits(day: date) -> bool:
        for year in (day.year, day.year - 1):
            stretch = stretch_of(f"{year:04d}-{month:02d}-{day_of_month:02d}")
            if stretch is not None and stretch.first <= day:
                return (day - stretch.first).days <= YEARLESS_DAYS
        return False

    return fits


def _on_day(month: int, day_of_month: int) -> Callable[[date], bool]:
    return lambda day: (day.month, day.day) == (month, day_of_month)


def _on_weekday(weekday: int) -> Callable[[date], bool]:
    return lambda day: day.isoweekday() == weekday


def _on_one_of(weekdays: Sequence[int]) -> Callable[[date], bool]:
    return lambda day: day.isoweekday() in weekdays


def _with_lead(span: Span, text: str) -> Span:
    """The span with the small word before it: "on Sunday"."""
    start = span.start - 1
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return Span(start, span.end) if text[start : span.start - 1].islower() and span.start - start <= 4 else span


def _with_verb(one: Told) -> Span:
    """The span with the verb that looks ahead: "expires in February"."""
    token = one.sentence.token_at(one.mention.span.start)
    while token is not None and token.head != token.i and not token.is_verb:
        token = one.sentence.tokens[token.head]
    if token is None or not token.is_verb or token.start > one.mention.span.start:
        return one.mention.span
    return Span(token.start, one.mention.span.end)


def _with_noun(one: Told) -> Span:
    """The span with the noun phrase before it: "a lull in the second week of the month"."""
    first = one.sentence.token_at(one.mention.span.start)
    if first is None or first.i < 2 or not one.sentence.tokens[first.i - 2].is_noun:
        return one.mention.span
    noun = one.sentence.tokens[first.i - 2]
    left = min((i for i in one.sentence.subtree(noun.i) if i <= noun.i), default=noun.i)
    return Span(one.sentence.tokens[left].start, one.mention.span.end)
