"""Names to places: the gazetteer file with the lexicon's countries and known places laid over it."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from dateline.analysis.gazetteer_file import GazetteerFile, GazetteerMissing, Row, fold
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.places import Country, KnownPlace, PlaceWord
from dateline.model.values import Place

__all__ = ["Gazetteer", "GazetteerMissing", "Lookups", "Sense", "fold", "load_gazetteer"]


# Look-ups that are kept, some 30 MB of senses.
KEPT = 20_000


class Sense(Struct, frozen=True):
    """A place that a name can mean. `own` is False where the name is one in another language or spelling, an adjective
    or a people's; `adjective` is True for the last two ("Iraqi", "Iraqis"); the lexicon's spellings are its own.
    `weight` is its population, or what stands in for it."""

    place: Place
    own: bool
    weight: int
    adjective: bool = False


class Gazetteer(Struct, frozen=True, eq=False):
    """All places. `countries` by ISO alpha-3; `capitals` the folded names that may stand for a country's government."""

    file: GazetteerFile
    added: Mapping[str, tuple[Sense, ...]]
    renamed: Mapping[int, KnownPlace]
    prefixes: frozenset[str]
    articles: tuple[str, ...]
    countries: Mapping[str, Place]
    capitals: Mapping[str, str]

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places of that name or spelling, best known first: "al-Anbar" and "Anbar" find the same province."""
        return tuple(sense.place for sense in self.senses(fold(name)))

    def senses(self, folded: str) -> tuple[Sense, ...]:
        """All senses of a folded name, best first; without its article when no place bears the name with it."""
        found = self.exactly(folded)
        if not found and folded.startswith(self.articles):
            found = self.exactly(folded.split(" ", 1)[1])
        return found

    def capital_of(self, country: Place | None) -> Place | None:
        """The first of a country's capitals, as a place."""
        names = (name for name, code in self.capitals.items() if country is not None and code == country.country)
        senses = (sense.place for name in names for sense in self.senses(name))
        towns = (place for place in senses if place.kind in ("capital", "city"))
        return next((place for place in towns if country is not None and place.country == country.country), None)

    def begins(self, folded: str) -> bool:
        """Whether a name of several words begins so."""
        return folded in self.prefixes or self.file.begins(folded)

    def exactly(self, folded: str) -> tuple[Sense, ...]:
        """As `senses`, with the article that it has: "an afghan" is nobody's name."""
        added = self.added.get(folded, ())
        known = {sense.place.id for sense in added}
        senses = [*added]
        for index, own in self.file.find(folded):
            row = self.file.row(index)
            if f"gn:{row.id}" not in known:
                senses.append(Sense(self._place(row, index), own, row.population))
        return tuple(sorted(senses, key=_rank))

    def _place(self, row: Row, index: int) -> Place:
        renamed = self.renamed.get(row.id)
        if renamed is not None:
            return _known(renamed)
        admin1, admin2 = (self._name(division) for division in self.file.divisions(index))
        if row.kind == "admin1":
            admin1 = row.name
        if row.kind == "admin2":
            admin2 = row.name
        return Place(f"gn:{row.id}", row.name, row.lat, row.lon, row.kind, row.country, admin1, admin2, row.population)

    def _name(self, division: tuple[int, str] | None) -> str | None:
        if division is None:
            return None
        renamed = self.renamed.get(division[0])
        return division[1] if renamed is None else renamed.name


class Lookups:
    """The look-ups of the last pages, each made once: few names are most of all that are written. Nothing that comes
    out depends on what was asked before."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._exact: dict[str, tuple[Sense, ...]] = {}
        self._goes_on: dict[str, bool] = {}

    def senses(self, folded: str) -> tuple[Sense, ...]:
        """As `Gazetteer.senses`."""
        found = self._senses.get(folded)
        if found is None:
            if len(self._senses) >= KEPT:
                self._senses.clear()
            found = self._senses[folded] = self._gazetteer.senses(folded)
        return found

    def exactly(self, folded: str) -> tuple[Sense, ...]:
        """As `Gazetteer.exactly`."""
        found = self._exact.get(folded)
        if found is None:
            if len(self._exact) >= KEPT:
                self._exact.clear()
            found = self._exact[folded] = self._gazetteer.exactly(folded)
        return found

    def goes_on(self, folded: str) -> bool:
        """Whether a longer name may begin so, with its article or without."""
        found = self._goes_on.get(folded)
        if found is None:
            if len(self._goes_on) >= KEPT:
                self._goes_on.clear()
            article = f"{folded} " in self._gazetteer.articles
            bare = folded.split(" ", 1)[1] if folded.startswith(self._gazetteer.articles) else folded
            found = self._goes_on[folded] = article or self._gazetteer.begins(folded) or self._gazetteer.begins(bare)
        return found


def load_gazetteer(lexicon: Lexicon, *, path: Path | None = None) -> Gazetteer:
    """Open the gazetteer file and lay the lexicon over it, overlays included.

    Raises `GazetteerMissing`, saying how to make the file, when there is none.
    """
    file = GazetteerFile(path or Path(str(files("dateline").joinpath("data", "gazetteer.bin"))))
    added: dict[str, list[Sense]] = {}
    countries, capitals, renamed = {}, {}, {}
    for country in lexicon.entries(Country):
        place = _country(country)
        countries[country.alpha3] = place
        for name in (country.name, *country.aliases):
            _add(added, name, Sense(place, own=True, weight=country.population))
        for name in (*country.adjectives, *country.people):
            _add(added, name, Sense(place, own=False, weight=country.population, adjective=True))
        for name in country.capitals:
            capitals[fold(name)] = country.alpha3
    for known in lexicon.entries(KnownPlace):
        place = _known(known)
        if known.geonames:
            renamed[known.geonames] = known
        weight = max(known.weight, place.population)
        if known.kind == "seat" and known.country:
            capitals |= dict.fromkeys(map(fold, (known.name, *known.aliases)), known.country)
        for name in (known.name, *known.aliases):
            _add(added, name, Sense(place, own=True, weight=weight))
        for name in known.adjectives:
            _add(added, name, Sense(place, own=False, weight=weight, adjective=True))
    articles = tuple(fold(word.word) + " " for word in lexicon.entries(PlaceWord) if word.role == "article")
    prefixes = {name.rsplit(" ", i)[0] for name in added for i in range(1, name.count(" ") + 1)}
    laid = {name: tuple(sorted(senses, key=_rank)) for name, senses in added.items()}
    return Gazetteer(file, laid, renamed, frozenset(prefixes), articles, countries, capitals)


def _add(added: dict[str, list[Sense]], name: str, sense: Sense) -> None:
    senses = added.setdefault(fold(name), [])
    if all(sense.place.id != other.place.id for other in senses):
        senses.append(sense)


def _country(entry: Country) -> Place:
    name, people = f"gn:{entry.geonames}", entry.population
    return Place(name, entry.name, entry.lat, entry.lon, "country", entry.alpha3, population=people)


def _known(entry: KnownPlace) -> Place:
    slug = "-".join(part for part in (fold(entry.name).replace(" ", "-"), entry.kind, entry.country) if part)
    name = f"gn:{entry.geonames}" if entry.geonames else f"dl:{slug.lower()}"
    admin1 = entry.name if entry.kind == "admin1" else entry.admin1
    return Place(name, entry.name, entry.lat, entry.lon, entry.kind, entry.country, admin1, population=entry.weight)


def _rank(sense: Sense) -> tuple[bool, bool, int, str]:
    """Best first: countries, then by weight, the name's own places before those that only bear it in some language."""
    weight = sense.weight if sense.own else sense.weight // 10
    if sense.place.kind in ("admin1", "admin2"):  # a division bears the name of its seat more often than it is meant
        weight //= 3
    return (sense.place.kind != "country", sense.adjective, -weight, sense.place.id)
