"""The entries of a live blog: each begins with a time of day, a date, or both."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dateline.article.lines import Line
from dateline.article.marks import LONGEST_HEADING, Mark, time_mark
from dateline.article.tables import PageTables
from dateline.model.sourced import Sourced

# So many entries show a live blog by themselves, so many where the page announces it or its markup marks the times.
ENOUGH, ENOUGH_ANNOUNCED = 3, 2
# Paragraphs that may stand above the first entry of a page that announces no live blog.
INTRODUCTION = 4
DAY = 24 * 60


def entry_marks(
    lines: Sequence[Line], among: Sequence[int], tables: PageTables, *, announced: bool
) -> tuple[Mark, ...]:
    """The beginnings of the entries among those lines of a page, in page order; none where it is no live blog.

    A time with nothing but a few words behind it ("14:05 Army says port is open" in a list of key events) begins no
    entry. The times rise or fall from entry to entry, newest first as most pages have it.
    """
    marks = [mark for i in among if (mark := time_mark(i, lines[i], tables)) is not None]
    told = list(_with_days(marks, lines, among))
    if len(told) < (ENOUGH_ANNOUNCED if announced else ENOUGH) or not _in_order(told):
        return ()
    above = [i for i in among if i < told[0].line and lines[i].is_prose]
    alike = len({mark.body is None for mark in told}) == 1
    if not announced and (len(above) > INTRODUCTION or not alike):
        return ()
    return _with_headings(told, lines, among)


def _with_days(marks: Sequence[Mark], lines: Sequence[Line], among: Sequence[int]) -> Iterator[Mark]:
    """The marks that have a paragraph of their own; a day alone above others is the day of all below it."""
    closed = [i for i in among if lines[i].is_closed]
    above: Mark | None = None
    for mark, following in pairwise((*marks, None)):
        assert mark is not None
        if mark.at is None:
            above = mark
        end = len(lines) if following is None else following.line
        below = bisect_right(closed, mark.line)
        has_own = mark.body is not None and lines[mark.line].is_closed
        if not has_own and not (below < len(closed) and closed[below] < end):
            continue
        yield mark if above is None or mark.published is not None else replace(mark, published=above.published)


def _in_order(marks: Sequence[Mark]) -> bool:
    """Whether the times only rise or only fall, over midnight once in a blog that states no days."""
    timed = [
        ((mark.day.toordinal() if mark.day else 0) * DAY + mark.minutes) for mark in marks if mark.minutes is not None
    ]
    falls = sum(one > other for one, other in pairwise(timed))
    rises = sum(one < other for one, other in pairwise(timed))
    once = 0 if any(mark.day for mark in marks) or len(timed) < 5 else 1
    return min(falls, rises) <= once


def _with_headings(marks: Sequence[Mark], lines: Sequence[Line], among: Sequence[int]) -> tuple[Mark, ...]:
    """The marks with the headings of their entries: the short line below each time, or above each."""
    places = {i: place for place, i in enumerate(among)}
    taken = {mark.line for mark in marks}

    def beside(mark: Mark, step: int) -> int | None:
        at = places[mark.line] + step
        return among[at] if 0 <= at < len(among) and _is_heading(lines[among[at]]) and among[at] not in taken else None

    below = [beside(mark, 1) if mark.body is None else None for mark in marks]
    above = [beside(mark, -1) if mark.body is None else None for mark in marks]
    # A heading above the time stands above every time; a line that is so short only now and then is the entry's last.
    chosen = above if all(i is not None for i in above) and not any(i is not None for i in below) else below
    return tuple(
        mark if i is None else replace(mark, heading=_heading(lines[i]), heading_line=i)
        for mark, i in zip(marks, chosen, strict=True)
    )


def _heading(line: Line) -> Sourced[str]:
    return Sourced(" ".join(line.words.split()), (line.span,), rule="item.heading")


def _is_heading(line: Line) -> bool:
    return (
        not line.is_closed and not line.is_prose and len(line.words) <= LONGEST_HEADING and line.plain.count(" ") >= 1
    )
