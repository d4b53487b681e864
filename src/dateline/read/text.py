"""Plain text: bytes to a `Page`."""

import re
from collections.abc import Iterator
from datetime import date

from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.blocks import blocks_of
from dateline.read.decode import decode
from dateline.read.source import Document

# Every line end there is becomes one "\n": DOS, old Mac, form feed, NEL, and the two separators of Unicode.
LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def pages_of_text(document: Document) -> Iterator[Page | Problem]:
    """The one page of a text document."""
    yield read_text(document.raw, uri=document.uri, fetched=document.fetched, charset=document.charset)


def read_text(
    raw: bytes, *, uri: str, fetched: date | None = None, media_type: str = "text/plain", charset: str = ""
) -> Page | Problem:
    """The page of a text file; a `Problem` of step "read.text" for an empty file (R01) or one that is no text (R02)."""
    decoded = decode(raw, name=uri, declared=charset)
    if isinstance(decoded, Problem):
        return decoded
    text = LINE_END.sub("\n", decoded.text)
    if not text.strip():
        return Problem("read.text", "R01", f"{uri}: the file holds only blank space; nothing to read")
    return Page(
        uri=uri,
        media_type=media_type,
        text=text,
        digest=page_digest(text),
        blocks=blocks_of(text),
        fetched=fetched,
        problems=decoded.problems,
    )
