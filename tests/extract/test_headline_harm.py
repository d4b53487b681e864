"""Headlines: who came to harm is told by the order of words where the tree of a headline is no help."""

from typing import Any

import pytest

from dateline.model.names import page_digest
from dateline.model.page import Page, Stated
from dateline.model.records import Event, Figure
from dateline.pipeline import report_of
from dateline.read.blocks import blocks_of


def _records(text: str, desk: Any) -> tuple[Any, ...]:
    stated = (Stated("date", "2017-05-12", "table"),)
    return report_of(Page("h", "text/plain", text, page_digest(text), blocks_of(text), None, stated), desk).records


@pytest.mark.parametrize(
    ("killed", "headline"),
    [
        (2, "Chadian army shells Gao, two residents killed"),
        (3, "Fighting goes on near Gao, three soldiers killed - governor"),
        (30, "Rebels announce new campaign as rockets kill 30"),
        (1, "Chad reports 1 KIA, 4 WIA in past fight"),
        (5, "Four soldiers, one rebel killed in eastern Chad"),
        (2, "Two militia killed in Gao - spokesman"),
    ],
)
def test_a_headline_tells_its_dead(killed: int, headline: str, desk: Any) -> None:
    tolls = [toll for one in _records(headline, desk) if isinstance(one, Event) for toll in one.toll]
    assert killed == sum(toll.count.low or 0 for toll in tolls if toll.outcome == "killed")


def test_a_page_that_is_a_headline_has_its_total_there(desk: Any) -> None:
    (figure,) = (one for one in _records("15 Chadian soldiers killed in past 24 hours: army", desk)
                 if isinstance(one, Figure))  # fmt: skip
    assert ("killed", 15) == (figure.measure, figure.count.low)


def test_a_number_of_other_things_is_no_number_of_dead(desk: Any) -> None:
    found = [one for one in _records("Chad reports 52 attacks, 1 KIA in Gao", desk) if isinstance(one, Event)]
    assert [1] == [toll.count.low for one in found for toll in one.toll if toll.outcome == "killed"]
