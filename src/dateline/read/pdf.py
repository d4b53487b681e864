"""PDF with a text layer to a page: its columns in reading order, its running heads set apart."""

import re
from collections.abc import Iterator
from typing import Literal

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct

from dateline.model.page import Page, Stated
from dateline.model.problem import Problem
from dateline.read.composed import TOP, clean, page_of
from dateline.read.paragraphs import Manuscript, Paragraph
from dateline.read.pdf_initials import with_initials
from dateline.read.pdf_layout import runs_of
from dateline.read.pdf_paragraphs import UPPER, paragraphs_of
from dateline.read.pdf_running import Laid, edged
from dateline.read.pdf_words import words_of
from dateline.read.source import Document
from dateline.read.titles import is_author, is_title

MEDIA_TYPE = "application/pdf"
# An annual report has some 400 pages and a million characters.
MOST_PAGES, MOST_CHARACTERS = 2_000, 4_000_000
# So many pictures of a page are looked for, so deep in its objects.
MOST_OBJECTS = 200
# A document is read as rubbish if so large a part of its characters are no letters.
STRANGE = 0.3
END = b"%%EOF"
CATALOGUE = re.compile(rb"\b(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}obj\b[^>]{0,100}?/Type\s{0,9}/Catalog\b")
# "D:20140512103000+02'00'": only the year is certain to be there.
DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?")


def pages_of_pdf(document: Document) -> Iterator[Page | Problem]:
    """The one page of a PDF."""
    manuscript = read_pdf(document.raw, uri=document.uri)
    yield manuscript if isinstance(manuscript, Problem) else page_of(manuscript, document, media_type=MEDIA_TYPE)


def read_pdf(raw: bytes, *, uri: str) -> Manuscript | Problem:
    """What a PDF holds, or why it holds nothing: broken (R30), locked (R31), a scan without text (R32), or letters that
    the file does not tell (R34). What is beyond the limits is left out (R33), as are pages that are only pictures (R38)
    and what is missing of a file that was cut short (R39): what is left is read."""
    opened = _opened(raw) or _opened(_ended(raw))
    if opened is None:
        return _told("R30", f"{uri}: no PDF that can be opened, broken or cut short; fetch it again")
    if opened == "locked":
        return _told("R31", f"{uri}: locked with a password; save a copy without it")
    try:
        return _read(opened, raw, uri)
    finally:
        opened.close()


def _opened(raw: bytes) -> pypdfium2.PdfDocument | Literal["locked"] | None:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        # The code of an earlier document may still stand there: one that is locked says so itself.
        is_locked = error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in raw
        return "locked" if is_locked else None


def _ended(raw: bytes) -> bytes:
    """A file that was cut short, with the end that it lacks: its objects are found again if its catalogue is told."""
    catalogue = CATALOGUE.search(raw)
    if catalogue is None:
        return b""
    whole = raw[: raw.rfind(b"endobj") + len(b"endobj")]
    return b"%b\ntrailer\n<< /Root %b %b R >>\nstartxref\n0\n%%%%EOF\n" % (whole, catalogue[1], catalogue[2])


class _Layer(Struct, frozen=True):
    """The text layer: the pages, the numbers of those that are only pictures, and how much was left."""

    pages: tuple[Laid, ...]
    pictures: tuple[int, ...]
    broken: tuple[int, ...]
    characters: int
    strange: int
    unread: int


def _read(opened: pypdfium2.PdfDocument, raw: bytes, uri: str) -> Manuscript | Problem:
    total = len(opened)
    layer = _layer(opened, min(total, MOST_PAGES))
    if layer.characters == 0:
        if layer.pictures:
            return _told("R32", f"{uri}: no text layer, only pictures of pages; run OCR first, such as ocrmypdf")
        return _told("R30", f"{uri}: no text in any of its {total} pages; fetch it again, or run OCR, such as ocrmypdf")
    if layer.strange > STRANGE * layer.characters:
        return _told("R34", f"{uri}: the file does not tell which letters its signs are; run OCR, such as ocrmypdf")
    box = layer.pages[0].box
    paragraphs = paragraphs_of(edged(layer.pages), height=box[1] + UPPER * (box[3] - box[1]))
    problems: list[Problem] = []
    if total > len(layer.pages) or layer.unread:
        limits = f"{len(layer.pages):,} of {total:,} pages and {layer.characters:,} characters were read"
        problems.append(_told("R33", f"{uri}: {limits}, the rest is beyond the limits; split the file"))
    if layer.pictures:
        problems.append(_told("R38", f"{uri}: only a picture on page {_listed(layer.pictures)}; run OCR for its text"))
    if layer.broken:
        problems.append(_told("R30", f"{uri}: page {_listed(layer.broken)} cannot be opened; the others were read"))
    if END not in raw[-2_048:]:
        problems.append(_told("R39", f"{uri}: the file is cut short; what was left of it was read: fetch it again"))
    return Manuscript(paragraphs, _stated(opened, paragraphs), tuple(problems))


def _layer(opened: pypdfium2.PdfDocument, count: int) -> _Layer:
    pages: list[Laid] = []
    pictures: list[int] = []
    broken: list[int] = []
    characters = strange = unread = 0
    for number in range(count):
        if characters > MOST_CHARACTERS:
            break
        page = pdfium.FPDF_LoadPage(opened.raw, number)
        if not page:
            broken.append(number + 1)
            pages.append(Laid((), (0, 0, 1, 1)))
            continue
        try:
            found = words_of(page)
            if not found.words and _has_picture(page):
                pictures.append(number + 1)
        finally:
            pdfium.FPDF_ClosePage(page)
        pages.append(Laid(with_initials(runs_of(found.words)), found.box))
        characters += sum(len(word.text) for word in found.words)
        strange += found.strange
        unread += found.unread
    return _Layer(tuple(pages), tuple(pictures), tuple(broken), characters, strange, unread)


def _has_picture(page: pdfium.FPDF_PAGE) -> bool:
    count = min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, at)) for at in range(count))
    return any(kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _listed(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:5]))
    return shown if len(numbers) <= 5 else f"{shown} and {len(numbers) - 5} more"


def _stated(opened: pypdfium2.PdfDocument, paragraphs: tuple[Paragraph, ...]) -> tuple[Stated, ...]:
    texts = frozenset(paragraph.text for paragraph in paragraphs[: 2 * TOP])
    found: list[Stated] = []
    title, author = (clean(opened.get_metadata_value(key)) for key in ("Title", "Author"))
    if is_title(title, texts=texts):
        found.append(Stated("title", title, "document"))
    if is_author(author):
        found.append(Stated("author", author, "document"))
    for name, key in (("date", "CreationDate"), ("modified", "ModDate")):
        when = _when(opened.get_metadata_value(key))
        if when:
            found.append(Stated(name, when, "document"))
    return tuple(found)


def _when(written: str) -> str:
    """A date of the file's own writing as ISO 8601, as exact as it is; "" for one that is none."""
    found = DATE.fullmatch(written.strip().rstrip("'"))
    if found is None:
        return ""
    year, month, day, hour, minute, second, utc, hours, minutes = found.groups()
    if not "01" <= (month or "01") <= "12" or not "01" <= (day or "01") <= "31" or (hour or "00") > "23":
        return ""
    date = "-".join(part for part in (year, month, day) if part)
    if hour is None:
        return date
    zone = "Z" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    return f"{date}T{hour}:{minute}:{second or '00'}{zone}"


def _told(code: str, message: str) -> Problem:
    return Problem("read.pdf", code, message)
