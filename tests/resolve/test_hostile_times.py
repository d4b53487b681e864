"""Dates that no calendar has and pages made of dates: problems with their words, in time that grows with the text."""

import time
from datetime import date

import pytest

from dateline.analysis.times import TimeTables, compile_times, times_in
from dateline.lexicon.rules.load import Lexicon
from dateline.model.article import Published
from dateline.model.problem import Problem
from dateline.model.reading import Sentence, TimeMention
from dateline.model.sourced import Sourced, Span
from dateline.model.values import When
from dateline.resolve.when import resolve_all

DAY = date(2008, 1, 20)
MANY = 10_000
# Seconds of processor time for so many, a tenth of which would do on a machine that has nothing else at hand.
ENOUGH = 6


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> TimeTables:
    return compile_times(lexicon)


def read(text: str, tables: TimeTables) -> tuple[list[TimeMention], tuple[Sourced[When] | Problem, ...]]:
    sentence = Sentence(0, 0, Span(0, len(text)), ())
    mentions = times_in(text, sentence, tables)
    return mentions, resolve_all(mentions, [sentence], Published(DAY, DAY, DAY, "day", "read"), tables)


@pytest.mark.parametrize(
    "words",
    [
        "on {30 February}",
        "on {February 30, 2008}",
        "on {31 April}",
        "on {29 February 2007}",
        "on {the 45th of May}",
        "on {May 45, 2008}",
        "on {45 May 2008}",
        "on {Monday 32 January}",
        "on {31/31/2008}",
        "on {0/0/0000}",
        "on {31.31.2008}",
        "on {2008-13-45}",
        "on {the 31st of next month}",
        "on {the fifth Friday of February 2007}",
        "at {25:61}",
        "at {13:75 p.m.}",
        "at {1475 GMT}",
        "from {31 April to 31 June}",
        "in {the 99th quarter of 2008}",
        "in {the 0th century}",
        "{9999999999999999999999 years ago}",
        "in {the last 99999999 centuries}",
    ],
)
def test_a_time_that_no_calendar_has_is_a_problem_with_its_words(words: str, tables: TimeTables):
    text = f"The bridge fell {words.replace('{', '').replace('}', '')}."
    (mention,), (found,) = read(text, tables)
    assert isinstance(found, Problem)
    assert ("W02", words[words.index("{") + 1 : -1]) == (found.code, mention.span.slice(text))
    assert found.span == mention.span


def test_a_day_of_no_month_is_told_as_such_where_the_year_is_unknown_too(tables: TimeTables):
    text = "The bridge fell on 31 April."
    sentence = Sentence(0, 0, Span(0, len(text)), ())
    unknown = Published(None, None, None, "unknown", "defaulted")
    (found,) = resolve_all(times_in(text, sentence, tables), [sentence], unknown, tables)
    assert isinstance(found, Problem)
    assert "no such day" in found.message


@pytest.mark.parametrize("words", ["in the year 0000", "in 99999", "in Week 60", "at 99 p.m.", "1234/5678/9"])
def test_figures_that_are_no_date_at_all_are_none(words: str, tables: TimeTables):
    assert [] == read(f"The bridge fell {words}.", tables)[0]


@pytest.mark.parametrize(
    "words", ["20 January\n2008", "January\n20,\n2008", "٢٠ January 2008", "２０ January ２００８"]
)
def test_a_date_over_two_lines_and_in_other_digits_is_read(words: str, tables: TimeTables):
    _, (found,) = read(f"The bridge fell on {words}, he said.", tables)
    assert isinstance(found, Sourced)
    assert (DAY, DAY) == (found.value.earliest, found.value.latest)


def test_a_date_ends_with_its_paragraph(tables: TimeTables):
    assert ["January 20"] == [
        one.span.slice(t) for t in ["On January 20\n\n2008 men left."] for one in read(t, tables)[0]
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "3 March 2008, ",
        "2007-01-02\t14:30\t1,500\t12.5\n",
        "March ",
        "the first ",
        "two weeks ",
        "1/1/",
        "1:",
        "1-",
        "'90s ",
        "İ March 3 ",
        "the third raid in as many ",
        "new\n \n ",
        "½",
    ],
)
def test_a_page_of_dates_takes_time_by_its_length(piece: str, tables: TimeTables):
    before = time.process_time()
    mentions, found = read(piece * MANY, tables)
    assert ENOUGH > time.process_time() - before
    assert len(mentions) == len(found)
