"""One writer at a time: a lock that the system itself takes back when its holder dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.ledger.errors import BusyError, StoreError

FILE = "writer.lock"
TRIES, PAUSE = 10, 0.1


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the store for writing. Raises `BusyError` when another process holds it, `StoreError` when the
    lock cannot be opened.

    The lock is the kernel's (flock), not the file's presence: after `kill -9` it is free, and the file that stays
    behind says nothing.
    """
    try:
        opened = (root / FILE).open("a+", encoding="utf-8", errors="replace")
    except OSError as refused:
        raise StoreError(
            f"{root / FILE}: cannot be opened for writing ({refused.strerror}); correct its permissions or remove it"
        ) from refused
    with opened as file:
        if not _taken(file.fileno()):
            file.seek(0)
            holder = file.read(200).strip() or "another process"
            raise BusyError(
                f"{root}: {holder} is writing to this store; wait until it ends, or choose another folder with --store"
            )
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        yield


def _taken(file: int) -> bool:
    """Try for a second: a reader that brings the index up to date holds the lock for a moment only."""
    for attempt in range(TRIES):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if attempt + 1 < TRIES:
                time.sleep(PAUSE)
        else:
            return True
    return False
