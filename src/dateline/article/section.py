"""The section path above a headline: "World > Africa", or names run together by a page that lost its signs."""

import re
from itertools import pairwise

from dateline.article.tables import PageTables
from dateline.model.sourced import Sourced, Span

SIGNS = re.compile(r"\s*(?:[>»›|→·•]|::|(?<=\s)/(?=\s)|/(?=[A-Z]))\s*")
LONGEST = 120
# "EastYemen": a small letter before a capital, and two more small ones before that ("MacHale" and "YouTube" stay).
JOIN = re.compile(r"(?<=[a-z]{3})(?=[A-Z])")


def path_before(words: str, start: int, headline: str, tables: PageTables) -> tuple[Sourced[str], ...]:
    """The sections of a line that ends with the headline, whatever stands or does not stand between the two."""
    above = words[: len(words) - len(headline)]
    return path_of(above, start, tables) if words.endswith(headline) else ()


def path_of(words: str, start: int, tables: PageTables) -> tuple[Sourced[str], ...]:
    """The sections of a path line, cut at signs and where one was lost; "Home" and its like are no section."""
    cuts = [0, *sorted({at for found in SIGNS.finditer(words) for at in found.span()}), len(words)]
    signs = {found.start() for found in SIGNS.finditer(words)}
    sections = []
    for begin, end in pairwise(cuts):
        if begin in signs:
            continue
        edges = [begin, *(join.start() for join in JOIN.finditer(words, begin, end)), end]
        for left, right in pairwise(edges):
            section = _section(words, left, right, start, tables)
            if section is not None:
                sections.append(section)
    return tuple(sections)


def is_path(words: str, tables: PageTables) -> bool:
    """Whether a short line is a section path: a known section alone, or known and other names between signs."""
    if len(words) >= LONGEST:
        return False
    names = [name.strip().lower().removeprefix("the ") for name in SIGNS.split(words) if name.strip()]
    known = [name for name in names if name in tables.sections or name in tables.roots]
    return bool(known) and (len(names) == 1 or len(known) * 3 >= len(names))


def _section(words: str, left: int, right: int, start: int, tables: PageTables) -> Sourced[str] | None:
    name = words[left:right]
    stripped = name.strip(" \t\u00a0|>»/-–—:")
    if not stripped or stripped.lower() in tables.roots:
        return None
    at = start + left + name.index(stripped)
    return Sourced(" ".join(stripped.split()), (Span(at, at + len(stripped)),), rule="section.path")
