"""Pages of several reports, read end to end: no brief lends its place, its events or its days to another."""

from datetime import date

import pytest

from dateline.model.records import Event, Report
from dateline.model.sourced import Sourced
from dateline.pipeline import Desk, read_page, report_of
from dateline.read.text import read_text

ROUNDUP = """Security developments in Mali on Sunday

BAMAKO (Northwire) – Following are security developments in Mali as of Sunday evening.

* GAO – A roadside bomb killed four soldiers on Sunday, the army said.

* MOPTI – A roadside bomb killed six soldiers on Sunday, the army said. Gunmen then wounded a driver.

* BAMAKO – Gunmen killed a judge on Sunday, police said.

Elsewhere, two herders were killed on Sunday, an official said.
"""

LIVE = """Gao market bombing – as it happened

Mon 10 March 2031 09:20 GMT

Police said a bomb killed nine traders in Gao on Sunday.

Sun 2 March 2031 18:05 GMT

Police said gunmen killed two guards in Gao on Sunday.
"""


@pytest.fixture(scope="module")
def roundup(desk: Desk) -> Report:
    return report_of(read_text(ROUNDUP.encode(), uri="round-up.txt"), desk)


def events(report: Report) -> list[Event]:
    return [record for record in report.records if isinstance(record, Event)]


def killed(event: Event) -> int | None:
    return next((toll.count.low for toll in event.toll if toll.outcome == "killed"), None)


def test_each_brief_is_placed_by_its_own_dateline(roundup: Report):
    places = {
        killed(event): [w.place.name for w in event.where if w.place] for event in events(roundup) if killed(event)
    }
    assert places[4] == ["Gao"]
    assert places[6] == ["Mopti"]


def test_a_capital_that_labels_a_brief_places_it(roundup: Report):
    places = {
        killed(event): [w.place.name for w in event.where if w.place] for event in events(roundup) if killed(event)
    }
    assert places[1] == ["Bamako"]


def test_a_brief_without_a_place_gets_nobody_elses(roundup: Report):
    (event,) = (event for event in events(roundup) if killed(event) == 2)
    assert event.where == ()


def test_like_events_of_two_briefs_are_two_events(roundup: Report):
    assert [4, 6, 1, 2] == [count for event in events(roundup) if (count := killed(event)) is not None]


def test_the_place_of_a_brief_is_a_default_that_quotes_its_dateline(roundup: Report):
    (event,) = (event for event in events(roundup) if killed(event) == 6)
    (row,) = (row for row in event.evidence if row.field == "where")
    assert ("MOPTI", "defaulted") == (row.span.slice(ROUNDUP), row.how)


def test_a_weekday_in_an_entry_is_read_from_the_day_of_the_entry(desk: Desk):
    report = report_of(read_text(LIVE.encode(), uri="live.txt"), desk)
    days = {killed(event): event.when.earliest for event in events(report) if event.when is not None}
    assert {9: date(2031, 3, 9), 2: date(2031, 3, 2)} == days


def test_a_history_stands_in_the_year_of_its_headline(desk: Desk):
    page = "The siege of Karvala (1871)\n\nThe garrison was killed on 4 May, and in 1869 no one had foreseen it.\n"
    _, context = read_page(read_text(page.encode(), uri="siege.txt"), desk)
    assert [date(1871, 5, 4)] == [
        when.value.earliest for when in context.whens if isinstance(when, Sourced) and when.value.precision == "day"
    ]
