"""Plain text: bytes to a `Page`."""

import re
from datetime import date

from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.blocks import blocks_of
from dateline.read.decode import decode

# Every line end there is becomes one "\n": DOS, old Mac, form feed, NEL, and the two separators of Unicode.
LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def read_text(raw: bytes, *, uri: str, fetched: date | None = None, media_type: str = "text/plain") -> Page | Problem:
    """The page of a text file; a `Problem` of step "read.text" for an empty file (R01) or one that is no text (R02)."""
    decoded = decode(raw, name=uri)
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
