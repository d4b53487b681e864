"""What the headline of an agency says of the dead, in the fields of the set of headlines behind coded events."""

from adapters.document import Document, Prediction, page_of
from dateline.model.records import Event, Figure
from dateline.model.values import Count
from dateline.pipeline import Desk, report_of
from dateline.resolve.main_event import main_event


def ucdp(document: Document, desk: Desk) -> Prediction:
    """The killed and the place of the main event of a headline, or the total of a time ("in the past week")."""
    report = report_of(page_of(document["headline"], document, known="date"), desk)
    event = main_event([record for record in report.records if isinstance(record, Event)])
    tolls = [] if event is None else [toll.count for toll in event.toll if toll.outcome == "killed"]
    figures = [record for record in report.records if isinstance(record, Figure) and record.measure == "killed"]
    counts = tolls or [figure.count for figure in figures]
    places = [] if event is None else [where.name for where in event.where]
    return {"killed": sum(map(_named, counts)) if counts else None, "place": places[0] if places else None}


def _named(count: Count) -> int:
    """The number that the words name: that of "up to five" is 5, of "more than 50" it is 50."""
    low = count.high if count.low is None else count.low - (count.qualifier == "more than")
    return low or 0
