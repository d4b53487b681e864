import importlib.util
import sys
from pathlib import Path

import pytest

QUALITY = Path(__file__).parent.parent.parent / "quality"


@pytest.fixture(scope="module")
def floors():
    """quality/ is no package: its module is loaded from its file."""
    spec = importlib.util.spec_from_file_location("quality_floors", QUALITY / "floors.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_a_figure_at_its_floor_passes(floors):
    assert [] == floors.complaints(floors.Floors({"a": "d"}, {"a.f": 50.0}), {"a": "d"}, {"a.f": 50.0})


def test_a_figure_below_its_floor_is_refused_with_both_numbers(floors):
    (line,) = floors.complaints(floors.Floors({}, {"a.f": 50.0}), {}, {"a.f": 48.0})
    assert "a.f: 48.00 is below its floor 50.00" in line


def test_another_corpus_is_refused(floors):
    (line,) = floors.complaints(floors.Floors({"a": "old"}, {}), {"a": "new"}, {})
    assert line.startswith("a: its gold or scorer is not the one")


def test_pinning_raises_floors_and_never_lowers_one_in_silence(floors):
    before = floors.Floors({}, {"a.f": 50.0, "b.f": 10.0})
    raised = floors.pinned(before, {"a": "d"}, {"a.f": 55.0}, reason=None)
    assert {"a.f": 55.0, "b.f": 10.0} == raised.figures
    assert ["a.f: would fall from 50.00 to 40.00"] == floors.pinned(before, {}, {"a.f": 40.0}, reason=None)


def test_a_lowered_floor_keeps_its_reason(floors):
    lowered = floors.pinned(floors.Floors({}, {"a.f": 50.0}), {}, {"a.f": 40.0}, reason="the scorer was wrong")
    assert 40.0 == lowered.figures["a.f"]
    assert ("a.f", 50.0, 40.0, "the scorer was wrong") == tuple(
        getattr(lowered.lowered[0], name) for name in ("figure", "before", "after", "reason")
    )


def test_floors_come_back_from_their_file_as_they_were(floors, tmp_path):
    written = floors.Floors({"a": "d"}, {"a.f": 50.0}, (floors.Lowered("a.f", 60.0, 50.0, "why"),))
    floors.write_floors(tmp_path / "floors.json", written)
    assert written == floors.read_floors(tmp_path / "floors.json")
    assert floors.Floors({}, {}) == floors.read_floors(tmp_path / "missing.json")


def test_the_digest_of_a_corpus_changes_with_any_byte(floors, tmp_path):
    (tmp_path / "a").write_bytes(b"one")
    first = floors.corpus_digest(tmp_path / "a")
    (tmp_path / "a").write_bytes(b"two")
    assert first != floors.corpus_digest(tmp_path / "a")
