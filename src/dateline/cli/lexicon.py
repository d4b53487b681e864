"""`dateline lexicon check`: the examples of every entry, proved by offset."""

from pathlib import Path

import click
import msgspec

from dateline.cli.edge import FAILED, fail, takes, tell
from dateline.settings import Settings


@click.group()
def lexicon() -> None:
    """Prove the words that dateline reads with."""


@lexicon.command()
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[DIR]...")
@takes("lexicon")
def check(folders: tuple[Path, ...], *, settings: Settings) -> None:
    """Load the lexicon, with the overlay folders DIR on top, and prove the examples of every entry.

    Each mark of an example must come out at its place, and no `never` may match. Failures are named with their file
    and entry, and the exit code is 1.
    """
    from dateline.cli.prove import prove_lexicon
    from dateline.lexicon.rules.load import LexiconError

    settings = msgspec.structs.replace(settings, lexicon=(*settings.lexicon, *folders))
    try:
        proof = prove_lexicon(settings)
    except LexiconError as broken:
        fail(str(broken), settings=settings)
    for complaint in proof.complaints:
        tell(complaint, settings=settings)
    if not settings.quiet:
        click.echo(
            f"{proof.entries} entries, {proof.examples} examples, {proof.nevers} counter-examples: "
            + (f"{len(proof.complaints)} complaints" if proof.complaints else "all proven")
        )
        for kind, count in proof.unproven:
            click.echo(f"not proved: {count} entries of {kind} (nothing is plugged in to prove them)")
        click.echo(f"digest {proof.digest}")
    raise SystemExit(FAILED if proof.complaints else 0)
