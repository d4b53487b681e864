"""The reports of a round-up: each begins with a dateline, a heading of one form, or the word "elsewhere".

A wrong split is worse than none: the beginnings are alike and repeat, or the page announces them.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dateline.article.dateline import is_first_only
from dateline.article.lines import Line, plain
from dateline.article.marks import Mark, dateline_mark, elsewhere_mark, has_bullet, heading_mark
from dateline.article.tables import PageTables
from dateline.model.article import Dateline
from dateline.model.sourced import Span

# Datelines of places alone that show a round-up which announces nothing; with an agency in each, two are enough.
ENOUGH, ENOUGH_SIGNED, ENOUGH_ANNOUNCED = 3, 2, 2
LONGEST_NAME = 60
QUOTES = "\"“'‘"


def brief_marks(
    lines: Sequence[Line],
    among: Sequence[int],
    tables: PageTables,
    *,
    first: Mark | None,
    announced: bool,
    headings: frozenset[int],
) -> tuple[Mark, ...]:
    """The beginnings of the reports among the lines of a body, in page order; none where it is no round-up.

    `first` is the dateline that opens the body, `headings` are the lines that the format marks as headings.
    """
    elsewhere = [mark for i in among if (mark := elsewhere_mark(i, lines[i], tables)) is not None]
    datelines = [mark for i in among if (mark := dateline_mark(i, lines[i], tables)) is not None]
    if not announced:
        datelines = _without_speakers([mark for mark in datelines if not _is_label(mark, lines[mark.line])], lines)
    datelines = [mark for mark in datelines if first is None or mark.line != first.line]
    if first is not None and not introduces(
        lines[first.line].words[(first.body or 0) - lines[first.line].span.start :], tables
    ):
        datelines = [first, *datelines]
    if _repeat(datelines, announced=announced):
        own = {mark.line for mark in datelines}
        above = dict(zip(among[1:], among, strict=False))
        marks = [
            *(_under_heading(mark, lines, above) for mark in datelines),
            *(m for m in elsewhere if m.line not in own),
        ]
        return tuple(sorted(marks, key=lambda mark: mark.line))
    if announced:
        for is_one in (_is_place_line, _is_capitals, _is_marked(headings)):
            marks = [
                mark for i, below in pairwise(among)
                if is_one(i, lines[i]) and lines[below].is_closed and (mark := heading_mark(i, lines[i])) is not None
            ]  # fmt: skip
            if len(marks) >= ENOUGH_ANNOUNCED:
                return tuple(marks)
        bulleted = [Mark(i, Span(lines[i].span.start, lines[i].span.start), lines[i].span.start) for i in among
                    if has_bullet(lines[i]) and lines[i].is_prose]  # fmt: skip
        if len(bulleted) >= ENOUGH:
            return tuple(bulleted)
    return tuple(elsewhere) if len(elsewhere) >= ENOUGH_ANNOUNCED or (announced and elsewhere) else ()


def introduces(words: str, tables: PageTables) -> bool:
    """Whether a paragraph says that several reports follow: "Following are security developments in Dravia"."""
    return tables.roundups.introduction.match(plain(words[:80])) is not None


def _is_label(mark: Mark, line: Line) -> bool:
    """Whether it is a bare word glued to a quotation, "FAREWELL—“The last ferry …": a label of a list, no place."""
    bare = mark.dateline is not None and mark.dateline.agency is None and mark.dateline.date is None
    return bare and mark.body == mark.span.end and line.words[mark.span.end - line.span.start] in QUOTES


def _without_speakers(datelines: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """The datelines without the turns of a transcript, "DANA KARIM: We left at dawn.": of names before a mere colon one
    comes again, whole or by its last part."""
    turns = [
        mark for mark in datelines
        if mark.dateline is not None
        and is_first_only(mark.dateline, lines[mark.line].words, lines[mark.line].span.start)
    ]  # fmt: skip
    names = {name.value.split()[-1].lower() for mark in turns if mark.dateline and (name := mark.dateline.place)}
    return [mark for mark in datelines if mark not in turns] if len(names) < len(turns) else list(datelines)


def _repeat(datelines: Sequence[Mark], *, announced: bool) -> bool:
    """Whether these are the datelines of several reports, and not one dateline said again."""
    written = [mark.dateline for mark in datelines if mark.dateline is not None]
    places = {dateline.place.value.lower() for dateline in written if dateline.place is not None}
    if len(places) < min(len(written), 2):
        return False
    signed = [dateline for dateline in written if dateline.agency is not None]
    return (
        len(written) >= (ENOUGH_ANNOUNCED if announced else ENOUGH)
        or (len(signed) >= ENOUGH_SIGNED and len(signed) == len(written) and _signed_alike(signed))
    )  # fmt: skip


def _signed_alike(datelines: Sequence[Dateline]) -> bool:
    return len({(dateline.date is None) for dateline in datelines}) == 1


def _under_heading(mark: Mark, lines: Sequence[Line], above: Mapping[int, int]) -> Mark:
    """The mark with the short line above its dateline as its heading."""
    i = above.get(mark.line)
    if i is None or lines[i].is_prose or (heading := heading_mark(i, lines[i])) is None:
        return mark
    return replace(mark, heading=heading.heading, heading_line=i)


def _is_place_line(_: int, line: Line) -> bool:
    """ "Gao:" alone on its line."""
    return (
        line.words.rstrip(" *_").endswith(":")
        and len(line.words) <= LONGEST_NAME
        and line.words.lstrip(" *_")[:1].isupper()
    )


def _is_capitals(_: int, line: Line) -> bool:
    return line.words.isupper() and len(line.words) <= LONGEST_NAME


def _is_marked(headings: frozenset[int]) -> Callable[[int, Line], bool]:
    return lambda i, line: i in headings and len(line.words) <= 2 * LONGEST_NAME
