"""What can go wrong with a store, said so that the user knows what to do."""

import errno

import duckdb


class StoreError(Exception):
    """A store that cannot be used as asked: the message names the folder, the cause and the next step."""


class WrongUseError(StoreError):
    """A command called wrongly: what it asks is no question, or the folder it names can be no store."""


class BusyError(StoreError):
    """Another process is writing to the store; nothing is wrong with it."""


def is_full(error: BaseException) -> bool:
    """Whether the error says that there is no room to write: a full disk, a quota, a limit on the size of files."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return True
    words = str(error).casefold()
    return isinstance(error, duckdb.Error) and any(
        sign in words for sign in ("no space left", "file too large", "quota exceeded", "disk full")
    )
