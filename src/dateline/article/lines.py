"""The lines of a page as the rooms of `article` see them: exact words, plain words, and whether they are prose."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.article.credits import credits_behind
from dateline.article.published import YEAR
from dateline.article.signature import signature_behind
from dateline.article.tables import PageTables
from dateline.model.page import Page
from dateline.model.sourced import Span

STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("`", "'"))
BULLET = re.compile(r"^[\s►▶▸•·●■×*+>»|#~–—-]+")
# How a line ends, closing marks aside: as a sentence, in the middle of one, or cut off.
CLOSERS = "\"'”’)]"
STOPS, CUT_OFF, GOES_ON = (".", "!", "?"), ("..", "…"), (",", "–", "—", "-")
ENDS = (*STOPS, "…", ":", ";")
# The source of a piece in a digest: "… four people. [AP]".
SOURCE = re.compile(r"\[[^\[\]]{1,40}\]$")

# So many blocks may stand between the headline of a page and its report, and between the report and its credits.
ABOVE, BELOW = 40, 10


class Line(Struct, frozen=True):
    """One block of the page. `plain` are its words in lower case with straight quotes, bullets and bars left out.

    `is_prose`: it reads as a paragraph, of seven words or more and the end of a sentence (or a great length);
    `is_closed`: a sentence ends with it, however short it is, as no headline does; `is_cut_off`: it breaks off with
    dots, as the first words of another report in a teaser do.
    """

    span: Span
    words: str
    plain: str
    is_prose: bool
    is_closed: bool
    is_cut_off: bool


def plain(words: str) -> str:
    """Words in lower case with straight quotes and single blanks, without a bullet before them."""
    straight = words
    if not words.isascii():
        # Six replacements take a fifth of the time of one `translate`, whose table is asked for every letter.
        for curved, sign in STRAIGHT:
            straight = straight.replace(curved, sign)
    return " ".join((straight if straight[:1].isalnum() else BULLET.sub("", straight)).lower().split())


def line_of(text: str, start: int, end: int) -> Line:
    """The line at those offsets."""
    words = text[start:end]
    low = plain(words)
    # The end tells most of it, and is looked at once: every room asks.
    bare = SOURCE.sub("", words).rstrip().rstrip(CLOSERS) if words.endswith("]") else words.rstrip(CLOSERS)
    is_cut_off = bare.endswith(CUT_OFF)
    is_ended = not is_cut_off and (bare.endswith(ENDS) or words.endswith(GOES_ON))
    is_long = low.count(" ") >= 6
    return Line(
        span=Span(start, end),
        words=words,
        plain=low,
        is_prose=is_long and (is_ended or len(words) > 250),
        is_closed=is_ended and bare.endswith(STOPS),
        is_cut_off=is_cut_off,
    )


def lines_of(page: Page, tables: PageTables) -> tuple[Line, ...]:
    """The page's blocks as lines. One that runs over into "Posted: Monday, March 3, 2031 …", into credits or into the
    signature of an agency is cut before that."""
    near = _near_report(page)
    signed = _signed(page, near, tables)
    lines: list[Line] = []
    for i, block in enumerate(page.blocks):
        if i in near:
            lines += _cut(page.text, block.start, block.end, tables, signature=signed.get(i))
        else:
            lines.append(line_of(page.text, block.start, block.end))
    return tuple(lines)


def _near_report(page: Page) -> range:
    """The blocks that may be the report's: on a page of zones those between its headline and its credits."""
    inside = [i for i, block in enumerate(page.blocks) if block.zone != "around"]
    return range(inside[0] - ABOVE, inside[-1] + BELOW + 1) if inside else range(0)


def _signed(page: Page, near: range, tables: PageTables) -> dict[int, int]:
    """Where the agency begins that signs at the end of a block. Where it is so with several, they name the sources of
    a digest ("… said. [AP]"), and none signs the report."""
    found = {
        i: at
        for i, block in enumerate(page.blocks)
        if i in near and (at := signature_behind(page.text[block.start : block.end], tables)) is not None
    }
    return found if len(found) == 1 else {}


def _cut(text: str, start: int, end: int, tables: PageTables, *, signature: int | None) -> Iterator[Line]:
    if end - start < 400 and YEAR.search(text, start, end) is not None:
        for stamp in tables.stamp.finditer(text, start + 1, end):
            dated = tables.date.search(text, stamp.end(), end)
            if dated is not None and dated.start() - stamp.end() < 30 and text[stamp.start(1)].isupper():
                yield from (line_of(text, *_trimmed(text, start, stamp.start())), line_of(text, stamp.start(), end))
                return
    words = text[start:end]
    behind = credits_behind(words, tables)
    behind = signature if behind is None else behind
    if behind is None:
        yield line_of(text, start, end)
    else:
        yield line_of(text, start, start + len(words[:behind].rstrip()))
        yield line_of(text, start + behind, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip(" (|·-–—\t\u00a0"))
