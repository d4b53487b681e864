"""The audit: what was noticed and entered nowhere, so that the ledger says what it lacks."""

from collections.abc import Iterator, Sequence

from dateline.model.problem import Problem
from dateline.model.reading import Reading
from dateline.model.records import Record, Statement


def unread_numbers(reading: Reading, records: Sequence[Record]) -> Iterator[Problem]:
    """Every amount in the body that no record's evidence holds, apart from ordinals and money."""
    proven = [row.span for record in records if not isinstance(record, Statement) for row in record.evidence]
    for number in reading.numbers:
        plain = not number.ordinal and (number.unit is None or number.unit == "percent")
        if plain and not any(span.overlaps(number.span) for span in proven):
            words = number.span.slice(reading.text)
            yield Problem("resolve.audit", "A01", f"the number {words!r} stands in no record", number.span)
