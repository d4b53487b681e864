"""What the rules of time share: the slots of a mention, years, hours and the parts of a stretch."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec import structs

from dateline.resolve.calendar import add
from dateline.resolve.standpoint import Meaning, Standpoint

Slots = Mapping[str, str]
# What a rule says where nobody knows the day to count from.
NO_DAY = "no day to count from: the publication date is unknown"
# How many units a vague number can be at most: fewer than make the next larger unit.
FEW: Mapping[str, int] = {
    "second": 59, "minute": 59, "hour": 23, "day": 13, "weekend": 12, "week": 12, "fortnight": 6, "month": 11,
    "quarter": 7, "year": 9, "decade": 9, "century": 9,
}  # fmt: skip

# How long the early and the late part of a stretch are, and how far from its ends the middle begins.
_THIRDS: Mapping[str, tuple[str, int, int]] = {
    "century": ("year", 33, 33), "decade": ("year", 3, 3), "year": ("month", 4, 4), "quarter": ("month", 1, 1),
    "season": ("month", 1, 1), "month": ("day", 10, 10), "week": ("day", 3, 2),
}  # fmt: skip

# "9:30 Friday night" is 21:30, "3 in the night" is 03:00: from this hour on a night is that of the evening.
_EARLIEST_NIGHT = 5


def stated_year(slots: Slots, seen: Standpoint) -> int | None:
    """The year that the words state: in figures, in letters, as "that year" or "last year"; None where they do not."""
    if "century" in slots and "year" in slots:
        return int(slots["century"]) * 100 + int(slots["year"]) + int(slots.get("ones", 0))
    year = slots.get("year")
    if year == "same":
        base = seen.story_date
        return None if base is None else base.year
    if year is not None:
        return whole_year(int(year), seen) if len(year) == 2 and "era" not in slots else int(year)
    if "yeardir" in slots and seen.today is not None:
        return seen.today.year + int(slots["yeardir"])
    return None


def tells_year(slots: Slots) -> bool:
    """Whether the words themselves state a year: "2007" does, "last year", "that year" and "the Sept. 11
    attacks" leave it to be inferred."""
    return slots.get("year", "same") != "same" and "known" not in slots


def whole_year(short: int, seen: Standpoint | None) -> int:
    """'89 in the century in which the text moves: at most ten years after the day it is read from."""
    today = None if seen is None else seen.today
    limit = 2035 if today is None else today.year + 10
    return limit - (limit - short) % 100


def time_of(slots: Slots) -> str:
    """The hour or the part of the day as the tail of a TIMEX value: T23:40, TNI; empty where none is named.

    Raises `ValueError` for an hour that no clock shows.
    """
    if "hour_name" in slots:
        return "T" + slots["hour_name"]
    if "clock" in slots or "hour" in slots:
        clock = slots.get("clock", slots.get("hour", "")).replace(".", ":")
        if len(clock) == 4 and clock.isdigit():
            clock = f"{clock[:2]}:{clock[2:]}"
        hour, _, minutes = clock.partition(":")
        minutes = minutes or slots.get("minutes", "00")
        hours = int(hour) % 12 + 12 if slots.get("ampm") == "pm" else int(hour) % 12 if "ampm" in slots else int(hour)
        part = slots.get("daypart")
        if hours < 12 and (part in ("AF", "EV") or (part == "NI" and hours > _EARLIEST_NIGHT)):
            hours += 12
        if hours > 24 or int(minutes[:2]) > 59:
            raise ValueError(clock)
        return f"T{hours:02d}:{minutes[:2]}"
    named = slots.get("daypart")
    return "" if named is None else "T" + {"DAWN": "MO", "DUSK": "EV"}.get(named, named)


def narrowed(meaning: Meaning, slots: Slots, seen: Standpoint) -> Meaning:
    """The days that "early", "mid", "late", "earlier this", "the end of" leave of a stretch; its value stays."""
    part = slots.get("part")
    if part is None or meaning.first is None or meaning.last is None or meaning.first == meaning.last:
        return meaning
    first, last = meaning.first, meaning.last
    unit, edge, middle = _THIRDS.get(meaning.precision, ("day", third := ((last - first).days + 1) // 3, third))
    one = timedelta(days=1)
    match part:
        case "early" | "start":
            last = add(first, edge, unit) - one
        case "mid":
            first, last = add(first, middle, unit), add(last + one, -middle, unit) - one
        case "late" | "end":
            first = add(last + one, -edge, unit)
        case "earlier" if seen.published is not None and first <= seen.published <= last:
            last = seen.published
        case "later" if seen.published is not None and first <= seen.published <= last:
            first = seen.published
    precision = meaning.precision if part in ("earlier", "later") else "span"
    return structs.replace(meaning, rule=f"{meaning.rule}.{part}", first=first, last=last, precision=precision)
