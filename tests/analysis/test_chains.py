"""Chains of whole pages against those written by hand: `[a:She] said` marks a mention of a, `[?:It]` one left open."""

import re
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest
from tests.names_setting import ReadNames, reading_of_lines

from dateline.analysis.actor_tables import compile_actors
from dateline.analysis.parse import Parser
from dateline.extract.speech import compile_speech
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import Reading
from dateline.model.sourced import Span

PAGES = (Path(__file__).parent / "pages" / "chains.txt").read_text("utf-8").strip().split("\n\n")
MARKED = re.compile(r"\[(\w|\?):([^\]]+)\]")
PRONOUNS = re.compile(r"(?:I|me|my|we|our|he|him|his|she|her|it|its|they|their)\Z", re.IGNORECASE)
Expected = list[tuple[str, Span]]


@pytest.fixture(scope="module")
def read(lexicon: Lexicon, parser: Parser) -> ReadNames:
    reporting = compile_speech(lexicon).reporting
    return partial(reading_of_lines, tables=compile_actors(lexicon), parser=parser, reporting=reporting)


@pytest.fixture(scope="module")
def compared(read: ReadNames) -> list[tuple[Reading, Expected]]:
    return [(read(*MARKED.sub(r"\2", page).split("\n")), _expected(page)) for page in PAGES]


def test_no_two_actors_are_made_one(compared: list[tuple[Reading, Expected]]):
    wrong = []
    for reading, expected in compared:
        for (one, left), (other, right) in combinations(expected, 2):
            chains = {_chain(reading, left), _chain(reading, right)}
            if one != other and len(chains) == 1 and None not in chains:
                wrong.append((left.slice(reading.text), right.slice(reading.text)))
    assert [] == wrong


def test_nine_links_of_ten_are_found(compared: list[tuple[Reading, Expected]]):
    links = [
        (_chain(reading, left), _chain(reading, right), left.slice(reading.text), right.slice(reading.text))
        for reading, expected in compared
        for (one, left), (other, right) in combinations(expected, 2)
        if one == other
    ]
    missed = [(left, right) for first, second, left, right in links if first is None or first != second]
    assert len(missed) <= len(links) // 10, missed


def test_a_pronoun_that_is_resolved_is_resolved_rightly(compared: list[tuple[Reading, Expected]]):
    right, wrong, open_ = [], [], []
    for reading, expected in compared:
        named = {letter: _chain(reading, span) for letter, span in reversed(expected) if not _is_pronoun(span, reading)}
        for letter, span in expected:
            if _is_pronoun(span, reading):
                found = _chain(reading, span)
                verdict = right if found == named.get(letter) else open_ if found is None else wrong
                verdict.append((reading.text, span.slice(reading.text)))
    assert [] == wrong
    assert len(open_) <= len(right) // 10, open_


def _expected(page: str) -> Expected:
    found: Expected = []
    cut = 0
    for mark in MARKED.finditer(page):
        start = mark.start() - cut
        found.append((mark[1], Span(start, start + len(mark[2]))))
        cut += len(mark[0]) - len(mark[2])
    return found


def _chain(reading: Reading, span: Span) -> int | None:
    """The chain of the mention that ends there and shares most with the marked words."""
    fits = [one for one in reading.names if one.span.end == span.end and one.span.overlaps(span)]
    best = max(fits, key=lambda one: one.span.end - one.span.start, default=None)
    return None if best is None else best.chain


def _is_pronoun(span: Span, reading: Reading) -> bool:
    return PRONOUNS.match(span.slice(reading.text)) is not None
