"""The dateline: `BAGHDAD, Jan 20 (Reuters) –`, with its place, date and agency, each or all of which may be missing.

Forms as in the style books of the wires and of the FBIS daily reports ("SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]").
"""

import re

from dateline.article.agency import agency_named
from dateline.article.tables import CAPITAL, INNER, PageTables
from dateline.model.article import Dateline
from dateline.model.sourced import Sourced, Span

LONGEST = 160
UPPER = rf"[{CAPITAL}][{CAPITAL}'’.`-]*"
PLACE = re.compile(
    rf"(?P<upper>{UPPER}(?:(?:[ \n/]|-){UPPER}){{0,5}})(?![a-z])"
    rf"|(?P<mixed>[{CAPITAL}]{INNER}+(?:[ /][{CAPITAL}]{INNER}*|[ ](?:[a-z]{{1,3}})(?=[ ][{CAPITAL}])){{0,4}})"
)
REGION = re.compile(rf",[ \n](?P<region>[{CAPITAL}]{INNER}*(?:[ \n](?:of[ ]|the[ ])*[{CAPITAL}]{INNER}*){{0,3}})")
COUNTRY = re.compile(rf"[ \n]\([{CAPITAL} .]+\)(?=,)")
AGENCY = re.compile(r"\s*[(\[]\s*(?P<agency>[^()]{2,60}?)\s*\)\s*")
DASH = re.compile(r"\s*(?:[-–—―_]{1,3})(?P<space>\s*)(?:\[[^\[\]]{2,200}\]\s*)*")
POSSESSIVE = re.compile(r"['’][sS]\b")
BODY = re.compile(rf"$|[{CAPITAL}\d\"'“‘`¿¡$£€(\[….–—-]|[a-z][{CAPITAL}]|al-|el-")


def dateline_in(words: str, start: int, tables: PageTables) -> Dateline | None:
    """The dateline that opens a paragraph, or None. `start` is the page offset of `words`.

    In capitals a place may stand alone before the dash; in mixed case only with an agency, a date or a region.
    """
    at, place, sure = _place(words, start, tables)
    dated, at = _date(words, at, start, tables, after_place=place is not None)
    signed = AGENCY.match(words, at)
    agency = None
    if signed is not None and dated is None and tables.dateline_date.fullmatch(signed["agency"]):
        span = Span(start + signed.start("agency"), start + signed.end("agency"))
        dated, at = Sourced(signed["agency"], (span,), rule="dateline.date"), signed.end()
    elif signed is not None:
        span = Span(start + signed.start("agency"), start + signed.end("agency"))
        agency = Sourced(" ".join(signed["agency"].split()), (span,), rule="dateline.agency")
        at = signed.end()
    dash = DASH.match(words, at)
    if dash is None or at > LONGEST or (place is None and agency is None):
        return None
    if not dash["space"] and dash.end() < len(words) and signed is None and words[dash.start() :].lstrip()[:1] in "-_":
        return None
    if BODY.match(words, dash.end()) is None or not _is_sure(place, dated, agency, sure, tables):
        return None
    return Dateline(Span(start, start + len(words[: dash.end()].rstrip())), place, dated, agency)


def _place(words: str, start: int, tables: PageTables) -> tuple[int, Sourced[str] | None, bool]:
    """Where the place ends, the place, and whether its form alone shows it to be one."""
    if tables.dateline_date.match(words):
        return 0, None, False
    found = PLACE.match(words)
    if found is None:
        return 0, None, False
    end, sure = found.end(), found["upper"] is not None
    if found[0].endswith("-"):
        end = found.end() - 1
    country = COUNTRY.match(words, end)
    if country is not None:
        end = country.end()
    elif tables.dateline_date.match(words, end + 2) is None and (region := REGION.match(words, end)) is not None:
        end = region.end()
        sure = sure or region["region"].endswith(".")
    place = words[:end]
    return end, Sourced(_titled(place, tables), (Span(start, start + end),), rule="dateline.place"), sure


def _date(words: str, at: int, start: int, tables: PageTables, *, after_place: bool) -> tuple[Sourced[str] | None, int]:
    if after_place:
        comma = re.compile(r",?\s+").match(words, at)
        if comma is None:
            return None, at
        begin = comma.end()
    else:
        begin = at
    found = tables.dateline_date.match(words, begin)
    if found is None:
        return None, at
    span = Span(start + found.start(), start + found.end())
    return Sourced(" ".join(found[0].split()), (span,), rule="dateline.date"), found.end()


def _is_sure(
    place: Sourced[str] | None, dated: Sourced[str] | None, agency: Sourced[str] | None, sure: bool, tables: PageTables
) -> bool:
    if place is None:
        return agency is not None and (dated is not None or agency_named(agency.value, tables) is not None)
    if place.value.lower() in tables.no_places or agency_named(place.value, tables) is not None:
        return False
    if sure:
        return len(place.value) > 2 and not (place.value.count(" ") > 2 and POSSESSIVE.search(place.value))
    return (
        dated is not None
        and agency is not None
        or agency is not None
        and agency_named(agency.value, tables) is not None
    )


def _titled(place: str, tables: PageTables) -> str:
    """A place in capitals as one writes it: "DAR ES SALAAM" is "Dar es Salaam", "N.J." stays."""
    pieces = re.split(r"([\s/(),]+|-)", " ".join(place.split()))
    return "".join(_capital(piece, i == 0, tables) for i, piece in enumerate(pieces))


def _capital(piece: str, first: bool, tables: PageTables) -> str:
    if not piece.isupper() or re.fullmatch(r"(?:\w\.){2,}", piece):
        return piece
    if not first and piece.lower() in tables.small_words:
        return piece.lower()
    return re.sub(r"(?<![\w])\w|(?<=\w['’])\w(?=\w)|(?<=^MC)\w", lambda m: m[0].upper(), piece.lower())
