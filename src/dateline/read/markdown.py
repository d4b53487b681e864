"""Markdown: a plain text whose headings and list items are known as such."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from dateline.model.page import Block, Page
from dateline.model.problem import Problem
from dateline.read.source import Document
from dateline.read.text import read_text

HEADING = re.compile(r"#{1,6} +")
ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)]) +")
# A whole line in italics or bold, as bylines and sub-headings are set.
EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])[^*_]{0,300}(?<=[^\s*_])\1")


def pages_of_markdown(document: Document) -> Iterator[Page | Problem]:
    """The one page of a Markdown document."""
    yield read_markdown(document.raw, uri=document.uri, fetched=document.fetched, charset=document.charset)


def read_markdown(raw: bytes, *, uri: str, fetched: date | None = None, charset: str = "") -> Page | Problem:
    """The page of a Markdown file. Its text is the file's, signs and all; blocks leave out the signs about them."""
    page = read_text(raw, uri=uri, fetched=fetched, media_type="text/markdown", charset=charset)
    if isinstance(page, Problem):
        return page
    return msgspec.structs.replace(page, blocks=tuple(_marked(page.text, block) for block in page.blocks))


def _marked(text: str, block: Block) -> Block:
    for sign, role in ((HEADING, "heading"), (ITEM, "list")):
        found = sign.match(text, block.start, block.end)
        if found is not None:
            return Block(found.end(), block.end, role)
    whole = EMPHASIS.fullmatch(text, block.start, block.end)
    if whole is not None:
        return Block(whole.end(1), block.end - len(whole[1]), block.role)
    return block
