"""What the article says of itself, in the fields of the sets about web pages, datelines and dates."""

import gzip
from pathlib import Path

from adapters.document import Document, Prediction, page_of, value_of
from dateline.article.article import article_of
from dateline.model.article import Article, Dateline
from dateline.model.page import Page
from dateline.pipeline import Desk, report_of
from dateline.read import source
from dateline.read.html import pages_of_html


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
        "title": value_of(article.headline),
        "authors": [name.value for name in article.bylines],
        "date": article.published.best.isoformat() if article.published.best else None,
    }


def dateline(document: Document, desk: Desk) -> Prediction:
    """Place, date and agency of the dateline as written."""
    found = report_of(page_of(document["text"], document), desk).article.dateline
    if found is None:
        return {"dateline": None}
    return {
        "dateline": {"place": value_of(found.place), "date": value_of(found.date), "agency": value_of(found.agency)}
    }


def docdate(document: Document, desk: Desk) -> Prediction:
    """The day of publication that the text itself gives, or nothing."""
    published = report_of(page_of(document["text"], document), desk).article.published
    return {"date": published.best.isoformat() if published.best else None}


def header_of(article: Article) -> Prediction:
    """Place, day and source of the header of a wire."""
    found: Dateline | None = article.dateline
    return {
        "place": value_of(found.place) if found else None,
        "date": article.published.best.isoformat() if article.published.best else None,
        "source": value_of(found.agency) if found else None,
    }
