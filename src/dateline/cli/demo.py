"""`dateline demo`: the bundled sample reports through the whole program, into a temporary store."""

import tempfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click
import msgspec

from dateline.cli.colour import painted
from dateline.cli.desk import opened_desk
from dateline.cli.edge import FAILED, fail, now, takes, tell, width
from dateline.engine.local import ingest
from dateline.export.stories_text import stories_text
from dateline.ledger.errors import StoreError
from dateline.ledger.query import counts, looking_into, reports
from dateline.ledger.store import own_store
from dateline.merge.stories import stories_of
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.text import read_text
from dateline.settings import Settings


@click.command()
@takes("lexicon")
def demo(*, settings: Settings) -> None:
    """Read the bundled sample reports into a temporary store and show their stories with the figures of each source."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-demo-"))
    settings = msgspec.structs.replace(settings, store=folder / "store")
    failed = 0
    try:
        with own_store(settings.store, clock=now) as store:
            for receipt in ingest(_samples(), store, desk=opened_desk(settings), settings=settings):
                if receipt.verdict == "failed":
                    tell(receipt.reason, settings=settings, uri=receipt.uri)
                    failed += 1
        with looking_into(settings.store, clock=now) as connection:
            stories = stories_of(reports(connection))
            numbers = counts(connection)
    except StoreError as refused:
        fail(str(refused), settings=settings)
    click.echo(painted(stories_text(stories, width=width())))
    click.echo(
        f"{numbers['articles']} sample reports (all invented), {numbers['records']} records, "
        f"{numbers['evidence']} pieces of evidence, {len(stories)} stories.\n"
    )
    if stories:
        _say_how_to_open(stories[0].id, stories[0].accounts[0].event, settings.store)
    raise SystemExit(FAILED if failed else 0)


def _samples() -> Iterator[Page | Problem]:
    for file in _files():
        yield read_text(file.read_bytes(), uri=f"samples/{file.name}")


def _files() -> list[Traversable]:
    found = (file for file in files("dateline").joinpath("samples").iterdir() if file.name.endswith(".txt"))
    return sorted(found, key=lambda file: file.name)


def _say_how_to_open(story: str, event: str, store: Path) -> None:
    rows = (
        ("the figures of this story, account by account", f"dateline why {story} --store {store}"),
        ("one event, with the words behind each field", f"dateline why {event} --store {store}"),
        ("the whole ledger of one report", f"dateline read {_files()[0]}"),
        ("a table of everything", f"dateline export --as csv --out ledger.csv --store {store}"),
    )
    click.echo("To open them:")
    for meaning, command in rows:
        click.echo(f"  {meaning}:\n    {command}")
