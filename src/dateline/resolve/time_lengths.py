"""Lengths, habits and portions: "three days", "every Friday", "the past 24 hours", "the first two weeks of January"."""

from collections.abc import Mapping
from datetime import date, timedelta

from dateline.resolve.calendar import UNIT_LETTER, add, stretch_of, value_at
from dateline.resolve.standpoint import Meaning, Standpoint, dated, spanning, unit_at
from dateline.resolve.time_dates import date_of
from dateline.resolve.time_near import deictic_of, weekday_of
from dateline.resolve.time_parts import FEW, NO_DAY, Slots, time_of

# Which of two stretches is the longer.
_SIZE: Mapping[str, int] = {
    "time": 0, "part of day": 0, "day": 1, "span": 2, "week": 3, "month": 4, "quarter": 5, "season": 5, "year": 6,
    "decade": 7, "century": 8, "unknown": 9,
}  # fmt: skip
# Units that are counted in others, and what half a unit is counted in.
# Units of which several that lie ahead are seldom told in the past tense of a report.
_LONG = frozenset({"month", "year", "decade"})
_WHOLE = {"quarter": (3, "M"), "decade": (10, "Y"), "century": (100, "Y")}
_SMALLER = {
    "minute": ("{}S", 60), "hour": ("{}M", 60), "day": ("T{}H", 24), "week": ("{}D", 7), "month": ("{}W", 4),
    "year": ("{}M", 12),
}  # fmt: skip


def length_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """A length without a place in time."""
    amount = slots.get("amount", "1.5" if "half" in slots else "X")
    return Meaning("DURATION", length_value(amount, slots["unit"]), "length")


def habit_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """What happens again and again: XXXX-WXX-5 for "every Friday", P1D for "every day"."""
    if "set" in slots:
        return Meaning("SET", slots["set"], "habit")
    if "weekday" in slots:
        return Meaning("SET", f"XXXX-WXX-{slots['weekday']}{time_of(slots)}", "habit")
    if "month" in slots:
        return Meaning("SET", f"XXXX-{int(slots['month']):02d}", "habit")
    if "season" in slots:
        return Meaning("SET", f"XXXX-{slots['season']}", "habit")
    if "daypart" in slots:
        return Meaning("SET", f"XXXX-XX-XX{time_of(slots)}", "habit")
    return Meaning("SET", length_value(slots.get("amount", "1"), slots["unit"]), "habit")


def stretch_from(slots: Slots, seen: Standpoint) -> Meaning | str:
    """Days up to the report or from it on: "the past 24 hours", "recent weeks", "the next three months"."""
    unit, direction = slots["unit"], int(slots.get("dir", "1"))
    amount = slots.get("amount", "X")
    value = length_value(amount, unit)
    # "Over the next three years the figure rose": told as past, they follow the date named before.
    told = direction > 0 and seen.tense == "past" and seen.named is not None and unit in _LONG
    base = seen.story_date if "reldir" in slots or told else seen.today
    if base is None:
        return Meaning("DURATION", value, "stretch")
    many = FEW[unit] if amount == "X" else float(amount)
    # Hours reach into the neighbouring day.
    far = add(base, direction * (max(24, int(many)) if unit == "hour" else int(many)), unit)
    return spanning("DURATION", value, "stretch", base, far)


def ended_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """A length by the day that ends it: "the week ending Sunday", "the nine months ended June 30"; a quarter is the one
    in which its middle lies."""
    if "month" in slots:
        end = date_of({name: slots[name] for name in ("month", "day", "year") if name in slots}, seen)
    else:
        end = weekday_of(slots, seen) if "weekday" in slots else deictic_of(slots, seen)
    if isinstance(end, str) or end.last is None:
        return end
    unit, amount = slots["unit"], slots.get("amount", "1")
    many = FEW[unit] if amount == "X" else int(float(amount))
    first = min(end.last, add(end.last + timedelta(days=1), -many, unit))
    if unit == "quarter" and "amount" not in slots:
        value = value_at(first + (end.last - first) / 2, "quarter")
        return spanning("DATE", value, "ended", first, end.last, inferred=end.inferred)
    return spanning("DURATION", length_value(amount, unit), "ended", first, end.last, inferred=end.inferred)


def running_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """So many units up to the day of the report: "the third day running", "in as many days"."""
    # The third straight night is one of the third day.
    unit = slots.get("unit", "day")
    amount = slots.get("amount", slots.get("nth", "X"))
    if amount.startswith("-") or seen.today is None:
        return Meaning("DURATION", length_value("X" if amount.startswith("-") else amount, unit), "running")
    many = FEW[unit] if amount == "X" else int(float(amount))
    start = add(seen.today, -many, unit)
    if unit != "week":
        # The third month running began with its month.
        begun = stretch_of(value_at(add(seen.today, 1 - many, unit), unit))
        start = start if begun is None else begun.first
    if "part_of_day" in slots:
        # The first of three nights began the evening before the first of three days.
        start -= timedelta(days=1)
    return spanning("DURATION", length_value(amount, unit), "running", start, seen.today)


def portion_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """A part of a stretch by its number: "the first two weeks of January", "the last day of June 2004"."""
    base = _whole(slots, seen)
    return base if isinstance(base, str) else portion_in(base, slots)


def portion_in(base: Meaning, slots: Slots) -> Meaning | str:
    """The part by its number of a stretch that is known."""
    if "weekday" in slots:
        return _nth_weekday(base, slots)
    unit, amount = slots["unit"], slots.get("amount")
    value = base.value if unit == "half" else length_value(amount or "1", unit)
    if base.first is None or base.last is None:
        return Meaning("DURATION", value, "portion")
    nth = int(slots.get("nth", "-1").strip("*"))
    if unit == "half":
        return _half(base, base.first, base.last, first_half=nth == 1)
    many = 1 if amount is None else FEW[unit] if amount == "X" else int(float(amount))
    if nth < 0:
        first, last = max(base.first, add(base.last + timedelta(days=1), -many, unit)), base.last
    else:
        first = add(base.first, nth - 1, unit)
        last = min(base.last, add(first, many, unit) - timedelta(days=1))
    if first > base.last:
        return "the stretch ends before that"
    if amount is not None:
        return spanning("DURATION", value, "portion", first, last, inferred=base.inferred)
    if unit == "week":
        return spanning("DATE", value_at(first, unit), "portion", first, last, inferred=base.inferred)
    return dated(value_at(first, unit), "portion", inferred=base.inferred)


def _nth_weekday(base: Meaning, slots: Slots) -> Meaning | str:
    """The first Friday of March, the last Sunday in October."""
    if base.first is None or base.last is None:
        return "no month to count in"
    weekday, nth = int(slots["weekday"]), int(slots["nth"].strip("*"))
    if nth < 0:
        day = base.last - timedelta(days=(base.last.isoweekday() - weekday) % 7)
    else:
        day = base.first + timedelta(days=(weekday - base.first.isoweekday()) % 7, weeks=nth - 1)
    if not base.first <= day <= base.last:
        return "the month ends before that"
    return dated(day.isoformat(), "portion", inferred=base.inferred)


def _half(base: Meaning, first: date, last: date, *, first_half: bool) -> Meaning:
    middle = first + timedelta(days=((last - first).days + 1) // 2)
    start, end = (first, middle - timedelta(days=1)) if first_half else (middle, last)
    return spanning("DATE", base.value, "portion.half", start, end, inferred=base.inferred)


def _whole(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The stretch that a portion is taken from."""
    if "month" in slots or "year" in slots:
        return date_of({name: slots[name] for name in ("month", "year") if name in slots}, seen)
    unit = slots["of"]
    if "reldir" in slots or "ofdir" in slots:
        base = seen.today
        return NO_DAY if base is None else unit_at(add(base, int(slots["ofdir"]), unit), unit, "period")
    # "The month" is the one last named; a report that named none means its own.
    named = seen.named
    if named is not None and named.first is not None and _SIZE[named.precision] <= _SIZE.get(unit, 0):
        return unit_at(named.first, unit, f"same.{unit}")
    base = seen.story_date
    return NO_DAY if base is None else unit_at(seen.published or base, unit, f"same.{unit}")


def length_value(amount: str, unit: str) -> str:
    """The TIMEX value of a length: P2D, PT24H, PXW, P6M; half an hour is PT30M, two and a half years P2Y6M."""
    letter = UNIT_LETTER[unit]
    clock = "T" if unit in ("hour", "minute", "second") else ""
    if unit == "fortnight" and amount != "X":
        return length_value(f"{2 * float(amount):g}", "week")
    if amount == "X":
        return f"P{clock}X{letter}"
    many = float(amount)
    if many.is_integer():
        whole, letter = _WHOLE.get(unit, (1, letter))
        return f"P{clock}{int(many) * whole}{letter}"
    smaller = _SMALLER.get(unit)
    if smaller is None:
        return f"P{clock}{many:g}{letter}"
    head = f"{int(many)}{letter}" if many >= 1 else ""
    rest = round(many % 1 * smaller[1])
    return f"P{clock}{head}{smaller[0].format(rest)}"
