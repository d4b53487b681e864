"""Where a given event took place, in the fields of the set that marks the event's word in a sentence."""

from collections.abc import Iterable, Iterator

from adapters.document import Document, Prediction, reading_of_body
from dateline.extract.events import events_in
from dateline.extract.scene import scene_of
from dateline.model.finding import Role
from dateline.model.reading import Reading
from dateline.model.sourced import Span
from dateline.pipeline import Desk


def event_location(document: Document, desk: Desk) -> Prediction:
    """The names of the places of what the marked words tell; where they have none of their own, those of the event of
    the ledger that they stand in."""
    reading = reading_of_body(document, desk)
    asked = [Span(start, end) for start, end in document["verb"]]
    told = _places(_scene(reading, asked, desk)) or _places(_of_events(reading, asked, desk))
    names = [
        place.name for place in reading.places if any(place.span.overlaps(span) for span in told) and place.literal
    ]
    return {"location": [[name.start, name.end] for name in dict.fromkeys(names)]}


def _places(roles: Iterable[Role]) -> list[Span]:
    return [role.span for role in roles if role.name == "place"]


def _scene(reading: Reading, asked: list[Span], desk: Desk) -> Iterator[Role]:
    """The scene of the first verb among the marked words, else of the first word."""
    marked = [
        (sentence, token)
        for sentence in reading.sentences
        for token in sentence.tokens
        if any(token.start < span.end and span.start < token.end for span in asked)
    ]
    for sentence, token in sorted(marked, key=lambda pair: not pair[1].is_verb)[:1]:
        yield from scene_of(reading, sentence, token, desk.events)


def _of_events(reading: Reading, asked: list[Span], desk: Desk) -> Iterator[Role]:
    for event in events_in(reading, desk.events):
        if any(event.trigger.overlaps(span) for span in asked):
            yield from event.roles
