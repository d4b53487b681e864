"""Entries about places: countries, places that the gazetteer lacks or spells otherwise, and the words around names."""

from typing import Annotated, Any, Literal

from msgspec import Meta

from dateline.lexicon.rules.entry import Entry

PlaceRole = Literal[
    "article", "noun", "opening noun", "part", "part noun", "side", "relation", "distance", "state", "title",
    "organisation after", "organisation before", "government noun", "government subject", "government object",
    "literal subject", "towards", "quantity", "locative", "reaching", "pair", "border noun", "own country",
    "local noun",
]  # fmt: skip


class Country(Entry, frozen=True):
    """A country or territory. `capitals` may stand for its government; `adjectives` and `people` point at it without
    naming a place; `geonames` is GeoNames' id. Latitude and longitude are those of a point in its middle."""

    name: str
    alpha3: str
    alpha2: str
    lat: float
    lon: float
    capitals: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    geonames: int = 0
    population: int = 0

    @property
    def key(self) -> tuple[Any, ...]:
        """One row a country."""
        return (self.alpha3,)


class KnownPlace(Entry, frozen=True):
    """A place or a spelling that the gazetteer file lacks: seas, regions, camps, the news' own spellings.

    With `geonames` the row adds `aliases` and `adjectives` to that place of the file and gives it its name here.
    `weight` stands in for the population where a place is more, or less, spoken of than it has people.
    """

    name: str
    kind: str
    lat: Annotated[float, Meta(ge=-90, le=90)]
    lon: Annotated[float, Meta(ge=-180, le=180)]
    country: str | None = None
    admin1: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    geonames: int = 0
    weight: int = 100_000

    @property
    def key(self) -> tuple[Any, ...]:
        """Two places may share a name, not also their kind and country."""
        return (self.name, self.kind, self.country, self.admin1)


class PlaceWord(Entry, frozen=True):
    """A word beside place names and the part it plays. What `sense` says depends on the role: the kind of place for a
    noun, the precision for a relation, the state's name for its short form, "local" for bodies that are where their
    name says."""

    word: str
    role: PlaceRole
    sense: str = ""
    country: str | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        """A word may play several parts."""
        return (self.word, self.role, self.country)


class CommonWord(Entry, frozen=True):
    """A common word that some town is called ("many", "mobile"): a capital letter alone makes no place of it."""

    word: str


class PlaceEvidence(Entry, frozen=True):
    """A sign for or against words being a place, and how many points it counts. `says` is the sign in words."""

    sign: str
    points: float
    says: str = ""
