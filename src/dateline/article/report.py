"""The report below its opening: the body paragraph by paragraph, and everything else set aside with its kind."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.article.furniture import LISTS, teasers
from dateline.article.lines import Line
from dateline.lexicon.rules.page import Furniture
from dateline.model.article import Part, PartKind
from dateline.model.sourced import Span

SPECIAL: Mapping[str, PartKind] = {"caption": "caption", "correction": "correction"}
# A list inside a body has at most so many titles; then the report goes on even in short lines.
LONGEST_LIST = 5


class Report(Struct, frozen=True):
    """The body of a report and the parts around and within it, in page order."""

    body: tuple[Span, ...]
    parts: tuple[Part, ...]


def report_of(
    lines: Sequence[Line],
    first: int | None,
    furniture: Mapping[int, Furniture],
    known: Mapping[int, Part],
    *,
    skip: int,
) -> Report:
    """Walks down the page from line `first`. `known` are lines already read (bylines, dates, credits); `skip` is the
    page offset at which the body begins, behind a dateline. Without a first line all that follows is set aside."""
    if first is None:
        return Report((), tuple(_aside(lines, 0, furniture, known)))
    body: list[Span] = []
    parts: list[Part] = []
    i = first
    while i < len(lines):
        line = lines[i]
        if i in known:
            parts.append(known[i])
            if known[i].kind == "credits":
                break
        elif i in furniture:
            if furniture[i].ends and not (furniture[i].form == "heading" and _goes_on(lines, i + 1, furniture, known)):
                break
            parts.append(_set_aside(line, furniture[i]))
            if furniture[i].form == "heading":
                end = _list_end(lines, i + 1, furniture, known)
                parts += teasers(lines[i + 1 : end], furniture[i].kind)
                i = end
                continue
        elif line.span.end > skip:
            span = _after(line, skip)
            body.append(span)
            parts.append(Part("body", span))
        i += 1
    else:
        return Report(tuple(body), tuple(parts))
    rest = i + 1 if i in known else i
    return Report(tuple(body), (*parts, *_aside(lines, rest, furniture, known)))


def _goes_on(lines: Sequence[Line], start: int, furniture: Mapping[int, Furniture], known: Mapping[int, Part]) -> bool:
    """Whether the report goes on below a list that stood in its middle: after a few titles without snippets, nothing
    but paragraphs, two at least. Teasers with snippets never look so: their titles stand between the paragraphs."""
    end = next((i for i in range(start, len(lines)) if i in furniture or i in known), len(lines))
    resumes = next((i for i in range(start, min(end, start + LONGEST_LIST + 1)) if lines[i].is_closed), end)
    below = [line.is_closed for line in lines[resumes:end]]
    return len(below) >= 2 and all(below[:2]) and sum(below) >= 0.8 * len(below)


def _after(line: Line, skip: int) -> Span:
    """The line without a dateline that ends at offset `skip` of the page."""
    if skip <= line.span.start:
        return line.span
    rest = line.words[skip - line.span.start :]
    return Span(line.span.end - len(rest.lstrip()), line.span.end)


def _aside(
    lines: Sequence[Line], start: int, furniture: Mapping[int, Furniture], known: Mapping[int, Part]
) -> Iterator[Part]:
    """Everything from line `start` on as furniture: lists with their titles, the rest by its kind."""
    kind = "other"
    i = start
    while i < len(lines):
        if i in known and known[i].kind == "credits":
            yield known[i]
            i += 1
        elif i in furniture:
            yield _set_aside(lines[i], furniture[i])
            if furniture[i].form == "heading":
                kind = furniture[i].kind
            i += 1
        else:
            end = next((j for j in range(i, len(lines)) if j in furniture or _are_credits(known, j)), len(lines))
            yield from teasers(lines[i:end], kind)
            i = end


def _are_credits(known: Mapping[int, Part], i: int) -> bool:
    return i in known and known[i].kind == "credits"


def _set_aside(line: Line, entry: Furniture) -> Part:
    special = SPECIAL.get(entry.kind)
    if special is not None:
        return Part(special, line.span)
    title = line.words.partition(":")[2].strip() if entry.kind in LISTS and entry.form == "opening" else ""
    return Part("furniture", line.span, furniture=entry.kind, title=title or None)


def _list_end(lines: Sequence[Line], start: int, furniture: Mapping[int, Furniture], known: Mapping[int, Part]) -> int:
    """Where a list inside the body ends: at the next paragraph, at furniture, or when it grows too long."""
    for i in range(start, min(len(lines), start + LONGEST_LIST)):
        if (
            i in furniture
            or i in known
            or lines[i].is_prose
            or (lines[i].is_closed and lines[i + 1 : i + 2] and lines[i + 1].is_closed)
        ):
            return i
    return start if len(lines) > start + LONGEST_LIST else len(lines)
