"""One item of a feed, as every kind of feed gives it."""

import html
import re

from msgspec import Struct

from dateline.model.page import Stated
from dateline.read.rows import clean, plain

TAG = re.compile(r"<[^<>]{0,2000}>")
# RSS writes "desk@northwire.example (A. Sayed)".
MAIL_AND_NAME = re.compile(r"\S+@\S+\s+\((.+)\)")


class FeedItem(Struct, frozen=True):
    """The words of an item: its `content`, which `is_markup` or text, its `summary`, and what is stated of it."""

    content: str = ""
    is_markup: bool = True
    summary: str = ""
    stated: tuple[Stated, ...] = ()


def stated_in_feed(name: str, words: str) -> tuple[Stated, ...]:
    """What a feed states under a name, none for blank words; markup in a title is left out, a name freed of its mail
    address."""
    value = plain(clean(words))
    if name in ("title", "outlet", "author", "section") and ("<" in value or "&" in value):
        value = plain(html.unescape(TAG.sub("", html.unescape(value))))
    if name == "author":
        named = MAIL_AND_NAME.fullmatch(value)
        value = named[1] if named else value
    return (Stated(name, value, "feed"),) if value else ()
