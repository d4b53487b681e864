"""Mailboxes: one letter at a time out of an mbox, or the one of an .eml file, each at "mail.mbox#3"."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.mail import Attached, items_of_mail
from dateline.read.source import Document, Remark, Stream

# "From desk@northwire.example Sun Mar  3 06:01:40 2024", as opposed to a sentence that begins with "From".
SEPARATOR = re.compile(rb"From \S*.{0,200}\b(?:19|20)\d\d\b.{0,40}\r?\n?$")
HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,70}:|>From )")
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
PIECE = 65_536


def pages_of_mbox(stream: Stream) -> Iterator[Page | Document | Problem | Remark]:
    """The letters of a mailbox, numbered from 1, however large it is: one letter at a time is in memory."""
    passed: Counter[str] = Counter()
    wanted = stream.inside.partition("/")[0]
    for number, raw in enumerate(letters(stream.file, largest=stream.options.largest), 1):
        if wanted and str(number) != wanted:
            continue
        uri = f"{stream.uri}#{number}"
        if raw is None:
            yield Problem("read.mail", "R45", f"{uri}: a letter larger than a document can be; passed over")
        else:
            yield from _items(QUOTED.sub(rb"\1", raw), uri, passed)
    yield from _remarks(passed, stream.uri)


def pages_of_mail(document: Document) -> Iterator[Page | Document | Problem | Remark]:
    """The one letter of an .eml file."""
    passed: Counter[str] = Counter()
    yield from _items(document.raw, document.uri, passed)
    yield from _remarks(passed, document.uri)


def letters(file: BinaryIO, *, largest: int) -> Iterator[bytes | None]:
    """The letters of an mbox without the lines between them; None for one that is larger than the limit.

    A line parts two letters if it has the form of a separator, stands behind a blank one, and a header follows.
    """
    kept: list[bytes] = []
    size = 0
    is_inside, is_after_blank = False, True
    line = file.readline(PIECE)
    while line:
        following = file.readline(PIECE)
        if is_after_blank and SEPARATOR.match(line) and HEADER.match(following):
            if is_inside:
                yield b"".join(kept) if size <= largest else None
            kept, size, is_inside = [], 0, True
        elif is_inside:
            size += len(line)
            if size <= largest:
                kept.append(line)
            else:
                kept.clear()
        is_after_blank = line in (b"\n", b"\r\n")
        line = following
    if is_inside:
        yield b"".join(kept) if size <= largest else None


def _items(raw: bytes, uri: str, passed: Counter[str]) -> Iterator[Page | Document | Problem | Remark]:
    for item in items_of_mail(raw, uri=uri):
        if isinstance(item, Attached):
            passed[item.kind] += 1
        else:
            yield item


def _remarks(passed: Counter[str], uri: str) -> Iterator[Remark]:
    if passed:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(passed.items()))
        yield Remark(uri, f"attachments of kinds that are not read, passed over: {kinds}")
