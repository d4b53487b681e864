"""The audit: what was noticed and entered nowhere, so that the ledger says what it lacks."""

from collections.abc import Iterator, Sequence

from dateline.model.problem import Problem
from dateline.model.reading import NumberMention, Reading
from dateline.model.records import Record, Statement


def unread_numbers(reading: Reading, records: Sequence[Record]) -> Iterator[Problem]:
    """Every count of people, and every share, that stands in no event, figure or trend."""
    proven = [row.span for record in records if not isinstance(record, Statement) for row in record.evidence]
    for number in reading.numbers:
        if _counts_people(number, reading) and not any(span.overlaps(number.span) for span in proven):
            words = number.span.slice(reading.text)
            yield Problem("resolve.audit", "A01", f"the number {words!r} stands in no record", number.span)


def _counts_people(number: NumberMention, reading: Reading) -> bool:
    if number.unit == "percent":
        return True
    if number.ordinal or number.unit is not None:
        return False
    return any(name.span.contains(number.span) for name in reading.names if name.sentence == number.sentence)
