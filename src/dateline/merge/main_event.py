"""The main event of a report: the one that its story is about."""

from dateline.model.records import Event, Report


def main_event(report: Report) -> Event | None:
    """The event that the report is about, or None for a report without events.

    The first with a toll of those that happened in the report's own news, else the first that happened, else the
    first of all: news puts what matters on top, and background tolls stand further down.
    """
    events = [record for record in report.records if isinstance(record, Event) and not record.negated]
    happened = [event for event in events if event.status in ("occurred", "ongoing")]
    with_toll = [event for event in happened if event.toll and "historical" not in event.plover.auxiliary]
    return next(iter(with_toll or happened or events), None)
