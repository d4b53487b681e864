"""What was read: one page as text, with where it came from."""

from datetime import date

from msgspec import Struct

from dateline.model.problem import Problem


class Block(Struct, frozen=True):
    """One line or paragraph of the page, in page order: `start` and `end` are offsets into the page's text.

    `role` is what the reader of the format knows of it ("paragraph", "heading", "list", "line"), nothing more.
    """

    start: int
    end: int
    role: str = "paragraph"


class Page(Struct, frozen=True):
    """A page. `text` is made once by its reader and never changed: every later span is an offset into it.

    `digest` is the BLAKE2b-128 of the text in hex, `uri` names the source as the user gave it, `metadata` holds what
    the format stated beside the text (title, author, date …), `fetched` the day it was fetched, if known.
    """

    uri: str
    media_type: str
    text: str
    digest: str
    blocks: tuple[Block, ...]
    fetched: date | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
