"""What a page says of its own making."""

import pytest

from dateline.article.headline import without_slugs
from dateline.article.lines import plain
from dateline.article.notices import notices_of, slug_behind, slugs_before
from dateline.article.tables import PageTables
from dateline.model.sourced import Sourced

LEAD = "KARVALA (Reuters) – Two ferries left the port of Karvala on Sunday, the army said.\n"


@pytest.mark.parametrize(
    ("line", "kind", "of"),
    [
        ("(Corrects spelling of the governor’s name in paragraph 4)", "correction", "in paragraph 4"),
        ("CORRECTION: An earlier version of this story gave the wrong day.", "correction", None),
        ("An earlier version of this article misstated the number of ferries.", "correction", None),
        ("(This March 3 story has been refiled to fix a typo in the headline)", "correction", "in the headline"),
        ("Editor’s note: The name of the port has been corrected.", "correction", None),
        ("Clarification: The ferry was registered in Port Vesper.", "clarification", None),
        ("(Updates with the army’s denial, paragraphs 3-5)", "update", "paragraphs 3-5"),
        ("(Adds quote, details)", "update", None),
        ("(Recasts lead, adds toll)", "update", None),
        ("Eds: UPDATES with quotes from the harbour master.", "update", None),
        ("This story has been updated.", "update", None),
        ("[This story has been updated]", "update", None),
        ("(Repeats story first sent on Sunday)", "version", None),
        ("MANDATORY KILL: Please disregard the story on the truce.", "retraction", None),
        ("RETRACTION: The statement was forged.", "retraction", None),
        ("EMBARGOED UNTIL 0600 GMT, MARCH 3", "embargo", None),
    ],
)
def test_a_line_of_notice_has_its_kind_and_its_part(tables: PageTables, line: str, kind: str, of: str | None):
    (notice,) = notices_of(line, plain(line), 50, tables)
    assert (kind, of) == (notice.kind, None if notice.of is None else notice.of.value)
    assert notice.of is None or notice.of.value == line[notice.of.spans[0].start - 50 : notice.of.spans[0].end - 50]


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the charts took the navy two years.",
        "Updates were promised for Monday.",
        "Kill or be killed, the poster said.",
        "Editor’s note: Some names were changed.",
        "The 2nd Lead Battalion moved north on Sunday.",
        "Withdrawal of the troops began on Sunday.",
        "The army said it had corrected its figures.",
    ],
)
def test_prose_is_no_notice(tables: PageTables, line: str):
    assert () == notices_of(line, plain(line), 0, tables)


@pytest.mark.parametrize(
    ("headline", "told", "rest"),
    [
        ("UPDATE 1-Ferries leave Karvala", [("version", 2)], "Ferries leave Karvala"),
        ("UPDATE 3-Ferries leave Karvala", [("version", 4)], "Ferries leave Karvala"),
        ("WRAPUP 1-Ferries leave Karvala", [("version", 1)], "Ferries leave Karvala"),
        ("REFILE-UPDATE 2-Ferries leave", [("correction", None), ("version", 3)], "Ferries leave"),
        ("(2nd LD) Ferries leave Karvala", [("version", 2)], "Ferries leave Karvala"),
        ("Update1: Ferries leave Karvala", [("version", 2)], "Ferries leave Karvala"),
        ("Correction: Dravia-Ferries story", [("correction", None)], "Dravia-Ferries story"),
        ("WITHDRAWN: Ferries leave Karvala", [("retraction", None)], "Ferries leave Karvala"),
        ("EMBARGOED - Ferries to leave", [("embargo", None)], "Ferries to leave"),
        ("Killed – and forgotten", [], "Killed – and forgotten"),
        ("Update on the truce is expected", [], "Update on the truce is expected"),
        ("Lead-free petrol for the islands", [], "Lead-free petrol for the islands"),
    ],
)
def test_a_slug_before_a_headline_is_cut_and_kept(tables: PageTables, headline: str, told: list, rest: str):
    notices, at = slugs_before(headline, 0, tables)
    assert told == [(notice.kind, notice.version) for notice in notices]
    assert rest == headline[at:]


def test_a_slug_may_stand_behind_a_headline(tables: PageTables):
    notice, end = slug_behind("Ferries leave Karvala (2nd lead)", 0, tables)
    assert notice is not None
    assert ("version", 2, "Ferries leave Karvala") == (
        notice.kind,
        notice.version,
        "Ferries leave Karvala (2nd lead)"[:end],
    )
    assert slug_behind("Ferries leave Karvala – killed", 0, tables)[0] is None


def test_the_headline_and_its_notices_come_apart_on_the_page(take_apart):
    taken = take_apart(f"UPDATE 3-Ferries leave Karvala as truce holds\n\n(Adds quote, paragraph 2)\n\n{LEAD}")
    article = taken.article
    assert article.headline is not None
    assert article.headline.value == "Ferries leave Karvala as truce holds"
    assert [("version", 4), ("update", None)] == [(notice.kind, notice.version) for notice in article.notices]
    assert ["UPDATE 3", "(Adds quote, paragraph 2)"] == taken.parts("notice")
    assert len(taken.body) == 1


def test_a_catch_line_gives_the_version(take_apart):
    taken = take_apart(f"BC-Dravia-Truce, 2nd Ld-Writethru,0345\n\nFerries leave Karvala\n\n{LEAD}")
    assert [("version", 3)] == [(notice.kind, notice.version) for notice in taken.article.notices]
    assert ["Ferries leave Karvala"] == taken.parts("headline")


def test_a_correction_at_the_foot_is_a_notice_and_no_body(take_apart):
    foot = "Correction: An earlier version of this article misstated the day."
    taken = take_apart(f"Ferries leave Karvala\n\n{LEAD}\n\n{foot}\n")
    assert ["correction"] == [notice.kind for notice in taken.article.notices]
    assert len(taken.body) == 1


def test_a_note_that_tells_no_kind_is_set_aside_and_no_notice(take_apart):
    taken = take_apart(f"Ferries leave Karvala\n\nEditor’s note: Some names were changed.\n\n{LEAD}")
    assert () == taken.article.notices
    assert len(taken.parts("notice")) == 1


@pytest.mark.parametrize(
    ("stated", "headline"),
    [("UPDATE 2-Ferries leave Karvala", "Ferries leave Karvala"), ("Update: Ferries leave", "Update: Ferries leave")],
)
def test_a_stated_headline_loses_the_slug_of_a_wire_alone(tables: PageTables, stated: str, headline: str):
    found = without_slugs(Sourced(stated, (), rule="headline.json-ld", how="stated"), tables)
    assert found is not None
    assert headline == found.value
