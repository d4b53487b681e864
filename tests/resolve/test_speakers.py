"""Who speaks, through to the statements of a report: pronouns behind nameless speakers, names that hold a "for"."""

import pytest

from dateline.model.records import Report, Statement
from dateline.pipeline import Desk, report_of
from dateline.read.text import read_text


def statements(text: str, desk: Desk) -> list[Statement]:
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
def test_he_is_the_last_who_spoke_with_a_name_or_without(text: str, name: str, desk: Desk):
    assert name == speaker(statements(text, desk)[-1])


@pytest.mark.parametrize("name", ["Front for the South", "Front for the North"])
def test_the_end_of_a_name_is_no_charge(name: str, desk: Desk):
    said = statements(f"The army blamed the {name}, a rebel group led by Abel Tembe.", desk)
    assert [name] == [one.target.name for one in said if one.target is not None]
    assert all(one.content is None for one in said)


def test_the_navy_is_that_of_the_dateline_where_two_countries_are_named_as_often(desk: Desk):
    text = "MANILA, 3 Feb 2035 (Northwire) - A ship sank off Palawan, the navy said. Envoys met in Beijing.\n"
    found = report_of(read_text(text.encode(), uri="sea.txt"), desk)
    assert ["PHL-mil"] == [one.source.id for one in found.records if isinstance(one, Statement) and one.source]


@pytest.mark.parametrize(
    "text",
    [
        "The army's commander in Arauca, General Hernan Quiroga, criticised the extension.",
        "The head of the union, Ana Robles, rejected the offer.",
    ],
)
def test_a_name_in_apposition_may_condemn(text: str, desk: Desk):
    assert ["Hernan Quiroga" if "army" in text else "Ana Robles"] == [speaker(one) for one in statements(text, desk)]
