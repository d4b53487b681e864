"""Lines signed without "By": "Mara Ilves | Harbour Courier", "Our Correspondent", "— Reuters", "Source: AFP"."""

import re
from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from dateline.article.agency import listed_agency
from dateline.article.byline import Byline, signs_beside
from dateline.article.names import names_in
from dateline.article.phrases import CAPITAL
from dateline.article.published import date_beside
from dateline.article.tables import PageTables
from dateline.model.sourced import Sourced, Span

LONGEST, MOST_PIECES = 160, 8
CUT = re.compile(r"\s*[|•·/]\s*|,\s+|\s+[–—-]{1,2}\s+")
# What stands around a signature: "— Reuters", "(AFP)", "[AP]".
AROUND = " \t\u00a0([{)]}*.–—-/"
ADDRESS = re.compile(r"\S+@\S+\.\w{2,6}|@\w{2,30}")
PLACE = re.compile(r" in [\w .’'-]{3,40}$")
AND = re.compile(r"\s*(?:,|;|/|&|\s(?:and|AND)\s)\s*")
# A signature run into the end of a paragraph: "… he said. — Reuters", "… he said. (AP)".
BEHIND = re.compile(
    rf"(?<=[.!?”\"’'])\s*(?:[–—-]{{1,2}}\s*|[(\[/]\s*)(?P<name>[{CAPITAL}][^()\[\]–—/]{{1,40}}?)[)\]/]?\.?$"
)
# The sign before it, behind a sentence: a quick look before the closer one.
MAY_SIGN = re.compile(r"[.!?”\"’']\s*[–—(\[/-]")
MOST_WORDS = 6
# Names, desks and titles have few words in small letters; headlines have more.
MOST_SMALL = 6


def signature_of(words: str, start: int, tables: PageTables) -> Byline | None:
    """The signature that a whole line is, or None. A line of nothing but a name is none: it may be a heading."""
    if len(words) > LONGEST:
        return None
    span = Span(start, start + len(words))
    low = words.lower().strip(AROUND)
    if (source := tables.signatures.sources.opening(low)) is not None:
        return _of_source(words, low, span, max((w for w in source.words if low.startswith(w)), key=len), tables)
    if (inputs := tables.signatures.inputs.opening(low)) is not None:
        rest = low[max(len(w) for w in inputs.words if low.startswith(w)) :].strip(AROUND)
        given = [one for one in AND.split(rest) if one]
        known = all(one in tables.signatures.unnamed or one in tables.agencies for one in given)
        return Byline(span) if known else None
    if (PLACE.sub("", low) if " in " in low else low) in tables.signatures.unnamed:
        return Byline(span)
    single = words.split()
    if len(single) > MOST_SMALL and sum(word[0].islower() for word in single) > MOST_SMALL:
        return None
    found, is_sure = Byline(span), False
    for count, (begin, end) in enumerate(_pieces(words)):
        piece = _piece(words, begin, end, start, tables, after_bar=count > 0 and "|" in words[:begin])
        if piece is None or count >= MOST_PIECES:
            return None
        names, sure = _with(found, piece[0]), piece[1]
        found, is_sure = names, is_sure or sure
    return found if is_sure else None


def signature_behind(words: str, tables: PageTables) -> int | None:
    """Where the agency begins that signs at the end of a paragraph, or None."""
    begins = max(0, len(words) - 60)
    found = BEHIND.search(words, begins) if MAY_SIGN.search(words, max(0, begins - 1)) is not None else None
    if found is None or found.start() == 0 or listed_agency(found["name"], tables) is None:
        return None
    return found.start() + len(found[0]) - len(found[0].lstrip())


def holder_of(words: str, start: int, tables: PageTables) -> Sourced[str] | None:
    """Who owns the page by its line of copyright: "© 2031 Northwire"."""
    if len(words) > 2 * LONGEST:
        return None
    for pattern in tables.signatures.holders:
        if (found := pattern.match(words)) is not None and found["name"][0].isupper():
            return _sourced(words, *found.span("name"), start, rule="outlet.copyright")
    return None


def _of_source(words: str, low: str, span: Span, opening: str, tables: PageTables) -> Byline | None:
    begin = words.lower().index(low[:10]) + len(opening)
    end = len(words.rstrip(AROUND))
    begin += len(words[begin:end]) - len(words[begin:end].lstrip())
    cut = AND.search(words, begin, end)
    name = words[begin : cut.start() if cut is not None else end]
    if not name or not name.removeprefix("the ")[:1].isupper() or name.count(" ") >= MOST_WORDS:
        return None
    if name.startswith("the "):
        begin, name = begin + 4, name[4:]
    known = tables.agencies.get(name.lower())
    signer = _sourced(words, begin, begin + len(name), span.start, rule="agency.source")
    is_outlet = known.kind == "outlet" if known is not None else tables.signatures.paper.fullmatch(name) is not None
    return Byline(span, outlets=(replace(signer, rule="outlet.source"),)) if is_outlet else Byline(span, (), (signer,))


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    """The pieces of a line between bars, commas and dashes, without what stands around them."""
    begin = 0
    for cut in chain((found.span() for found in CUT.finditer(words)), ((len(words), len(words)),)):
        piece = words[begin : cut[0]]
        if piece.strip(AROUND):
            left = begin + len(piece) - len(piece.lstrip(AROUND))
            # The stops of "U.S." and "Jr." belong to them.
            yield left, left + len(piece.strip().lstrip(AROUND).rstrip(" )]*–—-/"))
        begin = cut[1]


def _piece(
    words: str, begin: int, end: int, start: int, tables: PageTables, *, after_bar: bool
) -> tuple[Byline, bool] | None:
    """Who signs in one piece, and whether it shows the line to be a signature; None where nobody can."""
    piece, span = words[begin:end], Span(start + begin, start + end)
    signatures = tables.signatures
    if piece.lower() in signatures.unnamed or (begin > 0 and tables.titles.fullmatch(piece) is not None):
        return Byline(span), True
    if (known := listed_agency(piece, tables)) is not None:
        signer = _sourced(words, begin, end, start, rule=f"{known.kind}.byline")
        if known.kind == "agency":
            return Byline(span, agencies=(signer,)), True
        return Byline(span, outlets=(signer,)), True
    for pattern in (signatures.special, signatures.desk):
        if (found := pattern.fullmatch(piece)) is not None:
            outlet = _sourced(
                words, begin + found.start("outlet"), begin + found.end("outlet"), start, rule="outlet.byline"
            )
            is_plain = " " not in outlet.value and pattern is signatures.desk and not piece.isupper()
            return None if is_plain else (Byline(span, outlets=(outlet,)), True)
    if ADDRESS.fullmatch(piece):
        return Byline(span), True
    if date_beside(piece, 0, tables) is not None:
        return Byline(span), after_bar
    if piece[0].isupper() and piece.count(" ") < MOST_WORDS - 1 and (after_bar or signatures.paper.fullmatch(piece)):
        if after_bar or begin > 0:
            return Byline(span, outlets=(_sourced(words, begin, end, start, rule="outlet.byline"),)), True
        return None
    names, at = names_in(words[:end], begin, start, tables, rule="byline.line")
    # "Mara Ilves in Gao": a place behind the last name tells a reporter.
    is_placed = bool(names) and at > names[-1].spans[0].end - start
    if names and at < end and signs_beside(words[at:end], tables):
        return Byline(span, names), True
    return (Byline(span, names), is_placed) if names and at == end else None


def _with(found: Byline, more: Byline) -> Byline:
    return Byline(
        found.span, (*found.names, *more.names), (*found.agencies, *more.agencies), (*found.outlets, *more.outlets)
    )


def _sourced(words: str, begin: int, end: int, start: int, *, rule: str) -> Sourced[str]:
    return Sourced(" ".join(words[begin:end].split()), (Span(start + begin, start + end),), rule=rule)
