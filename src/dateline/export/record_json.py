"""JSON of one record: an object a kind, with the fields that the surface promises and each field's exact words."""

from typing import Any

from dateline.model.records import (
    Event,
    Evidence,
    Figure,
    Plover,
    Record,
    Relation,
    Statement,
    Terms,
    Thing,
    Toll,
    Trend,
)
from dateline.model.sourced import Span
from dateline.model.values import When, Where, Who


def record_object(record: Record, text: str) -> dict[str, Any]:
    """The record as JSON's types; `text` is its page's, from which every quote is cut."""
    match record:
        case Event():
            fields = _event(record)
        case Statement():
            fields = _statement(record, text)
        case Figure():
            fields = _figure(record)
        case Trend():
            fields = _trend(record)
        case Relation():
            fields = _relation(record)
    return fields | {
        "trigger": span_object(record.trigger, text),
        "evidence": [_evidence(row, text) for row in record.evidence],
    }


def span_object(span: Span, text: str) -> dict[str, Any]:
    """The offsets of a span and the words that stand there."""
    return {"start": span.start, "end": span.end, "quote": span.slice(text)}


def who_object(who: Who | None) -> dict[str, Any] | None:
    """A person, group or body; null where the report names nobody."""
    if who is None:
        return None
    return {
        "name": who.name,
        "id": who.id,
        "country": who.country,
        "sector": who.sector,
        "kind": who.kind,
        "rank": who.rank,
        "role": who.role,
        "of": who.of,
        "of_id": who.of_id,
        "aliases": list(who.aliases),
    }


def where_object(where: Where | None) -> dict[str, Any] | None:
    """A place as written and, where the gazetteer has it, as resolved; `alternatives` are what else it could be."""
    if where is None:
        return None
    place = where.place
    return {
        "name": where.name,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "precision": where.precision,
        "id": place.id if place else None,
        "relation": where.relation,
        "alternatives": [
            {"id": other.place.id, "name": other.place.name, "country": other.place.country, "score": other.score}
            for other in where.alternatives
        ],
    }


def when_object(when: When | None, how: str = "read") -> dict[str, Any] | None:
    """The first and the last day it can have been, and how that is known."""
    if when is None:
        return None
    return {
        "earliest": None if when.earliest is None else when.earliest.isoformat(),
        "latest": None if when.latest is None else when.latest.isoformat(),
        "precision": when.precision,
        "how": how,
        "part_of_day": when.part_of_day,
    }


def how_known(evidence: tuple[Evidence, ...], field: str) -> str:
    """How the first evidence of a field knows it; a value without evidence is `defaulted`."""
    return next((row.how for row in evidence if row.field == field or row.field.startswith(field + ".")), "defaulted")


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": "event",
        "type": event.type,
        "plover": _plover(event.plover),
        "status": event.status,
        "negated": event.negated,
        "actors": _people(event.actors),
        "targets": _people(event.targets),
        "suspected": _people(event.suspected),
        "weapon": None if event.weapon is None else {"name": event.weapon.name, "kind": event.weapon.kind},
        "toll": [_toll(toll) for toll in event.toll],
        "things": [_thing(thing) for thing in event.things],
        **_places(event.where),
        "when": when_object(event.when, how_known(event.evidence, "when")),
        "terms": _terms(event.terms, event.evidence),
        "according_to": list(event.according_to),
        "denied_by": list(event.denied_by),
    }


def _statement(statement: Statement, text: str) -> dict[str, Any]:
    return {
        "id": statement.id,
        "kind": "statement",
        "source": who_object(statement.source),
        "cue": statement.cue,
        "stance": statement.stance,
        "plover": _plover(statement.plover),
        "polarity": statement.polarity,
        "mode": statement.mode,
        "voice": statement.voice,
        "target": who_object(statement.target),
        "audience": statement.audience,
        "content": None if statement.content is None else span_object(statement.content, text),
        "inside": statement.inside,
        "answers": statement.answers,
        "about": list(statement.about),
        "when": when_object(statement.when, how_known(statement.evidence, "when")),
        "where": where_object(statement.where),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "kind": "figure",
        "measure": figure.measure,
        "of": figure.of,
        "by": who_object(figure.by),
        "low": figure.count.low,
        "high": figure.count.high,
        "qualifier": figure.count.qualifier,
        "words": figure.count.words,
        "unit": figure.unit,
        "share_of": figure.share_of,
        "of_which": [
            {"low": count.low, "high": count.high, "qualifier": count.qualifier, "what": what}
            for count, what in figure.of_which
        ],
        "compared": [
            {"low": count.low, "high": count.high, "qualifier": count.qualifier, "what": what}
            for count, what in figure.compared
        ],
        "period": when_object(figure.period, how_known(figure.evidence, "period")),
        "since_event": figure.since_event,
        **_places(figure.where),
        "according_to": list(figure.according_to),
        "denied_by": list(figure.denied_by),
    }


def _trend(trend: Trend) -> dict[str, Any]:
    return {
        "id": trend.id,
        "kind": "trend",
        "measure": trend.measure,
        "direction": trend.direction,
        "degree": trend.degree,
        "period": when_object(trend.period, how_known(trend.evidence, "period")),
        "baseline": trend.baseline,
        **_places(trend.where),
        "according_to": list(trend.according_to),
        "denied_by": list(trend.denied_by),
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "kind": "relation",
        "subject": who_object(relation.subject),
        "predicate": relation.predicate,
        "object": who_object(relation.object),
        "what": relation.what,
        "since": when_object(relation.since, how_known(relation.evidence, "since")),
        "until": when_object(relation.until, how_known(relation.evidence, "until")),
        "according_to": list(relation.according_to),
        "denied_by": list(relation.denied_by),
    }


def _plover(plover: Plover | None) -> dict[str, Any] | None:
    """PLOVER's code; a stance that is no act between parties has none."""
    if plover is None:
        return None
    return {"class": plover.event_class, "mode": plover.mode, "auxiliary": list(plover.auxiliary)}


def _people(people: tuple[Who, ...]) -> list[dict[str, Any] | None]:
    return [who_object(who) for who in people]


def _places(places: tuple[Where, ...]) -> dict[str, Any]:
    """`where` is the first place, `wheres` all of them in the order of the text."""
    objects = [where_object(where) for where in places]
    return {"where": objects[0] if objects else None, "wheres": objects}


def _thing(thing: Thing) -> dict[str, Any]:
    return {
        "name": thing.name,
        "kind": thing.kind,
        "effect": thing.effect,
        "low": thing.count.low,
        "high": thing.count.high,
        "qualifier": thing.count.qualifier,
    }


def _toll(toll: Toll) -> dict[str, Any]:
    return {
        "outcome": toll.outcome,
        "who": toll.who,
        "low": toll.count.low,
        "high": toll.count.high,
        "qualifier": toll.count.qualifier,
        "words": toll.count.words,
        "including": toll.including,
        "of_perpetrators": toll.of_perpetrators,
    }


def _terms(terms: Terms, evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    return {
        "round": terms.round,
        "duration": terms.duration,
        **{
            name: when_object(getattr(terms, name), how_known(evidence, f"terms.{name}"))
            for name in ("starts", "expires", "deadline", "scheduled_for", "postponed_to")
        },
        "reason": terms.reason,
        "subject": terms.subject,
    }


def _evidence(row: Evidence, text: str) -> dict[str, Any]:
    return {"field": row.field, **span_object(row.span, text), "rule": row.rule, "how": row.how}
