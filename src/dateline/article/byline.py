"""The byline: "By Mara Ilves and Tomas Rehn", alone on its line or at the end of a standfirst."""

import re

from msgspec import Struct

from dateline.article.agency import agency_named
from dateline.article.names import names_in
from dateline.article.tables import PageTables
from dateline.model.sourced import Sourced, Span

# What may follow the names: a title, an agency, a place, a date, a bar – never the rest of a sentence.
TAIL = re.compile(r"\s*(?:$|[,|/•·(–—-].{0,80}$|(?:in|for|of|at|from)\s.{0,60}$|\d.{0,40}$)")
LONGEST = 200


class Byline(Struct, frozen=True):
    """The names of a byline, the agencies named in it, and its stretch of the page."""

    span: Span
    names: tuple[Sourced[str], ...]
    agencies: tuple[Sourced[str], ...] = ()


def byline_of(words: str, start: int, tables: PageTables) -> Byline | None:
    """The byline that a line is, or None. "By Monday the army …" is none: no name stands there."""
    opening = tables.byline_opening.match(words)
    if opening is None or len(words) > LONGEST:
        return None
    span = Span(start, start + len(words))
    names, end = names_in(words, opening.end(), start, tables, rule="byline.line")
    if names and TAIL.match(words, end):
        return Byline(span, names, _agencies(words, names[0].spans[0].end - start, start, tables))
    only = words[opening.end() :].strip(" .|")
    if agency_named(only, tables) is not None:
        at = start + opening.end()
        return Byline(span, (), (Sourced(only, (Span(at, at + len(only)),), rule="agency.byline"),))
    return Byline(span, ()) if only and tables.titles.fullmatch(only) else None


def byline_at_end(words: str, start: int, tables: PageTables) -> Byline | None:
    """The byline behind the last sentence of a standfirst: "… of the port. By Mara Ilves"."""
    for found in re.finditer(r"(?<=[.!?”\"])\s+(?=[A-Z])", words):
        byline = byline_of(words[found.end() :], start + found.end(), tables)
        if byline is not None and byline.names:
            return byline
    return None


def _agencies(words: str, end: int, start: int, tables: PageTables) -> tuple[Sourced[str], ...]:
    found = []
    for piece in re.finditer(r"[^,|/•·()–—]+", words[end:]):
        name = piece[0].strip()
        for listed in (name, re.sub(r"(?i)\s+(?:staff\s+)?writers?$", "", name)):
            if listed and agency_named(listed, tables) is not None:
                at = start + end + piece.start() + piece[0].index(listed)
                found.append(Sourced(listed, (Span(at, at + len(listed)),), rule="agency.byline"))
                break
    return tuple(found)
