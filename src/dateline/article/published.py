"""The day of publication that the page itself states: a stamp, a date alone on its line, or a dateline with a year."""

import re
from collections.abc import Iterable
from datetime import date

from dateline.article.tables import PageTables
from dateline.model.article import Dateline, Published
from dateline.model.sourced import Span

UNKNOWN = Published(None, None, None, "unknown", "defaulted", rule="published.unknown")
LONGEST = 300
# What may stand beside a date on its line: a time, a zone, a weekday, bars.
BESIDE = re.compile(
    r"[\s|,.·•/@()–—-]|T?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d|(?i:[ap]m\b))?"
    r"|(?i:\b[ap]\.?m\b\.?|\b(?:at|on)\b)|\b[A-Z]{2,4}\b"
)
# Every whole date has a year; a line without one needs no closer look. (The first digit stands apart because `re` runs
# to the next one then, instead of trying a repetition at every letter.)
YEAR = re.compile(r"\d\d{3}")
SHORT_YEAR = re.compile(r"(?:\s|')(\d{2})$")


def stated_dates(words: str, start: int, tables: PageTables) -> tuple[Published, ...]:
    """The dates that a line states of the page, stamps first; empty when the line is anything else."""
    if len(words) > LONGEST or YEAR.search(words) is None:
        return ()
    stamped: list[Published] = []
    # The first stamp opens the line.
    for cue in tables.stamp.finditer(words) if tables.stamp.match(words) is not None else ():
        dated = tables.date.search(words, cue.end())
        if dated is not None and dated.start() - cue.end() < 40 and (cue.start() == 0 or stamped):
            kind = tables.stamps[" ".join(cue[1].lower().split())].kind
            stamped.append(_published(dated, start, tables, rule=f"published.{kind}"))
    if stamped:
        return tuple(stamped)
    alone = tables.date.search(words)
    if alone is None:
        return ()
    rest = tables.weekday.sub("", words[: alone.start()] + words[alone.end() :])
    return (_published(alone, start, tables, rule="published.line"),) if not BESIDE.sub("", rest) else ()


def date_beside(words: str, start: int, tables: PageTables) -> Published | None:
    """The date that stands in a byline ("By Mara Ilves | 3 March 2031"), or None."""
    dated = tables.date.search(words) if YEAR.search(words) is not None else None
    return None if dated is None else _published(dated, start, tables, rule="published.byline")


def published_of(stated: Iterable[Published], dateline: Dateline | None, tables: PageTables) -> Published:
    """The best of what the page states: first publication before a bare date, a dateline's date, and an update."""
    found = [*stated]
    signed = _of_dateline(dateline, tables)
    if signed is not None:
        found.append(signed)
    order = ("published.published", "published.line", "published.byline", "published.dateline", "published.updated")
    known = [one for one in found if one.best is not None] or found
    return min(known, key=lambda one: order.index(one.rule), default=UNKNOWN)


def day_of(words: str, tables: PageTables) -> date | None:
    """The day that a date with a year names, also with a year of two digits ("3 JAN 90"), or None."""
    short = SHORT_YEAR.search(words)
    if short is not None and tables.date.search(words) is None:
        # Two digits reach from 1950 to 2049: older reports are not dated in this form.
        century = 1900 if int(short[1]) >= 50 else 2000
        words = f"{words[: short.start()]} {century + int(short[1])}"
    found = tables.date.search(words)
    days = days_in(found, tables) if found is not None else ()
    return days[0] if len(days) == 1 else None


def days_in(found: re.Match[str], tables: PageTables) -> tuple[date, ...]:
    """The day of a date, two where "3/4/2031" can be read in two ways, none where there is no such day."""
    if found["y3"]:
        tries = [(found["y3"], int(found["m3"]), found["d3"])]
    elif found["y4"]:
        tries = [(found["y4"], int(found["n1"]), found["n2"]), (found["y4"], int(found["n2"]), found["n1"])]
    elif found["y1"]:
        tries = [(found["y1"], tables.months[found["m1"].lower()], found["d1"])]
    else:
        tries = [(found["y2"], tables.months[found["m2"].lower()], found["d2"])]
    days: list[date] = []
    for year, month, day in tries:
        try:
            read = date(int(year), month, int(day))
        except ValueError:
            continue
        if read not in days:
            days.append(read)
    return tuple(days)


def _of_dateline(dateline: Dateline | None, tables: PageTables) -> Published | None:
    if dateline is None or dateline.date is None:
        return None
    day = day_of(dateline.date.value, tables)
    if day is None:
        return None
    return Published(day, day, day, "day", "read", dateline.date.spans, rule="published.dateline")


def _published(found: re.Match[str], start: int, tables: PageTables, *, rule: str) -> Published:
    days = days_in(found, tables)
    span = Span(start + found.start(), start + found.end())
    match days:
        case (day,):
            return Published(day, day, day, "day", "read", (span,), rule=rule)
        case (first, second):
            earliest, latest = sorted((first, second))
            return Published(None, earliest, latest, "unknown", "read", (span,), (latest, earliest), rule=rule)
    return Published(None, None, None, "unknown", "read", (span,), rule=rule)
