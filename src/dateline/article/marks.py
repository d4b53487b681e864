"""Where a report of its own begins on a page of several: by a time, a dateline, a heading, or the word "elsewhere"."""

import re
from datetime import date

from msgspec import Struct

from dateline.article.dateline import dateline_in
from dateline.article.lines import Line
from dateline.article.phrases import CAPITAL
from dateline.article.published import date_beside
from dateline.article.tables import PageTables
from dateline.model.article import Dateline, Published
from dateline.model.sourced import Sourced, Span

LONGEST_HEADING, LONGEST_STAMP = 120, 80
BULLET = re.compile(r"[\s•·●■▪*►▶–—-]{1,4}(?=\S)")
# Between a time and the words of its entry, and around the date and time of a stamp.
BEHIND_TIME = re.compile(rf"\s*$|\s*(?:[-–—:|]|\.(?=\s))\s*|,?\s+(?=[{CAPITAL}“\"‘])")
DIGIT_FIRST = re.compile(r"\W{0,4}\d")
AROUND = re.compile(r"[\s,.|·•@/()–—-]+|\b(?i:at|on)\b")


class Mark(Struct, frozen=True):
    """The beginning of a report: the line it stands on, and where the report's own words begin behind it, if they do on
    that line. `minutes` are those of its time of day since midnight; `heading_line` is the line of its heading."""

    line: int
    span: Span
    body: int | None = None
    at: Sourced[str] | None = None
    published: Published | None = None
    minutes: int | None = None
    dateline: Dateline | None = None
    heading: Sourced[str] | None = None
    heading_line: int | None = None

    @property
    def day(self) -> date | None:
        """The day that it states."""
        return None if self.published is None else self.published.best


def time_mark(i: int, line: Line, tables: PageTables) -> Mark | None:
    """The time that opens an entry ("14:05 GMT — …") or is all of its first line ("Mon 3 March 2031 14:05 GMT"), or a
    day alone. "2.15 million people" and "14:05 was when …" are none."""
    start = line.span.start
    if len(line.words) > LONGEST_STAMP and not DIGIT_FIRST.match(line.words):
        return None
    bullet = BULLET.match(line.words)
    begin = bullet.end() if bullet is not None else 0
    clock = tables.roundups.clock.match(line.words, begin)
    if clock is not None and (behind := BEHIND_TIME.match(line.words, clock.end())) is not None:
        is_sure = len(clock[0]) > 5 or (
            clock["minute"] is not None and clock["hour"] is not None and len(clock["hour"]) == 2
        )
        rest = behind.end() if behind.end() < len(line.words) else None
        if is_sure and (rest is None or date_beside(line.words[rest:][:LONGEST_STAMP], 0, tables) is None):
            span = Span(start + begin, start + clock.end())
            return Mark(i, span, None if rest is None else start + rest, _at(clock, start), None, _minutes(clock))
    return _stamp_mark(i, line, tables) if len(line.words) <= LONGEST_STAMP else None


def dateline_mark(i: int, line: Line, tables: PageTables) -> Mark | None:
    """The dateline that opens a paragraph of a round-up, behind a bullet or not: "* MOSUL – A roadside bomb …"."""
    bullet = BULLET.match(line.words)
    begin = bullet.end() if bullet is not None else 0
    dateline = dateline_in(line.words[begin:], line.span.start + begin, tables)
    if dateline is None or dateline.place is None or dateline.span.end >= line.span.end:
        return None
    body = line.span.end - len(line.words[dateline.span.end - line.span.start :].lstrip())
    return Mark(i, dateline.span, body, dateline=dateline)


def heading_mark(i: int, line: Line) -> Mark | None:
    """A short line that heads what follows: "Gao:", "MOSUL", "Ferries leave the port"."""
    if line.is_closed or line.is_cut_off or len(line.words) > LONGEST_HEADING or not any(map(str.isalpha, line.words)):
        return None
    name = line.words.strip().rstrip(":").strip(" *_#•")
    if not name:
        return None
    begin = line.span.start + line.words.index(name)
    heading = Sourced(" ".join(name.split()), (Span(begin, begin + len(name)),), rule="item.heading")
    return Mark(i, line.span, heading=heading, heading_line=i)


def elsewhere_mark(i: int, line: Line, tables: PageTables) -> Mark | None:
    """A paragraph that says it tells of something else: "Elsewhere, …", "In other developments, …"."""
    if not line.is_prose or tables.roundups.elsewhere.match(line.plain) is None:
        return None
    return Mark(i, Span(line.span.start, line.span.start), line.span.start)


def has_bullet(line: Line) -> bool:
    """Whether a bullet stands before its words."""
    return BULLET.match(line.words) is not None


def _stamp_mark(i: int, line: Line, tables: PageTables) -> Mark | None:
    """A line of nothing but a whole date, with or without a time of day."""
    published = date_beside(line.words, line.span.start, tables)
    if published is None or published.best is None:
        return None
    dated = published.because[0]
    left, right = dated.start - line.span.start, dated.end - line.span.start
    rest = f"{line.words[:left]} | {line.words[right:]}"
    clock = tables.roundups.clock.search(rest)
    if AROUND.sub("", tables.weekday.sub("", rest if clock is None else rest[: clock.start()] + rest[clock.end() :])):
        return None
    own = Published(
        published.best, published.best, published.best, "day", "read", published.because, rule="published.entry"
    )
    if clock is None:
        return Mark(i, line.span, published=own)
    found = tables.roundups.clock.search(line.words, right) or tables.roundups.clock.search(line.words[:left])
    at = None if found is None else _at(found, line.span.start)
    return Mark(i, line.span, at=at, published=own, minutes=_minutes(clock))


def _at(clock: re.Match[str], start: int) -> Sourced[str]:
    return Sourced(" ".join(clock[0].split()), (Span(start + clock.start(), start + clock.end()),), rule="item.time")


def _minutes(clock: re.Match[str]) -> int | None:
    hour = int(clock["hour"] or clock["hour2"] or clock["hour3"])
    minute = int(clock["minute"] or clock["minute3"] or 0)
    half = (clock["half"] or clock["half2"] or "").strip().lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour * 60 + minute if hour < 25 and minute < 60 else None
