"""Files, folders and standard input to pages: what cannot be read is told, and the others are still read."""

import os
import select
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dateline.model.names import STORE_MARK
from dateline.model.page import Page
from dateline.model.printable import printable
from dateline.model.problem import Problem
from dateline.read.formats import FORMATS, Format, format_of

LARGEST = 50_000_000
# So long a writer may take to open its end of a pipe.
PATIENCE_MS = 2_000


def pages(
    paths: Iterable[str], *, formats: Sequence[Format] = FORMATS, stdin: BinaryIO | None = None, largest: int = LARGEST
) -> Iterator[Page | Problem]:
    """One page or problem a file, in the order given; the files of a folder, with its subfolders, sorted by name.
    A folder that is itself a store holds no reports and is passed over.

    "-" is `stdin`. Hidden files and links to folders are passed over inside a folder (a link may run in a circle);
    a file of more than `largest` bytes is refused (R07), not read in part.
    """
    for path in paths:
        if path == "-":
            yield _from_stream(stdin, formats, largest)
        elif os.path.isdir(path):
            yield from _from_folder(path, formats, largest)
        else:
            yield _from_file(path, formats, largest)


def _from_stream(stdin: BinaryIO | None, formats: Sequence[Format], largest: int) -> Page | Problem:
    if stdin is None:
        return Problem("read.paths", "R04", "-: there is no standard input here; name a file")
    try:
        raw = stdin.read(largest + 1)
    except OSError as error:
        return Problem("read.paths", "R06", f"-: standard input cannot be read ({error.strerror}); name a file")
    if not raw:
        return Problem("read.text", "R01", "-: standard input is empty; nothing to read")
    return _page(raw, "-", formats, largest)


def _from_folder(folder: str, formats: Sequence[Format], largest: int) -> Iterator[Page | Problem]:
    denied: list[str] = []
    files = 0
    for root, folders, names in os.walk(folder, onerror=lambda error: denied.append(str(error.filename))):
        if STORE_MARK in names:
            folders.clear()
            files += 1
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                files += 1
                yield _from_file(os.path.normpath(os.path.join(root, name)), formats, largest, within=True)
    for path in denied:
        yield Problem("read.paths", "R06", f"{_shown(path)}: this folder may not be opened; check its permissions")
    if files == 0 and not denied:
        yield Problem("read.paths", "R04", f"{_shown(folder)}: no file in this folder; name a folder with reports")


def _from_file(path: str, formats: Sequence[Format], largest: int, *, within: bool = False) -> Page | Problem:
    shown = _shown(path)
    try:
        status = os.stat(path)
        if within and not stat.S_ISREG(status.st_mode):
            return Problem("read.paths", "R06", f"{shown}: not an ordinary file; passed over")
        if status.st_size > largest:
            return _too_large(shown, largest)
        if stat.S_ISFIFO(status.st_mode):
            piped = _from_pipe(path, largest)
            if piped is None:
                return Problem("read.paths", "R06", f"{shown}: nobody writes into this pipe; name a file, or - to pipe")
            return _page(piped, shown, formats, largest)
        if not stat.S_ISREG(status.st_mode):
            return Problem("read.paths", "R06", f"{shown}: a device or a socket, not a file; name a file, or - to pipe")
        with Path(path).open("rb") as file:
            raw = file.read(largest + 1)
    except FileNotFoundError:
        return Problem("read.paths", "R04", f"{shown}: no such file; check the name")
    except PermissionError:
        return Problem("read.paths", "R06", f"{shown}: this file may not be opened; check its permissions")
    except (OSError, ValueError) as error:
        cause = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return Problem("read.paths", "R06", f"{shown}: cannot be read ({cause}); check the path and the disk")
    return _page(raw, shown, formats, largest)


def _from_pipe(path: str, largest: int) -> bytes | None:
    """What is written into a named pipe; None when nobody does, for then its reader would wait without end."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as pipe:
        poll = select.poll()
        poll.register(pipe, select.POLLIN)
        first = b""
        # Without a writer a pipe is at its end (b""); with one that has not written yet there is no answer (None).
        if not poll.poll(PATIENCE_MS):
            first = pipe.read(1)
            if first == b"":
                return None
        os.set_blocking(pipe.fileno(), True)
        with os.fdopen(os.dup(pipe.fileno()), "rb") as rest:
            return (first or b"") + rest.read(largest + 1)


def _page(raw: bytes, uri: str, formats: Sequence[Format], largest: int) -> Page | Problem:
    if len(raw) > largest:
        return _too_large(uri, largest)
    kind = format_of(raw, uri=uri, formats=formats)
    return kind if isinstance(kind, Problem) else kind.read(raw, uri=uri)


def _too_large(shown: str, largest: int) -> Problem:
    limit = f"{largest / 1_000_000:g} MB"
    return Problem("read.paths", "R07", f"{shown}: larger than {limit}; split it, a report is a few kilobytes")


def _shown(path: str) -> str:
    """The path as text that can be printed: bytes of a file name that are not UTF-8 become U+FFFD, and control
    characters their escapes."""
    return printable(os.fsencode(path).decode("utf-8", "replace"))
