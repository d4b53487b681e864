"""A packed body in memory, gzip or deflate: all its members, and never more than a given size."""

import zlib
from typing import Literal

from msgspec import Struct

Wrapping = Literal["gzip", "zlib", "bare"]
WINDOW: dict[Wrapping, int] = {"gzip": 31, "zlib": zlib.MAX_WBITS, "bare": -zlib.MAX_WBITS}
MEMBER = b"\x1f\x8b"
# Every member costs a copy of what follows it: a million empty ones would cost hours.
MOST_MEMBERS = 100


class Inflated(Struct, frozen=True):
    """What came out, at most one byte more than was allowed; `is_whole` is False where the body ends too early, has
    too many members or was cut for its size."""

    data: bytes
    is_whole: bool


def inflated(body: bytes, *, wrapping: Wrapping, most: int) -> Inflated:
    """The body unpacked, cut off at `most` + 1 bytes. Raises `zlib.error` when it is broken."""
    whole = bytearray()
    rest = body
    for _ in range(MOST_MEMBERS):
        member = zlib.decompressobj(WINDOW[wrapping])
        whole += member.decompress(rest, most - len(whole) + 1)
        if len(whole) > most or not member.eof:
            return Inflated(bytes(whole), is_whole=False)
        # A gzip file may have several members; what follows the last is padding.
        rest = member.unused_data if wrapping == "gzip" and member.unused_data.startswith(MEMBER) else b""
        if not rest:
            return Inflated(bytes(whole), is_whole=True)
    return Inflated(bytes(whole), is_whole=False)
