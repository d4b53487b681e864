"""One document of an archive export to a page: which of its lines are the report, and what its fields state."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dateline.model.names import page_digest
from dateline.model.page import Block, Page, Stated, Zone
from dateline.model.problem import Problem
from dateline.model.sourced import Span
from dateline.read.blocks import blocks_of
from dateline.read.decode import decode
from dateline.read.source import Document
from dateline.read.text import LINE_END

LINE = re.compile(r"[^\n]+")
# "Page 3 of 20", with or without the archive's own notice behind it.
FOLIO = re.compile(r"Page \d{1,6} of \d{1,6}(?:\s+©[^\n]{0,200})?")
# One of several things in a field; and one that is only a place in print: "Pg. 3", "Column 1", "A.3", "1".
PART = re.compile(r"[^;\s](?:[^;]*[^;\s])?")
PLACE = re.compile(r"(?:[A-Z][a-z]{1,6}\.? )?[A-Z]{0,3}[.-]?\d{1,4}[A-Za-z]?")
COPYRIGHT = re.compile(r"(?:copyright\b|\(c\)|©|all rights reserved\b)", re.IGNORECASE)
# So many document numbers are named in one problem.
NAMED = 5


class Line(Struct, frozen=True):
    """One line of an export without the blanks around it; `opens` that it is the first or stands below a blank one."""

    start: int
    end: int
    opens: bool


class Entry(Struct, frozen=True):
    """A stretch of a document: the block that it makes, and the name of what it states ("author"; "" for nothing).

    What is stated begins at `value`, behind the field's own label; None is at the start. `said` is what is stated where
    the words there say it in another way: "Mara Ilves" for "Ilves, Mara".
    """

    start: int
    end: int
    role: str = "line"
    zone: Zone = "around"
    hint: str = ""
    states: str = ""
    value: int | None = None
    said: str = ""


class Slice(Struct, frozen=True):
    """One document of an export: its number, and where it stands in the text of the file."""

    number: int
    start: int
    end: int


def export_text(document: Document) -> tuple[str, tuple[Problem, ...]] | Problem:
    """The text of an export with every line end as one line feed, and what had to be guessed; or why there is none."""
    decoded = decode(document.raw, name=document.uri, declared=document.charset)
    if isinstance(decoded, Problem):
        return decoded
    return LINE_END.sub("\n", decoded.text), decoded.problems


def lines_of(text: str, part: Slice) -> list[Line]:
    """The lines of a document that are not blank."""
    lines: list[Line] = []
    after = part.start - 2
    for found in LINE.finditer(text, part.start, part.end):
        words = found[0]
        bare = words.strip()
        if bare:
            start = found.start() + words.index(bare[0])
            lines.append(Line(start, start + len(bare), found.start() != after + 1))
            after = found.end()
    return lines


def paragraphs_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines taken together where no blank line stands between them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.opens or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def body_entries(text: str, start: int, end: int) -> Iterator[Entry]:
    """The paragraphs of a report between two offsets; the numbers of printed pages in it are set aside."""
    for block in blocks_of(text[start:end]):
        span = (start + block.start, start + block.end)
        if FOLIO.fullmatch(text, *span):
            yield Entry(*span, hint="page number")
        else:
            yield Entry(*span, block.role, "report")


def line_entries(lines: Iterable[Line]) -> Iterator[Entry]:
    """The paragraphs of a report in an export that never wraps them: each is one line."""
    for line in lines:
        yield Entry(line.start, line.end, zone="report")


def parts_of(text: str, entry: Entry) -> Iterator[Entry]:
    """A field that names several things ("WORLD; Conflict; Pg. 3"), each a block that states its own, the first with
    the label. A page or column is none of them."""
    value = entry.start if entry.value is None else entry.value
    for part in PART.finditer(text, value, entry.end):
        start = entry.start if part.start() == value else part.start()
        is_place = PLACE.fullmatch(text, *part.span()) is not None
        hint, states = ("page", "") if is_place else (entry.hint, entry.states)
        yield Entry(start, part.end(), hint=hint, states=states, value=part.start())


def exported_page(
    text: str, entries: Iterable[Entry], document: Document, *, number: int, media_type: str = "text/plain"
) -> Page | None:
    """The page of one document, its text from the first entry to the last; None when no entry belongs to a report's
    body: a picture with a title, or what is left of a document that was cut off."""
    placed = sorted(entries, key=lambda entry: entry.start)
    if not any(entry.zone == "report" and entry.role != "title" for entry in placed):
        return None
    first = placed[0].start
    # The label of a title stands before its block.
    first = text.rfind("\n", 0, first) + 1
    cut = text[first : placed[-1].end]
    indent = len(cut) - len(cut.lstrip())
    first += indent
    cut = cut[indent:]
    return Page(
        uri=f"{document.uri}#{number}",
        media_type=media_type,
        text=cut,
        digest=page_digest(cut),
        blocks=tuple(Block(one.start - first, one.end - first, one.role, one.zone, one.hint) for one in placed),
        fetched=document.fetched,
        metadata=tuple(_stated(text, entry, first) for entry in placed if entry.states),
    )


def forename_first(name: str) -> str:
    """The name of a person as it is spoken: "Mara Ilves" of an index's "Ilves, Mara"; others as they are."""
    surname, comma, forename = (part.strip() for part in name.partition(","))
    return f"{forename} {surname}" if surname and comma and forename and "," not in forename else name


def without_body(document: Document, numbers: Sequence[int]) -> Iterator[Problem]:
    """One problem (R61) for all documents of an export in which no report was found, or none."""
    if numbers:
        named = ", ".join(str(number) for number in numbers[:NAMED])
        more = f" and {len(numbers) - NAMED} more" if len(numbers) > NAMED else ""
        cause = f"no report in document {named}{more}: no text below the fields"
        yield Problem("read.export", "R61", f"{document.uri}: {cause}; export full documents")


def broken_off(document: Document, number: int, *, lacks: str) -> Problem:
    """The problem (R62) of a last document that lacks what every whole one ends with."""
    cause = f"document {number} breaks off, without {lacks} at its end, and is not read"
    return Problem("read.export", "R62", f"{document.uri}: {cause}; export it again")


def _stated(text: str, entry: Entry, first: int) -> Stated:
    start = entry.start if entry.value is None else entry.value
    value = entry.said or " ".join(text[start : entry.end].split())
    return Stated(entry.states, value, "export", Span(start - first, entry.end - first))
