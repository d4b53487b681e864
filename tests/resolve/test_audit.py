"""What was seen and not read is said."""

import time

import pytest

from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.records import Event, Statement
from dateline.model.sourced import Span
from dateline.pipeline import Desk, report_of
from dateline.read.blocks import blocks_of

LEAD = "KARVALA, Dravia (Northwire) — Gunmen killed four men near Karvala on Monday, police said.\n\n"


def problems_of(text: str, desk: Desk, code: str) -> list[Problem]:
    page = Page("own.txt", "text/plain", text, page_digest(text), blocks_of(text))
    return [problem for problem in report_of(page, desk).problems if problem.code == code]


def test_a_stretch_without_the_end_of_a_sentence_is_read_in_pieces_and_named(desk: Desk):
    (problem,) = problems_of(LEAD + "The list went on and on and " * 300 + "on.\n", desk, "A03")
    assert "no sentence ends in these 8,403 characters" in problem.message
    assert problem.span == Span(len(LEAD), len(LEAD) + 1)


def test_an_ordinary_report_has_no_such_stretch(desk: Desk):
    assert [] == problems_of(LEAD + "The police did not say more. " * 300 + "\n", desk, "A03")


@pytest.mark.parametrize(
    "filler", ["word " * 20_000, "12,345 " * 10_000, "“a " * 20_000, "\u200f\u202e. " * 10_000, "死亡" * 20_000]
)
def test_a_hostile_paragraph_costs_bounded_time_and_nothing_of_the_rest(filler: str, desk: Desk):
    began = time.process_time()
    page_text = LEAD + filler + "\n\nThe army denied it.\n"
    page = Page("own.txt", "text/plain", page_text, page_digest(page_text), blocks_of(page_text))
    records = report_of(page, desk).records
    assert time.process_time() - began < 25
    assert {"event", "statement"} <= {type(record).__name__.lower() for record in records}


ARABIC = "وقال مسؤول في الشرطة إن أربعة رجال قتلوا قرب المدينة يوم الاثنين"
DENIED = "\n\nThe army denied that it was behind the attack.\n"


@pytest.mark.parametrize(
    "words",
    [
        ARABIC,
        "Полиция сообщила о четырёх погибших под городом.",
        "警方说四名男子在城市附近被打死。",
        "“警方说四名男子”",
    ],
)
def test_a_paragraph_in_another_script_is_named_and_the_english_around_it_read(words: str, desk: Desk):
    (problem,) = problems_of(LEAD + words + DENIED, desk, "A04")
    assert problem.span is not None
    assert LEAD.count("") <= problem.span.start + 1
    assert facts(LEAD + DENIED, desk) == facts(LEAD + words + DENIED, desk)


def test_a_quotation_in_another_script_leaves_its_sentence_as_it_was(desk: Desk):
    text = (
        LEAD + "Police chief Amos Drel said that gunmen had killed two women in Varda: “警方说四名男子被打死”." + DENIED
    )
    (problem,) = problems_of(text, desk, "A04")
    assert problem.span == Span(text.index("警"), text.index("”"))
    assert ("Amos Drel", "asserts") in facts(text, desk)


def test_a_name_in_another_script_is_no_text(desk: Desk):
    assert [] == problems_of(LEAD + "The village, Karvala (Карва), was quiet on Tuesday.\n", desk, "A04")


def test_a_table_of_figures_is_named_and_gives_no_record(desk: Desk):
    table = "\n\nKilled 12 114 3.5 (7) 220 41 8.2 (3) 17 1,204 56 12.1 (9) 88 40 2.2 (1)\n\n"
    (problem,) = problems_of(LEAD + table + DENIED, desk, "A05")
    assert problem.span is not None
    assert facts(LEAD + DENIED, desk) == facts(LEAD + table + DENIED, desk)


def test_scores_and_tolls_in_a_sentence_are_no_table(desk: Desk):
    text = "The attacks killed 12 people in Varda (3), Drel (4) and Karvala (5) on March 9, 2031, and wounded 114."
    assert [] == problems_of(LEAD + text + DENIED, desk, "A05")


@pytest.mark.parametrize("filler", ["(" * 60_000, "killed [1] " + "[] " * 20_000, "9" * 60_000, "убит " * 20_000])
def test_signs_without_end_are_named_and_not_parsed(filler: str, desk: Desk):
    began = time.process_time()
    assert [] != problems_of(LEAD + filler + DENIED, desk, "A05") + problems_of(LEAD + filler + DENIED, desk, "A04")
    assert time.process_time() - began < 20


def facts(text: str, desk: Desk) -> set[tuple[str, str]]:
    """Who said what how, and what happened."""
    page = Page("own.txt", "text/plain", text, page_digest(text), blocks_of(text))
    found: set[tuple[str, str]] = set()
    for record in report_of(page, desk).records:
        if isinstance(record, Statement):
            found.add((record.source.name if record.source else "", record.stance))
        elif isinstance(record, Event):
            found.add((record.type, record.status))
    return found


def test_the_place_of_an_event_that_no_gazetteer_knows_is_named(desk: Desk):
    (problem,) = problems_of("KABUL (Northwire) — A bomb killed four men in the village of Qarnabit.\n", desk, "A06")
    assert "'Qarnabit' is in no gazetteer" in problem.message


def test_a_place_that_lies_in_a_known_one_is_no_problem(desk: Desk):
    text = "KABUL (Northwire) — A bomb killed four men in the Qarnabit area of Kandahar on Monday, police said.\n"
    assert [] == problems_of(text, desk, "A06")
