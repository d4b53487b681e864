"""Packed bytes read like a file: as much as comes out whole, within what the user's file is allowed to unpack to."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

from dateline.model.problem import Problem
from dateline.read.source import Allowance

# What the unpackers of the standard library raise on bytes that are not what they claim to be.
BROKEN = (
    OSError, EOFError, ValueError, RuntimeError, NotImplementedError, struct.error,
    zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip
BUFFER = 65_536


class Unpacked(io.RawIOBase):
    """What `read` (a function of the most bytes wanted) gives, as a file that ends early instead of raising: then
    `fault` says why, and `is_too_much` whether it was for the allowance."""

    def __init__(self, read: Callable[[int], bytes], allowance: Allowance | None) -> None:
        super().__init__()
        self._read, self._allowance = read, allowance
        self._is_at_end = False
        self.fault = ""
        self.is_too_much = False

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as there is anything, so that the head of the file can be looked at as a whole."""
        room, filled = memoryview(buffer), 0
        while filled < len(room) and not self._is_at_end:
            piece = self._piece(len(room) - filled)
            room[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled

    def buffered(self) -> BinaryIO:
        """The same with a buffer, which can be peeked into."""
        return io.BufferedReader(self, BUFFER)

    def _piece(self, most: int) -> bytes:
        try:
            piece = self._read(most)
        except BROKEN as broken:
            piece = b""
            self.fault = " ".join(str(broken).split()) or type(broken).__name__
        if self._allowance is not None and not self._allowance.take(len(piece)):
            piece, self.is_too_much = b"", True
            self.fault = f"its file would unpack to more than {self._allowance.most / 1_000_000:,.0f} MB"
        self._is_at_end = not piece
        return piece


class Decompressor(Protocol):
    """One of the standard library's, at work on one compressed stream."""

    @property
    def eof(self) -> bool:
        """Whether the stream is complete."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out before something goes in."""

    @property
    def unused_data(self) -> bytes:
        """What follows the stream."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most so many bytes of what comes out."""


class Streams:
    """Compressed streams one behind the other in a file, as `bzip2 -c` and `xz` leave them: `read` gives their bytes.
    Null bytes behind the last are its padding."""

    def __init__(self, file: BinaryIO, begin: Callable[[], Decompressor]) -> None:
        self._file, self._begin = file, begin
        self._at_work = begin()

    def read(self, most: int) -> bytes:
        """Some bytes, b"" at the end. Raises `EOFError` where a stream is cut off, and what the decompressor raises."""
        while True:
            if self._at_work.eof:
                rest = self._at_work.unused_data.lstrip(b"\0")
                while not rest and (more := self._file.read(BUFFER)):
                    rest = more.lstrip(b"\0")
                if not rest:
                    return b""
                self._at_work = self._begin()
            else:
                rest = self._file.read(BUFFER) if self._at_work.needs_input else b""
                if not rest and self._at_work.needs_input:
                    raise EOFError("it is cut off")
            piece = self._at_work.decompress(rest, most)
            if piece:
                return piece


def too_much(uri: str, fault: str) -> Problem:
    """The problem of a file that unpacks to far more than any file of news (R75)."""
    return Problem("read.open", "R75", f"{uri}: {fault}; the rest is not read: unpack it yourself if you trust it")
