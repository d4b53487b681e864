"""A file opened to the last: what lies in it is read, and what lies in that, until only pages and problems are left."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from msgspec.structs import replace

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.formats import FORMATS, Format, Item, format_of, reader_of
from dateline.read.sniff import HEAD, Head
from dateline.read.source import Document, Remark, Stream

# How one document is read: here, or in a worker that may be killed.
ReadDocument = Callable[[Format, Document], Iterable[Item]]


def read_here(kind: Format, document: Document) -> Iterator[Item]:
    """The items of a document, read in this process. A fault of the reader is a problem (R09) and ends only it."""
    try:
        yield from reader_of(kind)(document)
    except ImportError as missing:
        yield Problem("read.format", "R10", f"{document.uri}: {kind.name} needs the package {missing.name}; install it")
    except Exception as fault:
        yield _failed(document.uri, kind, fault)


def opened(
    stream: Stream, *, formats: Sequence[Format] = FORMATS, read: ReadDocument = read_here
) -> Iterator[Page | Problem | Remark]:
    """Every page of a file, in its order, with the problems and remarks between them."""
    yield from _Opening(formats, read).of_stream(stream, depth=0)


class _Opening:
    """One walk into a file: the formats that it may meet and how a document is read."""

    def __init__(self, formats: Sequence[Format], read: ReadDocument) -> None:
        self.formats, self.read = formats, read

    def of_stream(self, stream: Stream, *, depth: int) -> Iterator[Page | Problem | Remark]:
        kind = format_of(Head(_peek(stream.file), stream.path or stream.uri), formats=self.formats)
        if isinstance(kind, Problem):
            yield kind
        elif kind.streams:
            try:
                for item in reader_of(kind)(stream):
                    yield from self.of_item(item, stream, depth=depth + 1)
            except Exception as fault:
                yield _failed(stream.uri, kind, fault)
        else:
            raw = stream.file.read(stream.options.largest + 1)
            if len(raw) > stream.options.largest:
                yield too_large(stream.uri, stream.options.largest)
            else:
                yield from self.of_document(Document(stream.uri, raw), kind, stream, depth=depth)

    def of_item(self, item: Item, stream: Stream, *, depth: int) -> Iterator[Page | Problem | Remark]:
        if isinstance(item, Page | Problem | Remark):
            yield item
        elif depth > stream.options.deepest:
            yield Problem(
                "read.open", "R08", f"{item.uri}: files within files more than {depth - 1} deep; unpack it first"
            )
        elif isinstance(item, Stream):
            yield from self.of_stream(item, depth=depth)
        else:
            kind = format_of(Head(item.raw[:HEAD], item.uri, item.media_type), formats=self.formats)
            if isinstance(kind, Problem):
                yield kind
            elif kind.streams:
                within = Stream(item.uri, io.BytesIO(item.raw), options=stream.options)
                yield from self.of_stream(within, depth=depth)
            else:
                yield from self.of_document(item, kind, stream, depth=depth)

    def of_document(
        self, document: Document, kind: Format, stream: Stream, *, depth: int
    ) -> Iterator[Page | Problem | Remark]:
        for item in self.read(kind, document):
            if isinstance(item, Page):
                fetched = item.fetched or document.fetched
                yield replace(item, metadata=(*document.stated, *item.metadata), fetched=fetched)
            else:
                yield from self.of_item(item, stream, depth=depth + 1)


def too_large(shown: str, largest: int) -> Problem:
    """The problem of a document that is refused for its size (R07)."""
    limit = f"{largest / 1_000_000:g} MB"
    return Problem("read.paths", "R07", f"{shown}: larger than {limit}; split it, a report is a few kilobytes")


def _peek(file: BinaryIO) -> bytes:
    if isinstance(file, io.BufferedReader):
        return file.peek(HEAD)[:HEAD]
    at = file.tell()
    head = file.read(HEAD)
    file.seek(at)
    return head


def _failed(uri: str, kind: Format, fault: Exception) -> Problem:
    cause = f"{type(fault).__name__}: {fault}"
    message = f"{uri}: the reader of {kind.name} failed on this file ({cause}); please report it with the file"
    return Problem("read.format", "R09", message)
