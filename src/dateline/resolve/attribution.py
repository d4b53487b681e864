"""What statements do to records: each stands by the statements that carry it, or against those that deny it."""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model.records import Event, Evidence, Fact, Statement
from dateline.model.sourced import Span
from dateline.resolve.intervals import Intervals, intervals


def attributed(
    records: Sequence[Fact], statements: Sequence[Statement]
) -> tuple[tuple[Fact, ...], tuple[Statement, ...]]:
    """The records with `according_to` and `denied_by`, and the statements with what they are `about`.

    A record is carried by a statement when one of its triggers stands in the statement's content, and then by those
    around that statement as well. A denial denies the main act of what it carries, or of what the statement that it
    answers carries: who denies having broken a truce does not deny the truce. A record that is itself negated ("said no
    shot had been fired") is according to the denial.
    """
    contents = {s.id: [row.span for row in s.evidence if row.field == "content"] for s in statements}
    by_id = {s.id: s for s in statements}
    by_record = {record.id: record for record in records}
    order = {s.id: number for number, s in enumerate(statements)}
    carried: dict[str, list[str]] = {s.id: [] for s in statements}
    holding = intervals((span, name) for name, spans in contents.items() for span in spans)
    for record in records:
        holders = {name for trigger in triggers(record) for _, name in holding.around(trigger)}
        for name in sorted(holders, key=lambda name: order[name]):
            carried[name].append(record.id)
    negated = {record.id for record in records if isinstance(record, Event) and record.negated}
    denials: dict[str, list[str]] = {}
    sources: dict[str, list[str]] = {}
    for statement in statements:
        if statement.stance == "denies":
            for name in _denied(statement, carried, by_id, by_record):
                side = sources if name in negated else denials
                side.setdefault(name, []).append(statement.id)
        elif statement.polarity == "positive":
            for name in carried[statement.id]:
                sources.setdefault(name, []).append(statement.id)
    done = tuple(
        replace(
            record,
            according_to=_ordered(_answerable(record, sources.get(record.id, []), by_id, holding), by_id),
            denied_by=_ordered(denials.get(record.id, []), by_id),
        )
        for record in records
    )
    about = tuple(replace(s, about=tuple(carried[s.id])) for s in statements)
    return done, about


def _denied(
    statement: Statement,
    carried: dict[str, list[str]],
    statements: dict[str, Statement],
    records: dict[str, Fact],
) -> list[str]:
    """The records at the main word of a content; else all that the denial itself carries, and the only one that the
    answered statement carries."""
    denied = []
    for side in (statement.id, statement.answers):
        if side is not None:
            main = [row.span for row in statements[side].evidence if row.field == "content.main"]
            at_main = [n for n in carried[side] if any(t.overlaps(m) for t in triggers(records[n]) for m in main)]
            denied += at_main or (carried[side] if side == statement.id or len(carried[side]) == 1 else [])
    return denied


def _answerable(record: Fact, ids: list[str], statements: dict[str, Statement], contents: Intervals[str]) -> list[str]:
    """ "Is considered", "reportedly": what nobody is named for counts only where nobody is, the reporter included."""
    named = [name for name in ids if statements[name].source is not None]
    told = any(not any(contents.around(trigger)) for trigger in triggers(record))
    return named if named or told else ids


def triggers(record: Fact) -> list[Span]:
    """The trigger of a record and the further mentions of it that its evidence holds."""
    again = (row.span for row in record.evidence if row.field == "trigger" and row.span != record.trigger)
    return [record.trigger, *again]


def standing(event: Event) -> Event:
    """An event that only a denial speaks of did not occur in this ledger: it is kept, as denied and hypothetical."""
    if event.denied_by and not event.according_to and event.status in ("occurred", "ongoing"):
        row = Evidence("status", event.trigger, "attribution.denied", "inferred")
        return replace(event, status="hypothetical", evidence=(*event.evidence, row))
    return event


def _ordered(ids: list[str], statements: dict[str, Statement]) -> tuple[str, ...]:
    return tuple(sorted(set(ids), key=lambda name: (statements[name].trigger, name)))
