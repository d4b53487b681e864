"""Factiva's saved web page: one page an article, in its display form or under its two-letter codes."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from dateline.model.page import Page, Stated
from dateline.model.problem import Problem
from dateline.read.composed import clean, page_of
from dateline.read.decode import decode
from dateline.read.export_fields import PART, PLACE, without_body
from dateline.read.factiva import ACCESSION, BODY, CODES, WORDS, header_fields, title_fields
from dateline.read.paragraphs import Manuscript, Paragraph
from dateline.read.source import Document

MEDIA_TYPE = "text/html"
ARTICLE = re.compile(r"<div\b[^<>]*\bclass=[\"']article [a-z]{2}Article[\"'][^<>]*>")
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>")
CLASS = re.compile(r"\bclass=[\"']?([^\"'<>]*)")
# Tags that end what stands before them; what is marked up inside a line ends nothing.
BLOCKS = frozenset(("p", "div", "td", "tr", "table", "tbody", "li", "ul", "form", "body", "html"))
COLUMNS = ("td", "tr")
UNSEEN = ("script", "style")
# A paragraph and what it states, "" for nothing.
Told = tuple[Paragraph, str]
INDEX, HEADLINE, AUTHOR, PARAGRAPH = "index", "Headline", "author", "articleParagraph"


class Cell(Struct, frozen=True):
    """One line of an article and the class of the markup around it."""

    words: str
    kind: str


def pages_of_factiva_html(document: Document) -> Iterator[Page | Document | Problem]:
    """The pages of a saved page of articles; of a page that holds none, one problem (R60)."""
    decoded = decode(document.raw, name=document.uri, declared=document.charset)
    if isinstance(decoded, Problem):
        yield decoded
        return
    yield from decoded.problems
    starts = [found.end() for found in ARTICLE.finditer(decoded.text)]
    empty: list[int] = []
    for number, (start, end) in enumerate(pairwise([*starts, len(decoded.text)]), 1):
        cells = _article_cells(_cells(decoded.text, start, end))
        is_coded = any(cell.kind == INDEX for cell in cells)
        told = tuple(_coded(cells) if is_coded else _displayed(cells))
        paragraphs = tuple(paragraph for paragraph, _ in told)
        stated = tuple(Stated(states, paragraph.text, "export") for paragraph, states in told if states)
        if any(one.zone == "report" and one.role != "title" for one in paragraphs):
            yield page_of(
                Manuscript(paragraphs, stated), Document(f"{document.uri}#{number}", b""), media_type=MEDIA_TYPE
            )
        else:
            empty.append(number)
    yield from without_body(document, empty)
    if not starts:
        cause = "saved from Factiva, without an article in it"
        yield Problem("read.export", "R60", f"{document.uri}: {cause}; save the full articles as HTML")


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """The lines of a stretch of markup in order, without those that are empty."""
    words: list[str] = []
    column = kind = ""
    at = start
    while (tag := TAG.search(text, at, end)) is not None:
        words.append(text[at : tag.start()])
        name, at = tag[2].lower(), tag.end()
        found = CLASS.search(tag[3])
        if name in BLOCKS:
            line = clean(html.unescape("".join(words)))
            if line:
                yield Cell(line, kind)
            words.clear()
            kind = found[1] if found is not None and not tag[1] else ""
            column = kind if name in COLUMNS else column
            kind = kind or column
        elif name == "br":
            words.append(" ")
        elif found is not None and found[1].endswith(HEADLINE):
            kind = found[1]
        if name in UNSEEN and not tag[1]:
            closing = text.find(f"</{name}", at, end)
            at = end if closing < 0 else closing
    line = clean(html.unescape("".join((*words, text[at:end]))))
    if line:
        yield Cell(line, kind)


def _article_cells(cells: Iterator[Cell]) -> list[Cell]:
    """The lines of one article, down to its accession number; the foot of the page is left out."""
    kept: list[Cell] = []
    for cell in cells:
        kept.append(cell)
        if ACCESSION.fullmatch(cell.words):
            break
    return kept


def _coded(cells: Sequence[Cell]) -> Iterator[Told]:
    """The form of a table: a code in the first column, its words in the second."""
    code = ""
    for cell in cells:
        if cell.kind == INDEX:
            code = cell.words
        elif code in BODY:
            yield Paragraph(cell.words, zone="report"), ""
        else:
            yield from _field(cell.words, code.lower(), CODES.get(code, ""))


def _displayed(cells: Sequence[Cell]) -> Iterator[Told]:
    """The form of a page: section, headline, author and the lines of the header; paragraphs; what follows them."""
    report = next((i for i, cell in enumerate(cells) if cell.kind.startswith(PARAGRAPH)), len(cells))
    head = [cell.words for cell in cells[:report]]
    counted = next((i for i, words in enumerate(head) if WORDS.fullmatch(words)), len(head))
    marked = {i: _marked(cells[i]) for i in range(counted) if _marked(cells[i])}
    told = dict(enumerate(title_fields(head[:counted]))) if not marked else _around_title(marked, counted)
    if counted == len(head):
        # A page saved from Factiva in another language: only what is marked is known.
        told = {i: (what, what) for i, what in marked.items()}
    told |= dict(enumerate(header_fields(head[counted:]), counted))
    for i, cell in enumerate(cells):
        if cell.kind.startswith(PARAGRAPH):
            yield Paragraph(cell.words, zone="report"), ""
        else:
            yield from _field(cell.words, *told.get(i, ("below", "")))


def _field(words: str, hint: str, states: str) -> Iterator[Told]:
    """A line beside the report and what it states; of a line of sections each of them, of a page in print nothing."""
    if states == "title":
        yield Paragraph(words, "title", zone="report"), states
    elif states == "section":
        for part in PART.finditer(words):
            is_place = PLACE.fullmatch(part[0]) is not None
            yield Paragraph(part[0], "line", zone="around", hint=hint), "" if is_place else states
    else:
        yield Paragraph(words, "line", zone="around", hint=hint), states


def _marked(cell: Cell) -> str:
    """What the markup says of a line of the header: "title", "author", or "" for nothing."""
    return "title" if cell.kind.endswith(HEADLINE) else AUTHOR if cell.kind == AUTHOR else ""


def _around_title(marked: dict[int, str], counted: int) -> dict[int, tuple[str, str]]:
    """The lines above the number of words: those that are marked, sections above the headline, credits below it."""
    title = next((i for i, what in marked.items() if what == "title"), 0)
    found = {i: ("section", "section") if i < title else ("credit", "credit") for i in range(counted)}
    return found | {i: (what, what) for i, what in marked.items()}
