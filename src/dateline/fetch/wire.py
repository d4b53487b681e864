"""The bytes of one answer as they come: kept to the byte, counted, and held to a time by which all must be there."""

import io
import socket
from collections.abc import Callable
from http.client import HTTPException
from typing import Any

BUFFER = 65_536


class TooLargeError(Exception):
    """More bytes came than are taken."""


class Wire:
    """What `http.client` reads an answer from. `kept` is what it has read so far, framing and all, and never more than
    `most` bytes; reading ends with `TimeoutError` when the clock passes `ends`, however busily the other side drips."""

    def __init__(self, connection: socket.socket, *, clock: Callable[[], float], ends: float, most: int) -> None:
        self.kept = bytearray()
        self.most = most
        self._file = io.BufferedReader(_Incoming(connection, clock, ends), BUFFER)

    def makefile(self, mode: str) -> "Wire":
        """Itself: `http.client` asks a socket for its file."""
        return self

    def readline(self, limit: int = -1) -> bytes:
        """The next line, or its first `limit` bytes."""
        # One byte more than is taken shows that it is too much.
        room = self.most - len(self.kept) + 1
        return self._keep(self._file.readline(room if limit < 0 else min(limit, room)))

    def read(self, amount: int = -1) -> bytes:
        """So many bytes, fewer at the end."""
        if amount < 0:
            raise HTTPException("a piece of negative size")
        return self._keep(self._file.read(min(amount, self.most - len(self.kept) + 1)))

    def flush(self) -> None:
        """Nothing is written here."""

    def close(self) -> None:
        """The connection is closed by whoever opened it."""

    def _keep(self, piece: bytes) -> bytes:
        self.kept += piece
        if len(self.kept) > self.most:
            raise TooLargeError
        return piece


class _Incoming(io.RawIOBase):
    """A connection whose every read has only the time that is left of the whole."""

    def __init__(self, connection: socket.socket, clock: Callable[[], float], ends: float) -> None:
        self._connection, self._clock, self._ends = connection, clock, ends

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(time_left(self._clock, self._ends))
        return self._connection.recv_into(buffer)


def time_left(clock: Callable[[], float], ends: float) -> float:
    """The seconds until `ends`. Raises `TimeoutError` when there are none."""
    left = ends - clock()
    if left <= 0:
        raise TimeoutError("the time is up")
    return left
