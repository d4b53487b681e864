"""Where the main event is placed when no words place it: at the town of the dateline, never at a capital."""

from collections.abc import Callable

import pytest

from dateline.model.records import Event
from dateline.pipeline import Desk, report_of
from dateline.read.text import read_text

Read = Callable[[str], Event]


@pytest.fixture
def read(desk: Desk) -> Read:
    def event(text: str) -> Event:
        page = read_text(text.encode(), uri="page.txt")
        return next(record for record in report_of(page, desk).records if isinstance(record, Event))

    return event


def test_the_town_of_the_dateline_is_a_default_that_says_so(read: Read):
    event = read("BUKAVU, Congo (Wire) – Gunmen killed three guards in a raid on a depot on Monday, police said.")
    assert ["Bukavu"] == [where.place.name for where in event.where if where.place]
    assert ["defaulted"] == [row.how for row in event.evidence if row.field == "where"]


def test_a_place_that_the_words_give_stands(read: Read):
    event = read("BUKAVU, Congo (Wire) – Gunmen killed three guards in a raid in Goma on Monday, police said.")
    assert ["Goma"] == [where.place.name for where in event.where if where.place]


def test_a_street_without_a_town_is_one_of_the_dateline_s(read: Read):
    event = read(
        "BUKAVU, Congo (Wire) – Gunmen killed three guards in a raid on Lincoln Avenue on Monday, police said."
    )
    assert [("Lincoln", "Bukavu", "in Bukavu", "site")] == [
        (where.name, where.place and where.place.name, where.relation, where.precision) for where in event.where
    ]
    assert "defaulted" in [row.how for row in event.evidence if row.field == "where"]


@pytest.mark.parametrize("line", ["BAGHDAD (Wire)", "BOGOTA, March 3 (Wire)", "YAOUNDE (Wire)"])
def test_a_capital_in_the_dateline_places_nothing(line: str, read: Read):
    assert () == read(f"{line} – Gunmen killed three guards in a raid on a depot on Monday, police said.").where
