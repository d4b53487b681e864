"""Boxes beside the report: what the markup calls so, and teasers of other reports in a row."""

from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement
from msgspec import Struct

from dateline.read.html_elements import BESIDE
from dateline.read.html_markup import Marks, is_named_report
from dateline.read.html_prose import Piece, ways_up

# A word that would set aside more of the page's prose than this tells nothing on this page: measured on 210 pages, and
# within a point of body F from 0.5 to 0.95 (weak: 0.15 to 0.5).
MOST, MOST_WEAK, LARGEST_WEAK = 0.7, 0.3, 0.5
# An element with so much of the prose is the report itself, when its name is that of a report's body.
BODY = 0.15
# What nobody reads as the report, however much of the page it is.
NEVER_THE_REPORT = ("consent", "comments")
# A teaser: a title that is a link, and few words around it; two of them at least stand in a row.
TITLE, FEW_LETTERS, FEW_BLOCKS, HEIGHT = 20, 400, 7, 4
TEASER, TEASERS = "teaser", ("li", "div", "section", "article", "p", "td")
# A wall before the report says no more than this.
FEW_WORDS_OF_WALL = 2_500


class Box(Struct, frozen=True):
    """What shows that something stands beside the report: the telling word, and how far it can be trusted."""

    word: str
    is_weak: bool
    is_never_report: bool = False


def boxes_of(
    marks: Mapping[HtmlElement, Marks],
    pieces: Sequence[Piece],
    weights: Mapping[HtmlElement, float],
    *,
    title: HtmlElement | None,
) -> list[str]:
    """For every block the telling word of the outermost box it stands in, "" for none. `marks` are the telling words of
    every element that holds a block, `weights` how much prose it holds, and `title` is the page's title."""
    total = max(weights.values()) or 1.0
    named = {element: found for element, marked in marks.items() if (found := tuple(_boxes(element, marked)))}
    walls = _walls(marks, pieces, weights)
    for element in _around_report(marks, weights, title, total):
        if element not in walls:
            named.pop(element, None)
    shares = _shares(named, weights, total)
    words: dict[HtmlElement | None, str] = {None: ""}
    for element in marks:
        around = words[element.getparent()]
        words[element] = around or _told(named.get(element, ()), shares, weights[element] / total)
    teasers = _teasers(pieces)
    return [words[piece.element] or (TEASER if i in teasers else "") for i, piece in enumerate(pieces)]


def _boxes(element: HtmlElement, marked: Marks) -> Iterator[Box]:
    if element.tag in ("html", "body"):
        return
    if element.tag in BESIDE:
        yield Box(str(element.tag), is_weak=False)
    for word, entry in marked:
        if entry.kind not in ("report", "standfirst"):
            yield Box(word, entry.weak, entry.kind in NEVER_THE_REPORT)


def _walls(
    marks: Mapping[HtmlElement, Marks], pieces: Sequence[Piece], weights: Mapping[HtmlElement, float]
) -> set[HtmlElement]:
    """The elements that ask for consent in place of a report: named so, with a button, and with few words."""
    asking = {element for piece in pieces if piece.element.tag == "button" for element in ways_up(piece.element)}
    return {
        element
        for element in marks
        if element in asking
        and weights[element] < FEW_WORDS_OF_WALL
        and any(m.kind == "consent" for _, m in marks[element])
    }


def _around_report(
    marks: Mapping[HtmlElement, Marks], weights: Mapping[HtmlElement, float], title: HtmlElement | None, total: float
) -> Iterator[HtmlElement]:
    """The elements that the title or the body of the report stands in: no box, whatever their names say."""
    if title is not None:
        yield from title.iterancestors()
    for element, marked in marks.items():
        if marked and weights[element] > BODY * total and is_named_report(marked):
            yield from ways_up(element)


def _shares(
    named: Mapping[HtmlElement, Sequence[Box]], weights: Mapping[HtmlElement, float], total: float
) -> dict[str, float]:
    """How much of the page's prose each word would set aside."""
    shares: dict[str, float] = {}
    above: dict[HtmlElement | None, frozenset[str]] = {None: frozenset()}
    for element, weight in weights.items():
        around = above[element.getparent()]
        own = {box.word for box in named.get(element, ())} - around
        above[element] = around | own if own else around
        for word in sorted(own):
            shares[word] = shares.get(word, 0.0) + weight / total
    return shares


def _told(boxes: Sequence[Box], shares: Mapping[str, float], share: float) -> str:
    """The first word of an element that tells; `share` is how much of the page's prose stands in the element."""
    return next((box.word for box in boxes if _tells(box, shares[box.word], share)), "")


def _tells(box: Box, of_word: float, of_element: float) -> bool:
    if box.is_never_report:
        return True
    return of_word < MOST_WEAK and of_element < LARGEST_WEAK if box.is_weak else of_word < MOST


def _teasers(pieces: Sequence[Piece]) -> set[int]:
    """The blocks of teasers: elements side by side, each with a title that is a link and little else."""
    held: dict[HtmlElement, list[int]] = {}
    for piece in pieces:
        if piece.linked > 0.8 and len(piece.words) >= TITLE:
            held |= {element: [] for element in _low(piece.element)}
    for i, piece in enumerate(pieces):
        for element in _low(piece.element):
            if element in held:
                held[element].append(i)
    rows: dict[tuple[HtmlElement, str], list[HtmlElement]] = {}
    for element, blocks in held.items():
        parent = element.getparent()
        if parent is not None and _is_teaser([pieces[i] for i in blocks]):
            rows.setdefault((parent, str(element.tag)), []).append(element)
    return {i for row in rows.values() if len(row) > 1 for element in row for i in held[element]}


def _low(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements just around a block that may be a teaser."""
    for near, _ in zip(ways_up(element), range(HEIGHT), strict=False):
        if near.tag in ("body", "html", "main"):
            return
        if near.tag in TEASERS:
            yield near


def _is_teaser(pieces: Sequence[Piece]) -> bool:
    return (
        2 <= len(pieces) <= FEW_BLOCKS
        and sum(piece.is_prose for piece in pieces) <= 2
        and sum(len(piece.words) for piece in pieces) < FEW_LETTERS
        and any(piece.linked > 0.8 and len(piece.words) >= TITLE for piece in pieces)
    )
