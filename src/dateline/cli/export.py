"""`dateline export`: the records of a store in a file, with a manifest beside it."""

from pathlib import Path

import click

from dateline import __version__
from dateline.cli.edge import fail, now, takes
from dateline.export.manifest import PlaceError, export_file
from dateline.ledger.errors import StoreError
from dateline.ledger.query import looking_into, reports
from dateline.plugins import UnknownPluginError, load
from dateline.settings import Settings


@click.command()
@click.option("--as", "format_", required=True, metavar="FORMAT", help="jsonl or csv, or a format of a plug-in.")
@click.option("--out", required=True, metavar="FILE")
@click.option("--raw", is_flag=True, help="CSV: leave cells that a spreadsheet would run as formulas as they are.")
@takes("store")
def export(format_: str, out: str, *, raw: bool, settings: Settings) -> None:
    """Write the records of a store to FILE, and FILE.manifest.json with rows, SHA-256 and what was left out and why."""
    if out in ("", "-"):
        raise click.UsageError("--out: name a file; its manifest is put beside it, so standard output will not do.")
    try:
        write = load("export", format_)
    except UnknownPluginError as unknown:
        raise click.UsageError(f"--as: {unknown}") from unknown
    try:
        with looking_into(settings.store, clock=now) as connection:
            manifest = export_file(
                reports(connection), Path(out), write=write, format=format_, version=__version__, raw=raw
            )
    except PlaceError as refused:
        raise click.UsageError(f"--out: {refused}") from refused
    except StoreError as refused:
        fail(str(refused), settings=settings)
    except OSError as refused:
        fail(f"{out}: cannot be written ({refused.strerror or refused}); choose another --out", settings=settings)
    if not settings.quiet:
        click.echo(f"{manifest.rows} rows · {manifest.bytes:,} bytes · {out}")
        for reason, times in manifest.left_out:
            click.echo(f"left out: {times} {reason}")
