"""Bytes to a tree: decoded, scanned, and parsed once for everyone who looks at the page."""

import re

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser
from msgspec import Struct

from dateline.model.problem import Problem
from dateline.read.decode import Decoded, decode
from dateline.read.html_scan import scanned
from dateline.read.source import Document

# What a page says of its own letters stands in its first bytes.
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
HEAD = 4_096
# The zero bytes of a page that was damaged; of one in UTF-16 every second byte is zero.
FEW_ZEROS = 100
TOO_DEEP = "Excessive depth"


class Tree(Struct, frozen=True, eq=False):
    """A parsed page and what went wrong before and while it was parsed."""

    root: HtmlElement
    problems: tuple[Problem, ...] = ()
    # As long as somebody holds them, lxml need not make its elements anew each time that they are looked at.
    elements: tuple[HtmlElement, ...] = ()


def tree_of(document: Document) -> Tree | Problem:
    """The tree of a page, or why there is none: empty (R01, R20), or not text (R02)."""
    uri = document.uri
    decoded = _decoded(document)
    if isinstance(decoded, Problem):
        return decoded
    page = scanned(decoded.text, uri=uri)
    # lxml takes bytes that say "utf-8" of themselves only: a page that declares another charset is re-encoded so.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(page.text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return Problem("read.html", "R20", f"{uri}: the page holds no text; nothing to read")
    # lxml drops the rest of a page that is nested too deep, and says so nowhere but in its log.
    is_deep = any(TOO_DEEP in entry.message for entry in parser.error_log)
    deep = (Problem("read.html", "R23", f"{uri}: tags nested too deep; what follows them was not read"),)
    return Tree(root, (*decoded.problems, *page.problems, *(deep if is_deep else ())), tuple(root.iter()))


def _decoded(document: Document) -> Decoded | Problem:
    raw = document.raw
    zeros = raw.count(b"\0")
    if zeros * FEW_ZEROS < len(raw) and zeros:
        raw = raw.replace(b"\0", b"")
    decoded = decode(raw, name=document.uri, declared=document.charset or _declared(raw))
    if isinstance(decoded, Problem) or len(raw) == len(document.raw):
        return decoded
    note = f"{document.uri}: {zeros} zero bytes were left out; the file is damaged: fetch it again"
    return Decoded(decoded.text, decoded.encoding, (*decoded.problems, Problem("read.html", "R24", note)))


def _declared(raw: bytes) -> str:
    found = CHARSET.search(raw[:HEAD])
    return found[1].decode("ascii") if found is not None else ""
