"""`dateline ingest`: reports into a store; resumable and idempotent."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from dateline.cli.desk import opened_desk
from dateline.cli.edge import FAILED, note, now, takes, tell, without_remarks
from dateline.cli.inputs import opened_inputs
from dateline.cli.refusal import refuse
from dateline.engine.local import ingest as ingest_pages
from dateline.engine.local import run_of
from dateline.ledger.errors import StoreError
from dateline.ledger.intake import Receipt
from dateline.ledger.store import check_place, own_store
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.globs import fitting, is_pattern
from dateline.read.source import Remark
from dateline.settings import Settings

VERDICTS = ("new", "duplicate", "changed", "read again", "failed")
# How a file is called that may hold many pages.
MANY = (".warc", ".gz", ".bz2", ".xz", ".tgz", ".zip", ".tar", ".jsonl", ".csv", ".tsv", ".parquet", ".mbox")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@takes("store", "lexicon", "columns")
def ingest(paths: tuple[str, ...], *, settings: Settings) -> None:
    """Read reports into a store.

    PATH is a file, a folder (with its subfolders), a pattern in quotes ("**/*.html"), one thing inside of a file
    (news.warc.gz#18220) or - for standard input. Run it again as often as you like: the same text twice is one page, a
    page with another text than before becomes a new version, and after an interruption it goes on where it was. Ends
    with what was new, duplicate, changed and failed, each failure with its reason.
    """
    tally: Counter[str] = Counter()
    try:
        check_place(settings.store)
        _check_inputs(paths, settings.store)
        with own_store(settings.store, clock=now, mends=True) as store:
            for line in store.notes:
                note(line, settings=settings)
            for line in store.broken:
                tell(line, settings=settings)
            desk = opened_desk(settings)
            run = run_of(desk, settings)
            with opened_inputs(paths, settings=settings, standing=lambda uri: store.standing(uri, run=run)) as inputs:
                found = without_remarks(_counted(inputs, tally), settings=settings)
                receipts = ingest_pages(found, store, desk=desk, settings=settings)
                with _bar(receipts, paths, settings=settings) as counted:
                    for receipt in counted:
                        tally[receipt.verdict] += 1
                        if receipt.verdict == "failed":
                            tell(receipt.reason, settings=settings, uri=receipt.uri)
    except StoreError as refused:
        refuse(refused, settings=settings)
    words = ", ".join(
        f"{tally[verdict]} {verdict}" for verdict in VERDICTS if tally[verdict] or verdict != "read again"
    )
    if not settings.quiet:
        click.echo(f"{words} · {settings.store}")
    raise SystemExit(FAILED if tally["failed"] or store.broken else 0)


def _counted(inputs: Iterable[Page | Problem | Remark], tally: Counter[str]) -> Iterator[Page | Problem | Remark]:
    """The inputs; pages that were passed over because they stand in the store are duplicates like any other."""
    for item in inputs:
        if isinstance(item, Remark):
            tally["duplicate"] += item.standing
        yield item


def _check_inputs(paths: Iterable[str], store: Path) -> None:
    """Raises a usage error for an input that is the store itself or lies in it: a store holds no reports."""
    place = os.path.realpath(store)
    for path in paths:
        if path != "-" and os.path.commonpath([place, os.path.realpath(path)]) == place:
            shown = os.fsencode(path).decode("utf-8", "replace")
            raise click.UsageError(f"{shown}: is the store or lies in it; name another folder with --store")


def _bar(receipts: Iterator[Receipt], paths: Iterable[str], *, settings: Settings) -> Any:
    """A bar on stderr while it runs, when that is a terminal."""
    if settings.quiet or not sys.stderr.isatty():
        return nullcontext(receipts)
    return click.progressbar(receipts, length=_files(paths), label="reading", file=sys.stderr, show_pos=True)


def _files(paths: Iterable[str]) -> int | None:
    """About how many inputs there are: files, and the visible files of folders. None where a file may hold any number:
    then the bar shows only how many were read."""
    count = 0
    for path in paths:
        if path == "-" or path.lower().endswith(MANY):
            return None
        if is_pattern(path) and not os.path.lexists(path):
            many = _files(fitting(path))
            if many is None:
                return None
            count += many
            continue
        if os.path.isdir(path):
            for _, folders, names in os.walk(path):
                folders[:] = [name for name in folders if not name.startswith(".")]
                if any(name.lower().endswith(MANY) for name in names):
                    return None
                count += sum(not name.startswith(".") for name in names)
        else:
            count += 1
    return count
