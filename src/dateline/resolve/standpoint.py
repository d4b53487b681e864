"""Where words for time are read from: the day of the report, the tense, and the times that were named before."""

from datetime import date
from typing import Literal

from msgspec import Struct

from dateline.model.values import WhenPrecision
from dateline.resolve.calendar import stretch_of, value_at

Tense = Literal["past", "present", "future"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Meaning(Struct, frozen=True):
    """What words for a time mean: TIMEX3 type and value, the days it can have been, and the rule that said so.

    `first` and `last` are None for lengths, habits, years before Christ, and where the stretch is open.
    """

    type: TimexType
    value: str
    rule: str
    first: date | None = None
    last: date | None = None
    precision: WhenPrecision = "unknown"
    part_of_day: str | None = None
    inferred: bool = False


class Standpoint(Struct, frozen=True):
    """The point from which a mention is read. `published` is None where nobody knows it. In a `story` (a history,
    a chronicle) years, months and days are then counted from the last one named; in a report nobody can tell.

    `named` is the last date named, `named_day` the last day, `named_quarter` the last quarter; `close` is True where
    `named` stands in the same sentence and states its year; `beside` is the day to
    which an hour belongs: the one named in the same sentence, or shortly before; `southern` where the report comes from
    the southern half of the world, whose summers are our winters.
    """

    published: date | None
    tense: Tense = "past"
    named: Meaning | None = None
    named_day: Meaning | None = None
    named_quarter: Meaning | None = None
    close: bool = False
    story: bool = False
    beside: date | None = None
    southern: bool = False

    @property
    def today(self) -> date | None:
        """The day to count from: that of the report, in a story that of the last date named."""
        if self.published is not None or not self.story or self.named is None:
            return self.published
        return self.named.first

    @property
    def story_day(self) -> date | None:
        """The day that "the next day" follows: the last day named, or else the day of the report."""
        if self.named_day is not None:
            return self.named_day.first
        return self.today

    @property
    def story_date(self) -> date | None:
        """The date that "later that year" looks back to: the last one named, or else the day of the report."""
        if self.named is not None and self.named.first is not None:
            return self.named.first
        return self.published


def dated(value: str, rule: str, *, inferred: bool = False) -> Meaning:
    """A date as a meaning: its days from its TIMEX value, "1998-01-20TEV" of type TIME, "BC0490" without days."""
    stretch = stretch_of(value)
    kind: TimexType = "TIME" if "T" in value and value[4:5] == "-" else "DATE"
    part = value.partition("T")[2] if kind == "TIME" else None
    if stretch is None:
        return Meaning(kind, value, rule, part_of_day=part, inferred=inferred)
    return Meaning(
        kind, value, rule, stretch.first, stretch.last, stretch.precision, part_of_day=part, inferred=inferred
    )


def spanning(kind: TimexType, value: str, rule: str, first: date, last: date, *, inferred: bool = True) -> Meaning:
    """A meaning whose days its TIMEX value does not tell: "the past 24 hours" is PT24H and two days."""
    precision: WhenPrecision = "day" if first == last else "span"
    return Meaning(kind, value, rule, min(first, last), max(first, last), precision, inferred=inferred)


def unit_at(day: date, unit: str, rule: str) -> Meaning:
    """The unit of the calendar in which a day lies, as a meaning."""
    return dated(value_at(day, unit), rule, inferred=True)
