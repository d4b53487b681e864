"""What the word before a time makes of it: since, until, by, before and after it, and so far in it."""

from datetime import date, timedelta

from dateline.model.values import WhenPrecision
from dateline.resolve.standpoint import Meaning

Bounds = tuple[date | None, date | None, WhenPrecision]
# By how many days a feast may begin later than the first day that it can have begun on.
_WATCHED = 2


def led(lead: str, meaning: Meaning, published: date | None) -> Bounds:
    """The first and the last day, and how exact they are.

    What ended "by" a day ended on it at the latest; what will end by it has not before the report. "Before dawn" is
    still of that day. "After 2003" may be of that year and reaches to the report.
    """
    first, last = meaning.first, meaning.last
    within = meaning.precision in ("time", "part of day") or meaning.part_of_day is not None
    match lead:
        case "since":
            return first, published, "span"
        case "until":
            return None, last, "span"
        case "so far" if published is not None and first is not None and first <= published:
            return first, published, "span"
        case "by" if not within:
            ahead = published is not None and last is not None and published <= last
            return published if ahead else None, last, "span"
        case "before" if not within and first is not None:
            slack = _WATCHED if meaning.rule == "feast.islamic" else 0
            return None, first + timedelta(days=slack - 1), "span"
        case "after" if not within and first is not None:
            return first, published if published is not None and first <= published else None, "span"
    return first, last, "part of day" if within and meaning.precision == "day" else meaning.precision
