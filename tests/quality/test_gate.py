"""The gate shuts out no sentence that a record comes from: measured by reading pages with it and without it."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dateline.analysis.gate import Gate
from dateline.pipeline import Desk

QUALITY = Path(__file__).parent.parent.parent / "quality"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    """quality/ is no package: its module is loaded from its file."""
    spec = importlib.util.spec_from_file_location("quality_gate", QUALITY / "gate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def cost_of(gate: ModuleType, paths: list[Path], desk: Desk):
    pages = [gate.page_of(path.read_text("utf-8"), {"id": path.name}) for path in paths]
    return sum((gate.cost_of(page, desk) for page in pages), gate.Cost())


def test_no_record_of_the_samples_is_lost(gate: ModuleType, desk: Desk, samples: Path):
    cost = cost_of(gate, sorted(samples.glob("*.txt")), desk)
    assert cost.records > 300
    assert () == cost.lost


def test_no_record_of_the_seed_report_is_lost(gate: ModuleType, desk: Desk, shared: Path):
    cost = cost_of(gate, [shared / "seed" / "article.txt"], desk)
    assert cost.records > 40
    assert () == cost.lost


def test_a_record_that_only_the_open_reading_has_is_lost_and_says_where(gate: ModuleType, desk: Desk):
    shut = gate.replace(desk, analysis=gate.replace(desk.analysis, gate=Gate(frozenset({"attacked"}), {})))
    text = (
        "Gunmen attacked a convoy near Karvala on Monday.\n\nThe police said on Tuesday that two men were arrested.\n"
    )
    cost = gate.cost_of(gate.page_of(text, {"id": "own.txt"}), shut)
    assert {True} == {lost.shut_out for lost in cost.lost}
    assert {"The police said on Tuesday that two men were arrested."} == {lost.sentence for lost in cost.lost}
    assert cost.recall < 99.5
