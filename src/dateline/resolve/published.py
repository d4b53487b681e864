"""The day of publication where the page does not state it: inferred from what the report itself says of its time.

Every clue is a test that a day must pass, and carries the words it rests on:

- a year: a total told for a bare year ("In 2011 … killed 940") means that the year is over and the next running;
- a month: one that lies ahead by its bare name ("expires in February") is not the month of the report; "earlier this
  month" was not written on the first;
- a stretch told of in the past ("the first half of May", "a lull in the second week of the month") is over or
  in its last day, and its month is this month or the one before;
- a day: a report is most often written on the day that its opening names ("said on Sunday").

A day is named only where year, stretch and weekday are all known and few days are left; the first of them is the best,
since a report tells of what is just over, the others are `also_possible`. Of many days only the bounds are told.
A date written out in full is the day of the report where the opening names its weekday, or where it comes again and
again (messages quoted with their date). Otherwise nothing is said: bounds from years alone held in only half of 46
reports.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from dateline.analysis.times import TimeTables, times_in
from dateline.model.article import Article, Published
from dateline.model.reading import Sentence, TimeMention
from dateline.model.sourced import Span
from dateline.resolve.calendar import stretch_of
from dateline.resolve.standpoint import Meaning, Standpoint, Tense
from dateline.resolve.tense import tense_of
from dateline.resolve.time_rules import meaning_of

UNKNOWN = Published(None, None, None, "unknown", "defaulted", rule="published.unknown")
# The opening that names the day: so many sentences.
OPENING = 4
# A full date named so often is that of the report itself (messages quoted with their date).
OFTEN = 3
# With more days left than this nobody could say which it is.
FEW_DAYS = 3
# A day named without its year lies at most so far behind.
YEARLESS_DAYS = 270


class Clue(Struct, frozen=True):
    """Words that bound the day of publication: what they say of it ("year", "stretch", "month", "weekday", "day", or
    "stated" where they name the very day) and the test that a day must pass."""

    says: str
    span: Span
    fits: Callable[[date], bool]


class _Told(Struct, frozen=True):
    """A mention with its sentence, tense, slots and kind of meaning."""

    mention: TimeMention
    sentence: Sentence
    tense: Tense
    slots: dict[str, str]
    means: str


def published_of(
    article: Article, mentions: Sequence[TimeMention], sentences: Sequence[Sentence], text: str, tables: TimeTables
) -> Published:
    """The day that the page states, else the day that follows from its dateline and its text, else what the page says.

    Only the body counts: a date in the furniture says nothing about the report.
    """
    if article.published.best is not None:
        return article.published
    told = list(_told(mentions, sentences, tables))
    years = _years(told, text)
    if years is None:
        return article.published
    year_clues, low, high = years
    stated = list(_dateline_clues(article, text, tables))
    clues = [*year_clues, *_clues(told, low.year, tables), *_weekday_clues(told, text, dated=bool(stated)), *stated]
    days = [low + timedelta(days=i) for i in range((high - low).days + 1)]
    left = [day for day in days if all(clue.fits(day) for clue in clues)]
    because = tuple(sorted({clue.span for clue in clues}))
    known = {clue.says for clue in clues}
    told_when = "stated" in known or ("weekday" in known and bool(known & {"stretch", "day"}))
    if not left or not told_when or article.published.earliest is not None:
        return article.published
    if len(left) > FEW_DAYS:
        return Published(None, left[0], left[-1], "span", "inferred", because, rule="published.bounds")
    others = tuple(reversed(left[1:]))
    return Published(left[0], left[0], left[-1], "day", "inferred", because, others, "published.inferred")


def _told(mentions: Sequence[TimeMention], sentences: Sequence[Sentence], tables: TimeTables) -> Iterator[_Told]:
    by_index = {sentence.index: sentence for sentence in sentences}
    for mention in mentions:
        sentence = by_index.get(mention.sentence)
        if sentence is not None:
            tense = tense_of(mention, sentence, tables)
            yield _Told(mention, sentence, tense, dict(mention.slots), tables.means[mention.form])


def _years(told: Sequence[_Told], text: str) -> tuple[list[Clue], date, date] | None:
    """The days of which the report can be, by its last year: the one day that it names in full, or those of the year
    after one that a total closes; None where neither is said."""
    dated = [(year, one) for one in told if one.tense != "future" and (year := _year(one)) is not None]
    if not dated:
        return None
    last = max(year for year, _ in dated)
    closed = [one for year, one in dated if year == last and _closes_year(one, text)]
    exact = [(day, one) for year, one in dated if year == last and (day := _full_day(one)) is not None]
    if exact:
        latest = max(day for day, _ in exact)
        spans = [one.mention.span for day, one in exact if day == latest]
        if not _is_of_the_day([one for day, one in exact if day == latest]):
            return [Clue("year", spans[0], lambda day: day > latest)], latest, latest + timedelta(days=YEARLESS_DAYS)
        often = len(spans) >= OFTEN and _fits_weekdays(latest, told)
        return [Clue("stated" if often else "day", spans[0], lambda day: day == latest)], latest, latest
    if closed:
        span = _total_of_year(closed[0], text)
        return [Clue("year", span, lambda day: day.year == last + 1)], date(last + 1, 1, 1), date(last + 1, 12, 31)
    return None


def _full_day(one: _Told) -> date | None:
    try:
        if "iso" in one.slots:
            return date.fromisoformat(one.slots["iso"])
        return date(int(one.slots["year"]), int(one.slots["month"]), int(one.slots["day"]))
    except (KeyError, ValueError):
        return None


def _is_of_the_day(named: Sequence[_Told]) -> bool:
    """Whether a date written in full is the day of the report itself and no look back: it stands in the opening, has
    its weekday beside it, or is named again."""
    return len(named) > 1 or any(one.sentence.index < OPENING or "weekday" in one.slots for one in named)


def _year(one: _Told) -> int | None:
    """The year that a date states in four figures, era excluded."""
    stated = one.slots.get("year", one.slots.get("iso", "")[:4])
    if one.means != "date" or "era" in one.slots or len(stated) != 4 or not stated.isdigit():
        return None
    return int(stated)


def _closes_year(one: _Told, text: str) -> bool:
    """Whether a whole year is told of with a figure: "In 2007 … killed 3,870 civilians"."""
    if "month" in one.slots or "part" in one.slots or one.mention.span.start - one.sentence.span.start > 4:
        return False
    rest = text[one.mention.span.end : one.sentence.span.end]
    return any(letter.isdigit() for letter in rest)


def _fits_weekdays(day: date, told: Sequence[_Told]) -> bool:
    """Whether the weekdays told of are that day's or the one before it: others would make it a look back."""
    named = {int(one.slots["weekday"]) for one in told if one.means == "weekday" and one.tense == "past"}
    return named <= {day.isoweekday(), (day - timedelta(days=1)).isoweekday()}


def _total_of_year(one: _Told, text: str) -> Span:
    """The words from the head of the sentence to the first figure behind the year, with the noun it counts."""
    start, end = one.sentence.span.start, one.sentence.span.end
    figure = next(i for i in range(one.mention.span.end, end) if text[i].isdigit())
    token = one.sentence.token_at(figure)
    if token is None:
        return Span(start, end)
    noun = one.sentence.tokens[token.head]
    return Span(start, max(token.end, noun.end if noun.is_noun and noun.i > token.i else 0))


def _clues(told: Sequence[_Told], year: int, tables: TimeTables) -> Iterator[Clue]:
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


def _weekday_clues(told: Sequence[_Told], text: str, *, dated: bool) -> Iterator[Clue]:
    """The weekday of the report: the one that the first sentence of the opening names; those behind it look back
    ("said on Friday … was taken to hospital on Wednesday").

    Of two in one sentence nobody knows which it is, unless the dateline gives the day: then one of them is its own.
    """
    opening = [one for one in told if one.means == "weekday" and _opens(one)]
    first = [one for one in opening if one.sentence.index == opening[0].sentence.index]
    weekdays = [int(one.slots["weekday"]) for one in first]
    for one, weekday in zip(first, weekdays, strict=True):
        if not dated:
            yield Clue("weekday", _with_lead(one.mention.span, text), _on_weekday(weekday))
        elif one is first[0]:
            yield Clue("weekday", _with_lead(one.mention.span, text), _on_one_of(weekdays))


def _dateline_clues(article: Article, text: str, tables: TimeTables) -> Iterator[Clue]:
    """A dateline with month and day names the day of the report itself."""
    if article.dateline is None or article.dateline.date is None or not article.dateline.date.spans:
        return
    span = article.dateline.date.spans[0]
    for mention in times_in(text, Sentence(0, 0, span, ()), tables):
        slots = dict(mention.slots)
        if slots.get("month", "").isdigit() and slots.get("day", "").isdigit():
            yield Clue("stated", span, _on_day(int(slots["month"]), int(slots["day"])))


def _opens(one: _Told) -> bool:
    return one.sentence.index < OPENING and one.tense == "past" and "weekdir" not in one.slots


def _end_of_portion(one: _Told, month: int, year: int, tables: TimeTables) -> date | None:
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


def _with_verb(one: _Told) -> Span:
    """The span with the verb that looks ahead: "expires in February"."""
    token = one.sentence.token_at(one.mention.span.start)
    while token is not None and token.head != token.i and not token.is_verb:
        token = one.sentence.tokens[token.head]
    if token is None or not token.is_verb or token.start > one.mention.span.start:
        return one.mention.span
    return Span(token.start, one.mention.span.end)


def _with_noun(one: _Told) -> Span:
    """The span with the noun phrase before it: "a lull in the second week of the month"."""
    first = one.sentence.token_at(one.mention.span.start)
    if first is None or first.i < 2 or not one.sentence.tokens[first.i - 2].is_noun:
        return one.mention.span
    noun = one.sentence.tokens[first.i - 2]
    left = min((i for i in one.sentence.subtree(noun.i) if i <= noun.i), default=noun.i)
    return Span(one.sentence.tokens[left].start, one.mention.span.end)
