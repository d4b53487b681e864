"""Whether the words of number do what their examples say."""

from collections.abc import Iterator

from dateline.analysis.number_tables import NumberTables
from dateline.analysis.number_units import is_currency
from dateline.analysis.numbers import numbers_in
from dateline.lexicon.rules.entry import Entry
from dateline.lexicon.rules.examples import Example, example_of
from dateline.model.reading import NumberMention, Sentence
from dateline.model.sourced import Span


def prove_numbers(tables: NumberTables, entry: Entry) -> list[str]:
    """The complaints about an entry of numbers.toml.

    `{number:…}`, `{ordinal:…}`, `{share:…}`, `{money:…}` and `{measure:…}` are a mention each, by offset; `{up:…}` and
    `{down:…}` hold a number that is such a difference; over `{none:…}` no number may stand. A `never` without a mark
    has none at all.
    """
    complaints: list[str] = []
    for marked in entry.examples:
        complaints += _complaints(marked, example_of(marked), tables)
    for marked in entry.never:
        example = example_of(marked)
        if example.marks:
            complaints += _complaints(marked, example, tables)
        elif found := _mentions(example.text, tables):
            complaints.append(f"never {marked!r}: found {_shown(found, example.text)}")
    return complaints


def _complaints(marked: str, example: Example, tables: NumberTables) -> Iterator[str]:
    found = _mentions(example.text, tables)
    for label, span in example.marks:
        if not _holds(label, span, found):
            yield f"{marked!r}: {label} {span.slice(example.text)!r} is not so; found {_shown(found, example.text)}"


def _holds(label: str, span: Span, found: list[NumberMention]) -> bool:
    match label:
        case "none":
            return not any(mention.span.overlaps(span) and mention.change is None for mention in found)
        case "up" | "down":
            return any(mention.change == label and span.contains(mention.span) for mention in found)
        case "ordinal":
            return any(mention.span == span and mention.ordinal for mention in found)
        case "share":
            return any(mention.span == span and mention.unit == "percent" for mention in found)
        case "money":
            return any(mention.span == span and is_currency(mention.unit) for mention in found)
        case "measure":
            measured = [mention for mention in found if mention.unit not in (None, "percent")]
            return any(mention.span == span and not is_currency(mention.unit) for mention in measured)
    return any(mention.span == span and not mention.ordinal for mention in found)


def _mentions(text: str, tables: NumberTables) -> list[NumberMention]:
    return numbers_in(text, Sentence(0, 0, Span(0, len(text)), ()), tables)


def _shown(found: list[NumberMention], text: str) -> str:
    return ", ".join(repr(mention.span.slice(text)) for mention in found) or "nothing"
