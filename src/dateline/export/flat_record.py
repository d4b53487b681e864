"""A record as one flat row: what a spreadsheet or a table of the store can hold of it."""

from typing import Any

from dateline.export.words import figure_words
from dateline.model.records import Event, Figure, Record, Relation, Report, Statement, Trend
from dateline.model.values import Count, When, Where, Who

# The columns of a row, in order, with their SQL types.
COLUMNS: tuple[tuple[str, str], ...] = (
    ("id", "VARCHAR"), ("kind", "VARCHAR"), ("type", "VARCHAR"), ("status", "VARCHAR"), ("negated", "BOOLEAN"),
    ("plover_class", "VARCHAR"), ("plover_mode", "VARCHAR"),
    ("who", "VARCHAR"), ("who_id", "VARCHAR"), ("whom", "VARCHAR"), ("whom_id", "VARCHAR"),
    ("what", "VARCHAR"), ("unit", "VARCHAR"), ("low", "BIGINT"), ("high", "BIGINT"), ("qualifier", "VARCHAR"),
    ("killed_low", "BIGINT"), ("killed_high", "BIGINT"), ("wounded_low", "BIGINT"), ("wounded_high", "BIGINT"),
    ("earliest", "DATE"), ("latest", "DATE"), ("time_precision", "VARCHAR"),
    ("place", "VARCHAR"), ("place_id", "VARCHAR"), ("latitude", "DOUBLE"), ("longitude", "DOUBLE"),
    ("country", "VARCHAR"), ("admin1", "VARCHAR"), ("place_precision", "VARCHAR"),
    ("according_to", "VARCHAR"), ("denied_by", "VARCHAR"),
    ("start_offset", "BIGINT"), ("end_offset", "BIGINT"), ("quote", "VARCHAR"),
)  # fmt: skip
Row = dict[str, Any]


def flat_records(report: Report) -> list[Row]:
    """One row a record, in text order; a field that is unknown or that the kind lacks is None.

    `who` and `whom` are actor and target, source and audience, subject and object; `type` is the event's kind, the
    stance, the measure, the direction or the predicate. Offsets and quote are the trigger's, or of what was said.
    """
    names = {one.id: one.source.name for one in report.records if isinstance(one, Statement) and one.source}
    return [_row(record, report.page.text, names) for record in report.records]


def not_held(record: Record) -> list[str]:
    """What this record has that its row does not."""
    found = []
    if isinstance(record, Event | Figure | Trend) and len(record.where) > 1:
        found.append("places after the first of a record (the JSON has all)")
    if isinstance(record, Event) and any(toll.outcome not in ("killed", "wounded") for toll in record.toll):
        found.append("tolls other than killed and wounded (the JSON has all)")
    return found


def _row(record: Record, text: str, names: dict[str, str]) -> Row:
    row: Row = dict.fromkeys(name for name, _ in COLUMNS)
    row |= {"id": record.id} | _words(record, text) | _where(record)
    match record:
        case Event():
            row |= {"kind": "event", "type": record.type, "status": record.status, "negated": record.negated}
            row |= {"plover_class": record.plover.event_class, "plover_mode": record.plover.mode}
            row |= _parties(record.actors, record.targets)
            row |= _toll(record, "killed") | _toll(record, "wounded") | _when(record.when)
        case Statement():
            row |= {"kind": "statement", "type": record.stance, "whom": record.audience} | _when(record.when)
            row |= {"who": record.source.name, "who_id": record.source.id} if record.source else {}
        case Figure():
            row |= {"kind": "figure", "type": record.measure, "what": figure_words(record), "unit": record.unit}
            row |= {"who": record.by.name, "who_id": record.by.id} if record.by else {}
            row |= {"whom": record.of} | _count(record.count) | _when(record.period)
        case Trend():
            row |= {"kind": "trend", "type": record.direction, "what": record.measure} | _when(record.period)
        case Relation():
            row |= {"kind": "relation", "type": record.predicate, "what": record.what}
            row |= _parties((record.subject,), (record.object,)) | _when(record.since)
    if not isinstance(record, Statement):
        row |= {"according_to": _voices(record.according_to, names), "denied_by": _voices(record.denied_by, names)}
    return row


def _words(record: Record, text: str) -> Row:
    span = record.content or record.trigger if isinstance(record, Statement) else record.trigger
    return {"start_offset": span.start, "end_offset": span.end, "quote": span.slice(text)}


def _where(record: Record) -> Row:
    places: tuple[Where, ...] = ()
    if isinstance(record, Statement):
        places = (record.where,) if record.where else ()
    elif not isinstance(record, Relation):
        places = record.where
    if not places:
        return {}
    row: Row = {"place": places[0].name, "place_precision": places[0].precision}
    place = places[0].place
    if place is not None:
        row |= {"place_id": place.id, "latitude": place.lat, "longitude": place.lon}
        row |= {"country": place.country, "admin1": place.admin1}
    return row


def _parties(who: tuple[Who, ...], whom: tuple[Who, ...]) -> Row:
    return {"who": _names(who), "who_id": _ids(who), "whom": _names(whom), "whom_id": _ids(whom)}


def _names(people: tuple[Who, ...]) -> str | None:
    return "; ".join(who.name for who in people) or None


def _ids(people: tuple[Who, ...]) -> str | None:
    """Aligned with the names, None where none of them is known."""
    return "; ".join(who.id or "" for who in people) if any(who.id for who in people) else None


def _toll(event: Event, outcome: str) -> Row:
    """The sum of an outcome's tolls: "four civilians and two soldiers" are six; an open end stays open."""
    counts = [toll.count for toll in event.toll if toll.outcome == outcome]
    if not counts:
        return {}
    lows, highs = [count.low for count in counts], [count.high for count in counts]
    return {
        f"{outcome}_low": None if None in lows else sum(low for low in lows if low is not None),
        f"{outcome}_high": None if None in highs else sum(high for high in highs if high is not None),
    }


def _count(count: Count) -> Row:
    return {"low": count.low, "high": count.high, "qualifier": count.qualifier}


def _when(when: When | None) -> Row:
    if when is None:
        return {}
    return {"earliest": when.earliest, "latest": when.latest, "time_precision": when.precision}


def _voices(statements: tuple[str, ...], names: dict[str, str]) -> str | None:
    return "; ".join(dict.fromkeys(names[one] for one in statements if one in names)) or None
