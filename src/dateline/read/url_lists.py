"""Lists of stories from Media Cloud and GDELT: pages where a column holds their text, else how to fetch them.

GDELT's tables of events, mentions and its knowledge graph name the pages that they were made from and never hold text.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.columns import columns_of
from dateline.read.csv_table import rows_of_csv
from dateline.read.jsonl import rows_of_json
from dateline.read.lines import Lines, first_sign
from dateline.read.rows import SAMPLE, Row, items_of_rows
from dateline.read.source import Document, Remark, Stream

# The day on which GDELT first saw a page: the nearest to its publication that an article list tells.
SEEN = "seendate"
ADDRESSES = re.compile(r"urls?|links?", re.IGNORECASE)


def pages_of_url_list(stream: Stream) -> Iterator[Page | Document | Problem | Remark]:
    """The reports of a list of stories, at "stories.csv#17"; of one without text, what to do (R63)."""
    is_json = first_sign(stream.file) == "{"
    lines = Lines(stream.file, largest=stream.options.largest)
    options = stream.options
    rows = rows_of_json(lines, options=options) if is_json else rows_of_csv(lines, largest=options.largest)
    first = list(islice(rows, SAMPLE))
    sample = [row.cells for row in first if isinstance(row, Row)]
    names = {name: None for cells in sample for name in cells}
    chosen = (*options.columns, ("date", SEEN)) if SEEN in names else options.columns
    columns = columns_of(sample, uri=stream.uri, chosen=chosen)
    if not isinstance(columns, Problem):
        yield from items_of_rows(chain(first, rows), stream, settled=columns, origin="export")
    elif options.columns or not sample:
        yield columns
    else:
        address = next((name for name in names if ADDRESSES.fullmatch(name)), "url")
        yield _without_text(stream.uri, len(first) + sum(1 for _ in rows), address)
    yield from lines.problems(stream.uri)


def pages_of_gdelt_table(stream: Stream) -> Iterator[Problem]:
    """Of a table of GDELT's events, mentions or knowledge graph, which hold no text: what to do (R63)."""
    first = stream.file.readline(stream.options.largest)
    cells = first.rstrip(b"\r\n").split(b"\t")
    address = next((at for at, cell in enumerate(cells, 1) if cell.startswith((b"http://", b"https://"))), len(cells))
    count = 1
    while piece := stream.file.read(1 << 20):
        count += piece.count(b"\n")
    yield _without_text(stream.uri, count, f"column {address}")


def _without_text(uri: str, rows: int, address: str) -> Problem:
    name = "1 row names a page and holds" if rows == 1 else f"{rows} rows name pages and hold"
    remedy = f"write the addresses in {address!r} into a file, one a line, and run dateline fetch --list FILE"
    return Problem("read.export", "R63", f"{uri}: {name} no text; {remedy}")
