"""The page of probes: most are passed, and what is not is named on the page."""

from collections import Counter
from typing import Any

import pytest

from tests.probes.page import Probe, misses, probes, records

FLOOR = 0.9
LEAST = 200


@pytest.fixture(scope="module")
def missed(desk: Any) -> list[tuple[str, Probe, list[str]]]:
    """Every probe with its phenomenon and what it misses; the table is printed."""
    found = [(f"{file}: {phenomenon}", probe, misses(probe, desk)) for file, phenomenon, probe in probes()]
    many, passed = Counter(name for name, _, _ in found), Counter(name for name, _, missing in found if not missing)
    for name, total in many.items():
        print(f"{passed[name]:4} of {total:3}  {name}")
    print(f"{passed.total():4} of {many.total():3}  all")
    for name, probe, missing in found:
        if missing:
            print(f"\n{name}: {probe.text}\n  - " + "\n  - ".join(missing))
            print("    " + "\n    ".join(records(probe.text, desk)))
    return found


def test_the_page_is_long_enough():
    assert len(list(probes())) >= LEAST


def test_no_report_stands_on_the_page_twice():
    texts = [probe.text for _, _, probe in probes()]
    assert [] == [text for text, many in Counter(texts).items() if many > 1]


def test_most_probes_are_passed(missed: list[tuple[str, Probe, list[str]]]):
    passed = sum(not missing for _, _, missing in missed)
    assert passed >= FLOOR * len(missed)


def test_only_known_probes_are_missed(missed: list[tuple[str, Probe, list[str]]]):
    assert [] == [(name, probe.text, missing) for name, probe, missing in missed if missing and not probe.known]


def test_what_is_passed_is_not_called_unknown(missed: list[tuple[str, Probe, list[str]]]):
    assert [] == [(name, probe.text) for name, probe, missing in missed if probe.known and not missing]
