"""What a written document (PDF, DOCX, RTF) holds before it is a page: its paragraphs in reading order."""

from msgspec import Struct

from dateline.model.page import Stated, Zone
from dateline.model.problem import Problem


class Paragraph(Struct, frozen=True):
    """One paragraph: a single line of text with single blanks, never empty. A forced line break ends a paragraph.

    `role`, `zone` and `hint` are those of its `Block`. `is_bold` says that all of it is set in bold, `bold` is the bold
    text at its beginning ("Byline:" of "Byline: Ann Example"), `opens_page` that the author began a new page with it.
    """

    text: str
    role: str = "paragraph"
    is_bold: bool = False
    bold: str = ""
    opens_page: bool = False
    zone: Zone = ""
    hint: str = ""


class Manuscript(Struct, frozen=True):
    """A document as written: its paragraphs, what it states of itself, and what of it could not be read."""

    paragraphs: tuple[Paragraph, ...]
    metadata: tuple[Stated, ...] = ()
    problems: tuple[Problem, ...] = ()
