"""The page of our own probes: short reports with the record wanted and the record forbidden, and what each misses.

A probe is a report of one to three sentences about invented events. Each of its `wanted` must be told by a record of
its own, none of its `forbidden` may be told by any. A report runs under one dateline, on Monday, May 5, 2031.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dateline.lexicon.rules.events import EventKind
from dateline.lexicon.rules.load import Lexicon
from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.records import Event, Fact, Figure, Report, Trend
from dateline.model.values import Count, When, Where, Who
from dateline.pipeline import Desk, report_of
from dateline.read.blocks import blocks_of

PAGES = Path(__file__).parent / "events"
FRAME = (
    "News of the region\n\nGAO, May 5, 2031 (Northwire) - {}\n\n"
    "The road was closed after dark and the market did not open.\n"
)
OUTCOMES = ("killed", "wounded", "missing", "abducted", "detained", "displaced")


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """What a record must tell; a key that is not given asks nothing.

    `kind` names kinds, each with all kinds under it. Counts are "12", "41..", "..25", "200..300", "none" or "unknown";
    those of several tolls of one outcome are added, the attackers' own dead stand in `own`. Words of `of`, `including`,
    `actors`, `targets`, `weapon` and `where` must stand in the record's. Days are "2031-05-04" or "2031-04-01..", a
    `real` event has occurred or goes on, and is not denied by the report. `times` asks for so many records, no more.
    """

    record: Literal["event", "figure", "trend"] = "event"
    kind: str | tuple[str, ...] = ()
    status: str | tuple[str, ...] = ()
    negated: bool | None = None
    real: bool | None = None
    aux: tuple[str, ...] | None = None
    killed: str = ""
    wounded: str = ""
    missing: str = ""
    abducted: str = ""
    detained: str = ""
    displaced: str = ""
    own: str = ""
    of: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapon: str = ""
    where: tuple[str, ...] = ()
    when: str = ""
    measure: str = ""
    count: str = ""
    period: str = ""
    direction: str = ""
    times: int | None = None


class Probe(Struct, frozen=True, forbid_unknown_fields=True):
    """A report with what must and what must not be read in it. `once` is a kind of which there is one record at most,
    `known` says why the probe is not yet passed: one that passes all the same fails the test."""

    text: str
    wanted: tuple[Told, ...] = ()
    forbidden: tuple[Told, ...] = ()
    once: str = ""
    known: str = ""


def probes() -> Iterator[tuple[str, str, Probe]]:
    """All probes of the page: file, phenomenon, probe."""
    for path in sorted(PAGES.glob("*.toml")):
        tables = msgspec.toml.decode(path.read_bytes(), type=dict[str, tuple[Probe, ...]])
        for phenomenon, page in tables.items():
            yield from ((path.stem, phenomenon, probe) for probe in page)


def misses(probe: Probe, desk: Desk) -> list[str]:
    """What the report of a probe lacks and has too much: nothing where it is passed."""
    facts = _facts(report_of(_page(probe.text), desk))
    families = _families(desk.lexicon)
    found = [f"no {_asked(told)}" for told in _unmatched(probe.wanted, facts, families)]
    for told in probe.wanted:
        many = sum(_tells(fact, told, families) for fact in facts)
        if told.times is not None and many != told.times:
            found.append(f"{many} times {_asked(told)}")
    found += [f"has {_asked(told)}" for told in probe.forbidden if any(_tells(f, told, families) for f in facts)]
    once = Told(kind=probe.once)
    if probe.once and (many := sum(_tells(fact, once, families) for fact in facts)) > 1:
        found.append(f"{many} times {probe.once}")
    return found


def records(text: str, desk: Desk) -> list[str]:
    """The records of a probe's report, one a line, for a reader of a failed test."""
    return [_line(fact) for fact in _facts(report_of(_page(text), desk))]


def _page(text: str) -> Page:
    whole = FRAME.format(text)
    return Page("probe", "text/plain", whole, page_digest(whole), blocks_of(whole), None, ())


def _facts(report: Report) -> list[Fact]:
    return [record for record in report.records if isinstance(record, Event | Figure | Trend)]


def _families(lexicon: Lexicon) -> dict[str, set[str]]:
    """Each kind with the kinds above it."""
    under = {entry.kind: entry.under for entry in lexicon.entries(EventKind)}
    above: dict[str, set[str]] = {}
    for kind in under:
        above[kind], wider = {kind}, under[kind]
        while wider:
            above[kind].add(wider)
            wider = under[wider]
    return above


def _unmatched(wanted: tuple[Told, ...], facts: list[Fact], families: dict[str, set[str]]) -> list[Told]:
    """Those wanted for which there is no record of their own."""
    taken: dict[int, int] = {}  # record → wanted

    def find(at: int, seen: set[int]) -> bool:
        for i, fact in enumerate(facts):
            if i not in seen and _tells(fact, wanted[at], families):
                seen.add(i)
                if i not in taken or find(taken[i], seen):
                    taken[i] = at
                    return True
        return False

    return [told for at, told in enumerate(wanted) if not find(at, set())]


def _tells(fact: Fact, told: Told, families: dict[str, set[str]]) -> bool:
    match fact:
        case Event():
            return told.record == "event" and _is_event(fact, told, families)
        case Figure():
            return told.record == "figure" and _is_figure(fact, told)
        case Trend():
            return (
                told.record == "trend"
                and _holds(told.measure, fact.measure)
                and told.direction in ("", fact.direction)
                and _lasts(fact.period, told.period)
            )
        case _:
            return False


def _is_event(event: Event, told: Told, families: dict[str, set[str]]) -> bool:
    kinds, statuses = _several(told.kind), _several(told.status)
    real = event.status in ("occurred", "ongoing") and not event.negated
    return (
        (not kinds or bool(families[event.type].intersection(kinds)))
        and (not statuses or event.status in statuses)
        and told.negated in (None, event.negated)
        and told.real in (None, real)
        and told.aux in (None, event.plover.auxiliary)
        and all(_counts(_sum(event, name), getattr(told, name)) for name in OUTCOMES)
        and _counts(_sum(event, "killed", own=True), told.own)
        and all(any(_holds(word, toll.who) for toll in event.toll) for word in told.of)
        and all(any(_holds(word, toll.including or "") for toll in event.toll) for word in told.including)
        and _named(event.actors, told.actors)
        and _named(event.targets, told.targets)
        and _holds(told.weapon, event.weapon.name if event.weapon else "")
        and _placed(event.where, told.where)
        and _lasts(event.when, told.when)
    )


def _is_figure(figure: Figure, told: Told) -> bool:
    return (
        told.measure in ("", figure.measure)
        and _counts(figure.count, told.count)
        and all(_holds(word, figure.of or "") for word in told.of)
        and _placed(figure.where, told.where)
        and _lasts(figure.period, told.period)
    )


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, (value,))) if isinstance(value, str) else value


def _sum(event: Event, outcome: str, *, own: bool = False) -> Count | None:
    counts = [toll.count for toll in event.toll if toll.outcome == outcome and toll.of_perpetrators == own]
    if not counts:
        return None
    lows, highs = [count.low for count in counts], [count.high for count in counts]
    low = None if None in lows else sum(low for low in lows if low is not None)
    high = None if None in highs else sum(high for high in highs if high is not None)
    return Count(low, high)


def _counts(count: Count | None, asked: str) -> bool:
    """Whether a count is the one asked for; "unknown" is no count, or one that says no more than one or several."""
    match asked:
        case "":
            return True
        case "unknown":
            return count is None or (count.high is None and (count.low or 0) <= 2)
        case "none":
            return count is not None and (count.low, count.high) == (0, 0)
    low, dots, high = asked.partition("..")
    ends = (int(low) if low else None, int(high) if high else None) if dots else (int(low), int(low))
    return count is not None and (count.low, count.high) == ends


def _holds(word: str, words: str) -> bool:
    return word.casefold() in words.casefold()


def _named(people: tuple[Who, ...], words: tuple[str, ...]) -> bool:
    said = [" ".join(filter(None, (who.name, who.role, who.of, *who.aliases))) for who in people]
    return all(any(_holds(word, one) for one in said) for word in words)


def _placed(places: tuple[Where, ...], words: tuple[str, ...]) -> bool:
    said = [f"{place.name} {place.place.name if place.place else ''} {place.relation or ''}" for place in places]
    return all(any(_holds(word, one) for one in said) for word in words)


def _lasts(when: When | None, asked: str) -> bool:
    if not asked:
        return True
    first, dots, last = asked.partition("..")
    if when is None or not re.fullmatch(r"[\d-]*", first + last):
        return False
    days = [date.fromisoformat(day) if day else None for day in (first, last if dots else first)]
    return [when.earliest, when.latest] == days


def _asked(told: Told) -> str:
    given = {name: getattr(told, name) for name in Told.__struct_fields__}
    return " ".join(f"{name}={value}" for name, value in given.items() if value not in ("", (), None, "event"))


def _line(fact: Fact) -> str:
    match fact:
        case Event():
            tolls = [
                f"{t.outcome}{'(own)' if t.of_perpetrators else ''} {t.count.low}..{t.count.high} {t.who}"
                + (f" incl. {t.including}" if t.including else "")
                for t in fact.toll
            ]
            parts = [
                f"{fact.type} [{fact.status}{' NOT' if fact.negated else ''} {','.join(fact.plover.auxiliary)}]",
                f"actors={[w.name for w in fact.actors]}" if fact.actors else "",
                f"targets={[w.name for w in fact.targets]}" if fact.targets else "",
                f"weapon={fact.weapon.name}" if fact.weapon else "",
                f"toll={tolls}" if tolls else "",
                f"where={[w.name for w in fact.where]}" if fact.where else "",
                f"when={fact.when.earliest}..{fact.when.latest}" if fact.when else "",
            ]
        case Figure():
            parts = [f"figure {fact.measure} {fact.count.low}..{fact.count.high} of={fact.of}"]
            parts += [f"period={fact.period.earliest}..{fact.period.latest}"] if fact.period else []
        case Trend():
            parts = [f"trend {fact.measure} {fact.direction}"]
        case _:
            parts = []
    return " ".join(filter(None, parts))
