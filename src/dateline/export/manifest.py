"""A file and its manifest: how many rows it has, its SHA-256, and what was left out and why."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from dateline.model.names import STORE_MARK
from dateline.model.records import Report


class PlaceError(Exception):
    """A place where no file may be put: the message names it, the cause and the next step."""


class Options(Struct, frozen=True):
    """What a user may ask of a format. `raw` leaves cells as they are, spreadsheet formulas included."""

    raw: bool = False


class Tally(Struct, frozen=True):
    """What a format wrote: its rows, and the reasons for what it left out with how often each applied."""

    rows: int
    left_out: tuple[tuple[str, int], ...] = ()


class Manifest(Struct, frozen=True):
    """What stands in FILE.manifest.json."""

    file: str
    format: str
    rows: int
    bytes: int
    sha256: str
    left_out: tuple[tuple[str, int], ...]
    version: str


Write = Callable[[Iterable[Report], BinaryIO, Options], Tally]


def export_file(
    reports: Iterable[Report], out: Path, *, write: Write, format: str, version: str, raw: bool
) -> Manifest:
    """Write the reports to `out` and `out`.manifest.json beside it; both appear whole or not at all.

    A link is followed to the file that it leads to. Raises `PlaceError` where something stands that is no ordinary file
    and inside a store, and `OSError` when the place cannot be written; nothing half-written stays behind.
    """
    out = _place(out)
    beside = _place(out.with_name(f"{out.name}.manifest.json"))
    unfinished = _place(out.with_name(f".{out.name}.unfinished"))
    try:
        with unfinished.open("wb") as file:
            tally = write(reports, file, Options(raw=raw))
            file.flush()
            os.fsync(file.fileno())
        size, digest = _measured(unfinished)
        manifest = Manifest(out.name, format, tally.rows, size, digest, tally.left_out, version)
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    beside.write_bytes(text + b"\n")
    return manifest


def _place(out: Path) -> Path:
    """The file to write, links followed. The finished file is renamed over what stands there, so that must be a file:
    a device or a pipe would be lost."""
    try:
        if not stat.S_ISREG(out.stat().st_mode):
            raise PlaceError(f"{out}: this is no ordinary file, and would be replaced; name a file")
    except FileNotFoundError:
        pass
    place = out.resolve()
    store = next((folder for folder in place.parents if (folder / STORE_MARK).exists()), None)
    if store is not None:
        raise PlaceError(f"{out}: lies inside the store {store}, whose files are its own; choose another place")
    return place


def _measured(file: Path) -> tuple[int, str]:
    with file.open("rb") as stream:
        return file.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest()
