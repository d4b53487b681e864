"""The credits below a report: "(Additional reporting by Mara Ilves; editing by Josip Karam)"."""

import re

from dateline.article.names import names_in
from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import Credit
from dateline.model.article import Credits
from dateline.model.sourced import Sourced

LONGEST = 600
AFTER_NAMES = re.compile(r"(?:\s+from\s+[^.]{2,60})?[\s.)\]]*$")
NOT_YET = re.compile(r"[\s:]*(?:the\s+)?")
PAPER = re.compile(r"\s*(?:The\s)?[^,]{2,30}?['’]s\s+")


def credits_of(words: str, start: int, tables: PageTables) -> Credits | None:
    """The credits that a line holds, or None. A line of credits has nothing but credits."""
    if len(words) > LONGEST:
        return None
    cues = list(tables.credits.finditer(words))
    if not cues:
        return None
    first = tables.credit_roles[_key(cues[0][0])]
    if first.after:
        return _contributed(words, start, cues[0], first, tables)
    if words[: cues[0].start()].strip(" (["):
        return None
    found: list[tuple[Credit, tuple[Sourced[str], ...]]] = []
    for cue in cues:
        at = NOT_YET.match(words, cue.end())
        names, _ = names_in(words, at.end() if at else cue.end(), start, tables, rule="credits.by")
        found.append((tables.credit_roles[_key(cue[0])], names))
    return _sorted_out(found) if any(names for _, names in found) else None


def _contributed(words: str, start: int, cue: re.Match[str], credit: Credit, tables: PageTables) -> Credits | None:
    if AFTER_NAMES.match(words, cue.end()) is None:
        return None
    opening = tables.staff.match(words, 0, cue.start()) or PAPER.match(words, 0, cue.start())
    at = opening.end() if opening else len(words) - len(words.lstrip(" (["))
    names, end = names_in(words, at, start, tables, rule="credits.contributed")
    return _sorted_out([(credit, names)]) if names and not words[end : cue.start()].strip(" ,") else None


def _sorted_out(found: list[tuple[Credit, tuple[Sourced[str], ...]]]) -> Credits:
    def names(role: str) -> tuple[Sourced[str], ...]:
        return tuple(name for credit, listed in found if credit.role == role for name in listed)

    return Credits(reporting=names("reporting"), writing=names("writing"), editing=names("editing"))


def _key(words: str) -> str:
    return " ".join(words.lower().split())
