"""JSON Lines, a list of objects, or one object that is a report or holds a list of them: rows for the column map.

`rows_of_json(lines, …)` gives the rows to whoever knows what they hold. JSON Lines are numbered by line, the members of
a list from 1.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

import msgspec

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.columns import Columns, columns_of
from dateline.read.lines import CHUNK, Lines, first_sign
from dateline.read.rows import Broken, Row, items_of_rows
from dateline.read.source import Document, Options, Remark, Stream

NO_JSON = "no whole value of JSON"
NO_OBJECT = "JSON, but no object with names and values"
TOO_LONG = "longer than a document can be"
TOO_DEEP = "JSON that is nested too deep"
NOT_CLOSED = "no whole value of JSON, and the rest of the file behind it"
BETWEEN = re.compile(r"[\[\],\s]*")
# What stands in every line that this program itself writes.
OURS = {"article", "records", "problems"}


def pages_of_json(stream: Stream) -> Iterator[Page | Document | Problem | Remark]:
    """The reports of a JSON file, at "rows.jsonl#17" for line 17, or for the 17th member of a list."""
    lines = Lines(stream.file, largest=stream.options.largest)
    if first_sign(stream.file) == "[":
        rows = _one_behind_the_other(lines.pieces(), largest=stream.options.largest)
    else:
        rows = rows_of_json(lines, options=stream.options)
    first = next(rows, None)
    if isinstance(first, Row) and set(first.cells) == OURS:
        what = "this is what `dateline read --json` or `dateline export --as jsonl` writes, and holds no text to read"
        yield Problem("read.table", "R57", f"{stream.uri}: {what}; name the pages that it was made from")
        return
    coming = chain(() if first is None else (first,), rows)
    yield from items_of_rows(coming, stream)
    yield from lines.problems(stream.uri)


def rows_of_json(lines: Iterable[str | None], *, options: Options) -> Iterator[Row | Broken]:
    """The objects of a file: a line each where its first or second line is a whole one, else one behind the other.

    Of a file with one object that is no report itself, the members of the list in it."""
    coming = iter(lines)
    number, first = 1, next(coming, None)
    while first is not None and first.isspace():
        number, first = number + 1, next(coming, None)
    behind = [*islice(coming, 1)]
    if first is None or isinstance(_object(first), Mapping) or (behind and _is_broken_line(first, behind[0])):
        rows = _row_a_line(chain([first], behind, coming), number)
    else:
        rest = (line for line in chain(behind, coming) if line is not None)
        rows = _one_behind_the_other(chain([first], rest), largest=options.largest)
    only, second = next(rows, None), next(rows, None)
    if isinstance(only, Row) and second is None:
        yield from _members(only, options)
    else:
        yield from (row for row in (only, second) if row is not None)
        yield from rows


def _is_broken_line(first: str, second: str | None) -> bool:
    """Whether the first line of JSON Lines is broken: an object that goes on below it has no whole one in its next
    line, unless it breaks off where a value is due."""
    return not first.rstrip().endswith((":", ",", "[")) and second is not None and isinstance(_object(second), Mapping)


def _row_a_line(lines: Iterator[str | None], number: int) -> Iterator[Row | Broken]:
    for at, line in enumerate(lines, number):
        if line is None:
            yield Broken(at, TOO_LONG)
        elif not line.isspace():
            found = _object(line)
            yield Broken(at, found) if isinstance(found, str) else Row(at, found, size=len(line))


def _object(line: str) -> dict[str, Any] | str:
    """The object in a line, or why there is none. What Python and JavaScript write beside the standard (NaN, bare
    control characters, half characters) is accepted."""
    try:
        found = msgspec.json.decode(line)
    except RecursionError:
        return TOO_DEEP
    except msgspec.DecodeError:
        try:
            found = json.loads(line, strict=False)
        except RecursionError:
            return TOO_DEEP
        except ValueError:
            return NO_JSON
    return found if isinstance(found, dict) else NO_OBJECT


def _one_behind_the_other(pieces: Iterator[str], *, largest: int) -> Iterator[Row | Broken]:
    """The objects of a list, or without one. Behind a broken one nothing can be told apart, so it ends the file."""
    decoder = json.JSONDecoder(strict=False)
    kept, at, number = "", 0, 0
    while True:
        between = BETWEEN.match(kept, at)
        at = between.end() if between else at
        if at == len(kept):
            kept, at = next(pieces, None) or next(pieces, ""), 0
            if not kept:
                return
            continue
        try:
            value, end = decoder.raw_decode(kept, at)
        except RecursionError:
            yield Broken(number + 1, f"{TOO_DEEP}, and the rest of the file behind it")
            return
        except ValueError:
            # Whole pieces for as long again as what is there: an object is not tried more than a few times.
            more = list(_as_long(pieces, len(kept) - at)) if len(kept) - at <= largest else []
            if not more:
                yield Broken(number + 1, NOT_CLOSED)
                return
            kept, at = kept[at:] + "".join(more), 0
            continue
        number += 1
        yield Row(number, value, size=end - at) if isinstance(value, dict) else Broken(number, NO_OBJECT)
        at = end


def _as_long(pieces: Iterator[str], size: int) -> Iterator[str]:
    while size >= 0 and (piece := next(pieces, None)) is not None:
        yield piece
        size -= len(piece)


def _members(only: Row, options: Options) -> Iterator[Row]:
    """The one object of a file, or what the longest list of objects in it holds: {"status": "ok", "articles": […]};
    or its values, where each is a report under its name: {"a17": {…}, "a18": {…}}."""
    values = list(only.cells.values())
    are_rows = len(values) > 1 and all(isinstance(value, dict) for value in values)
    if are_rows and isinstance(columns_of(values[:2], uri="", chosen=options.columns), Columns):
        yield from (Row(number, cells, size=CHUNK // 8) for number, cells in enumerate(values, 1))
        return
    if isinstance(columns_of([only.cells], uri="", chosen=options.columns), Problem):
        inner = [value for value in only.cells.values() if isinstance(value, Mapping)]
        lists = [value for cells in (only.cells, *inner) for value in cells.values() if isinstance(value, list)]
        members = max(([one for one in value if isinstance(one, dict)] for value in lists), key=len, default=[])
        if members:
            yield from (Row(number, cells, size=CHUNK // 8) for number, cells in enumerate(members, 1))
            return
    yield only
