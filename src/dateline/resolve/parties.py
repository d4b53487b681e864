"""Parties that a relation of the same report gives an event: a truce that a leader orders binds the group he leads."""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model.records import Event, Evidence, Relation
from dateline.model.values import Who

LEADS = ("leads", "commands", "founded")
# PLOVER's class of truces, withdrawals, releases and disarmament: acts that a group does when its leader says so.
BINDING = "RETREAT"


def with_led_groups(events: Sequence[Event], relations: Sequence[Relation]) -> tuple[Event, ...]:
    """The events, each binding act of a leader with his group as a further actor, inferred from the words of the
    relation. A leader of two groups binds neither: the report does not say which."""
    return tuple(_bound(event, relations) if event.plover.event_class == BINDING else event for event in events)


def _bound(event: Event, relations: Sequence[Relation]) -> Event:
    present = {_key(who) for who in (*event.actors, *event.targets)}
    for actor in event.actors:
        led = [r for r in relations if r.predicate in LEADS and _key(r.subject) == _key(actor)]
        groups = {_key(relation.object) for relation in led}
        if len(groups) == 1 and not groups & present:
            rows = tuple(Evidence("actors", row.span, "parties.led", "inferred") for row in _words(led[0]))
            event = replace(event, actors=(*event.actors, led[0].object), evidence=(*event.evidence, *rows))
    return event


def _words(relation: Relation) -> Sequence[Evidence]:
    rows = [row for row in relation.evidence if row.field in ("object", "trigger")]
    return rows[:1] or (Evidence("trigger", relation.trigger, "parties.led"),)


def _key(who: Who) -> str:
    return who.id or who.name.lower()
