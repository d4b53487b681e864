"""Dates by the calendar: days, months, years, and the stretch from one to another."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from dateline.resolve.calendar import add, month_length
from dateline.resolve.standpoint import Meaning, Standpoint, Tense, dated
from dateline.resolve.time_parts import NO_DAY, Slots, narrowed, stated_year, tells_year, time_of, whole_year

# A year whose February is as long as any.
_LEAP_YEAR = 2000
# A day up to so many days ahead is read as ahead, by tense; in the past tense measured on TimeBank and AQUAINT.
_AHEAD: Mapping[Tense, int] = {"past": 90, "present": 182, "future": 335}
# So many months ahead as well: of one eleven months back a report says "last".
_AHEAD_MONTHS = 1
# A month so much earlier in the year than the one before it is that of the next year (WikiWars 01-16: flat around it).
_NEW_YEAR = -8


def date_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """A day, a month or a year as the calendar names it; what the words leave out comes from the standpoint."""
    if "iso" in slots:
        year_first = [int(part) for part in re.split(r"\D", slots["iso"])]
        return dated(date(year_first[0], year_first[1], year_first[2]).isoformat(), "date.full")
    if "slash" in slots:
        return _figures(slots["slash"])
    if "dotted" in slots:
        day_first = [int(part) for part in re.split(r"\D", slots["dotted"])]
        return dated(date(day_first[2], day_first[1], day_first[0]).isoformat(), "date.figures")
    stated, day = stated_year(slots, seen), int(slots["day"]) if "day" in slots else None
    if "month" not in slots:
        return "no year" if stated is None else _in_year(stated, slots, seen)
    if slots["month"] == "same":
        place = _month_beside(slots, seen) if "of" in slots else _same_month(day, seen)
        if place is None:
            return "no month was named before"
        year, month = place
    else:
        month = int(slots["month"])
        if day is not None and day > month_length(_LEAP_YEAR, month):
            return "the calendar has no such day"
        if "era" in slots and stated is not None:
            return dated(f"BC{stated:04d}-{month:02d}", "date.before-christ")
        found = stated if stated is not None else _year_for(month, day, slots, seen)
        if found is None:
            return "no year was named before, and the publication date is unknown"
        year = found
    inferred = not tells_year(slots)
    if day is None:
        return narrowed(dated(f"{year:04d}-{month:02d}", "date.month", inferred=inferred), slots, seen)
    value = date(year, month, day).isoformat() + time_of(slots)
    return dated(value, "date.day" if inferred else "date.full", inferred=inferred)


def _in_year(year: int, slots: Slots, seen: Standpoint) -> Meaning:
    if "era" in slots:
        return dated(f"BC{year:04d}", "date.before-christ")
    return narrowed(dated(f"{year:04d}", "date.year"), slots, seen)


def _same_month(day: int | None, seen: Standpoint) -> tuple[int, int] | None:
    """The month of "the 13th": the last one named, or else the report's, the one before for a day still ahead."""
    base = seen.story_date
    if base is None or day is None:
        return None
    if seen.named is not None:
        return None if seen.named.precision in ("year", "decade", "century") else (base.year, base.month)
    if day > base.day and seen.tense == "past":
        base = add(base, -1, "month")
    if day < base.day and seen.tense == "future":
        base = add(base, 1, "month")
    return base.year, base.month


def _month_beside(slots: Slots, seen: Standpoint) -> tuple[int, int] | None:
    """The month of "the 3rd of last month"; "the 3rd of the month" is that of the last month named."""
    base = seen.today if "ofdir" in slots else seen.story_date
    if base is None:
        return None
    base = add(base, int(slots.get("ofdir", "0")), "month")
    return base.year, base.month


def range_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """From one date to another; each end takes from the other what it leaves out."""
    if "weekday2" in slots:
        return _weekdays(slots, seen)
    first, second = ends_of(slots)
    end = date_of(second, seen)
    if isinstance(end, str):
        return end
    if "month" not in first and "day" in first:
        first["month"] = second.get("month", "")
    if "year" not in first and "yeardir" not in first and end.first is not None:
        first["year"] = str(end.first.year - (1 if int(first.get("month", 0)) > end.first.month else 0))
    start = date_of(first, seen)
    if isinstance(start, str):
        return start
    value = f"{start.value}/{end.value}"
    return Meaning("DATE", value, "range", start.first, end.last, "span", inferred=end.inferred)


def _weekdays(slots: Slots, seen: Standpoint) -> Meaning | str:
    """From one weekday to the next such: "from Monday to Friday", behind the report or, where the verb says, ahead."""
    today = seen.story_day if seen.story else seen.published
    if today is None:
        return NO_DAY
    length = (int(slots["weekday2"]) - int(slots["weekday"])) % 7
    if seen.tense == "past":
        end = today - timedelta(days=(today.isoweekday() - int(slots["weekday2"])) % 7)
        start = end - timedelta(days=length)
    else:
        start = today + timedelta(days=(int(slots["weekday"]) - today.isoweekday()) % 7)
        end = start + timedelta(days=length)
    return Meaning("DATE", f"{start}/{end}", "range.weekdays", start, end, "span", inferred=True)


def ends_of(slots: Slots) -> tuple[dict[str, str], dict[str, str]]:
    """The slots of the two ends of a range, each with what it shares with the other: "3 and 9 May", "1990-91"."""
    first = {name: value for name, value in slots.items() if not name.endswith("2") and name not in ("first", "second")}
    second = {name[:-1]: value for name, value in slots.items() if name.endswith("2")}
    if "month" in first:
        second.setdefault("month", first["month"])
    if "yeardir" in second:
        first["yeardir"] = second["yeardir"]
    if "year" in first and "year" not in second:
        second["year"] = first["year"]
    if len(second.get("year", "")) == 2 and len(first.get("year", "")) == 4:
        second["year"] = first["year"][:2] + second["year"]
    if "era" in first:
        second["era"] = first["era"]
    return first, second


def _figures(words: str) -> Meaning:
    """01/20/2008: month first, as American reports write; where both readings are days, the stretch covers both."""
    first, second, year = (int(part) for part in words.split("/"))
    year = whole_year(year, None) if year < 100 else year
    if first > 12:
        return dated(date(year, second, first).isoformat(), "date.figures")
    american = dated(date(year, first, second).isoformat(), "date.figures")
    if second > 12 or first == second:
        return american
    days = sorted((date(year, first, second), date(year, second, first)))
    return Meaning("DATE", american.value, "date.figures-ambiguous", days[0], days[1], inferred=True)


def _year_for(month: int, day: int | None, slots: Slots, seen: Standpoint) -> int | None:
    """The year of a month or day that the text names without one."""
    if seen.published is None or (seen.close and seen.tense != "future"):
        return _year_in_story(month, slots, seen)
    pub = seen.published
    if "monthdir" in slots:
        match slots["monthdir"]:
            case "-1":
                return pub.year if month < pub.month else pub.year - 1
            case "1":
                return pub.year if month > pub.month else pub.year + 1
        return pub.year
    if day is not None:
        return _year_of_day(month, day, pub, seen.tense)
    match seen.tense:
        case "past":
            ahead = 0 if slots.get("lead") == "since" else _AHEAD_MONTHS
            return pub.year if month <= pub.month + ahead else pub.year - 1
        case "future":
            return pub.year if month >= pub.month else pub.year + 1
    years = (pub.year - 1, pub.year, pub.year + 1)
    return min(years, key=lambda year: (abs((year - pub.year) * 12 + month - pub.month), year))


def _year_of_day(month: int, day: int, pub: date, tense: Tense) -> int:
    """A day named without its year is hardly ever far away: in the past tense up to three months ahead ("was put off
    to Nov. 16") or else behind, in the future tense up to a month behind."""
    span = _AHEAD[tense]
    for year in (pub.year + 1, pub.year):
        place = date(year, month, min(day, month_length(year, month)))
        if (place - pub).days <= span:
            return year
    return pub.year - 1


def _year_in_story(month: int, slots: Slots, seen: Standpoint) -> int | None:
    """The year of a month in a narrative: that of the date before it, the next one where the months start anew."""
    base = seen.story_date
    if base is None:
        return None
    if seen.named is None or seen.named.precision in ("year", "decade", "century", "season"):
        return base.year
    step = {"-1": -1, "1": 1}.get(slots.get("monthdir", ""), 0)
    if step:
        return base.year if (month - base.month) * step > 0 else base.year + step
    # A story goes on: after October, January is the next one.
    return base.year + 1 if month - base.month <= _NEW_YEAR else base.year
