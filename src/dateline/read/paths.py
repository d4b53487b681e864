"""Files, folders and standard input to pages: what cannot be read is told, and the others are still read."""

import io
import os
import select
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from dateline.model.names import STORE_MARK
from dateline.model.page import Page
from dateline.model.printable import printable
from dateline.model.problem import Problem
from dateline.read.formats import FORMATS, Format
from dateline.read.globs import fitting, is_pattern
from dateline.read.opened import ReadDocument, Standing, opened, read_here
from dateline.read.sniff import HEAD
from dateline.read.source import Options, Remark, Stream

DEFAULTS = Options()
BUFFER = 65_536
# So long a writer may take to open its end of a pipe.
PATIENCE_MS = 2_000


def pages(
    paths: Iterable[str],
    *,
    formats: Sequence[Format] = FORMATS,
    stdin: BinaryIO | None = None,
    options: Options = DEFAULTS,
    read: ReadDocument = read_here,
    standing: Standing | None = None,
) -> Iterator[Page | Problem | Remark]:
    """The pages of every input, in the order given, with the problems and remarks between them; the files of a folder,
    with its subfolders, sorted by name. A store inside a folder holds no reports and is passed over.

    "-" is `stdin`; a name with `*`, `?` or `[…]` that is no file stands for the files that it fits (`**` for any
    folders between); "news.warc.gz#18220" is the one record at that offset, "archive.zip#may/07.html" the one member,
    and so on for whatever a uri names. Hidden files and links to folders are passed over inside a folder (a link may
    run in a circle). `read` reads one document: here, or where a worker does. What is `standing` in the store of a
    web archive is passed over (a remark says how much).
    """
    way = _Way(formats, options, read, standing)
    for path in paths:
        if path == "-":
            yield from _from_stdin(stdin, way)
        elif os.path.isdir(path):
            yield from _from_folder(path, way)
        elif os.path.lexists(path) or "\0" in path:
            yield from _from_file(path, way)
        elif (outer := outer_file(path)) is not None:
            yield from _from_inside(outer, path[len(outer) + 1 :], way)
        elif is_pattern(path):
            yield from _from_pattern(path, way)
        else:
            yield from _from_file(path, way)


def outer_file(path: str) -> str | None:
    """The file in which the path names something ("news.warc.gz" of "news.warc.gz#18220"), if there is one."""
    at = path.rfind("#")
    while at > 0:
        if os.path.isfile(path[:at]):
            return path[:at]
        at = path.rfind("#", 0, at)
    return None


class _Way(Struct, frozen=True, eq=False):
    """How files are opened: the formats, the user's options, what reads one document, and what is stored already."""

    formats: Sequence[Format]
    options: Options
    read: ReadDocument
    standing: Standing | None = None

    def into(
        self, file: BinaryIO, uri: str, *, path: str | None = None, inside: str = ""
    ) -> Iterator[Page | Problem | Remark]:
        """What lies in an open file."""
        stream = Stream(uri, file, path, inside=inside, options=self.options)
        return opened(stream, formats=self.formats, read=self.read, standing=self.standing)


def _from_stdin(stdin: BinaryIO | None, way: _Way) -> Iterator[Page | Problem | Remark]:
    if stdin is None:
        yield Problem("read.paths", "R04", "-: there is no standard input here; name a file")
        return
    try:
        head = stdin.read(HEAD)
        if not head:
            yield Problem("read.text", "R01", "-: standard input is empty; nothing to read")
            return
        yield from way.into(io.BufferedReader(_Resumed(head, stdin), BUFFER), "-")
    except OSError as error:
        yield Problem("read.paths", "R06", f"-: standard input cannot be read ({error.strerror}); name a file")


class _Resumed(io.RawIOBase):
    """A pipe whose first bytes have been read, from its first byte on: a pipe gives what it has, and that may be less
    than the head by which a format is told."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        piece = piece or self._rest.read(len(buffer))
        memoryview(buffer)[: len(piece)] = piece
        return len(piece)


def _from_pattern(pattern: str, way: _Way) -> Iterator[Page | Problem | Remark]:
    found = fitting(pattern)
    if not found:
        yield Problem("read.paths", "R04", f"{_shown(pattern)}: no file fits this pattern; check the name")
    for path in found:
        if os.path.isdir(path):
            yield from () if _is_store(path) else _from_folder(path, way)
        else:
            yield from _from_file(path, way, within=True)


def _from_inside(path: str, inside: str, way: _Way) -> Iterator[Page | Problem | Remark]:
    """What is named inside of a file: only the pages under that name, and what is wrong with them."""
    named = f"{_shown(path)}#{printable(inside)}"
    is_found = False
    for item in _from_file(path, way, inside=inside):
        is_ours = isinstance(item, Page) and (item.uri == named or item.uri.startswith(f"{named}#"))
        if is_ours or (isinstance(item, Problem) and item.message.startswith((named, f"{_shown(path)}: "))):
            is_found = True
            yield item
    if not is_found:
        yield Problem("read.paths", "R04", f"{named}: the file holds nothing under this name; check what follows #")


def _from_folder(folder: str, way: _Way) -> Iterator[Page | Problem | Remark]:
    if _is_store(folder):
        told = f"{_shown(folder)}: this is a store, which holds no reports; name a folder with reports"
        yield Problem("read.paths", "R04", told)
        return
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
                yield from _from_file(os.path.normpath(os.path.join(root, name)), way, within=True)
    for path in denied:
        yield Problem("read.paths", "R06", f"{_shown(path)}: this folder may not be opened; check its permissions")
    if files == 0 and not denied:
        yield Problem("read.paths", "R04", f"{_shown(folder)}: no file in this folder; name a folder with reports")


def _from_file(path: str, way: _Way, *, within: bool = False, inside: str = "") -> Iterator[Page | Problem | Remark]:
    shown = _shown(path)
    try:
        status = os.stat(path)
        if within and not stat.S_ISREG(status.st_mode):
            yield Problem("read.paths", "R06", f"{shown}: not an ordinary file; passed over")
        elif stat.S_ISFIFO(status.st_mode):
            piped = _from_pipe(path, way.options.largest)
            if piped is None:
                yield Problem("read.paths", "R06", f"{shown}: nobody writes into this pipe; name a file, or - to pipe")
            else:
                yield from way.into(io.BytesIO(piped), shown)
        elif not stat.S_ISREG(status.st_mode):
            yield Problem("read.paths", "R06", f"{shown}: a device or a socket, not a file; name a file, or - to pipe")
        else:
            with Path(path).open("rb", buffering=BUFFER) as file:
                yield from way.into(file, shown, path=path, inside=inside)
    except FileNotFoundError:
        yield Problem("read.paths", "R04", f"{shown}: no such file; check the name")
    except PermissionError:
        yield Problem("read.paths", "R06", f"{shown}: this file may not be opened; check its permissions")
    except (OSError, ValueError) as error:
        cause = (error.strerror if isinstance(error, OSError) else None) or str(error)
        yield Problem("read.paths", "R06", f"{shown}: cannot be read ({cause}); check the path and the disk")


def _is_store(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, STORE_MARK))


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


def _shown(path: str) -> str:
    """The path as text that can be printed: bytes of a file name that are not UTF-8 become U+FFFD, and control
    characters their escapes."""
    return printable(os.fsencode(path).decode("utf-8", "replace"))
