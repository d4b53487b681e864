"""When a page was published and last changed: its stated dates held against those displayed beside the headline."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from dateline.article.published import UNKNOWN, date_beside, stated_dates
from dateline.article.stated_days import StatedDay, day_of_address, stated_day
from dateline.article.tables import PageTables
from dateline.model.article import Published
from dateline.model.page import Block, Page

# Who states a date, the most trusted first. What a web archive states is when it fetched the page.
ORIGINS = ("table", "export", "feed", "mail", "json-ld", "opengraph", "meta", "dublin-core", "markup", "document")
# The same moment is two days in two time zones.
ZONES = timedelta(days=1)
LONGEST, SHORT = 300, 90


class _Stated(Struct, frozen=True):
    """A stated day and who states it."""

    day: StatedDay
    origin: str


def published_stated(page: Page, near: Sequence[Block], tables: PageTables) -> Published:
    """The day of first publication by what the format states and what stands beside the headline (`near`).

    The displayed day is taken where any stated one is that day or next to it (the outlet's own time zone), where it is
    called the day of publication, or where nothing is stated; then the day of the first origin, in the outlet's own
    time zone if one tells; then the day in the page's address. Days that differ by more are `also_possible`. A day
    after the page was fetched is not believed.
    """
    stated = [*_stated(page, "date", tables)]
    shown = [one for one in _shown(page, near, tables) if one.best is not None and _is_past(one.best, page)]
    first = [one for one in shown if one.rule != "published.updated"]
    days = [one.day.days[0] for one in stated if len(one.day.days) == 1]
    certain = [one.day.days[0] for one in stated[:1] if one.day.is_local and len(one.day.days) == 1]
    confirmed = [one for one in (*first, *_loose(page, near, tables)) if _is_among(one.best, days)]
    beside = next((one for one in confirmed if one.best in certain or not _is_among(one.best, certain)), None)
    called = next((one for one in first if one.rule == "published.published"), None)
    best = beside if called is None or (beside is not None and beside.rule == called.rule) else called
    address = next((day for one in page.stated("url") if (day := day_of_address(one.value, tables)) is not None), None)
    if best is None and days:
        best = _of_day(*_local(stated, address))
    best = best or next(iter(first), None)
    if best is None and address is not None and _is_past(address, page):
        best = _of_day(address, "address")
    if best is None:
        return next((_of_two(one) for one in stated), next(iter(shown), UNKNOWN))
    trusted = [one.day.days[0] for one in stated if one.origin != "markup" and len(one.day.days) == 1]
    others = {day for day in (*trusted, *(one.best for one in first)) if day and not _is_near(best.best, day)}
    return replace(best, also_possible=tuple(sorted(others, reverse=True)))


def modified_stated(page: Page, near: Sequence[Block], published: Published, tables: PageTables) -> Published | None:
    """The day of the last change, displayed or stated; None where none is told or it lies before the publication."""
    shown = [one for one in _shown(page, near, tables) if one.rule == "published.updated" and one.best is not None]
    stated = [_of_day(one.day.days[0], one.origin) for one in _stated(page, "modified", tables)]
    for found in (*shown, *stated):
        if found.best is not None and _is_past(found.best, page) and found.best >= (published.best or found.best):
            return found
    return None


def _stated(page: Page, name: str, tables: PageTables) -> Iterator[_Stated]:
    """What is stated under a name, by the trust in its origin; what lies in the future of the page is left out."""
    found = [one for one in page.stated(name) if one.origin in ORIGINS]
    for one in sorted(found, key=lambda one: ORIGINS.index(one.origin)):
        day = stated_day(one.value, tables)
        if day is not None and all(_is_past(each, page) for each in day.days):
            yield _Stated(day, one.origin)


def _shown(page: Page, near: Sequence[Block], tables: PageTables) -> Iterator[Published]:
    """The dates displayed beside the headline: stamps, dates alone on their line, dates in a byline."""
    for block in near:
        words = page.text[block.start : block.end]
        if len(words) > LONGEST:
            continue
        alone = stated_dates(words, block.start, tables)
        if alone:
            yield from alone
        elif tables.byline_opening.match(words) and (beside := date_beside(words, block.start, tables)) is not None:
            yield beside


def _loose(page: Page, near: Sequence[Block], tables: PageTables) -> Iterator[Published]:
    """The dates in short lines of other things ("World | 3 March 2031 10:59"): they only confirm what is stated."""
    for block in near:
        words = page.text[block.start : block.end]
        if len(words) <= SHORT and tables.stamp.search(words) is None:
            found = date_beside(words, block.start, tables)
            if found is not None and found.best is not None:
                yield found


def _is_among(day: date | None, days: Sequence[date]) -> bool:
    return any(_is_near(day, other) for other in days)


def _local(stated: Sequence[_Stated], address: date | None) -> tuple[date, str]:
    """The first stated day, in the outlet's own time zone where another origin or the address tells it."""
    first = next(one for one in stated if len(one.day.days) == 1)
    day = first.day.days[0]
    if first.day.is_local:
        return day, first.origin
    for one in stated:
        if one.day.is_local and len(one.day.days) == 1 and _is_near(day, one.day.days[0]):
            return one.day.days[0], one.origin
    if address is not None and _is_near(day, address):
        return address, "address"
    return day, first.origin


def _of_day(day: date, origin: str) -> Published:
    return Published(day, day, day, "day", "stated", rule=f"published.{origin}")


def _of_two(one: _Stated) -> Published:
    """ "3/4/2031" alone: the one day or the other."""
    earliest, latest = min(one.day.days), max(one.day.days)
    rule = f"published.{one.origin}"
    return Published(None, earliest, latest, "unknown", "stated", (), (latest, earliest), rule=rule)


def _is_near(one: date | None, other: date) -> bool:
    return one is not None and abs(one - other) <= ZONES


def _is_past(day: date, page: Page) -> bool:
    return page.fetched is None or day <= page.fetched + ZONES
