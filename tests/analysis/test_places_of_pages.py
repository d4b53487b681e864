"""The places of pages of our own, row by row: `places_of_pages.txt` says what each must come out as."""

from pathlib import Path

import pytest

from dateline.analysis.gazetteer import load_gazetteer
from dateline.analysis.parse import Parser
from dateline.analysis.places import PlaceTables, compile_places, places_of
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import PlaceMention, Sentence
from dateline.model.sourced import Span

LINES = (Path(__file__).parent / "places_of_pages.txt").read_text("utf-8").splitlines()
ROWS = [line for line in LINES if line and not line.startswith(("#", "=="))]


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> PlaceTables:
    return compile_places(lexicon, load_gazetteer(lexicon))


def test_the_table_is_long():
    assert len(ROWS) > 200


@pytest.mark.parametrize("row", ROWS)
def test_the_places_of_a_page_are_those_of_its_row(row: str, tables: PlaceTables, parser: Parser):
    dateline, _, rest = row.partition("|")
    sentences, *expected = (part.strip() for part in rest.replace("||", "\0").split("|"))
    text, mentions = read(sentences.split("\0"), dateline.strip() or None, tables, parser)
    found = [told(mention, text) for mention in mentions]
    assert [] == [want for want in expected if not is_met(want, text, mentions)], found


def read(
    sentences: list[str], dateline: str | None, tables: PlaceTables, parser: Parser
) -> tuple[str, tuple[PlaceMention, ...]]:
    text, parts = "", []
    for index, words in enumerate(sentences):
        parts.append(Sentence(index, 0, Span(len(text), len(text) + len(words.strip())), ()))
        text += words.strip() + " "
    trees, entities = parser.trees(text, parts)
    return text, places_of(text, trees, entities, tables, dateline=dateline)


def is_met(want: str, text: str, mentions: tuple[PlaceMention, ...]) -> bool:
    if want.startswith(("!", "*")):
        uses = {mention.use for mention in mentions if want[1:] in mention.span.slice(text)}
        return not uses if want.startswith("!") else not uses & {"place", "government"}
    words, _, values = want.rpartition("=")
    if " " not in values:
        return any(mention.use == values for mention in mentions if mention.name.slice(text) == words)
    asked = values.split(" ", 2)[:2] + values.split(" ", 2)[2].rsplit(" ", 1)
    return any(
        all(one in ("*", other) for one, other in zip(asked, told(mention, text)[1:], strict=True))
        for mention in mentions
        if mention.span.slice(text) == words
    )


def told(mention: PlaceMention, text: str) -> tuple[str, str, str, str, str]:
    place = mention.where.place
    name, country = (place.name, place.country or "*") if place is not None else ("-", "-")
    return mention.span.slice(text), mention.use, mention.where.precision, name, country
