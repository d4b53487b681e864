"""A document of a gold set as the page that a reader would have."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from dateline.analysis.gate import OPEN
from dateline.analysis.reading import reading_of
from dateline.model.article import Article, Credits, Published
from dateline.model.names import page_digest
from dateline.model.page import Page, Stated
from dateline.model.reading import Reading
from dateline.model.records import Report
from dateline.model.sourced import Sourced, Span
from dateline.pipeline import Desk, read_article, report_on
from dateline.read.blocks import blocks_of

Document = Mapping[str, Any]
Prediction = dict[str, Any]


def page_of(text: str, document: Document, *, known: str | None = None) -> Page:
    """The document as a page; `known` names the field with a date that a reader of the page would have been told."""
    day = day_of(document.get(known)) if known else None
    metadata = (Stated("date", day.isoformat(), "table"),) if day else ()
    return Page(str(document["id"]), "text/plain", text, page_digest(text), blocks_of(text), None, metadata)


def reading_of_body(document: Document, desk: Desk, *, parse_all: bool = False) -> Reading:
    """The reading of a document that is one sentence of a report: as a page, a line alone would be its headline. With
    `parse_all` also of a sentence that no record could come from."""
    tables = replace(desk.analysis, gate=OPEN) if parse_all else desk.analysis
    return reading_of(_article(document), document["text"], tables)


def report_of_body(document: Document, desk: Desk) -> Report:
    """Everything that a document gives that is one sentence of a report; its date is the day of the report."""
    page = page_of(document["text"], document)
    return report_on(page, *read_article(page, _article(document), desk), desk)


def _article(document: Document) -> Article:
    day = day_of(document.get("date"))
    published = Published(None, None, None, "unknown", "read") if day is None else published_on(day)
    body = (Span(0, len(document["text"])),)
    return Article(str(document["id"]), (), body, None, (), None, (), None, Credits(), published)


def day_of(words: str | None) -> date | None:
    """The day that a field begins with, if it does."""
    found = re.match(r"\d{4}-\d{2}-\d{2}", words or "")
    return date.fromisoformat(found[0]) if found else None


def published_on(day: date) -> Published:
    """A publication date that the set gives."""
    """A publication date that the set gives."""
    return Published(day, day, day, "day", "read", rule="gold.dct")


def value_of(sourced: Sourced[str] | None) -> str | None:
    """The words without their proof."""
    """The words without their proof."""
    return None if sourced is None else sourced.value
