"""From the form of a mention to its meaning: one rule for each kind of meaning that the lexicon names."""

from collections.abc import Callable, Mapping

from msgspec import structs

from dateline.analysis.times import TimeTables
from dateline.model.problem import Problem
from dateline.model.reading import TimeMention
from dateline.resolve import time_dates, time_lengths, time_near, time_seasons
from dateline.resolve.standpoint import Meaning, Standpoint
from dateline.resolve.time_parts import NO_DAY, Slots

Rule = Callable[[Slots, Standpoint], Meaning | str]


def meaning_of(mention: TimeMention, seen: Standpoint, tables: TimeTables) -> Meaning | Problem:
    """The meaning of a mention, or the problem that stands in its way, with its span."""
    kind, slots = tables.means[mention.form], dict(mention.slots)
    try:
        if kind == "feast":
            found = time_seasons.feast_of(tables.feasts[slots["feast"]], slots, seen)
        else:
            found = _RULES[kind](slots, seen)
    except (ValueError, OverflowError):
        found = "the calendar has no such day"
    if isinstance(found, str):
        code = "W01" if found == NO_DAY else "W02"
        return Problem("resolve.when", code, f"{found} ({mention.form})", mention.span)
    if found.precision == "day" and found.part_of_day is None and slots.get("part") in ("early", "late"):
        # "Early on Sunday" is told of the hours of one day; of longer stretches it leaves a part.
        return structs.replace(found, part_of_day=slots["part"])
    return found


_RULES: Mapping[str, Rule] = {
    "century": time_seasons.century_of,
    "clock": time_near.clock_of,
    "date": time_dates.date_of,
    "decade": time_seasons.decade_of,
    "deictic": time_near.deictic_of,
    "duration": time_lengths.length_of,
    "ended": time_lengths.ended_of,
    "half": time_seasons.half_of,
    "period": time_near.period_of,
    "portion": time_lengths.portion_of,
    "quarter": time_seasons.quarter_of,
    "range": time_dates.range_of,
    "reference": time_near.reference_of,
    "running": time_lengths.running_of,
    "same": time_near.same_of,
    "season": time_seasons.season_of,
    "set": time_lengths.habit_of,
    "shift": time_near.shift_of,
    "step": time_near.step_of,
    "stretch": time_lengths.stretch_from,
    "turn": time_seasons.turn_of,
    "unsettled": time_seasons.unsettled_of,
    "week of": time_seasons.week_of,
    "weekday": time_near.weekday_of,
    "weekend": time_near.weekend_of,
}
