"""The inputs of a command: paths to pages, in every format there is, with the guard before the parsers."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click
from msgspec.structs import replace

from dateline.cli.edge import tell
from dateline.engine.guard import Guard
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.plugins import load, plugged
from dateline.read.columns import chosen_columns
from dateline.read.formats import FORMATS, Format
from dateline.read.opened import Standing
from dateline.read.paths import pages
from dateline.read.source import Options, Remark
from dateline.settings import Settings

DEFAULTS = Options()


@contextmanager
def opened_inputs(
    paths: Iterable[str],
    *,
    settings: Settings,
    options: Options = DEFAULTS,
    standing: Standing | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Iterator[Iterator[Page | Problem | Remark]]:
    """The pages of the inputs. `standing` is what a store holds of a file; `meanwhile` is called while the first worker
    starts."""
    formats = (*formats_of_packages(settings), *FORMATS)
    options = replace(options, columns=_chosen_columns(settings))
    with Guard(seconds=settings.read_seconds, memory=settings.read_memory, meanwhile=meanwhile) as guard:
        yield pages(paths, formats=formats, stdin=sys.stdin.buffer, options=options, read=guard.read, standing=standing)


def _chosen_columns(settings: Settings) -> tuple[tuple[str, str], ...]:
    """The user's choice of columns. Raises a usage error for one that cannot be understood."""
    chosen = chosen_columns(settings.columns)
    if isinstance(chosen, Problem):
        raise click.UsageError(f"--columns: {chosen.message}")
    return chosen


def formats_of_packages(settings: Settings) -> tuple[Format, ...]:
    """The formats that installed packages bring (entry points of the group `dateline.format`), by name. They come
    before our own; one that cannot be loaded is told and left out."""
    found = []
    for name in plugged("format"):
        try:
            kind = load("format", name)
        except Exception as fault:
            tell(f"format {name}: cannot be loaded ({fault}); update or remove the package", settings=settings)
            continue
        if isinstance(kind, Format):
            found.append(kind)
        else:
            tell(f"format {name}: is no `Format`; update or remove the package that brings it", settings=settings)
    return tuple(found)
