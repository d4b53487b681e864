"""Event records: tolls, days, places, suspects and terms, each with its evidence."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dateline.analysis.reading import reading_of
from dateline.extract.events import events_in
from dateline.model.article import Article, Credits, Published
from dateline.model.problem import Problem
from dateline.model.records import Event
from dateline.model.sourced import Span
from dateline.resolve.context import Context
from dateline.resolve.counts import total
from dateline.resolve.events import event_of
from dateline.resolve.main_event import main_event
from dateline.resolve.when import resolve_all

Records = Callable[[str], list[Event]]
DAY = date(2030, 5, 12)  # a Sunday


@pytest.fixture(scope="module")
def records(desk: Any) -> Records:
    """The events of a text, one paragraph a line, in a report of Sunday 12 May 2030."""

    def read(text: str) -> list[Event]:
        spans, at = [], 0
        for line in text.split("\n"):
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
        published = Published(DAY, DAY, DAY, "day", "read")
        article = Article("", (), tuple(spans), None, (), None, (), None, Credits(), published)
        reading = reading_of(article, text, desk.analysis)
        whens = resolve_all(reading.times, reading.sentences, published, desk.analysis.times)
        found = [event_of(finding, Context(reading, published, whens)) for finding in events_in(reading, desk.events)]
        assert not [record for record in found if isinstance(record, Problem)]
        return [record for record in found if isinstance(record, Event)]

    return read


def tolls(event: Event) -> list[tuple[str, str, int | None, int | None]]:
    return [(toll.outcome, toll.who, toll.count.low, toll.count.high) for toll in event.toll]


def test_a_toll_says_how_many_of_whom(records: Records) -> None:
    (event,) = records("A car bomb killed six people and wounded a policeman in Mosul on Sunday.")
    assert [("killed", "people", 6, 6), ("wounded", "policeman", 1, 1)] == tolls(event)


def test_more_than_forty_is_an_open_toll(records: Records) -> None:
    (event,) = records("A car bomb killed more than 40 people in Mosul on Sunday.")
    assert [("killed", "people", 41, None)] == tolls(event)


def test_an_age_is_no_toll(records: Records) -> None:
    (event,) = records("Gunmen shot dead a 12-year-old boy in Mosul on Sunday.")
    assert 1 == total(event.toll, "killed")


def test_those_included_keep_their_words(records: Records) -> None:
    (event,) = records("Gunmen killed nine people, including three children, in Mosul on Sunday.")
    assert "three children" == event.toll[0].including


def test_the_bomber_himself_is_counted_apart(records: Records) -> None:
    (event,) = records("A man blew himself up in Mosul on Sunday, killing six others.")
    assert [("killed", 6, False)] == [
        (t.outcome, t.count.low, t.of_perpetrators) for t in event.toll if t.outcome == "killed"
    ]


def test_of_four_shot_of_whom_one_died_three_are_wounded(records: Records) -> None:
    (event,) = records("Four people were shot in Mosul on Sunday, leaving one man dead.")
    assert (1, 3) == (total(event.toll, "killed"), total(event.toll, "wounded"))


def test_a_named_victim_is_one_of_those_counted_before(records: Records) -> None:
    (event,) = records("Gunmen killed two guards in Mosul on Sunday.\nThe victim Karim Sabri was killed at the gate.")
    assert 2 == total(event.toll, "killed")


def test_an_event_without_a_time_has_none(records: Records) -> None:
    (event,) = records("Gunmen killed two guards in Mosul.")
    assert event.when is None


def test_the_day_is_that_of_the_report_week(records: Records) -> None:
    (event,) = records("Gunmen killed two guards in Mosul on Friday.")
    assert event.when is not None
    assert (date(2030, 5, 10), "day") == (event.when.earliest, event.when.precision)


def test_the_bombing_before_the_second_in_as_many_days_was_the_day_before(records: Records) -> None:
    first, other = records(
        "A car bomb killed six people in Mosul on Sunday.\nIt was the second bombing of the city in as many days."
    )
    assert other.when is not None
    assert date(2030, 5, 11) == other.when.earliest
    assert () == other.toll
    assert "inferred" == next(row.how for row in other.evidence if row.field == "type")
    assert 6 == total(first.toll, "killed")


def test_a_truce_that_ends_later_is_still_in_force(records: Records) -> None:
    (event,) = records("The army has declared a truce that expires in June.")
    assert "ongoing" == event.status
    assert event.terms.expires is not None


def test_a_cancelled_meeting_keeps_round_and_reason(records: Records) -> None:
    (event,) = records("A third round of talks was cancelled because of the snow.")
    assert ("cancelled", 3, "because of the snow") == (event.status, event.terms.round, event.terms.reason)
    assert ("hypothetical",) == event.plover.auxiliary


def test_every_field_has_its_evidence(records: Records) -> None:
    (event,) = records("Gunmen killed six people in Mosul on Sunday.")
    assert {"type", "actors", "toll.killed", "where", "when"} <= {row.field for row in event.evidence}


def test_the_same_page_gives_the_same_ids(records: Records) -> None:
    text = "Gunmen killed six people in Mosul on Sunday."
    assert [event.id for event in records(text)] == [event.id for event in records(text)]


def test_the_main_event_is_the_first_that_cost_lives(records: Records) -> None:
    events = records("Police arrested a suspect in Mosul on Sunday.\nGunmen killed two guards in Mosul on Friday.")
    main = main_event(events)
    assert main is not None
    assert "shooting" == main.type
