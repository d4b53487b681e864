"""What a page says of its own making: "(Corrects …)", "UPDATE 3-", "An earlier version of this article …", "KILL".

Versions are counted as the wires count sends: a story's first send is version 1 and has no slug; "UPDATE 1" and
"1st Ld-Writethru" are its first rewrite, version 2, so that "UPDATE 3" is version 4. "2nd lead", "LEAD 2" and
"WRAPUP 2" count the first send as well and are version 2.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import get_args

from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import NoticeWord
from dateline.model.article import Notice, NoticeKind
from dateline.model.sourced import Sourced, Span

LONGEST, LONGEST_SLUG = 900, 80
INSIDE_UP_TO = 300
# "BC-", "AM-", "a0345": how a wire's catch-line begins.
CATCH = re.compile(r"(?:[A-Z]{2}-[A-Z]|[a-z]\d{4}\b)")
# No slug stands behind a headline without one of these: a quick look before the closer one.
MAY_SLUG = re.compile(r"[(\[–—-]")
KINDS: Mapping[str, NoticeKind] = MappingProxyType({kind: kind for kind in get_args(NoticeKind)})


def notices_of(words: str, plain: str, start: int, tables: PageTables) -> tuple[Notice, ...]:
    """The notices that a whole line is; empty when it is anything else, and for a note that tells no kind."""
    return noted(words, plain, start, tables) or ()


def noted(words: str, plain: str, start: int, tables: PageTables) -> tuple[Notice, ...] | None:
    """The notices of a line of notice, None for any other line. A mere note has the kind that its words tell, and gives
    none where they tell none ("Editor's note: Some names were changed")."""
    entry = notice_word(plain, tables)
    if entry is not None and len(words) <= LONGEST:
        kind = _kind(entry, plain, tables)
        return () if kind is None else (_notice(kind, words, Span(start, start + len(words)), None, tables),)
    if len(words) <= LONGEST_SLUG and tables.notices.any_slug.search(plain) is not None:
        found = tuple(_slugs_in(words, start, tables))
        if found and _is_slug_line(words, found, start):
            return found
    return None if entry is None else ()


def notice_word(plain: str, tables: PageTables) -> NoticeWord | None:
    """The entry by whose words a line is a notice, or None."""
    if plain[:1] not in "([":
        return tables.notices.openings.opening(plain)
    low = plain.replace("[", "(", 1).replace("( ", "(", 1)
    if low.startswith("(this "):
        # "(This March 3 story has been refiled …)"
        low = tables.dateline_date.sub("", low, count=1).replace("  ", " ")
    return tables.notices.openings.opening(low) or tables.notices.openings.opening(low[1:])


def slugs_before(words: str, start: int, tables: PageTables) -> tuple[tuple[Notice, ...], int]:
    """The notices before a headline and where the headline begins: "CORRECTED-UPDATE 3-Ferries leave the port".

    A slug without a number stands in capitals or before a colon: "Update on the truce" and "Killed – and forgotten" are
    headlines.
    """
    found: list[Notice] = []
    at = 0
    while (slug := tables.notices.before.match(words, at)) is not None:
        span = Span(start + slug.start("slug"), start + slug.end("slug"))
        notice = _of_slug(slug["slug"], span, tables)
        is_shown = slug["slug"].isupper() or ":" in slug["sign"] or notice is None or notice.version is not None
        if notice is None or not is_shown:
            break
        found.append(notice)
        at = slug.end()
    return tuple(found), at


def slug_behind(words: str, start: int, tables: PageTables) -> tuple[Notice | None, int]:
    """The notice behind a headline and where the headline ends: "Ferries leave the port (2nd lead)"."""
    slug = tables.notices.behind.search(words) if MAY_SLUG.search(words) is not None else None
    if slug is None or slug.start() == 0:
        return None, len(words)
    name = "slug" if slug["slug"] is not None else "last"
    notice = _of_slug(slug[name], Span(start + slug.start(name), start + slug.end(name)), tables)
    if notice is None or (notice.version is None and not slug[name].isupper()):
        return None, len(words)
    return notice, slug.start()


def _slugs_in(words: str, start: int, tables: PageTables) -> Iterator[Notice]:
    """The slugs of a line, left to right."""
    at = 0
    low = words.lower()
    while at < len(words):
        matches = ((found, slug) for slug in tables.notices.slugs if (found := slug.words.search(low, at)) is not None)
        whole = [(found, slug) for found, slug in matches if _is_whole(low, found)]
        if not whole:
            return
        found, slug = min(whole, key=lambda one: (one[0].start(), -one[0].end()))
        yield _from(
            found,
            slug.entry,
            words[found.start() : found.end()],
            Span(start + found.start(), start + found.end()),
            tables,
        )
        at = found.end()


def _is_whole(low: str, found: re.Match[str]) -> bool:
    return not low[found.start() - 1 : found.start()].isalnum() and not low[found.end() : found.end() + 1].isalnum()


def _is_slug_line(words: str, found: tuple[Notice, ...], start: int) -> bool:
    """Whether nothing stands beside the slugs, or what stands there is a wire's catch-line ("BC-Dravia-Truce, …")."""
    rest = list(words)
    for notice in found:
        for i in range(notice.words.spans[0].start - start, notice.words.spans[0].end - start):
            rest[i] = " "
    left = "".join(rest).strip(" .,:;()[]-–—*/\t\u00a0")
    catch = CATCH.match(words)
    return not left or (catch is not None and found[0].version is not None)


def _of_slug(words: str, span: Span, tables: PageTables) -> Notice | None:
    low = words.lower()
    for slug in tables.notices.slugs:
        if (found := slug.words.fullmatch(low)) is not None:
            return _from(found, slug.entry, words, span, tables)
    return None


def _from(found: re.Match[str], entry: NoticeWord, words: str, span: Span, tables: PageTables) -> Notice:
    number = found.groupdict().get("n")
    version = None if number is None else int(number) + entry.sends
    return _notice(KINDS.get(entry.kind, "version"), words, span, version, tables)


def _kind(entry: NoticeWord, plain: str, tables: PageTables) -> NoticeKind | None:
    told = (other.kind for words, other in tables.notices.inside if words.search(plain[:INSIDE_UP_TO]))
    return KINDS.get(entry.kind) or KINDS.get(next(told, ""))


def _notice(kind: NoticeKind, words: str, span: Span, version: int | None, tables: PageTables) -> Notice:
    said = Sourced(" ".join(words.split()), (span,), rule=f"notice.{kind}")
    part = tables.notices.part.search(words)
    of = None
    if part is not None:
        of = Sourced(
            " ".join(part[0].split()), (Span(span.start + part.start(), span.start + part.end()),), rule="notice.part"
        )
    return Notice(kind, said, version, of)
