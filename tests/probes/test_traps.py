"""Traps: passages of sport, markets, stories and weather that sound like violence, and real events among them."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from dateline.model.names import page_digest
from dateline.model.page import Page, Stated
from dateline.model.records import Event
from dateline.pipeline import report_of
from dateline.read.blocks import blocks_of

HERE = Path(__file__).parent
PASSAGES = tomllib.loads((HERE / "traps.toml").read_text("utf-8"))
SECOND = tomllib.loads((HERE / "traps_second.toml").read_text("utf-8"))
PUBLISHED = "2017-05-12"
# Of a hundred passages that tell of no event so many may give one; of those of the second page, which was written when
# the rules stood, still more do.
FALSE = 3
FALSE_SECOND = 13

Events = Callable[[str], list[Event]]


@pytest.fixture(scope="module")
def events(desk: Any) -> Events:
    """The events of a passage that took place, as a report of that day tells them, without those marked historical."""

    def read(text: str) -> list[Event]:
        stated = (Stated("date", PUBLISHED, "table"),)
        page = Page("trap", "text/plain", text, page_digest(text), blocks_of(text), None, stated)
        records = (record for record in report_of(page, desk).records if isinstance(record, Event))
        return [
            event for event in records
            if event.status in ("occurred", "ongoing") and not event.negated
            and "historical" not in event.plover.auxiliary
        ]  # fmt: skip

    return read


def test_there_are_traps_of_many_kinds() -> None:
    assert len(PASSAGES["trap"]) >= 150
    assert len(PASSAGES["real"]) >= 25
    assert len({trap["topic"] for trap in PASSAGES["trap"]}) >= 15


@pytest.mark.parametrize(("page", "allowed"), [(PASSAGES, FALSE), (SECOND, FALSE_SECOND)], ids=["first", "second"])
def test_few_of_a_hundred_traps_give_a_false_event(page: Mapping[str, Any], allowed: int, events: Events) -> None:
    false = {
        trap["text"]: [event.type for event in events(trap["text"]) if event.type not in trap.get("may", ())]
        for trap in page["trap"]
    }
    fallen = {text: kinds for text, kinds in false.items() if kinds}
    assert len(fallen) * 100 <= allowed * len(false), fallen


@pytest.mark.parametrize("real", PASSAGES["real"], ids=lambda real: real["text"][:40])
def test_a_real_event_is_found_in_such_surroundings(real: Mapping[str, Any], events: Events) -> None:
    found = [event for event in events(real["text"]) if event.type in real["is"]]
    assert found
    if "killed" in real:
        assert real["killed"] in [_killed(event) for event in found]


def _killed(event: Event) -> int:
    return sum(toll.count.low or 0 for toll in event.toll if toll.outcome == "killed")
