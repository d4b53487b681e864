"""CSV and TSV: rows by their header, the delimiter and the manner of quoting told by the first lines.

`rows_of_csv(lines, …)` gives rows to whoever knows what they hold; `manner_of(lines)` tells how a table is written.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.lines import Lines
from dateline.read.rows import Broken, Row, items_of_rows
from dateline.read.source import Document, Remark, Stream

# Which character parts the cells is told by the header, how they are quoted by so much of the rows.
DELIMITERS = ",\t;|"
SAMPLE_LINES, SAMPLE_SIZE = 100, 200_000
# A row that is longer has lost a quotation mark: it would swallow the rest of the file.
LONGEST_ROW = 10_000_000
UNENDING = "longer than a row can be; is a quotation mark not closed?"
LONG_NAME = 60


class Manner(Struct, frozen=True):
    """How a table is written. `escape` is a backslash where quotation marks are not doubled; `quotes` is False where
    they are letters like any other."""

    delimiter: str = ","
    escape: str | None = None
    quotes: bool = True

    def reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """The rows of lines that are written so."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            escapechar=self.escape,
            doublequote=self.escape is None,
            quoting=csv.QUOTE_MINIMAL if self.quotes else csv.QUOTE_NONE,
        )


def pages_of_csv(stream: Stream) -> Iterator[Page | Document | Problem | Remark]:
    """The reports of a table, at "table.csv#17" for its 17th row; the header is not counted."""
    lines = Lines(stream.file, largest=stream.options.largest)
    rows = rows_of_csv(lines, largest=stream.options.largest)
    yield from items_of_rows(rows, stream)
    yield from lines.problems(stream.uri)


def rows_of_csv(lines: Iterable[str | None], *, largest: int) -> Iterator[Row | Broken]:
    """The rows by the names in the header; "column 1", "column 2" … where the first row is none."""
    coming = iter(lines)
    sample = _sample(coming)
    if sample and sample[0] is not None and sample[0].startswith("sep="):
        del sample[0]
    manner = manner_of([line for line in sample if line is not None])
    feed = _Feed(chain(sample, coming), largest=min(largest, LONGEST_ROW))
    names: list[str] = []
    number = 0
    for cells in _cells(feed, manner):
        if isinstance(cells, list) and not names:
            names = _names(cells)
            if names is not cells:
                continue
            names = [f"column {at}" for at in range(1, len(cells) + 1)]
        number += 1
        if isinstance(cells, str):
            yield Broken(number, cells)
        elif len(cells) < len(names):
            yield Broken(number, f"fewer cells than the header, which has {len(names)}")
        elif any(cells[len(names) :]):
            yield Broken(number, f"more cells than the header, which has {len(names)}")
        else:
            yield Row(number, dict(zip(names, cells, strict=False)), size=feed.size)


def manner_of(lines: Sequence[str]) -> Manner:
    """How a table with these first lines is written."""
    header = next((line for line in lines if line.strip()), "")
    bare = "".join(header.split('"')[::2])
    delimiter = max(DELIMITERS, key=lambda sign: (bare.count(sign), -DELIMITERS.index(sign)))
    manners = [Manner(delimiter)]
    if any('\\"' in line for line in lines):
        manners.append(Manner(delimiter, escape="\\"))
    if delimiter == "\t":
        manners.append(Manner(delimiter, quotes=False))
    return max(manners, key=lambda manner: (_regular(lines, manner), -manners.index(manner)))


def _sample(lines: Iterator[str | None]) -> list[str | None]:
    sample: list[str | None] = []
    size = 0
    for line in lines:
        sample.append(line)
        size += len(line or "")
        if len(sample) >= SAMPLE_LINES or size >= SAMPLE_SIZE:
            break
    return sample


def _regular(lines: Sequence[str], manner: Manner) -> int:
    """How many rows have as many cells as the first. The last may be cut and does not count."""
    try:
        _allow(sum(map(len, lines)) + 1)
        rows = [row for row in manner.reader(lines) if row]
    except csv.Error:
        return 0
    return sum(len(row) == len(rows[0]) for row in rows[:-1])


def _allow(size: int) -> None:
    """Let a cell be so long: the module knows one limit for the whole process, which is never lowered here."""
    if csv.field_size_limit() < size:
        csv.field_size_limit(size)


class _Feed:
    """Lines for the reader of rows, which stops where one row has taken too many of them."""

    def __init__(self, lines: Iterator[str | None], *, largest: int) -> None:
        self.lines, self.largest, self.size = lines, largest, 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.size += len(line or "")
        if line is None or self.size > self.largest:
            raise OverflowError
        return line


def _cells(feed: _Feed, manner: Manner) -> Iterator[list[str] | str]:
    """The cells of each row that is not blank, or why it cannot be read."""
    _allow(feed.largest + 1)
    reader = manner.reader(feed)
    while True:
        feed.size = 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except OverflowError:
            reader = manner.reader(feed)
            yield UNENDING
            continue
        except csv.Error as wrong:
            reader = manner.reader(feed)
            yield str(wrong).partition(" -")[0]
            continue
        if cells:
            yield cells


def _names(first: list[str]) -> list[str]:
    """The names in a header, each of them once; the very list that was given, if it is no header but a row."""
    cells = [cell.strip() for cell in first]
    if any(len(cell) > LONG_NAME or "://" in cell or cell.isdigit() for cell in cells):
        return first
    while cells and not cells[-1]:
        cells.pop()
    names: dict[str, None] = {}
    for at, cell in enumerate(cells, 1):
        name = cell or f"column {at}"
        names[name if name not in names else f"{name}.{at}"] = None
    return list(names)
