"""The article: a set of parts over one page, with the furniture around it set aside."""

from bisect import bisect_right
from datetime import date
from typing import Literal

from msgspec import Struct

from dateline.model.problem import Problem
from dateline.model.sourced import How, Sourced, Span
from dateline.model.values import WhenPrecision

PartKind = Literal[
    "section",
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "date",
    "body",
    "credits",
    "notice",
    "heading",
    "caption",
    "furniture",
]
NoticeKind = Literal["correction", "clarification", "update", "version", "retraction", "embargo"]
ItemKind = Literal["entry", "brief"]


class Part(Struct, frozen=True):
    """A part of the page: what it is, where it stands; for furniture its kind ("latest", "must-read") and title.

    `repeats` is the body paragraph that a standfirst only says again: one report, not two.
    """

    kind: PartKind
    span: Span
    furniture: str | None = None
    title: str | None = None
    repeats: Span | None = None


class Dateline(Struct, frozen=True):
    """`BAGHDAD, Jan 20 (Reuters) –`: place, date and agency as written; `span` reaches to the first word behind it."""

    span: Span
    place: Sourced[str] | None = None
    date: Sourced[str] | None = None
    agency: Sourced[str] | None = None


class Credits(Struct, frozen=True):
    """Who helped to report, write, edit or compile, as the closing line names them. `contributing` are those who
    "contributed to this report"."""

    reporting: tuple[Sourced[str], ...] = ()
    writing: tuple[Sourced[str], ...] = ()
    editing: tuple[Sourced[str], ...] = ()
    compiling: tuple[Sourced[str], ...] = ()
    contributing: tuple[Sourced[str], ...] = ()


class Notice(Struct, frozen=True):
    """What the page says of its own making: "Corrects spelling of …", "Updates with …", "2nd lead", "KILL".

    `words` are those of the notice; `version` is which version of a wire story it is, counted from 1 ("2nd lead" is
    2), where the notice tells; `of` is the part of the report it speaks of ("in paragraph 4"), as written.
    """

    kind: NoticeKind
    words: Sourced[str]
    version: int | None = None
    of: Sourced[str] | None = None


class Published(Struct, frozen=True):
    """The day of publication: stated by the page, or inferred from the text, never guessed in silence.

    `best` is None when the text cannot tell. `because` holds the words it rests on, `also_possible` the other days
    that fit them as well, latest first.
    """

    best: date | None
    earliest: date | None
    latest: date | None
    precision: WhenPrecision
    how: How
    because: tuple[Span, ...] = ()
    also_possible: tuple[date, ...] = ()
    rule: str = ""


class Item(Struct, frozen=True):
    """One of several short reports under one page: an entry of a live blog, or a brief of a round-up.

    `span` reaches from its heading, time or dateline to its last paragraph; `body` are those of the article's body
    paragraphs that are its own. `published` is the day it states of itself, `at` the time of day as written ("14:05
    GMT"); both are None where it states none.
    """

    kind: ItemKind
    span: Span
    body: tuple[Span, ...]
    heading: Sourced[str] | None = None
    dateline: Dateline | None = None
    published: Published | None = None
    at: Sourced[str] | None = None
    bylines: tuple[Sourced[str], ...] = ()


class Article(Struct, frozen=True):
    """One report on one page. `body` are its paragraphs in order, the dateline cut off; a standfirst that only repeats
    the first paragraph is a part and no body; `published` is what the page itself states, or unknown.

    `outlet` is who published the page, `agency` who wrote the report, if an agency did; `url` is the page's canonical
    address; `modified` the last change that the page states. `items` are the reports of a live blog or round-up, in
    page order: every paragraph of theirs is in `body` too.
    """

    page: str
    parts: tuple[Part, ...]
    body: tuple[Span, ...]
    headline: Sourced[str] | None
    section: tuple[Sourced[str], ...]
    agency: Sourced[str] | None
    bylines: tuple[Sourced[str], ...]
    dateline: Dateline | None
    credits: Credits
    published: Published
    language: str = "en"
    problems: tuple[Problem, ...] = ()
    outlet: Sourced[str] | None = None
    url: Sourced[str] | None = None
    modified: Published | None = None
    notices: tuple[Notice, ...] = ()
    items: tuple[Item, ...] = ()

    def item_at(self, offset: int) -> int | None:
        """Which of the items holds that offset of the page's text, or None where the page itself speaks."""
        at = bisect_right(self.items, offset, key=lambda item: item.span.start) - 1
        return at if at >= 0 and offset < self.items[at].span.end else None

    @property
    def furniture(self) -> tuple[Part, ...]:
        """The parts that are not the report."""
        return tuple(part for part in self.parts if part.kind == "furniture")
