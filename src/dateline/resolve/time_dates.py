"""Dates by the calendar: days, months, years, ranges, seasons, quarters, decades, feasts."""

import re
from datetime import date, timedelta

from dateline.lexicon.rules.time import Feast
from dateline.resolve.calendar import Stretch, add, feast_in, month_length, stretch_of, value_at
from dateline.resolve.standpoint import Meaning, Standpoint, dated, unit_at, within
from dateline.resolve.time_parts import NO_DAY, Slots, narrowed, stated_year, time_of, whole_year

# A day up to so many days ahead is read as ahead even in the past tense (measured on TimeBank and AQUAINT).
_AHEAD_IN_PAST = 90


def date_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    if "iso" in slots:
        return dated(slots["iso"], "date.full")
    if "slash" in slots:
        return _figures(slots["slash"])
    era = "BC" if "era" in slots else ""
    month = int(slots["month"]) if slots.get("month", "same") != "same" else None
    day = int(slots["day"]) if "day" in slots else None
    stated = stated_year(slots, seen)
    if era and stated is not None:
        return dated(f"BC{stated:04d}" + (f"-{month:02d}" if month else ""), "date.before-christ")
    inferred = stated is None
    if month is None and slots.get("month") == "same":
        base = seen.story_date
        if base is None or day is None:
            return "no month was named before"
        if seen.named is not None and seen.named.precision in ("year", "decade", "century"):
            return "no month was named before"
        year, month = base.year, base.month
        if seen.published is not None and seen.named is None and day > base.day and seen.tense == "past":
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    elif month is not None:
        found = stated if stated is not None else _year_for(month, day, slots, seen)
        if found is None:
            return "no year was named before, and the publication date is unknown"
        year = found
    elif stated is not None:
        return narrowed(dated(f"{stated:04d}", "date.year"), slots, seen)
    else:
        return "no year"
    if day is None:
        return narrowed(dated(f"{year:04d}-{month:02d}", "date.month", inferred=inferred), slots, seen)
    date(year, month, day)
    value = f"{year:04d}-{month:02d}-{day:02d}{time_of(slots)}"
    return dated(value, "date.day" if inferred else "date.full", inferred=inferred)


def range_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    first, second = ends_of(slots)
    end = date_of(second, seen)
    if isinstance(end, str):
        return end
    if "month" not in first and "day" in first:
        first["month"] = second.get("month", "")
    if "year" not in first and end.first is not None:
        start_month, end_month = int(first.get("month", 0)), end.first.month
        first["year"] = str(end.first.year - (1 if start_month > end_month else 0))
    start = date_of(first, seen)
    if isinstance(start, str):
        return start
    return Meaning("DATE", f"{start.value}/{end.value}", "range", start.first, end.last, "span", None, end.inferred)


def week_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    day = date_of(slots, seen)
    if isinstance(day, str) or day.first is None:
        return day
    return unit_at(day.first, "week", "week.of")


def decade_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    digits = re.sub(r"\D", "", slots["decade"])
    if "era" in slots:
        return dated(f"BC{digits.zfill(4)[:3]}", "decade")
    year = int(digits) if len(digits) == 4 else whole_year(int(digits), seen)
    return narrowed(dated(f"{year // 10:03d}", "decade"), slots, seen)


def century_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    number = int(slots["nth"].strip("*"))
    if number < 1:
        return NO_DAY if seen.today is None else unit_at(add(seen.today, -1, "century"), "century", "century")
    if "era" in slots:
        return dated(f"BC{number - 1:02d}", "century")
    return narrowed(dated(f"{number - 1:02d}", "century"), slots, seen)


def season_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    season = slots["season"]
    stated = stated_year(slots, seen)
    if "era" in slots and stated is not None:
        return dated(f"BC{stated:04d}-{season}", "season")
    if stated is not None:
        return narrowed(dated(f"{stated:04d}-{season}", "season"), slots, seen)
    base = seen.story_date if seen.published is None or "seasondir" in slots else seen.published
    if base is None:
        return NO_DAY
    direction = slots.get("dir") or slots.get("seasondir")
    starts = [stretch for year in range(base.year - 2, base.year + 3) if (stretch := stretch_of(f"{year:04d}-{season}"))]
    if seen.published is None and direction is None:
        return narrowed(dated(f"{base.year:04d}-{season}", "season", inferred=True), slots, seen)
    match direction:
        case "-1":
            chosen = max(stretch for stretch in _by_first(starts) if stretch[1].last < base)[1]
        case "1":
            chosen = min(stretch for stretch in _by_first(starts) if stretch[0] > base)[1]
        case _ if seen.tense == "future" and direction is None:
            chosen = min(stretch for stretch in _by_first(starts) if stretch[1].last >= base)[1]
        case "0":
            return narrowed(dated(f"{base.year:04d}-{season}", "season", inferred=True), slots, seen)
        case _:
            chosen = max(stretch for stretch in _by_first(starts) if stretch[0] <= base)[1]
    return narrowed(dated(f"{chosen.first.year:04d}-{season}", "season", inferred=True), slots, seen)


def quarter_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    number = int(slots.get("nth", "0").strip("*"))
    if "back" in slots:
        base = seen.named_quarter.first if seen.named_quarter is not None else seen.today and add(seen.today, -1, "quarter")
        if base is None:
            return NO_DAY
        value = value_at(add(base, -1, "year"), "quarter")
        return dated(value if number == 0 else f"{value[:5]}Q{number}", "shift.quarter", inferred=True)
    stated = stated_year(slots, seen)
    if number == 0 and stated is not None and seen.named_quarter is not None:
        return dated(f"{stated:04d}-{seen.named_quarter.value[-2:]}", "quarter")
    if number == -1:
        number = 4
    if not 1 <= number <= 4:
        return "no such quarter"
    if stated is not None:
        return dated(f"{stated:04d}-Q{number}", "quarter")
    today = seen.today
    if today is None:
        return NO_DAY
    now = (today.month + 2) // 3
    # Even the results that a firm "will report" are mostly those of the quarter just over.
    ahead = seen.tense == "future"
    year = today.year + (1 if ahead and now - number > 1 else -1 if not ahead and number > now else 0)
    return dated(f"{year:04d}-Q{number}", "quarter", inferred=True)


def half_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    year = stated_year(slots, seen)
    if year is None:
        base = seen.published or seen.story_date
        if base is None:
            return NO_DAY
        year = base.year
    return dated(f"{year:04d}-H{1 if slots.get('nth') == '1' else 2}", "half")


def feast_of(feast: Feast, slots: Slots, seen: Standpoint) -> Meaning | str:
    stated = stated_year(slots, seen)
    today = seen.today
    if stated is None and today is None:
        return NO_DAY
    if stated is not None:
        year = stated
    else:
        assert today is not None
        known = [(y, s) for y in range(today.year - 1, today.year + 2) if (s := feast_in(feast, y)) is not None]
        begun = [y for y, stretch in known if stretch.first <= today]
        coming = [y for y, stretch in known if stretch.last >= today]
        ahead = slots.get("feastdir") == "1" or (seen.tense == "future" and "feastdir" not in slots)
        if seen.published is None or slots.get("feastdir") == "0":
            year = today.year
        elif not (coming if ahead else begun):
            return "no such year"
        else:
            year = coming[0] if ahead else begun[-1]
    stretch = feast_in(feast, year)
    if stretch is None:
        return "that year has no such feast"
    middle = stretch.first + timedelta(days=feast.uncertain)
    return within(middle.isoformat(), stretch, f"feast.{feast.calendar}", inferred=True)


def _figures(words: str) -> Meaning:
    """01/20/2008: month first, as American reports write; where both readings are days, the stretch covers both."""
    first, second, year = (int(part) for part in words.split("/"))
    year = whole_year(year, None) if year < 100 else year
    if first > 12:
        first, second = second, first
        return dated(f"{year:04d}-{first:02d}-{second:02d}", "date.figures")
    american = dated(f"{year:04d}-{first:02d}-{second:02d}", "date.figures")
    if second > 12 or first == second:
        return american
    days = sorted((date(year, first, second), date(year, second, first)))
    return Meaning("DATE", american.value, "date.figures-ambiguous", days[0], days[1], "unknown", None, True)


def _year_for(month: int, day: int | None, slots: Slots, seen: Standpoint) -> int | None:
    """The year of a month or day that the text names without one."""
    if seen.published is None or seen.close:
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
            return pub.year if month <= pub.month else pub.year - 1
        case "future":
            return pub.year if month >= pub.month else pub.year + 1
    years = (pub.year - 1, pub.year, pub.year + 1)
    return min(years, key=lambda year: (abs((year - pub.year) * 12 + month - pub.month), year))


def _year_of_day(month: int, day: int, pub: date, tense: str) -> int:
    """A day named without its year is hardly ever far away: in the past tense up to three months ahead ("was put off
    to Nov. 16") or else behind, in the future tense up to a month behind."""
    span = {"past": _AHEAD_IN_PAST, "present": 182, "future": 335}[tense]
    for year in (pub.year + 1, pub.year):
        place = date(year, month, min(day, month_length(year, month)))
        if (place - pub).days <= span:
            return year
    return pub.year - 1


def _year_in_story(month: int, slots: Slots, seen: Standpoint) -> int | None:
    base = seen.story_date
    if base is None:
        return None
    if seen.named is None or seen.named.precision in ("year", "decade", "century", "season"):
        return base.year
    step = {"-1": -1, "1": 1}.get(slots.get("monthdir", ""), 0)
    if step:
        return base.year if (month - base.month) * step > 0 else base.year + step
    # A story goes on: after October, January is the next one.
    return base.year + 1 if month - base.month <= -8 else base.year


def ends_of(slots: Slots) -> tuple[dict[str, str], dict[str, str]]:
    """The slots of the two ends of a range, each with what it shares with the other: "3 and 9 May", "1990-91"."""
    first = {name: value for name, value in slots.items() if not name.endswith("2") and name not in ("first", "second")}
    second = {name[:-1]: value for name, value in slots.items() if name.endswith("2")}
    if "month" in first:
        second.setdefault("month", first["month"])
    if "year" in first and "year" not in second:
        second["year"] = first["year"]
    if len(second.get("year", "")) == 2 and len(first.get("year", "")) == 4:
        second["year"] = first["year"][:2] + second["year"]
    if "era" in first:
        second["era"] = first["era"]
    return first, second


def _by_first(stretches: list[Stretch]) -> list[tuple[date, Stretch]]:
    return [(stretch.first, stretch) for stretch in stretches]
