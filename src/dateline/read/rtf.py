"""RTF: the exchange format of the archives and of old office programs to a page."""

from collections.abc import Iterator

from dateline.model.page import Page, Stated
from dateline.model.problem import Problem
from dateline.read.composed import TOP, clean, titled
from dateline.read.paragraphs import Manuscript
from dateline.read.rtf_reading import Reading
from dateline.read.source import Document, Remark
from dateline.read.titles import is_author, is_title
from dateline.read.written_exports import pages_of_manuscript

MEDIA_TYPE = "application/rtf"


def pages_of_rtf(document: Document) -> Iterator[Page | Problem | Remark]:
    """The one page of an RTF document, or the pages of an archive's export in it."""
    manuscript = read_rtf(document.raw, uri=document.uri)
    if isinstance(manuscript, Problem):
        yield manuscript
    else:
        yield from pages_of_manuscript(manuscript, document, media_type=MEDIA_TYPE)


def read_rtf(raw: bytes, *, uri: str) -> Manuscript | Problem:
    """What an RTF document holds: headers, body and footers in that order, notes at the end. A document that breaks
    off is read as far as it goes (R37). Text that is hidden or marked as deleted is left out."""
    reading = Reading()
    reading.read(raw)
    parts = {**reading.paragraphs, "": titled(reading.paragraphs.get("", ()))}
    paragraphs = tuple(one for part in ("header", "", "footer", "footnote") for one in parts.get(part, ()))
    problems: tuple[Problem, ...] = ()
    if reading.is_open:
        cut = f"{uri}: the document is cut short; what was left of it was read: fetch it again"
        problems = (Problem("read.rtf", "R37", cut),)
    texts = frozenset(paragraph.text for paragraph in parts[""][:TOP])
    return Manuscript(paragraphs, _stated(reading, texts=texts), problems)


def _stated(reading: Reading, *, texts: frozenset[str]) -> tuple[Stated, ...]:
    found: list[Stated] = []
    title, author = (clean(reading.properties.get(name, "")) for name in ("title", "author"))
    if is_title(title, texts=texts):
        found.append(Stated("title", title, "document"))
    if is_author(author):
        found.append(Stated("author", author, "document"))
    for name, group in (("date", "creatim"), ("modified", "revtim")):
        when = reading.times.get(group, {})
        if {"yr", "mo", "dy"} <= when.keys() and 1 <= when["mo"] <= 12 and 1 <= when["dy"] <= 31:
            day = f"{when['yr']:04}-{when['mo']:02}-{when['dy']:02}"
            found.append(Stated(name, f"{day}T{when.get('hr', 0):02}:{when.get('min', 0):02}", "document"))
    return tuple(found)
