"""The proof of the words of places: every example's marks must come out by offset, nothing of `never` may."""

from dateline.analysis.parse import Parser
from dateline.analysis.places import PlaceTables, places_of
from dateline.lexicon.rules.entry import Entry
from dateline.lexicon.rules.examples import example_of
from dateline.model.reading import PlaceMention, Sentence
from dateline.model.sourced import Span


def prove_places(tables: PlaceTables, entry: Entry, parser: Parser) -> list[str]:
    """The complaints about an entry; empty when all its examples are proven.

    A mark is what the words are used for (`{place:near Taji}`, `{government:Tehran}`, `{adjective:Iraqi}`, `{name:…}`,
    `{modifier:…}`) and covers the words that belong to the name. A `never` may hold no place and no government.
    """
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        found = {(mention.use, mention.span) for mention in _mentions(example.text, tables, parser)}
        for label, span in example.marks:
            if (label, span) not in found:
                seen = ", ".join(f"{use} {words.slice(example.text)!r}" for use, words in sorted(found)) or "nothing"
                complaints.append(f"{span.slice(example.text)!r} is no {label} in {example.text!r}: found {seen}")
    for text in entry.never:
        for mention in _mentions(text, tables, parser):
            if mention.use in ("place", "government"):
                complaints.append(f"{mention.span.slice(text)!r} must be no {mention.use} in {text!r}")
    return complaints


def _mentions(text: str, tables: PlaceTables, parser: Parser) -> tuple[PlaceMention, ...]:
    sentences, entities = parser.trees(text, [Sentence(0, 0, Span(0, len(text)), ())])
    return places_of(text, sentences, entities, tables, dateline=None)
