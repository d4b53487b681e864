"""Feeds in a file: the items of RSS, Atom and JSON Feed, each a page of its own at "feed.xml#3"."""

import re
from collections.abc import Iterable, Iterator

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.feed_items import FeedItem
from dateline.read.feed_json import items_of_json_feed
from dateline.read.feed_xml import items_of_xml_feed
from dateline.read.rows import Told, item_of, plain
from dateline.read.source import Document, Remark

TAG = re.compile(r"<[^<>]{0,2000}>")
ENTITY_OR_TAG = re.compile(r"</?[a-zA-Z!]|&(?:#|[a-zA-Z]+;)")
# What is shorter, and not given as the content of the item, is taken for its first lines.
SUMMARY = 500


def pages_of_feed(document: Document) -> Iterator[Page | Document | Problem | Remark]:
    """The items of a feed in its order. An item with no more than a title and a summary is a page too, and told."""
    is_json = document.raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    yield from _pages(items_of_json_feed(document) if is_json else items_of_xml_feed(document), document.uri)


def _pages(found: Iterable[FeedItem | Problem | Remark], uri: str) -> Iterator[Page | Document | Problem | Remark]:
    items = summaries = empty = 0
    has_failed = False
    for item in found:
        if not isinstance(item, FeedItem):
            has_failed = has_failed or isinstance(item, Problem)
            yield item
            continue
        items += 1
        told, is_summary = _told(item)
        page = item_of(told, uri=f"{uri}#{items}")
        summaries += is_summary and page is not None
        empty += page is None
        if page is not None:
            yield page
    if summaries:
        carry = "carries" if summaries == 1 else "carry"
        advice = "fetch their pages with `dateline fetch` to read the reports"
        yield Remark(uri, f"{summaries} of {items} items {carry} only a summary; {advice}")
    if empty:
        yield Problem(
            "read.feed", "R43", f"{uri}: {empty} of {items} items have neither a title nor words; passed over"
        )
    if not items and not has_failed:
        yield Problem("read.feed", "R43", f"{uri}: a feed without items; nothing to read")


def _told(item: FeedItem) -> tuple[Told, bool]:
    """What the item tells, and whether that is only a summary: an item without any words tells its title."""
    words = item.content or item.summary
    is_markup = item.is_markup if item.content else ENTITY_OR_TAG.search(words) is not None
    bare = plain(TAG.sub(" ", words)) if is_markup else words.strip()
    is_summary = not item.content and len(bare) < SUMMARY
    if not bare:
        title = next((one.value for one in item.stated if one.name == "title"), "")
        return Told(title, stated=item.stated), True
    return Told("" if is_markup else words, words if is_markup else "", item.stated), is_summary
