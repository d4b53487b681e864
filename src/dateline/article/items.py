"""Several reports under one page: the entries of a live blog and the briefs of a round-up, each with its own words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dateline.article.briefs import brief_marks, introduces
from dateline.article.entries import entry_marks
from dateline.article.labels import Labels
from dateline.article.lines import Line
from dateline.article.marks import Mark
from dateline.article.opening import Opening
from dateline.article.published import published_of
from dateline.article.report import Report
from dateline.article.tables import PageTables
from dateline.model.article import Item, ItemKind, Part, Published
from dateline.model.page import Page
from dateline.model.sourced import Span

# So far above the first paragraph a page announces what it is, in lines, and so far below, in paragraphs.
ABOVE, BELOW = 3, 2
# The kind of furniture that a list of key events is.
SUMMARY = "summary"


class Divided(Struct, frozen=True):
    """A report with its items cut out: the lines that begin them are no body any more. `stamps` are where the dates
    begin that belong to items and not to the page."""

    report: Report
    items: tuple[Item, ...] = ()
    stamps: frozenset[int] = frozenset()


class Undivided(Struct, frozen=True):
    """A report as it was found: the lines of its body by index, with what of them is body, and its parts."""

    lines: Sequence[Line]
    body: Mapping[int, Span]
    labels: Labels
    parts: Sequence[Part]


def divided(
    page: Page, lines: Sequence[Line], opening: Opening, labels: Labels, report: Report, tables: PageTables
) -> Divided:
    """The report with its items, or with none where the page holds one report."""
    ends = {span.end: span for span in report.body}
    body = {i: ends[line.span.end] for i, line in enumerate(lines) if line.span.end in ends}
    if opening.body is None or not body:
        return Divided(report)
    whole = Undivided(lines, body, labels, report.parts)
    roles = {block.start: block.role for block in page.blocks}
    head = range(0 if opening.headline is None else opening.headline + 1, opening.body)
    free = {i for i in head if i not in labels.furniture and i not in labels.credits}
    timed = sum(roles.get(lines[i].span.start) == "time" for i in (*sorted(free), *body))
    live = _is_announced(lines, opening, tables.roundups.entries)
    # The first entry may stand right below the list of key events, and its time may have been taken for one of them.
    listed = {part.span.end for part in report.parts if part.furniture == SUMMARY}
    among = [
        i for i, line in enumerate(lines) if i in free or i in body or (line.span.end in listed and not labels.has(i))
    ]
    marks = entry_marks(lines, among, tables, announced=live or timed > 1)
    if marks:
        return _cut("entry", marks, whole, tables, to_next=True)
    own = [*body]
    announced = _is_announced(lines, opening, tables.roundups.briefs) or any(
        introduces(body[i].slice(page.text), tables) for i in own[:BELOW]
    )
    headings = frozenset(i for i in own if roles.get(lines[i].span.start) == "heading")
    marks = brief_marks(lines, own, tables, first=_first(opening, body), announced=announced, headings=headings)
    is_told = announced or any(mark.dateline is not None for mark in marks)
    return _cut("brief", marks, whole, tables, to_next=is_told) if marks else Divided(report)


def published_with(published: Published, items: Sequence[Item]) -> Published:
    """The page's day of publication: that of the first of its dated entries where nothing else states one."""
    days = [one.published for one in items if one.kind == "entry" and one.published is not None]
    if published.best is not None or published.earliest is not None or not days:
        return published
    first = min(days, key=lambda one: (one.best or date.max, one.because))
    return replace(first, rule="published.entries")


def _is_announced(lines: Sequence[Line], opening: Opening, words: re.Pattern[str]) -> bool:
    """Whether the headline, or a line next to it, says what kind of page it is."""
    body = opening.body or 0
    top = body - ABOVE if opening.headline is None else min((*opening.repeated, opening.headline)) - 1
    return any(words.search(line.plain) for line in lines[max(0, top) : body] if not line.is_prose)


def _first(opening: Opening, body: Mapping[int, Span]) -> Mark | None:
    """The page's own dateline as the first of several."""
    if opening.dateline is None or opening.dateline.place is None:
        return None
    line = next(iter(body))
    return Mark(line, opening.dateline.span, body[line].start, dateline=opening.dateline)


def _cut(kind: ItemKind, marks: Sequence[Mark], whole: Undivided, tables: PageTables, *, to_next: bool) -> Divided:
    """The items that begin at the marks: each goes on to the next one, or is its own paragraph alone."""
    body = dict(whole.body)
    new: list[Part] = []
    taken: set[int] = set()
    for mark in marks:
        new += _parts(mark, whole.lines)
        taken.update(i for i in (mark.line, mark.heading_line) if i is not None)
        if mark.heading_line is not None:
            body.pop(mark.heading_line, None)
        if mark.body is None:
            body.pop(mark.line, None)
        else:
            body[mark.line] = Span(mark.body, whole.lines[mark.line].span.end)
            new.append(Part("body", body[mark.line]))
    begins = [mark.line if mark.heading_line is None else min(mark.line, mark.heading_line) for mark in marks]
    items: list[Item] = []
    order = sorted(body)
    at = 0
    for mark, (begin, end) in zip(marks, pairwise((*begins, len(whole.lines))), strict=True):
        inside: list[int] = []
        while at < len(order) and order[at] < end:
            if order[at] >= begin and (to_next or order[at] == mark.line):
                inside.append(order[at])
            at += 1
        if inside:
            items.append(_item(kind, mark, [body[i] for i in inside], range(begin, end), whole.labels, tables))
    ends = {whole.lines[i].span.end for i in taken}
    parts = sorted((*(part for part in whole.parts if part.span.end not in ends), *new), key=lambda part: part.span)
    stamps = frozenset(part.span.start for part in new if part.kind == "date")
    return Divided(Report(tuple(body[i] for i in sorted(body)), tuple(parts)), tuple(items), stamps)


def _parts(mark: Mark, lines: Sequence[Line]) -> Iterator[Part]:
    """What stands at the beginning of an item, as parts of the page."""
    if mark.heading_line is not None:
        yield Part("heading", lines[mark.heading_line].span)
    if mark.dateline is not None:
        yield Part("dateline", mark.dateline.span)
    elif mark.at is not None or mark.published is not None:
        yield Part("date", lines[mark.line].span if mark.body is None else mark.span)


def _item(kind: ItemKind, mark: Mark, body: Sequence[Span], within: range, labels: Labels, tables: PageTables) -> Item:
    heading = mark.heading.spans if mark.heading is not None else ()
    published = mark.published
    if published is None and mark.dateline is not None:
        stated = published_of((), mark.dateline, tables)
        published = stated if stated.best is not None else None
    return Item(
        kind=kind,
        span=Span(min(span.start for span in (body[0], mark.span, *heading)), body[-1].end),
        body=tuple(body),
        heading=mark.heading,
        dateline=mark.dateline,
        published=published,
        at=mark.at,
        bylines=tuple(name for i in within if i in labels.bylines for name in labels.bylines[i].names),
    )
