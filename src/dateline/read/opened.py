"""A file opened to the last: what lies in it is read, and what lies in that, until only pages and problems are left."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.formats import FORMATS, Format, Item, format_of, reader_of
from dateline.read.sniff import HEAD, Head
from dateline.read.sought import head_of
from dateline.read.source import Document, Remark, Stream, allowance_of

PIECE = 65_536
# How one document is read: here, or in a worker that may be killed.
ReadDocument = Callable[[Format, Document], Iterable[Item]]
# What the store holds of a file: the digest of the page at each offset.
Standing = Callable[[str], Mapping[int, str]]


def read_here(kind: Format, document: Document) -> Iterator[Item]:
    """The items of a document, read in this process. A fault of the reader is a problem (R09) and ends only it."""
    try:
        yield from reader_of(kind)(document)
    except Exception as fault:
        yield fault_of(document.uri, kind, fault)


def opened(
    stream: Stream,
    *,
    formats: Sequence[Format] = FORMATS,
    read: ReadDocument = read_here,
    standing: Standing | None = None,
) -> Iterator[Page | Problem | Remark]:
    """Every page of a file, in its order, with the problems and remarks between them. What is `standing` in the store
    of an archive that has not changed since is passed over."""
    whole = stream if stream.allowance is not None else replace(stream, allowance=allowance_of(stream.file))
    yield from _Opening(formats, read, standing).of_stream(whole, depth=0)


class _Opening:
    """One walk into a file: the formats that it may meet, how a document is read, and what is stored already."""

    def __init__(self, formats: Sequence[Format], read: ReadDocument, standing: Standing | None) -> None:
        self.formats, self.read, self.standing = formats, read, standing

    def of_stream(
        self, stream: Stream, *, depth: int, carrier: Document | None = None
    ) -> Iterator[Page | Problem | Remark]:
        head = Head(head_of(stream.file, HEAD), stream.name or stream.path or stream.uri)
        kind = format_of(head, formats=self.formats)
        if isinstance(kind, Problem):
            yield replace(kind, message=stream.uri + kind.message.removeprefix(head.uri))
        elif kind.streams:
            if kind.resumes and (stands := self.what_stands(stream, depth=depth)):
                yield _going_on(stream.uri, stands)
                stream = replace(stream, standing=stands)
            try:
                for item in reader_of(kind)(stream):
                    yield from self.of_item(item, stream, depth=depth + 1, carrier=carrier)
            except Exception as fault:
                yield fault_of(stream.uri, kind, fault)
        else:
            raw = _read(stream.file, stream.options.largest + 1)
            if len(raw) > stream.options.largest:
                yield too_large(stream.uri, stream.options.largest)
            else:
                document = Document(stream.uri, raw)
                yield from self.of_document(_carried(document, carrier), kind, stream, depth=depth)

    def of_item(
        self, item: Item, stream: Stream, *, depth: int, carrier: Document | None
    ) -> Iterator[Page | Problem | Remark]:
        if isinstance(item, Page):
            yield _carried_page(item, carrier)
        elif isinstance(item, Problem | Remark):
            yield item
        elif depth > stream.options.deepest:
            yield Problem(
                "read.open", "R08", f"{item.uri}: files within files more than {depth - 1} deep; unpack it first"
            )
        elif isinstance(item, Stream):
            within = item if item.allowance is not None else replace(item, allowance=stream.allowance)
            yield from self.of_stream(within, depth=depth, carrier=carrier)
        else:
            document = _carried(item, carrier)
            kind = format_of(Head(item.raw[:HEAD], item.uri, item.media_type), formats=self.formats)
            if isinstance(kind, Problem):
                yield kind
            elif kind.streams:
                file = io.BytesIO(item.raw)
                within = Stream(item.uri, file, allowance=stream.allowance, options=stream.options)
                yield from self.of_stream(within, depth=depth, carrier=document)
            else:
                yield from self.of_document(document, kind, stream, depth=depth)

    def of_document(
        self, document: Document, kind: Format, stream: Stream, *, depth: int
    ) -> Iterator[Page | Problem | Remark]:
        for item in self.read(kind, document):
            yield from self.of_item(item, stream, depth=depth + 1, carrier=document)

    def what_stands(self, stream: Stream, *, depth: int) -> frozenset[int]:
        """The offsets of a file on the disk that need not be read again: all that are stored, if the first and the
        last of them still give the same page."""
        if self.standing is None or stream.path is None or stream.inside or stream.start:
            return frozenset()
        stored = self.standing(stream.uri)
        for offset in sorted({min(stored), max(stored)} if stored else ()):
            with Path(stream.path).open("rb") as file:
                again = replace(stream, file=file, inside=str(offset))
                found = [item for item in self.of_stream(again, depth=depth) if isinstance(item, Page)]
            if not any(page.digest == stored[offset] for page in found):
                return frozenset()
        return frozenset(stored)


def fault_of(uri: str, kind: Format, fault: Exception) -> Problem:
    """The problem of a document on which its reader failed: for want of a package (R10) or for a fault of its own."""
    if isinstance(fault, ImportError):
        return Problem("read.format", "R10", f"{uri}: {kind.name} needs the package {fault.name}; install it")
    cause = f"{type(fault).__name__}: {fault}"
    message = f"{uri}: the reader of {kind.name} failed on this file ({cause}); please report it with the file"
    return Problem("read.format", "R09", message)


def too_large(shown: str, largest: int) -> Problem:
    """The problem of a document that is refused for its size (R07)."""
    limit = f"{largest / 1_000_000:g} MB"
    return Problem("read.paths", "R07", f"{shown}: larger than {limit}; split it, a report is a few kilobytes")


def _read(file: BinaryIO, most: int) -> bytes:
    """All of a file, but no more bytes than `most`. A report is smaller than the first piece, and asking for it alone
    saves the making of a buffer for the largest document (17 µs, a tenth of its reading)."""
    first = file.read(min(most, PIECE))
    return first if len(first) < PIECE else first + file.read(most - len(first))


def _carried(document: Document, carrier: Document | None) -> Document:
    """The document with the day on which what it came in was fetched."""
    if carrier is None or document.fetched is not None:
        return document
    return replace(document, fetched=carrier.fetched)


def _carried_page(page: Page, carrier: Document | None) -> Page:
    """The page with what its carrier says of it: in front of what the page says itself, but behind it where the page is
    one of several in a document, for an entry's own address is nearer to it than that of its feed."""
    if carrier is None:
        return page
    is_whole = page.uri == carrier.uri
    metadata = (*carrier.stated, *page.metadata) if is_whole else (*page.metadata, *carrier.stated)
    return replace(page, metadata=metadata, fetched=page.fetched or carrier.fetched)


def _going_on(uri: str, stands: frozenset[int]) -> Remark:
    told = f"{len(stands):,} pages up to byte {max(stands):,} stand in the store; the others are read"
    return Remark(uri, told, len(stands))
