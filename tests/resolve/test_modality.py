"""Status: what an event's marks and terms make of it."""

from datetime import date

import pytest

from dateline.model.finding import Finding
from dateline.model.records import Terms
from dateline.model.sourced import Span
from dateline.model.values import When
from dateline.resolve.modality import auxiliary_modes, is_negated, standing_status, status_of


def finding(*statuses: str, negated: bool = False) -> Finding:
    marks = tuple(("status", status) for status in statuses) + ((("negated", "yes"),) if negated else ())
    return Finding("event", "talks", Span(0, 1), 0, 0, "test", marks=marks)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ((), "occurred"),
        (("scheduled", "cancelled"), "cancelled"),
        (("planned", "postponed"), "postponed"),
        (("planned", "occurred"), "occurred"),
        (("hypothetical", "planned"), "planned"),
    ],
)
def test_the_strongest_thing_said_decides(said: tuple[str, ...], status: str) -> None:
    assert status == status_of(finding(*said))


def test_a_denial_of_the_report_itself_is_a_negation() -> None:
    assert is_negated(finding(negated=True))
    assert ("negation",) == auxiliary_modes("occurred", None, None, negated=True)


def test_what_is_more_than_a_year_old_is_history() -> None:
    when = When(date(2001, 1, 1), date(2001, 1, 1), "day")
    assert ("historical",) == auxiliary_modes("occurred", when, date(2030, 1, 1), negated=False)


def test_a_truce_that_has_ended_is_not_in_force() -> None:
    ended = When(date(2030, 1, 1), date(2030, 1, 31), "month")
    assert "occurred" == standing_status("occurred", Terms(expires=ended), date(2030, 5, 1))
    assert "ongoing" == standing_status("occurred", Terms(expires=ended), date(2030, 1, 10))
