"""The report below its opening: the body paragraph by paragraph, and everything else set aside with its kind."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from dateline.article.furniture import LISTS, teasers
from dateline.article.labels import Labels
from dateline.article.lines import Line
from dateline.model.article import Part
from dateline.model.sourced import Span

# A list inside a body has at most so many titles; then the report goes on even in short lines.
LONGEST_LIST = 5


class Report(Struct, frozen=True):
    """The body of a report and the parts within and below it, in page order."""

    body: tuple[Span, ...]
    parts: tuple[Part, ...]


def report_of(lines: Sequence[Line], first: int | None, labels: Labels, *, skip: int) -> Report:
    """Walks down the page from line `first`; without one, all of the page is set aside.

    `skip` is the page offset of the end of the dateline. Below the credits, and below a heading that ends reports,
    nothing belongs to the body any more.
    """
    if first is None:
        return Report((), tuple(_aside(lines, 0, labels)))
    body: list[Span] = []
    parts: list[Part] = []
    i = first
    while i < len(lines):
        if _is_over(lines, i, labels):
            break
        part = labels.part(i, lines[i])
        if part is not None:
            parts.append(_with_title(part, lines[i]))
        elif lines[i].span.end > skip:
            body.append(_after(lines[i], skip))
            parts.append(Part("body", body[-1]))
        i += 1
        if part is not None and i - 1 in labels.furniture and labels.furniture[i - 1].heads_list:
            end = _list_end(lines, i, labels)
            parts += teasers(lines[i:end], labels.furniture[i - 1].kind)
            i = end
    return Report(tuple(body), (*parts, *_aside(lines, i, labels)))


def _is_over(lines: Sequence[Line], i: int, labels: Labels) -> bool:
    if i in labels.credits:
        return True
    entry = labels.furniture.get(i)
    return entry is not None and entry.ends and not (entry.heads_list and _goes_on(lines, i + 1, labels))


def _goes_on(lines: Sequence[Line], start: int, labels: Labels) -> bool:
    """Whether the report goes on below a list that stood in its middle: after a few titles without snippets, nothing
    but paragraphs, two at least. Teasers with snippets never look so: their titles stand between the paragraphs."""
    end = next((i for i in range(start, len(lines)) if labels.has(i)), len(lines))
    resumes = next((i for i in range(start, min(end, start + LONGEST_LIST + 1)) if lines[i].is_closed), end)
    below = [line.is_closed for line in lines[resumes:end]]
    return len(below) >= 2 and all(below[:2]) and sum(below) >= 0.8 * len(below)


def _list_end(lines: Sequence[Line], start: int, labels: Labels) -> int:
    """Where a list inside the body ends: at the next paragraph, at a labelled line, or when it grows too long."""
    for i in range(start, min(len(lines), start + LONGEST_LIST)):
        two_closed = lines[i].is_closed and i + 1 < len(lines) and lines[i + 1].is_closed
        if labels.has(i) or lines[i].is_prose or two_closed:
            return i
    return start if len(lines) > start + LONGEST_LIST else len(lines)


def _after(line: Line, skip: int) -> Span:
    """The line without a dateline that ends at offset `skip` of the page."""
    if skip <= line.span.start:
        return line.span
    rest = line.words[skip - line.span.start :]
    return Span(line.span.end - len(rest.lstrip()), line.span.end)


def _aside(lines: Sequence[Line], start: int, labels: Labels) -> Iterator[Part]:
    """Everything from line `start` on, none of it body: lists with their titles, the rest by its kind."""
    kind = "other"
    i = start
    while i < len(lines):
        part = labels.part(i, lines[i])
        # A byline below is a teaser's; who only signs ("Source: Northwire") signs this report.
        signs = i in labels.bylines and not labels.bylines[i].names and kind == "other"
        if part is None or part.kind == "date" or (part.kind == "byline" and not signs):
            end = next((j for j in range(i, len(lines)) if j in labels.furniture or j in labels.credits), len(lines))
            yield from teasers(lines[i:end], kind)
            i = end
            continue
        yield _with_title(part, lines[i])
        if i in labels.furniture and labels.furniture[i].heads_list:
            kind = labels.furniture[i].kind
        i += 1


def _with_title(part: Part, line: Line) -> Part:
    """A line that names another report has its title: "Related: Port city counts its dead"."""
    title = line.words.partition(":")[2].strip() if part.furniture in LISTS else ""
    return msgspec.structs.replace(part, title=title) if title else part
