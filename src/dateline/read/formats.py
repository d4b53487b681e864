"""Formats by content: which reader takes a file, and what to say of a file that none takes."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.markdown import read_markdown
from dateline.read.text import read_text

# What a file is that no reader takes yet, by its first bytes (lower-cased, without leading blanks).
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%pdf-", "a PDF"),
    (b"pk\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"bzh", "bzip2 data"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"warc/", "a web archive (WARC)"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"gif8", "a picture"),
    (b"sqlite format 3", "an SQLite database"),
    (b"par1", "a Parquet table"),
)
# How a piece of HTML begins that was cut out of its page. Markdown may begin so as well.
HTML_PIECE = re.compile(
    rb"<(?:!--|(?:a|article|aside|b|blockquote|br|center|div|em|figure|font|footer|form|h[1-6]|header|i|iframe|img|link|"
    rb"li|main|meta|nav|ol|p|picture|script|section|span|strong|style|svg|table|tbody|td|title|tr|ul)[\s/>])"
)


class Reader(Protocol):
    """What a format's reader is: bytes in, one page or one problem out."""

    def __call__(self, raw: bytes, *, uri: str, fetched: date | None = None) -> Page | Problem:
        """Read one file."""


class Format(Struct, frozen=True):
    """A format that can be read: its name for people, its reader, and how a file of it is told.

    `openings` are the first bytes of such files (lower case, leading blanks left out); with none, the format takes
    what no other claims. `suffixes` decide between formats without an opening.
    """

    name: str
    read: Reader
    openings: tuple[bytes, ...] = ()
    suffixes: tuple[str, ...] = ()


TEXT = Format(name="plain text", read=read_text, suffixes=(".txt", ".text"))
MARKDOWN = Format(name="Markdown", read=read_markdown, suffixes=(".md", ".markdown"))
FORMATS: tuple[Format, ...] = (TEXT, MARKDOWN)


def format_of(raw: bytes, *, uri: str, formats: Sequence[Format] = FORMATS) -> Format | Problem:
    """The format that takes the file, told by its content first and its name second, or why none does (R05)."""
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for kind in formats:
        if any(head.startswith(opening) for opening in kind.openings):
            return kind
    what = _foreign(head, is_markdown=uri.lower().endswith(MARKDOWN.suffixes))
    if what is not None:
        known = ", ".join(kind.name for kind in formats)
        return Problem("read.format", "R05", f"{uri}: this is {what}, which is not read; formats read: {known}")
    plain = [kind for kind in formats if not kind.openings]
    named = [kind for kind in plain if uri.lower().endswith(kind.suffixes)]
    return (named or plain or list(formats))[0]


def _foreign(head: bytes, *, is_markdown: bool) -> str | None:
    for opening, what in SIGNATURES:
        if head.startswith(opening):
            return what
    if (
        head.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
        or (head.startswith(b"<") and b"<html" in head)
        or (HTML_PIECE.match(head) and not is_markdown)
    ):
        return "an HTML page (save its text and read that)"
    if head.startswith((b"<?xml", b"<rss", b"<feed")):
        return "an XML document"
    return None
