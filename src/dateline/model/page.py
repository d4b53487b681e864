"""What was read: one page as text, with where it came from."""

from datetime import date
from typing import Literal

from msgspec import Struct

from dateline.model.problem import Problem
from dateline.model.sourced import Span

Zone = Literal["", "report", "around"]


class Block(Struct, frozen=True):
    """One line or paragraph of the page, in page order: `start` and `end` are offsets into the page's text.

    `role` is what the format's markup calls it: "paragraph", "line", "heading", "title" (the page's own first heading),
    "list", "quote", "caption", "cell", "time", "byline". `zone` is where it stands, if the reader of the format can
    tell: in the "report" or "around" it; "" is not told (plain text). `hint` holds the words of the markup that tell
    what it is, in lower case ("related-stories sidebar"): data for the article's rooms, never shown.
    """

    start: int
    end: int
    role: str = "paragraph"
    zone: Zone = ""
    hint: str = ""


class Stated(Struct, frozen=True):
    """What the format states beside the report's own words, as it stands there.

    `name` says what is stated: "title", "author", "date" (first publication), "modified", "url", "outlet", "section",
    "language", "description", "agency", "type"; by an archive also "dateline" (its field of that name) and "credit"
    (who supplied a reprint). A name may be stated more than once, in order. `origin` is where:
    "json-ld", "opengraph", "dublin-core", "meta", "markup", "feed", "mail", "table", "export", "warc", "document".
    `span` is its place in the page's text when it stands there too.
    """

    name: str
    value: str
    origin: str
    span: Span | None = None


class Page(Struct, frozen=True):
    """A page. `text` is made once by its reader and never changed: every later span is an offset into it.

    `digest` is the BLAKE2b-128 of the text in hex; `uri` names the source as the user gave it, a page inside another
    file by what follows "#" ("news.warc.gz#18220", "archive.zip#may/07.html", "rows.jsonl#17"); `metadata` holds what
    the format stated beside the text; `fetched` is the day it was fetched, if known.
    """

    uri: str
    media_type: str
    text: str
    digest: str
    blocks: tuple[Block, ...]
    fetched: date | None = None
    metadata: tuple[Stated, ...] = ()
    problems: tuple[Problem, ...] = ()

    def stated(self, name: str) -> tuple[Stated, ...]:
        """All that is stated under a name, in the order of the page."""
        return tuple(one for one in self.metadata if one.name == name)
