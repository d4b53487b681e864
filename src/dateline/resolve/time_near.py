"""Times counted from the report or from what was named before: "on Sunday", "last month", "two days later"."""

from datetime import date, timedelta

from msgspec import structs

from dateline.resolve.calendar import add, value_at
from dateline.resolve.standpoint import Meaning, Standpoint, dated, spanning, unit_at
from dateline.resolve.time_parts import FEW, NO_DAY, Slots, narrowed, time_of

_NOTHING_BEFORE = "nothing was named before to count from"
_CLOCK_UNITS = ("second", "minute", "hour")
# What half a unit is counted in: half a year in months.
_SMALLER = {"year": ("month", 12), "month": ("week", 4), "week": ("day", 7), "decade": ("year", 10)}


def weekday_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The last such day, that of the report included; ahead of it where the verb looks ahead."""
    today = seen.story_day if seen.story or "weekstep" in slots else seen.published
    if today is None:
        return NO_DAY
    back = (today.isoweekday() - int(slots["weekday"])) % 7
    if "weekof" in slots:
        monday = today - timedelta(days=today.isoweekday() - 1) + timedelta(weeks=int(slots["weekof"]))
        day = monday + timedelta(days=int(slots["weekday"]) - 1)
        return dated(day.isoformat() + time_of(slots), "weekday.of", inferred=True)
    match slots.get("weekdir") or slots.get("weekstep"):
        case "-1":
            day = today - timedelta(days=back or 7)
        case "1":
            day = today + timedelta(days=7 - back)
        case _ if seen.tense == "past":
            day = today - timedelta(days=back)
        case _:
            day = today + timedelta(days=(7 - back) % 7)
    day += timedelta(weeks=int(slots.get("weeks", "0")))
    return dated(day.isoformat() + time_of(slots), "weekday", inferred=True)


def deictic_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """Today, yesterday, last night; "the day before yesterday" goes the same way twice.

    What happened overnight happened between the evening before and the morning of the report.
    """
    today = seen.today
    if today is None:
        return NO_DAY
    days = int(slots["deictic"]) if "deictic" in slots else 2 * int(slots.get("yesterday") or slots["tomorrow"])
    day = today + timedelta(days=days)
    meaning = dated(day.isoformat() + time_of(slots), "day.deictic", inferred=True)
    return structs.replace(meaning, rule="day.overnight", last=today) if "overnight" in slots else meaning


def clock_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """An hour without its day: of the day named in the same sentence, or of the report's."""
    if seen.beside is not None:
        return dated(f"{seen.beside}{time_of(slots)}", "clock", inferred=True)
    day = seen.story_day if seen.close or seen.published is None else seen.today
    if day is None:
        return NO_DAY
    return dated(day.isoformat() + time_of(slots), "clock", inferred=True)


def period_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """This month, late last year, the coming week: a unit of the calendar counted from the report."""
    today, unit = seen.today, slots["unit"]
    if today is None:
        return NO_DAY
    if unit in _CLOCK_UNITS:
        return Meaning("DATE", "PRESENT_REF", "now", today, today)
    return narrowed(unit_at(add(today, int(slots.get("dir", "0")), unit), unit, "period"), slots, seen)


def weekend_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The weekend: the last one that has begun, ahead where the verb looks ahead; "last", "next" count weeks."""
    today = seen.today
    if today is None:
        return NO_DAY
    if "dir" in slots:
        return unit_at(today + timedelta(weeks=int(slots["dir"])), "weekend", "weekend")
    saturday = today - timedelta(days=(today.isoweekday() - 6) % 7)
    if seen.tense != "past":
        saturday = today + timedelta(days=(6 - today.isoweekday()) % 7)
    return unit_at(saturday, "weekend", "weekend")


def same_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The unit last named, in a report without a pointer its own: "the end of the month", "later that year"."""
    unit = slots["unit"]
    if unit == "quarter":
        if seen.named_quarter is not None:
            return seen.named_quarter
        return NO_DAY if seen.today is None else unit_at(add(seen.today, -1, "quarter"), "quarter", "quarter.last")
    own = seen.published if "pointer" not in slots and not seen.close else None
    base = own or (seen.story_day if unit == "day" else seen.story_date)
    if base is None:
        return NO_DAY
    if unit == "day" and "daypart" in slots:
        return dated(base.isoformat() + time_of(slots), "same.day", inferred=True)
    return narrowed(unit_at(base, unit, f"same.{unit}"), slots, seen)


def step_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """A unit counted from the last date named: "the following day", "that same year", "the next morning"; from the
    report where the verb looks ahead ("will vote in the next month")."""
    unit = slots.get("unit", "day")
    if unit in _CLOCK_UNITS:
        unit = "day"
    base = seen.story_day if unit == "day" else seen.story_date
    if seen.tense == "future" and seen.published is not None:
        base = seen.published
    if base is None:
        return _NOTHING_BEFORE
    if "daypart" in slots:
        return dated(add(base, 1, "day").isoformat() + time_of(slots), "step", inferred=True)
    return narrowed(unit_at(add(base, int(slots.get("dir", "0")), unit), unit, "step"), slots, seen)


def shift_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """So far from the report or from the last date named, as exact as the unit: "two days ago", "three weeks later".

    "A year earlier" beside a quarter is that quarter of the year before: reports compare like with like.
    """
    from_now = "ago" in slots or "hence" in slots
    sign = int(slots.get("ago") or slots.get("before") or slots.get("after") or "1")
    unit = slots["unit"]
    amount = slots.get("amount") or ("1" if unit == "day" and not from_now else "X")
    if seen.named_quarter is not None and (unit, amount, sign) == ("year", "1", -1):
        base = seen.named_quarter.first
        return _NOTHING_BEFORE if base is None else unit_at(add(base, -1, "year"), "quarter", "shift.quarter")
    base = seen.today if from_now else seen.story_day if unit in ("day", "week") else seen.story_date
    if base is None:
        return NO_DAY if from_now else _NOTHING_BEFORE
    if amount == "X":
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return spanning("DATE", value, "shift.vague", base, add(base, sign * FEW[unit], unit))
    if not float(amount).is_integer():
        smaller, times = _SMALLER.get(unit, ("day", 1))
        return unit_at(add(base, sign * round(float(amount) * times), smaller), smaller, "shift")
    day = add(base, sign * int(float(amount)), unit)
    if "approx" in slots and unit not in _CLOCK_UNITS and amount != "X":
        around = _around(slots["approx"], base, sign * int(float(amount)), unit)
        if around is not None:
            value = value_at(day, "year" if unit in ("decade", "century") else unit)
            return spanning("DATE", value, f"shift.{slots['approx']}", *around)
    if unit in _CLOCK_UNITS:
        return dated(day.isoformat(), "shift.hours", inferred=True)
    from_day = not from_now and seen.named is not None and seen.named.precision == "day"
    if from_day and (unit in ("week", "fortnight") or (unit, amount) == ("month", "1")):
        # A week after a day is a day.
        unit = "day"
    return unit_at(day, "year" if unit in ("decade", "century") else unit, "shift")


def _around(approx: str, base: date, many: int, unit: str) -> tuple[date, date] | None:
    """The days that "about", "nearly", "less than" and "more than" leave around a day counted from another; None where
    the number is meant exactly ("just two days ago")."""
    one = 1 if many > 0 else -1
    day = add(base, many, unit)
    match approx:
        case "about":
            return add(day, -1, unit), add(day, 1, unit)
        case "below":
            return base, day
        case "less":
            return add(base, many - one, unit), day
        case "more" | "above":
            return day, add(base, many + one, unit)
    return None


def reference_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The present, the past or the future as such: TIMEX3's three references."""
    value = slots.get("reference") or slots.get("now") or slots.get("lately") or slots.get("current") or "PRESENT_REF"
    first = None if value == "PAST_REF" else seen.published
    last = None if value == "FUTURE_REF" else seen.published
    return Meaning("DATE", value, "reference", first, last)
