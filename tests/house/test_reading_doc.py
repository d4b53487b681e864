"""Every row of every table in `docs/reading.md` is what the program reads."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dateline.analysis.actor_coding import actor_of
from dateline.analysis.gate import deserves_parse
from dateline.analysis.letter_case import restored
from dateline.export.words import where_words
from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.reading import Sentence
from dateline.model.records import Event, Figure
from dateline.model.sourced import Span
from dateline.model.values import Count
from dateline.pipeline import Desk, read_page, report_of
from dateline.read.blocks import blocks_of

Row = tuple[str, ...]
DOCUMENT = (Path(__file__).parent.parent.parent / "docs" / "reading.md").read_text("utf-8")
# The report that the document speaks of: one of a Monday, from Gao, where the row names no town of its own.
HEADLINE = "Violence in the north\n\n"
HERE = "GAO, May 5, 2031 (Northwire) - "
# A dateline of a row's own: "SYDNEY: Rain fell."
ELSEWHERE = ": "
LINE_END = " ⏎ "


def tables_of(text: str) -> list[tuple[Row, list[Row]]]:
    """Every table of a document: the cells of its head, and those of its rows."""
    tables: list[tuple[Row, list[Row]]] = []
    previous = ""
    for line in text.splitlines():
        if line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            if not previous.startswith("|"):
                tables.append((cells, []))
            elif not cells[0].startswith("---"):
                tables[-1][1].append(cells)
        previous = line
    return tables


def page_of(cell: str) -> tuple[Page, Span]:
    """The page on which the words of a cell stand, and where those in bold stand on it."""
    town, elsewhere, told = cell.partition(ELSEWHERE)
    if elsewhere and town.isupper():
        opening, cell = f"{town}, May 5, 2031 (Northwire) - ", told
    else:
        opening = HERE
    before, _, rest = cell.replace(LINE_END, "\n\n").partition("**")
    bold, _, after = rest.partition("**")
    text = f"{HEADLINE}{opening}{before}{bold}{after}\n"
    start = len(HEADLINE) + len(opening) + len(before)
    page = Page("test", "text/plain", text, page_digest(text), blocks_of(text), None, ())
    return page, Span(start, start + len(bold))


def sentences_and_quotations(cell: str, desk: Desk) -> Row:
    page, _ = page_of(cell)
    whole, _ = read_page(page, desk)
    reading = whole.of_body
    quotes = [f"“{quote.slice(page.text)}”" for sentence in reading.sentences for quote in sentence.quotes]
    return str(len(reading.of_body.sentences)), " ".join(quotes) or "–"


def passes_the_gate(cell: str, desk: Desk) -> Row:
    return ("read on" if deserves_parse(cell, desk.analysis.gate) else "set aside",)


def as_in_print(cell: str, desk: Desk) -> Row:
    sentence = Sentence(0, 0, Span(0, len(cell)), ())
    return (restored(cell, [sentence], desk.analysis.case),)


def number(cell: str, desk: Desk) -> Row:
    page, bold = page_of(cell)
    whole, _ = read_page(page, desk)
    reading = whole.of_body
    for mention in reading.numbers:
        if mention.span == bold:
            unit = "in a row" if mention.ordinal else mention.unit or "–"
            unit += f", {mention.change}" if mention.change else ""
            unit += f", was {mention.was:g}" if mention.was is not None else ""
            return (*ends(mention.count), mention.count.qualifier, unit)
    return tuple(mention.span.slice(page.text) for mention in reading.numbers)


def tolls(cell: str, desk: Desk) -> Row:
    page, _ = page_of(cell)
    told = []
    for record in report_of(page, desk).records:
        if isinstance(record, Event):
            for toll in record.toll:
                within = f", {toll.including} among them" if toll.including else ""
                own = ", the attacker" if toll.of_perpetrators else ""
                told.append(f"{toll.outcome}: {'–'.join(dict.fromkeys(ends(toll.count)))} {toll.who}{own}{within}")
        elif isinstance(record, Figure):
            parts = "".join(f", {count.words} {who} among them" for count, who in record.of_which)
            told.append(f"figure, {record.measure}: {'–'.join(dict.fromkeys(ends(record.count)))} {record.of}{parts}")
    return ("; ".join(told) or "–",)


def ends(count: Count) -> Row:
    return tuple("open" if end is None else str(end) for end in (count.low, count.high))


def time(cell: str, desk: Desk) -> Row:
    page, bold = page_of(cell)
    reading, context = read_page(page, desk)
    for mention, found in zip(reading.times, context.whens, strict=True):
        if mention.span == bold:
            if isinstance(found, Problem):
                return found.code, "–", "–", "–", "–"
            when = found.value
            first, last = (str(day or "open") for day in (when.earliest, when.latest))
            return first, "same" if last == first else last, when.precision, when.part_of_day or "–", found.how
    return tuple(mention.span.slice(page.text) for mention in reading.times)


def place(cell: str, desk: Desk) -> Row:
    page, bold = page_of(cell)
    whole, _ = read_page(page, desk)
    reading = whole.of_body
    for mention in reading.places:
        if bold in (mention.span, mention.name):
            where = mention.where
            named = (where.place.name, where.place.country or "–") if where.place is not None else ("–", "–")
            return (*named, where.precision, where.relation or "–", mention.use)
    return tuple(mention.span.slice(page.text) for mention in reading.places)


def meanings(cell: str, desk: Desk) -> Row:
    page, bold = page_of(cell)
    whole, _ = read_page(page, desk)
    reading = whole.of_body
    (where,) = (mention.where for mention in reading.places if bold in (mention.span, mention.name))
    chosen = where.place
    others = dict.fromkeys(f"{other.place.admin1}, {other.place.country}" for other in where.alternatives)
    return f"{chosen.admin1}, {chosen.country}" if chosen is not None else "–", "; ".join(others) or "–"


def place_of_event(cell: str, desk: Desk) -> Row:
    page, _ = page_of(cell)
    report = report_of(page, desk)
    events = [record for record in report.records if isinstance(record, Event)]
    codes = {problem.code for problem in report.problems} & {"A06"}
    return "; ".join(where_words(where) for where in events[0].where) or "–", "".join(codes) or "–"


def actor(cell: str, desk: Desk) -> Row:
    page, bold = page_of(cell)
    whole, _ = read_page(page, desk)
    reading = whole.of_body
    for mention in reading.names:
        if mention.span == bold:
            who = reading.cast[mention.chain].who
            name = f"{who.rank} {who.name}" if who.rank else who.name
            return name, who.role or "–", who.of or "–", who.id or "–", who.country or "–", who.sector or "–"
    return tuple(mention.span.slice(page.text) for mention in reading.names)


def coded(cell: str, desk: Desk) -> Row:
    name, _, year = cell.rpartition(", ")
    who = actor_of(name, desk.analysis.names, year=int(year))
    return who.country or "–", who.sector or "–"


def problems(cell: str, desk: Desk) -> Row:
    page, bold = page_of(cell)
    report = report_of(page, desk)
    at = [one for one in report.problems if one.span is not None and one.span.overlaps(bold)]
    return (" ".join(sorted({problem.code for problem in at})) or "–",)


# The head of a table behind its first column, and what fills these columns for the words of the first.
HELD: Mapping[Row, Callable[[str, Desk], Row]] = {
    ("sentences", "quotations"): sentences_and_quotations,
    ("by the gate",): passes_the_gate,
    ("read as",): as_in_print,
    ("low", "high", "qualifier", "unit"): number,
    ("tolls and figures",): tolls,
    ("from", "to", "precision", "part of day", "how"): time,
    ("place", "country", "precision", "relation", "use"): place,
    ("taken for", "weighed, best first"): meanings,
    ("place of the event", "problem"): place_of_event,
    ("name", "role", "of", "id", "country", "sector"): actor,
    ("country", "sector"): coded,
    ("problem",): problems,
}
ROWS = [(head[1:], row) for head, rows in tables_of(DOCUMENT) for row in rows]


@pytest.mark.parametrize(("head", "row"), ROWS, ids=[row[0] for _, row in ROWS])
def test_a_row_of_the_document_is_what_the_program_reads(head: Row, row: Row, desk: Desk):
    assert row[1:] == HELD[head](row[0], desk)


def test_the_document_has_a_table_of_each_kind_and_no_row_twice():
    assert set(HELD) == {head for head, _ in ROWS}
    assert len(ROWS) == len(set(ROWS))
