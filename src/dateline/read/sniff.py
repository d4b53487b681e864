"""What a file is, by its first bytes: one small question a format, none of them reads further than the head."""

import re

from msgspec import Struct

# So much of a file is looked at.
HEAD = 8_192
# What a file is that no reader takes, by its first bytes (lower-cased, without leading blanks).
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


class Head(Struct, frozen=True):
    """The first bytes of a file, its name, and the media type that its carrier declares ("" is none)."""

    raw: bytes
    uri: str
    media_type: str = ""

    @property
    def opening(self) -> bytes:
        """The first bytes in lower case, without a byte-order mark and leading blanks."""
        return self.raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()

    def is_named(self, *suffixes: str) -> bool:
        """Whether the file's name ends so."""
        return self.uri.lower().endswith(suffixes)


def is_html(head: Head) -> bool:
    """A page, or a piece of one in a file that does not call itself Markdown."""
    opening = head.opening
    return (
        opening.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
        or (opening.startswith(b"<") and b"<html" in opening)
        or (HTML_PIECE.match(opening) is not None and not head.is_named(".md", ".markdown"))
    )


def is_markdown(head: Head) -> bool:
    """A text whose name says so: nothing in it does."""
    return head.is_named(".md", ".markdown") and is_text(head)


def is_text(head: Head) -> bool:
    """What nothing shows to be anything else."""
    return foreign(head) == ""


def foreign(head: Head) -> str:
    """What a file is that is no text, for the message to the user; "" for text."""
    opening = head.opening
    for signature, what in SIGNATURES:
        if opening.startswith(signature):
            return what
    if is_html(head):
        return "an HTML page"
    if opening.startswith((b"<?xml", b"<rss", b"<feed")):
        return "an XML document"
    return ""
