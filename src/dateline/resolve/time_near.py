"""Times counted from the report or from what was named before: "on Sunday", "last month", "two days later"."""

from datetime import timedelta

from dateline.resolve.calendar import add
from dateline.resolve.standpoint import Meaning, Standpoint, dated, unit_at
from dateline.resolve.time_parts import FEW, NO_DAY, Slots, narrowed, time_of


def weekday_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    today = seen.published or seen.story_day
    if today is None:
        return NO_DAY
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
    return dated(day.isoformat() + time_of(slots), "weekday", inferred=True)


def deictic_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    today = seen.today if "yesterday" not in slots else seen.today
    if today is None:
        return NO_DAY
    if "yesterday" in slots or "tomorrow" in slots:
        day = today + timedelta(days=2 * int(slots.get("yesterday", slots.get("tomorrow", "0"))))
    else:
        day = today + timedelta(days=int(slots["deictic"]))
    return dated(day.isoformat() + time_of(slots), "day.deictic", inferred=True)


def clock_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    day = seen.story_day if seen.close or seen.published is None else seen.today
    if day is None:
        return NO_DAY
    return dated(day.isoformat() + time_of(slots), "clock", inferred=True)


def period_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    today, unit = seen.today, slots["unit"]
    if today is None:
        return NO_DAY
    if unit in ("second", "minute", "hour"):
        return Meaning("DATE", "PRESENT_REF", "now", today, today)
    return narrowed(unit_at(add(today, int(slots.get("dir", "0")), unit), unit, "period"), slots, seen)


def weekend_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    today = seen.today
    if today is None:
        return NO_DAY
    direction = slots.get("dir")
    if direction is not None:
        step = int(direction) if direction != "0" else 0
        return unit_at(today + timedelta(weeks=step), "weekend", "weekend")
    saturday = today - timedelta(days=(today.isoweekday() - 6) % 7)
    if seen.tense == "future":
        saturday = today + timedelta(days=(6 - today.isoweekday()) % 7)
    return unit_at(saturday, "weekend", "weekend")


def same_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """"The end of the month", "later that year": the unit last named, in a report without a pointer its own."""
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
    """"The following day", "that same year": a unit counted from the last date named."""
    unit = slots.get("unit", "day")
    base = seen.story_day if unit in ("day", "hour", "minute", "second") else seen.story_date
    if base is None:
        return "nothing was named before to count from"
    day = add(base, int(slots.get("dir", "0")), unit)
    if "daypart" in slots:
        return dated((base + timedelta(days=1)).isoformat() + time_of(slots), "step", inferred=True)
    return narrowed(unit_at(day, unit if unit not in ("hour", "minute", "second") else "day", "step"), slots, seen)


def shift_of(slots: Slots, seen: Standpoint) -> Meaning | str:
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
        return NO_DAY if from_now else "nothing was named before to count from"
    if amount == "X":
        far = add(base, sign * FEW[unit], unit)
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


def reference_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    value = slots.get("reference") or slots.get("now") or slots.get("lately") or slots.get("current") or "PRESENT_REF"
    today = seen.published
    match value:
        case "PAST_REF":
            return Meaning("DATE", value, "reference", None, today)
        case "FUTURE_REF":
            return Meaning("DATE", value, "reference", today, None)
    return Meaning("DATE", value, "reference", today, today)
