"""Where and when an event took place, beyond its own clause: "Anbar, where …", "joined with the army to push …"."""

from collections.abc import Iterator

from dateline.extract.clauses import circumstances
from dateline.extract.event_tables import EventTables
from dateline.extract.triggers import frame_of, verb_entry, verb_roles
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token


def circumstances_of(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """The times and places of the event at the token. A length ("six-month") is no time of it; an event in a relative
    clause of "where" took place there."""
    lengths = tables.term("no_time_of_event")
    spans = [time.span for time in reading.times if time.form in lengths]
    roles = [role for role in circumstances(reading, sentence, token.i) if role.name != "time" or role.span not in spans]
    if not any(role.name == "place" for role in roles):
        roles += _relative_place(reading, sentence, token)
    return roles


def purpose_roles(sentence: Sentence, verb: Token, tables: EventTables) -> Iterator[Role]:
    """Whom allies turn on: "joined with the army to push the militants out" names its target in the infinitive."""
    for child in sentence.children(verb.i, "advcl", "xcomp"):
        if not child.is_verb or not any(aux.tag == "TO" for aux in sentence.children(child.i, "aux")):
            continue
        frame = frame_of(sentence, child, tables)
        entry = verb_entry(sentence, frame, tables)
        if entry is not None:
            for role in verb_roles(sentence, frame, entry):
                if role.name == "target":
                    yield Role("target", role.span, role.sentence, role.head, "events.purpose")


def _relative_place(reading: Reading, sentence: Sentence, token: Token) -> list[Role]:
    at = token
    for _ in range(8):
        if at.dep == "relcl" and any(child.lemma == "where" for child in sentence.children(at.i, "advmod")):
            host = sentence.tokens[at.head]
            for place in reading.places:
                if place.literal and place.span.start <= host.start < place.span.end:
                    return [Role("place", place.span, sentence.index, host.i, "events.where")]
            return []
        if at.head == at.i:
            return []
        at = sentence.tokens[at.head]
    return []
