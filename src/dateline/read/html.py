"""HTML: bytes to a `Page` whose blocks know whether they belong to the report."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.html_report import zones_of
from dateline.read.html_stated import stated_in
from dateline.read.html_text import walked
from dateline.read.html_tree import tree_of
from dateline.read.source import Document


def pages_of_html(document: Document) -> Iterator[Page | Problem]:
    """The one page of an HTML document."""
    tree = tree_of(document)
    if isinstance(tree, Problem):
        yield tree
        return
    page = walked(tree.root)
    if not page.blocks:
        yield Problem("read.html", "R20", f"{document.uri}: the page holds no text; nothing to read")
        return
    zones = zones_of(page, tree.root)
    yield Page(
        uri=document.uri,
        media_type="text/html",
        text=page.text,
        digest=page_digest(page.text),
        blocks=tuple(replace(block, zone=zone) for block, zone in zip(page.blocks, zones, strict=True)),
        fetched=document.fetched,
        metadata=stated_in(tree.root),
        problems=tree.problems,
    )
