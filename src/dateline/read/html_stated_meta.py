"""What the head of an HTML page states: OpenGraph, Dublin Core, plain meta elements, links, title and language."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml.html import HtmlElement

from dateline.model.page import Stated
from dateline.read.html_stated_words import one_line

# One table a vocabulary: the key of a meta element, and what it states. ogp.me; the Dublin Core terms; schema.org;
# the keys that the common tools of newsrooms read (Parse.ly, Sailthru, Google News, citation managers).
OPENGRAPH = MappingProxyType(
    {
        "og:title": "title",
        "og:site_name": "outlet",
        "og:url": "url",
        "og:description": "description",
        "og:locale": "language",
        "og:type": "type",
        "article:author": "author",
        "article:published_time": "date",
        "article:modified_time": "modified",
        "article:section": "section",
        "og:article:author": "author",
        "og:article:published_time": "date",
    }
)
DUBLIN_CORE = MappingProxyType(
    {
        "title": "title",
        "creator": "author",
        "date": "date",
        "date.issued": "date",
        "issued": "date",
        "date.created": "date",
        "created": "date",
        "modified": "modified",
        "date.modified": "modified",
        "publisher": "outlet",
        "language": "language",
        "description": "description",
    }
)
TOOLS = MappingProxyType(
    {
        "sailthru.author": "author",
        "sailthru.title": "title",
        "sailthru.date": "date",
        "parsely-author": "author",
        "parsely-title": "title",
        "parsely-pub-date": "date",
        "parsely-section": "section",
        "citation_title": "title",
        "citation_author": "author",
        "citation_publication_date": "date",
        "twitter:title": "title",
        "syndication-source": "url",
    }
)
PLAIN = MappingProxyType(
    {
        "author": "author",
        "authors": "author",
        "byl": "author",
        "byline": "author",
        "dc-author": "author",
        "title": "title",
        "headline": "title",
        "description": "description",
        "section": "section",
        "language": "language",
        "content-language": "language",
        "application-name": "outlet",
    }
)
DATES = MappingProxyType(
    {
        "date": "date",
        "pubdate": "date",
        "publishdate": "date",
        "publish-date": "date",
        "publish_date": "date",
        "publication_date": "date",
        "datepublished": "date",
        "article.published": "date",
        "displaydate": "date",
        "lastmod": "modified",
        "last-modified": "modified",
        "datemodified": "modified",
    }
)
VOCABULARIES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("opengraph", OPENGRAPH),
    ("meta", TOOLS),
    ("meta", PLAIN),
    ("meta", DATES),
)
DUBLIN_PREFIXES = ("dc.", "dcterms.", "dc:", "dcterms:", "dcsext.")
KEYS = ("property", "name", "itemprop", "http-equiv")


def stated_in_meta(tree: HtmlElement) -> list[Stated]:
    """What the meta elements state, by vocabulary, then the canonical address, the title and the language."""
    found = [one for element in tree.iter("meta") for one in _stated(element)]
    order = ("opengraph", "dublin-core", "meta")
    found.sort(key=lambda one: order.index(one.origin))
    return [*_canonical(tree), *found, *_document(tree)]


def _stated(element: HtmlElement) -> Iterator[Stated]:
    for attribute in KEYS:
        key = element.get(attribute)
        found = _named(key.strip().lower()) if key else None
        if found is not None:
            if value := one_line(element.get("content") or ""):
                yield Stated(found[0], value, found[1])
            return


def _named(key: str) -> tuple[str, str] | None:
    """What a key states, and in which vocabulary."""
    if key.startswith(DUBLIN_PREFIXES):
        name = DUBLIN_CORE.get(re.split("[.:]", key, maxsplit=1)[1])
        return (name, "dublin-core") if name is not None else None
    return next(((vocabulary[key], origin) for origin, vocabulary in VOCABULARIES if key in vocabulary), None)


def _canonical(tree: HtmlElement) -> Iterator[Stated]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (address := one_line(link.get("href") or "")):
            yield Stated("url", address, "markup")
            return


def _document(tree: HtmlElement) -> Iterator[Stated]:
    title = next(tree.iter("title"), None)
    if title is not None and (words := one_line("".join(title.itertext()))):
        yield Stated("title", words, "document")
    root = tree.getroottree().getroot()
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    if declared and (language := one_line(declared)):
        yield Stated("language", language, "markup")
