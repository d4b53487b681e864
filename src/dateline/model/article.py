"""The article: a set of parts over one page, with the furniture around it set aside."""

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
    "correction",
    "caption",
    "furniture",
]


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
    """Who helped to report, write or edit, as the closing line names them."""

    reporting: tuple[Sourced[str], ...] = ()
    writing: tuple[Sourced[str], ...] = ()
    editing: tuple[Sourced[str], ...] = ()


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


class Article(Struct, frozen=True):
    """One report on one page. `body` are its paragraphs in order, the dateline cut off; `leads` are parts that only
    repeat the first paragraph (standfirst); `published` is what the page itself states, or unknown."""

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

    @property
    def furniture(self) -> tuple[Part, ...]:
        """The parts that are not the report."""
        return tuple(part for part in self.parts if part.kind == "furniture")
