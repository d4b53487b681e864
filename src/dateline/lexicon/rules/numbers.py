"""The words of number: numerals, vague amounts, bounds, currencies, and what looks like a number and counts nothing."""

from typing import Literal

from dateline.lexicon.rules.entry import Entry
from dateline.model.values import Qualifier

NumeralKind = Literal["unit", "teen", "tens", "dozen", "hundred", "scale", "suffix", "ordinal", "part"]


class Numeral(Entry, frozen=True):
    """A number word and its value. `kind` says what may follow it: "tens" a unit, "scale" smaller numbers; a "suffix"
    stands behind digits only ("2.7m"); a "part" is a fraction of one ("third" is 3: one divided by it)."""

    words: tuple[str, ...]
    value: int
    kind: NumeralKind

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.words)


class VagueNumber(Entry, frozen=True):
    """An amount that is not told exactly: "dozens" is 24 to 99. `order` is the number that the word is made of (12),
    `times` is True where the word multiplies another ("several hundred"), `alone` False where it says nothing without
    one ("few hundred"), `before` are the words one of which must follow ("scores of"). With `share` both ends are
    percent of people or acts, named or pointed at by `before`: "most of the voters", "most of them"."""

    words: tuple[str, ...]
    low: int
    high: int | None = None
    order: int | None = None
    times: bool = False
    alone: bool = True
    before: tuple[str, ...] = ()
    share: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return self.words


class NumberBound(Entry, frozen=True):
    """Words that open an end of a number, before it ("more than") or after it ("or more"). The mark `{number:…}` of an
    example holds the number with its bound."""

    qualifier: Qualifier
    words: tuple[str, ...]
    after: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return self.words


class Currency(Entry, frozen=True):
    """A currency by its ISO 4217 code, the signs before an amount and the words behind one."""

    code: str
    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class NumberUnit(Entry, frozen=True):
    """A measure by a short code ("km", "day", "age"), and the words behind a number that name it. What is so measured
    counts no heads: "12 km", "a 12-year-old"."""

    code: str
    words: tuple[str, ...]


class NumberSetting(Entry, frozen=True):
    """Words beside a number that decide what it is.

    Before it: "name" with a capital ("Flight 12"), "numbered" in any writing ("no. 3", "aged 40"), "year" ("since"),
    "minus", "by half" for a half that stands alone ("fell by half"), "place" before a name with a count behind it,
    which then is no age ("in Karvala, 12,"). Behind it: "address", "clock", "percent", "whole" (what a fraction is a
    share of), "one in" ("one in four people"), "measure" (what there can be 1,900 of, where "1900" else is a year).
    "phrase": the whole is no number ("one another"). "none": words for zero; "counted": what "no" counts ("no
    casualties").
    """

    kind: Literal[
        "name",
        "numbered",
        "year",
        "address",
        "clock",
        "percent",
        "whole",
        "measure",
        "phrase",
        "none",
        "counted",
        "minus",
        "by half",
        "place",
        "one in",
    ]
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.words)


class NumberMove(Entry, frozen=True):
    """Words before a number that make it a difference: "rose 4 percent", "down by 12". With `shares`, only before
    percents, money and broken numbers: "lost 12 men" is no difference."""

    direction: Literal["up", "down"]
    words: tuple[str, ...]
    shares: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return self.words
