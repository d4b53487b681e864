"""The headline of a page whose format marks titles: the displayed one where it stands, agreed with what is stated."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from dateline.article.tables import PageTables
from dateline.model.page import Block, Page
from dateline.model.sourced import Sourced, Span

WORD = re.compile(r"\w+")
# What stands between a title and the outlet's name, or a kicker and the title.
BAR = re.compile(r"\s+(?:[|»·•–—-]|::|>)\s+|\s*\|\s*|\s*»\s*")
# More titles than this are a list of other reports.
LONGEST, LONGEST_KICKER, MOST = 350, 3, 40
# So much of its words a displayed title shares with a stated one before the two count as the same headline.
ALIKE = 0.5
# Who states a title, the most trusted first: a carrier speaks of the report itself, a page's head often to searchers.
ORIGINS = ("table", "export", "feed", "mail", "json-ld", "opengraph", "meta", "dublin-core", "document", "warc")


class Title(Struct, frozen=True):
    """A title that may be the headline, and where it comes from; `span` is its place in the text, if it has one."""

    words: str
    origin: str
    span: Span | None = None


def headline_of(page: Page, names: Sequence[str], tables: PageTables) -> Sourced[str] | None:
    """The headline as displayed, else as stated; None where the format tells of no title at all.

    `names` are those of the outlet, cut off the end of a stated title. A displayed heading that is only the outlet's
    name or a section is none. Of several headings the one that the stated titles agree with is the headline.
    """
    folded = tuple(name for name in map(folded_name, names) if name)
    stated = [title for title in _stated(page, folded) if not _is_label(title.words, folded, tables)]
    shown = [title for title in islice(_shown(page), MOST) if not _is_label(title.words, folded, tables)]
    best = max(shown, key=lambda title: (_agreement(title, stated), title.span is not None), default=None)
    if best is not None and (not stated or _agreement(best, stated) >= ALIKE):
        return _sourced(_without_kicker(best, stated, tables), "headline.title")
    elsewhere = next(filter(None, (_found_in(page, title) for title in stated)), None)
    if elsewhere is not None:
        return _sourced(elsewhere, "headline.title")
    if best is not None and best.words.count(" ") >= 2:
        return _sourced(best, "headline.title")
    agreed = max(
        stated, key=lambda title: sum(fold(title.words) == fold(other.words) for other in stated), default=best
    )
    return None if agreed is None else _sourced(agreed, f"headline.{agreed.origin}")


def without_outlet(headline: Sourced[str] | None, outlet: Sourced[str] | None) -> Sourced[str] | None:
    """A stated headline without the outlet that only the text names ("… - The Plains Gazette", "© The Plains Gazette").

    A headline that is displayed is left as it is."""
    if headline is None or outlet is None or headline.how != "stated":
        return headline
    return replace(headline, value=_without_names(headline.value, (folded_name(outlet.value),)))


def fold(words: str) -> str:
    """The words for comparing: in lower case, without signs."""
    return " ".join(WORD.findall(words.casefold()))


def folded_name(name: str) -> str:
    """An outlet's name for comparing with an address as well: "The Harbour Courier" is "harbourcourier"."""
    return fold(name).removeprefix("the ").replace(" ", "")


def is_name(words: str, names: Sequence[str]) -> bool:
    """Whether the words are the outlet's name, a longer form of it ("BBC News") or a part of it."""
    folded = folded_name(words)
    return any(folded == name or (len(name) > 2 and _is_part(folded, name)) for name in names)


def _is_part(folded: str, name: str) -> bool:
    shorter, longer = sorted((folded, name), key=len)
    return len(shorter) > 2 and longer.startswith(shorter) and len(shorter) * 3 >= len(longer)


def _stated(page: Page, names: Sequence[str]) -> Iterator[Title]:
    """The stated titles without the outlet at their ends, by the trust in their origin."""
    found = [one for one in page.stated("title") if one.origin in ORIGINS]
    for one in sorted(found, key=lambda one: ORIGINS.index(one.origin))[:MOST]:
        words = _without_names(" ".join(one.value[: 2 * LONGEST].split()), names)
        if 0 < len(words) <= LONGEST:
            yield Title(words, one.origin, one.span if words == one.value else None)


def _without_names(words: str, names: Sequence[str]) -> str:
    """The title without "| Harbour Courier" behind it or "Harbour Courier:" before it."""
    while (bars := [*BAR.finditer(words)]) and is_name(words[bars[-1].end() :], names):
        words = words[: bars[-1].start()].rstrip()
    if (bar := BAR.search(words)) is not None and is_name(words[: bar.start()], names):
        words = words[bar.end() :]
    return words


def _shown(page: Page) -> Iterator[Title]:
    """The titles that the page displays, and those that its markup calls so though they are not in the text."""
    seen = set()
    for block in page.blocks:
        if block.role == "title" and block.end - block.start <= LONGEST:
            words = page.text[block.start : block.end]
            seen.add(fold(words))
            yield Title(words, "markup", Span(block.start, block.end))
    for one in page.stated("title"):
        if one.origin == "markup" and fold(one.value) not in seen and len(one.value) <= LONGEST:
            yield Title(one.value, one.origin)


def _is_label(words: str, names: Sequence[str], tables: PageTables) -> bool:
    """Whether a title is the outlet's, a section's, or none at all."""
    name = fold(words)
    return not name or name in tables.sections or name in tables.roots or is_name(words, names)


def _agreement(title: Title, stated: Sequence[Title]) -> float:
    """The best share of words in common with a stated title, between 0 and 1."""
    mine = set(fold(title.words).split())
    shares = [2 * len(mine & theirs) / (len(mine) + len(theirs)) for theirs in _words_of(stated)]
    return max(shares, default=0.0)


def _words_of(titles: Sequence[Title]) -> Iterator[set[str]]:
    for title in titles:
        yield set(fold(title.words).split())


def _without_kicker(title: Title, stated: Sequence[Title], tables: PageTables) -> Title:
    """The displayed title without a label before it that no stated title has: a section, a word in capitals, or words
    that run into it without a blank ("ANALYSISFerry port reopens")."""
    start, end = 0, len(title.words)
    while (bar := BAR.search(title.words, start, end)) and fold(title.words[start : bar.start()]) in tables.sections:
        start = bar.end()
    for other in stated:
        at = title.words.find(other.words, start)
        before, behind = title.words[start:at], title.words[at + len(other.words) :].strip()
        if at > start and not behind and _is_kicker(before, other, tables):
            start = at
            break
    if start == 0:
        return title
    span = title.span
    moved = None if span is None else Span(span.start + start, span.start + end)
    return Title(title.words[start:end], title.origin, moved)


def _is_kicker(before: str, title: Title, tables: PageTables) -> bool:
    label = before.strip()
    if label.count(" ") >= LONGEST_KICKER or label.endswith(":") or BAR.search(f" {label} "):
        return False
    is_glued = before[-1:].isalpha() and title.words[:1].isupper()
    return is_glued or fold(label) in tables.sections or (label.isupper() and not title.words.isupper())


def _found_in(page: Page, title: Title) -> Title | None:
    """A stated title where a block says just that, however it is marked."""
    if title.span is not None:
        return title
    wanted = fold(title.words)
    for block in page.blocks:
        if _may_be(block, title) and fold(page.text[block.start : block.end]) == wanted:
            return Title(page.text[block.start : block.end], title.origin, Span(block.start, block.end))
    return None


def _may_be(block: Block, title: Title) -> bool:
    return abs(block.end - block.start - len(title.words)) <= 0.3 * len(title.words)


def _sourced(title: Title, rule: str) -> Sourced[str]:
    words = " ".join(title.words.split())
    if title.span is None:
        return Sourced(words, (), rule=f"headline.{title.origin}", how="stated")
    return Sourced(words, (title.span,), rule=rule)
