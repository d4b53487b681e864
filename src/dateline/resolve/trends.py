"""From a movement found in the words to a trend: its measure as worded, direction, degree, period and place."""

from collections.abc import Iterable

from msgspec.structs import replace

from dateline.model.finding import Finding, Role
from dateline.model.names import record_id
from dateline.model.problem import Problem
from dateline.model.records import Direction, Evidence, Trend
from dateline.model.sourced import How, Sourced
from dateline.model.values import When, Where
from dateline.resolve.context import Context
from dateline.resolve.where import where_of

DIRECTIONS: dict[str, Direction] = {
    "up": "up", "down": "down", "unchanged": "unchanged", "back to normal": "back to normal",
}  # fmt: skip


def trend_of(finding: Finding, context: Context) -> Trend | Problem:
    """The trend of a finding. A repeated mention gets the id of the first one, so that `merged_trends` joins them.

    `according_to` and `denied_by` stay empty here: who says it is for attribution.
    """
    text = context.reading.text
    measure = _wording(finding, text)
    direction = DIRECTIONS.get(finding.type)
    if not measure or direction is None:
        return Problem("resolve.trends", "T01", f"no measure for {finding.trigger.slice(text)!r}", finding.trigger)
    evidence = [Evidence(name, finding.trigger, finding.rule) for name in ("trigger", "direction")]
    how: How = "inferred" if finding.mark("how") == "inferred" else "read"
    evidence += [Evidence("measure", role.span, role.rule, how) for role in _named(finding, "owner", "measure")]
    period = _period(finding, context)
    if period is not None:
        evidence += [Evidence("period", span, period.rule, period.how) for span in period.spans]
    places = tuple(_places(finding, context))
    for place in places:
        evidence += [Evidence("where", span, place.rule, place.how) for span in place.spans]
    for name in ("degree", "baseline"):
        evidence += [Evidence(name, role.span, role.rule) for role in _named(finding, name)[:1]]
    first = finding.role("first")
    return Trend(
        id=record_id(
            context.reading.article.page, "trend", finding.trigger if first is None else first.span,
            more=finding.mark("more") or "",
        ),
        measure=measure,
        direction=direction,
        trigger=finding.trigger,
        degree=_words(finding, "degree", text),
        period=None if period is None else period.value,
        baseline=_words(finding, "baseline", text),
        where=tuple(dict.fromkeys(place.value for place in places)),
        evidence=tuple(dict.fromkeys(evidence)),
    )  # fmt: skip


def same_trend(one: Trend, other: Trend) -> bool:
    """Whether two trends of one article are mentions of the same movement, as extraction saw from their words."""
    return one.id == other.id


def merged_trends(trends: Iterable[Trend]) -> tuple[Trend, ...]:
    """One record for all mentions of one movement, where the first stood, with the evidence of all of them.

    The first mention gives the wording; what it does not say (degree, period, baseline, place) a later one may add.
    """
    merged: dict[str, Trend] = {}
    for trend in trends:
        first = merged.get(trend.id)
        merged[trend.id] = trend if first is None else _joined(first, trend)
    return tuple(merged.values())


def _joined(first: Trend, again: Trend) -> Trend:
    lacking = {"degree": first.degree is None, "period": first.period is None, "baseline": first.baseline is None,
               "where": not first.where}  # fmt: skip
    kept = [
        row for row in again.evidence
        if row not in first.evidence and lacking.get(row.field, row.field in ("trigger", "direction", "measure"))
    ]  # fmt: skip
    return replace(
        first,
        degree=first.degree or again.degree,
        period=first.period or again.period,
        baseline=first.baseline or again.baseline,
        where=first.where or again.where,
        evidence=(*first.evidence, *kept),
    )


def _named(finding: Finding, *names: str) -> list[Role]:
    return [role for name in names for role in finding.roles if role.name == name]


def _wording(finding: Finding, text: str) -> str:
    """The measure in the words of the report: its pieces in order, the possessive of an owner spelled out.

    "U.S. officials softened their rhetoric" is about "U.S. officials’ rhetoric".
    """
    pieces = [role.span.slice(text) for role in _named(finding, "measure")]
    owner = finding.role("owner")
    if owner is not None and pieces:
        _, _, rest = pieces[0].partition(" ")
        name = owner.span.slice(text)
        pieces[0] = f"{name}’ {rest}" if name.endswith("s") else f"{name}’s {rest}"
    return " ".join(" ".join(pieces).split())


def _words(finding: Finding, name: str, text: str) -> str | None:
    role = finding.role(name)
    return None if role is None else role.span.slice(text)


def _period(finding: Finding, context: Context) -> Sourced[When] | None:
    """The first time of the finding that could be resolved; the problem of one that could not is told elsewhere."""
    for role in _named(finding, "time"):
        when = context.when_of(role)
        if isinstance(when, Sourced):
            return when
    return None


def _places(finding: Finding, context: Context) -> Iterable[Sourced[Where]]:
    for role in _named(finding, "place"):
        place = where_of(role.span, context.reading)
        if isinstance(place, Sourced):
            yield place
