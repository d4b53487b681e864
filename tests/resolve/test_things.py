"""What was struck beside people: buildings, vehicles and installations, and what became of them."""

import pytest

from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.records import Event
from dateline.pipeline import Desk, report_of
from dateline.read.blocks import blocks_of


def told(sentence: str, desk: Desk) -> list[str]:
    """The things of the events of a report, one a line: "2 trucks, vehicle, destroyed"."""
    text = f"GAO, May 5, 2031 (Northwire) - {sentence}\n\nThe road was closed after dark.\n"
    report = report_of(Page("test", "text/plain", text, page_digest(text), blocks_of(text), None, ()), desk)
    return [
        f"{thing.count.low} {thing.name}, {thing.kind}, {thing.effect}"
        for record in report.records
        if isinstance(record, Event)
        for thing in record.things
    ]


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("Rebels attacked a police station in Gao on Sunday.", ["1 police station, police post, None"]),
        ("A bomb exploded in Gao on Sunday, damaging three shops.", ["3 shops, business, damaged"]),
        ("Rebels destroyed two bridges near Gao on Sunday.", ["2 bridges, route, destroyed"]),
        ("The blast in Gao on Sunday caused damage to a clinic.", ["1 clinic, hospital, damaged"]),
        ("Rebels killed two farmers in Gao on Sunday.", []),
        ("Rebels attacked a column of soldiers in Gao on Sunday.", []),
    ],
)
def test_what_was_struck_is_told_with_what_became_of_it(sentence: str, things: list[str], desk: Desk) -> None:
    assert things == told(sentence, desk)


def test_a_name_that_a_line_breaks_is_one_name(desk: Desk) -> None:
    text = (
        "GAO, May 5, 2031 (Northwire) - Six people were killed on Sunday when a bomb went off in San\n"
        "Salvador, the police of the country said in a statement that was read out on the radio at noon.\n"
    )
    report = report_of(Page("test", "text/plain", text, page_digest(text), blocks_of(text), None, ()), desk)
    assert ["San Salvador"] == [
        w.place.name for e in report.records if isinstance(e, Event) for w in e.where if w.place
    ]
