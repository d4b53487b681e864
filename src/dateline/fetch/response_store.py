"""Each response as one WARC file: whole or not at all, with what the next run needs to ask only for what is new."""

import errno
import os
import re
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType
from msgspec import Struct

from dateline.fetch.request import Response
from dateline.fetch.url import Url
from dateline.fetch.warc import warc_of

ENDING = ".warc.gz"
# Hidden, so that no reader takes it for a response.
UNFINISHED = re.compile(r"\..*\.warc\.gz\.part")
NAME = re.compile(r"(.+-[0-9a-f]{32})-[0-9TZ.]+\.warc\.gz")
LONGEST_HOST = 80
# What may be sent back to a server: it is its own word, and not a second header.
PLAIN = re.compile(r"[\x20-\x7e]{1,500}")


class Known(Struct, frozen=True):
    """What the latest stored response of a URL says of itself: where it came from, and its validators, "" for none."""

    uri: str
    etag: str = ""
    modified: str = ""

    def conditions(self, url: Url) -> tuple[tuple[str, str], ...]:
        """The headers that ask for a URL only if it has changed since; none for another URL."""
        if str(url) != self.uri:
            return ()
        said = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return tuple((name, value) for name, value in said if PLAIN.fullmatch(value))


class ResponseStore:
    """A folder of responses. Raises `OSError` when the folder cannot be made, read or written to."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        self._folder = folder
        self._latest: dict[str, str] = {}
        for name in sorted(os.listdir(folder)):
            if found := NAME.fullmatch(name):
                self._latest[found[1]] = name
            elif UNFINISHED.fullmatch(name):
                # Left by a run that was killed while it wrote.
                (folder / name).unlink(missing_ok=True)

    def known(self, url: Url) -> Known | None:
        """What is stored of a URL; None when nothing is, or nothing that can be read."""
        name = self._latest.get(_stem(url))
        return _known_in(self._folder / name) if name is not None else None

    def keep(self, response: Response, *, asked: Url, at: datetime, software: str) -> Path:
        """Store a response to the URL that was asked, under that URL and the time. Raises `OSError`; then nothing of it
        is left."""
        raw = warc_of(response, asked=asked, at=at, software=software)
        stem = _stem(asked)
        name = f"{stem}-{at.astimezone(UTC):%Y%m%dT%H%M%S.%fZ}{ENDING}"
        path, unfinished = self._folder / name, self._folder / f".{name}.part"
        try:
            with unfinished.open("wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        _settle(self._folder)
        self._latest[stem] = name
        return path


def _stem(url: Url) -> str:
    """How the files of a URL begin: its host for the eye, its digest for certainty."""
    digest = blake2b(str(url).encode("ascii"), digest_size=16).hexdigest()
    return f"{url.host[:LONGEST_HOST].replace(':', '_')}-{digest}"


def _known_in(path: Path) -> Known | None:
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
                said = record.http_headers
                uri = record.headers.get("WARC-Target-URI") or ""
                return Known(uri, said.get("ETag") or "", said.get("Last-Modified") or "") if said else None
    except (OSError, ValueError, RuntimeError, EOFError):
        # A file that somebody has damaged is no reason not to fetch the page again.
        return None
    return None


def _settle(folder: Path) -> None:
    """Make the new name in the folder as durable as the file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
