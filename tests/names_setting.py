"""A reading of people and groups made from lines: one line is one sentence, one paragraph."""

from collections.abc import Callable

from msgspec.structs import replace

from dateline.analysis.actor_tables import ActorTables
from dateline.analysis.cast import cast_of
from dateline.analysis.names import names_of
from dateline.analysis.parse import Parser
from dateline.analysis.quotes import quotes_in
from dateline.model.article import Article, Credits, Published
from dateline.model.reading import NameMention, PlaceMention, Reading, Sentence
from dateline.model.sourced import Span

UNKNOWN = Published(None, None, None, "unknown", "defaulted")
ReadNames = Callable[..., Reading]


def reading_of_lines(
    *lines: str,
    tables: ActorTables,
    parser: Parser,
    places: tuple[PlaceMention, ...] = (),
    reporting: frozenset[str] = frozenset(),
) -> Reading:
    """The reading of sentences, with nothing but names in it."""
    text = "\n".join(lines)
    quotes = quotes_in(text, [Span(0, len(text))])
    sentences, at = [], 0
    for index, line in enumerate(lines):
        span = Span(at, at + len(line))
        inside = tuple(quote for quote in quotes if span.contains(quote))
        sentences.append(Sentence(index, index, span, (), inside))
        at += len(line) + 1
    trees, entities = parser.trees(text, sentences)
    body = tuple(sentence.span for sentence in sentences)
    article = Article("", (), body, None, (), None, (), None, Credits(), UNKNOWN)
    reading = Reading(article, text, trees, names=names_of(text, trees, entities, places, tables, reporting=reporting))
    return replace(reading, cast=cast_of(reading))


def mention(reading: Reading, words: str) -> NameMention:
    """The mention with exactly these words (the last one)."""
    found = [one for one in reading.names if one.span.slice(reading.text) == words]
    assert found, (words, [one.span.slice(reading.text) for one in reading.names])
    return found[-1]


def chain(reading: Reading, *words: str) -> int:
    """The one chain of all these mentions; fails where they have several."""
    chains = {one: mention(reading, one).chain for one in words}
    assert len(set(chains.values())) == 1, chains
    return chains[words[0]]
