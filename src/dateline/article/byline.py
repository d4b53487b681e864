"""The byline: "By Mara Ilves and Tomas Rehn", alone on its line or at the end of a standfirst."""

import re

from msgspec import Struct

from dateline.article.agency import agency_named, listed_agency
from dateline.article.names import names_in
from dateline.article.tables import PageTables
from dateline.model.sourced import Sourced, Span

# What may follow the names: a title, an agency, a place, a date, a bar – never the rest of a sentence.
TAIL = re.compile(r"\s*(?:$|[,|/•·(–—-].{0,80}$|\s\S+@\S+$|(?:in|for|of|at|from)\s.{0,60}$|\d.{0,40}$)")
BESIDE = re.compile(r"\s*(?:,\s*)?(?:and|AND|&|with)\s+([^.,]{2,40})\.?")
LONGEST = 200


class Byline(Struct, frozen=True):
    """The people who sign, the agencies and outlets named beside them, and the byline's stretch of the page. It may
    name none of them ("Our Correspondent")."""

    span: Span
    names: tuple[Sourced[str], ...] = ()
    agencies: tuple[Sourced[str], ...] = ()
    outlets: tuple[Sourced[str], ...] = ()


def byline_of(words: str, start: int, tables: PageTables) -> Byline | None:
    """The byline that a line is, or None. "By Monday the army …" is none: no name stands there."""
    opening = tables.byline_opening.match(words)
    if opening is None or len(words) > LONGEST:
        return None
    span = Span(start, start + len(words))
    names, end = names_in(words, opening.end(), start, tables, rule="byline.line")
    if names and (TAIL.match(words, end) or signs_beside(words[end:], tables)):
        beside = names[0].spans[0].end - start
        return Byline(span, names, _agencies(words, beside, start, tables), _outlets(words, beside, start, tables))
    only = words[opening.end() :].strip(" .|")
    if agency_named(only, tables) is not None:
        at = start + opening.end()
        return Byline(span, (), (Sourced(only, (Span(at, at + len(only)),), rule="agency.byline"),))
    if only.lower() in tables.signatures.unnamed:
        return Byline(span)
    if desk := tables.signatures.desk.fullmatch(only):
        at = start + opening.end() + desk.start("outlet")
        return Byline(
            span, outlets=(Sourced(desk["outlet"], (Span(at, at + len(desk["outlet"])),), rule="outlet.byline"),)
        )
    return Byline(span) if only and tables.titles.fullmatch(only) else None


def byline_at_end(words: str, start: int, tables: PageTables) -> Byline | None:
    """The byline behind the last sentence of a standfirst: "… of the port. By Mara Ilves"."""
    for found in re.finditer(r"(?<=[.!?”\"])\s+(?=[A-Z])", words):
        byline = byline_of(words[found.end() :], start + found.end(), tables)
        if byline is not None and byline.names:
            return byline
    return None


def signs_beside(words: str, tables: PageTables) -> bool:
    """Whether others sign beside the people before these words: "and agencies", "with Reuters"."""
    found = BESIDE.fullmatch(words)
    return found is not None and (
        found[1].lower() in tables.signatures.unnamed or listed_agency(found[1], tables) is not None
    )


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


def _outlets(words: str, end: int, start: int, tables: PageTables) -> tuple[Sourced[str], ...]:
    """The papers named behind the people: "By Mara Ilves, Harbour Courier", "By Mara Ilves, special to the Courier"."""
    found = []
    for piece in re.finditer(r"[^,|/•·()–—]+", words[end:]):
        name = piece[0].strip()
        special = tables.signatures.special.fullmatch(name)
        if special is not None:
            name = special["outlet"]
        if name and (special is not None or _is_paper(name, tables)):
            at = start + end + piece.start() + piece[0].index(name)
            found.append(Sourced(name, (Span(at, at + len(name)),), rule="outlet.byline"))
    return tuple(found)


def _is_paper(name: str, tables: PageTables) -> bool:
    known = listed_agency(name, tables)
    if known is not None:
        return known.kind == "outlet"
    return name[0].isupper() and tables.signatures.paper.fullmatch(name) is not None
