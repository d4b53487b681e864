"""The rows of a table, whatever its format, to pages: `items_of_rows(rows, …)`; and `item_of(told, …)` for one report.

A reader of tables yields `Row(number, cells)` and `Broken(number, cause)` in order; everything else (the columns, the
remark about them, rows without text, the tally of what is broken) is done here, the same for every format. A reader
whose carrier states its fields itself (a feed, a mailbox) makes a `Told` and asks `item_of`.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from msgspec import Struct

from dateline.model.names import page_digest
from dateline.model.page import Block, Page, Stated
from dateline.model.problem import Problem
from dateline.model.sourced import Span
from dateline.read.blocks import blocks_of
from dateline.read.columns import Columns, columns_of, told_columns, values_at
from dateline.read.source import Document, Remark, Stream
from dateline.read.text import LINE_END

# So many rows, or so much of them, is looked at before the first is read.
SAMPLE, SAMPLE_BYTES = 200, 5_000_000
NO_TEXT = "no text in it"
# So many rows are named in a message, the others counted.
NAMED = 10
BLANKS = re.compile(r"\s+")
WHOLE_PAGE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
BODY = re.compile(r"<body(?:\s[^<>]{0,2000})?>", re.IGNORECASE)


class Row(Struct, frozen=True):
    """One row: the number that its uri gets (the line of a JSON Lines file, else the row, the first is 1), its cells,
    and about how many bytes it has."""

    number: int
    cells: Mapping[str, Any]
    size: int = 0


class Broken(Struct, frozen=True):
    """A row that cannot be read. `cause` is a kind of injury ("no JSON"): rows of one cause are told together."""

    number: int
    cause: str


class Told(Struct, frozen=True):
    """What a carrier tells of one report: its words, as text or as HTML, and what is stated beside them."""

    text: str = ""
    html: str = ""
    stated: tuple[Stated, ...] = ()


def items_of_rows(
    rows: Iterable[Row | Broken], stream: Stream, *, settled: Columns | None = None, origin: str = "table"
) -> Iterator[Page | Document | Problem | Remark]:
    """The reports of a table, each at "uri#number", with what the user should know of its columns and broken rows.

    What the columns hold is told by the first rows unless it is `settled`. Of a stream with one thing `inside` that was
    named, only the row of that number is given.
    """
    wanted = int(stream.inside) if stream.inside.isdecimal() else None
    faults = _Faults(stream.uri)
    coming = _sound(rows, faults)
    first = _sample(coming)
    if first:
        sample = [row.cells for row in first]
        columns = settled or columns_of(sample, uri=stream.uri, chosen=stream.options.columns)
        if isinstance(columns, Problem):
            yield columns
            return
        yield Remark(stream.uri, told_columns(columns))
        for row in chain(first, coming):
            if wanted is not None and row.number != wanted:
                continue
            item = item_of(told_by(row.cells, columns, origin=origin), uri=f"{stream.uri}#{row.number}")
            if item is None:
                faults.note(row.number, NO_TEXT)
            else:
                yield item
            if wanted is not None:
                return
    elif not faults.found:
        yield Problem("read.table", "R53", f"{stream.uri}: a table without rows; nothing to read")
    yield from faults.problems()


def told_by(cells: Mapping[str, Any], columns: Columns, *, origin: str = "table") -> Told:
    """What a row tells, by the columns that were settled."""
    text: list[str] = []
    markup: list[str] = []
    stated: list[Stated] = []
    for column in columns.all:
        values = values_at(cells, column.path)
        if column.holds == "text":
            text += values
        elif column.holds == "html":
            markup += values
        else:
            stated += [Stated(column.holds, clean(words), origin) for words in values]
    return Told("\n\n".join(text), "\n".join(markup), tuple(stated))


def item_of(told: Told, *, uri: str, media_type: str = "text/plain") -> Page | Document | None:
    """The page of a text, or the document of an HTML that its own reader must open; None when there is neither.

    The first stated title stands in front of the words, where it can be quoted, unless they begin with it.
    """
    text = clean(told.text)
    if text:
        return _page(text, told.stated, uri=uri, media_type=media_type)
    if not told.html or told.html.isspace():
        return None
    raw = with_title(told.html, _title(told.stated)).encode("utf-8", "replace")
    return Document(uri, raw, media_type="text/html", charset="utf-8", stated=told.stated)


def clean(words: str) -> str:
    r"""Words without blanks at their ends, without NUL and half characters, every line end a "\n"."""
    if "\0" in words:
        words = words.replace("\0", "")
    if not words.isascii():
        words = words.encode("utf-8", "replace").decode("utf-8")
    return LINE_END.sub("\n", words).strip()


def plain(words: str) -> str:
    """Words on one line, single blanks between them."""
    return BLANKS.sub(" ", words).strip()


def with_title(markup: str, title: str) -> str:
    """A page of HTML that shows the title: a piece of HTML gets a page around it, a page that lacks it a heading."""
    heading = f"<h1>{html.escape(title)}</h1>" if title else ""
    if WHOLE_PAGE.search(markup, 0, 4_000) is None:
        head = '<!DOCTYPE html><html><head><meta charset="utf-8"></head>'
        return f"{head}<body><article>{heading}{markup}</article></body></html>"
    body = BODY.search(markup)
    if not heading or body is None or title in html.unescape(markup):
        return markup
    return f"{markup[: body.end()]}{heading}{markup[body.end() :]}"


def _sound(rows: Iterable[Row | Broken], faults: "_Faults") -> Iterator[Row]:
    """The rows that can be read; the others are noted."""
    for row in rows:
        if isinstance(row, Broken):
            faults.note(row.number, row.cause)
        else:
            yield row


def _sample(rows: Iterator[Row]) -> list[Row]:
    """The first rows, so many that the columns can be told by them and so few that they take little memory."""
    first: list[Row] = []
    size = 0
    for row in islice(rows, SAMPLE):
        first.append(row)
        size += row.size
        if size > SAMPLE_BYTES:
            break
    return first


def _page(text: str, stated: tuple[Stated, ...], *, uri: str, media_type: str) -> Page:
    title = _title(stated)
    if not title:
        blocks = blocks_of(text)
        return Page(uri, media_type, text, page_digest(text), blocks, metadata=stated)
    if text.startswith(title) and text[len(title) : len(title) + 1] in ("", "\n"):
        text = text[len(title) :].lstrip()
    start = len(title) + 2
    below = [Block(start + one.start, start + one.end, one.role) for one in blocks_of(text)]
    whole = f"{title}\n\n{text}" if text else title
    shown = Span(0, len(title))
    metadata = list(stated)
    at = next(at for at, one in enumerate(stated) if one.name == "title")
    metadata[at] = Stated("title", title, stated[at].origin, shown)
    blocks = (Block(0, len(title), "title", "report"), *below)
    return Page(uri, media_type, whole, page_digest(whole), blocks, metadata=tuple(metadata))


def _title(stated: Iterable[Stated]) -> str:
    return next((plain(one.value) for one in stated if one.name == "title"), "")


class _Faults:
    """The rows that gave no page, by cause: how many, and the numbers of the first."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.found: dict[str, tuple[int, list[int]]] = {}

    def note(self, number: int, cause: str) -> None:
        count, named = self.found.get(cause, (0, []))
        if len(named) < NAMED:
            named.append(number)
        self.found[cause] = count + 1, named

    def problems(self) -> Iterator[Problem]:
        """One problem a cause, however many rows it has: no text (R54), broken (R55)."""
        for cause, (count, named) in self.found.items():
            numbers = ", ".join(map(str, named)) + (", …" if count > len(named) else "")
            rows = "1 row is" if count == 1 else f"{count} rows are"
            code = "R54" if cause == NO_TEXT else "R55"
            yield Problem("read.table", code, f"{self.uri}: {rows} passed over: {cause} ({numbers})")
