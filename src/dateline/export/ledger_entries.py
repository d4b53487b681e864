"""The entries of a printed ledger: one block of lines a record, with "according to" and "denied by" by name."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from dateline.export.layout import entry, labelled, quoted, shortened
from dateline.export.words import (
    UNKNOWN,
    claim_words,
    count_words,
    figure_words,
    people_words,
    when_words,
    where_words,
    wheres_words,
    who_words,
)
from dateline.model.records import Event, Figure, Record, Relation, Report, Statement, Terms, Toll, Trend

QUOTE, CONTENT = 160, 240
SHORT = 40
# Where a clause ends for display: a stop or mark before a space, a quotation mark, a line's end. "U.S. " is no end.
CLAUSE_END = re.compile(r"(?<=[a-z0-9)”][.!?;])\s+|(?<![A-Z])[.!?;](?=\s|$)|[“”\n]+|, ")
Lines = Iterator[tuple[str, str]]


class Ledger(Struct, frozen=True, eq=False):
    """A report with the number under which each of its records is printed ("E1", "S2") and its records by id."""

    report: Report
    numbers: dict[str, str]
    records: dict[str, Record]

    def statement(self, name: str | None) -> Statement | None:
        """The statement with that id, if it is one of this report."""
        found = self.records.get(name) if name is not None else None
        return found if isinstance(found, Statement) else None

    def voices(self, statements: tuple[str, ...]) -> str:
        """Who speaks in these statements (ids), each with its number; "—" where nobody does."""
        known = [found for name in statements if (found := self.statement(name)) is not None]
        return "; ".join(self.voice(statement) for statement in known) or UNKNOWN

    def voice(self, statement: Statement) -> str:
        """`Greg Smith (S14)`; who is quoted by another comes with him: `documents, as Greg Smith says (S16)`."""
        name = statement.source.name if statement.source else _voiceless(statement)
        outer = self.statement(statement.inside)
        if outer is not None and outer.source is not None:
            name = f"{name}, as {outer.source.name} says"
        return f"{name} ({self.numbers[statement.id]})"

    def references(self, names: tuple[str, ...]) -> str:
        """`E1, T2`: the numbers of the records with these ids."""
        known = sorted((self.numbers[name] for name in names if name in self.numbers), key=lambda n: (n[0], int(n[1:])))
        return ", ".join(known)


def ledger_of(report: Report) -> Ledger:
    """The report with its records numbered kind by kind in text order."""
    numbers: dict[str, str] = {}
    seen: dict[str, int] = {}
    for record in report.records:
        letter = type(record).__name__[0]
        seen[letter] = seen.get(letter, 0) + 1
        numbers.setdefault(record.id, f"{letter}{seen[letter]}")
    return Ledger(report, numbers, {record.id: record for record in report.records})


def entry_lines(record: Record, ledger: Ledger, *, width: int, offsets: bool = False) -> list[str]:
    """The block of one record."""
    match record:
        case Event():
            left, right, rows = _event(record, ledger)
        case Statement():
            left, right, rows = _statement(record, ledger)
        case Figure():
            left, right, rows = _figure(record, ledger)
        case Trend():
            left, right, rows = _trend(record, ledger)
        case Relation():
            left, right, rows = _relation(record, ledger)
    lines = entry(ledger.numbers[record.id], left, right, width=width)
    for label, words in rows:
        lines += labelled(label, words, width=width)
    if offsets:
        lines += labelled("id", f"{record.id} · {record.trigger.start}–{record.trigger.end}", width=width)
    return lines


def _event(event: Event, ledger: Ledger) -> tuple[str, str, Lines]:
    status = f"not {event.status}" if event.negated else event.status

    def rows() -> Lines:
        if event.actors or event.targets or not event.toll:
            parties = (people_words(event.actors), people_words(event.targets))
            yield "who → whom", " → ".join(parties) if parties != (UNKNOWN, UNKNOWN) else UNKNOWN
        if event.suspected:
            yield "suspected", people_words(event.suspected)
        if event.weapon is not None:
            yield "weapon", event.weapon.name
        for toll in event.toll:
            yield toll.outcome, _toll_words(toll)
        for thing in event.things:
            if thing.effect is not None:
                yield thing.effect, thing.name
        yield from _terms(event.terms)
        yield from _voices(event, ledger)
        yield "words", _words(event, ledger)

    return f"{event.type} · {status}", f"{when_words(event.when)} · {wheres_words(event.where)}", rows()


def _stance_words(statement: Statement) -> str:
    """ "asserts", or "does not assert" where the cue itself is negated; "nobody" speaks for its own negation."""
    verb, _, rest = statement.stance.partition(" ")
    if statement.polarity == "positive" or statement.source is None or verb == "does":
        return statement.stance
    plain = verb.removesuffix("ies") + "y" if verb.endswith("ies") else verb.removesuffix("s")
    return f"does not {plain} {rest}".rstrip()


def _statement(statement: Statement, ledger: Ledger) -> tuple[str, str, Lines]:
    source = who_words(statement.source) if statement.source else f"({_voiceless(statement)})"
    if statement.source is None and statement.polarity == "negative":
        source = "nobody"
    whom = f" → {who_words(statement.target)}" if statement.target else ""
    right = [when_words(statement.when), where_words(statement.where)]

    def rows() -> Lines:
        yield (
            {"direct": "verbatim", "indirect": "that", "mixed": "partly quoted"}[statement.mode],
            _words(statement, ledger),
        )
        if statement.audience:
            yield "to", statement.audience
        if statement.inside in ledger.numbers:
            yield "inside", ledger.numbers[statement.inside]
        if statement.answers in ledger.numbers:
            yield "answers", f"{ledger.numbers[statement.answers]}, {_gist(ledger.records[statement.answers], ledger)}"
        if references := ledger.references(statement.about):
            yield "about", references

    shown = " · ".join(part for part in right if part != UNKNOWN)
    return f"{source} — {_stance_words(statement)}{whom}", shown, rows()


def _figure(figure: Figure, ledger: Ledger) -> tuple[str, str, Lines]:
    def rows() -> Lines:
        if figure.by is not None:
            yield "by", who_words(figure.by)
        for count, what in figure.of_which:
            yield "of which", f"{count_words(count)} {what}"
        for _, what in figure.compared:
            yield "compared", what
        if figure.since_event:
            yield "since", figure.since_event.removeprefix("since ")
        yield from _voices(figure, ledger)
        yield "words", _words(figure, ledger)

    return figure_words(figure), _period(figure.period, figure.where), rows()


def _trend(trend: Trend, ledger: Ledger) -> tuple[str, str, Lines]:
    degree = f", {trend.degree}" if trend.degree else ""

    def rows() -> Lines:
        if trend.baseline:
            yield "against", trend.baseline
        yield from _voices(trend, ledger)
        yield "words", _words(trend, ledger)

    return f"{trend.measure}: {trend.direction}{degree}", _period(trend.period, trend.where), rows()


def _relation(relation: Relation, ledger: Ledger) -> tuple[str, str, Lines]:
    since = f"since {when_words(relation.since)}" if relation.since else ""
    until = f"until {when_words(relation.until)}" if relation.until else ""

    def rows() -> Lines:
        yield from _voices(relation, ledger)
        yield "words", _words(relation, ledger)

    return claim_words(relation), " ".join(part for part in (since, until) if part), rows()


def _voices(record: Event | Figure | Trend | Relation, ledger: Ledger) -> Lines:
    yield "according to", ledger.voices(record.according_to)
    if record.denied_by:
        yield "denied by", ledger.voices(record.denied_by)


def _terms(terms: Terms) -> Lines:
    rows: tuple[tuple[str, Any, Callable[[Any], str]], ...] = (
        ("round", terms.round, str),
        ("lasts", terms.duration, str),
        ("starts", terms.starts, when_words),
        ("expires", terms.expires, when_words),
        ("deadline", terms.deadline, when_words),
        ("set for", terms.scheduled_for, when_words),
        ("put off to", terms.postponed_to, when_words),
        ("about", terms.subject, str),
        ("reason", terms.reason, str),
    )
    for label, value, words in rows:
        if value is not None:
            yield label, words(value)


def _toll_words(toll: Toll) -> str:
    whose = " (the attackers themselves)" if toll.of_perpetrators else ""
    part = toll.including or ""
    # "three of them children" says by itself what it is a part of.
    including = f", {part}" if " of them " in part or " of whom " in part else f", including {part}" if part else ""
    return f"{count_words(toll.count)} {toll.who}{whose}{including}"


def _period(when: Any, where: Any) -> str:
    return " · ".join(part for part in (when_words(when), wheres_words(where)) if part != UNKNOWN)


def _words(record: Record, ledger: Ledger) -> str:
    """The exact words: a statement's content, else the stretch that the trigger and the record's evidence cover."""
    text = ledger.report.page.text
    if isinstance(record, Statement) and record.content is not None:
        # A quotation that "he said" interrupts: its pieces without what stands between them.
        pieces = [row.span for row in record.evidence if row.field == "content"] or [record.content]
        return quoted(shortened(" … ".join(piece.slice(text).rstrip(" ,") for piece in pieces), CONTENT))
    start, end = record.trigger.start, record.trigger.end
    for span in sorted((row.span for row in record.evidence), key=lambda span: abs(span.start - record.trigger.start)):
        first, last = min(start, span.start), max(end, span.end)
        if last - first <= QUOTE and "\n" not in text[first:last]:
            start, end = first, last
    return quoted(shortened(clause(text, start, end), QUOTE))


def clause(text: str, start: int, end: int) -> str:
    """The words at a place in the text; a few words with the clause around them, for they mean nothing alone."""
    if end - start >= SHORT:
        return text[start:end]
    before, after = text[max(0, start - QUOTE // 2) : start], text[end : end + QUOTE // 2]
    left = max((found.end() for found in CLAUSE_END.finditer(before)), default=before.find(" ") + 1)
    right = CLAUSE_END.search(after)
    return text[start - len(before) + left : end + (right.start() if right else max(after.rfind(" "), 0))]


def _gist(record: Record, ledger: Ledger) -> str:
    """Whose statement it is, for a line that answers it."""
    return ledger.voice(record).rpartition(" (")[0] if isinstance(record, Statement) else claim_words(record)


def _voiceless(statement: Statement) -> str:
    """What to call a source that has no name."""
    return "nobody named" if statement.voice == "unattributed passive" else statement.voice
