"""The dateline: `BAGHDAD, Jan 20 (Reuters) –`, with its place, date and agency, each or all of which may be missing.

Forms as in the style books of the wires and of the FBIS daily reports ("SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]").
"""

import re

from dateline.article.agency import agency_named, listed_agency
from dateline.article.phrases import CAPITAL, INNER
from dateline.article.tables import PageTables
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
COMMA = re.compile(r",?\s+")
AGENCY = re.compile(r"\s*[(\[]\s*(?P<agency>[^()]{2,60}?)\s*\)\s*")
DASH = re.compile(r"\s*(?P<dash>[-–—―_]{1,3})(?P<space>\s*)(?:\[[^\[\]]{2,200}\]\s*)*")
# "ISLAMABAD: The …", as papers of South Asia write it; and "GAO, AFP – …".
COLON = re.compile(r"(?P<dash>:)(?P<space>\s+)")
BEHIND_PLACE = re.compile(rf",\s+([{CAPITAL}][\w .'-]{{1,30}}?)(?=\s*[-–—:])")
ALONE = re.compile(rf"(?P<agency>[{CAPITAL}][\w ./'-]{{1,30}}?)\s*[-–—]{{1,2}}\s+")
# Behind a colon a paragraph must follow: "PORT VESPER: What the truce means" is a title.
LONGEST_TITLE = 100
# No dateline is without one of these: a quick look before the closer ones.
MAY_END = re.compile(r"[–—―_:-](?:(?<!-)|(?![a-z]))")
POSSESSIVE = re.compile(r"['’][sS]\b")
BODY = re.compile(rf"$|[{CAPITAL}\d\"'“‘`¿¡$£€(\[….–—-]|[a-z][{CAPITAL}]|al-|el-")
INITIALS = re.compile(r"(?:\w\.){2,}")
FIRST_LETTERS = re.compile(r"(?<!\w)\w|(?<=\w['’])\w(?=\w)")


def dateline_in(words: str, start: int, tables: PageTables) -> Dateline | None:
    """The dateline that opens a paragraph, or None. `start` is the page offset of `words`.

    In capitals a place may stand alone before the dash; in mixed case only with an agency or an abbreviated region.
    The span ends with the dash, or with the labels in brackets behind it.
    """
    if MAY_END.search(words, 0, LONGEST) is None:
        return None
    signs_alone = _agency_alone(words, start, tables)
    if signs_alone is not None:
        return signs_alone
    ends, has_its_form = _place_end(words, tables)
    at = ends or 0
    dated = _date(words, at, start, tables)
    at = dated.spans[0].end - start if dated is not None else at
    agency = None
    signed = AGENCY.match(words, at)
    if signed is None and (behind := BEHIND_PLACE.match(words, at)) is not None and listed_agency(behind[1], tables):
        agency = _sourced(words, *behind.span(1), start, rule="dateline.agency")
        at = behind.end()
    elif signed is not None:
        written = _sourced(words, *signed.span("agency"), start, rule="dateline.agency")
        if dated is None and tables.dateline_date.fullmatch(written.value):
            dated = written
        else:
            agency = written
        at = signed.end()
    dash = DASH.match(words, at) or (COLON.match(words, at) if has_its_form or agency is not None else None)
    if dash is None or at > LONGEST or BODY.match(words, dash.end()) is None:
        return None
    if dash["dash"] == ":" and dated is None and agency is None and len(words) - dash.end() < LONGEST_TITLE:
        return None
    if not dash["space"] and dash["dash"][0] in "-_" and signed is None and dash.end() < len(words):
        return None
    place = _place(words, ends, start, tables) if ends is not None else None
    if place is None:
        if agency is None or (dated is None and agency_named(agency.value, tables) is None):
            return None
    elif not _is_place(place.value, agency, dated, tables, alone=has_its_form):
        return None
    return Dateline(Span(start, start + len(words[: dash.end()].rstrip())), place, dated, agency)


def is_first_only(dateline: Dateline, line: str, start: int) -> bool:
    """Whether it is one only above all prose: "GAO: The army …" opens a report, below its first paragraph "TALKS: The
    sides …" is a subject. `line` are the words of the dateline's line and `start` their page offset."""
    ends = line[dateline.span.end - start - 1 : dateline.span.end - start]
    return ends == ":" and dateline.date is None and dateline.agency is None


def _agency_alone(words: str, start: int, tables: PageTables) -> Dateline | None:
    """The dateline of "AFP - The army said …": a known agency before the dash, and nothing else."""
    found = ALONE.match(words)
    known = listed_agency(found["agency"], tables) if found is not None else None
    if found is None or known is None or known.patterns or BODY.match(words, found.end()) is None:
        return None
    agency = _sourced(words, *found.span("agency"), start, rule="dateline.agency")
    return Dateline(Span(start, start + len(words[: found.end()].rstrip())), None, None, agency)


def _place_end(words: str, tables: PageTables) -> tuple[int | None, bool]:
    """Where the place ends, if one opens the line, and whether its form alone shows it to be one: capitals, or a region
    cut short ("Newport, Va.")."""
    found = None if tables.dateline_date.match(words) else PLACE.match(words)
    if found is None:
        return None, False
    end, has_its_form = found.end(), found["upper"] is not None
    if (country := COUNTRY.match(words, end)) is not None:
        end = country.end()
    elif (
        tables.dateline_date.match(words, end + 2) is None
        and (region := REGION.match(words, end)) is not None
        and listed_agency(region["region"], tables) is None
    ):
        end, has_its_form = region.end(), has_its_form or region["region"].endswith(".")
    return len(words[:end].rstrip("-")), has_its_form


def _date(words: str, at: int, start: int, tables: PageTables) -> Sourced[str] | None:
    comma = COMMA.match(words, at)
    if at > 0 and comma is None:
        return None
    found = tables.dateline_date.match(words, comma.end() if comma is not None else at)
    return None if found is None else _sourced(words, *found.span(), start, rule="dateline.date")


def _place(words: str, end: int, start: int, tables: PageTables) -> Sourced[str]:
    return Sourced(_titled(words[:end], tables), (Span(start, start + end),), rule="dateline.place")


def _is_place(
    place: str, agency: Sourced[str] | None, dated: Sourced[str] | None, tables: PageTables, *, alone: bool
) -> bool:
    if place.lower() in tables.no_places or agency_named(place, tables) is not None:
        return False
    if alone:
        # "INDIA’S ECONOMY GROWS – BUT SLOWLY" opens a list of headlines; "MARTHA’S VINEYARD" is a place.
        return len(place) > 2 and not (place.count(" ") > 2 and POSSESSIVE.search(place))
    return agency is not None and (dated is not None or agency_named(agency.value, tables) is not None)


def _sourced(words: str, begin: int, end: int, start: int, *, rule: str) -> Sourced[str]:
    return Sourced(" ".join(words[begin:end].split()), (Span(start + begin, start + end),), rule=rule)


def _titled(place: str, tables: PageTables) -> str:
    """A place in capitals as one writes it: "DAR ES SALAAM" is "Dar es Salaam", "N.J." stays."""
    pieces = re.split(r"([\s/(),]+|-)", " ".join(place.split()))
    return pieces[0] and "".join((_capital(pieces[0]), *(_inside(piece, tables) for piece in pieces[1:])))


def _inside(piece: str, tables: PageTables) -> str:
    return piece.lower() if piece.isupper() and piece.lower() in tables.small_words else _capital(piece)


def _capital(piece: str) -> str:
    if not piece.isupper() or INITIALS.fullmatch(piece):
        return piece
    return FIRST_LETTERS.sub(lambda letter: letter[0].upper(), piece.lower())
