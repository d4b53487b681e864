"""`dateline why`: every field of a record, an article or a story, with the words behind it."""

import click

from dateline.cli.colour import painted
from dateline.cli.edge import fail, now, takes, width
from dateline.export.why_text import why_article, why_record, why_story
from dateline.ledger.errors import StoreError
from dateline.ledger.query import Connection, find, looking_into, reports
from dateline.merge.stories import stories_of
from dateline.settings import Settings


@click.command()
@click.argument("name", metavar="ID")
@takes("store")
def why(name: str, *, settings: Settings) -> None:
    """Show every field of a record, an article or a story: value, rule, exact words, offsets.

    ID is one that `read --offsets`, `read --json`, `stories`, `search` or `export` shows; its beginning is enough where
    only one id begins so.
    """
    try:
        with looking_into(settings.store, clock=now) as connection:
            words = _why(name, connection)
    except StoreError as refused:
        fail(str(refused), settings=settings)
    if words is None:
        fail(
            f"{name}: no current record, article or story of {settings.store} has this id, or several begin so; "
            "`dateline stories` and `dateline search` show ids",
            settings=settings,
        )
    click.echo(painted(words), nl=False)


def _why(name: str, connection: Connection) -> str | None:
    if name.startswith("st"):
        stories = [story for story in stories_of(reports(connection)) if story.id.startswith(name)]
        return why_story(stories[0], width=width()) if len(stories) == 1 else None
    found = find(connection, name)
    if found is None:
        return None
    report, record = found
    return why_article(report, width=width()) if record is None else why_record(record, report, width=width())
