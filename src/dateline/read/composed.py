"""Paragraphs to a page: the text is composed once, one blank line between two paragraphs, each of them a block."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from dateline.model.names import page_digest
from dateline.model.page import Block, Page, Stated
from dateline.model.problem import Problem
from dateline.model.sourced import Span
from dateline.read.paragraphs import Manuscript, Paragraph
from dateline.read.source import Document

# Lone halves of a pair cannot be written as UTF-8; control characters, soft hyphens and byte-order marks are no text.
UNPAIRED = re.compile("[\ud800-\udfff]")
UNPRINTED = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\ufeff\ufffe\uffff]")
BETWEEN = "\n\n"
# So far down the first heading may stand for the document's title.
TOP = 5


def page_of(manuscript: Manuscript, document: Document, *, media_type: str) -> Page | Problem:
    """The page of a manuscript; a problem (R01) if it holds no words. A title or name that is stated and also stands in
    the text as a paragraph of its own gets its place there."""
    text, blocks = composed(manuscript.paragraphs)
    if not text:
        return Problem("read.text", "R01", f"{document.uri}: the document holds no words; nothing to read")
    return Page(
        uri=document.uri,
        media_type=media_type,
        text=text,
        digest=page_digest(text),
        blocks=blocks,
        fetched=document.fetched,
        metadata=tuple(_placed(stated, text, blocks) for stated in manuscript.metadata),
        problems=manuscript.problems,
    )


def composed(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[Block, ...]]:
    """The text of the paragraphs and their blocks in it."""
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0
    for paragraph in paragraphs:
        end = at + len(paragraph.text)
        blocks.append(Block(at, end, paragraph.role, paragraph.zone, paragraph.hint))
        texts.append(paragraph.text)
        at = end + len(BETWEEN)
    return BETWEEN.join(texts), tuple(blocks)


def clean(text: str) -> str:
    """Text as it stands in a paragraph: single blanks, none at the ends, no control characters, no soft hyphens."""
    return " ".join(UNPRINTED.sub("", UNPAIRED.sub("\ufffd", text)).split())


def titled(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Where nothing has the style of a title, a first heading at the top is the title."""
    if any(paragraph.role == "title" for paragraph in paragraphs):
        return tuple(paragraphs)
    for at, paragraph in enumerate(paragraphs[:TOP]):
        if paragraph.role == "heading":
            return (*paragraphs[:at], msgspec.structs.replace(paragraph, role="title"), *paragraphs[at + 1 :])
    return tuple(paragraphs)


def _placed(stated: Stated, text: str, blocks: Sequence[Block]) -> Stated:
    for block in blocks:
        if text[block.start : block.end] == stated.value:
            return msgspec.structs.replace(stated, span=Span(block.start, block.end))
    return stated
