"""Holds a probe's wish, a partial record in plain words, against the records of a report."""

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from dateline.model.names import page_digest
from dateline.model.page import Page, Stated
from dateline.model.records import Record, Report, Statement
from dateline.model.values import Count, When, Where, Who
from dateline.read.blocks import blocks_of

Wish = dict[str, Any]
TERMS = ("round", "duration", "expires", "reason", "starts", "deadline", "scheduled_for", "postponed_to", "condition")


def page_of(text: str, day: str) -> Page:
    """The page of a passage, with the day of publication stated beside it."""
    text = text.strip("\n") + "\n"
    stated = (Stated("date", day, "table"),)
    return Page("probe", "text/plain", text, page_digest(text), blocks_of(text), None, stated)


def complaints(probe: dict[str, Any], report: Report) -> list[str]:
    """What is wrong with the report: wishes that no record meets and records that a forbidden wish describes."""
    found = []
    for wish in probe.get("want", ()):
        if not any(meets(record, wish, report) for record in report.records):
            found.append(f"wanted {_shown(wish)}")
    for wish in probe.get("never", ()):
        for record in report.records:
            if meets(record, wish, report):
                found.append(f"forbidden {_shown(wish)}: {record.trigger.slice(report.page.text)!r}")
    return found


def meets(record: Record, wish: Wish, report: Report) -> bool:
    """Whether every field of the wish stands so in the record."""
    return all(_holds(record, name, wanted, report) for name, wanted in wish.items())


def _holds(record: Any, name: str, wanted: Any, report: Report) -> bool:
    if name == "kind":
        return bool(record.__struct_config__.tag == wanted)
    if name in SPECIAL:
        return SPECIAL[name](record, wanted, report)
    if name == "terms_subject":
        value = getattr(getattr(record, "terms", None), "subject", None)
    elif name in TERMS:
        value = getattr(getattr(record, "terms", None), name, None)
    else:
        value = getattr(record, name, None)
    return _equals(value, wanted)


def _equals(value: Any, wanted: Any) -> bool:
    if wanted == "" or value is None:
        return value is None and wanted == ""
    match value:
        case When():
            return _is_then(value, wanted)
        case Who():
            return _is_who(value, wanted)
        case bool() | int():
            return bool(value == wanted)
        case str():
            return any(plain(one) in plain(value) for one in _list(wanted))
        case tuple() if all(isinstance(one, Who | Where) for one in value):
            return all(any(_is_who(one, name) for one in value) for name in _list(wanted))
    return False


def _is_who(who: Who | Where, name: str) -> bool:
    names = (
        (who.name, who.place.name if who.place else "", who.relation or "")
        if isinstance(who, Where)
        else (who.name, *who.aliases, who.of or "", who.role or "")
    )
    return any(plain(name) in plain(one) for one in names)


def _is_then(when: When, wanted: str) -> bool:
    first, dots, last = wanted.partition("..")
    if not dots:
        last = first
    return (not first or when.earliest == _edge(first, last=False)) and (
        not last or when.latest == _edge(last, last=True)
    )


def _edge(words: str, *, last: bool) -> date:
    parts = [int(part) for part in words.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    day = parts[2] if len(parts) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
    return date(year, month, day)


def _said_by(field: str) -> Callable[[Any, Any, Report], bool]:
    def check(record: Any, wanted: list[str], report: Report) -> bool:
        ids = getattr(record, field, None)
        if ids is None or not wanted:
            return ids == ()
        sources = [r.source for r in report.records if isinstance(r, Statement) and r.id in ids and r.source]
        return all(any(_is_who(who, name) for who in sources) for name in wanted)

    return check


def _one_of(field: str) -> Callable[[Any, Any, Report], bool]:
    return lambda record, wanted, report: getattr(record, field, None) in _list(wanted)


def _parties(record: Any, wanted: list[str], report: Report) -> bool:
    return _equals((*getattr(record, "actors", ()), *getattr(record, "targets", ())), wanted)


def _counts(field: str) -> Callable[[Any, Any, Report], bool]:
    def check(record: Any, wanted: Any, report: Report) -> bool:
        lows = [count.low for count, _ in getattr(record, field, ())]
        return all(one in lows for one in _list(wanted))

    return check


def _low(record: Any, wanted: int, report: Report) -> bool:
    count = getattr(record, "count", None)
    return isinstance(count, Count) and count.low == wanted


def _killed(record: Any, wanted: int, report: Report) -> bool:
    return any(toll.outcome == "killed" and toll.count.low == wanted for toll in getattr(record, "toll", ()))


SPECIAL: dict[str, Callable[[Any, Any, Report], bool]] = {
    "type": _one_of("type"),
    "status": _one_of("status"),
    "direction": _one_of("direction"),
    "predicate": _one_of("predicate"),
    "measure": lambda record, wanted, report: any(
        plain(one) in plain(getattr(record, "measure", "")) for one in _list(wanted)
    ),
    "parties": _parties,
    "according_to": _said_by("according_to"),
    "denied_by": _said_by("denied_by"),
    "of_which": _counts("of_which"),
    "compared": _counts("compared"),
    "low": _low,
    "toll_killed": _killed,
}


def plain(words: str) -> str:
    """Lower case, straight quotes, single spaces."""
    return re.sub(r"\s+", " ", words.lower().replace("’", "'")).strip()


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _shown(wish: Wish) -> str:
    return ", ".join(f"{name} {value!r}" for name, value in wish.items())


def rates(outcomes: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """For each phenomenon how many probes passed, and of how many."""
    table: dict[str, tuple[int, int]] = {}
    for about, passed in outcomes:
        good, all_ = table.get(about, (0, 0))
        table[about] = (good + passed, all_ + 1)
    return table
