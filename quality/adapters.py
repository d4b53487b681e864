"""From a gold set's document to the page a reader would have, and from what the product read to the scorer's fields.

Thin on purpose: nothing is recognised here. A figure that is bad must be mended in the product.
"""

import gzip
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dateline.article.article import article_of
from dateline.model.article import Dateline, Published
from dateline.model.names import page_digest
from dateline.model.page import Page, Stated
from dateline.model.reading import NumberMention
from dateline.model.records import Event, Outcome, Statement
from dateline.model.sourced import Sourced
from dateline.pipeline import Desk, read_page, report_of
from dateline.read import source
from dateline.read.blocks import blocks_of
from dateline.read.html import pages_of_html
from dateline.resolve.main_event import main_event
from dateline.resolve.when import timexes

Document = Mapping[str, Any]
Prediction = dict[str, Any]
Adapter = Callable[[Document, Desk], Prediction]

# The bound of a number in the words of NewsQuant.
CHANGES: Mapping[str, str] = {
    "exactly": "=", "none": "=", "about": "~", "nearly": "~", "vague": "~", "between": "=",
    "more than": ">", "at least": ">", "less than": "<", "at most": "<", "unstated": "=",
}  # fmt: skip


def gva(document: Document, desk: Desk) -> Prediction:
    """Killed, injured, day and place of the main incident."""
    text = f"{document['title']}\n\n{document['text']}" if document.get("title") else document["text"]
    report = report_of(_page(text, document, known="date"), desk)
    event = main_event([record for record in report.records if isinstance(record, Event)])
    if event is None:
        return {}
    when = event.when
    is_day = when is not None and when.earliest is not None and when.earliest == when.latest
    places = [where.place for where in event.where if where.place is not None]
    # The archive names a town: the first of several places that is one.
    place = next((place for place in places if place.kind == "city"), places[0] if places else None)
    return {
        "killed": _number(event, "killed"),
        "injured": _number(event, "wounded"),
        "incident_date": when.earliest.isoformat() if is_day and when and when.earliest else None,
        "city": place.name if place is not None and place.kind == "city" else None,
        "state": place.admin1 if place is not None else None,
    }


def polnear(document: Document, desk: Desk) -> Prediction:
    """Source, cue and content spans of every statement."""
    report = report_of(_page(document["text"], document, known="date"), desk)
    found = [record for record in report.records if isinstance(record, Statement)]
    return {"attributions": [{role: _spans(one, role) for role in ("source", "cue", "content")} for one in found]}


def timex(document: Document, desk: Desk) -> Prediction:
    """Every time expression with its TIMEX3 type and value, seen from the document's own date where it has one."""
    page = _page(document["text"], document)
    reading, context = read_page(page, desk)
    day = _day(document.get("dct"))
    published = context.published if day is None else _published(day)
    found = timexes(reading.times, reading.sentences, published, desk.analysis.times)
    return {"timexes": [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found]}


def geo(document: Document, desk: Desk) -> Prediction:
    """Every place name that stands for a place or its government, with the coordinates it was resolved to; the same
    uses for every set, also for lgl, which counts adjectives and names that bodies bear as well."""
    uses = ("place", "government", "modifier")
    reading, _ = read_page(_page(document["text"], document), desk)
    return {
        "toponyms": [
            {
                "start": mention.name.start,
                "end": mention.name.end,
                "lat": mention.where.place.lat if mention.where.place else None,
                "lon": mention.where.place.lon if mention.where.place else None,
                "geonameid": mention.where.place.id.removeprefix("gn:") if mention.where.place else None,
            }
            for mention in reading.places
            if mention.use in uses and mention.where.name[:1].isupper()
        ]
    }


def cameo_class(document: Document, desk: Desk) -> Prediction:
    """The PLOVER classes of a sentence: its events and acts of speech in text order, then what is merely said."""
    report = report_of(_page(document["text"], document), desk)
    acts = [one for one in report.records if isinstance(one, Event | Statement) and one.plover is not None]
    plain = [one for one in report.records if isinstance(one, Statement) and one.plover is None]
    codes = [one.plover.event_class if one.plover else "STATEMENT" for one in (*acts, *plain)]
    return {"events": [{"code": code} for code in codes]}


def dateline(document: Document, desk: Desk) -> Prediction:
    """Place, date and agency of the dateline as written."""
    found = report_of(_page(document["text"], document), desk).article.dateline
    if found is None:
        return {"dateline": None}
    return {"dateline": {"place": _value(found.place), "date": _value(found.date), "agency": _value(found.agency)}}


def muc4(document: Document, desk: Desk) -> Prediction:
    """The wire header alone: place, day and source."""
    article = report_of(_page(document.get("text_mixed_case") or document["text"], document), desk).article
    found: Dateline | None = article.dateline
    return {
        "header": {
            "place": _value(found.place) if found else None,
            "date": article.published.best.isoformat() if article.published.best else None,
            "source": _value(found.agency) if found else None,
        }
    }


def newsquant(document: Document, desk: Desk) -> Prediction:
    """Every number that is no part of a date or an hour, with its bound; lengths of time count."""
    reading, context = read_page(_page(document["text"], document), desk)
    found = timexes(reading.times, reading.sentences, context.published, desk.analysis.times)
    dates = [one.span for one in found if one.type in ("DATE", "TIME")]
    numbers = [one for one in reading.numbers if not one.ordinal and not any(one.span.overlaps(d) for d in dates)]
    return {"quantities": [q for one in numbers if (q := _quantity(one)) is not None]}


def docdate(document: Document, desk: Desk) -> Prediction:
    """The day of publication that the text itself gives, or nothing."""
    published = report_of(_page(document["text"], document), desk).article.published
    return {"date": published.best.isoformat() if published.best else None}


def articles(document: Document, desk: Desk) -> Prediction:
    """The article of a web page: its body with the sub-headings, headline, people and day. Only the page's own bytes
    and its address are seen."""
    read = source.Document(str(document["url"]), gzip.decompress(Path(document["html"]).read_bytes()))
    page = next((item for item in pages_of_html(read) if isinstance(item, Page)), None)
    if page is None:
        return {}
    article = article_of(page, desk.page)
    headings = [part.span for part in article.parts if part.kind == "heading"]
    return {
        "body": "\n".join(span.slice(page.text) for span in sorted((*article.body, *headings))),
        "title": _value(article.headline),
        "authors": [name.value for name in article.bylines],
        "date": article.published.best.isoformat() if article.published.best else None,
    }


ADAPTERS: Mapping[str, Adapter] = {
    "gva": gva,
    "polnear": polnear,
    "timex": timex,
    "geo": geo,
    "cameo-class": cameo_class,
    "dateline": dateline,
    "muc4": muc4,
    "newsquant": newsquant,
    "docdate": docdate,
    "articles": articles,
}


def _page(text: str, document: Document, *, known: str | None = None) -> Page:
    """The document as a page; `known` names the field with a date that a reader of the page would have been told."""
    day = _day(document.get(known)) if known else None
    metadata = (Stated("date", day.isoformat(), "table"),) if day else ()
    return Page(str(document["id"]), "text/plain", text, page_digest(text), blocks_of(text), None, metadata)


def _day(words: str | None) -> date | None:
    found = re.match(r"\d{4}-\d{2}-\d{2}", words or "")
    return date.fromisoformat(found[0]) if found else None


def _published(day: date) -> Published:
    return Published(day, day, day, "day", "read", rule="gold.dct")


def _number(event: Event, outcome: Outcome) -> int:
    """The number of an outcome, attackers included as the archive counts them; none stated is none."""
    counts = [toll.count for toll in event.toll if toll.outcome == outcome]
    return sum(count.low if count.low is not None else count.high or 0 for count in counts)


def _spans(statement: Statement, role: str) -> list[list[int]]:
    found = [row.span for row in statement.evidence if row.field == role]
    if not found and role == "content" and statement.content is not None:
        found = [statement.content]
    return [[span.start, span.end] for span in found]


def _quantity(number: NumberMention) -> Prediction | None:
    """The amount as written; a bound comes before a change, a difference with a bound is told by its bound."""
    if not number.amounts:
        return None
    first, last = number.amounts[0], number.amounts[-1]
    bound = CHANGES[number.count.qualifier]
    change = bound if bound != "=" else number.change or bound
    return {"value": first if first == last else [first, last], "change": change}


def _value(sourced: Sourced[str] | None) -> str | None:
    return None if sourced is None else sourced.value
