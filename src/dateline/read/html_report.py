"""Which blocks of a page are the report."""

from collections.abc import Sequence
from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from dateline.model.page import Block, Zone
from dateline.read.html_text import Walked


def zones_of(page: Walked, root: HtmlElement) -> Sequence[Zone]:
    """The zone of every block."""
    found = bare_extraction(
        deepcopy(root), favor_precision=True, include_comments=False, include_tables=False, with_metadata=False
    )
    said = " ".join("".join(found.body.itertext()).split()) if found is not None and found.body is not None else ""
    return ["report" if _words(page.text, block) in said else "around" for block in page.blocks]


def _words(text: str, block: Block) -> str:
    return text[block.start : block.end]
