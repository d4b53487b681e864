"""The words of time: names and their values, numerals, phrases, the forms of the grammar, and feasts."""

from collections.abc import Mapping
from typing import Literal

from dateline.lexicon.rules.entry import Entry

FeastCalendar = Literal[
    "gregorian", "weekday", "easter", "orthodox", "islamic", "hebrew", "new moon", "full moon", "national"
]

TimeMeans = Literal[
    "century", "clock", "date", "decade", "deictic", "duration", "ended", "feast", "half", "name", "period", "portion",
    "quarter", "range", "reference", "running", "same", "season", "set", "shift", "step", "stretch", "turn",
    "unsettled", "week of", "weekday", "weekend",
]  # fmt: skip


class TimeWord(Entry, frozen=True):
    """Words that stand for one value of one kind: kind "month", value "1", words "january", "jan.".

    Words are written in lower case; `capital` ones count only when the text has a capital letter ("March", never
    "march"). A word may stand in several entries ("last" is a direction and an ordinal).
    """

    kind: str
    value: str
    words: tuple[str, ...]
    capital: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return (self.kind, self.value)


class TimeNumeral(Entry, frozen=True):
    """Times written in figures: a regular expression over lower-case text and the kinds that its matches have.

    Earlier entries win. `low` and `high` bound the value of a plain number ("day" is 1 to 31).
    """

    kind: str
    pattern: str
    low: int | None = None
    high: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        return (self.kind, self.pattern)


class TimePhrase(Entry, frozen=True):
    """A part of a pattern with a name, used in forms and other phrases as `<name>`.

    It fills the slots inside it, or is read as a whole: as a "number" or a "year".
    """

    phrase: str
    patterns: tuple[str, ...]
    reads: Literal["slots", "number", "year"] = "slots"


class TimeForm(Entry, frozen=True):
    """One rule of the grammar: how words for a time follow each other, and what kind of time they mean.

    A pattern is a row of elements: a literal word or sign, `{kind}` (one token of that kind), `<phrase>`, each with a
    slot name if it is not its own (`{month:month2}`); `( a | b )` groups, `?` makes what stands before it optional,
    `!x` demands that x does not follow, `...` skips up to eight tokens. `[` and `]` bound the mention where a pattern
    needs words around it ("in [ {year} ]"). `slots` adds fixed values.
    """

    form: str
    means: TimeMeans
    patterns: tuple[str, ...]
    slots: Mapping[str, str] = {}


class Feast(Entry, frozen=True):
    """A feast or holy period that dates events: where it lies in its calendar, how many days it lasts.

    "gregorian": month and day; "weekday": the `nth` weekday `day` of the month (nth -1 is the last); "easter" and
    "orthodox": `day` days from Easter Sunday; "islamic" and "hebrew": month and day of that calendar; "new moon" and
    "full moon": the `nth` one from a month and day on; "national": every country has its own, so the words alone give
    none. `uncertain` is by how many days the start may differ where the moon is watched, `from_evening` ones begin on
    the evening before. The words of `capital` ones count only with a capital letter ("Lent", never "lent").
    """

    feast: str
    words: tuple[str, ...]
    calendar: FeastCalendar
    month: int = 0
    day: int = 0
    nth: int = 0
    days: int = 1
    uncertain: int = 0
    from_evening: bool = False
    capital: bool = False
