"""What a reader is given and what it gives back: documents whole, streams piece by piece, remarks for the user."""

import os
from datetime import date
from typing import BinaryIO

from msgspec import Struct

from dateline.model.page import Stated

LARGEST = 50_000_000
DEEPEST = 4
# Text packs to a fifth, tables of zeros to a hundredth: what unpacks to more was made to fill a memory or a disk.
RATIO = 100
# So much may always be unpacked, however small the file, and so much at most from a pipe, whose size nobody knows.
LITTLE, FROM_PIPE = 100_000_000, 20_000_000_000


class Options(Struct, frozen=True):
    """What the user chose: the columns of tables as (name, column) and the limits of one document.

    `largest` is the most bytes of one document, `deepest` how many carriers may lie in each other (a page in a gzip in
    a zip in a zip is 3 deep).
    """

    columns: tuple[tuple[str, str], ...] = ()
    largest: int = LARGEST
    deepest: int = DEEPEST


class Document(Struct, frozen=True):
    """The bytes of one document, and what its carrier (a web archive, a mailbox, a table …) says of it.

    `media_type` and `charset` are as declared, "" when not: the content decides, a declaration helps where it is
    silent. `uri` names the place ("news.warc.gz#18220"); `stated` goes in front of what the document states itself.
    """

    uri: str
    raw: bytes
    media_type: str = ""
    charset: str = ""
    fetched: date | None = None
    stated: tuple[Stated, ...] = ()


class Allowance:
    """How many bytes may still be unpacked out of one file of the user's: all that lies in it draws on this together,
    at whatever depth."""

    def __init__(self, most: int) -> None:
        self.most = self.left = most

    def take(self, count: int) -> bool:
        """Whether so many bytes more may be unpacked; they are then taken off."""
        self.left -= count
        return self.left >= 0


class Stream(Struct, frozen=True, eq=False):
    """A file that is read piece by piece because it may hold any number of documents.

    `file` stands at its first byte; it can be peeked into, and sought in where `path` names a file on the disk.
    `start` is the offset at which an interrupted reading goes on, as the reader itself gave it in a uri. `name` tells
    the format where the uri does not (the "notes.md" in "notes.md.gz"). `inside` is the one thing in it that the user
    named ("18220" of "news.warc.gz#18220"), "" for all: a reader that can go to it need not read the rest, one that
    cannot may ignore it. `standing` are the offsets of what the store holds and need not be read again; `allowance` is
    what all packed data of this file may still unpack to (None: no limit).
    """

    uri: str
    file: BinaryIO
    path: str | None = None
    start: int = 0
    name: str = ""
    inside: str = ""
    standing: frozenset[int] = frozenset()
    allowance: Allowance | None = None
    options: Options = Options()


class Remark(Struct, frozen=True):
    """Something that the user should know and that is no failure: which columns were taken for what, or how many pages
    were passed over because they are `standing` in the store."""

    uri: str
    message: str
    standing: int = 0


def allowance_of(file: BinaryIO) -> Allowance:
    """What may be unpacked from a file, by its size on the disk; from a pipe a fixed sum."""
    try:
        size = os.fstat(file.fileno()).st_size
    except (OSError, AttributeError):
        return Allowance(FROM_PIPE)
    return Allowance(max(LITTLE, RATIO * size) if size else FROM_PIPE)
