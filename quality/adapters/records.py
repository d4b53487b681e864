"""What the records of a page say, in the fields of the sets about incidents, attributions and classes of event."""

from adapters.document import Document, Prediction, page_of, report_of_body
from dateline.model.records import Event, Outcome, Statement
from dateline.pipeline import Desk, report_of
from dateline.resolve.acts import act_of
from dateline.resolve.main_event import main_event

# CAMEO's roots for what PLOVER counts otherwise: an appeal is none of its demands, a denial a mere statement.
APPEALS = {"calls for": "02", "appeal": "02", "denies": "01", "claims responsibility": "01"}


def gva(document: Document, desk: Desk) -> Prediction:
    """Killed, injured, day and place of the main incident."""
    text = f"{document['title']}\n\n{document['text']}" if document.get("title") else document["text"]
    report = report_of(page_of(text, document, known="date"), desk)
    event = main_event([record for record in report.records if isinstance(record, Event)])
    if event is None:
        return {}
    when = event.when
    is_day = when is not None and when.earliest is not None and when.earliest == when.latest
    places = [where.place for where in event.where if where.place is not None]
    # The archive names a town, else a county: the first of several places that is one.
    towns = [place for kind in ("city", "admin2") for place in places if place.kind == kind]
    place = next(iter((*towns, *places)), None)
    return {
        "killed": _number(event, "killed"),
        "injured": _number(event, "wounded"),
        "incident_date": when.earliest.isoformat() if is_day and when and when.earliest else None,
        "city": place.name if place is not None and place in towns else None,
        "state": place.admin1 if place is not None else None,
    }


def polnear(document: Document, desk: Desk) -> Prediction:
    """Source, cue and content spans of every statement."""
    report = report_of(page_of(document["text"], document, known="date"), desk)
    found = [record for record in report.records if isinstance(record, Statement)]
    return {"attributions": [{role: _spans(one, role) for role in ("source", "cue", "content")} for one in found]}


def cameo_class(document: Document, desk: Desk) -> Prediction:
    """The classes of a sentence: its events and acts of speech in text order, then what is merely said."""
    told = sorted(
        (one for one in report_of_body(document, desk).records if isinstance(one, Event | Statement)), key=_place
    )
    coded = [code for one in told if (code := _code(one)) is not None]
    plain = ["STATEMENT" for one in told if isinstance(one, Statement) and _code(one) is None]
    return {"events": [{"code": code} for code in (*coded, *plain)]}


def _place(record: Event | Statement) -> tuple[int, int]:
    """Where it is told; of two acts of one verb what is said comes first, but a refusal before the denial in it."""
    first = isinstance(record, Statement) and record.stance != "denies"
    return record.trigger.end, 0 if first else 1 if isinstance(record, Event) else 2


def _code(record: Event | Statement) -> str | None:
    """CAMEO's root where it splits a class of PLOVER ("appeals" from "demands"), else PLOVER's class."""
    act = act_of(record)
    said = APPEALS.get(record.stance if isinstance(record, Statement) else record.type)
    return said or (None if act is None else act.event_class)


def _number(event: Event, outcome: Outcome) -> int:
    """The number of an outcome, attackers included as the archive counts them; none stated is none."""
    counts = [toll.count for toll in event.toll if toll.outcome == outcome]
    return sum(count.low if count.low is not None else count.high or 0 for count in counts)


def _spans(statement: Statement, role: str) -> list[list[int]]:
    found = [row.span for row in statement.evidence if row.field == role]
    if not found and role == "content" and statement.content is not None:
        found = [statement.content]
    return [[span.start, span.end] for span in found]
