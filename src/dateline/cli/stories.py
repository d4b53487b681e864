"""`dateline stories`: the stories of a store, with the figures of each source."""

import click
import msgspec

from dateline.cli.edge import now, takes, width
from dateline.cli.refusal import refuse
from dateline.export.stories_text import stories_text
from dateline.ledger.errors import StoreError
from dateline.ledger.query import looking_into, reports
from dateline.merge.stories import stories_of
from dateline.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one story a line.")
@takes("store")
def stories(*, as_json: bool, settings: Settings) -> None:
    """List the stories of a store, the latest event first, with the figures of each source.

    Reports are taken for one story only when kind, day and place agree and no known party differs; what is doubtful
    stays apart.
    """
    try:
        with looking_into(settings.store, clock=now) as connection:
            found = stories_of(reports(connection))
            if as_json:
                for story in found:
                    click.echo(msgspec.json.encode(story))
            else:
                click.echo(stories_text(found, width=width()), nl=False)
    except StoreError as refused:
        refuse(refused, settings=settings)
