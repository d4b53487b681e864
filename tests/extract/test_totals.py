"""Totals over a period, shares, and the single events that they must not be taken for."""

from collections.abc import Callable
from typing import Any

import pytest

from dateline.analysis.reading import reading_of
from dateline.extract.events import events_in
from dateline.extract.totals import totals_in
from dateline.model.article import Article, Credits, Published
from dateline.model.reading import Reading
from dateline.model.sourced import Span

Totals = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def read(desk: Any) -> Callable[[str], Reading]:
    def reading(text: str) -> Reading:
        unknown = Published(None, None, None, "unknown", "defaulted")
        article = Article("", (), (Span(0, len(text)),), None, (), None, (), None, Credits(), unknown)
        return reading_of(article, text, desk.analysis)

    return reading


@pytest.fixture(scope="module")
def totals(desk: Any, read: Callable[[str], Reading]) -> Totals:
    """The measure and the counted words of each total."""

    def found(text: str) -> list[tuple[str, str]]:
        return [(f.type, f.roles[0].span.slice(text)) for f in totals_in(read(text), desk.events)]

    return found


def test_a_year_of_killing_gives_a_figure_for_each_measure(totals: Totals) -> None:
    text = "In 2015 the rebels killed 2,140 civilians and wounded more than 9,000, in 1,200 attacks."
    assert [
        ("killed", "2,140 civilians"), ("wounded", "more than 9,000"), ("attacks", "1,200 attacks"),
    ] == totals(text)  # fmt: skip


def test_what_is_a_total_is_no_event(desk: Any, read: Callable[[str], Reading]) -> None:
    text = "In 2015 the rebels killed 2,140 civilians and wounded more than 9,000, in 1,200 attacks."
    assert [] == list(events_in(read(text), desk.events))


def test_an_operation_opens_a_period_and_has_parts(desk: Any, read: Callable[[str], Reading]) -> None:
    text = "The army said 87 militants had been killed, including six commanders, since the operation began on May 8."
    (figure,) = totals_in(read(text), desk.events)
    words = {role.name: role.span.slice(text) for role in figure.roles}
    assert "87 militants" == words["counted"]
    assert "six commanders" == words["of_which"]
    assert "May 8" == words["period"]


def test_a_share_says_of_what_and_what(desk: Any, read: Callable[[str], Reading]) -> None:
    text = "Officials said 80 percent of the group's fighters were foreigners."
    (figure,) = totals_in(read(text), desk.events)
    words = {role.name: role.span.slice(text) for role in figure.roles}
    assert ("share", "80 percent", "the group's fighters", "foreigners") == (
        figure.type, words["counted"], words["share_of"], words["what"],
    )  # fmt: skip


def test_the_month_of_one_attack_is_its_date(totals: Totals) -> None:
    assert [] == totals("In May gunmen killed a judge in Mosul.")


def test_those_who_died_when_one_thing_happened_are_no_total(totals: Totals, desk: Any, read: Any) -> None:
    text = "A dozen soldiers died in mid-December when their truck hit a mine near Taji."
    assert [] == totals(text)
    (event,) = events_in(read(text), desk.events)
    assert ["A dozen soldiers"] == [role.span.slice(text) for role in event.roles if role.name == "killed"]


def test_acts_counted_over_a_period_are_no_event_of_their_own(desk: Any, read: Callable[[str], Reading]) -> None:
    text = "The military has carried out 38 air strikes in Hodeidah province since the start of the year."
    assert [] == list(events_in(read(text), desk.events))
