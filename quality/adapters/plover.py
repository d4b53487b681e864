"""The acts of a sentence in PLOVER's classes, modes and sectors, with who did them to whom and the words for each."""

from collections.abc import Iterable, Iterator

from adapters.document import Document, Prediction, report_of_body
from dateline.model.records import Event, Plover, Statement
from dateline.model.values import Who
from dateline.pipeline import Desk
from dateline.resolve.acts import act_of
from dateline.resolve.counts import total

# What a record calls its evidence, and the set its spans.
ROLES = {"actors": "SRC", "suspected": "SRC", "source": "SRC", "targets": "TAR", "target": "TAR", "where": "LOC"}


def plover(document: Document, desk: Desk) -> Prediction:
    """Every event and every statement that is an act between parties, in text order."""
    records = report_of_body(document, desk).records
    acts = [(one, act) for one in records if isinstance(one, Event | Statement) if (act := act_of(one)) is not None]
    return {"events": [_event(one, act) for one, act in acts if not _told_by_another(one, act, acts)]}


def _told_by_another(record: Event | Statement, act: Plover, acts: Iterable[tuple[Event | Statement, Plover]]) -> bool:
    """Whether an event of the same class is told by the words of a statement, or in what it says ("threatened to
    shell the port"): the event knows more."""
    return isinstance(record, Statement) and any(
        isinstance(other, Event) and also.event_class == act.event_class
        and (other.id in record.about or other.trigger.overlaps(record.trigger))
        for other, also in acts
    )  # fmt: skip


def _event(record: Event | Statement, act: Plover) -> Prediction:
    if isinstance(record, Event):
        source, target = record.actors or record.suspected, record.targets
        dead, injured = total(record.toll, "killed"), total(record.toll, "wounded")
    else:
        source = () if record.source is None else (record.source,)
        target = () if record.target is None else (record.target,)
        dead = injured = None
    return {
        "code": act.event_class,
        "mode": act.mode,
        "source": [_party(who) for who in source],
        "target": [_party(who) for who in target],
        "dead": dead,
        "injured": injured,
        "spans": list(_spans(record)),
    }


def _party(who: Who) -> Prediction:
    return {"code": who.country, "sector": who.sector}


def _spans(record: Event | Statement) -> Iterator[Prediction]:
    yield {"role": "EVT", "start": record.trigger.start, "end": record.trigger.end}
    found = [(ROLES[row.field], row.span) for row in record.evidence if row.field in ROLES]
    for role, span in dict.fromkeys(found):
        yield {"role": role, "start": span.start, "end": span.end}
