"""Who speaks, through to the statements of a report: pronouns behind nameless speakers, names that hold a "for"."""

from typing import Any

import pytest

from dateline.model.records import Report, Statement
from dateline.pipeline import report_of
from dateline.read.text import read_text


def statements(text: str, desk: Any) -> list[Statement]:
    page = read_text(f"MUSCAT, 3 Feb 2035 (Northwire) - {text}\n".encode(), uri="talks.txt")
    found: Report = report_of(page, desk)
    return [record for record in found.records if isinstance(record, Statement)]


def speaker(said: Statement) -> str | None:
    return None if said.source is None else said.source.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Police chief Zahid Mengal said the road was open. A spokesman for the miners denied it. "
            "“Our men are still there,” he said by telephone.",
            "spokesman",
        ),
        (
            "Police chief Zahid Mengal said the road was open. The miners had left, he said.",
            "Zahid Mengal",
        ),
    ],
)
def test_he_is_the_last_who_spoke_with_a_name_or_without(text: str, name: str, desk: Any):
    assert name == speaker(statements(text, desk)[-1])


@pytest.mark.parametrize("name", ["Front for the South", "Front for the North"])
def test_the_end_of_a_name_is_no_charge(name: str, desk: Any):
    said = statements(f"The army blamed the {name}, a rebel group led by Abel Tembe.", desk)
    assert [name] == [one.target.name for one in said if one.target is not None]
    assert all(one.content is None for one in said)
