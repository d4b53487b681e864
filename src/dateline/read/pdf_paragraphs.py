"""The lines of a PDF's columns to paragraphs, over the ends of lines, columns and pages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from statistics import median

from msgspec import Struct

from dateline.model.page import Zone
from dateline.read.composed import clean
from dateline.read.paragraphs import Paragraph
from dateline.read.pdf_hyphens import joined, words_inside
from dateline.read.pdf_layout import Column, Run, columns_of
from dateline.read.pdf_running import Edged

# In letter sizes: an indent opens a paragraph, and a line ends early if its next word would have fitted with so much
# to spare, less behind a full stop.
INDENT, DEEPEST_INDENT, SPARE, SPARE_AT_STOP = 0.8, 5.0, 3.0, 0.5
# Lines further apart than so many of the usual distances are two paragraphs; letters differ if by so much.
APART, LIKE = 1.3, 0.06
# Letters so much larger than those of the body are a heading's, and larger still the title's in the upper part of the
# first page. A heading has at most so many words.
LARGER, TITLE, UPPER, HEADING_WORDS = 1.12, 1.2, 0.6, 25
# A bold paragraph of so many lines is no heading.
FEW_LINES = 3
# A paragraph goes on at most so many paragraphs later (notes, captions and running heads lie between).
LOOK_BACK = 12
STOP = re.compile(r"[.!?:;…][\"'”’)\]»]*$")
BULLET = re.compile(r"[•▪◦●■‣–*\uf0b7-]|\(?(?:\d{1,2}|[a-z])[.)]")


class Piece(Struct):
    """Lines of one paragraph in one column; `goes_on` is whether its last line fills the column."""

    lines: list[Run]
    page: int
    role: str = "paragraph"
    hint: str = ""
    opens_column: bool = False
    goes_on: bool = False

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return self.lines[0].size


def paragraphs_of(pages: Sequence[Edged], *, height: float) -> tuple[Paragraph, ...]:
    """The paragraphs of a document in reading order. `height` is where the upper part of the first page is told by;
    running lines stand before and behind what their page begins, never inside a paragraph."""
    laid = [columns_of(page.rest) for page in pages]
    lines = [line for columns in laid for column in columns for line in column.lines]
    if not lines and not any(page.head or page.foot for page in pages):
        return ()
    body = _body_size(lines)
    pieces: list[Piece] = []
    for at, (page, columns) in enumerate(zip(pages, laid, strict=True)):
        pieces += (Piece([line], at, hint="running-head") for line in page.head)
        for column in columns:
            for piece in _pieces(column, at, body=body):
                before = _goes_on(pieces, piece, body=body)
                if before is None:
                    pieces.append(piece)
                else:
                    before.lines += piece.lines
                    before.goes_on = piece.goes_on
        pieces += (Piece([line], at, hint="running-foot") for line in page.foot)
    _entitle(pieces, body=body, bold_body=_is_mostly_bold(lines), height=height)
    known = words_inside(lines)
    return tuple(paragraph for piece in pieces for paragraph in _paragraph(piece, known))


def _body_size(lines: Iterable[Run]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 1.0


def _is_mostly_bold(lines: Sequence[Run]) -> bool:
    return 2 * sum(line.is_bold for line in lines) > len(lines)


def _pieces(column: Column, page: int, *, body: float) -> Iterator[Piece]:
    if column.is_table:
        yield from (Piece([line], page, "cell") for line in column.lines)
        return
    leading = _leading(column.lines)
    right = max(line.right for line in column.lines)
    piece: Piece | None = None
    for line in column.lines:
        usual = leading.get(round(line.size), 1.35 * line.size)
        # The lines of a heading are broken for their sense.
        edge = right if line.size < LARGER * body else 0
        if piece is None or _opens(line, piece, leading=usual, right=edge):
            if piece is not None:
                yield piece
            role = "list" if _is_item(line) and line.size < LARGER * body else "paragraph"
            piece = Piece([line], page, role, opens_column=piece is None)
        else:
            piece.lines.append(line)
        piece.goes_on = right - line.right < SPARE * line.size
    if piece is not None:
        yield piece


def _leading(lines: Sequence[Run]) -> dict[int, float]:
    """The usual distance of lines by the size of their letters."""
    apart: dict[int, list[float]] = {}
    for line, after in pairwise(lines):
        distance = after.bottom - line.bottom
        if _is_like(line, after) and 0 < distance < 2.5 * line.size:
            apart.setdefault(round(line.size), []).append(distance)
    return {size: min(median(found), 2.0 * size) for size, found in apart.items() if len(found) > 1}


def _opens(line: Run, piece: Piece, *, leading: float, right: float) -> bool:
    """Whether a line opens a new paragraph below this one."""
    above = piece.lines[-1]
    size = line.size
    if not _is_like(line, above) or line.bottom - above.bottom > APART * leading:
        return True
    if above.words[-1].breaks:
        return False
    stops = STOP.search(above.text) is not None
    ends = right - above.right > line.words[0].right - line.words[0].left + (SPARE_AT_STOP if stops else SPARE) * size
    if abs((line.left + line.right) - (above.left + above.right)) < size and line.left - piece.lines[0].left > 1:
        ends = False
    if _is_item(line) and (stops or ends or piece.role == "list"):
        return True
    deeper = line.left - above.left
    hangs = piece.role == "list" and len(piece.lines) == 1
    if INDENT * size < deeper < DEEPEST_INDENT * size and not hangs and (stops or ends):
        return True
    if deeper < -INDENT * size and len(piece.lines) > 1 and stops:
        return True
    return ends


def _is_like(line: Run, other: Run) -> bool:
    return abs(line.size - other.size) <= LIKE * max(line.size, other.size) and line.is_bold == other.is_bold


def _is_item(line: Run) -> bool:
    return len(line.words) > 1 and BULLET.fullmatch(line.words[0].text) is not None


def _goes_on(pieces: Sequence[Piece], piece: Piece, *, body: float) -> Piece | None:
    """The paragraph before that this piece only carries on; None if it is one of its own."""
    if piece.role != "paragraph" or piece.size >= LARGER * body:
        return None
    opening = piece.lines[0].text.lstrip("\"'“‘(")[:1]
    if not piece.opens_column and not opening.islower():
        return None
    for before in pieces[: -LOOK_BACK - 1 : -1]:
        if before.hint or before.size < piece.size * (1 - LIKE) or before.role == "cell":
            continue
        last = before.lines[-1]
        is_parted = last.words[-1].breaks
        is_open = is_parted or not STOP.search(last.text)
        fits = before.role in ("paragraph", "list") and _is_like(last, piece.lines[0])
        is_next = before.page < piece.page or piece.lines[0].top < last.top
        goes_on = opening.islower() or is_parted or (before.goes_on and is_next)
        return before if is_open and fits and goes_on else None
    return None


def _entitle(pieces: Sequence[Piece], *, body: float, bold_body: bool, height: float) -> None:
    """Say which of the pieces are headings, and which is the title."""
    for piece in pieces:
        words = sum(len(line.words) for line in piece.lines)
        if piece.hint or piece.role != "paragraph" or words > HEADING_WORDS:
            continue
        is_set_off = not bold_body and len(piece.lines) < FEW_LINES and all(line.is_bold for line in piece.lines)
        if piece.size >= LARGER * body or (is_set_off and not piece.lines[-1].text.endswith(".")):
            piece.role = "heading"
    tops = [piece for piece in pieces if piece.role == "heading" and piece.page == 0 and piece.lines[0].top < height]
    largest = max((piece.size for piece in tops), default=0.0)
    if largest >= TITLE * body:
        next(piece for piece in tops if piece.size == largest).role = "title"


def _paragraph(piece: Piece, known: Set[str]) -> Iterator[Paragraph]:
    text = ""
    is_parted = False
    for line in piece.lines:
        text = joined(text, line.text, known=known) if is_parted else f"{text} {line.text}"
        is_parted = line.words[-1].breaks
    words = clean(text)
    if words:
        bold = words if all(line.is_bold for line in piece.lines) else ""
        zone: Zone = "around" if piece.hint else ""
        yield Paragraph(words, piece.role, bool(bold), bold, zone=zone, hint=piece.hint)
