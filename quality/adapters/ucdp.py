"""What the headline of an agency says of the dead, in the fields of the set of headlines behind coded events."""

from adapters.document import Document, Prediction, page_of
from dateline.model.records import Event, Figure
from dateline.pipeline import Desk, report_of
from dateline.resolve.counts import total
from dateline.resolve.main_event import main_event


def ucdp(document: Document, desk: Desk) -> Prediction:
    """The killed and the place of the main event of a headline, or the total of a time ("in the past week")."""
    report = report_of(page_of(document["headline"], document, known="date"), desk)
    event = main_event([record for record in report.records if isinstance(record, Event)])
    figures = [record for record in report.records if isinstance(record, Figure) and record.measure == "killed"]
    killed = None if event is None else total(event.toll, "killed")
    if not killed and figures:
        killed = sum(figure.count.low or 0 for figure in figures)
    places = [] if event is None else [where.name for where in event.where]
    return {"killed": killed, "place": places[0] if places else None}
