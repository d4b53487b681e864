"""When the main event took place where no words of its own tell the day: the day that the report's opening names."""

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from msgspec.structs import replace

from dateline.model.records import Event, Evidence, Record
from dateline.model.sourced import Sourced, Span
from dateline.model.values import When
from dateline.resolve.attribution import triggers
from dateline.resolve.context import Context
from dateline.resolve.events import HOUR
from dateline.resolve.main_event import main_event

# How many sentences of a report are its opening: behind them stand the background and what came later.
OPENING = 8
DAYS = ("time", "part of day", "day")


def dated(records: Sequence[Record], context: Context) -> tuple[Record, ...]:
    """The records, the main event with the day that the opening names, if it is an act of violence without a day; `how`
    is "inferred". It stands in a sentence that tells of violence, or with an hour or a part of the day; a day on which
    somebody spoke, was charged or is to meet is none of it. Of several days none is, unless only one has an hour."""
    main = main_event([record for record in records if isinstance(record, Event)])
    if main is None or main.when is not None or main.plover.event_class != "ASSAULT" or context.reading.article.items:
        return tuple(records)
    days = list(_days(records, context))
    close = [day for day in days if day.value.part_of_day is not None]
    if len({day.value.earliest for day in days}) > 1:
        days = close
    if len({day.value.earliest for day in days}) != 1:
        return tuple(records)
    rows = tuple(Evidence("when", span, "when.opening", "inferred") for span in days[0].spans)
    told = replace(main, when=days[0].value, evidence=(*main.evidence, *rows))
    return tuple(told if record is main else record for record in records)


def _days(records: Sequence[Record], context: Context) -> Iterator[Sourced[When]]:
    """The days of the opening up to that of the report that no other act, statement or trend lays claim to."""
    taken = {span for record in records for span in _times_of(record)}
    published = context.published.best
    sentences = context.reading.sentences
    told = [span for record in records if _is_violent(record) for span in triggers(record)]
    violent = {sentence.index for sentence in sentences if any(sentence.span.contains(span) for span in told)}
    for mention, when in zip(context.reading.times, context.whens, strict=True):
        if not isinstance(when, Sourced) or when.rule == HOUR or mention.span in taken:
            continue
        value = when.value
        is_day = value.precision in DAYS and value.earliest is not None
        is_past = published is None or (value.latest is not None and value.latest <= published)
        is_near = mention.sentence < OPENING or mention.sentence == context.reading.headline
        if is_day and is_past and is_near and (value.part_of_day is not None or mention.sentence in violent):
            yield when


def _times_of(record: Record) -> Iterator[Span]:
    for row in () if _is_violent(record) else record.evidence:
        if row.field in ("when", "period", "terms.expires"):
            yield row.span


def _is_violent(record: Record) -> TypeGuard[Event]:
    return isinstance(record, Event) and record.plover.event_class == "ASSAULT" and not record.negated
