"""The body of an answer unpacked, and never to more than a given size."""

import zlib

from dateline.fetch.wire import TooLargeError
from dateline.read.inflated import MOST_MEMBERS, Wrapping, inflated


class PackingError(Exception):
    """A body that is not packed as it says; the message says how."""


def unpacked(body: bytes, coding: str, *, most: int) -> bytes:
    """The body as it was before it was packed with `coding` (the header Content-Encoding, "" for none).

    Raises `TooLargeError` when that is more than `most` bytes, `PackingError` when the body is broken or packed in
    another way than gzip or deflate.
    """
    match coding.strip().lower():
        case "" | "identity":
            return body
        case "gzip" | "x-gzip":
            return _inflated(body, "gzip", most)
        case "deflate":
            # The standard means zlib's wrapping, some servers leave it out: its first byte tells.
            return _inflated(body, "zlib" if body[:1] == b"\x78" else "bare", most)
        case other:
            raise PackingError(f"packed as {other[:40]!r}, which was not asked for")


def _inflated(body: bytes, wrapping: Wrapping, most: int) -> bytes:
    if not body:
        return b""
    try:
        found = inflated(body, wrapping=wrapping, most=most)
    except zlib.error as broken:
        raise PackingError(f"broken packing ({broken})") from broken
    if len(found.data) > most:
        raise TooLargeError
    if not found.is_whole:
        raise PackingError(f"packed data that ends too early, or in more than {MOST_MEMBERS} pieces")
    return found.data
