"""Rows of things alike beside the report, whatever their names: teasers of other reports, and what readers say."""

from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement
from msgspec import Struct

from dateline.read.html_prose import Piece

# Elements that a site puts in a row, and how far above a link they are looked for.
ROWED, HEIGHT = ("li", "div", "section", "article", "p", "td"), 4
# A teaser: a title that is a link, and few words around it; two of them at least stand in a row.
TITLE, FEW_LETTERS, FEW_BLOCKS = 20, 400, 7
# Longer things alike: so many of them, each no longer than a comment or the first paragraphs of a report.
MANY, LONGER = 4, 1_500
# They stand beside a report only where one begins above them: so much prose, and this share of what is in the row.
BEGUN, SHARE = 300, 0.08
# The words of the markup for them.
TEASER, COMMENT = "teaser", "comment"


class Row(Struct, frozen=True):
    """Elements side by side, each as the blocks that it holds."""

    members: Sequence[Sequence[int]]

    def blocks(self) -> Iterator[int]:
        """The blocks of all of them."""
        for member in self.members:
            yield from member


def rows_in(pieces: Sequence[Piece], boxes: Sequence[str], *, title: int | None) -> Mapping[int, str]:
    """For blocks in such rows the word that the markup of others has for them. `boxes` are the words known already, and
    `title` is the block of the page's title: a report in entries stands in a row, too, with none above it."""
    rows = _rows(pieces)
    found: dict[int, str] = {}
    for row in rows:
        teasers = [member for member in row.members if _is_teaser([pieces[i] for i in member])]
        if len(teasers) > 1:
            found |= dict.fromkeys((i for member in teasers for i in member), TEASER)
    begun = sum(_begun(pieces, boxes, rows, title))
    for row in rows:
        word = _alike(pieces, row)
        prose = sum(pieces[i].weight for i in row.blocks())
        if word and begun >= max(BEGUN, SHARE * prose):
            found |= dict.fromkeys((i for i in row.blocks() if i not in found), word)
    return found


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """Elements with a link alone in them that stand side by side and have the same tag and class."""
    held: dict[HtmlElement, list[int]] = {}
    for piece in pieces:
        if piece.linked > 0.8:
            held |= {element: [] for element in _low(piece.element)}
    if not held:
        return []
    for i, piece in enumerate(pieces):
        for element in _low(piece.element):
            if element in held:
                held[element].append(i)
    rows: dict[tuple[HtmlElement, str], list[Sequence[int]]] = {}
    for element, blocks in held.items():
        parent = element.getparent()
        if parent is not None and len(blocks) > 1:
            rows.setdefault((parent, str(element.tag)), []).append(blocks)
    return [Row(members) for members in rows.values() if len(members) > 1]


def _low(element: HtmlElement) -> list[HtmlElement]:
    """The elements just around a block that may stand in a row."""
    found = []
    near: HtmlElement | None = element
    for _ in range(HEIGHT):
        if near is None or near.tag in ("body", "html", "main"):
            break
        if near.tag in ROWED:
            found.append(near)
        near = near.getparent()
    return found


def _is_teaser(pieces: Sequence[Piece]) -> bool:
    return (
        2 <= len(pieces) <= FEW_BLOCKS
        and sum(piece.is_prose for piece in pieces) <= 2
        and sum(len(piece.words) for piece in pieces) < FEW_LETTERS
        and any(piece.linked > 0.8 and len(piece.words) >= TITLE for piece in pieces)
    )


def _begun(pieces: Sequence[Piece], boxes: Sequence[str], rows: Sequence[Row], title: int | None) -> Iterator[float]:
    """The weights of the prose between the title and the first row below it that holds prose."""
    if title is None:
        return
    rowed = {i for row in rows if _alike(pieces, row) for i in row.blocks() if pieces[i].is_prose}
    for i in range(title + 1, len(pieces)):
        if i in rowed and not boxes[i]:
            return
        if not boxes[i]:
            yield pieces[i].weight


def _alike(pieces: Sequence[Piece], row: Row) -> str:
    """What the members of a row are: reports of others, each below a linked title of its own; or what readers say, each
    without a heading and with links alone ("Reply"); "" for all else."""
    members = [[pieces[i] for i in member] for member in row.members]
    if len(members) < MANY or any(sum(len(piece.words) for piece in member) > LONGER for member in members):
        return ""
    if all(member[0].linked > 0.8 and len(member[0].words) >= TITLE for member in members):
        # The entries of a report may have linked headings, too; they have more to say.
        return TEASER if sum(piece.is_prose for member in members for piece in member) <= 2 * len(members) else ""
    if any(piece.role in ("heading", "title", "time", "cell") for member in members for piece in member):
        return ""
    return COMMENT if all(member[-1].linked > 0.8 and member[0].linked < 0.8 for member in members) else ""
