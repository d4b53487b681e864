"""What became of an event: its status, whether it is negated, and PLOVER's auxiliary modes."""

from datetime import date, timedelta

from dateline.model.finding import Finding
from dateline.model.records import Status, Terms
from dateline.model.values import When

# What decides when an article says several things of one event, the strongest first: a meeting that was scheduled and
# cancelled is cancelled; an attack that was feared and then occurred has occurred.
STRENGTH: tuple[Status, ...] = (
    "cancelled", "postponed", "occurred", "ongoing", "foiled", "scheduled", "threatened", "planned", "hypothetical",
)  # fmt: skip
FUTURE: frozenset[Status] = frozenset({"planned", "scheduled", "postponed", "threatened"})
UNREAL: frozenset[Status] = frozenset({"hypothetical", "foiled", "cancelled"})
# An event of more than a year before the report is told as history.
HISTORY = timedelta(days=366)


def status_of(finding: Finding) -> Status:
    """The status that the marks of all tellings make; an event told without any hedge occurred."""
    said = {value for key, value in finding.marks if key == "status"}
    return next((status for status in STRENGTH if status in said), "occurred")


def is_negated(finding: Finding) -> bool:
    """Whether the report says that it did not happen, and nowhere that it did."""
    return finding.mark("negated") is not None


def auxiliary_modes(
    status: Status, when: When | None, published: date | None, *, negated: bool, remembered: bool = False
) -> tuple[str, ...]:
    """PLOVER's auxiliary modes that apply, in its order: historical, future, hypothetical, negation. What people
    remember with wreaths is history, whether its year is told or not."""
    modes = []
    last = None if when is None else when.latest
    if remembered or (last is not None and published is not None and published - last > HISTORY):
        modes.append("historical")
    if status in FUTURE:
        modes.append("future")
    if status in UNREAL:
        modes.append("hypothetical")
    if negated:
        modes.append("negation")
    return tuple(modes)


def dated_status(finding: Finding, when: When | None, published: date | None) -> Status:
    """The status of all tellings; what is told in the present of a day to come is scheduled: "the ministers meet on
    Thursday"."""
    status = status_of(finding)
    if status not in ("occurred", "ongoing") or finding.mark("tense") is None:
        return status
    if when is None or when.earliest is None or published is None:
        return status
    return "scheduled" if when.earliest > published else status


def standing_status(status: Status, terms: Terms, published: date | None) -> Status:
    """A truce that ends after the day of the report is still in force: `ongoing`. What was planned and has a new day
    is postponed."""
    if status in ("planned", "scheduled") and terms.postponed_to is not None:
        return "postponed"
    if status != "occurred" or terms.expires is None or terms.expires.latest is None or published is None:
        return status
    return "ongoing" if terms.expires.latest >= published else status
