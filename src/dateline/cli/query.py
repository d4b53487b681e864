"""`dateline query`: SQL over a store; nothing can be changed or reached from it."""

import json
from typing import Any

import click

from dateline.cli.edge import fail, note, now, takes
from dateline.ledger.errors import StoreError
from dateline.ledger.query import Answer, Limits, ask, looking_into
from dateline.settings import Settings

WIDEST = 48


@click.command()
@click.argument("sql")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one row a line, nothing shortened.")
@takes("store")
def query(sql: str, *, as_json: bool, settings: Settings) -> None:
    """Ask a store in SQL (DuckDB's). Tables: pages, sources, articles, records, evidence, problems, runs, segments.

    Rows that hold now have no known_to: SELECT kind, count(*) FROM records WHERE known_to IS NULL GROUP BY ALL
    """
    limits = Limits(settings.query_rows, settings.query_seconds, settings.query_memory)
    try:
        with looking_into(settings.store, clock=now, limits=limits) as connection:
            answer = ask(connection, sql, limits=limits)
    except StoreError as refused:
        fail(str(refused), settings=settings)
    if as_json:
        for row in answer.rows:
            click.echo(json.dumps(dict(zip(answer.columns, row, strict=True)), default=str, ensure_ascii=False))
    else:
        click.echo(_table(answer), nl=False)
    if answer.is_cut:
        note(f"cut after {limits.rows} rows; DATELINE_QUERY_ROWS sets how many", settings=settings)


def _table(answer: Answer) -> str:
    cells = [[_cell(value) for value in row] for row in answer.rows]
    widths = [max(map(len, column)) for column in zip(answer.columns, *cells, strict=True)]
    lines = [answer.columns, ["─" * wide for wide in widths], *cells]
    return "".join(
        "  ".join(cell.ljust(wide) for cell, wide in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def _cell(value: Any) -> str:
    words = "—" if value is None else " ".join(str(value).split())
    return words if len(words) <= WIDEST else f"{words[: WIDEST - 1]}…"
