"""The days that metadata state, in every form that pages, feeds, tables and archives write them."""

import re
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from dateline.article.published import days_in
from dateline.article.tables import PageTables

# "2031-03-09T08:15:00+01:00", "2031/03/09 08:15", "2031-03-09@08:15".
ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T@ ]+\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)? *(Z|[+-]\d\d:?\d\d)?)?"
)
# "20310309", "20310309T081500Z" (GDELT), "20310309081500" (WARC).
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
# Seconds since 1970, or thousandths of them.
EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
# "Sun Mar 09 08:15:00 UTC 2031", as programs print it: the year is at the end.
PRINTED = re.compile(r"(?:\w{3} )?(\w{3} \d{1,2}) \d{2}:\d{2}:\d{2} (?:[A-Z0-9:+-]{1,9} )?(\d{4})")
GREENWICH, LONGEST, LONGEST_ADDRESS = re.compile(r"\b(?:GMT|UTC)\b|[+]0000"), 200, 2_000
# What stands for "no date": the first second of 1970, of the common era, of a spreadsheet.
EARLIEST, NO_DAYS = 1600, frozenset((date(1970, 1, 1), date(1899, 12, 30), date(1900, 1, 1)))
# "/2031/03/09/", "/2031-03-09-", "/2031/mar/09/" in an address.
IN_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2}|[a-z]{3,9})[/-](?P<d>\d{1,2})(?=[/_-])")


class StatedDay(Struct, frozen=True):
    """A day as stated. `days` are two where the words can be read in two ways ("3/4/2031"); `is_local` tells that the
    day is the outlet's own, not the one in Greenwich."""

    days: tuple[date, ...]
    is_local: bool


def stated_day(words: str, tables: PageTables) -> StatedDay | None:
    """The day of a stated date, or None: "2031-03-09T23:30:00-05:00" is the 9th, whatever day it was in Greenwich.

    Epoch seconds are the day in Greenwich. "yesterday", a year alone and days that never were are None.
    """
    words = words[:LONGEST].strip()
    if (whole := EPOCH.fullmatch(words)) is not None:
        seconds = int(whole[1]) if whole[1] else int(whole[2]) // 1000
        return _believed((_epoch_day(seconds),), is_local=False)
    if (iso := ISO.match(words)) is not None:
        has_time = iso.end() > iso.end(3)
        in_greenwich = has_time and (iso[4] is None or iso[4] == "Z" or iso[4].strip("+-0:") == "")
        return _believed((_day(*iso.group(1, 2, 3)),), is_local=not in_greenwich)
    if (compact := COMPACT.fullmatch(words)) is not None:
        return _believed((_day(*compact.group(1, 2, 3)),), is_local=len(words) == 8)
    in_greenwich = GREENWICH.search(words) is not None
    if (printed := PRINTED.match(words)) is not None:
        words = f"{printed[1]}, {printed[2]}"
    found = tables.date.search(words)
    if found is None:
        return None
    return _believed(days_in(found, tables), is_local=not in_greenwich)


def day_of_address(address: str, tables: PageTables) -> date | None:
    """The day in the path of an address (`/2031/03/09/`, `/2031/mar/09/`), or None."""
    found = IN_ADDRESS.search(address[:LONGEST_ADDRESS].lower())
    if found is None:
        return None
    month = found["m"] if found["m"].isdigit() else str(tables.months.get(found["m"], 0))
    believed = _believed((_day(found["y"], month, found["d"]),), is_local=True)
    return believed.days[0] if believed is not None else None


def _believed(days: "tuple[date | None, ...]", *, is_local: bool) -> StatedDay | None:
    real = tuple(day for day in days if day is not None and day.year >= EARLIEST and day not in NO_DAYS)
    return StatedDay(real, is_local) if real else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _epoch_day(seconds: int) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()
