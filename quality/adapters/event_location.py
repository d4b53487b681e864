"""Where a given event took place, in the fields of the set that marks the event's word in a sentence."""

from collections.abc import Iterator

from adapters.document import Document, Prediction, reading_of_body
from dateline.extract.events import events_in
from dateline.extract.scene import scene_of
from dateline.model.finding import Role
from dateline.model.reading import Reading
from dateline.model.sourced import Span
from dateline.pipeline import Desk


def event_location(document: Document, desk: Desk) -> Prediction:
    """The names of the places of the event that the marked words tell; where the ledger has none for them, of what
    the word tells by itself."""
    reading = reading_of_body(document, desk)
    asked = [Span(start, end) for start, end in document["verb"]]
    told = [role.span for role in _roles(reading, asked, desk) if role.name == "place"]
    names = [
        place.name for place in reading.places if any(place.span.overlaps(span) for span in told) and place.literal
    ]
    return {"location": [[name.start, name.end] for name in dict.fromkeys(names)]}


def _roles(reading: Reading, asked: list[Span], desk: Desk) -> Iterator[Role]:
    """The roles of the events at the marked words, else the scene of the first verb among them or of the first word."""
    events = [one for one in events_in(reading, desk.events) if any(one.trigger.overlaps(span) for span in asked)]
    for event in events:
        yield from event.roles
    if events:
        return
    marked = [
        (sentence, token)
        for sentence in reading.sentences
        for token in sentence.tokens
        if any(token.start < span.end and span.start < token.end for span in asked)
    ]
    for sentence, token in sorted(marked, key=lambda pair: not pair[1].is_verb)[:1]:
        yield from scene_of(reading, sentence, token, desk.events)
