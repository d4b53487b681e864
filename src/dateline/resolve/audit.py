"""The audit: what was noticed and entered nowhere, so that the ledger says what it lacks."""

from collections.abc import Iterator, Sequence

from dateline.analysis.legible import foreign_stretches, is_prose
from dateline.analysis.sentences import LONGEST, cut_stretches
from dateline.model.problem import Problem
from dateline.model.reading import NumberMention, Reading, in_sentence
from dateline.model.records import Event, Record, Statement
from dateline.model.sourced import Span
from dateline.resolve.intervals import intervals

# As much of a number as a message shows: one that cannot be read may be as long as the page.
SHOWN = 40


def unread_numbers(reading: Reading, records: Sequence[Record]) -> Iterator[Problem]:
    """Every count of people, and every share, that stands in no event, figure or trend; and every number that is seen
    and cannot be read, like one of forty figures."""
    proven = intervals(
        (row.span, row.field) for record in records if not isinstance(record, Statement) for row in record.evidence
    )
    for number in reading.numbers:
        if number.count.qualifier == "unstated":
            words = number.span.slice(reading.text)
            shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
            told = f"{shown!r} cannot be read as a number; correct the page's text if it is one"
            yield Problem("resolve.counts", "N11", told, number.span)
        elif _counts_people(number, reading) and not proven.touch(number.span):
            words = number.span.slice(reading.text)
            yield Problem("resolve.audit", "A01", f"the number {words!r} stands in no record", number.span)


def unknown_places(records: Sequence[Record]) -> Iterator[Problem]:
    """Every event that took place where no gazetteer knows the place, nor one around it."""
    for record in records:
        if not isinstance(record, Event):
            continue
        for where in record.where:
            if where.place is None:
                proof = next((row.span for row in record.evidence if row.field == "where"), record.trigger)
                told = f"{where.name!r} is in no gazetteer; add it to places.tsv of your lexicon with its coordinates"
                yield Problem("resolve.audit", "A06", told, proof)


def unread_end(reading: Reading) -> Iterator[Problem]:
    """The end of a page that is too long to be one report."""
    if reading.unread is not None:
        length = reading.unread.end - reading.unread.start
        told = f"the last {length:,} characters were not read: a page so long is no single report; split the file"
        yield Problem("resolve.audit", "A02", told, Span(reading.unread.start, reading.unread.start + 1))


def cut_sentences(reading: Reading) -> Iterator[Problem]:
    """Every stretch in which no sentence ends for so long that it was cut in pieces: what belongs together there may
    be read apart."""
    for stretch in cut_stretches(reading.sentences, reading.text):
        length = stretch.end - stretch.start
        told = f"no sentence ends in these {length:,} characters: they were read in pieces of {LONGEST:,}"
        yield Problem("resolve.audit", "A03", told, Span(stretch.start, stretch.start + 1))


def unread_signs(reading: Reading) -> Iterator[Problem]:
    """What of a paragraph is no prose in Latin letters: a text in another script, a table of figures."""
    apart: set[int] = set()
    for index, paragraph in enumerate(reading.article.body):
        for stretch in foreign_stretches(reading.text, paragraph):
            apart.add(index)
            told = "these letters are of another script and were not read; give a translation as a file of its own"
            yield Problem("resolve.audit", "A04", told, stretch)
    for sentence in reading.sentences:
        if sentence.paragraph not in apart and not is_prose(sentence.span.slice(reading.text)):
            apart.add(sentence.paragraph)
            told = "a table of figures or a row of signs was taken for no sentence, and no event was looked for in it"
            yield Problem("resolve.audit", "A05", told, sentence.span)


def _counts_people(number: NumberMention, reading: Reading) -> bool:
    if number.unit == "percent":
        return number.count.qualifier != "vague"
    if number.ordinal or number.unit is not None:
        return False
    return any(name.span.contains(number.span) for name in in_sentence(reading.names, number.sentence))
