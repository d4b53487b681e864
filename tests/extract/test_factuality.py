"""How certain a sentence leaves it that something happened, whatever the word."""

import pytest

from dateline.analysis.parse import Parser, load_parser
from dateline.extract.event_tables import EventTables, compile_events
from dateline.extract.factuality import factuality_of
from dateline.extract.proof import example_reading
from dateline.lexicon.rules.load import Lexicon


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> EventTables:
    return compile_events(lexicon)


def degree(text: str, word: str, tables: EventTables, parser: Parser) -> float:
    (sentence,) = example_reading(text, parser).sentences
    return factuality_of(sentence, next(token.i for token in sentence.tokens if token.text == word), tables)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("collapsed", "The bridge collapsed."),
        ("collapsed", "The mayor said the bridge had collapsed."),
        ("flood", "The envoy has not spoken since the flood."),
        ("raid", "The raid was not a success."),
        ("rebuilt", "Nobody helped, but the villagers rebuilt the dam."),
    ],
)
def test_what_is_told_as_a_fact_is_certain(word: str, text: str, tables: EventTables, parser: Parser) -> None:
    assert 3 == degree(text, word, tables, parser)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("collapse", "The bridge will collapse."),
        ("collapse", "The bridge could collapse."),
        ("rebuild", "The villagers hope to rebuild the dam."),
        ("collapsed", "It is unclear whether the bridge collapsed."),
        ("fire", "Did the guards fire at the crowd?"),
        ("meeting", "The upcoming meeting worries the mayor."),
    ],
)
def test_what_is_open_lies_between(word: str, text: str, tables: EventTables, parser: Parser) -> None:
    assert 0 <= degree(text, word, tables, parser) < 3


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("collapsed", "The bridge has not collapsed."),
        ("answered", "No one answered."),
        ("named", "No suspects were named."),
        ("rebuild", "The villagers failed to rebuild the dam."),
        ("rebuild", "The villagers have yet to rebuild the dam."),
        ("rebuild", "The villagers were too poor to rebuild the dam."),
        ("rebuilding", "They left without rebuilding the dam."),
        ("meeting", "The meeting was cancelled."),
        ("talks", "There were no talks."),
        ("drowned", "A fisherman nearly drowned."),
    ],
)
def test_what_did_not_happen_is_below(word: str, text: str, tables: EventTables, parser: Parser) -> None:
    assert degree(text, word, tables, parser) <= -1
