"""`dateline query`: SQL over a store; nothing can be changed or reached from it."""

import json
import math
from typing import Any

import click

from dateline.cli.edge import note, now, takes
from dateline.cli.refusal import refuse, text_of
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
    text_of(sql)
    limits = Limits(settings.query_rows, settings.query_seconds, settings.query_memory)
    try:
        with looking_into(settings.store, clock=now, limits=limits) as connection:
            answer = ask(connection, sql, limits=limits)
            _print(answer, as_json=as_json)
            if answer.is_cut:
                note(f"cut after {limits.rows} rows; DATELINE_QUERY_ROWS sets how many", settings=settings)
    except StoreError as refused:
        refuse(refused, settings=settings)


def _print(answer: Answer, *, as_json: bool) -> None:
    if not as_json:
        click.echo(_table(answer), nl=False)
        return
    names = _distinct(answer.columns)
    for row in answer.rows:
        values = {name: _json_value(value) for name, value in zip(names, row, strict=True)}
        click.echo(json.dumps(values, default=str, ensure_ascii=False, allow_nan=False))


def _distinct(columns: tuple[str, ...]) -> list[str]:
    """The names of the columns, the second "n" as "n_2": two of one name would be one key in JSON."""
    names: list[str] = []
    for column in columns:
        name, count = column, 1
        while name in names or (count > 1 and name in columns):
            count += 1
            name = f"{column}_{count}"
        names.append(name)
    return names


def _json_value(value: Any) -> Any:
    """The value without numbers that JSON does not have: NaN and the infinities are null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _json_value(inner) for key, inner in value.items()}
    return [_json_value(inner) for inner in value] if isinstance(value, list | tuple) else value


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
