"""One writer at a time: a lock that the system itself takes back when its holder dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.ledger.errors import StoreError

FILE = "writer.lock"
TRIES, PAUSE = 10, 0.1


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the store for writing. Raises `StoreError` when another process holds it.

    The lock is the kernel's (flock), not the file's presence: after `kill -9` it is free, and the file that stays
    behind says nothing.
    """
    with (root / FILE).open("a+", encoding="utf-8") as file:
        if not _taken(file.fileno()):
            file.seek(0)
            holder = file.read(200).strip() or "another process"
            raise StoreError(
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
