"""How far marked words of a sentence are said to have happened, in the fields of the set that marks them."""

from adapters.document import Document, Prediction, reading_of_body
from dateline.extract.factuality import factuality_of
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span
from dateline.pipeline import Desk


def factuality(document: Document, desk: Desk) -> Prediction:
    """The factuality of the verb among the words of each marked span, else of its first word; a word of no sentence is
    taken for a fact."""
    reading = reading_of_body(document, desk, parse_all=True)
    found = [_marked(reading, Span(start, end)) for start, end in document["asked"]]
    return {"scores": [3.0 if one is None else factuality_of(one[0], one[1].i, desk.events) for one in found]}


def _marked(reading: Reading, span: Span) -> tuple[Sentence, Token] | None:
    words = [
        (sentence, token)
        for sentence in reading.sentences
        for token in sentence.tokens
        if token.start < span.end and span.start < token.end
    ]
    return next((pair for pair in words if pair[1].is_verb), words[0] if words else None)
