"""The days of which a report can be: by a date in full, by the year after one that a total closes."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.model.sourced import Span
from dateline.resolve.published_clues import OPENING, YEARLESS_DAYS, Clue, Told, year_of

# A full date named so often is that of the report itself (messages quoted with their date), or
# so often from its opening on.
OFTEN = 3
OFTEN_FROM_OPENING = 2


def years_told(told: Sequence[Told], text: str) -> tuple[list[Clue], date, date] | None:
    """The days of which the report can be, by its last year: the one day that it names in full, or those of the year
    after one that a total closes; None where neither is said."""
    dated = [(year, one) for one in told if one.tense != "future" and (year := year_of(one)) is not None]
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
        opens = any(one.sentence.index < OPENING for day, one in exact if day == latest)
        often = len(spans) >= (OFTEN_FROM_OPENING if opens else OFTEN) and _fits_weekdays(latest, told)
        return [Clue("stated" if often else "day", spans[0], lambda day: day == latest)], latest, latest
    if closed:
        span = _total_of_year(closed[0], text)
        return [Clue("year", span, lambda day: day.year == last + 1)], date(last + 1, 1, 1), date(last + 1, 12, 31)
    return None


def _full_day(one: Told) -> date | None:
    try:
        if "iso" in one.slots:
            return date.fromisoformat(one.slots["iso"])
        return date(int(one.slots["year"]), int(one.slots["month"]), int(one.slots["day"]))
    except (KeyError, ValueError):
        return None


def _is_of_the_day(named: Sequence[Told]) -> bool:
    """Whether a date written in full is the day of the report itself and no look back: it stands in the opening, has
    its weekday beside it, or is named again."""
    return len(named) > 1 or any(one.sentence.index < OPENING or "weekday" in one.slots for one in named)


def _closes_year(one: Told, text: str) -> bool:
    """Whether a whole year is told of with a figure: "In 2007 … killed 3,870 civilians"."""
    if "month" in one.slots or "part" in one.slots or one.mention.span.start - one.sentence.span.start > 4:
        return False
    rest = text[one.mention.span.end : one.sentence.span.end]
    return any(letter.isdigit() for letter in rest)


def _fits_weekdays(day: date, told: Sequence[Told]) -> bool:
    """Whether the weekdays told of are that day's or the one before it: others would make it a look back."""
    named = {int(one.slots["weekday"]) for one in told if one.means == "weekday" and one.tense == "past"}
    return named <= {day.isoweekday(), (day - timedelta(days=1)).isoweekday()}


def _total_of_year(one: Told, text: str) -> Span:
    """The words from the head of the sentence to the first figure behind the year, with the noun it counts."""
    start, end = one.sentence.span.start, one.sentence.span.end
    figure = next(i for i in range(one.mention.span.end, end) if text[i].isdigit())
    token = one.sentence.token_at(figure)
    if token is None:
        return Span(start, end)
    noun = one.sentence.tokens[token.head]
    return Span(start, max(token.end, noun.end if noun.is_noun and noun.i > token.i else 0))
