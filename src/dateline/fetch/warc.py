"""A response as the bytes of a WARC file (WARC/1.1): who asked, what was asked, what came; one gzip member a record."""

import base64
import gzip
from datetime import UTC, datetime
from hashlib import blake2b, sha1

from dateline.fetch.request import Response
from dateline.fetch.url import Url


def warc_of(response: Response, *, asked: Url, at: datetime, software: str) -> bytes:
    """Four records: warcinfo, response, request, and, where redirects led elsewhere, metadata with the URL `asked`.

    The response record holds the bytes as they came, packing and framing too. The ids come from URL and time, so that
    the same response at the same time is the same file.
    """
    date = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    target = (("WARC-Target-URI", str(response.url)), ("WARC-IP-Address", response.address))
    ids = {kind: _id(f"{date} {asked} {kind}") for kind in ("warcinfo", "response", "request", "metadata")}
    of_response = (("WARC-Warcinfo-ID", ids["warcinfo"]), ("WARC-Concurrent-To", ids["response"]), target[0])
    fields = "application/warc-fields"
    about = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    via = f"via: {asked}\r\n".encode("ascii")

    def record(kind: str, media_type: str, block: bytes, said: tuple[tuple[str, str], ...] = ()) -> bytes:
        own = (("WARC-Type", kind), ("WARC-Record-ID", ids[kind]), ("WARC-Date", date), *said)
        return _record((*own, ("Content-Type", media_type)), block)

    records = [
        record("warcinfo", fields, about),
        record(
            "response",
            "application/http; msgtype=response",
            response.raw,
            (("WARC-Warcinfo-ID", ids["warcinfo"]), *target),
        ),
        record("request", "application/http; msgtype=request", response.request, (*of_response, target[1])),
    ]
    if response.url != asked:
        records.append(record("metadata", fields, via, of_response))
    return b"".join(records)


def _record(headers: tuple[tuple[str, str], ...], block: bytes) -> bytes:
    digest = f"sha1:{base64.b32encode(sha1(block, usedforsecurity=False).digest()).decode('ascii')}"
    said = (*headers, ("WARC-Block-Digest", digest), ("Content-Length", str(len(block))))
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in said) + "\r\n"
    return gzip.compress(head.encode("utf-8") + block + b"\r\n\r\n", mtime=0)


def _id(words: str) -> str:
    """A UUID of version 8 (RFC 9562: made as one likes), here a digest of the words."""
    digits = blake2b(words.encode("ascii"), digest_size=16).hexdigest()
    return f"<urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:]}>"
