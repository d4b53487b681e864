"""Names of people in bylines and credits: "Mara Ilves in Karvala, Tomas Rehn and A.J. Holm"."""

import re
from collections.abc import Iterator

from dateline.article.agency import agency_named
from dateline.article.phrases import CAPITAL, INNER
from dateline.article.tables import PageTables
from dateline.model.sourced import Sourced, Span

BETWEEN = re.compile(r"\s*(?:,\s*(?:(?:and|with)\s+)?|\s(?:and|AND|And)\s+|&\s*|;\s*(?:and\s+)?|/\s*)")
PLACED = re.compile(
    rf"[ \u00a0](?:in|from|at)[ \u00a0](?:the[ \u00a0])?[{CAPITAL}]{INNER}*(?:[ \u00a0][{CAPITAL}]{INNER}*)*"
    # The country behind a town: one word, so that "in Gao, Mara Ilves" keeps her.
    rf"(?:,[ \u00a0][{CAPITAL}]{INNER}+(?=[,;)\]]|\.?$|[ \u00a0]and\b))?"
)


def names_in(words: str, at: int, start: int, tables: PageTables, *, rule: str) -> tuple[tuple[Sourced[str], ...], int]:
    """The names listed from offset `at` of `words` and the offset where the list ends.

    `start` is the page offset of `words`. Places after a name and titles or agencies in its place are passed over.
    """
    names: list[Sourced[str]] = []
    for begin, end, after in _listed(words, at, tables):
        name = words[begin:end].rstrip(".,")
        if _is_person(name, tables):
            span = Span(start + begin, start + begin + len(name))
            names.append(Sourced(" ".join(name.split()), (span,), rule=rule))
        at = after
    return tuple(names), at


def _is_person(name: str, tables: PageTables) -> bool:
    """Whether a name is neither a title ("Special Correspondent") nor an agency nor a paper ("Harbour Courier")."""
    if name.startswith("The ") or tables.signatures.paper.fullmatch(name) is not None:
        return False
    return tables.titles.fullmatch(name) is None and agency_named(name, tables) is None


def _listed(words: str, at: int, tables: PageTables) -> Iterator[tuple[int, int, int]]:
    """Each name: where it begins, where it ends, and where the place behind it ends."""
    while (found := tables.name.match(words, at)) is not None:
        placed = PLACED.match(words, found.end())
        after = placed.end() if placed is not None else found.end()
        yield found.start(), found.end(), after
        between = BETWEEN.match(words, after)
        if between is None:
            return
        at = between.end()
