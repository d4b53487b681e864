"""The acts of a sentence as the set of PLOVER's records wants them."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.pipeline import Desk

QUALITY = Path(__file__).parent.parent.parent / "quality"

Acts = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def acts(desk: Desk) -> Acts:
    """quality/ is no package: its adapters are found where it stands."""
    sys.path.insert(0, str(QUALITY))
    adapters = importlib.import_module("adapters")
    return lambda text: adapters.ADAPTERS["plover"]({"id": "1", "text": text, "date": "2031-05-05"}, desk)["events"]


@pytest.mark.parametrize(
    ("code", "mode", "text"),
    [
        ("ASSAULT", "firearms", "Gunmen shot dead two policemen near Gao on Sunday."),
        ("COERCE", "arrest", "Police arrested four students in Dakar on Monday."),
        ("COERCE", "curfew", "The governor imposed a curfew on the port on Monday."),
        ("PROTEST", "demo", "Farmers marched in Lima on Monday."),
        ("SANCTION", "expel", "Kenya expelled three Somali diplomats on Monday."),
        ("MOBILIZE", "troops", "Chad deployed troops to the border on Monday."),
        ("ACCUSE", "allege", "Sudan accused Chad of arming the rebels."),
        ("ACCUSE", "disapprove", "Norway condemned the raid."),
        ("REJECT", "change", "The rebels rejected the proposal on Monday."),
        ("REJECT", "yield", "The rebels refused to release the crew."),
        ("THREATEN", "violence", "The rebels threatened to attack the port."),
        ("REQUEST", "assist", "The mission called for medicine."),
        ("RETREAT", "release", "The rebels released four hostages on Monday."),
        ("RETREAT", "ceasefire", "The two armies declared a ceasefire on Monday."),
        ("AGREE", None, "The rebels will release four hostages on Monday."),
        ("AID", None, "Norway sent tents to the camp on Monday."),
        ("CONSULT", "visit", "The premier visited Oslo on Monday."),
        ("SUPPORT", None, "Norway praised the truce."),
        ("COOPERATE", None, "Peru extradited a colonel to Chile on Monday."),
        ("CONCEDE", None, "The junta lifted the ban on rallies on Monday."),
    ],
)
def test_the_first_act_of_a_sentence(code: str, mode: str | None, text: str, acts: Acts) -> None:
    assert (code, mode) == (acts(text)[0]["code"], acts(text)[0]["mode"])


@pytest.mark.parametrize("text", ["The bridge is two miles long.", "The ministry said that the road was open."])
def test_where_nothing_is_done_to_anybody_there_is_no_event(text: str, acts: Acts) -> None:
    assert [] == acts(text)


def test_an_act_has_its_parties_its_dead_and_its_words(acts: Acts) -> None:
    text = "Malian soldiers killed six rebels and wounded two near Gao on Sunday."
    (one,) = acts(text)
    words = {(span["role"], text[span["start"] : span["end"]]) for span in one["spans"]}
    assert ({"code": "MLI", "sector": "MIL"}, 6, 2) == (one["source"][0], one["dead"], one["injured"])
    assert {("SRC", "Malian soldiers"), ("EVT", "killed")} <= words
    assert any(role == "LOC" for role, _ in words)


def test_a_threat_is_told_once(acts: Acts) -> None:
    assert ["THREATEN"] == [act["code"] for act in acts("The rebels threatened to shell the port.")][:1]
