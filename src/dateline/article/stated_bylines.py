"""Who wrote a page: what its format states held against the byline that it displays beside the headline."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.article.agency import agency_named
from dateline.article.stated_names import Signature, once_each, same_person, signatures_in
from dateline.article.stated_near import is_marked
from dateline.article.stated_title import fold
from dateline.article.tables import PageTables
from dateline.model.page import Block, Page
from dateline.model.sourced import Sourced, Span

# Who states an author, the most trusted first: the carrier, the article's own description, then the page's head.
ORIGINS = ("table", "export", "feed", "mail", "json-ld", "dublin-core", "meta", "opengraph", "document", "warc")
# More who sign than this are a list of something else.
MOST = 40
# Between the words of a name in the text.
SPACED = r"\s+"
# Before the last of a list.
LAST = re.compile(r"\s(?:and|AND|&)\s")
# A trade before a name: "Edited by ", "Photographs by ".
TRADE = re.compile(r"([A-Za-z-]+) [Bb][Yy]:? $")
NEXT = re.compile(r"(?:^|[|•·]\s*|\d\s+)(?:(?=[Bb][Yy]\s)|By(?=[A-Z]))")


class Bylines(Struct, frozen=True):
    """The people who sign, with their place in the text where they are displayed, and the agency, if one signs."""

    people: tuple[Sourced[str], ...] = ()
    agency: Sourced[str] | None = None


class _Line(Struct, frozen=True):
    """A displayed byline: who signs in it, whether it opens with "By", and whether it is a list with an "and"."""

    signed: tuple[Signature, ...]
    is_opened: bool = False
    is_list: bool = False


def bylines_of(page: Page, near: Sequence[Block], names: Sequence[str], tables: PageTables) -> Bylines:
    """The people whom the most trusted origin names, with those who stand beside them in the displayed byline.

    Where nobody is stated, a line that opens with "By" names them, then whom the markup calls authors. A desk
    ("Meridian Staff") signs only where neither a person nor an agency does.
    """
    lines = [line for block in near if (line := _line(page.text, block, names, tables)).signed]
    stated, origin = _stated(page, names, tables)
    said = (
        _kind(stated, "person")
        or next((found for line in lines if line.is_opened and (found := _kind(line.signed, "person"))), ())
        or _kind(_marked(page, near, names, tables), "person")
        or next((found for line in lines if (found := _kind(line.signed, "person"))), ())
    )
    people = [name for name in _joined(said, lines) if not _does_else(page.text, near, name, tables)]
    agencies = (*(name for line in lines for name in _kind(line.signed, "agency")), *_kind(stated, "agency"))
    desks = (*_kind(stated, "desk"), *(name for line in lines for name in _kind(line.signed, "desk")))
    signing = tuple(people) or (() if agencies else desks[:1])
    return Bylines(
        tuple(_sourced(page, near, name, origin) for name in once_each(signing)),
        next((_agency(page, near, name, origin, tables) for name in agencies), None),
    )


def _line(text: str, block: Block, names: Sequence[str], tables: PageTables) -> _Line:
    """Those who sign in a block that is a byline: it opens so, it is marked so, or it is a name and a date."""
    words = text[block.start : block.end]
    if (opening := NEXT.search(words)) is not None:
        signed = signatures_in(words[opening.end() :], names, tables)
        return _Line(signed, is_opened=True, is_list=LAST.search(words) is not None)
    named, dated = tables.name.match(words), tables.dateline_date.search(words)
    is_dated = named is not None and dated is not None and not words[named.end() : dated.start()].strip(" |,•·–—-")
    if not is_dated and not is_marked(block):
        return _Line(())
    # A single word may be a section or a place there.
    signed = signatures_in(words, names, tables)
    signed = tuple(one for one in signed if one.kind != "person" or (" " in one.name and not one.name.islower()))
    return _Line(signed, is_list=LAST.search(words) is not None)


def _stated(page: Page, names: Sequence[str], tables: PageTables) -> tuple[tuple[Signature, ...], str]:
    """What the first origin says that names a person, with those that a later one names beside all of these."""
    found = [(origin, _of_origin(page, origin, names, tables)) for origin in ORIGINS]
    first = next(((origin, said) for origin, said in found if _kind(said, "person")), None)
    if first is None:
        return next(((said, origin) for origin, said in found if said), ((), ""))
    origin, said = first
    for _, other in found:
        people = _kind(other, "person")
        if len(people) > len(_kind(said, "person")) and all(_is_among(one, people) for one in _kind(said, "person")):
            said = (*said, *other)
    return said, origin


def _of_origin(page: Page, origin: str, names: Sequence[str], tables: PageTables) -> tuple[Signature, ...]:
    found: list[Signature] = []
    for one in page.metadata:
        if one.origin == origin and one.name in ("author", "agency") and len(found) < MOST:
            signed = signatures_in(one.value, names, tables)
            # An organisation that signs is no person, whatever its name looks like.
            is_agency = one.name == "agency"
            found += [Signature(by.name, "agency") if is_agency and by.kind == "person" else by for by in signed]
    return tuple(found)


def _marked(page: Page, near: Sequence[Block], names: Sequence[str], tables: PageTables) -> tuple[Signature, ...]:
    """Those whom the markup calls authors and who stand near the headline."""
    texts = " \n ".join(fold(page.text[block.start : block.end]) for block in near)
    found: list[Signature] = []
    for one in page.stated("author"):
        if one.origin == "markup" and len(found) < MOST:
            found += [by for by in signatures_in(one.value, names, tables) if not texts or fold(by.name) in texts]
    return tuple(by for by in found if " " in by.name or len(found) == 1)


def _joined(said: Sequence[str], lines: Sequence[_Line]) -> tuple[str, ...]:
    """The stated people and those beside them in a displayed list: behind a comma alone may stand a place."""
    for line in lines:
        people = _kind(line.signed, "person")
        if line.is_list and any(_is_among(one, people) for one in said):
            return (*said, *people)
    return tuple(said)


def _does_else(text: str, near: Sequence[Block], name: str, tables: PageTables) -> bool:
    """Whether someone is named beside the headline for another trade only: "Edited by Ana Holm", "Photographs by …"."""
    trades = [_trade(text, found.start(), tables) for found in _places(text, near, name)]
    return bool(trades) and all(trades)


def _trade(text: str, at: int, tables: PageTables) -> bool:
    before = TRADE.search(text, max(0, at - 40), at)
    if before is None or tables.byline_opening.match(before[0]) is not None:
        return False
    return before[1].endswith("ed") or tables.credits.match(before[0]) is not None


def _kind(found: Sequence[Signature], kind: str) -> tuple[str, ...]:
    return tuple(one.name for one in found if one.kind == kind)


def _is_among(name: str, people: Sequence[str]) -> bool:
    return any(same_person(name, other) for other in people)


def _sourced(page: Page, near: Sequence[Block], name: str, origin: str) -> Sourced[str]:
    span = _place(page, near, name)
    if span is None:
        return Sourced(name, (), rule=f"byline.{origin or 'markup'}", how="stated")
    return Sourced(name, (span,), rule="byline.shown")


def _agency(page: Page, near: Sequence[Block], name: str, origin: str, tables: PageTables) -> Sourced[str]:
    known = agency_named(name, tables)
    value = name if known is None else known.name
    span = _place(page, near, name)
    if span is None:
        return Sourced(value, (), rule=f"agency.{origin or 'markup'}", how="stated")
    return Sourced(value, (span,), rule="agency.byline")


def _place(page: Page, near: Sequence[Block], name: str) -> Span | None:
    """Where the name stands near the headline, bylines first, with the blanks and case of the page."""
    marked = sorted(near, key=lambda block: not is_marked(block))
    return next((Span(*found.span()) for found in _places(page.text, marked, name)), None)


def _places(text: str, blocks: Sequence[Block], name: str) -> Iterator[re.Match[str]]:
    pattern = re.compile(rf"(?i)(?<![^\W\d_]){SPACED.join(map(re.escape, name.split()))}(?!\w)")
    for block in blocks:
        yield from pattern.finditer(text, block.start, block.end)
