"""How a command ends that the store refused, and words of the command line that are no text."""

from typing import NoReturn

import click

from dateline.cli.edge import fail
from dateline.ledger.errors import StoreError, WrongUseError
from dateline.settings import Settings


def refuse(refused: StoreError, *, settings: Settings) -> NoReturn:
    """Tell what the store refused: exit code 2 where the command was called wrongly, else 1."""
    if isinstance(refused, WrongUseError):
        raise click.UsageError(str(refused)) from refused
    fail(str(refused), settings=settings)


def text_of(*words: str) -> None:
    """Raises a usage error for words with bytes that are not UTF-8: nothing in a store can be equal to them."""
    for word in words:
        shown = word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if shown != word:
            raise click.UsageError(f"{shown}: not UTF-8; write it in UTF-8")
