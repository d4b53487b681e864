"""New and full moons by the day on which eastern Asia sees them, for the feasts that follow the moon."""

from datetime import date
from math import floor, radians, sin

NEW, FULL = 0.0, 0.5
# The months between two new moons, counted from the first of the year 2000, and the Julian day before 1 January 1.
_MONTHS_A_YEAR = 12.3685
_BEFORE_THE_FIRST = 1721425
# Eight hours east of Greenwich, where the calendar of China is reckoned.
_EAST = 8 / 24


def first_from(day: date, phase: float) -> date:
    """The first new or full moon on a day or after it."""
    month = floor((day.year + day.timetuple().tm_yday / 365.25 - 2000) * _MONTHS_A_YEAR) - 1 + phase
    while (found := _moon(month)) < day:
        month += 1
    return found


def _moon(k: float) -> date:
    """The day of one new (whole `k`) or full moon, exact to some minutes (Meeus, Astronomical Algorithms, 49)."""
    sun, moon = radians(2.5534 + 29.10535670 * k), radians(201.5643 + 385.81693528 * k)
    node = radians(160.7108 + 390.67050284 * k)
    shift = (
        -0.40720 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
        + 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun) + 0.00208 * sin(2 * sun)
    )  # fmt: skip
    julian = 2451550.09766 + 29.530588861 * k + shift
    return date.fromordinal(floor(julian + 0.5 + _EAST) - _BEFORE_THE_FIRST)
