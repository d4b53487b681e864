"""The index: one DuckDB file made from the segments and from nothing else, so it can be made again at any time."""

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from dateline.ledger.schema import READ_FROM_PAGE, TABLES, Run
from dateline.ledger.segments import WRITING, Segment, parquet

FILE = "index.duckdb"
PUBLISHED = "published.duckdb"
# To be raised whenever the tables change: an index of another form is thrown away and made again.
FORM = 1
KNOWN = (("known_from", "TIMESTAMP"), ("known_to", "TIMESTAMP"))


def open_index(root: Path) -> duckdb.DuckDBPyConnection:
    """The index of a store, for its owner; one that is missing, damaged or of another form is begun anew,
    from the published copy where that is whole, else empty."""
    file = root / FILE
    is_there = file.is_file()
    try:
        connection = duckdb.connect(str(file), config=dict(WRITING))
        if _form(connection) == FORM:
            return connection
        connection.close()
    except duckdb.Error:
        pass
    # Kept aside and not deleted: where segments are broken too, it may be all that is left.
    for path in (file, file.with_name(f"{FILE}.wal")):
        if is_there and path.exists():
            path.replace(path.with_name(f"{path.name}.broken"))
    if (root / PUBLISHED).is_file() and held(root / PUBLISHED) is not None:
        shutil.copyfile(root / PUBLISHED, file)
        connection = duckdb.connect(str(file), config=dict(WRITING))
        if _form(connection) == FORM:
            return connection
        connection.close()
    return empty_index(root)


def empty_index(root: Path) -> duckdb.DuckDBPyConnection:
    """An index without a row, in the place of the one there was."""
    file = root / FILE
    for path in (file, file.with_name(f"{FILE}.wal")):
        path.unlink(missing_ok=True)
    connection = duckdb.connect(str(file), config=dict(WRITING))
    _create(connection)
    return connection


def applied(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The names of the segments that the index holds."""
    return frozenset(name for (name,) in connection.execute("SELECT name FROM segments").fetchall())


def held(file: Path) -> frozenset[str] | None:
    """The names of the segments that a copy of the index holds, None where it is missing or damaged."""
    if not file.is_file():
        return None
    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            return applied(connection)
    except duckdb.Error:
        return None


def entered(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[dict[str, list[dict[str, Any]]], Run, datetime]:
    """What a segment brought into the index, as it was written: the rows of each table, its run, its moment."""
    row = connection.execute(
        "SELECT s.known_from, r.version, r.lexicon, r.settings, r.parser FROM segments s JOIN runs r ON r.id = s.run "
        "WHERE s.name = ?",
        [name],
    ).fetchone()
    assert row is not None, name
    rows = {}
    for table, columns in TABLES.items():
        names = ", ".join(f'"{column}"' for column, _ in columns)
        found = connection.execute(f'SELECT {names} FROM "{table}" WHERE known_from = ? ORDER BY rowid', [row[0]])
        rows[table] = [dict(zip((column for column, _ in columns), cells, strict=True)) for cells in found.fetchall()]
    return rows, Run(*row[1:]), row[0].replace(tzinfo=UTC)


def apply(connection: duckdb.DuckDBPyConnection, root: Path, segment: Segment) -> None:
    """Enter one segment in one transaction. What it replaces is not removed: it ends to be known (`known_to`).

    A source ends when its uri is found with another text; what was read from a page ends when the page is read again,
    and when no current source has that text any more.
    """
    since = segment.known_from.replace(tzinfo=None)
    connection.execute("BEGIN")
    try:
        for table in TABLES:
            connection.execute(
                f'CREATE OR REPLACE TEMP TABLE "new_{table}" AS SELECT * FROM read_parquet(?)',
                [parquet(root, segment, table)],
            )
        _end(connection, "sources", "uri IN (SELECT uri FROM new_sources)", since)
        for table in READ_FROM_PAGE:
            _end(connection, table, "page IN (SELECT page FROM new_articles)", since)
        for table in TABLES:
            _enter(connection, table, since)
        for table in READ_FROM_PAGE:
            _end(connection, table, "page NOT IN (SELECT page FROM sources WHERE known_to IS NULL)", since)
        connection.execute("INSERT INTO segments VALUES (?, ?, ?)", [segment.name, segment.run.id, since])
        run = segment.run
        connection.execute(
            "INSERT INTO runs SELECT ?, ?, ?, ?, ? WHERE ? NOT IN (SELECT id FROM runs)",
            [run.id, run.version, run.lexicon, run.settings, run.parser, run.id],
        )
        connection.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):  # a COMMIT that failed for want of room has already rolled back
            connection.execute("ROLLBACK")
        raise
    for table in TABLES:
        connection.execute(f'DROP TABLE IF EXISTS "new_{table}"')


def _end(connection: duckdb.DuckDBPyConnection, table: str, condition: str, since: Any) -> None:
    connection.execute(f'UPDATE "{table}" SET known_to = ? WHERE known_to IS NULL AND {condition}', [since])


def _enter(connection: duckdb.DuckDBPyConnection, table: str, since: Any) -> None:
    """Rows in the order of the file. A page's text is kept once, whichever segments carry it."""
    unknown = " WHERE digest NOT IN (SELECT digest FROM pages)" if table == "pages" else ""
    columns = ", ".join(f'"{name}"' for name, _ in TABLES[table])
    connection.execute(f'INSERT INTO "{table}" SELECT {columns}, ?, NULL FROM "new_{table}"{unknown}', [since])


def _form(connection: duckdb.DuckDBPyConnection) -> int | None:
    found = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'form'").fetchone()
    if found is None or found[0] == 0:
        return None
    row = connection.execute("SELECT form FROM form").fetchone()
    return None if row is None else int(row[0])


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("BEGIN")
    for table, columns in TABLES.items():
        kinds = ", ".join(f'"{name}" {kind}' for name, kind in (*columns, *KNOWN))
        connection.execute(f'CREATE TABLE "{table}" ({kinds})')
    connection.execute("CREATE TABLE segments (name VARCHAR, run VARCHAR, known_from TIMESTAMP)")
    connection.execute(
        "CREATE TABLE runs (id VARCHAR, version VARCHAR, lexicon VARCHAR, settings VARCHAR, parser VARCHAR)"
    )
    connection.execute("CREATE TABLE form (form INTEGER)")
    connection.execute("INSERT INTO form VALUES (?)", [FORM])
    connection.execute("COMMIT")
