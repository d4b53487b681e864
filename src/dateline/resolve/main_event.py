"""The main event of a report: the one that its lead tells."""

from collections.abc import Sequence

from dateline.model.records import Event
from dateline.resolve.counts import total

DONE = frozenset({"occurred", "ongoing", "foiled"})


def main_event(events: Sequence[Event]) -> Event | None:
    """The event that the report is about: of those that took place, the first with a toll, else the first; None when
    there is no event at all. Events come in text order, so the lead's stands first."""
    taken_place = [event for event in events if event.status in DONE and not event.negated] or list(events)
    harmful = [event for event in taken_place if event.toll and any((total(event.toll, t.outcome) or 0) > 0 for t in event.toll)]
    return next(iter(harmful or taken_place), None)
