"""Looking into a store: reports, records by id, words, and a user's SQL, all from the published copy of the index."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
from msgspec import Struct

from dateline.ledger import index
from dateline.ledger.errors import BusyError, StoreError, WrongUseError
from dateline.ledger.index import PUBLISHED
from dateline.ledger.schema import report_of_rows
from dateline.ledger.segments import broken_segments, standing_segments
from dateline.ledger.store import Clock, check_place, is_store, own_store
from dateline.model.records import Record, Report

Connection = duckdb.DuckDBPyConnection
Row = dict[str, Any]
# Reports that are fetched at once: one by one each costs four queries, 3 ms.
BATCH = 256
# What a user can set a query's limits to, in seconds and rows: a timer and a fetch take no larger number.
LONGEST, MOST_ROWS = 86_400.0, 2**31
QUESTIONS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class Limits(Struct, frozen=True):
    """How much a user's query may take: rows shown, seconds, memory in DuckDB's words ("1GB")."""

    rows: int = 1_000
    seconds: float = 30.0
    memory: str = "1GB"


LIMITS = Limits()


class Answer(Struct, frozen=True):
    """What a query gave. `is_cut` tells that there were more rows than the limit."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool


class Hit(Struct, frozen=True):
    """An article that has the words, with the first place where they stand."""

    article: str
    uri: str
    headline: str
    start: int
    quote: str


@contextmanager
def looking_into(root: Path, *, clock: Clock, limits: Limits = LIMITS) -> Iterator[Connection]:
    """A connection that can only read this store: no file, no network, no change of its configuration.

    Where segments stand that the published copy lacks, and nobody is writing, the copy is brought up to date first.
    Raises `StoreError` where there is no store; and at its end, when all is shown, where segments are broken: what the
    index keeps of them was shown, and the user has to know.
    """
    check_place(root)
    if not is_store(root):
        raise StoreError(f"{root}: no store here; make one with `dateline ingest PATH --store {root}`")
    broken = _brought_up_to_date(root, clock=clock)
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "enable_external_access": False,
        "memory_limit": limits.memory,
        "lock_configuration": True,
    }
    try:
        connection = duckdb.connect(str(root / PUBLISHED), read_only=True, config=config)
    except duckdb.Error as refused:
        raise StoreError(f"{root}: cannot be opened ({refused}); delete {PUBLISHED}, it is made again") from refused
    try:
        yield connection
    except duckdb.Error as damaged:
        raise StoreError(f"{root}: cannot be read ({damaged}); delete {PUBLISHED}, it is made again") from damaged
    finally:
        connection.close()
    if broken:
        raise StoreError("\n".join(broken))


def reports(
    connection: Connection, *, pages: Sequence[str] | None = None, at: datetime | None = None
) -> Iterator[Report]:
    """The stored reports in the order of their article ids, all or those of some pages (digests), as known now or as
    known at a moment (UTC, without zone)."""
    when = "known_to IS NULL" if at is None else "known_from <= $at AND (known_to IS NULL OR known_to > $at)"
    moment: dict[str, Any] = {} if at is None else {"at": at}
    only = "" if pages is None else "AND page IN (SELECT unnest($pages::VARCHAR[]))"
    chosen = moment if pages is None else moment | {"pages": list(pages)}
    current = _rows(connection, f"SELECT page FROM articles WHERE {when} {only} ORDER BY id", chosen)
    for first in range(0, len(current), BATCH):
        batch = [row["page"] for row in current[first : first + BATCH]]
        yield from _batch(connection, batch, when=when, named=moment | {"pages": batch})


def find(connection: Connection, name: str) -> tuple[Report, Record | None] | None:
    """The report with this article id, or the report and the record with this record id; None where nothing has it.

    The beginning of an id is enough when it fits one id only; raises `StoreError` when several begin so.
    """
    rows = connection.execute(
        "SELECT DISTINCT id, page, kind FROM ("
        "SELECT id, page, 'article' AS kind FROM articles WHERE known_to IS NULL "
        "UNION ALL SELECT id, page, kind FROM records WHERE known_to IS NULL"
        ") WHERE starts_with(id, ?) ORDER BY id LIMIT 2",
        [name],
    ).fetchall()
    if len(rows) > 1 and rows[0][0] != name:
        raise StoreError(f"{name}: several ids begin so, as {rows[0][0]} and {rows[1][0]}; write more of it")
    if not rows:
        return None
    full, page, kind = rows[0]
    report = next(reports(connection, pages=[page]))
    if kind == "article":
        return report, None
    return report, next(record for record in report.records if record.id == full)


def search(connection: Connection, words: Iterable[str], *, limit: int = 20) -> list[Hit]:
    """The articles whose page has all the words (case aside), those with most of them first."""
    wanted = [word.casefold() for word in words if word.strip()]
    if not wanted:
        return []
    rows = connection.execute(
        "SELECT a.id, min(s.uri), coalesce(any_value(a.headline), ''), any_value(p.text) "
        "FROM articles a JOIN pages p ON p.digest = a.page JOIN sources s ON s.page = a.page AND s.known_to IS NULL "
        "WHERE a.known_to IS NULL "
        "AND list_bool_and(list_transform(?::VARCHAR[], lambda w: contains(lower(p.text), w))) "
        "GROUP BY a.id ORDER BY sum(list_sum(list_transform(?::VARCHAR[], "
        "lambda w: len(string_split(lower(p.text), w)) - 1))) DESC, a.id LIMIT ?",
        [wanted, wanted, limit],
    ).fetchall()
    return [_hit(article, uri, headline, text, wanted) for article, uri, headline, text in rows]


def ask(connection: Connection, sql: str, *, limits: Limits) -> Answer:
    """The answer to a user's SQL. Raises `StoreError` with DuckDB's own words when it is wrong or takes too long, and
    `WrongUseError` when it is not one question."""
    _check_question(connection, sql)
    timer = threading.Timer(min(limits.seconds, LONGEST), connection.interrupt)
    timer.start()
    try:
        result = connection.execute(sql)
        columns = tuple(column[0] for column in result.description or ())
        rows = result.fetchmany(min(limits.rows, MOST_ROWS) + 1)
    except duckdb.InterruptException as stopped:
        raise StoreError(f"query: stopped after {limits.seconds:g} seconds; narrow it with WHERE") from stopped
    except duckdb.Error as wrong:
        raise StoreError(f"query: {str(wrong).strip()}") from wrong
    finally:
        timer.cancel()
    return Answer(columns, tuple(rows[: limits.rows]), is_cut=len(rows) > limits.rows)


def counts(connection: Connection) -> dict[str, int]:
    """How many current rows each table has."""
    found = {}
    for table in ("sources", "articles", "records", "evidence", "problems"):
        row = connection.execute(f"SELECT count(*) FROM {table} WHERE known_to IS NULL").fetchone()
        found[table] = int(row[0]) if row else 0
    return found


def _brought_up_to_date(root: Path, *, clock: Clock) -> list[str]:
    """Bring the published copy up to date where that is needed and can be; the lines on what is broken."""
    held = index.held(root / PUBLISHED)
    if held is not None and held >= {segment.name for segment in standing_segments(root)[0]}:
        return broken_segments(root, held)
    try:
        with own_store(root, clock=clock) as store:
            return store.broken
    except BusyError:
        if held is None:
            raise
        return []
    except StoreError as refused:
        if held is None:
            raise
        return [str(refused)]


def _check_question(connection: Connection, sql: str) -> None:
    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as wrong:
        raise StoreError(f"query: {str(wrong).strip()}") from wrong
    if not statements:
        raise WrongUseError("query: no statement; write one, as SELECT count(*) FROM records")
    if len(statements) > 1:
        raise WrongUseError(f"query: {len(statements)} statements; ask one at a time")
    if statements[0].type not in QUESTIONS:
        kind = statements[0].type.name
        raise WrongUseError(
            f"query: a store is read-only here, and {kind} asks nothing; use SELECT, WITH, SHOW, DESCRIBE or EXPLAIN"
        )


def _batch(connection: Connection, pages: list[str], *, when: str, named: dict[str, Any]) -> Iterator[Report]:
    """The reports of these pages in this order, four queries for all of them."""
    those = f"page IN (SELECT unnest($pages::VARCHAR[])) AND {when}"
    articles = _rows(connection, f"SELECT page, payload, actors FROM articles WHERE {those}", named)
    texts = _rows(
        connection,
        "SELECT digest, text, media_type, blocks, metadata, problems, uri, fetched FROM pages JOIN "
        f"(SELECT page, min(uri) AS uri, min(fetched) AS fetched FROM sources WHERE {those} GROUP BY page) s "
        "ON pages.digest = s.page",
        named,
    )
    records, problems = (
        _by_page(_rows(connection, f"SELECT * FROM {table} WHERE {those} ORDER BY page, place_in_page", named))
        for table in ("records", "problems")
    )
    article_of, text_of = {row["page"]: row for row in articles}, {row["digest"]: row for row in texts}
    # The text of a page that is read again stands in the earlier segment, which may be gone.
    for page in (page for page in pages if page in text_of):
        payloads = [row["payload"] for row in records.get(page, ())]
        yield report_of_rows(text_of[page], article_of[page], payloads, problems.get(page, ()))


def _by_page(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["page"], []).append(row)
    return found


def _rows(connection: Connection, sql: str, values: dict[str, Any]) -> list[Row]:
    result = connection.execute(sql, values)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def _hit(article: str, uri: str, headline: str, text: str, wanted: list[str]) -> Hit:
    start = max(text.casefold().find(wanted[0]), 0)
    left = text.rfind("\n", 0, start) + 1
    first = max(left, start - 60)
    return Hit(article, uri, headline, start, text[first : start + 100].partition("\n")[0])
