"""DOCX: the document of an office program to a page."""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree
from msgspec.structs import replace

from dateline.model.page import Page, Stated
from dateline.model.problem import Problem
from dateline.read.composed import TOP, clean, titled
from dateline.read.docx_paragraphs import paragraphs_in
from dateline.read.docx_parts import Package, local, main_part, opened_package
from dateline.read.docx_styles import Style, styles_of
from dateline.read.paragraphs import Manuscript, Paragraph
from dateline.read.source import Document, Remark
from dateline.read.titles import is_author, is_title
from dateline.read.written_exports import pages_of_manuscript

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What the core properties are called, and what they state.
PROPERTIES = {
    "title": "title",
    "creator": "author",
    "created": "date",
    "modified": "modified",
    "language": "language",
}


def pages_of_docx(document: Document) -> Iterator[Page | Problem | Remark]:
    """The one page of a DOCX, or the pages of an archive's export in it."""
    manuscript = read_docx(document.raw, uri=document.uri)
    if isinstance(manuscript, Problem):
        yield manuscript
    else:
        yield from pages_of_manuscript(manuscript, document, media_type=MEDIA_TYPE)


def read_docx(raw: bytes, *, uri: str) -> Manuscript | Problem:
    """What a DOCX holds: headers, body and footers in that order, notes at the end; problems R35 (broken) and R36 (too
    large to be honest). Text that is marked as deleted is left out, inserted text kept; comments are left out."""
    package = opened_package(raw, uri=uri)
    if isinstance(package, Problem):
        return package
    main = main_part(package)
    root = package.part(main)
    if root is None:
        missing = Problem("read.docx", "R35", f"{uri}: no text in this document ({main} is missing); fetch it again")
        return package.problems[0] if package.problems else missing
    related = package.related(main)
    styles = styles_of(_part(package, related, "styles"))
    around = {
        kind: _around(package, related, kind, styles=styles) for kind in ("header", "footer", "footnotes", "endnotes")
    }
    body = titled(paragraphs_in(root, styles=styles))
    paragraphs = (*around["header"], *body, *around["footer"], *around["footnotes"], *around["endnotes"])
    texts = frozenset(paragraph.text for paragraph in body[:TOP])
    return Manuscript(paragraphs, _stated(package, uri, texts=texts), tuple(package.problems))


def _part(package: Package, related: Iterable[tuple[str, str]], kind: str) -> etree._Element | None:
    name = next((name for what, name in related if what == kind), None)
    return None if name is None else package.part(name)


def _around(
    package: Package, related: Iterable[tuple[str, str]], kind: str, *, styles: Mapping[str, Style]
) -> tuple[Paragraph, ...]:
    """Headers and the like, each text once, however many sections repeat it."""
    found: dict[str, Paragraph] = {}
    for name in (name for what, name in related if what == kind):
        root = package.part(name)
        for paragraph in paragraphs_in(root, styles=styles) if root is not None else ():
            found.setdefault(paragraph.text, replace(paragraph, zone="around", hint=kind.removesuffix("s")))
    return tuple(found.values())


def _stated(package: Package, uri: str, *, texts: frozenset[str]) -> tuple[Stated, ...]:
    name = next((name for kind, name in package.related("") if kind == "core-properties"), "docProps/core.xml")
    root = package.part(name)
    found: list[Stated] = []
    for element in root if root is not None else ():
        what, words = PROPERTIES.get(local(element.tag), ""), clean(element.text or "")
        if not what or not words:
            continue
        if (what == "title" and not is_title(words, texts=texts)) or (what == "author" and not is_author(words)):
            continue
        found.append(Stated(what, words, "document"))
    return tuple(found)
