"""The blocks of a page as the search for the report sees them: what is prose, and how much of it each element holds."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml.html import HtmlElement
from msgspec import Struct

from dateline.read.html_text import Walked

# A paragraph has five words or more and ends as sentences do, or is long whatever its end.
FEWEST_WORDS, LONG = 5, 150
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
# A cell may be the column of a page that was laid out as a table.
NO_PROSE = ("title", "heading", "caption", "time")


class Piece(Struct, frozen=True, eq=False):
    """A block with its element: its words and role, how much of it is links, and whether it is prose; `weight` are the
    characters of prose outside links."""

    words: str
    role: str
    element: HtmlElement
    linked: float
    is_prose: bool
    weight: float


def pieces_of(page: Walked) -> tuple[Piece, ...]:
    """The blocks of a page."""
    pieces = []
    for block, element, linked in zip(page.blocks, page.elements, page.linked, strict=True):
        words = page.text[block.start : block.end]
        is_prose = _is_prose(words, block.role, linked)
        weight = len(words) * (1 - linked) if is_prose else 0.0
        pieces.append(Piece(words, block.role, element, linked, is_prose, weight))
    return tuple(pieces)


def is_sentence(words: str) -> bool:
    """Whether words of any number end as sentences do."""
    return words.count(" ") > 0 and SENTENCE_END.search(words) is not None


def ways_up(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element and all around it, inside out."""
    near: HtmlElement | None = element
    while near is not None:
        yield near
        near = near.getparent()


def all_around(elements: Iterable[HtmlElement]) -> set[HtmlElement]:
    """The elements and all around them."""
    found: set[HtmlElement] = set()
    for element in elements:
        for near in ways_up(element):
            if near in found:
                break
            found.add(near)
    return found


def summed(
    worths: Iterable[float], pieces: Sequence[Piece], names: Mapping[HtmlElement, str]
) -> Mapping[HtmlElement, float]:
    """For every element that holds a block (those that have names) the sum over its blocks, outer elements first."""
    sums = dict.fromkeys(names, 0.0)
    for piece, worth in zip(pieces, worths, strict=True):
        sums[piece.element] += worth
    # Outer elements come first: backwards, an element is complete before it is added to its parent.
    for element in reversed(sums):
        parent = element.getparent()
        if parent is not None:
            sums[parent] += sums[element]
    return sums


def _is_prose(words: str, role: str, linked: float) -> bool:
    return (
        linked < 0.5
        and role not in NO_PROSE
        and words.count(" ") + 1 >= FEWEST_WORDS
        and (len(words) > LONG or SENTENCE_END.search(words) is not None)
    )
