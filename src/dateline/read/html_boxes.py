"""Boxes beside the report: what the markup calls so, and rows of things alike."""

from collections.abc import Iterator, Mapping, Sequence, Set

from lxml.html import HtmlElement
from msgspec import Struct

from dateline.read.html_elements import BESIDE
from dateline.read.html_markup import Marks, is_named_report
from dateline.read.html_prose import Piece, all_around, ways_up
from dateline.read.html_rows import rows_in

# A word that would set aside more of the page's prose than this tells nothing on this page: measured on 210 pages, and
# within a point of body F from 0.5 to 0.95 (weak: 0.15 to 0.5).
MOST, MOST_WEAK, LARGEST_WEAK = 0.7, 0.3, 0.5
# An element with so much of the prose is the report itself, when its name is that of a report's body.
BODY = 0.15
# What nobody reads as the report, however much of the page it is.
NEVER_THE_REPORT = ("consent", "comments", "wall")
# What is called so is no box: the report, what opens it, and what of it is for subscribers.
NO_BOX = ("report", "standfirst", "paid")
# A wall before the report says no more than this.
FEW_WORDS_OF_WALL, FEW_WORDS_OF_OFFER = 2_500, 700
# A block that is a link and nothing else.
LINK = 0.8


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
    title: int | None,
) -> list[str]:
    """For every block the telling word of the outermost box it stands in, "" for none. `marks` are the telling words of
    every element that holds a block, `weights` how much prose it holds, and `title` is the block of
    the page's title."""
    total = max(weights.values()) or 1.0
    headline = None if title is None else pieces[title].element
    walls = _walls(marks, pieces, weights, headline)
    named = {element: found for element, marked in marks.items() if (found := tuple(_boxes(element, marked, walls)))}
    for element in _around_report(marks, weights, headline, total):
        if element not in walls:
            named.pop(element, None)
    shares = _shares(named, weights, total)
    words: dict[HtmlElement | None, str] = {None: ""}
    for element in marks:
        around = words[element.getparent()]
        words[element] = around or _told(named.get(element, ()), shares, weights[element] / total)
    told = [words[piece.element] for piece in pieces]
    rows = rows_in(pieces, told, title=title)
    return [word or rows.get(i, "") for i, word in enumerate(told)]


def _boxes(element: HtmlElement, marked: Marks, walls: Set[HtmlElement]) -> Iterator[Box]:
    if element.tag in ("html", "body"):
        return
    if element.tag in BESIDE:
        yield Box(str(element.tag), is_weak=False)
    for word, entry in marked:
        if entry.kind not in NO_BOX and (entry.kind != "wall" or element in walls):
            yield Box(word, entry.weak, entry.kind in NEVER_THE_REPORT)


def _walls(
    marks: Mapping[HtmlElement, Marks],
    pieces: Sequence[Piece],
    weights: Mapping[HtmlElement, float],
    title: HtmlElement | None,
) -> set[HtmlElement]:
    """The elements that ask for consent, or to subscribe, in place of a report: named so, with few words, and with
    something to press. The title of a report does not stand in what asks to subscribe."""
    if not any(entry.kind in ("consent", "wall") for marked in marks.values() for _, entry in marked):
        return set()
    pressed = all_around(piece.element for piece in pieces if piece.element.tag == "button")
    offering = pressed | all_around(piece.element for piece in pieces if piece.linked > LINK)
    if title is not None:
        offering.difference_update(ways_up(title))
    asks = {"consent": (pressed, FEW_WORDS_OF_WALL), "wall": (offering, FEW_WORDS_OF_OFFER)}
    return {
        element
        for element, marked in marks.items()
        for kind in {entry.kind for _, entry in marked} & asks.keys()
        if element in asks[kind][0] and weights[element] < asks[kind][1]
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
