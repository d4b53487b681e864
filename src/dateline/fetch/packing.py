"""The body of an answer unpacked, and never to more than a given size."""

import zlib

from dateline.fetch.wire import TooLargeError

GZIP, ZLIB, BARE = 31, 15, -15
MEMBER = b"\x1f\x8b"
# Every member costs a copy of what follows it: a million empty ones would cost hours.
MOST_MEMBERS = 100


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
            return _inflated(body, GZIP, most)
        case "deflate":
            # The standard means zlib's wrapping, some servers leave it out: its first byte tells.
            return _inflated(body, ZLIB if body[:1] == b"\x78" else BARE, most)
        case other:
            raise PackingError(f"packed as {other[:40]!r}, which was not asked for")


def _inflated(body: bytes, wrapping: int, most: int) -> bytes:
    whole = bytearray()
    rest = body
    for _ in range(MOST_MEMBERS):
        if not rest:
            return bytes(whole)
        member = zlib.decompressobj(wrapping)
        try:
            whole += member.decompress(rest, most - len(whole) + 1)
        except zlib.error as broken:
            raise PackingError(f"broken packing ({broken})") from broken
        if len(whole) > most:
            raise TooLargeError
        if not member.eof:
            raise PackingError("packed data that ends too early")
        # A gzip file may have several members; what follows the last is padding.
        rest = member.unused_data if wrapping == GZIP and member.unused_data.startswith(MEMBER) else b""
    raise PackingError(f"packed in more than {MOST_MEMBERS} pieces")
