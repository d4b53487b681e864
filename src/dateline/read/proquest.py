"""ProQuest: a text export, its documents between long lines of underscores, to one page a document."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.export_fields import (
    Entry,
    Line,
    Slice,
    broken_off,
    export_text,
    exported_page,
    forename_first,
    line_entries,
    lines_of,
    paragraphs_of,
    parts_of,
    without_body,
)
from dateline.read.source import Document

SEPARATOR = re.compile(r"^[ \t]*_{60}[ \t]*$", re.MULTILINE)
LABEL = re.compile(r"([A-Z][A-Za-z]*[a-z][A-Za-z]*(?: (?:/ )?[A-Za-z]+){0,4}):(?:[ \t\u00a0]+|$)")
NUMBER = re.compile(r"Document \d{1,7} of \d{1,7}")
# What makes a stretch between two separators a document, and no notice of the archive; the last closes it.
TEXT, INFO, CLOSING = "full text", "publication info", "proquest document id"
ABSENT = re.compile(r"(?:none|not) available\b", re.IGNORECASE)
FIELDS = {
    "title": "title",
    "author": "author",
    "publication title": "outlet",
    "publication date": "date",
    "section": "section",
    "dateline": "dateline",
    "abstract": "description",
    "language of publication": "language",
    "document type": "type",
    "document url": "url",
    "credit": "credit",
}
# A field that begins the list below a text; the others there only look like fields ("Note: …" may end a report).
BELOW = frozenset(
    (
        *("subject", "business indexing term", "location", "people", "company / organization", "identifier / keyword"),
        *("classification", "title", "publication title", "publication year", "publication date", CLOSING),
    )
)


def pages_of_proquest(document: Document) -> Iterator[Page | Problem]:
    """The pages of a text export of ProQuest."""
    found = export_text(document)
    if isinstance(found, Problem):
        yield found
        return
    text, problems = found
    yield from problems
    empty: list[int] = []
    number, closes = 0, False
    for start, end, is_last in _stretches(text):
        lines = lines_of(text, Slice(number + 1, start, end))
        labels = {_label(text, line) for line in lines if line.opens}
        if not labels & {TEXT, INFO, CLOSING}:
            continue
        number += 1
        if is_last and closes and CLOSING not in labels:
            yield broken_off(document, number, lacks="its document ID")
            continue
        closes = closes or CLOSING in labels
        page = exported_page(text, _entries(text, lines), document, number=number)
        if page is None:
            empty.append(number)
        else:
            yield page
    yield from without_body(document, empty)


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of what stands between two separators, and whether it is the last."""
    start = 0
    for mark in SEPARATOR.finditer(text):
        yield start, mark.start(), False
        start = mark.end()
    yield start, len(text), True


def _entries(text: str, lines: Sequence[Line]) -> Iterator[Entry]:
    """Title, fields, the report below "Full text:", and fields again."""
    if lines and NUMBER.fullmatch(text, lines[0].start, lines[0].end):
        yield Entry(lines[0].start, lines[0].end, hint="number")
        lines = lines[1:]
    groups = paragraphs_of(lines)
    body = next((i for i, group in enumerate(groups) if _label(text, group[0]) == TEXT), len(groups))
    below = _below(text, groups, body)
    seen: set[str] = set()
    if groups and body > 0 and _label(text, groups[0][0]) not in (*FIELDS, *BELOW, INFO):
        seen.add("title")
        yield Entry(groups[0][0].start, groups[0][-1].end, "title", "report", states="title")
        yield from _fields(text, groups[1:body], seen)
    else:
        yield from _fields(text, groups[:body], seen)
    report = [line for group in groups[body:below] for line in group]
    if report:
        found = LABEL.match(text, report[0].start, report[0].end)
        first = report[0].start if found is None else found.end()
        if first < report[0].end and not ABSENT.match(text, first):
            yield Entry(first, report[0].end, zone="report")
        yield from line_entries(report[1:])
    yield from _fields(text, groups[below:], seen)


def _below(text: str, groups: Sequence[Sequence[Line]], body: int) -> int:
    """Where the list of fields below the report begins: at the first known one from which on all are fields."""
    below = len(groups)
    for i in range(len(groups) - 1, body, -1):
        label = _label(text, groups[i][0])
        if not label:
            break
        if label in BELOW:
            below = i
    return below


def _fields(text: str, groups: Sequence[Sequence[Line]], seen: set[str]) -> Iterator[Entry]:
    """A field a paragraph. What is repeated further down is stated once."""
    for group in groups:
        start, end = group[0].start, group[-1].end
        found = LABEL.match(text, start, group[0].end)
        label = _label(text, group[0])
        states = FIELDS.get(label, "")
        if found is None or found.end() >= end or states in seen or ABSENT.match(text, found.end()):
            yield Entry(start, end, hint=label or "link")
        elif states == "title":
            seen.add(states)
            yield Entry(found.end(), end, "title", "report", states=states)
        elif states == "author":
            seen.add(states)
            yield from _people(text, Entry(start, end, states=states, value=found.end()))
        else:
            seen.update((states,) if states else ())
            field = Entry(start, end, hint=label, states=states, value=found.end())
            yield from _outlet(text, field) if states == "outlet" else (field,)


def _people(text: str, field: Entry) -> Iterator[Entry]:
    """Every person of an author field: "Author: Ilves, Mara; Hale, Tomas" are two. The hint says that the line is a
    field of an index, where surnames come first, and no byline."""
    for part in parts_of(text, field):
        said = forename_first(" ".join(text[part.value or part.start : part.end].split()))
        yield replace(part, hint="indexed names", said=said)


def _outlet(text: str, field: Entry) -> Iterator[Entry]:
    """The outlet of "Harbour Courier; Alma", and the place where it appears."""
    for i, part in enumerate(parts_of(text, field)):
        yield part if i == 0 else replace(part, hint="place", states="")


def _label(text: str, line: Line) -> str:
    """The label that a line begins with, in lower case; "" for a line that has none."""
    found = LABEL.match(text, line.start, line.end)
    return "" if found is None else found[1].lower()
