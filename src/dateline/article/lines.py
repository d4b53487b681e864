"""The lines of a page as the rooms of `article` see them: exact words, plain words, and whether they are prose."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.article.credits import credits_behind
from dateline.article.signature import signature_behind
from dateline.article.tables import PageTables
from dateline.model.page import Page
from dateline.model.sourced import Span

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "`": "'"})
BULLET = re.compile(r"^[\s►▶▸•·●■×*+>»|#~–—-]+")
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$|[,–—-]$")
STOP = re.compile(r"[.!?][\"'”’)\]]*$")
YEAR = re.compile(r"\d{4}")
CUT_OFF = re.compile(r"(?:\.\.+|…)[\"'”’)\]]*$")


class Line(Struct, frozen=True):
    """One block of the page. `plain` are its words in lower case with straight quotes, bullets and bars left out."""

    span: Span
    words: str
    plain: str

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph: seven words or more, and the end of a sentence (or a great length)."""
        count = self.plain.count(" ") + 1
        if count < 7:
            return False
        return (SENTENCE_END.search(self.words) is not None and not self.is_cut_off) or len(self.words) > 250

    @property
    def is_closed(self) -> bool:
        """Whether a sentence ends with it, however short it is; a headline or title does not."""
        return STOP.search(self.words) is not None and not self.is_cut_off

    @property
    def is_cut_off(self) -> bool:
        """Whether it breaks off with dots, as the first words of another report in a teaser do."""
        return CUT_OFF.search(self.words) is not None


def plain(words: str) -> str:
    """Words in lower case with straight quotes and single blanks, without a bullet before them."""
    return " ".join(BULLET.sub("", words.translate(STRAIGHT).lower()).split())


def line_of(text: str, start: int, end: int) -> Line:
    """The line at those offsets."""
    words = text[start:end]
    return Line(Span(start, end), words, plain(words))


def lines_of(page: Page, tables: PageTables) -> tuple[Line, ...]:
    """The page's blocks as lines. One that runs over into "Posted: Monday, March 3, 2031 …", into credits or into the
    signature of an agency is cut before that."""
    return tuple(line for block in page.blocks for line in _cut(page.text, block.start, block.end, tables))


def _cut(text: str, start: int, end: int, tables: PageTables) -> Iterator[Line]:
    if end - start < 400 and YEAR.search(text, start, end) is not None:
        for stamp in tables.stamp.finditer(text, start + 1, end):
            dated = tables.date.search(text, stamp.end(), end)
            if dated is not None and dated.start() - stamp.end() < 30 and text[stamp.start(1)].isupper():
                yield from (line_of(text, *_trimmed(text, start, stamp.start())), line_of(text, stamp.start(), end))
                return
    words = text[start:end]
    behind = credits_behind(words, tables)
    behind = signature_behind(words, tables) if behind is None else behind
    if behind is None:
        yield line_of(text, start, end)
    else:
        yield line_of(text, start, start + len(words[:behind].rstrip()))
        yield line_of(text, start + behind, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip(" (|·-–—\t\u00a0"))
