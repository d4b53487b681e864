"""The act between parties: promised, threatened, refused, called off."""

import pytest

from dateline.model.records import Event, Plover, Statement
from dateline.model.sourced import Span
from dateline.resolve.acts import act_of


def event(event_class: str, status: str = "occurred", *, negated: bool = False) -> Event:
    code = Plover(event_class, "own")
    return Event(id="e", type="x", plover=code, status=status, trigger=Span(0, 1), negated=negated)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("act", "record"),
    [
        (Plover("RETREAT", "own"), event("RETREAT")),
        (Plover("AGREE"), event("RETREAT", "planned")),
        (Plover("REJECT", "yield"), event("RETREAT", "planned", negated=True)),
        (Plover("REJECT", "meet"), event("CONSULT", negated=True)),
        (Plover("SANCTION", "discontinue"), event("CONSULT", "cancelled")),
        (Plover("THREATEN", "violence"), event("ASSAULT", "threatened")),
        (Plover("THREATEN", "restrict"), event("COERCE", "planned")),
        (Plover("CONCEDE"), event("PROTEST", "cancelled")),
        (Plover("REQUEST", "own"), event("REQUEST", "planned")),
        (None, event("ASSAULT", "hypothetical")),
        (None, event("ASSAULT", negated=True)),
    ],
)
def test_the_status_of_a_record_decides_which_act_it_is(act: Plover | None, record: Event) -> None:
    assert act == act_of(record)


def test_a_statement_is_the_act_of_its_stance_and_one_that_was_not_made_is_none() -> None:
    said = Statement(id="s", stance="accuses", trigger=Span(0, 1), plover=Plover("ACCUSE", "allege"))
    unsaid = Statement(
        id="s", stance="accuses", trigger=Span(0, 1), plover=Plover("ACCUSE", "allege"), polarity="negative"
    )
    assert (Plover("ACCUSE", "allege"), None) == (act_of(said), act_of(unsaid))
