"""Feasts and holy periods: the days on which they fall in a year, by the calendar that each of them keeps."""

from datetime import date, timedelta

from dateline.lexicon.rules.time import Feast
from dateline.resolve.calendar import Stretch, month_length
from dateline.resolve.moon import FULL, NEW, first_from

_ISLAMIC_EPOCH = 227015  # 16 July 622 (Julian) as a day number of `date.toordinal`
_HEBREW_EPOCH = -1373427


def feasts_in(feast: Feast, year: int) -> tuple[Stretch, ...]:
    """The feasts that begin in a year, by the reckoning alone: none or two where the calendar is shorter or longer
    than ours (two Ramadans in 2030), none at all for a day that every country has of its own."""
    starts = _starts(feast, year)
    return tuple(Stretch(day, day + timedelta(days=feast.days - 1), "span") for day in starts if day.year == year)


def as_kept(stretch: Stretch, feast: Feast) -> Stretch:
    """The days of a feast as people may have kept it: from the evening before, and a day sooner or later where the
    moon is watched."""
    slack = timedelta(days=feast.uncertain)
    first, last = stretch.first - slack - timedelta(days=int(feast.from_evening)), stretch.last + slack
    return Stretch(first, last, "day" if first == last else "span")


def _starts(feast: Feast, year: int) -> tuple[date, ...]:
    match feast.calendar:
        case "gregorian":
            return (date(year, feast.month, feast.day),)
        case "weekday":
            month = [date(year, feast.month, n + 1) for n in range(month_length(year, feast.month))]
            days = [day for day in month if day.isoweekday() == feast.day]
            return (days[feast.nth if feast.nth < 0 else feast.nth - 1],)
        case "easter":
            return (easter(year) + timedelta(days=feast.day),)
        case "orthodox":
            return (orthodox_easter(year) + timedelta(days=feast.day),)
        case "islamic":
            first = (year - 622) * 33 // 32
            return tuple(islamic(first + n, feast.month, feast.day) for n in range(-1, 3))
        case "hebrew":
            return tuple(hebrew(year + 3760 + n, feast.month, feast.day) for n in range(2))
        case "new moon" | "full moon":
            return (_by_the_moon(feast, year),)
        case "national":
            return ()


def _by_the_moon(feast: Feast, year: int) -> date:
    """The `nth` such moon from a day on; from December on it is that of the year before (Chinese New Year is the
    second new moon after midwinter)."""
    phase = NEW if feast.calendar == "new moon" else FULL
    found = first_from(date(year - int(feast.month == 12), feast.month, feast.day), phase)
    for _ in range(feast.nth - 1):
        found = first_from(found + timedelta(days=1), phase)
    return found


def easter(year: int) -> date:
    """Easter Sunday of the western church (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus), reckoned in the Julian calendar and told in ours."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=behind)


def islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar; where the moon is watched it may differ by a day."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(_ISLAMIC_EPOCH + days - 1)


def hebrew(year: int, month: int, day: int) -> date:
    """A day of the Hebrew calendar; months count from Nisan, years change with the seventh, Tishri.

    Only the months from Tishri to Kislev and from Nisan to Elul; a day before 1 Nisan counts back (Purim is -15).
    """
    if month >= 7:
        # The second month of autumn has a day more in a long year.
        long = (_hebrew_new_year(year + 1) - _hebrew_new_year(year)) % 10 == 5
        before = (0, 30, 60 if long else 59)[month - 7]
        return date.fromordinal(_hebrew_new_year(year) + before + day - 1)
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
