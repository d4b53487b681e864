"""From a total in the words to a figure: the measure, of whom, by whom, how many, over which period."""

from datetime import date

from msgspec.structs import replace

from dateline.model.finding import Finding, Role
from dateline.model.names import record_id
from dateline.model.problem import Problem
from dateline.model.records import Evidence, Figure
from dateline.model.sourced import Sourced
from dateline.model.values import Count, When, Who
from dateline.resolve.context import Context
from dateline.resolve.heads import count_of, words_without_number
from dateline.resolve.where import where_of
from dateline.resolve.who import who_of

PEOPLE = frozenset({"killed", "wounded", "missing", "abducted", "detained", "displaced", "shot", "refugees"})


def figure_of(finding: Finding, context: Context) -> Figure | Problem:
    """The figure of a finding. Problem F01 when its words hold no number."""
    counted = finding.role("counted")
    count = None if counted is None else _count(counted, context)
    if counted is None or count is None:
        words = finding.trigger.slice(context.reading.text)
        return Problem(
            "resolve.figures",
            "F01",
            f"no number in {words!r}; write it into numbers.toml if it is one",
            finding.trigger,
        )
    text = context.reading.text
    rows = [Evidence("count", counted.span, counted.rule), Evidence("measure", finding.trigger, finding.rule)]
    period = _period(finding, context, rows)
    by = _by(finding, context, rows)
    parts = []
    for role in finding.roles:
        if role.name == "of_which" and (part := _count(role, context)) is not None:
            parts.append((part, words_without_number(role, context)))
            rows.append(Evidence("of_which", role.span, role.rule))
    compared = []
    for role in finding.roles:
        if role.name == "compared" and (part := _count(role, context)) is not None:
            compared.append((part, role.span.slice(text)))
            rows.append(Evidence("compared", role.span, role.rule))
    since = finding.role("since_event")
    share_of, what = finding.role("share_of"), finding.role("what") or finding.role("of")
    places = [
        where
        for role in finding.roles
        if role.name == "place"
        if isinstance(where := where_of(role.span, context.reading), Sourced)
    ]
    for where in places:
        rows += [Evidence("where", span, where.rule, where.how) for span in where.spans]
    if share_of is not None:
        rows.append(Evidence("share_of", share_of.span, share_of.rule))
    if since is not None:
        rows.append(Evidence("since_event", since.span, since.rule))
    return Figure(
        id=record_id(context.reading.article.page, "figure", counted.span, more=finding.type),
        measure=finding.type,
        trigger=finding.trigger,
        of=what.span.slice(text) if what is not None else words_without_number(counted, context),
        by=by,
        count=count,
        unit="percent" if share_of is not None else "people" if finding.type in PEOPLE else finding.type,
        share_of=None if share_of is None else share_of.span.slice(text),
        of_which=tuple(parts),
        compared=tuple(compared),
        period=period,
        since_event=None if since is None else since.span.slice(text),
        where=tuple(dict.fromkeys(where.value for where in places)),
        evidence=tuple(dict.fromkeys(rows)),
    )


def _count(role: Role, context: Context) -> Count | None:
    inside = [n for n in context.reading.numbers if role.span.overlaps(n.span) and not n.ordinal]
    if inside:
        return inside[0].count
    return count_of(role, context)


def _period(finding: Finding, context: Context, rows: list[Evidence]) -> When | None:
    """The period; one that "since" opens has no end but the day of the report."""
    for role in finding.roles:
        if role.name == "period":
            when = context.when_of(role)
            if isinstance(when, Sourced):
                rows += [Evidence("period", span, when.rule, when.how) for span in when.spans]
                if role.rule == "totals.since":
                    return replace(when.value, latest=context.published_at(finding.sentence).best, precision="span")
                return _so_far(when.value, context.published_at(finding.sentence).best)
    return None


def _so_far(when: When, published: date | None) -> When:
    """What was counted in "this year" was counted up to the report."""
    if published is None or when.earliest is None or when.latest is None:
        return when
    if when.earliest <= published < when.latest:
        return replace(when, latest=published, precision="span")
    return when


def _by(finding: Finding, context: Context, rows: list[Evidence]) -> Who | None:
    role = finding.role("by")
    if role is None:
        return None
    who = who_of(role, context.reading)
    rows += [Evidence("by", span, f"{role.rule}+{who.rule}", who.how) for span in who.spans]
    return who.value
