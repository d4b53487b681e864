"""The tables of the store, their columns, and how a report becomes rows and rows become the report again."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from dateline.export.flat_record import COLUMNS, Row, flat_records
from dateline.model.article import Article
from dateline.model.names import article_id
from dateline.model.page import Block, Page, Stated
from dateline.model.problem import Problem
from dateline.model.records import Record, Report
from dateline.model.sourced import Span
from dateline.model.values import Who

# `payload` columns hold the structs of the model as JSON: the flat columns beside them are for looking up and counting.
TABLES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "pages": (
            ("digest", "VARCHAR"), ("text", "VARCHAR"), ("media_type", "VARCHAR"),
            ("blocks", "VARCHAR"), ("metadata", "VARCHAR"), ("problems", "VARCHAR"),
        ),
        "sources": (("uri", "VARCHAR"), ("page", "VARCHAR"), ("version", "BIGINT"), ("fetched", "DATE")),
        "articles": (
            ("id", "VARCHAR"), ("page", "VARCHAR"), ("run", "VARCHAR"), ("language", "VARCHAR"),
            ("headline", "VARCHAR"), ("agency", "VARCHAR"), ("dateline_place", "VARCHAR"), ("published", "DATE"),
            ("published_earliest", "DATE"), ("published_latest", "DATE"), ("published_how", "VARCHAR"),
            ("records", "BIGINT"), ("payload", "VARCHAR"), ("actors", "VARCHAR"),
        ),
        "records": (("page", "VARCHAR"), ("place_in_page", "BIGINT"), *COLUMNS, ("payload", "VARCHAR")),
        "evidence": (
            ("record", "VARCHAR"), ("page", "VARCHAR"), ("place_in_record", "BIGINT"), ("field", "VARCHAR"),
            ("start_offset", "BIGINT"), ("end_offset", "BIGINT"), ("quote", "VARCHAR"), ("rule", "VARCHAR"),
            ("how", "VARCHAR"),
        ),
        "problems": (
            ("page", "VARCHAR"), ("place_in_page", "BIGINT"), ("step", "VARCHAR"), ("code", "VARCHAR"),
            ("message", "VARCHAR"), ("start_offset", "BIGINT"), ("end_offset", "BIGINT"),
        ),
    }
)  # fmt: skip
# The tables whose rows a later reading of the same page replaces.
READ_FROM_PAGE = ("articles", "records", "evidence", "problems")


class Run(Struct, frozen=True):
    """What made a segment: the program's version and the digests of lexicon, shaping settings and parser's weights."""

    version: str
    lexicon: str
    settings: str
    parser: str

    @property
    def id(self) -> str:
        """Sixteen hex characters, equal for equal runs."""
        return blake2b(
            f"{self.version}\x1f{self.lexicon}\x1f{self.settings}\x1f{self.parser}".encode(), digest_size=8
        ).hexdigest()


class Source(Struct, frozen=True):
    """Where a page was found. `version` counts the different texts found under one uri, from 1."""

    uri: str
    page: str
    version: int
    fetched: str | None = None


def rows_of(
    reports: Iterable[Report], sources: Iterable[Source], *, run: Run, stored: frozenset[str]
) -> dict[str, list[Row]]:
    """The rows of each table. The text of a page in `stored` (digests) is not written a second time."""
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for report in reports:
        if report.page.digest not in stored:
            rows["pages"].append(_page_row(report.page))
        rows["articles"].append(_article_row(report, run))
        rows["records"] += _record_rows(report)
        rows["evidence"] += _evidence_rows(report)
        rows["problems"] += _problem_rows(report)
    rows["sources"] += [msgspec.structs.asdict(source) for source in sources]
    return rows


def report_of_rows(page: Row, article: Row, records: Iterable[str], problems: Iterable[Row]) -> Report:
    """The report that was stored: `page` with its `uri`, `article`, payloads of records and problems in order."""
    decode = msgspec.json.decode
    return Report(
        page=Page(
            uri=page["uri"],
            media_type=page["media_type"],
            text=page["text"],
            digest=page["digest"],
            blocks=decode(page["blocks"], type=tuple[Block, ...]),
            fetched=page["fetched"],
            metadata=decode(page["metadata"], type=tuple[Stated, ...]),
            problems=decode(page["problems"], type=tuple[Problem, ...]),
        ),
        article=decode(article["payload"], type=Article),
        actors=decode(article["actors"], type=tuple[Who, ...]),
        records=tuple(decode(payload, type=Record) for payload in records),
        problems=tuple(_problem(row) for row in problems),
    )


def _page_row(page: Page) -> Row:
    return {
        "digest": page.digest,
        "text": page.text,
        "media_type": page.media_type,
        "blocks": _json(page.blocks),
        "metadata": _json(page.metadata),
        "problems": _json(page.problems),
    }


def _article_row(report: Report, run: Run) -> Row:
    article, published = report.article, report.article.published
    place = article.dateline.place if article.dateline else None
    return {
        "id": article_id(report.page.digest),
        "page": report.page.digest,
        "run": run.id,
        "language": article.language,
        "headline": article.headline.value if article.headline else None,
        "agency": article.agency.value if article.agency else None,
        "dateline_place": place.value if place else None,
        "published": published.best,
        "published_earliest": published.earliest,
        "published_latest": published.latest,
        "published_how": published.how,
        "records": len(report.records),
        "payload": _json(article),
        "actors": _json(report.actors),
    }


def _record_rows(report: Report) -> list[Row]:
    page = report.page.digest
    return [
        {"page": page, "place_in_page": at, **flat, "payload": _json(record)}
        for at, (flat, record) in enumerate(zip(flat_records(report), report.records, strict=True))
    ]


def _evidence_rows(report: Report) -> list[Row]:
    text, page = report.page.text, report.page.digest
    return [
        {
            "record": record.id,
            "page": page,
            "place_in_record": at,
            "field": row.field,
            "start_offset": row.span.start,
            "end_offset": row.span.end,
            "quote": row.span.slice(text),
            "rule": row.rule,
            "how": row.how,
        }
        for record in report.records
        for at, row in enumerate(record.evidence)
    ]


def _problem_rows(report: Report) -> list[Row]:
    return [
        {
            "page": report.page.digest,
            "place_in_page": at,
            "step": problem.step,
            "code": problem.code,
            "message": problem.message,
            "start_offset": problem.span.start if problem.span else None,
            "end_offset": problem.span.end if problem.span else None,
        }
        for at, problem in enumerate(report.problems)
    ]


def _problem(row: Row) -> Problem:
    span = None if row["start_offset"] is None else Span(row["start_offset"], row["end_offset"])
    return Problem(row["step"], row["code"], row["message"], span)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
