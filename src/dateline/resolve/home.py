"""Where the main event took place when the report does not say: the town of its dateline, stated as a default."""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model.reading import Reading
from dateline.model.records import Event, Evidence
from dateline.model.values import Where
from dateline.resolve.main_event import main_event

# Reports on the whole country, and from abroad, are filed from capitals: a capital in the dateline places nothing.
FILED_FROM = ("capital", "country")


def at_home(events: Sequence[Event], reading: Reading) -> tuple[Event, ...]:
    """The events, the main one placed at the town of the dateline if no words place it (`how` is "defaulted")."""
    main, home, line = main_event(events), reading.home, reading.article.dateline
    if main is None or main.where or home is None or home.kind in FILED_FROM or line is None or line.place is None:
        return tuple(events)
    where = Where(line.place.value, home, "place")
    rows = tuple(Evidence("where", span, "where.dateline", "defaulted") for span in line.place.spans)
    placed = replace(main, where=(where,), evidence=(*main.evidence, *rows))
    return tuple(placed if event is main else event for event in events)
