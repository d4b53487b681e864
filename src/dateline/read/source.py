"""What a reader is given and what it gives back: documents whole, streams piece by piece, remarks for the user."""

from datetime import date
from typing import BinaryIO

from msgspec import Struct

from dateline.model.page import Stated

LARGEST = 50_000_000
DEEPEST = 4


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


class Stream(Struct, frozen=True, eq=False):
    """A file that is read piece by piece because it may hold any number of documents.

    `file` stands at its first byte; it can be peeked into, and sought in where `path` names a file on the disk.
    `start` is the offset at which an interrupted reading goes on, as the reader itself gave it in a uri.
    """

    uri: str
    file: BinaryIO
    path: str | None = None
    start: int = 0
    options: Options = Options()


class Remark(Struct, frozen=True):
    """Something that the user should know and that is no failure: which columns were taken for what."""

    uri: str
    message: str
