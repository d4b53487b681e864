"""The calendar: the stretch of days that a TIMEX value names, and steps in its units."""

import re
from datetime import date, timedelta

from msgspec import Struct

from dateline.model.values import WhenPrecision

# TIMEX3's letters for the units; weeks of two and the like are counted in their part.
UNIT_LETTER = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "fortnight": "F", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<end>-WE)?|Q(?P<quarter>[1-4])"
    r"|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?P<time>T.+)?|(?P<decade>\d{3})|(?P<century>\d\d)"
)


class Stretch(Struct, frozen=True):
    """The first and the last day of a stretch, both inclusive, and how exactly it is named."""

    first: date
    last: date
    precision: WhenPrecision


def stretch_of(value: str) -> Stretch | None:
    """The days that a TIMEX value covers: "2008-01" is January 2008, "200" the decade; None for years before Christ,
    lengths, habits and dates that no calendar has.

    A winter runs from December of its year to the end of February; the other seasons are those of the north.
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _stretch(found)
    except ValueError:
        return None


def _stretch(found: re.Match[str]) -> Stretch:
    if found["decade"]:
        return Stretch(date(int(found["decade"] + "0"), 1, 1), date(int(found["decade"] + "9"), 12, 31), "decade")
    if found["century"]:
        first = int(found["century"] + "00") or 1
        return Stretch(date(first, 1, 1), date(int(found["century"] + "99"), 12, 31), "century")
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        time = found["time"]
        return Stretch(day, day, "day" if not time else "time" if time[1].isdigit() else "part of day")
    if found["month"]:
        return months(year, int(found["month"]), 1, "month")
    if found["quarter"]:
        return months(year, 3 * int(found["quarter"]) - 2, 3, "quarter")
    if found["half"]:
        return months(year, 6 * int(found["half"]) - 5, 6, "span")
    if found["season"]:
        return months(year, SEASON_MONTH[found["season"]], 3, "season")
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        start = monday + timedelta(days=5) if found["end"] else monday
        return Stretch(start, monday + timedelta(days=6), "span" if found["end"] else "week")
    return months(year, 1, 12, "year")


def months(year: int, month: int, many: int, precision: WhenPrecision) -> Stretch:
    """A stretch of whole months from the first of one."""
    return Stretch(date(year, month, 1), add(date(year, month, 1), many, "month") - timedelta(days=1), precision)


def add(day: date, many: int, unit: str) -> date:
    """The day so many units on (or back): a month after 31 January is 28 or 29 February. Raises `ValueError` or
    `OverflowError` outside the calendar."""
    match unit:
        case "day":
            return day + timedelta(days=many)
        case "week" | "weekend":
            return day + timedelta(weeks=many)
        case "fortnight":
            return day + timedelta(weeks=2 * many)
        case "month" | "quarter":
            place = day.year * 12 + day.month - 1 + many * (3 if unit == "quarter" else 1)
            year, month = divmod(place, 12)
            return date(year, month + 1, min(day.day, month_length(year, month + 1)))
        case "year" | "decade" | "century":
            return add(day, many * {"year": 12, "decade": 120, "century": 1200}[unit], "month")
        case "hour":
            return day + timedelta(days=int(many / 24))
    return day


def month_length(year: int, month: int) -> int:
    """The days of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def southern_season(year: int, season: str) -> Stretch:
    """A season of the south: its summer of 2007 runs from December 2007 to February 2008."""
    return months(year, (SEASON_MONTH[season] + 5) % 12 + 1, 3, "season")


def value_at(day: date, unit: str) -> str:
    """The TIMEX value of the unit in which a day lies: its week, month, quarter, year, decade or century."""
    match unit:
        case "week" | "fortnight":
            year, week, _ = day.isocalendar()
            return f"{year:04d}-W{week:02d}"
        case "weekend":
            year, week, _ = day.isocalendar()
            return f"{year:04d}-W{week:02d}-WE"
        case "month":
            return f"{day.year:04d}-{day.month:02d}"
        case "quarter":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "year":
            return f"{day.year:04d}"
        case "decade":
            return f"{day.year // 10:03d}"
        case "century":
            return f"{day.year // 100:02d}"
    return day.isoformat()
