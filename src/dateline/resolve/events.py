"""From the words of an event to its record: who, whom, with what, how many, where, when, and what became of it."""

from collections.abc import Iterable
from datetime import timedelta

from dateline.model.finding import Finding, Role
from dateline.model.names import record_id
from dateline.model.problem import Problem
from dateline.model.records import Event, Evidence, Plover
from dateline.model.sourced import Sourced
from dateline.model.values import Weapon, When, WhenPrecision, Where, Who
from dateline.resolve.context import Context
from dateline.resolve.counts import tolls_of
from dateline.resolve.heads import NONE
from dateline.resolve.led import group_led_by
from dateline.resolve.modality import auxiliary_modes, dated_status, is_negated, standing_status
from dateline.resolve.officials import officials_of
from dateline.resolve.terms import terms_of
from dateline.resolve.things import things_of
from dateline.resolve.where import where_of, within
from dateline.resolve.who import who_in, who_of

# How sharp a time is, sharpest first.
SHARPNESS: tuple[WhenPrecision, ...] = (
    "time", "part of day", "day", "span", "week", "month", "quarter", "season", "year", "decade", "century", "unknown",
)  # fmt: skip
# The rule of an hour of which the words do not tell the day.
HOUR = "clock"
VICTIMS = ("killed", "wounded", "shot", "abducted", "detained", "displaced", "missing")
UNITS = {"day": 1, "week": 7, "month": 31, "year": 366}


def event_of(finding: Finding, context: Context) -> Event | Problem:
    """The event of a finding. `according_to` and `denied_by` stay empty: who says it is for attribution.

    Problem E01 when the finding lacks its class, which only a broken lexicon can cause.
    """
    event_class = finding.mark("plover")
    if event_class is None:
        return Problem(
            "resolve.events", "E01", f"no class for the kind {finding.type!r}; add it to events.toml", finding.trigger
        )
    rows = [Evidence("type", finding.trigger, finding.rule, "inferred" if finding.mark("earlier") else "read")]
    rows += [Evidence("type", role.span, role.rule) for role in _roles(finding, "told")]
    actors = _people("actors", _roles(finding, "actor"), context, rows)
    targets = _people("targets", _roles(finding, "target") or _named_victims(finding, context), context, rows)
    if finding.mark("binds") is not None:
        targets = (*targets, *_led(_roles(finding, "actor"), targets, context, rows))
    suspected = _people("suspected", _roles(finding, "suspected"), context, rows)
    tolls = tolls_of(finding, context)
    rows += [row for _, evidence in tolls for row in evidence]
    things = things_of(finding, context, rows)
    where = _where(finding, context, rows)
    when = _when(finding, context, rows)
    terms, term_rows = terms_of(finding, context, when)
    rows += term_rows
    when = terms.postponed_to or when
    published = context.published_at(finding.sentence).best
    status = standing_status(dated_status(finding, when, published), terms, published)
    rows += [Evidence("status", role.span, role.rule) for role in _roles(finding, "status")]
    negated = is_negated(finding)
    remembered = finding.mark("historical") is not None
    modes = auxiliary_modes(status, when, published, negated=negated, remembered=remembered)
    return Event(
        id=record_id(context.reading.article.page, "event", finding.trigger, more=finding.mark("earlier") or ""),
        type=finding.type,
        plover=Plover(event_class, finding.mark("mode"), modes),
        status=status,
        trigger=finding.trigger,
        negated=negated,
        actors=actors,
        targets=targets,
        suspected=suspected,
        weapon=_weapon(finding, context, rows),
        toll=tuple(toll for toll, _ in tolls),
        things=things,
        where=where,
        when=when,
        terms=terms,
        evidence=tuple(dict.fromkeys(rows)),
    )


def _roles(finding: Finding, *names: str) -> list[Role]:
    return [role for role in finding.roles if role.name in names]


def _named_victims(finding: Finding, context: Context) -> list[Role]:
    """Victims with a name or a role of their own stand as targets; "six people" only counts."""
    heads = {(name.sentence, name.head) for name in context.reading.names}
    return [role for role in _roles(finding, *VICTIMS) if (role.sentence, role.head) in heads and role.rule != NONE]


def _people(field: str, roles: Iterable[Role], context: Context, rows: list[Evidence]) -> tuple[Who, ...]:
    """The actors behind the roles, each once: by its id, else by its name; words that stay a pronoun name nobody."""
    found: dict[str, Who] = {}
    for role in roles:
        several = who_in(role.span, context.reading) if _is_joint(role, context) else ()
        several = officials_of(role, context.reading) or several
        for who in several if len(several) > 1 else (who_of(role, context.reading),):
            if _is_nobody(role, who, context):
                continue
            found.setdefault(who.value.id or who.value.name.lower(), who.value)
            rows += [Evidence(field, span, f"{role.rule}+{who.rule}", who.how) for span in who.spans]
    return tuple(found.values())


def _is_nobody(role: Role, who: Sourced[Who], context: Context) -> bool:
    """Whether the words name no one: a pronoun that stands for nobody known, a bare number, "two of them"."""
    tag = context.reading.sentences[role.sentence].tokens[role.head].tag
    words = role.span.slice(context.reading.text).split()
    if tag == "CD":
        return len(words) == 1 or who.how == "inferred"
    return who.rule == "who.words" and tag in ("PRP", "WP", "WDT", "DT")


def _led(roles: Iterable[Role], known: tuple[Who, ...], context: Context, rows: list[Evidence]) -> Iterable[Who]:
    """The group that a leader's order binds, where the report says which group is his."""
    for role in roles:
        group = group_led_by(role, context.reading)
        if group is not None and group.value not in known:
            rows += [Evidence("targets", span, group.rule, group.how) for span in group.spans]
            yield group.value
            return


def _is_joint(role: Role, context: Context) -> bool:
    """Whether the words join two parties before one noun: "U.S. and Iranian officials"."""
    sentence = context.reading.sentences[role.sentence]
    return any(child.dep == "cc" for i in sentence.subtree(role.head) for child in sentence.children(i)
               if role.span.start <= sentence.tokens[i].start and sentence.tokens[i].end <= role.span.end)  # fmt: skip


def _where(finding: Finding, context: Context, rows: list[Evidence]) -> tuple[Where, ...]:
    found: dict[str, Where] = {}
    around = {role.head: where_of(role.span, context.reading) for role in _roles(finding, "place_in")}
    for role in _roles(finding, "place"):
        where = where_of(role.span, context.reading)
        if isinstance(where, Problem):
            if role.rule.startswith(("clauses.", "scene.")):
                continue
            where = Sourced(Where(role.span.slice(context.reading.text), None, "unknown"), (role.span,), rule=role.rule)
        if isinstance(outer := around.get(role.head), Sourced):
            where = within(where, outer)
        place = where.value.place
        key = where.value.name.lower() if place is None or where.rule == "place.within" else place.id
        if key not in found:
            found[key] = where.value
            how = "inferred" if role.rule == "scene.only" else where.how
            rows += [Evidence("where", span, where.rule, how) for span in where.spans]
    return tuple(found.values())


def _when(finding: Finding, context: Context, rows: list[Evidence]) -> When | None:
    """The day that is told most sharply, of equals the first, with the hour. What could not be read is a problem."""
    later = _roles(finding, "later_time")
    times = [
        (role, when)
        for role in (later or _roles(finding, "time"))
        if isinstance(when := context.when_of(role), Sourced)
    ]
    if not times:
        return None
    role, when = min(times, key=lambda pair: _doubt(pair[1]))
    value = _before(when.value, finding.mark("earlier") or "day") if later else when.value
    hour = next((found for _, found in times if found.rule == HOUR), None)
    if value.precision == "day" and hour is not None and not later:
        value = When(value.earliest, value.latest, "time", hour.value.part_of_day)
        rows += [Evidence("when", span, hour.rule, "inferred") for span in hour.spans]
    how = "inferred" if later or role.rule == "events.same_time" else when.how
    rows += [Evidence("when", span, when.rule, how) for span in when.spans]
    return value


def _doubt(when: Sourced[When]) -> tuple[int, int]:
    """What stands against a time: a told day comes before an hour without its day, and that before a stretch."""
    value = when.value
    one_day = value.earliest is not None and value.earliest == value.latest
    return (1 if when.rule == HOUR else 0) if one_day else 2, SHARPNESS.index(value.precision)


def _before(when: When, unit: str) -> When:
    """The one before: of the second in as many days the day before, of the second in as many weeks any day since."""
    length = UNITS.get(unit, 1)
    earliest = None if when.earliest is None else when.earliest - timedelta(days=length)
    latest = None if when.latest is None else when.latest - timedelta(days=1)
    return When(earliest, latest, "day" if length == 1 and earliest == latest else "span")


def _weapon(finding: Finding, context: Context, rows: list[Evidence]) -> Weapon | None:
    role = finding.role("weapon")
    if role is None:
        return None
    rows.append(Evidence("weapon", role.span, role.rule))
    sentence = context.reading.sentences[role.sentence]
    start = next(
        (
            token.start
            for token in sentence.tokens
            if token.start >= role.span.start and token.dep not in ("det", "nummod", "predet")
        ),
        role.span.start,
    )
    return Weapon(context.reading.text[start : role.span.end], finding.mark("weapon"))
