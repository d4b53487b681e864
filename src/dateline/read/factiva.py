"""Factiva: a text export to one page a document, in its display form or under its two-letter codes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.export_fields import (
    COPYRIGHT,
    FOLIO,
    Entry,
    Line,
    Slice,
    broken_off,
    export_text,
    exported_page,
    line_entries,
    lines_of,
    parts_of,
    without_body,
)
from dateline.read.source import Document

# "Document NRTHW00020310303ex330000a" ends every document: the source, the day it came in, and a serial number.
ACCESSION = re.compile(r"^[ \t]*(?:AN\s+)?Document [A-Z][A-Z0-9]{2,15}\d{8}[a-z0-9]{9,12}[ \t]*$", re.MULTILINE)
WORDS = re.compile(r"[\d,.]{1,9} words")
DATE = re.compile(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}")
TIME = re.compile(r"\d{1,2}:\d\d(?: [A-Z]{2,4})?")
SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
ONE_WORD = re.compile(r"[A-Z][a-z]+")
AUTHOR = re.compile(r"By\s")
SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
# A code alone on its line, or before its words: "HD" and the title, "WC" and the length.
CODE = re.compile(r"([A-Z]{2,3})(?:[ \t\u00a0]+|$)")
CODES = {
    "HD": "title",
    "BY": "author",
    "CR": "credit",
    "SE": "section",
    "PD": "date",
    "SN": "outlet",
    "LA": "language",
    "WC": "",
    "ET": "",
    "SC": "",
    "ED": "",
    "CY": "",
}
BODY = ("LP", "TD")
# The codes below a report; what follows the first four is "dravia : Dravia".
INDEXED = ("CO", "IN", "NS", "RE")
BELOW = (*INDEXED, "IPD", "IPC", "PUB", "AN", "RF", "ART", "CT")
# A header has at most so many lines above and below the number of words.
ABOVE, HEADER = 4, 12


def pages_of_factiva(document: Document) -> Iterator[Page | Problem]:
    """The pages of a text export of Factiva."""
    found = export_text(document)
    if isinstance(found, Problem):
        yield found
        return
    text, problems = found
    yield from problems
    yield from pages_of_factiva_text(text, document)


def pages_of_factiva_text(text: str, document: Document, *, media_type: str = "text/plain") -> Iterator[Page | Problem]:
    """The pages of an export whose text is known. What stands below the last document (the search) is left out."""
    start, number = 0, 0
    empty: list[int] = []
    for number, mark in enumerate(ACCESSION.finditer(text), 1):
        page = exported_page(
            text,
            _entries(text, Slice(number, start, mark.end())),
            document,
            number=number,
            media_type=media_type,
        )
        if page is None:
            empty.append(number)
        else:
            yield page
        start = mark.end()
    yield from without_body(document, empty)
    if any(_opens_document(text, line) for line in lines_of(text, Slice(0, start, len(text)))):
        yield broken_off(document, number + 1, lacks='a line such as "Document ABCD000020310303ex330000a"')


def header_fields(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Hint and statement of each line from the number of words down to the copyright, in the display form:
    length, date, time, outlet and its code, edition and page, language, copyright."""
    fields: list[tuple[str, str]] = []
    last = next((i for i, words in enumerate(lines) if COPYRIGHT.match(words)), len(lines))
    for i, words in enumerate(lines):
        known = {hint for hint, _ in fields}
        if i == 0:
            fields.append(("length", ""))
        elif i >= last:
            fields.append(("copyright", ""))
        elif "date" not in known and DATE.fullmatch(words):
            fields.append(("date", "date"))
        elif "outlet" not in known and TIME.fullmatch(words):
            fields.append(("time", ""))
        elif "outlet" not in known:
            fields.append(("outlet", "outlet"))
        elif "source" not in known and SOURCE_CODE.fullmatch(words):
            fields.append(("source", ""))
        elif i == last - 1 and ONE_WORD.match(words):
            fields.append(("language", "language"))
        else:
            fields.append(("edition", ""))
    return fields


def title_fields(lines: Sequence[str]) -> list[tuple[str, str]]:
    """The same of the lines above the number of words: section, title, author. A title is longer than a section."""
    if not lines:
        return []
    authored = len(lines) - 1 if len(lines) > 1 and AUTHOR.match(lines[-1]) else len(lines)
    title = max(range(authored), key=lambda i: (len(lines[i]), -i))
    return [
        ("section", "section") if i < title else ("title", "title") if i == title else ("author", "author")
        for i in range(len(lines))
    ]


def _opens_document(text: str, line: Line) -> bool:
    words = text[line.start : line.end].removeprefix("WC").strip()
    return WORDS.fullmatch(words) is not None


def _entries(text: str, part: Slice) -> Iterator[Entry]:
    lines = [line for line in lines_of(text, part) if not FOLIO.fullmatch(text, line.start, line.end)]
    body = next((i for i, line in enumerate(lines) if _code(text, line) in BODY), None)
    if body is not None and any(_code(text, line) == "HD" for line in lines[:body]):
        yield from _coded_entries(text, lines, body)
    else:
        yield from _displayed_entries(text, lines)


def _displayed_entries(text: str, lines: Sequence[Line]) -> Iterator[Entry]:
    """The display form: the lines around the number of words, the report, and the accession number."""
    words = [text[line.start : line.end] for line in lines]
    counted = next((i for i, found in enumerate(words) if WORDS.fullmatch(found)), None)
    if counted is None:
        return
    first = max(0, counted - ABOVE)
    report = counted + _header_length(words[counted : counted + HEADER])
    fields = (*title_fields(words[first:counted]), *header_fields(words[counted:report]))
    for line, (hint, states) in zip(lines[first:report], fields, strict=True):
        if states == "title":
            yield Entry(line.start, line.end, "title", "report", states=states)
        else:
            field = Entry(line.start, line.end, hint=hint, states=states)
            yield from parts_of(text, field) if states == "section" else (field,)
    yield from _report(text, lines[report:-1])
    yield Entry(lines[-1].start, lines[-1].end, hint="accession number")


def _header_length(words: Sequence[str]) -> int:
    """How many lines the header has from the number of words on: to the copyright, else to the language."""
    copied = [i for i, found in enumerate(words) if COPYRIGHT.match(found)]
    if copied:
        return copied[-1] + 1
    spoken = [i for i, found in enumerate(words) if i > 2 and ONE_WORD.fullmatch(found)]
    coded = [i for i, found in enumerate(words) if i > 1 and SOURCE_CODE.fullmatch(found)]
    return next(iter((*spoken, *coded)), min(2, len(words) - 1)) + 1


def _report(text: str, lines: Sequence[Line]) -> Iterator[Entry]:
    """The report; of a short last line that ends no sentence it cannot be told whether it names the publisher."""
    if not lines:
        return
    *paragraphs, last = lines
    yield from line_entries(paragraphs)
    is_name = bool(paragraphs) and last.end - last.start <= 80 and not SENTENCE.search(text, last.start, last.end)
    yield Entry(last.start, last.end, zone="" if is_name else "report")


def _coded_entries(text: str, lines: Sequence[Line], body: int) -> Iterator[Entry]:
    """The form under codes: fields down to the lead ("LP") or text ("TD"), and from the last run of codes on."""
    below = len(lines) - 1
    pending = 0
    for i in range(len(lines) - 2, body, -1):
        if _is_below(text, lines[i]):
            below, pending = i, 0
        else:
            pending += 1
        if pending > 1:
            break
    yield from _coded_fields(text, lines[:body])
    starts = [i for i in range(body, below) if _code(text, lines[i]) in BODY]
    for at, following in pairwise([*starts, below]):
        if (start := _value(text, lines[at])) < lines[at].end:
            yield Entry(start, lines[at].end, zone="report")
        yield from line_entries(lines[at + 1 : following])
    yield from _coded_fields(text, lines[below:])


def _coded_fields(text: str, lines: Sequence[Line]) -> Iterator[Entry]:
    """The fields: a code and all lines down to the next one."""
    starts = [i for i, line in enumerate(lines) if _code(text, line)]
    for at, following in pairwise([*starts, len(lines)]):
        code, end = _code(text, lines[at]), lines[following - 1].end
        value = _value(text, lines[at])
        value = lines[at + 1].start if value == lines[at].end and at + 1 < following else value
        states = CODES.get(code, "") if value < end else ""
        if states == "title":
            yield Entry(value, end, "title", "report", states="title")
        else:
            field = Entry(lines[at].start, end, hint=code.lower(), states=states, value=value)
            yield from parts_of(text, field) if states == "section" else (field,)


def _code(text: str, line: Line) -> str:
    """The code that a line begins with: a known one, or any that stands alone on its line; "" for other lines."""
    found = CODE.match(text, line.start, line.end)
    if found is None:
        return ""
    is_known = found[1] in CODES or found[1] in BODY or found[1] in BELOW
    return found[1] if is_known or found.end() == line.end else ""


def _is_below(text: str, line: Line) -> bool:
    code, value = _code(text, line), _value(text, line)
    return code in BELOW and (code not in INDEXED or value == line.end or " : " in text[value : line.end])


def _value(text: str, line: Line) -> int:
    found = CODE.match(text, line.start, line.end)
    return line.start if found is None else found.end()
