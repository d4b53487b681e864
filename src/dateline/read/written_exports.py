"""A written document (DOCX, RTF) to its page, or to the many pages of an archive's export that was saved as one."""

from collections.abc import Iterator

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.composed import BETWEEN, page_of
from dateline.read.export_claims import is_factiva, is_nexis
from dateline.read.factiva import pages_of_factiva_text
from dateline.read.nexis import pages_of_nexis_text
from dateline.read.paragraphs import Manuscript
from dateline.read.sniff import HEAD, Head
from dateline.read.source import Document, Remark


def pages_of_manuscript(
    manuscript: Manuscript, document: Document, *, media_type: str
) -> Iterator[Page | Problem | Remark]:
    """The one page of a written document; of an export of Nexis or Factiva a page for each document in it, told by the
    same layout as its text form. The running heads and the properties of an export's file are nobody's report."""
    text = BETWEEN.join(paragraph.text for paragraph in manuscript.paragraphs if paragraph.zone != "around")
    head = Head(text[:HEAD].encode("utf-8", "replace"), document.uri)
    if is_nexis(head):
        yield from manuscript.problems
        yield from pages_of_nexis_text(text, document, media_type=media_type)
    elif is_factiva(head):
        yield from manuscript.problems
        yield from pages_of_factiva_text(text, document, media_type=media_type)
    else:
        yield page_of(manuscript, document, media_type=media_type)
