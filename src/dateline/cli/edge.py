"""The edge: where flags, environment, clock and terminal are asked, problems told, and exit codes decided."""

import functools
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from dateline.model.page import Page
from dateline.model.printable import printable
from dateline.model.problem import Problem
from dateline.read.source import Remark
from dateline.settings import Settings, SettingsError, read_settings, unknown_variables

FAILED, MISUSED = 1, 2
FLAGS: dict[str, Callable[[Any], Any]] = {
    "store": click.option("--store", metavar="DIR", help="The folder of the store."),
    "lexicon": click.option(
        "--lexicon",
        metavar="DIR",
        multiple=True,
        help="A folder that adds to or replaces entries of the lexicon; may be given more than once.",
    ),
    "columns": click.option(
        "--columns",
        metavar="NAME=COLUMN,...",
        help="What the columns of tables hold: text=body,title=headline,date=article.printed; the others are guessed.",
    ),
    "quiet": click.option("--quiet", "-q", is_flag=True, default=None, help="Results and problems only."),
    "log_format": click.option(
        "--log-format", type=click.Choice(["text", "json"]), help="Problems as lines of text or of JSON."
    ),
}


def takes(*flags: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the named flags, `--quiet` and `--log-format`; it gets the `settings` that result from them, the
    environment and dateline.toml. A setting that cannot be used ends it with exit code 2."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        names = (*flags, "quiet", "log_format")

        @functools.wraps(command)
        def with_settings(**arguments: Any) -> None:
            said = {name: arguments.pop(name) for name in names}
            try:
                settings = read_settings(
                    folder=_working_folder(), environ=os.environ, flags={k: v for k, v in said.items() if v != ()}
                )
            except SettingsError as wrong:
                raise click.UsageError(str(wrong)) from wrong
            _warn_of_unknown_variables(settings)
            command(settings=settings, **arguments)

        for name in reversed(names):
            with_settings = FLAGS[name](with_settings)
        return with_settings

    return decorate


def tell(message: str, *, settings: Settings, level: str = "problem", **more: Any) -> None:
    """One line on stderr: "file: cause; next step", or the same as JSON."""
    if settings.log_format == "json":
        line = json.dumps({"level": level, "message": message, **more}, ensure_ascii=False)
    else:
        line = printable(message)
    click.echo(line, err=True)


def tell_problem(problem: Problem, *, settings: Settings, uri: str = "") -> None:
    """A problem of the reading; `uri` is put before a message that does not begin with it."""
    message = problem.message
    if uri and not message.startswith(uri):
        message = f"{uri}: {message}"
    tell(message, settings=settings, step=problem.step, code=problem.code)


def note(message: str, *, settings: Settings) -> None:
    """A line on stderr that is no problem; `--quiet` leaves it out."""
    if not settings.quiet:
        tell(message, settings=settings, level="note")


def without_remarks(items: Iterable[Page | Problem | Remark], *, settings: Settings) -> Iterator[Page | Problem]:
    """The pages and problems; each remark between them is told as a note."""
    for item in items:
        if isinstance(item, Remark):
            note(f"{item.uri}: {item.message}", settings=settings)
        else:
            yield item


def fail(message: str, *, settings: Settings) -> NoReturn:
    """Tell why nothing more can be done, and end with exit code 1."""
    tell(message, settings=settings)
    raise SystemExit(FAILED)


def _working_folder() -> Path | None:
    """Where the program was started; None when that folder has been deleted since."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None


def _warn_of_unknown_variables(settings: Settings) -> None:
    names = unknown_variables(os.environ)
    if names:
        is_none = "is no setting" if len(names) == 1 else "are no settings"
        note(f"environment: {', '.join(names)} {is_none}; `dateline doctor` says more", settings=settings)


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def width() -> int:
    """The columns to print in: the terminal's, at most 100; always 100 into a file or a pipe."""
    return min(100, max(60, shutil.get_terminal_size((100, 24)).columns)) if sys.stdout.isatty() else 100


def in_colour() -> bool:
    """Whether stdout is a terminal that wants colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
