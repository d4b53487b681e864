"""The paragraphs of one part of a DOCX, in their order, without what is deleted, hidden or a field's instruction."""

from collections.abc import Iterator, Mapping
from typing import Literal

from lxml import etree
from msgspec import Struct

from dateline.read.composed import clean
from dateline.read.docx_parts import local, value
from dateline.read.docx_styles import PLAIN, Style, first, is_on
from dateline.read.paragraphs import Paragraph

# What the author does not see, or has struck out. A fallback says again what stands beside it.
LEFT_OUT = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "pPr", "rPr", "sectPr"})
# Signs that are elements of their own.
SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
Event = Literal["start", "end"]


class _Open(Struct, eq=False):
    """A paragraph being read: its pieces as (text, is bold); `inner` are paragraphs of text boxes anchored in it."""

    element: etree._Element
    style: Style
    role: str
    opens_page: bool
    pieces: list[tuple[str, bool]]
    inner: list[Paragraph]


def paragraphs_in(root: etree._Element, *, styles: Mapping[str, Style]) -> tuple[Paragraph, ...]:
    """The paragraphs under an element. A table of more than one cell gives cells, row by row."""
    return tuple(_Reading(styles).of(root))


class _Reading:
    """One walk through a part."""

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self.styles = styles
        self.open: list[_Open] = []
        self.tables: list[bool] = []
        self.opens_page = False
        self.is_bold = self.is_hidden = False

    def of(self, root: etree._Element) -> Iterator[Paragraph]:
        for event, element in _events(root):
            name = local(element.tag)
            if name == "p" and event == "start":
                self.open.append(self.begun(element))
            elif name == "p":
                closed = self.open.pop()
                self.opens_page = self.opens_page and _breaks_off(closed.pieces)
                found = [*_closed(closed), *closed.inner]
                if self.open:
                    self.open[-1].inner += found
                else:
                    yield from found
            elif name == "tbl":
                self.tables = [*self.tables, _is_of_cells(element)] if event == "start" else self.tables[:-1]
            elif self.open and event == "start":
                self.piece(name, element)

    def begun(self, element: etree._Element) -> _Open:
        properties = first(element, "pPr")
        named = first(properties, "pStyle")
        style = self.styles.get(value(named), PLAIN) if named is not None else PLAIN
        role = style.role
        level = first(properties, "outlineLvl")
        if self.tables and self.tables[-1]:
            role = "cell"
        elif role == "paragraph" and level is not None and value(level) < "9":
            role = "heading"
        elif role == "paragraph" and first(properties, "numPr") is not None:
            role = "list"
        opens_page = self.opens_page or is_on(properties, "pageBreakBefore") is True
        self.opens_page = False
        return _Open(element, style, role, opens_page, [], [])

    def piece(self, name: str, element: etree._Element) -> None:
        paragraph = self.open[-1]
        if name == "r":
            properties = first(element, "rPr")
            bold = is_on(properties, "b")
            self.is_bold = paragraph.style.is_bold if bold is None else bold
            self.is_hidden = is_on(properties, "vanish") is True
        elif self.is_hidden:
            return
        elif name == "t":
            paragraph.pieces.append((element.text or "", self.is_bold))
        elif name == "br" and value(element, "type") == "page":
            self.opens_page = True
            paragraph.pieces.append(("\f", self.is_bold))
        elif name in SIGNS:
            paragraph.pieces.append((SIGNS[name], self.is_bold))


def _events(root: etree._Element) -> Iterator[tuple[Event, etree._Element]]:
    """The elements as they begin and end, without those that are left out and all that is in them."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local(element.tag)
        if name in LEFT_OUT or value(element, "type") in SEPARATORS:
            if event == "start":
                walk.skip_subtree()
        elif name:
            yield event, element


def _is_of_cells(table: etree._Element) -> bool:
    rows = [child for child in table if local(child.tag) == "tr"]
    return sum(local(cell.tag) == "tc" for row in rows[:2] for cell in row) > 1


def _breaks_off(pieces: list[tuple[str, bool]]) -> bool:
    """Whether no words follow the last page break of a paragraph."""
    words = (text for text, _ in reversed(pieces) if text == "\f" or text.strip())
    return next(words, "\f") == "\f"


def _closed(paragraph: _Open) -> Iterator[Paragraph]:
    """A paragraph's lines: a line or page break in it ends one and begins the next."""
    opens_page = paragraph.opens_page
    for at, line in enumerate(_lines(paragraph.pieces)):
        text = clean("".join(piece for piece, _ in line))
        opens_page = opens_page or (at > 0 and line[0][0] == "\f")
        if text:
            bold = clean(_bold_opening(line))
            yield Paragraph(text, paragraph.role, bold == text, bold, opens_page, hint=_hint(paragraph.style))
            opens_page = False


def _lines(pieces: list[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    lines: list[list[tuple[str, bool]]] = [[]]
    for piece in pieces:
        if piece[0] in ("\n", "\f"):
            lines.append([])
        lines[-1].append(piece)
    return lines


def _bold_opening(line: list[tuple[str, bool]]) -> str:
    bold: list[str] = []
    for text, is_bold in line:
        if text.strip() and not is_bold:
            break
        bold.append(text)
    return "".join(bold)


def _hint(style: Style) -> str:
    return "" if style.name == "normal" else style.name
