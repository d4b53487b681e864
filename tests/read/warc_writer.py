"""Writes small web archives for the tests."""

import gzip

SAYS = b"A report from %s, of which every word is our own.\n"


def record(
    body: bytes,
    *,
    url: str = "https://news.example.org/a",
    media_type: str = "text/plain",
    status: str = "200 OK",
    kind: str = "response",
    header: str = "",
    length: int | str | None = None,
    day: str = "2026-05-07T10:00:00Z",
) -> bytes:
    """One record; `length` is what it claims to be long where that is not so."""
    block = body
    if kind in ("response", "revisit"):
        block = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{header}\r\n".encode() + body
    what = "application/http; msgtype=response" if kind in ("response", "revisit") else media_type
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}\r\nContent-Type: {what}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def report(place: str) -> bytes:
    """A record with a report of its own."""
    return record(SAYS % place.encode(), url=f"https://news.example.org/{place.lower()}")


def packed(*records: bytes) -> bytes:
    """Each record packed by itself, as in a ".warc.gz"."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
