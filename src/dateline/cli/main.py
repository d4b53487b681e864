"""The command `dateline`: its commands are listed without importing one of them."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

import click

from dateline import __version__
from dateline.plugins import COMMANDS, load

SUMMARIES: Mapping[str, str] = MappingProxyType(
    {
        "demo": "Read the bundled sample reports and show their stories.",
        "fetch": "Fetch pages from the web into a folder, as they came.",
        "read": "Read reports and print the ledger of each; store nothing.",
        "ingest": "Read reports into a store; run it again as often as you like.",
        "stories": "List the stories of a store with the figures of each source.",
        "why": "Show every field of a record, an article or a story with the words behind it.",
        "search": "Find the articles of a store that have all these words.",
        "query": "Ask a store in SQL; nothing can be changed or reached from it.",
        "export": "Write the records of a store to a file, with a manifest beside it.",
        "lexicon": "Prove the words that dateline reads with.",
        "doctor": "Say what is installed, what is wrong and what to do about it.",
    }
)


class Commands(click.Group):
    """The commands of the registry, each loaded when it is called."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; what cannot be written or read ends it with one line and exit code 1."""
        _open_what_is_closed()
        try:
            return super().main(*args, **extra)
        except OSError as broken:
            _say_what_broke(broken)
            raise SystemExit(1) from broken

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The built-in commands, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, or None."""
        command: click.Command | None = load("command", name) if name in COMMANDS else None
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that was called; a misspelt one is answered with the nearest there is."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(COMMANDS)}."
            ctx.fail(f"No command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `dateline --help`, from the summaries alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in COMMANDS])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Every command explains itself: dateline COMMAND --help. Begin with: dateline demo",
)
@click.version_option(__version__, prog_name="dateline", message="%(prog)s %(version)s")
def main() -> None:
    """Reads the news of conflict and politics and keeps the ledger.

    What happened, according to whom, in whose words: every value points at the words that prove it.
    """


def _open_what_is_closed() -> None:
    """Put the null device where a stream was closed (`<&-`, `>&-`), or the next file opened would take its place."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _say_what_broke(broken: OSError) -> None:
    """One line. An error without a file is that of the standard output, whose unwritten rest is then let go: else the
    interpreter would try once more at its end, and complain once more."""
    cause = broken.strerror or str(broken)
    if broken.filename is not None:
        message = f"{broken.filename}: {cause}; check the path and the disk"
    else:
        message = f"standard output cannot be written ({cause}); what was printed is not whole"
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(OSError, ValueError):
        click.echo(message, err=True)
