"""`dateline why`: every field of a record, an article or a story, with the words behind it."""

import click

from dateline.cli.colour import painted
from dateline.cli.edge import now, takes, width
from dateline.cli.refusal import refuse, text_of
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
    text_of(name)
    try:
        with looking_into(settings.store, clock=now) as connection:
            words = _why(name, connection)
            if words is None:
                raise StoreError(
                    f"{name}: no current record, article or story of {settings.store} has this id; "
                    "`dateline stories` and `dateline search` show ids"
                )
            click.echo(painted(words), nl=False)
    except StoreError as refused:
        refuse(refused, settings=settings)


def _why(name: str, connection: Connection) -> str | None:
    if name.startswith("st"):
        stories = [story for story in stories_of(reports(connection)) if story.id.startswith(name)]
        if len(stories) > 1:
            one, other = sorted(story.id for story in stories)[:2]
            raise StoreError(f"{name}: several ids begin so, as {one} and {other}; write more of it")
        return why_story(stories[0], width=width()) if stories else None
    found = find(connection, name)
    if found is None:
        return None
    report, record = found
    return why_article(report, width=width()) if record is None else why_record(record, report, width=width())
