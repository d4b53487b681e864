"""Parquet tables: rows in batches by DuckDB, which is shown this one file and nothing else."""

import os
import shutil
import tempfile
from collections.abc import Iterator

import duckdb

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.columns import Columns, columns_of
from dateline.read.rows import SAMPLE, Row, items_of_rows
from dateline.read.source import Document, Remark, Stream

BATCH = 500
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "1GB",
    "threads": 1,
}
# Signs in a path that DuckDB reads as standing for any others.
STANDS_FOR_ANY = "*?["


def pages_of_parquet(stream: Stream) -> Iterator[Page | Document | Problem | Remark]:
    """The reports of a Parquet table, at "table.parquet#17" for its 17th row."""
    path = os.path.abspath(stream.path) if stream.path is not None else None
    if path is not None and not any(sign in path for sign in STANDS_FOR_ANY):
        yield from _of_file(stream, path)
        return
    # A table is read from its end, so one out of an archive or a pipe has to lie on the disk.
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        copy = os.path.join(folder, "table.parquet")
        if path is not None:
            os.symlink(path, copy)
        else:
            with open(copy, "wb") as file:
                shutil.copyfileobj(stream.file, file)
        yield from _of_file(stream, copy)


def _of_file(stream: Stream, path: str) -> Iterator[Page | Document | Problem | Remark]:
    with duckdb.connect(":memory:", config=CONFIG) as connection:
        connection.execute("SET allowed_paths = ?", [[path]])
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        try:
            settled = _settled(connection, path, stream)
            if isinstance(settled, Problem):
                yield settled
            else:
                yield from items_of_rows(_rows(connection, path, settled), stream, settled=settled)
        except (duckdb.Error, UnicodeDecodeError) as damaged:
            cause = str(damaged).splitlines()[0].replace(path, stream.uri)
            yield Problem("read.table", "R58", f"{stream.uri}: cannot be read as Parquet ({cause}); fetch it again")


def _settled(connection: duckdb.DuckDBPyConnection, path: str, stream: Stream) -> Columns | Problem | None:
    """What the columns hold; None for a table without rows."""
    found = connection.execute("SELECT * FROM read_parquet(?) LIMIT ?", [path, SAMPLE])
    names = [column[0] for column in found.description or ()]
    sample = [dict(zip(names, cells, strict=True)) for cells in found.fetchall()]
    return columns_of(sample, uri=stream.uri, chosen=stream.options.columns) if sample else None


def _rows(connection: duckdb.DuckDBPyConnection, path: str, settled: Columns | None) -> Iterator[Row]:
    """The rows, of each only the columns that are read."""
    if settled is None:
        return
    names = list(dict.fromkeys(column.path[0] for column in settled.all))
    listed = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
    found = connection.execute(f"SELECT {listed} FROM read_parquet(?)", [path])
    number = 0
    while batch := found.fetchmany(BATCH):
        for at, cells in enumerate(batch, number + 1):
            yield Row(at, dict(zip(names, cells, strict=True)))
        number += len(batch)
