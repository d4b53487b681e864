"""The year or month that a stretch of time begins or ends with: the 2012 of "since 2012", the June of "until June"."""

from calendar import monthrange
from datetime import date

from dateline.model.values import When, WhenPrecision


def ending(last: date, precision: WhenPrecision) -> When:
    """The year, the month or the day that ends on this day."""
    match precision:
        case "year":
            return When(last.replace(month=1, day=1), last, precision)
        case "month":
            return When(last.replace(day=1), last, precision)
        case _:
            return When(last, last, precision)


def beginning(first: date, precision: WhenPrecision) -> When:
    """The year, the month or the day that begins on this day."""
    match precision:
        case "year":
            return When(first, first.replace(month=12, day=31), precision)
        case "month":
            return When(first, first.replace(day=monthrange(first.year, first.month)[1]), precision)
        case _:
            return When(first, first, precision)
