"""The credits below a report: "(Additional reporting by Mara Ilves; editing by Josip Karam)"."""

import re
from collections.abc import Sequence
from typing import get_args

from dateline.article.names import names_in
from dateline.article.phrases import CAPITAL
from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import Credit, CreditRole
from dateline.model.article import Credits
from dateline.model.sourced import Sourced

ROLES: tuple[CreditRole, ...] = get_args(CreditRole)
LONGEST = 600
AFTER_NAMES = re.compile(rf"(?:\s+from\s+[^.]{{2,60}}|\s+[{CAPITAL}][^.]{{2,40}})?[\s.)\]]*$")
NOT_YET = re.compile(r"[\s:]*(?:the\s+)?")
PAPER = re.compile(r"\s*(?:The\s)?[^,]{2,30}?['’]s\s+")
BEFORE = " ([*"
# Where the credits may begin that were run into the last paragraph: in brackets, or behind the end of a sentence.
TAIL = re.compile(r"(?:(?<=[.!?”\"’'…])|(?<=[.!?”\"’'…]\s))(?=[(\[]|[A-Z])|(?<=\s)(?=[(\[])")


def credits_of(words: str, start: int, tables: PageTables) -> Credits | None:
    """The credits that a line holds, or None. A line of credits has nothing but credits."""
    if len(words) > LONGEST or not may_hold_credits(words, tables):
        return None
    cues = list(tables.credits.finditer(words))
    if not cues:
        return None
    first = tables.credit_roles[_key(cues[0][0])]
    if first.after:
        return _contributed(words, start, cues[0], first, tables)
    if words[: cues[0].start()].strip(BEFORE):
        return None
    found: list[tuple[Credit, tuple[Sourced[str], ...]]] = []
    for cue in cues:
        at = NOT_YET.match(words, cue.end())
        names, _ = names_in(words, at.end() if at else cue.end(), start, tables, rule="credits.by")
        found.append((tables.credit_roles[_key(cue[0])], names))
    return _sorted_out(found) if any(names for _, names in found) else None


def credits_behind(words: str, tables: PageTables) -> int | None:
    """Where the credits begin that were run into the end of a paragraph ("… he said. (Editing by Mara Ilves)"), or
    None. What stands before them ends a sentence."""
    begins = max(0, len(words) - LONGEST)
    if not may_hold_credits(words[begins:], tables):
        return None
    cue = next((cue for cue in tables.credits.finditer(words, begins) if cue.start() > 0), None)
    if cue is None:
        return None
    starts = [at.start() for at in TAIL.finditer(words, begins, cue.start() + 1) if at.start() > 0]
    return next((at for at in reversed(starts) if credits_of(words[at:], 0, tables) is not None), None)


def may_hold_credits(words: str, tables: PageTables) -> bool:
    """Whether any words of credits stand there: a quick look before the closer one."""
    lower = words.lower()
    for ending, signs in tables.credit_signs.items():
        at = lower.find(ending)
        while at >= 0:
            if lower.endswith(signs, 0, at + len(ending)):
                return True
            at = lower.find(ending, at + 1)
    return False


def joined(found: Sequence[Credits]) -> Credits:
    """The names of several lines as those of one."""
    return Credits(**{role: tuple(name for one in found for name in getattr(one, role)) for role in ROLES})


def _contributed(words: str, start: int, cue: re.Match[str], credit: Credit, tables: PageTables) -> Credits | None:
    if AFTER_NAMES.match(words, cue.end()) is None:
        return None
    opening = tables.staff.match(words, 0, cue.start()) or PAPER.match(words, 0, cue.start())
    at = opening.end() if opening else len(words) - len(words.lstrip(BEFORE))
    names, end = names_in(words, at, start, tables, rule="credits.contributed")
    return _sorted_out([(credit, names)]) if names and not words[end : cue.start()].strip(" ,") else None


def _sorted_out(found: list[tuple[Credit, tuple[Sourced[str], ...]]]) -> Credits:
    return Credits(
        **{role: tuple(name for credit, names in found if role in credit.roles for name in names) for role in ROLES}
    )


def _key(words: str) -> str:
    return " ".join(words.lower().split())
