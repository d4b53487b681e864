"""Running heads, running feet and page numbers: lines at the edge of a page that come again on other pages."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from dateline.read.pdf_layout import Run, rows_of, run_of

# They stand in the outer eighth of a page, at most so many of them.
EDGE, MOST_LINES = 0.125, 4
# A line is one that comes again on so many pages; on fewer in a short document.
PAGES, OF_SHORT, SHORT = 3, 2, 5
NUMBERS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxlc]{1,6})\W*", re.IGNORECASE)

Key = tuple[str, str, int]


class Laid(Struct, frozen=True):
    """A page's runs and its box as left, top, right, bottom."""

    runs: tuple[Run, ...]
    box: tuple[float, float, float, float]


class Edged(Struct, frozen=True):
    """A page with its running lines taken from the rest."""

    head: tuple[Run, ...]
    rest: tuple[Run, ...]
    foot: tuple[Run, ...]


def edged(pages: Sequence[Laid]) -> list[Edged]:
    """The pages with their running lines apart. Numbers may differ from page to page; a bare number at the very edge
    is that of the page even if the document has but one."""
    edges = [(_edge(page, is_head=True), _edge(page, is_head=False)) for page in pages]
    seen = Counter(_key(row, side) for pair in edges for side, rows in zip("hf", pair, strict=True) for row in rows)
    fewest = OF_SHORT if len(pages) <= SHORT else PAGES
    return [
        _taken(page, _running(heads, "h", seen, fewest), _running(feet, "f", seen, fewest))
        for page, (heads, feet) in zip(pages, edges, strict=True)
    ]


def _edge(page: Laid, *, is_head: bool) -> list[list[Run]]:
    """The rows at one edge of the page, the outermost first."""
    depth = EDGE * (page.box[3] - page.box[1])
    if is_head:
        return rows_of(run for run in page.runs if run.bottom <= page.box[1] + depth)[:MOST_LINES]
    return rows_of(run for run in page.runs if run.top >= page.box[3] - depth)[::-1][:MOST_LINES]


def _running(rows: Sequence[list[Run]], side: str, seen: Counter[Key], fewest: int) -> list[list[Run]]:
    found: list[list[Run]] = []
    for at, row in enumerate(rows):
        is_number = at == 0 and PAGE_NUMBER.fullmatch(_text(row)) is not None
        if not is_number and seen[_key(row, side)] < fewest:
            break
        found.append(row)
    return found


def _taken(page: Laid, heads: Sequence[list[Run]], feet: Sequence[list[Run]]) -> Edged:
    gone = {id(run) for rows in (heads, feet) for row in rows for run in row}
    rest = tuple(run for run in page.runs if id(run) not in gone)
    if not rest and not any(len(run.words) > 1 for run in page.runs):
        return Edged((), page.runs, ())
    return Edged(tuple(map(_joined, heads)), rest, tuple(map(_joined, reversed(feet))))


def _joined(row: Sequence[Run]) -> Run:
    return run_of([word for run in row for word in run.words])


def _key(row: Sequence[Run], side: str) -> Key:
    return side, NUMBERS.sub("#", _text(row)).casefold(), round(row[0].size)


def _text(row: Sequence[Run]) -> str:
    return " ".join(run.text for run in row)
