"""What words for times mean, row by row: `times.tsv` beside this file."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from msgspec import Struct

from dateline.analysis.times import TimeTables, compile_times, times_in
from dateline.lexicon.rules.load import Lexicon
from dateline.model.article import Published
from dateline.model.problem import Problem
from dateline.model.reading import Sentence, TimeMention
from dateline.model.sourced import Span
from dateline.resolve.standpoint import Tense
from dateline.resolve.when import resolve_all, resolve_when

ROWS = [
    line
    for line in (Path(__file__).parent / "times.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
DAY = "2008-01-20"
BREAK = " | "


class Row(Struct, frozen=True):
    """One row: the text without its marks, the place of the marked words, and what is expected of them."""

    text: str
    marked: Span
    day: date
    tense: str
    expected: tuple[str, ...]


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> TimeTables:
    return compile_times(lexicon)


def row_of(line: str) -> Row:
    marked, day, tense, first, last, *rest = (line + "\t" * 8).split("\t")[:8]
    text = marked.replace("{", "").replace("}", "")
    span = Span(max(0, marked.find("{")), max(0, marked.find("}") - 1))
    expected = (first, first if last == "=" else last, *rest)
    return Row(text, span, date.fromisoformat(day or DAY), tense, expected if last else (first,))


def sentences_of(text: str) -> list[Sentence]:
    found: list[Sentence] = []
    start = 0
    for number, words in enumerate(text.split(BREAK)):
        found.append(Sentence(number, 0, Span(start, start + len(words)), ()))
        start += len(words) + len(BREAK)
    return found


def value_of(row: Row, mentions: list[TimeMention], tables: TimeTables) -> tuple[str, ...]:
    """The value of the marked words as a row writes it: days, precision, part of day and how, or a problem's code."""
    published = Published(row.day, row.day, row.day, "day", "read")
    place = [mention.span for mention in mentions].index(row.marked)
    if row.tense:
        (tense,) = (one for one in get_args(Tense) if one == row.tense)
        found = resolve_when(mentions[place], published, tables, tense=tense)
    else:
        found = resolve_all(mentions, sentences_of(row.text), published, tables)[place]
    if isinstance(found, Problem):
        return (found.code,)
    when = found.value
    days = [str(day or "-") for day in (when.earliest, when.latest)]
    return (*days, when.precision, when.part_of_day or "", found.how)


@pytest.mark.parametrize("line", ROWS, ids=lambda line: line.split("\t")[0])
def test_a_row_of_the_table_is_read_as_it_says(line: str, tables: TimeTables):
    row = row_of(line)
    mentions = [mention for one in sentences_of(row.text) for mention in times_in(row.text, one, tables)]
    if row.expected == ("none",):
        assert [] == [mention.span.slice(row.text) for mention in mentions]
    else:
        assert row.marked.slice(row.text) in [mention.span.slice(row.text) for mention in mentions]
        assert row.expected == value_of(row, mentions, tables)


def test_the_table_is_long_enough_to_be_one():
    assert 250 < len(ROWS) == len(set(ROWS))
