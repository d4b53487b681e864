"""Where a given event took place, in the fields of the set that marks the event's word in a sentence."""

from collections.abc import Iterator

from adapters.document import Document, Prediction, page_of
from dateline.extract.scene import scene_of
from dateline.model.finding import Role
from dateline.model.reading import Reading
from dateline.model.sourced import Span
from dateline.pipeline import Desk, read_page


def event_location(document: Document, desk: Desk) -> Prediction:
    """The names of the places of what the marked words tell, whether or not they are an event of the ledger."""
    reading, _ = read_page(page_of(document["text"], document), desk)
    asked = [Span(start, end) for start, end in document["verb"]]
    told = [role.span for role in _scene(reading, asked, desk) if role.name == "place"]
    names = [
        place.name for place in reading.places if any(place.span.overlaps(span) for span in told) and place.literal
    ]
    return {"location": [[name.start, name.end] for name in dict.fromkeys(names)]}


def _scene(reading: Reading, asked: list[Span], desk: Desk) -> Iterator[Role]:
    """The places of the first verb among the marked words, else of the first word."""
    marked = [
        (sentence, token)
        for sentence in reading.sentences
        for token in sentence.tokens
        if any(token.start < span.end and span.start < token.end for span in asked)
    ]
    for sentence, token in sorted(marked, key=lambda pair: not pair[1].is_verb)[:1]:
        yield from scene_of(reading, sentence, token, desk.events)
