"""Looking ahead in a file: at its head, and anywhere, if need be in a copy of what comes through a pipe."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from msgspec import Struct

from dateline.read.source import Stream

# Up to the first in memory, up to the second on the disk, where it is deleted as soon as it is read.
IN_MEMORY, LARGEST_COPY = 16_000_000, 4_000_000_000
BUFFER = 1_048_576


class Unsought(Struct, frozen=True):
    """Why a file cannot be sought in."""

    reason: str


def head_of(file: BinaryIO, most: int) -> bytes:
    """The first bytes from where the file stands, which it does not leave."""
    if isinstance(file, io.BufferedReader):
        return file.peek(most)[:most]
    at = file.tell()
    head = file.read(most)
    file.seek(at)
    return head


@contextmanager
def sought(stream: Stream) -> Iterator[BinaryIO | Unsought]:
    """The stream's file if it can be sought in, else a copy without a name, which is gone at the end."""
    if stream.file.seekable():
        yield stream.file
        return
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as copy:
        size = 0
        while size <= LARGEST_COPY and (piece := stream.file.read(BUFFER)):
            size += copy.write(piece)
        if size > LARGEST_COPY:
            yield Unsought(f"more than {LARGEST_COPY / 1_000_000_000:g} GB came through a pipe")
            return
        copy.seek(0)
        yield cast(BinaryIO, copy)
