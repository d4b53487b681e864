"""`dateline search`: the articles of a store that have all these words."""

import click

from dateline.cli.edge import now, takes
from dateline.cli.refusal import refuse, text_of
from dateline.ledger.errors import StoreError
from dateline.ledger.query import looking_into
from dateline.ledger.query import search as find_words
from dateline.settings import Settings


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option(
    "--limit", type=click.IntRange(min=1, max=100_000), default=20, show_default=True, help="Articles at most."
)
@takes("store")
def search(words: tuple[str, ...], *, limit: int, settings: Settings) -> None:
    """Find the articles of a store that have all these words, in any order, capitals aside.

    Words in quotes are sought one behind the other: 'truce talks'.
    """
    text_of(*words)
    try:
        with looking_into(settings.store, clock=now) as connection:
            hits = find_words(connection, words, limit=limit)
            for hit in hits:
                click.echo(f"{hit.article}  {hit.headline or '(no headline)'}\n    {hit.uri}\n    … {hit.quote} …")
            if not hits:
                click.echo(f"No article of {settings.store} has all of: {_shown(words)}")
    except StoreError as refused:
        refuse(refused, settings=settings)


def _shown(words: tuple[str, ...]) -> str:
    """The words as they were sought, with what to do where some had to stand one behind the other."""
    quoted = " ".join(f"“{word}”" if " " in word.strip() else word for word in words)
    return quoted if "“" not in quoted else f"{quoted}; without the quotes the words may stand apart"
