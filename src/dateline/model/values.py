"""The values that fields hold: how many, when, where, who, with what."""

from datetime import date
from typing import Literal

from msgspec import Struct

Qualifier = Literal[
    "exactly",
    "about",
    "more than",
    "less than",
    "at least",
    "at most",
    "between",
    "nearly",
    "vague",
    "none",
    "unstated",
]
WhenPrecision = Literal[
    "time", "part of day", "day", "span", "week", "month", "quarter", "season", "year", "decade", "century", "unknown"
]
WherePrecision = Literal["site", "place", "near", "part", "admin2", "admin1", "region", "country", "sea", "unknown"]


class Count(Struct, frozen=True):
    """How many: both ends inclusive, `None` open. "More than 40" is (41, None), "dozens" (24, 99), "none" (0, 0)."""

    low: int | None
    high: int | None
    qualifier: Qualifier = "exactly"
    words: str = ""


class When(Struct, frozen=True):
    """When: the first and the last day it can have been, both inclusive, `None` open.

    "January 2008" is 2008-01-01 to 2008-01-31 with precision `month`, never its first day. `part_of_day` is one of
    TIMEX3's ("MO", "NI"), "early" or "late", or an hour ("21:30").
    """

    earliest: date | None
    latest: date | None
    precision: WhenPrecision
    part_of_day: str | None = None


class Place(Struct, frozen=True):
    """One entry of the gazetteer. `id` is stable ("gn:98182"), `country` ISO 3166 alpha-3, `kind` the gazetteer's."""

    id: str
    name: str
    lat: float
    lon: float
    kind: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0


class Candidate(Struct, frozen=True):
    """A place that a name could also mean, with its score between 0 and 1."""

    place: Place
    score: float


class Where(Struct, frozen=True):
    """Where: the name as written, the place it was resolved to or none, and what else it could be.

    `relation` keeps the words that move or narrow the place ("near", "10 km west of", "southern outskirts of"); "in
    Kandahar" says that `name` is not known and Kandahar, in which it lies, stands for it.
    """

    name: str
    place: Place | None
    precision: WherePrecision
    relation: str | None = None
    alternatives: tuple[Candidate, ...] = ()


class Who(Struct, frozen=True):
    """Who: the name as written, the actor it was resolved to or none, and the role in which he or it appears.

    `id` is the row of the actor list ("us-military"), `country` ISO 3166 alpha-3, `sector` PLOVER's three letters,
    `of` the body a person speaks or acts for ("U.S. military"), `rank` an officer's ("Rear Admiral"),
    `aliases` other wordings of the same article.
    """

    name: str
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    kind: str | None = None
    role: str | None = None
    of: str | None = None
    of_id: str | None = None
    aliases: tuple[str, ...] = ()
    rank: str | None = None


class Weapon(Struct, frozen=True):
    """With what: the words as written and the weapon class of the lexicon ("car bomb", "mortar")."""

    name: str
    kind: str | None = None
