"""The calendar: the stretch of days that a TIMEX value names, steps in its units, and the feasts that move."""

import re
from datetime import date, timedelta

from msgspec import Struct

from dateline.lexicon.rules.time import Feast
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
_ISLAMIC_EPOCH = 227015  # 16 July 622 (Julian) as a day number of `date.toordinal`
_HEBREW_EPOCH = -1373427


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


def feast_in(feast: Feast, year: int) -> Stretch | None:
    """When a feast begins in a year, with its days and the days by which its start may differ; None in a year that
    its calendar passes over."""
    start = _feast_start(feast, year)
    if start is None:
        return None
    slack = timedelta(days=feast.uncertain)
    last = start + timedelta(days=feast.days - 1)
    return Stretch(start - slack, last + slack, "day" if feast.days == 1 and not feast.uncertain else "span")


def _feast_start(feast: Feast, year: int) -> date | None:
    match feast.calendar:
        case "gregorian":
            return date(year, feast.month, feast.day)
        case "weekday":
            month = [date(year, feast.month, n + 1) for n in range(month_length(year, feast.month))]
            days = [day for day in month if day.isoweekday() == feast.day]
            return days[feast.nth if feast.nth < 0 else feast.nth - 1]
        case "easter":
            return easter(year) + timedelta(days=feast.day)
        case "islamic":
            years = range((year - 622) * 33 // 32, (year - 622) * 33 // 32 + 3)
            return next((d for y in years if (d := islamic(y, feast.month, feast.day)).year == year), None)
        case "hebrew":
            years = range(year + 3760, year + 3762)
            return next((d for y in years if (d := hebrew(y, feast.month, feast.day)).year == year), None)


def easter(year: int) -> date:
    """Easter Sunday of the western church (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar; where the moon is watched it may differ by a day."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(_ISLAMIC_EPOCH + days - 1)


def hebrew(year: int, month: int, day: int) -> date:
    """A day of the Hebrew calendar; months count from Nisan, years change with the seventh, Tishri.

    Only the months from Tishri to Kislev and from Nisan to Elul, whose distance to the new year is fixed enough.
    """
    if month >= 7:
        return date.fromordinal(_hebrew_new_year(year) + day - 1 + (30 if month == 8 else 0))
    # From 1 Nisan to the next 1 Tishri there are always 177 days.
    starts = (0, 30, 59, 89, 118, 148)
    return date.fromordinal(_hebrew_new_year(year + 1) - 177 + starts[month - 1] + day - 1)


def _hebrew_new_year(year: int) -> int:
    def elapsed(year: int) -> int:
        months = (235 * year - 234) // 19
        parts = 12084 + 13753 * months
        days = 29 * months + parts // 25920
        return days + 1 if 3 * (days + 1) % 7 < 3 else days

    before, this, after = elapsed(year - 1), elapsed(year), elapsed(year + 1)
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + 1 + this + delay - 1
