"""The terms of an event out of their words: numbers, days and the wording of subject, duration and reason."""

from msgspec.structs import replace

from dateline.model.finding import Finding, Role
from dateline.model.records import Evidence, Terms
from dateline.model.sourced import Sourced
from dateline.model.values import When, WhenPrecision
from dateline.resolve.context import Context
from dateline.resolve.edges import beginning, ending
from dateline.resolve.modality import dated_status

# Statuses of what is still to come, or was: the day told is the day set for it.
SET = frozenset({"scheduled", "planned"})
DAYS = ("starts", "expires", "deadline", "scheduled_for", "postponed_to")
# Days that an "until", "by" or "since" leaves open at one end: the end that it names.
LAST = frozenset({"expires", "deadline", "postponed_to"})


def terms_of(finding: Finding, context: Context, when: When | None) -> tuple[Terms, list[Evidence]]:
    """The terms with their evidence. `when` is the day of the event, which is also the one set for what is to come."""
    rows: list[Evidence] = []
    words = {name: _words(name, finding, context, rows) for name in ("duration", "subject", "reason")}
    days = {name: _day(name, finding, context, rows) for name in DAYS}
    status = dated_status(finding, when, context.published_at(finding.sentence).best)
    if days["scheduled_for"] is None and status in SET and finding.mark("dated") is not None:
        days["scheduled_for"] = when
        rows += [Evidence("terms.scheduled_for", role.span, role.rule) for role in finding.roles if role.name == "time"]
    terms = Terms(
        round=_round(finding, context, rows),
        duration=words["duration"], subject=words["subject"], reason=words["reason"],
        starts=days["starts"], expires=days["expires"], deadline=days["deadline"],
        scheduled_for=days["scheduled_for"], postponed_to=days["postponed_to"],
    )  # fmt: skip
    return terms, rows


def _words(name: str, finding: Finding, context: Context, rows: list[Evidence]) -> str | None:
    role = finding.role(name) or (finding.role(finding.mark("thing") or "") if name == "subject" else None)
    if role is None:
        return None
    rows.append(Evidence(f"terms.{name}", role.span, role.rule))
    return " ".join(role.span.slice(context.reading.text).split())


def _round(finding: Finding, context: Context, rows: list[Evidence]) -> int | None:
    role = finding.role("round")
    if role is None:
        return None
    rows.append(Evidence("terms.round", role.span, role.rule))
    numbers = [n.count.low for n in context.reading.numbers if n.ordinal and n.span.overlaps(role.span)]
    return numbers[0] if numbers else None


def _day(name: str, finding: Finding, context: Context, rows: list[Evidence]) -> When | None:
    role = finding.role(name)
    when = None if role is None else context.when_of(role)
    if role is None or not isinstance(when, Sourced):
        return None
    rows += [Evidence(f"terms.{name}", span, when.rule, when.how) for span in when.spans]
    return _as_told(name, role, when.value, finding, context)


def _as_told(name: str, role: Role, value: When, finding: Finding, context: Context) -> When:
    """The day itself: "until June" and "by June" name June, "since 2012" the year in which it began."""
    if _is_half_of_range(name, role, finding):
        end = value.latest if name in LAST else value.earliest
        return When(end, end, "day")
    mention = next((time for time in context.reading.times if time.span.overlaps(role.span)), None)
    slots = {} if mention is None else dict(mention.slots)
    precision = _precision(slots)
    match slots.get("lead"):
        case "until" | "by" if value.latest is not None:
            return replace(ending(value.latest, precision), part_of_day=value.part_of_day)
        case "since" if value.earliest is not None:
            return replace(beginning(value.earliest, precision), part_of_day=value.part_of_day)
        case "before" if value.latest is not None:
            return When(None, value.latest, "span")
    return value


def _is_half_of_range(name: str, role: Role, finding: Finding) -> bool:
    """ "From May 21 to June 9" is one stretch of words and two days."""
    others = ("scheduled_for", "postponed_to", "starts", "expires")
    return any(other.span == role.span and other.name in others and other.name != name for other in finding.roles)


def _precision(slots: dict[str, str]) -> WhenPrecision:
    """How exact the words for a time are when the word that leads them is left aside."""
    if "part" in slots or "day" in slots or "weekday" in slots:
        return "day"
    return "month" if "month" in slots else "year" if "year" in slots else "day"
