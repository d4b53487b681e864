"""The lists of actors and office-holders are sound: unique, in order, with codes that exist and years that fit."""

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise

import pytest

from dateline.analysis.actor_tables import _plural
from dateline.lexicon.rules.actors import Actor, Leader, Official, RoleNoun
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.places import Country

SECTORS = frozenset(re.findall("...", "COPGOVJUDLEGMILPRMPTYREBSPYUAFUNKAGRBUSCRMCVLEDUELIJRNLABMEDREFOPPPRERELSOC"))
WIDER = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "YUG", "SUN"})
KINDS = frozenset({
    "organisation", "armed group", "party", "government", "ministry", "military", "police", "agency", "court",
    "legislature", "media", "company", "university", "people",
})  # fmt: skip
# Sections from this one on are sorted by country and id.
FIRST_SORTED = "# Peace operations and observer missions"


def countries_of(lexicon: Lexicon) -> frozenset[str | None]:
    return frozenset({country.alpha3 for country in lexicon.entries(Country)}) | WIDER | {None}


def test_the_list_is_wide(lexicon: Lexicon):
    sectors = Counter(row.sector for row in lexicon.entries(Actor))
    assert 3_000 < len(lexicon.entries(Actor))
    assert all(most < sectors[sector] for sector, most in {"REB": 700, "PTY": 600, "JRN": 300, "PRM": 150}.items())


def test_every_row_has_codes_and_years_that_exist(lexicon: Lexicon):
    known = countries_of(lexicon)
    wrong = [
        row.id
        for row in lexicon.entries(Actor)
        if row.country not in known
        or (row.sector is not None and row.sector not in SECTORS)
        or row.kind not in KINDS
        or not (row.since or 0) <= (row.until or 2100) <= 2100
    ]
    assert [] == wrong


def test_every_person_has_codes_and_years_that_exist(lexicon: Lexicon):
    known = countries_of(lexicon)
    people = [*lexicon.entries(Leader), *lexicon.entries(Official)]
    assert [] == [row.name for row in people if row.country not in known or row.since < 1900]
    assert [] == [row.name for row in people if row.until is not None and row.until < row.since]
    assert [] == [row.name for row in lexicon.entries(Official) if row.sector not in SECTORS]


def test_two_rows_share_a_name_only_where_country_or_years_tell_them_apart(lexicon: Lexicon):
    names: dict[str, list[Actor]] = {}
    for row in lexicon.entries(Actor):
        for name in {row.name, *row.aliases}:
            names.setdefault(name, []).append(row)
    shared = {name: rows for name, rows in names.items() if len(rows) > 1}
    unclear = [
        name for name, rows in shared.items() if len({(row.country, row.since, row.until) for row in rows}) < len(rows)
    ]
    assert [] == unclear


def test_the_terms_of_one_leader_do_not_overlap(lexicon: Lexicon):
    terms: dict[tuple[str, str], list[Leader]] = {}
    for row in lexicon.entries(Leader):
        terms.setdefault((row.name, row.country), []).append(row)
    overlaps = [
        one.name
        for same in terms.values()
        for one, after in pairwise(sorted(same, key=lambda term: term.since))
        if one.until is None or one.until > after.since
    ]
    assert [] == overlaps


def test_no_form_of_a_role_noun_belongs_to_two_entries(lexicon: Lexicon):
    forms: dict[str, set[str]] = {}
    for entry in lexicon.entries(RoleNoun):
        for word in entry.words:
            singular = word.partition("/")[0]
            forms.setdefault(singular, set()).add(entry.words[0])
    assert {} == {form: entries for form, entries in forms.items() if len(entries) > 1}


@pytest.mark.parametrize("noun", ["oligarch", "patriarch", "monarch"])
def test_what_ends_hard_takes_a_plain_plural(noun: str, lexicon: Lexicon):
    words = [word for entry in lexicon.entries(RoleNoun) for word in entry.words if word.partition("/")[0] == noun]
    assert [f"{noun}s"] == [word.partition("/")[2] or _plural(noun) for word in words]


def test_the_sections_of_groups_and_bodies_are_in_order():
    for section in sections(FIRST_SORTED):
        assert sorted(section) == section


def sections(first: str) -> Iterator[list[tuple[str, str]]]:
    """Country and id of the rows of each section of the actor list, from the one with the heading `first` on."""
    text = files("dateline.lexicon").joinpath("en/actors.tsv").read_text("utf-8")
    for part in text[text.index(first) :].split("\n# "):
        rows = [line.split("\t") for line in part.splitlines()[1:]]
        yield [(row[3], row[0]) for row in rows]
