"""Nexis Uni, Lexis Advance and the older LexisNexis: an export of full documents to one page a document."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.export_fields import (
    COPYRIGHT,
    Entry,
    Line,
    Slice,
    body_entries,
    broken_off,
    export_text,
    exported_page,
    lines_of,
    paragraphs_of,
    parts_of,
    without_body,
)
from dateline.read.source import Document, Remark

# "3 of 120 DOCUMENTS" stands above a document of the older kind, "End of Document" below one of the newer.
NUMBER = re.compile(r"^[ \t]*(\d{1,7}) of (\d{1,7}) DOCUMENTS?[ \t]*$", re.MULTILINE)
END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
PROMISED = re.compile(r"^[ \t]*Documents \((\d{1,7})\)[ \t]*$", re.MULTILINE)
# "March 3, 2031 Monday 9:40 AM GMT", "Monday 3 March 2031", "March 2031": the line of the date and nothing else.
DATE = re.compile(
    r"(?:[A-Z][a-z]{2,9},? )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8} \d{4})"
    r"(?:[ ,;][^\n]{0,60})?"
)
LABEL = re.compile(r"([A-Z][A-Za-z]*(?:-[A-Za-z]+)*):(?:[ \t\u00a0]+|$)")
# The fields above and below a report that are known, and what they state.
FIELDS = {
    "headline": "title",
    "byline": "author",
    "section": "section",
    "dateline": "dateline",
    "highlight": "description",
    "language": "language",
    "publication-type": "type",
    "url": "url",
    "length": "",
    "graphic": "",
    "load-date": "",
    "body": "",
}
# What begins the fields below a report: a label in the older kind, a line of its own or the last date in the newer.
BELOW_OLD = re.compile(
    r"(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|SUBJECT|ORGANIZATION|COMPANY|INDUSTRY|JOURNAL-CODE|URL):"
)
BELOW_NEW = re.compile(r"Load-Date:|Language:\s+[A-Z]{4,}\b|(?:Classification|Graphic|Notes)$")
# The lines of the cover and its list of contents, which stand before the first document of the newer kind.
COVER = re.compile(
    r"\d{1,7}\. |(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by):?"
    r"|Documents \(\d|Content Type\b|(?:News\s+)?(?:Timeline|Sources?|Location):"
)


def pages_of_nexis(document: Document) -> Iterator[Page | Problem | Remark]:
    """The pages of a text export, the older kind ("3 of 120 DOCUMENTS") or the newer ("End of Document")."""
    found = export_text(document)
    if isinstance(found, Problem):
        yield found
        return
    text, problems = found
    yield from problems
    yield from pages_of_nexis_text(text, document)


def pages_of_nexis_text(
    text: str, document: Document, *, media_type: str = "text/plain"
) -> Iterator[Page | Problem | Remark]:
    """The pages of an export whose text is known, one paragraph of a written document a line of its own."""
    is_old = NUMBER.search(text) is not None
    slices = _numbered(text) if is_old else _ended(text)
    empty: list[int] = []
    read = 0
    for part in slices:
        entries = tuple(_old_entries(text, part) if is_old else _new_entries(text, part))
        if part is slices[-1] and _is_broken_off(text, slices, is_old=is_old):
            yield broken_off(document, part.number, lacks="its closing fields" if is_old else '"End of Document"')
            continue
        page = exported_page(text, entries, document, number=part.number, media_type=media_type)
        if page is None:
            empty.append(part.number)
        else:
            read += 1
            yield page
    yield from without_body(document, empty)
    promised = NUMBER.search(text) if is_old else PROMISED.search(text)
    if promised is not None and (whole := int(promised[promised.lastindex or 1])) > len(slices):
        message = f"{document.uri}: {len(slices)} documents of the {whole} that the export names are in this file"
        yield Remark(document.uri, message)


def _numbered(text: str) -> list[Slice]:
    """The documents of the older kind: each under its number. Numbers that do not rise are counted anew."""
    marks = list(NUMBER.finditer(text))
    numbers = [int(mark[1]) for mark in marks]
    if any(this >= following for this, following in pairwise(numbers)):
        numbers = list(range(1, len(marks) + 1))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [Slice(number, mark.end(), end) for number, mark, end in zip(numbers, marks, ends, strict=True)]


def _ended(text: str) -> list[Slice]:
    """The documents of the newer kind: each down to its closing line. The first begins below the cover."""
    starts, ends = [0], []
    for mark in END.finditer(text):
        ends.append(mark.start())
        starts.append(mark.end())
    slices = [Slice(i, start, end) for i, (start, end) in enumerate(zip(starts, [*ends, len(text)], strict=True), 1)]
    rest = lines_of(text, slices[-1])
    return slices if any(_label(text, line) or text[line.start : line.end] == "Body" for line in rest) else slices[:-1]


def _is_broken_off(text: str, slices: Sequence[Slice], *, is_old: bool) -> bool:
    """Whether the last document lacks what closes one: in the older kind, the fields that close the first."""
    last, first = slices[-1], slices[0]
    if not is_old:
        return END.match(text, last.end) is None
    return first is not last and _is_closed(text, first) and not _is_closed(text, last)


def _is_closed(text: str, part: Slice) -> bool:
    return any(line.opens and BELOW_OLD.match(text, line.start) is not None for line in lines_of(text, part))


def _old_entries(text: str, part: Slice) -> Iterator[Entry]:
    """The older kind: outlet, date, fields and headline, each apart from the others by a blank line; the report."""
    seen: set[str] = set()
    groups = paragraphs_of(lines_of(text, part))
    labels = {_label(text, group[0]) for group in groups}
    # The length is the last field above a report; some outlets give none.
    last = next((label for label in ("length", "headline") if label in labels), "title")
    for i, group in enumerate(groups):
        label = _label(text, group[0])
        if label and label != "body":
            seen.add(label)
            yield from _fields(text, group)
        elif COPYRIGHT.match(text, group[0].start):
            yield _around(group, "copyright")
        elif "load-date" in seen:
            yield _around(group, "below")
        elif label or (last in seen and "body" not in labels):
            yield from _report(text, groups, i, end=part.end)
            return
        elif "outlet" not in seen:
            seen.add("outlet")
            yield Entry(group[0].start, group[-1].end, hint="outlet", states="outlet")
        elif "date" not in seen and DATE.fullmatch(text, group[0].start, group[0].end):
            seen.add("date")
            yield Entry(group[0].start, group[0].end, hint="date", states="date")
            yield from [_around(group[1:], "edition")] if group[1:] else []
        elif "title" not in seen and "headline" not in labels:
            seen.add("title")
            yield Entry(group[0].start, group[-1].end, "title", "report", states="title")
        else:
            yield _around(group, "header")


def _report(text: str, groups: Sequence[Sequence[Line]], at: int, *, end: int) -> Iterator[Entry]:
    """The report from a paragraph on, and the fields below it; a label "BODY:" is left out."""
    start = groups[at][0].start
    if (label := LABEL.match(text, start, groups[at][0].end)) is not None and label[1].lower() == "body":
        start = label.end()
    below = next((i for i in range(at, len(groups)) if BELOW_OLD.match(text, groups[i][0].start)), len(groups))
    tail = groups[below:]
    if not tail:
        below = len(groups) - _closing_copyright(text, groups[at:])
        tail = groups[below:]
    yield from body_entries(text, start, tail[0][0].start if tail else end)
    for group in tail:
        yield from _fields(text, group)


def _closing_copyright(text: str, groups: Sequence[Sequence[Line]]) -> int:
    return 1 if len(groups) > 1 and COPYRIGHT.match(text, groups[-1][0].start) else 0


def _new_entries(text: str, part: Slice) -> Iterator[Entry]:
    """The newer kind: title, outlet, date, copyright and fields down to "Body"; the report; what stands below it."""
    lines = lines_of(text, part)
    body = next((i for i, line in enumerate(lines) if text[line.start : line.end] == "Body"), len(lines))
    has_cover = part.number == 1 and PROMISED.search(text, part.start, part.end) is not None
    cover = [i for i, line in enumerate(lines[:body]) if has_cover and COVER.match(text, line.start)]
    first = cover[-1] + 1 if cover else 0
    yield from _header(text, lines[first:body], is_below_cover=first > 0)
    if body == len(lines):
        return
    yield Entry(lines[body].start, lines[body].end, hint="body")
    tail = next((i for i in range(body + 1, len(lines)) if _is_below(text, lines[i])), len(lines))
    if tail > body + 1:
        yield from body_entries(text, lines[body + 1].start, lines[tail - 1].end)
    for line in lines[tail:]:
        yield from _fields(text, [line])


def _is_below(text: str, line: Line) -> bool:
    return BELOW_NEW.match(text, line.start, line.end) is not None


def _header(text: str, lines: Sequence[Line], *, is_below_cover: bool) -> Iterator[Entry]:
    """The head of a document of the newer kind. Below a cover only the two lines above the date are its own."""
    fields = next((i for i, line in enumerate(lines) if _is_field(text, line)), len(lines))
    dates = [i for i in range(1, fields) if DATE.fullmatch(text, lines[i].start, lines[i].end)]
    date = next((i for i in dates if i > 1), dates[0]) if dates else min(2, fields)
    outlet = date - 1
    if outlet >= 1:
        title = outlet - 1 if is_below_cover else 0
        yield Entry(lines[title].start, lines[outlet - 1].end, "title", "report", states="title")
    if outlet >= 0 and lines:
        yield Entry(lines[outlet].start, lines[outlet].end, hint="outlet", states="outlet")
    if dates:
        yield Entry(lines[date].start, lines[date].end, hint="date", states="date")
    for i in range(date + 1 if dates else date, fields):
        yield Entry(lines[i].start, lines[i].end, hint="edition")
    for line in lines[fields:]:
        yield from _fields(text, [line])


def _is_field(text: str, line: Line) -> bool:
    return bool(_label(text, line)) or COPYRIGHT.match(text, line.start) is not None


def _fields(text: str, group: Sequence[Line]) -> Iterator[Entry]:
    """The fields of a paragraph: one a label at the beginning of a line, over as many lines as it takes."""
    starts = [i for i, line in enumerate(group) if i == 0 or _label(text, line)]
    for at, following in pairwise([*starts, len(group)]):
        start, end = group[at].start, group[following - 1].end
        label = _label(text, group[at])
        found = LABEL.match(text, start, end)
        if found is None or not label:
            hint = "copyright" if COPYRIGHT.match(text, start) else found[1].lower() if found else "below"
            yield Entry(start, end, hint=hint)
        elif FIELDS[label] == "title":
            yield Entry(found.end(), end, "title", "report", states="title")
        else:
            states = FIELDS[label] if found.end() < end else ""
            field = Entry(start, end, hint=label, states=states, value=found.end())
            yield from parts_of(text, field) if states == "section" else (field,)


def _label(text: str, line: Line) -> str:
    """The known label that a line begins with, in lower case; "" for any other line."""
    found = LABEL.match(text, line.start, line.end)
    label = "" if found is None else found[1].lower()
    return label if label in FIELDS else ""


def _around(group: Sequence[Line], hint: str) -> Entry:
    return Entry(group[0].start, group[-1].end, hint=hint)
