"""The guarded worker: a process that reads one document after another, and may be killed over any of them.

What goes through its pipes are frames: a sign (one byte), a length (four bytes, big-endian), and MessagePack. It is
given first its `Bounds`, then a `Task` a document, and answers each with its items as they come and then `DONE`.
"""

import os
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

import msgspec
from msgspec import Struct

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.formats import Format, Item, reader_of
from dateline.read.opened import fault_of
from dateline.read.source import Document, Remark, Stream

# Seconds in which a worker has started and imported a reader, on the slowest of machines.
STARTING = 60
LENGTH = struct.Struct(">BL")
# The signs: what is given; of an answer, an item by its type, that the reader is imported, that all is told, that the
# memory did not suffice.
ITEMS: tuple[type[Page | Problem | Remark | Document], ...] = (Page, Problem, Remark, Document)
GIVEN, READY, DONE, NO_MEMORY = 100, 101, 102, 103
# One arithmetic thread: the libraries that read these look at them when they are imported.
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class Bounds(Struct, frozen=True):
    """What a worker may use: megabytes of memory in all, and seconds for one document."""

    memory: int
    seconds: float


class Task(Struct, frozen=True):
    """One document, the name of its format, and the address of its reader."""

    format: str
    reader: str
    document: Document


def main() -> None:
    """Read what is asked until the asking process closes the pipe or ends."""
    # Readers may print: what they print must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    given = sys.stdin.buffer
    for name in THREADS:
        os.environ[name] = "1"
    bounds = msgspec.msgpack.decode(received(given)[1], type=Bounds)
    _bound_memory(bounds.memory * 1_000_000)
    tasks = msgspec.msgpack.Decoder(Task)
    while (frame := received(given))[0] == GIVEN:
        # Should the asking process be gone, nobody is left who would end this one: the system then does.
        signal.setitimer(signal.ITIMER_REAL, 2 * bounds.seconds + STARTING)
        for sign, body in _answered(tasks.decode(frame[1])):
            answers.write(framed(sign, body))
            answers.flush()
        signal.setitimer(signal.ITIMER_REAL, 0)


def framed(sign: int, body: bytes) -> bytes:
    """A frame."""
    return LENGTH.pack(sign, len(body)) + body


def received(pipe: BinaryIO) -> tuple[int, bytes]:
    """The sign and the body of the next frame; (0, b"") at the end."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return 0, b""
    sign, length = LENGTH.unpack(head)
    return sign, pipe.read(length)


def _bound_memory(limit: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    # Where the system knows no such limit, the deadline is the only bound.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _answered(task: Task) -> Iterator[tuple[int, bytes]]:
    kind = Format(task.format, task.reader, bool)
    try:
        reader = reader_of(kind)
        yield READY, b""
        for item in reader(task.document):
            yield _encoded(item)
    except MemoryError:
        yield NO_MEMORY, b""
    except Exception as fault:
        yield _encoded(fault_of(task.document.uri, kind, fault))
    yield DONE, b""


def _encoded(item: Item) -> tuple[int, bytes]:
    """The sign and the bytes of an item; a file in the memory of this process is sent as a document."""
    if isinstance(item, Stream):
        item = Document(item.uri, item.file.read(item.options.largest + 1))
    return ITEMS.index(type(item)), msgspec.msgpack.encode(item)
