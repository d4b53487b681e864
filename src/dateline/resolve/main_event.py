"""The main event of a report: the one that its lead tells."""

from collections.abc import Sequence

from dateline.model.records import Event
from dateline.resolve.counts import total

DONE = frozenset({"occurred", "ongoing", "foiled"})


def main_event(events: Sequence[Event]) -> Event | None:
    """The event that the report is about: of those that took place, the first with dead or wounded, else the first;
    None when there is no event at all. Events come in text order, so the lead's stands first."""
    harmed = [event for event in events if event.status in DONE and not event.negated and _harms(event)]
    if harmed:
        return harmed[0]
    taken_place = [event for event in events if event.status in DONE and not event.negated] or list(events)
    return next(
        (event for event in taken_place if event.plover.event_class == "ASSAULT"), next(iter(taken_place), None)
    )


def _harms(event: Event) -> bool:
    """Whether somebody was killed or wounded in it."""
    return any((total(event.toll, outcome) or 0) > 0 for outcome in ("killed", "wounded"))
