"""The short blocks about a page's headline, where its own byline and date stand."""

import re
from itertools import islice

from dateline.article.furniture import LISTS
from dateline.article.tables import PageTables
from dateline.model.page import Block, Page
from dateline.model.sourced import Span

# So far from the headline a byline stands, in blocks, and so long it is.
BEFORE, BEHIND, LONGEST = 4, 14, 300
# Furniture that is written by others or about other reports; so many blocks of a report tell how its own box is called.
OTHERS, SOME = (*LISTS, "comments", "newsletter", "advert"), 5
# What a reader of a format notes of a block that is a byline.
MARKED = re.compile(r"\bbyline\b|^(?:\w+ ){0,3}authors?\b")


def blocks_near(page: Page, headline: Span | None, tables: PageTables) -> tuple[Block, ...]:
    """The short blocks about the headline, where byline and date stand; without one those that are marked so. What is
    marked as a list of other reports or as a comment has bylines and dates of its own."""
    blocks = page.blocks
    at = next((i for i, block in enumerate(blocks) if headline and block.start <= headline.start < block.end), None)
    own = [*islice((block for block in blocks if block.zone == "report"), SOME), *([] if at is None else [blocks[at]])]
    # A word that the headline's own box or the report's has as well tells nothing on this page.
    others = set(OTHERS) - {tables.markup.kind(block.hint) for block in own}

    def is_its_own(block: Block) -> bool:
        return block.zone != "around" or block in own or tables.markup.kind(block.hint) not in others

    if at is None:
        marked = (block for block in blocks if block.zone == "report" or is_marked(block))
        near = [*islice(filter(is_its_own, marked), BEHIND)]
    else:
        # What stands below the headline is likelier its own than what stands above.
        below = islice(filter(is_its_own, islice(blocks, at, None)), BEHIND)
        above = islice(filter(is_its_own, reversed(blocks[:at])), BEFORE)
        beside = [*below, *above]
        signed = (block for block in blocks if block.role == "byline" and block not in beside)
        near = [*beside, *islice(filter(is_its_own, signed), BEFORE)]
    return tuple(block for block in near if block.end - block.start <= LONGEST)


def is_marked(block: Block) -> bool:
    """Whether the markup calls a block a byline."""
    return block.role == "byline" or MARKED.search(block.hint) is not None
