"""JSON of one article: everything that `dateline read --json` promises, quotes cut from the page's own text."""

from datetime import date
from typing import Any

import msgspec

from dateline.export.record_json import record_object, span_object, who_object
from dateline.model.article import Article, Dateline, Item, Notice, Published
from dateline.model.names import article_id
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.records import Report
from dateline.model.sourced import Sourced


def article_json(report: Report) -> bytes:
    """One line of JSON, without the line's end: equal reports give equal bytes."""
    return msgspec.json.encode(article_object(report))


def article_object(report: Report) -> dict[str, Any]:
    """The article, the people and groups named in it, the records and the problems, fields always in this order."""
    text = report.page.text
    return {
        "article": _article(report.article, report.page),
        "actors": [who_object(who) for who in report.actors],
        "records": [record_object(record, text) for record in report.records],
        "problems": [_problem(problem) for problem in report.problems],
    }


def _article(article: Article, page: Page) -> dict[str, Any]:
    credits = article.credits
    return {
        "id": article_id(page.digest),
        "uri": page.uri,
        "text_digest": page.digest,
        "language": article.language,
        "section": _values(article.section),
        "headline": _value(article.headline),
        "agency": _value(article.agency),
        "bylines": _values(article.bylines),
        "dateline": _dateline(article.dateline),
        "credits": {
            "reporting": _values(credits.reporting),
            "writing": _values(credits.writing),
            "editing": _values(credits.editing),
            "compiling": _values(credits.compiling),
            "contributing": _values(credits.contributing),
        },
        "published": _published(article.published, page.text),
        "body": [{"start": span.start, "end": span.end} for span in article.body],
        "furniture": [
            {"kind": part.furniture, "start": part.span.start, "end": part.span.end, "title": part.title}
            for part in article.furniture
        ],
        "parts": [
            {"kind": part.kind, "start": part.span.start, "end": part.span.end}
            for part in article.parts
            if part.kind not in ("body", "furniture")
        ],
        "url": _value(article.url),
        "outlet": _value(article.outlet),
        "modified": None if article.modified is None else _published(article.modified, page.text),
        "notices": [_notice(notice) for notice in article.notices],
        "items": [_item(item, page.text) for item in article.items],
    }


def _notice(notice: Notice) -> dict[str, Any]:
    span = notice.words.spans[0]
    return {
        "kind": notice.kind,
        "version": notice.version,
        "of": _value(notice.of),
        "words": notice.words.value,
        "start": span.start,
        "end": span.end,
    }


def _item(item: Item, text: str) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "start": item.span.start,
        "end": item.span.end,
        "heading": _value(item.heading),
        "dateline": _dateline(item.dateline),
        "published": None if item.published is None else _published(item.published, text),
        "at": _value(item.at),
        "bylines": _values(item.bylines),
        "body": [{"start": span.start, "end": span.end} for span in item.body],
    }


def _dateline(dateline: Dateline | None) -> dict[str, Any] | None:
    if dateline is None:
        return None
    return {
        "place": _value(dateline.place),
        "date": _value(dateline.date),
        "agency": _value(dateline.agency),
        "start": dateline.span.start,
        "end": dateline.span.end,
    }


def _published(published: Published, text: str) -> dict[str, Any]:
    return {
        "best": _day(published.best),
        "earliest": _day(published.earliest),
        "latest": _day(published.latest),
        "precision": published.precision,
        "how": published.how,
        "also_possible": [day.isoformat() for day in published.also_possible],
        "because": [span_object(span, text) for span in published.because],
        "rule": published.rule,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "step": problem.step,
        "code": problem.code,
        "message": problem.message,
        "start": None if problem.span is None else problem.span.start,
        "end": None if problem.span is None else problem.span.end,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _value(sourced: Sourced[str] | None) -> str | None:
    return None if sourced is None else sourced.value


def _values(sourced: tuple[Sourced[str], ...]) -> list[str]:
    return [one.value for one in sourced]
