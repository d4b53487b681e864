"""What each form of the grammar of times means, seen from a standpoint: one rule for each kind of meaning."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateline.analysis.times import TimeTables
from dateline.model.problem import Problem
from dateline.model.reading import TimeMention
from dateline.resolve.calendar import (
    UNIT_LETTER,
    Stretch,
    add,
    feast_in,
    month_length,
    stretch_of,
    value_at,
)
from dateline.resolve.standpoint import Meaning, Standpoint, dated, unit_at, within

Slots = Mapping[str, str]
Rule = Callable[[Slots, Standpoint, TimeTables], Meaning | str]
# How many units a vague number can be at most: fewer than make the next larger unit.
_FEW = {"second": 59, "minute": 59, "hour": 23, "day": 13, "week": 12, "fortnight": 6, "month": 11, "quarter": 7, "year": 9, "decade": 9, "century": 9}
# A day up to so many days ahead is read as ahead even in the past tense (measured on TimeBank and AQUAINT).
_AHEAD_IN_PAST = 90
_NO_DAY = "no day to count from: the publication date is unknown"


def meaning_of(mention: TimeMention, seen: Standpoint, tables: TimeTables) -> Meaning | Problem:
    """The meaning of a mention, or the problem that stands in its way, with its span."""
    kind = tables.means[mention.form]
    try:
        found = _RULES[kind](dict(mention.slots), seen, tables)
    except (ValueError, OverflowError):
        found = "the calendar has no such day"
    if isinstance(found, str):
        code = "W01" if found == _NO_DAY else "W02"
        return Problem("resolve.when", code, f"{found} ({mention.form})", mention.span)
    return found


def _date(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    if "iso" in slots:
        return dated(slots["iso"], "date.full")
    if "slash" in slots:
        return _figures(slots["slash"])
    era = "BC" if "era" in slots else ""
    month = int(slots["month"]) if slots.get("month", "same") != "same" else None
    day = int(slots["day"]) if "day" in slots else None
    stated = _stated_year(slots, seen)
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
        return _part(dated(f"{stated:04d}", "date.year"), slots, seen)
    else:
        return "no year"
    if day is None:
        return _part(dated(f"{year:04d}-{month:02d}", "date.month", inferred=inferred), slots, seen)
    date(year, month, day)
    value = f"{year:04d}-{month:02d}-{day:02d}{_time(slots)}"
    return dated(value, "date.day" if inferred else "date.full", inferred=inferred)


def _figures(words: str) -> Meaning:
    """01/20/2008: month first, as American reports write; where both readings are days, the stretch covers both."""
    first, second, year = (int(part) for part in words.split("/"))
    year = _whole_year(year, None) if year < 100 else year
    if first > 12:
        first, second = second, first
        return dated(f"{year:04d}-{first:02d}-{second:02d}", "date.figures")
    american = dated(f"{year:04d}-{first:02d}-{second:02d}", "date.figures")
    if second > 12 or first == second:
        return american
    days = sorted((date(year, first, second), date(year, second, first)))
    return Meaning("DATE", american.value, "date.figures-ambiguous", days[0], days[1], "unknown", None, True)


def _stated_year(slots: Slots, seen: Standpoint) -> int | None:
    if "century" in slots and "year" in slots:
        return int(slots["century"]) * 100 + int(slots["year"]) + int(slots.get("ones", 0))
    year = slots.get("year")
    if year == "same":
        base = seen.story_date
        return None if base is None else base.year
    if year is not None:
        return _whole_year(int(year), seen) if len(year) == 2 and "era" not in slots else int(year)
    if "yeardir" in slots and seen.today is not None:
        return seen.today.year + int(slots["yeardir"])
    return None


def _whole_year(short: int, seen: Standpoint | None) -> int:
    """'89 in the century in which the text moves: at most ten years after the day it is read from."""
    today = None if seen is None else seen.today
    limit = 2035 if today is None else today.year + 10
    return limit - (limit - short) % 100


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


def _time(slots: Slots) -> str:
    if "hour_name" in slots:
        return "T" + slots["hour_name"]
    if "clock" in slots or "hour" in slots:
        clock = slots.get("clock", slots.get("hour", "")).replace(".", ":")
        hour, _, minutes = clock.partition(":")
        hours = int(hour) % 12 + 12 if slots.get("ampm") == "pm" else int(hour) % 12 if "ampm" in slots else int(hour)
        if slots.get("daypart") in ("AF", "EV") and hours < 12:
            hours += 12
        if hours > 24:
            raise ValueError(clock)
        return f"T{hours:02d}:{minutes[:2] or '00'}"
    part = slots.get("daypart")
    return "" if part is None else "T" + {"DAWN": "MO", "DUSK": "EV"}.get(part, part)


def _part(meaning: Meaning, slots: Slots, seen: Standpoint) -> Meaning:
    """"Early", "mid", "late", "earlier this", "the end of": the value stays, the days narrow."""
    part = slots.get("part")
    if part is None or meaning.first is None or meaning.last is None or meaning.first == meaning.last:
        return meaning
    first, last = meaning.first, meaning.last
    third = ((last - first).days + 1) // 3
    match part:
        case "early" | "start":
            last = first + timedelta(days=third - 1)
        case "mid":
            first, last = first + timedelta(days=third), last - timedelta(days=third)
        case "late" | "end":
            first = last - timedelta(days=third - 1)
        case "earlier" if seen.published is not None and first <= seen.published <= last:
            last = seen.published
        case "later" if seen.published is not None and first <= seen.published <= last:
            first = seen.published
    return Meaning(
        meaning.type, meaning.value, f"{meaning.rule}.{part}", first, last,
        meaning.precision if part in ("earlier", "later") else "span", None, meaning.inferred,
    )  # fmt: skip


def _range(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    first, second = ends_of(slots)
    end = _date(second, seen, tables)
    if isinstance(end, str):
        return end
    if "month" not in first and "day" in first:
        first["month"] = second.get("month", "")
    if "year" not in first and end.first is not None:
        start_month, end_month = int(first.get("month", 0)), end.first.month
        first["year"] = str(end.first.year - (1 if start_month > end_month else 0))
    start = _date(first, seen, tables)
    if isinstance(start, str):
        return start
    return Meaning("DATE", f"{start.value}/{end.value}", "range", start.first, end.last, "span", None, end.inferred)


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


def _weekday(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    today = seen.published or seen.story_day
    if today is None:
        return _NO_DAY
    if slots.get("part") in ("earlier", "later") and seen.published is None:
        today = seen.story_day or today
    back = (today.isoweekday() - int(slots["weekday"])) % 7
    match slots.get("weekdir"):
        case "-1":
            day = today - timedelta(days=back or 7)
        case "1":
            day = today + timedelta(days=7 - back)
        case "0":
            day = today + timedelta(days=(7 - back) % 7)
        case _:
            ahead = seen.tense != "past"
            day = today + timedelta(days=(7 - back) % 7) if ahead else today - timedelta(days=back)
    return dated(day.isoformat() + _time(slots), "weekday", inferred=True)


def _deictic(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    today = seen.today if "yesterday" not in slots else seen.today
    if today is None:
        return _NO_DAY
    if "yesterday" in slots or "tomorrow" in slots:
        day = today + timedelta(days=2 * int(slots.get("yesterday", slots.get("tomorrow", "0"))))
    else:
        day = today + timedelta(days=int(slots["deictic"]))
    return dated(day.isoformat() + _time(slots), "day.deictic", inferred=True)


def _clock(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    day = seen.story_day if seen.close or seen.published is None else seen.today
    if day is None:
        return _NO_DAY
    return dated(day.isoformat() + _time(slots), "clock", inferred=True)


def _period(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    today, unit = seen.today, slots["unit"]
    if today is None:
        return _NO_DAY
    if unit in ("second", "minute", "hour"):
        return Meaning("DATE", "PRESENT_REF", "now", today, today)
    return _part(unit_at(add(today, int(slots.get("dir", "0")), unit), unit, "period"), slots, seen)


def _same(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    """"The end of the month", "later that year": the unit last named, in a report without a pointer its own."""
    unit = slots["unit"]
    if unit == "quarter":
        if seen.named_quarter is not None:
            return seen.named_quarter
        return _NO_DAY if seen.today is None else unit_at(add(seen.today, -1, "quarter"), "quarter", "quarter.last")
    own = seen.published if "pointer" not in slots and not seen.close else None
    base = own or (seen.story_day if unit == "day" else seen.story_date)
    if base is None:
        return _NO_DAY
    if unit == "day" and "daypart" in slots:
        return dated(base.isoformat() + _time(slots), "same.day", inferred=True)
    return _part(unit_at(base, unit, f"same.{unit}"), slots, seen)


def _step(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    """"The following day", "that same year": a unit counted from the last date named."""
    unit = slots.get("unit", "day")
    base = seen.story_day if unit in ("day", "hour", "minute", "second") else seen.story_date
    if base is None:
        return "nothing was named before to count from"
    day = add(base, int(slots.get("dir", "0")), unit)
    if "daypart" in slots:
        return dated((base + timedelta(days=1)).isoformat() + _time(slots), "step", inferred=True)
    return _part(unit_at(day, unit if unit not in ("hour", "minute", "second") else "day", "step"), slots, seen)


def _shift(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    """"Two days ago", "three weeks later": as exact as the unit it is counted in."""
    from_now = "ago" in slots or "hence" in slots
    sign = int(slots.get("ago") or slots.get("before") or slots.get("after") or slots.get("hence") or "1")
    unit, amount = slots["unit"], slots.get("amount", "X" if slots["unit"] not in ("day",) or from_now else "1")
    if "amount" not in slots and "before" not in slots and "after" not in slots and not from_now:
        amount = "1"
    if seen.named_quarter is not None and unit == "year" and amount == "1" and sign < 0:
        base = seen.named_quarter.first
        assert base is not None
        return unit_at(add(base, -1, "year"), "quarter", "shift.quarter")
    base = seen.today if from_now else (seen.story_day if unit in ("day", "week") else seen.story_date)
    if base is None:
        return _NO_DAY if from_now else "nothing was named before to count from"
    if amount == "X":
        far = add(base, sign * _FEW[unit], unit)
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Meaning("DATE", value, "shift.vague", min(base, far), max(base, far), "span", None, True)
    many = float(amount)
    if many != int(many):
        smaller, times = {"year": ("month", 12), "month": ("week", 4), "week": ("day", 7), "decade": ("year", 10)}.get(unit, ("day", 1))
        return unit_at(add(base, sign * round(many * times), smaller), smaller, "shift")
    day = add(base, sign * int(many), unit)
    if unit in ("second", "minute", "hour"):
        return dated(day.isoformat(), "shift.hours", inferred=True)
    unit = "year" if unit in ("decade", "century") else unit
    named = seen.named.precision if not from_now and seen.named is not None else None
    if (named == "day" and unit in ("week", "fortnight")) or (unit == "month" and named == "day" and many <= 1):
        unit = "day"
    return unit_at(day, unit, "shift")


def _stretch(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    """"The past 24 hours", "recent weeks", "the next three months": a length with its days."""
    unit, direction = slots["unit"], int(slots.get("dir", "1"))
    amount = slots.get("amount", "X")
    value = length_value(amount, unit)
    base = seen.today if "reldir" not in slots else seen.story_date
    if base is None:
        return Meaning("DURATION", value, "stretch")
    many = _FEW[unit] if amount == "X" else float(amount)
    whole, rest = int(many), many - int(many)
    far = add(base, direction * whole, unit) + timedelta(days=round(direction * rest * 30))
    if unit == "hour" and many <= 24:
        far = base + timedelta(days=direction)
    return Meaning("DURATION", value, "stretch", min(base, far), max(base, far), "span", None, True)


def length_value(amount: str, unit: str) -> str:
    """The TIMEX value of a length: P2D, PT24H, PXW, P6M; half an hour is PT30M, two and a half years P2Y6M."""
    letter = UNIT_LETTER[unit]
    clock = "T" if unit in ("hour", "minute", "second") else ""
    if unit == "fortnight" and amount != "X":
        return length_value(f"{2 * float(amount):g}", "week")
    if amount == "X":
        return f"P{clock}X{letter}"
    many = float(amount)
    if many == int(many):
        many = int(many)
        if unit == "quarter":
            return f"P{3 * many}M"
        if unit in ("decade", "century"):
            return f"P{many * (10 if unit == 'decade' else 100)}Y"
        return f"P{clock}{many}{letter}"
    smaller, times = {"hour": ("M", 60), "minute": ("S", 60), "year": ("M", 12), "month": ("W", 4), "week": ("D", 7), "day": ("TH", 24)}.get(unit, ("", 1))
    rest = round((many - int(many)) * times)
    head = f"{int(many)}{letter}" if int(many) else ""
    if not smaller:
        return f"P{clock}{many:g}{letter}"
    return f"P{clock}{head}{'T' if smaller == 'TH' else ''}{rest}{smaller[-1]}"


def _duration(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    amount = slots.get("amount", "1.5" if "half" in slots else "1" if "whole" in slots else "X")
    return Meaning("DURATION", length_value(amount, slots["unit"]), "length")


def _set(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    if "set" in slots:
        return Meaning("SET", slots["set"], "habit")
    if "weekday" in slots:
        return Meaning("SET", f"XXXX-WXX-{slots['weekday']}{_time(slots)}", "habit")
    if "month" in slots:
        return Meaning("SET", f"XXXX-{int(slots['month']):02d}", "habit")
    if "season" in slots:
        return Meaning("SET", f"XXXX-{slots['season']}", "habit")
    if "daypart" in slots:
        return Meaning("SET", f"XXXX-XX-XX{_time(slots)}", "habit")
    return Meaning("SET", length_value(slots.get("amount", "1"), slots["unit"]), "habit")


def _running(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    """"The third day running", "in as many days": that many units up to the day of the report."""
    unit = slots["unit"]
    amount = slots.get("amount", slots.get("nth", "X"))
    if amount.startswith("-") or seen.today is None:
        return Meaning("DURATION", length_value("X" if amount.startswith("-") else amount, unit), "running")
    many = _FEW[unit] if amount == "X" else int(float(amount))
    start = add(seen.today, 1 - many, unit) if unit == "day" else add(seen.today, -many, unit)
    return Meaning("DURATION", length_value(amount, unit), "running", start, seen.today, "span", None, True)


def _decade(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    digits = re.sub(r"\D", "", slots["decade"])
    if "era" in slots:
        return dated(f"BC{digits.zfill(4)[:3]}", "decade")
    year = int(digits) if len(digits) == 4 else _whole_year(int(digits), seen)
    return _part(dated(f"{year // 10:03d}", "decade"), slots, seen)


def _century(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    number = int(slots["nth"].strip("*"))
    if number < 1:
        return _NO_DAY if seen.today is None else unit_at(add(seen.today, -1, "century"), "century", "century")
    if "era" in slots:
        return dated(f"BC{number - 1:02d}", "century")
    return _part(dated(f"{number - 1:02d}", "century"), slots, seen)


def _season(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    season = slots["season"]
    stated = _stated_year(slots, seen)
    if "era" in slots and stated is not None:
        return dated(f"BC{stated:04d}-{season}", "season")
    if stated is not None:
        return _part(dated(f"{stated:04d}-{season}", "season"), slots, seen)
    base = seen.story_date if seen.published is None or "seasondir" in slots else seen.published
    if base is None:
        return _NO_DAY
    direction = slots.get("dir") or slots.get("seasondir")
    starts = [stretch for year in range(base.year - 2, base.year + 3) if (stretch := stretch_of(f"{year:04d}-{season}"))]
    if seen.published is None and direction is None:
        return _part(dated(f"{base.year:04d}-{season}", "season", inferred=True), slots, seen)
    match direction:
        case "-1":
            chosen = max(stretch for stretch in _by_first(starts) if stretch[1].last < base)[1]
        case "1":
            chosen = min(stretch for stretch in _by_first(starts) if stretch[0] > base)[1]
        case _ if seen.tense == "future" and direction is None:
            chosen = min(stretch for stretch in _by_first(starts) if stretch[1].last >= base)[1]
        case "0":
            return _part(dated(f"{base.year:04d}-{season}", "season", inferred=True), slots, seen)
        case _:
            chosen = max(stretch for stretch in _by_first(starts) if stretch[0] <= base)[1]
    return _part(dated(f"{chosen.first.year:04d}-{season}", "season", inferred=True), slots, seen)


def _by_first(stretches: list[Stretch]) -> list[tuple[date, Stretch]]:
    return [(stretch.first, stretch) for stretch in stretches]


def _quarter(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    number = int(slots.get("nth", "0").strip("*"))
    if "back" in slots:
        base = seen.named_quarter.first if seen.named_quarter is not None else seen.today and add(seen.today, -1, "quarter")
        if base is None:
            return _NO_DAY
        value = value_at(add(base, -1, "year"), "quarter")
        return dated(value if number == 0 else f"{value[:5]}Q{number}", "shift.quarter", inferred=True)
    stated = _stated_year(slots, seen)
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
        return _NO_DAY
    now = (today.month + 2) // 3
    # Even the results that a firm "will report" are mostly those of the quarter just over.
    ahead = seen.tense == "future"
    year = today.year + (1 if ahead and now - number > 1 else -1 if not ahead and number > now else 0)
    return dated(f"{year:04d}-Q{number}", "quarter", inferred=True)


def _half(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    year = _stated_year(slots, seen)
    if year is None:
        base = seen.published or seen.story_date
        if base is None:
            return _NO_DAY
        year = base.year
    return dated(f"{year:04d}-H{1 if slots.get('nth') == '1' else 2}", "half")


def _portion(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    """"The first two weeks of January", "the third week of the month", "the last day of June 2004"."""
    base = _whole(slots, seen, tables)
    if isinstance(base, str):
        return base
    unit, amount = slots["unit"], slots.get("amount")
    nth = int(slots["nth"].strip("*"))
    many = 1 if amount is None else _FEW[unit] if amount == "X" else int(float(amount))
    if base.first is None or base.last is None:
        return Meaning("DURATION", length_value(amount or "1", unit), "portion")
    if nth < 0:
        first = max(base.first, add(base.last + timedelta(days=1), -many, unit))
        last = base.last
    else:
        first = add(base.first, (nth - 1) * (many if amount is None else 1), unit)
        last = min(base.last, add(first, many, unit) - timedelta(days=1))
    if first > base.last:
        return "the stretch ends before that"
    stretch = Stretch(first, last, "day" if first == last else "span" if amount or unit == "week" else "unknown")
    if amount is not None:
        return Meaning("DURATION", length_value(amount, unit), "portion", first, last, "span", None, base.inferred)
    if unit in ("month", "quarter", "year", "day"):
        return dated(value_at(first, unit), "portion", inferred=base.inferred)
    return within(value_at(first, unit), stretch, "portion", inferred=base.inferred)


def _whole(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    """The stretch that a portion is taken from."""
    if "month" in slots or "year" in slots:
        return _date({name: slots[name] for name in ("month", "year") if name in slots}, seen, tables)
    unit = slots["of"]
    if "reldir" in slots or "ofdir" in slots:
        base = seen.today
        return _NO_DAY if base is None else unit_at(add(base, int(slots["ofdir"]), unit), unit, "period")
    # "The month" is the one last named; a report that named none means its own.
    named = seen.named
    if named is not None and named.first is not None and UNIT_SIZE[named.precision] <= UNIT_SIZE.get(unit, 0):
        return unit_at(named.first, unit, f"same.{unit}")
    base = seen.story_date
    return _NO_DAY if base is None else unit_at(seen.published or base, unit, f"same.{unit}")


UNIT_SIZE: Mapping[str, int] = {
    "time": 0, "part of day": 0, "day": 1, "span": 2, "week": 3, "month": 4, "quarter": 5, "season": 5, "year": 6,
    "decade": 7, "century": 8, "unknown": 9,
}  # fmt: skip


def _week_of(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    day = _date(slots, seen, tables)
    if isinstance(day, str) or day.first is None:
        return day
    return unit_at(day.first, "week", "week.of")


def _weekend(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    today = seen.today
    if today is None:
        return _NO_DAY
    direction = slots.get("dir")
    if direction is not None:
        step = int(direction) if direction != "0" else 0
        return unit_at(today + timedelta(weeks=step), "weekend", "weekend")
    saturday = today - timedelta(days=(today.isoweekday() - 6) % 7)
    if seen.tense == "future":
        saturday = today + timedelta(days=(6 - today.isoweekday()) % 7)
    return unit_at(saturday, "weekend", "weekend")


def _reference(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    value = slots.get("reference") or slots.get("now") or slots.get("lately") or slots.get("current") or "PRESENT_REF"
    today = seen.published
    match value:
        case "PAST_REF":
            return Meaning("DATE", value, "reference", None, today)
        case "FUTURE_REF":
            return Meaning("DATE", value, "reference", today, None)
    return Meaning("DATE", value, "reference", today, today)


def _feast(slots: Slots, seen: Standpoint, tables: TimeTables) -> Meaning | str:
    feast = tables.feasts[slots["feast"]]
    stated = _stated_year(slots, seen)
    today = seen.today
    if stated is None and today is None:
        return _NO_DAY
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


_RULES: Mapping[str, Rule] = {
    "date": _date, "range": _range, "weekday": _weekday, "deictic": _deictic, "clock": _clock, "period": _period,
    "same": _same, "step": _step, "shift": _shift, "stretch": _stretch, "duration": _duration, "set": _set,
    "running": _running, "decade": _decade, "century": _century, "season": _season, "quarter": _quarter, "half": _half,
    "portion": _portion, "week of": _week_of, "weekend": _weekend, "reference": _reference, "feast": _feast,
}  # fmt: skip
