"""What was seen and not read is said."""

import time

import pytest

from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.problem import Problem
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
