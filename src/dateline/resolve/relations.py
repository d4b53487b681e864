"""From a relation found in the words to a record: both parties resolved, what is given, since when and until when."""

from collections.abc import Iterable

from msgspec.structs import replace

from dateline.model.article import Article
from dateline.model.finding import Finding, Role
from dateline.model.names import record_id
from dateline.model.problem import Problem
from dateline.model.records import Evidence, Relation
from dateline.model.sourced import How, Sourced
from dateline.model.values import When, Who
from dateline.resolve.context import Context
from dateline.resolve.edges import beginning, ending
from dateline.resolve.who import who_of


def relation_of(finding: Finding, context: Context) -> Relation | Problem:
    """The relation of a finding. A repeated mention gets the id of the first one: `merged_relations` joins them.

    What the report itself says does not hold is a problem (R01), not a record; what somebody denies is a record, for
    attribution to enter who denies it. "Former" ends a relation on the day of the report.
    """
    text, page = context.reading.text, context.reading.article.page
    subject, object_ = finding.role("subject"), finding.role("object")
    if subject is None or object_ is None:
        trigger = finding.trigger.slice(text)
        return Problem("resolve.relations", "R02", f"a party of {trigger!r} is missing", finding.trigger)
    if finding.mark("status") == "negated":
        said = f"{subject.span.slice(text)} {finding.type} {object_.span.slice(text)}"
        return Problem("resolve.relations", "R01", f"the report says that this does not hold: {said}", finding.trigger)
    who, whom = who_of(subject, context.reading), who_of(object_, context.reading)
    if who.value == whom.value and subject.span != object_.span:
        who = _state_within(subject, context) or who
    if who.value == whom.value:
        return Problem("resolve.relations", "R03", f"both parties are {who.value.name!r}", finding.trigger)
    inferred: How = "inferred" if finding.mark("how") == "inferred" else "read"
    evidence = [
        Evidence("trigger", finding.trigger, finding.rule),
        Evidence("predicate", finding.trigger, finding.rule, inferred),
        *(Evidence("subject", span, who.rule, "inferred" if inferred == "inferred" else who.how) for span in who.spans),
        *(Evidence("object", span, whom.rule, whom.how) for span in whom.spans),
    ]
    what = finding.role("what")
    if what is not None:
        evidence.append(Evidence("what", what.span, what.rule))
    since, until = _stretch(finding, context)
    for name, when in (("since", since), ("until", until)):
        if when is not None:
            evidence += [Evidence(name, span, when.rule, when.how) for span in when.spans]
    first = finding.role("first")
    told_first = finding.trigger if first is None else first.span
    return Relation(
        id=record_id(page, "relation", told_first, more=f"{finding.type}:{finding.mark('more') or ''}"),
        subject=who.value,
        predicate=finding.type,
        object=whom.value,
        trigger=finding.trigger,
        what=None if what is None else what.span.slice(text),
        since=None if since is None else since.value,
        until=None if until is None else until.value,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def same_relation(one: Relation, other: Relation) -> bool:
    """Whether two relations of one article are mentions of one: the same id, or the same predicate between actors that
    the actor list or their names make the same."""
    if one.id == other.id:
        return True
    return (one.predicate, _name(one, "subject"), _name(one, "object")) == (
        other.predicate, _name(other, "subject"), _name(other, "object"),
    )  # fmt: skip


def merged_relations(relations: Iterable[Relation], article: Article | None = None) -> tuple[Relation, ...]:
    """One record for all mentions of one relation, where the first stood, with the evidence of all of them. The items
    of the article's round-up speak each of its own parties."""
    merged: list[Relation] = []
    for relation in relations:
        for i, first in enumerate(merged):
            together = article is None or article.item_at(first.trigger.start) == article.item_at(
                relation.trigger.start
            )
            if together and same_relation(first, relation):
                merged[i] = _joined(first, relation)
                break
        else:
            merged.append(relation)
    return tuple(merged)


def _joined(first: Relation, again: Relation) -> Relation:
    lacking = {"what": first.what is None, "since": first.since is None, "until": first.until is None}
    kept = [row for row in again.evidence if row not in first.evidence and lacking.get(row.field, True)]
    return replace(
        first,
        what=first.what or again.what,
        since=first.since or again.since,
        until=first.until or again.until,
        evidence=(*first.evidence, *kept),
    )


def _name(relation: Relation, side: str) -> str:
    who = relation.subject if side == "subject" else relation.object
    return who.id or who.name.lower()


def _stretch(finding: Finding, context: Context) -> tuple[Sourced[When] | None, Sourced[When] | None]:
    """When the relation began and ended: from "since" and "until", from any time of a change ("founded in 1987"), and
    from a word such as "former", which only says that it is over."""
    since = until = None
    for role in finding.roles:
        if role.name != "time":
            continue
        when, slots = context.when_of(role), _slots(role, context)
        lead = slots.get("lead", "")
        if not isinstance(when, Sourced):
            continue
        if "second" in slots and "year2" in slots:
            since, until = since or _edge(when, first=True), until or _edge(when, first=False)
        elif lead == "until" or (finding.mark("ended") is not None and not lead):
            until = until or when
        elif lead == "since" or finding.mark("dated") is not None:
            since = since or when
    if until is None and (finding.mark("past") or finding.mark("ended")) is not None:
        value = When(None, context.published_at(finding.sentence).best, "unknown")
        until = Sourced(value, (finding.trigger,), rule="relations.past", how="inferred")
    return since, until


def _edge(when: Sourced[When], *, first: bool) -> Sourced[When]:
    """The year in which "from 2009 to 2015" begins or ends."""
    day = when.value.earliest if first else when.value.latest
    if day is None:
        return when
    return Sourced(beginning(day, "year") if first else ending(day, "year"), when.spans, rule=when.rule, how=when.how)


def _slots(role: Role, context: Context) -> dict[str, str]:
    """What the grammar of times caught in the words of the role; its "lead" is the word that bounds it ("since")."""
    for mention in context.reading.times:
        if mention.span.overlaps(role.span):
            return dict(mention.slots)
    return {}


def _state_within(role: Role, context: Context) -> Sourced[Who] | None:
    """Iran in "the Iran-backed militia", whose name holds that of its patron."""
    for place in context.reading.places:
        if place.span == role.span and place.where.precision == "country" and place.where.place is not None:
            who = Who(role.span.slice(context.reading.text), country=place.where.place.country, sector="GOV")
            return Sourced(who, (role.span,), rule="who.state")
    return None
