"""Bytes to a tree: decoded, scanned, and parsed once for everyone who looks at the page."""

import re

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser
from msgspec import Struct

from dateline.model.problem import Problem
from dateline.read.decode import decode
from dateline.read.html_scan import scanned
from dateline.read.source import Document

# What a page says of its own letters stands in its first bytes.
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
HEAD = 4_096


class Tree(Struct, frozen=True, eq=False):
    """A parsed page and what went wrong before and while it was parsed."""

    root: HtmlElement
    problems: tuple[Problem, ...] = ()
    # As long as somebody holds them, lxml need not make its elements anew each time that they are looked at.
    elements: tuple[HtmlElement, ...] = ()


def tree_of(document: Document) -> Tree | Problem:
    """The tree of a page, or why there is none: empty, or not text."""
    decoded = decode(document.raw, name=document.uri, declared=document.charset or _declared(document.raw))
    if isinstance(decoded, Problem):
        return decoded
    page = scanned(decoded.text, uri=document.uri)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(page.text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return Problem("read.html", "R20", f"{document.uri}: the page holds no text; nothing to read")
    return Tree(root, (*decoded.problems, *page.problems), tuple(root.iter()))


def _declared(raw: bytes) -> str:
    found = META.search(raw[:HEAD])
    return found[1].decode("ascii") if found is not None else ""
