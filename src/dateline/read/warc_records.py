"""The records of a web archive one after another; behind a broken one it goes on at the next."""

import re
import zlib
from collections.abc import Generator, Iterator
from contextlib import suppress
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord
from msgspec import Struct

from dateline.model.problem import Problem
from dateline.read.sniff_packed import GZIP, unpacked_head
from dateline.read.sought import head_of
from dateline.read.source import Stream

# How a record begins, packed by itself or plain at the beginning of a line.
PACKED, PLAIN = re.compile(rb"\x1f\x8b\x08[\0\x04\x08]"), re.compile(rb"^WARC/[01]\.", re.MULTILINE)
SIGN = b"WARC/"
LONGEST_HEADER = 65_536
BUFFER, HEAD = 1_048_576, 512
# DEFLATE makes one byte of 1,032 at best.
BEST_PACKED = 1_032
# A record that lies about its length is noticed at the end of the file, and all behind it is then read again. An
# archive made of such records would be read without end: so often it may be read over in all, and so many places may
# look like the next record.
TIMES, TRIES = 8, 100_000


class Found(Struct, frozen=True, eq=False):
    """A record and the offset at which it begins; it can be read until the next one is asked for."""

    offset: int
    record: WarcRecord

    def is_whole(self) -> bool:
        """Whether the record is as long as it says; what was not read of it is read over."""
        reader = self.record.reader
        reader.consume()
        return bool(reader.tell() >= self.record.content_length)


def records_of(stream: Stream, *, start: int = 0) -> Iterator[Found | Problem]:
    """Every record from an offset on. A broken one is a problem with its offset (R76); the reading goes on at the next
    where the file can be sought in, and ends with a second problem where it cannot (R77)."""
    archive = _Archive(stream)
    at: int | None = start
    while at is not None:
        fault = yield from archive.read_from(at)
        if fault is None:
            return
        told = f"{stream.uri}#{fault.offset}: {fault.cause}; the next record is looked for"
        yield Problem("read.warc", "R76", told)
        at = archive.next_after(fault.offset)
    if archive.stopped:
        told = f"{stream.uri}: {archive.stopped}; what follows is not read: unpack or mend the file first"
        yield Problem("read.warc", "R77", told)


def begins_record(head: bytes) -> bool:
    """Whether a record begins with these bytes."""
    return head.startswith(SIGN) or unpacked_head(head, most=64).startswith(SIGN)


class _Fault(Struct, frozen=True):
    offset: int
    cause: str


class _Archive:
    """A file of records. `stopped` says why it could not be read to its end."""

    def __init__(self, stream: Stream) -> None:
        self.file = stream.file
        self.can_seek = stream.path is not None and stream.file.seekable()
        # Some tools end the lines of a header without "\r", and the library asks to be told.
        head = head_of(stream.file, HEAD)
        unpacked = unpacked_head(head, most=HEAD)
        self.is_packed = bool(unpacked)
        first, _, _ = (unpacked or head).partition(b"\n")
        self.has_bare_lines = not first.endswith(b"\r")
        self.size = stream.file.seek(0, 2) if self.can_seek else 0
        self.stopped = ""
        self._read = self._tried = 0

    def read_from(self, start: int) -> Generator[Found, None, _Fault | None]:
        """The records from an offset on to the end or the first fault."""
        if self.can_seek:
            self.file.seek(start)
        file = _Counted(self.file)
        offset, last = start, -1
        try:
            for record in ArchiveIterator(
                cast(BinaryIO, file),
                parse_http=False,
                quirks_mode=self.has_bare_lines,
                max_header_len=LONGEST_HEADER,
                fsspec_args=False,
            ):
                offset = start + record.stream_pos
                found = Found(offset, record)
                if offset == last:
                    return _Fault(offset, "here records are packed together and not one by one")
                if record.headers.get("Content-Length") is None:
                    return _Fault(offset, "the header of the record is cut off")
                if self._cannot_hold(found):
                    return _Fault(offset, f"the record claims {record.content_length:,} bytes, more than there are")
                yield found
                if not found.is_whole():
                    return _Fault(offset, f"the record claims {record.content_length:,} bytes and ends before")
                last = offset
        except BaseException as broken:
            # A fault of the library's own is a panic, which is no `Exception`.
            if not isinstance(broken, OSError | ValueError) and type(broken).__name__ != "PanicException":
                raise
            where = "the record is" if last < 0 else "what follows this record is"
            return _Fault(offset, f"{where} broken ({' '.join(str(broken).split())[:200]})")
        finally:
            self._read += file.count
        if last < 0:
            return _Fault(start, "the record is cut off")
        # Of a packed record that ends within its header nothing may come out, not even a fault.
        is_lost = self.is_packed and self.can_seek and self._goes_on_behind(offset)
        return _Fault(offset, "what follows this record is cut off") if is_lost else None

    def next_after(self, offset: int) -> int | None:
        """The offset of the next record behind one, None where there is none or no more is looked for."""
        if not self.can_seek:
            self.stopped = "it lies in another file, in which nothing can be looked for"
            return None
        if self._read > TIMES * self.size + BUFFER:
            self.stopped = "too many of its records are broken"
            return None
        at, kept = offset + 1, b""
        self.file.seek(at)
        while piece := self.file.read(BUFFER):
            window = kept + piece
            for place in sorted(found.start() for sign in (PACKED, PLAIN) for found in sign.finditer(window)):
                self._tried += 1
                if self._tried > TRIES:
                    self.stopped = "too many of its records are broken"
                    return None
                if begins_record(window[place : place + HEAD]):
                    return at - len(kept) + place
            kept, at = window[-HEAD:], at + len(piece)
        return None

    def _goes_on_behind(self, offset: int) -> bool:
        """Whether anything follows the packed record that begins there."""
        self.file.seek(offset)
        member, rest = zlib.decompressobj(GZIP), b""
        with suppress(zlib.error):
            while not member.eof and (rest := rest or self.file.read(BUFFER)):
                member.decompress(rest, BUFFER)
                rest = member.unconsumed_tail
        return bool((member.unused_data + self.file.read(HEAD)).strip(b"\0"))

    def _cannot_hold(self, found: Found) -> bool:
        """Whether the rest of the file is too short for a record, however well it is packed."""
        return self.can_seek and found.record.content_length > (self.size - found.offset) * BEST_PACKED


class _Counted:
    """A file as the library reads it: from where it stands, counted from 0."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.count = file, 0

    def read(self, most: int = -1) -> bytes:
        piece = self._file.read(most)
        self.count += len(piece)
        return piece

    def tell(self) -> int:
        return self.count
