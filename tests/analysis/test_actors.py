"""A bare wording gets its country and sector; the lists hold what they promise."""

import re

import pytest

from dateline.analysis.actor_coding import actor_of
from dateline.analysis.actor_tables import ActorTables, compile_actors
from dateline.lexicon.rules.actors import Actor, Leader, Modifier, RoleNoun, Title
from dateline.lexicon.rules.examples import example_of
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.lexicon.rules.places import Country

PROVEN = [entry for kind in (RoleNoun, Modifier, Title) for entry in load_lexicon().entries(kind) if entry.examples]
SECTORS = frozenset(re.findall("...", "COPGOVJUDLEGMILPRMPTYREBSPYUAFUNKAGRBUSCRMCVLEDUELIJRNLABMEDREFOPPPRERELSOC"))
WIDER = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "YUG", "SUN"})


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> ActorTables:
    return compile_actors(lexicon)


@pytest.mark.parametrize("entry", PROVEN, ids=lambda entry: entry.words[0])
def test_every_example_has_the_sector_of_its_entry(entry: RoleNoun | Modifier | Title, tables: ActorTables):
    marked = [words for example in entry.examples for words in example_of(example).words("who")]
    assert dict.fromkeys(marked, entry.sector) == {words: actor_of(words, tables).sector for words in marked}


@pytest.mark.parametrize(
    ("wording", "country", "sector"),
    [
        ("Estonia's defence ministry", "EST", "GOV"),
        ("the Danish foreign minister", "DNK", "GOV"),
        ("French gendarmes", "FRA", "COP"),
        ("a group of miners", None, "LAB"),
        ("head of the Bolivian army", "BOL", "MIL"),
        ("leader of Hezbollah", "LBN", "REB"),
        ("Hutu rebels in Burundi", "BDI", "REB"),
        ("Vienna", "AUT", "GOV"),
        ("former Chadian minister", "TCD", "ELI"),
        ("an army engineer", None, "MIL"),
        ("Nigerian oil workers", "NGA", "LAB"),
        ("UN peacekeepers", "UNO", "MIL"),
        ("unidentified gunmen", None, "UAF"),
        ("Lt. Col. Ana Prieto", None, "MIL"),
        ("she", None, "UNK"),
        ("the number seven", None, None),
    ],
)
def test_a_bare_wording_gets_country_and_sector(
    wording: str, country: str | None, sector: str | None, tables: ActorTables
):
    found = actor_of(wording, tables)
    assert (country, sector) == (found.country, found.sector)


def test_the_year_tells_who_a_name_meant(tables: ActorTables):
    assert ["REB", "GOV"] == [actor_of("the Taliban", tables, year=year).sector for year in (2005, 2023)]


def test_the_country_of_the_report_tells_parties_apart(tables: ActorTables):
    assert ["MEX", "PAN"] == [actor_of("the PRD", tables, home=home).country for home in ("MEX", "PAN")]


def test_a_head_of_state_is_of_the_elite_when_out_of_office(tables: ActorTables):
    assert ["GOV", "ELI"] == [actor_of("President Jimmy Morales", tables, year=year).sector for year in (2018, 2024)]


def test_the_list_of_actors_is_whole(lexicon: Lexicon):
    rows = lexicon.entries(Actor)
    countries = {country.alpha3 for country in lexicon.entries(Country)} | WIDER | {None}
    assert len(rows) >= 400
    assert [] == [row.id for row in rows if row.country not in countries]
    assert [] == [row.id for row in rows if row.sector is not None and row.sector not in SECTORS]
    assert [] == [row.id for row in rows if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|[A-Z]{3}-[a-z]{3}", row.id) is None]
    assert [] == [row.id for row in rows if row.since and row.until and row.since > row.until]


def test_every_noun_and_modifier_has_a_sector_of_the_codebook(lexicon: Lexicon):
    assert [] == [entry.words[0] for entry in lexicon.entries(RoleNoun) if entry.sector not in SECTORS]
    assert [] == [entry.words[0] for entry in lexicon.entries(Modifier) if entry.sector not in SECTORS]


def test_terms_of_office_do_not_end_before_they_begin(lexicon: Lexicon):
    assert [] == [row.name for row in lexicon.entries(Leader) if row.until is not None and row.until < row.since]
