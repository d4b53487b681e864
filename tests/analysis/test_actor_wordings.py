"""Some hundreds of wordings from all over the world come out with their country and sector."""

import csv
from pathlib import Path

import pytest

from dateline.analysis.actor_coding import actor_of
from dateline.analysis.actor_scan import scan
from dateline.analysis.actor_tables import ActorTables, compile_actors, leader_named
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.places import Country
from dateline.model.sourced import Span

WORDINGS = Path(__file__).with_name("actor_wordings.tsv")
# What every state has, and the sector that PLOVER gives it.
BODIES = """
government GOV|president GOV|prime minister GOV|president's office GOV|foreign ministry GOV|interior minister GOV
defence ministry GOV|ministry of justice GOV|department of health GOV|election commission GOV|central bank GOV
embassy GOV|ambassador GOV|army MIL|navy MIL|air force MIL|troops MIL|soldiers MIL|peacekeepers MIL|national guard MIL
coast guard COP|police COP|gendarmerie COP|parliament LEG|lawmakers LEG|national assembly LEG|senate LEG
supreme court JUD|prosecutors JUD|intelligence agency SPY|spy chief SPY|opposition OPP|opposition leader OPP
ruling party PTY|rebels REB|militants REB|separatists REB|militia PRM|gunmen UAF|drug cartel CRM|protesters CVL
citizens CVL|nationals CVL|students EDU|university EDU|journalists JRN|newspaper JRN|farmers AGR|workers LAB
trade union LAB|refugees REF|clergy REL|company BUS|human rights group CVL|doctors MED|leader GOV|spokesman GOV
"""
# Two states share one adjective; without more words it is the larger one's.
SHARED = {"Congolese": "COD"}


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> ActorTables:
    return compile_actors(lexicon)


def test_every_wording_of_the_table_has_its_country_and_sector(tables: ActorTables):
    with WORDINGS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    expected = {row["wording"]: (row["country"] or None, row["sector"]) for row in rows}
    found = {words: ((who := actor_of(words, tables)).country, who.sector) for words in expected}
    assert 300 < len(expected)
    assert expected == found


def test_every_state_has_every_body_by_its_adjective_and_by_its_name(lexicon: Lexicon, tables: ActorTables):
    bodies = [body.rsplit(" ", 1) for body in BODIES.replace("\n", "|").split("|") if body]
    wrong = []
    for country in lexicon.entries(Country):
        for adjective in (*country.adjectives, country.name):
            for body, sector in bodies:
                who = actor_of(f"the {adjective} {body}", tables)
                if (who.country, who.sector) != (SHARED.get(adjective, country.alpha3), sector):
                    wrong.append((adjective, body, who.country, who.sector))
    assert [] == wrong


def test_every_state_is_known_behind_its_bodies(lexicon: Lexicon, tables: ActorTables):
    bodies = {
        "the government of": "GOV", "the army of": "MIL", "rebels in": "REB", "the parliament of": "LEG",
        "the Ministry of Defence of": "GOV", "police in": "COP", "University of": "EDU",
    }  # fmt: skip
    names = [(country.name, country.alpha3) for country in lexicon.entries(Country)]
    expected = [(code, sector) for name, code in names for sector in bodies.values()]
    found = [actor_of(f"{body} {name}", tables) for name, _ in names for body in bodies]
    assert expected == [(who.country, who.sector) for who in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Unity is what the country needs, the bishop said.",
        "Justice was done, her sister said.",
        "Hope faded for the miners on Friday.",
        "Solidarity with the strikers grew in the town.",
        "Care for the wounded was poor.",
        "Liberty was all that they asked for.",
        "Reform came late to the valley.",
        "Freedom of movement ended at the bridge.",
        "Resistance stiffened in the hills.",
        "Renewal of the truce was put off.",
        "WHO IS TO PAY FOR THE RAID, THE PAPER ASKED.",
    ],
)
def test_a_common_word_at_the_head_of_a_sentence_is_no_group(sentence: str, tables: ActorTables):
    hits = scan(sentence, Span(0, len(sentence)), tables)
    assert [] == [hit.span.slice(sentence) for hit in hits if hit.sense.actor is not None]


def test_an_acronym_before_a_name_is_not_part_of_a_longer_one(tables: ActorTables):
    who = actor_of("US Senator Paula Rennick", tables)
    assert ("USA", "LEG") == (who.country, who.sector)


def test_a_minister_is_known_by_name_and_of_the_elite_when_out_of_office(tables: ActorTables):
    found = [actor_of("Sergei Lavrov", tables, year=2015), actor_of("Kofi Annan", tables, year=2015)]
    assert [("RUS", "GOV"), ("UNO", "ELI")] == [(who.country, who.sector) for who in found]


def test_a_rebel_leader_stays_one_after_his_time(tables: ActorTables):
    assert "REB" == actor_of("Jonas Savimbi", tables, year=2010).sector


def test_without_a_year_the_lists_are_taken_as_they_stand(tables: ActorTables):
    assert "ELI" == actor_of("Laurent Gbagbo", tables).sector
    assert "GOV" == actor_of("President Laurent Gbagbo", tables).sector


def test_one_who_held_two_offices_is_in_that_of_the_year(tables: ActorTables):
    found = [leader_named("Donald Tusk", tables, year=year) for year in (2010, 2017, 2024)]
    assert ["POL", "EUR", "POL"] == [who.country for who in found if who is not None]
