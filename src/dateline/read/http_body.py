"""The body of an HTTP response as its server sent it: its chunks put together, its encodings undone."""

import re
import zlib

import brotli

from dateline.read.inflated import MEMBER, inflated

CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
# The sign of a zlib stream: a multiple of 31 whose low half is 8.
ZLIB_METHOD, ZLIB_CHECK = 8, 31


class BodyError(Exception):
    """A body that cannot be decoded; the message says why."""


def decoded_body(raw: bytes, *, transfer: str, content: str, largest: int) -> bytes:
    """The body without its chunks and encodings ("gzip", "deflate", "br", or several with commas), cut off at one byte
    more than `largest`.

    Many archives store a body decoded and keep the header that says it is not: what is not chunked or packed stays as
    it is. Raises `BodyError`.
    """
    body = _unchunked(raw) if "chunked" in transfer.lower() else raw
    for encoding in reversed([name.strip() for name in content.lower().split(",") if name.strip()]):
        body = _decoded(body, encoding, largest)
    return body


def _unchunked(raw: bytes) -> bytes:
    pieces, at = [], 0
    while (size := CHUNK.match(raw, at)) is not None and (length := int(size[1], 16)):
        pieces.append(raw[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if raw.startswith(b"\r\n", at) else raw.startswith(b"\n", at)
    return b"".join(pieces) if pieces else raw


def _decoded(body: bytes, encoding: str, largest: int) -> bytes:
    try:
        match encoding:
            case "identity" | "none" | "utf-8":
                return body
            case "gzip" | "x-gzip":
                return inflated(body, wrapping="gzip", most=largest).data if body.startswith(MEMBER) else body
            case "deflate":
                has_sign = len(body) > 1 and body[0] & 15 == ZLIB_METHOD and (body[0] * 256 + body[1]) % ZLIB_CHECK == 0
                return inflated(body, wrapping="zlib" if has_sign else "bare", most=largest).data
            case "br":
                return _unbrotlied(body, largest)
    except (zlib.error, brotli.error) as broken:
        if body.lstrip()[:1] == b"<":
            return body
        raise BodyError(f"its {encoding} encoding is broken ({broken})") from broken
    raise BodyError(f"its content encoding {encoding[:40]!r} is not known")


def _unbrotlied(body: bytes, largest: int) -> bytes:
    decompressor = brotli.Decompressor()
    pieces = [decompressor.process(body, output_buffer_limit=largest + 1)]
    size = len(pieces[0])
    while size <= largest and not decompressor.can_accept_more_data() and not decompressor.is_finished():
        pieces.append(decompressor.process(b"", output_buffer_limit=largest + 1 - size))
        size += len(pieces[-1])
    return b"".join(pieces)
