"""The guard: what hostile bytes can hold up is parsed in a worker with a deadline and little memory.

There is one worker, started when the first such document comes, and a new one after each that had to be killed.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import IO, Literal

import msgspec
from msgspec import Struct

from dateline.engine.guarded import DONE, GIVEN, ITEMS, LENGTH, NO_MEMORY, READY, STARTING, Bounds, Task, framed
from dateline.model.problem import Problem
from dateline.read.formats import Format, Item
from dateline.read.opened import read_here
from dateline.read.source import Document

# -P: nothing that lies in the working folder is imported; the paths of this process are the worker's.
START = ("-P", "-c", "import sys; sys.path[:] = sys.argv[1:]; from dateline.engine.guarded import main; main()")
# So many bytes of answers are kept for one document: more is no document but a reader that does not end.
LARGEST_ANSWER = 500_000_000
PIECE = 1 << 20
DECODERS = tuple(msgspec.msgpack.Decoder(kind) for kind in ITEMS)

End = Literal["done", "overran", "died", "no memory"]


class Guard:
    """Reads documents, each where it is safe: `guard.read` has the shape of `read_here`. A context that ends with its
    worker. `meanwhile` is called once, while the first worker starts: what else has to be loaded."""

    def __init__(self, *, seconds: float, memory: int, meanwhile: Callable[[], object] | None = None) -> None:
        self._bounds = Bounds(memory, seconds)
        self._meanwhile = meanwhile
        self._worker: _Worker | None = None

    def __enter__(self) -> "Guard":
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, if there is one."""
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def read(self, kind: Format, document: Document) -> Iterator[Item]:
        """The items of a document. What a killed worker told before is kept, and behind it stands why it was killed:
        it overran (R80), it died (R81), its memory did not suffice (R82)."""
        if not kind.guarded or not isinstance(kind.reader, str):
            yield from read_here(kind, document)
            return
        try:
            answer = self._asked(Task(kind.name, kind.reader, document))
        except OSError as refused:
            told = f"{document.uri}: no worker can be started to read it ({refused}); see what the system lacks"
            yield Problem("engine.guard", "R83", told)
            return
        yield from answer.items
        if answer.end != "done":
            yield self._problem(document.uri, kind.name, answer)

    def _asked(self, task: Task) -> "_Answer":
        """The answer to a task. A worker that died or had no memory left may owe it to the documents before: then a
        new one is asked once more, so that what becomes of a document does not depend on its neighbours."""
        is_new = self._worker is None
        worker = self._worker = self._worker or _Worker(self._bounds)
        worker.begin(task)
        if self._meanwhile is not None:
            meanwhile, self._meanwhile = self._meanwhile, None
            meanwhile()
        answer = worker.answer(self._bounds.seconds)
        if answer.end == "done":
            return answer
        self.close()
        return answer if is_new or answer.end == "overran" else self._asked(task)

    def _problem(self, uri: str, kind: str, answer: "_Answer") -> Problem:
        seconds, memory = self._bounds.seconds, self._bounds.memory
        match answer.end:
            case "overran":
                code, cause = "R80", f"its parser ({kind}) did not finish within {seconds:g} s"
                remedy = "give it more (read_seconds) if it is a report"
            case "no memory":
                code, cause = "R82", f"its parser ({kind}) needs more than {memory:,} MB of memory"
                remedy = "give it more (read_memory) if it is a report"
            case _:
                code, cause = "R81", f"its parser ({kind}) died of it{answer.died_of}"
                remedy = "please report it with the file"
        return Problem("engine.guard", code, f"{uri}: {cause}; set aside, the others are read: {remedy}")


class _Answer(Struct, frozen=True):
    items: tuple[Item, ...]
    end: End
    died_of: str = ""


class _Worker:
    """A process of `guarded`, and the pipes to it."""

    def __init__(self, bounds: Bounds) -> None:
        # A session of its own: Ctrl-C reaches the asking process only, which ends this one.
        self._process = subprocess.Popen(
            [sys.executable, *START, *sys.path],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            bufsize=0, start_new_session=True,
        )  # fmt: skip
        self._tasks, self._answers = _pipe(self._process.stdin), _pipe(self._process.stdout)
        self._poll = select.poll()
        self._poll.register(self._answers, select.POLLIN)
        self._kept = bytearray()
        self._send(msgspec.msgpack.encode(bounds))

    def begin(self, task: Task) -> None:
        """Give the worker a task; it begins at once."""
        self._send(msgspec.msgpack.encode(task))

    def answer(self, seconds: float) -> _Answer:
        """What it answers, the importing of its reader not counted in the seconds."""
        items: list[Item] = []
        until, size = time.monotonic() + STARTING, 0
        while True:
            try:
                sign, body = self._frame(until)
                if sign in (DONE, NO_MEMORY):
                    return _Answer(tuple(items), "done" if sign == DONE else "no memory")
                if sign == READY:
                    until = time.monotonic() + seconds
                else:
                    items.append(DECODERS[sign].decode(body))
            except TimeoutError:
                return _Answer(tuple(items), "overran")
            except (EOFError, IndexError, msgspec.DecodeError):
                return _Answer(tuple(items), "died", self._died_of())
            size += len(body)
            if size > LARGEST_ANSWER:
                return _Answer(tuple(items), "no memory")

    def kill(self) -> None:
        """End the process, whatever it does, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            # What was not written any more is let go.
            with suppress(OSError):
                _stream(pipe).close()

    def _send(self, body: bytes) -> None:
        # A worker that is gone is noticed when its answer is read.
        rest = memoryview(framed(GIVEN, body))
        with suppress(BrokenPipeError):
            while rest:
                rest = rest[os.write(self._tasks, rest) :]

    def _frame(self, until: float) -> tuple[int, bytes]:
        """The next frame. Raises `TimeoutError`, and `EOFError` when the process ended."""
        while len(self._kept) < LENGTH.size or len(self._kept) < LENGTH.size + LENGTH.unpack_from(self._kept)[1]:
            if not self._poll.poll(max(0, int((until - time.monotonic()) * 1_000))):
                raise TimeoutError
            piece = os.read(self._answers, PIECE)
            if not piece:
                raise EOFError
            self._kept += piece
        sign, length = LENGTH.unpack_from(self._kept)
        body = bytes(self._kept[LENGTH.size : LENGTH.size + length])
        del self._kept[: LENGTH.size + length]
        return sign, body

    def _died_of(self) -> str:
        """The signal that ended it, in brackets, or its exit code."""
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return ""
        return f" ({signal.Signals(-code).name})" if code < 0 else f" (exit code {code})"


def _stream(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("this process was started without pipes")
    return pipe


def _pipe(pipe: IO[bytes] | None) -> int:
    return _stream(pipe).fileno()
