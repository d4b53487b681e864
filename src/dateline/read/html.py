"""HTML: bytes to a `Page` whose blocks know whether they belong to the report."""

from collections.abc import Iterator

from dateline.model.names import page_digest
from dateline.model.page import Block, Page, Zone
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
    metadata = stated_in(tree.root)
    page = walked(tree.root)
    if not page.blocks:
        why = "".join(f"; {told.message.removeprefix(f'{document.uri}: ')}" for told in tree.problems)
        yield Problem("read.html", "R20", f"{document.uri}: the page holds no text; nothing to read{why}")
        return
    titles = (tree.root.findtext(".//title") or "", *(one.value for one in metadata if one.name == "title"))
    zones = zones_of(page, titles)
    yield Page(
        uri=document.uri,
        media_type="text/html",
        text=page.text,
        digest=page_digest(page.text),
        blocks=tuple(map(_zoned, page.blocks, zones.zones, zones.boxes)),
        fetched=document.fetched,
        metadata=metadata,
        problems=tree.problems,
    )


def _zoned(block: Block, zone: Zone, box: str) -> Block:
    """The block with its zone; the word that tells of its box comes first in the hint."""
    return Block(block.start, block.end, block.role, zone, f"{box} {block.hint}" if box else block.hint)
