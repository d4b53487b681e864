"""A file's lines as text, one at a time and none longer than a limit, whatever the encoding."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from dateline.model.problem import Problem
from dateline.read.decode import MARKS
from dateline.read.sought import head_of

CHUNK = 65_536


def first_sign(file: BinaryIO) -> str:
    """The first character of a file that is no blank, "" if there is none near its start. Takes nothing away."""
    head = head_of(file, CHUNK)
    encoding, start = _wide(head)
    return head[start:].decode(encoding or "utf-8-sig", "replace").lstrip()[:1]


class Lines:
    """The lines of a file, each with its line end; None stands for one that is longer than `largest` bytes.

    A line that is not UTF-8 is read as Windows-1252 and counted in `as_windows`. A mark at the start, or zeros in
    every other byte, tell UTF-16 and UTF-32. Lines may end as on an old Mac if the whole file is no larger than the
    limit.
    """

    def __init__(self, file: BinaryIO, *, largest: int) -> None:
        self.file, self.largest = file, largest
        self.as_windows = self.damaged = 0

    def __iter__(self) -> Iterator[str | None]:
        first = self.file.readline(self.largest + 1)
        encoding, start = _wide(first)
        if encoding:
            yield from self._wide_lines(first[start:], encoding)
            return
        first = first.removeprefix(codecs.BOM_UTF8)
        if b"\r" in first and not first.endswith(b"\n") and len(first) <= self.largest:
            for line in first.splitlines(keepends=True):
                yield self._decoded(line)
            return
        line = first
        while line:
            if len(line) > self.largest and not line.endswith(b"\n"):
                self._pass_over()
                yield None
            else:
                yield self._decoded(line)
            line = self.file.readline(self.largest + 1)

    def pieces(self) -> Iterator[str]:
        """The text in pieces that do not mind the lines, for a file that may be one line; what is not UTF-8 becomes
        U+FFFD and is counted in `damaged`."""
        chunk = self.file.read(CHUNK)
        encoding, start = _wide(chunk)
        decoder = codecs.getincrementaldecoder(encoding or "utf-8-sig")("replace")
        chunk = chunk[start:]
        while chunk:
            piece = decoder.decode(chunk)
            self.damaged += piece.count("\ufffd")
            yield piece
            chunk = self.file.read(CHUNK)
        yield decoder.decode(b"", final=True)

    def problems(self, uri: str) -> Iterator[Problem]:
        """What had to be guessed, when all lines are read (R56)."""
        if self.as_windows:
            note = f"{self.as_windows} lines are not UTF-8 and were read as Windows-1252"
            yield Problem("read.table", "R56", f"{uri}: {note}: save the file as UTF-8 if letters look wrong")
        if self.damaged:
            note = f"{self.damaged} damaged characters are read as U+FFFD"
            yield Problem("read.table", "R56", f"{uri}: {note}: save the file as UTF-8")

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.as_windows += 1
            return line.decode("cp1252", "replace")

    def _pass_over(self) -> None:
        """Read to the end of a line without keeping it."""
        while (piece := self.file.readline(CHUNK)) and not piece.endswith(b"\n"):
            pass

    def _wide_lines(self, first: bytes, encoding: str) -> Iterator[str | None]:
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        pending, is_long = "", False
        chunk = first
        while chunk:
            *whole, pending = (pending + decoder.decode(chunk)).split("\n")
            for line in whole:
                yield None if is_long else line + "\n"
                is_long = False
            if len(pending) * 2 > self.largest:
                pending, is_long = "", True
            chunk = self.file.read(CHUNK)
        if pending or is_long:
            yield None if is_long else pending


def _wide(first: bytes) -> tuple[str, int]:
    """The encoding of two or four bytes a letter that a file begins in, and the length of its mark; "" for none."""
    for mark, encoding in MARKS:
        if first.startswith(mark) and encoding != "utf-8":
            return encoding, len(mark)
    head = first[:2_000]
    if len(head) < 4 or b"\0" not in head:
        return "", 0
    even, odd = (head[at::2].count(0) * 10 // len(head[at::2]) for at in (0, 1))
    return ("utf-16-le" if odd >= 7 and even < 1 else "utf-16-be" if even >= 7 and odd < 1 else ""), 0
