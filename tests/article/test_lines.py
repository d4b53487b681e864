"""Lines that tell what they are: bylines, credits, dates."""

from datetime import date

import pytest

from dateline.article.byline import byline_at_end, byline_of
from dateline.article.credits import credits_behind, credits_of
from dateline.article.published import day_of, stated_dates
from dateline.article.signature import signature_behind, signature_of
from dateline.article.tables import PageTables


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mara Ilves", ["Mara Ilves"]),
        ("BY MARA ILVES AND TOMAS REHN", ["MARA ILVES", "TOMAS REHN"]),
        ("By Mara Ilves, Tomas Rehn and A.J. Holm", ["Mara Ilves", "Tomas Rehn", "A.J. Holm"]),
        ("By Mara Ilves in Karvala and Ali al-Karim in Port Vesper", ["Mara Ilves", "Ali al-Karim"]),
        ("By Mara Ilves, Special Correspondent", ["Mara Ilves"]),
        ("By Mara Ilves | March 3, 2031", ["Mara Ilves"]),
        ("By Associated Press", []),
        ("By Mara Ilves, Harbour Courier", ["Mara Ilves"]),
        ("By Mara Ilves mara@example.org", ["Mara Ilves"]),
        ("By Mara Ilves and agencies", ["Mara Ilves"]),
        ("By Our Correspondent", []),
        ("By Northwire Staff", []),
    ],
)
def test_a_byline_gives_its_names(tables: PageTables, line: str, names: list[str]):
    byline = byline_of(line, 0, tables)
    assert byline is not None
    assert names == [name.value for name in byline.names]


@pytest.mark.parametrize("line", ["By Monday the army had taken the town.", "By Land and By Sea", "Bypass opened"])
def test_by_alone_is_no_byline(tables: PageTables, line: str):
    assert byline_of(line, 0, tables) is None


def test_a_byline_may_end_a_standfirst(tables: PageTables):
    byline = byline_at_end("Two ferries left the U.S. port. By Mara Ilves", 0, tables)
    assert byline is not None
    assert ["Mara Ilves"] == [name.value for name in byline.names]


@pytest.mark.parametrize(
    ("line", "reporting", "writing", "editing"),
    [
        ("(Editing by Mara Ilves)", [], [], ["Mara Ilves"]),
        (
            "(Reporting by A.J. Holm, Mara Ilves; Writing by Tomas Rehn)",
            ["A.J. Holm", "Mara Ilves"],
            ["Tomas Rehn"],
            [],
        ),
        ("[Additional reporting by Mara Ilves in Gao, Mali, and Tomas Rehn]", ["Mara Ilves", "Tomas Rehn"], [], []),
        ("Reporting and writing by Mara Ilves", ["Mara Ilves"], ["Mara Ilves"], []),
        ("Mara Ilves reported from Port Vesper.", ["Mara Ilves"], [], []),
        ("(Reporting by Meridian staff in Karvala; Editing by Tomas Rehn)", [], [], ["Tomas Rehn"]),
    ],
)
def test_credits_give_names_by_trade(
    tables: PageTables, line: str, reporting: list[str], writing: list[str], editing: list[str]
):
    credits = credits_of(line, 0, tables)
    assert credits is not None
    found = (credits.reporting, credits.writing, credits.editing)
    assert (reporting, writing, editing) == tuple([name.value for name in names] for names in found)


@pytest.mark.parametrize(
    ("line", "role", "names"),
    [
        ("Compiled by Mara Ilves", "compiling", ["Mara Ilves"]),
        ("Staff writer Mara Ilves contributed to this report.", "contributing", ["Mara Ilves"]),
        ("The Courier’s Mara Ilves contributed to this story.", "contributing", ["Mara Ilves"]),
        ("Mara Ilves contributed reporting from Port Vesper.", "contributing", ["Mara Ilves"]),
        ("(Mara Ilves and Tomas Rehn contributed to this report.)", "contributing", ["Mara Ilves", "Tomas Rehn"]),
    ],
)
def test_those_who_compile_and_contribute_are_kept_apart(tables: PageTables, line: str, role: str, names: list[str]):
    credits = credits_of(line, 0, tables)
    assert credits is not None
    assert names == [name.value for name in getattr(credits, role)]


@pytest.mark.parametrize(
    ("paragraph", "credits"),
    [
        ("The army said so. (Editing by Mara Ilves)", "(Editing by Mara Ilves)"),
        (
            "“No,” he said.” Reporting by Mara Ilves; Editing by A.J. Holm",
            "Reporting by Mara Ilves; Editing by A.J. Holm",
        ),
        ("Nobody was hurt [Mara Ilves contributed to this report]", "[Mara Ilves contributed to this report]"),
    ],
)
def test_credits_may_be_run_into_the_last_paragraph(tables: PageTables, paragraph: str, credits: str):
    at = credits_behind(paragraph, tables)
    assert at is not None
    assert credits == paragraph[at:]


def test_a_paragraph_about_reporting_has_no_credits_behind_it(tables: PageTables):
    assert credits_behind("He was held by the army. Reporting by state media stopped.", tables) is None
    assert credits_behind("The book (edited by the state press) was banned.", tables) is None


def test_prose_about_reporting_is_no_credit(tables: PageTables):
    assert credits_of("Reporting by state media stopped on Monday.", 0, tables) is None
    assert credits_of("The ministry contributed to this report by the panel.", 0, tables) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: March 3, 2031", date(2031, 3, 3)),
        ("Updated 10:20 GMT, 3 March 2031", date(2031, 3, 3)),
        ("Sunday, January 20, 2008", date(2008, 1, 20)),
        ("2031-03-03T10:20:00Z", date(2031, 3, 3)),
        ("First published on 3rd March 2031 at 4.15 p.m.", date(2031, 3, 3)),
        ("Mon 3 Mar 2031 08.15 GMT", date(2031, 3, 3)),
        ("13/03/2031", date(2031, 3, 13)),
    ],
)
def test_a_stated_date_is_read(tables: PageTables, line: str, day: date):
    assert [day] == [stated.best for stated in stated_dates(line, 0, tables)]


def test_a_date_that_can_be_read_in_two_ways_is_not_decided(tables: PageTables):
    (stated,) = stated_dates("Published: 3/4/2031", 0, tables)
    assert stated.best is None
    assert stated.also_possible == (date(2031, 4, 3), date(2031, 3, 4))


@pytest.mark.parametrize(
    "line",
    ["On March 3, 2031, the army said it had won.", "Published next week", "February 30, 2031 was a typing error"],
)
def test_a_date_in_a_sentence_dates_no_page(tables: PageTables, line: str):
    assert () == stated_dates(line, 0, tables)


def test_a_year_of_two_digits_is_of_the_last_or_of_this_century(tables: PageTables):
    assert date(1990, 1, 3) == day_of("3 JAN 90", tables)
    assert date(2011, 3, 11) == day_of("11 MAR 11", tables)
    assert day_of("Jan. 20", tables) is None


@pytest.mark.parametrize(
    ("line", "names", "signers"),
    [
        ("Mara Ilves | Harbour Courier", ["Mara Ilves"], ["Harbour Courier"]),
        ("MARA ILVES | HARBOUR COURIER | 3 March 2031", ["MARA ILVES"], ["HARBOUR COURIER"]),
        ("Mara Ilves, AFP", ["Mara Ilves"], ["AFP"]),
        ("Mara Ilves, Special to the Courier", ["Mara Ilves"], ["Courier"]),
        ("Mara Ilves in Karvala and Ali al-Karim in Port Vesper", ["Mara Ilves", "Ali al-Karim"], []),
        ("Mara Ilves and agencies", ["Mara Ilves"], []),
        ("Our Correspondent", [], []),
        ("Staff and agencies in Karvala", [], []),
        ("NORTHWIRE STAFF", [], ["NORTHWIRE"]),
        ("(with inputs from agencies)", [], []),
        ("Source: Northwire", [], ["Northwire"]),
        ("— Reuters", [], ["Reuters"]),
        ("Reuters/AFP", [], ["Reuters", "AFP"]),
    ],
)
def test_a_line_may_be_signed_without_by(tables: PageTables, line: str, names: list[str], signers: list[str]):
    signed = signature_of(line, 7, tables)
    assert signed is not None
    assert names == [name.value for name in signed.names]
    assert signers == [one.value for one in (*signed.agencies, *signed.outlets)]
    assert all(
        one.value == line[one.spans[0].start - 7 : one.spans[0].end - 7] for one in (*signed.names, *signed.outlets)
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ferries leave Karvala, army says",
        "Harbour master Tomas Rehn",
        "Embassy staff",
        "Home | World | Africa",
        "Source: a port official",
        "With inputs from farmers rising in price, the harvest is small",
        "Mara Ilves",
        "pan",
    ],
)
def test_other_short_lines_are_not_signed(tables: PageTables, line: str):
    assert signature_of(line, 0, tables) is None


@pytest.mark.parametrize(
    ("paragraph", "signature"),
    [("Nobody was hurt, he said. — Reuters", "— Reuters"), ("Nobody was hurt. (AP)", "(AP)"), ("“No.” - AFP", "- AFP")],
)
def test_an_agency_may_sign_at_the_end_of_a_paragraph(tables: PageTables, paragraph: str, signature: str):
    at = signature_behind(paragraph, tables)
    assert at is not None
    assert signature == paragraph[at:]


def test_the_agency_that_a_sentence_speaks_of_signs_nothing(tables: PageTables):
    assert signature_behind("The minister spoke to Reuters.", tables) is None
    assert signature_behind("He was held. (The PA said so.)", tables) is None
