"""JSON Feed: its items (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.model.page import Stated
from dateline.model.problem import Problem
from dateline.read.columns import values_at
from dateline.read.decode import decode
from dateline.read.feed_items import FeedItem, stated_in_feed
from dateline.read.source import Document

# What is stated under which name; the first that is there is taken, a list for each of its members.
STATED = (
    ("title", ("title",)),
    ("author", ("authors", "author")),
    ("date", ("date_published",)),
    ("modified", ("date_modified",)),
    ("url", ("url", "external_url")),
    ("section", ("tags",)),
    ("language", ("language",)),
)


def items_of_json_feed(document: Document) -> Iterator[FeedItem | Problem]:
    """The items in the feed's order, or why it has none that can be read (R40)."""
    decoded = decode(document.raw, name=document.uri, declared=document.charset)
    if isinstance(decoded, Problem):
        yield decoded
        return
    yield from decoded.problems
    try:
        feed = json.loads(decoded.text.removeprefix("\ufeff"), strict=False)
    except (ValueError, RecursionError) as broken:
        cause = "nested too deep" if isinstance(broken, RecursionError) else str(broken)
        yield Problem("read.feed", "R40", f"{document.uri}: no whole JSON Feed ({cause}); fetch it again")
        return
    items = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(items, list):
        yield Problem("read.feed", "R40", f"{document.uri}: a JSON Feed without a list of items; fetch it again")
        return
    for item in items:
        yield _item(item, feed) if isinstance(item, Mapping) else FeedItem()


def _item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> FeedItem:
    stated: list[Stated] = []
    for name, keys in STATED:
        of = next((owner for owner in (item, feed) if any(values_at(owner, (key,)) for key in keys)), {})
        if of is feed and name not in ("author", "language"):
            continue
        values = next((found for key in keys if (found := values_at(of, (key,)))), [])
        stated += [one for words in values for one in stated_in_feed(name, words)]
    stated += [one for words in values_at(feed, ("title",)) for one in stated_in_feed("outlet", words)]
    markup, text = (next(iter(values_at(item, (key,))), "") for key in ("content_html", "content_text"))
    summary = next(iter(values_at(item, ("summary",))), "")
    return FeedItem(markup or text, bool(markup), summary, tuple(stated))
