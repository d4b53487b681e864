"""Events: roles from every kind of clause, each event once, and what is no event."""

from collections.abc import Callable
from typing import Any

import pytest

from dateline.analysis.reading import reading_of
from dateline.extract.events import events_in
from dateline.model.article import Article, Credits, Published
from dateline.model.finding import Finding
from dateline.model.sourced import Span

Told = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def told(desk: Any) -> Told:
    """The events of a text, one paragraph a line: kind, marks, and the words of each role."""

    def read(text: str) -> list[dict[str, Any]]:
        spans, at = [], 0
        for line in text.split("\n"):
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
        unknown = Published(None, None, None, "unknown", "defaulted")
        article = Article("", (), tuple(spans), None, (), None, (), None, Credits(), unknown)
        return [_plain(found, text) for found in events_in(reading_of(article, text, desk.analysis), desk.events)]

    return read


def _plain(finding: Finding, text: str) -> dict[str, Any]:
    roles: dict[str, list[str]] = {}
    for role in finding.roles:
        roles.setdefault(role.name, []).append(role.span.slice(text))
    statuses = [value for key, value in finding.marks if key == "status"]
    return {"kind": finding.type, "statuses": statuses, "negated": finding.mark("negated") is not None, **roles}


def kinds(found: list[dict[str, Any]]) -> list[str]:
    return [event["kind"] for event in found]


def test_the_doer_of_a_passive_stands_behind_by(told: Told) -> None:
    (event,) = told("A convoy was ambushed by gunmen near Mosul on Monday.")
    assert ("ambush", ["gunmen"], ["A convoy"]) == (event["kind"], event["actor"], event["target"])


def test_a_relative_clause_has_the_doer_before_it(told: Told) -> None:
    found = told("Police named the men who ambushed a convoy near Mosul on Monday.")
    assert ["the men"] == found[-1]["actor"]


def test_a_participle_shares_the_doer_of_its_clause(told: Told) -> None:
    (event,) = told("Militants attacked a checkpoint near Mosul on Monday, killing three soldiers.")
    assert (["Militants"], ["three soldiers"], ["a checkpoint"]) == (event["actor"], event["killed"], event["target"])


def test_a_suicide_bomber_makes_a_killing_a_suicide_bombing(told: Told) -> None:
    (event,) = told("A suicide bomber killed seven people and wounded ten in Baghdad on Sunday.")
    assert ("suicide bombing", ["seven people"], ["ten"]) == (event["kind"], event["killed"], event["wounded"])


def test_a_weapon_is_no_doer(told: Told) -> None:
    (event,) = told("A roadside bomb killed two soldiers near Mosul on Monday.")
    assert "roadside bombing" == event["kind"]
    assert ["A roadside bomb"] == event["weapon"]
    assert "actor" not in event


def test_dead_and_hurt_of_two_clauses_belong_to_the_shooting_between_them(told: Told) -> None:
    (event,) = told("One man was killed and another two were hospitalized after masked men opened fire on a bar.")
    assert "shooting" == event["kind"]
    assert (["One man"], ["another two"]) == (event["killed"], event["wounded"])


def test_a_headline_needs_no_auxiliary(told: Told) -> None:
    (event,) = told("Six killed in bombing near Mosul")
    assert ("bombing", ["Six"]) == (event["kind"], event["killed"])


def test_three_bombs_in_one_sentence_are_three(told: Told) -> None:
    found = told(
        "A car bomb killed three people in Mosul, a roadside bomb killed two policemen in Kirkuk "
        "and gunmen shot dead a judge in Baghdad."
    )
    assert ["car bombing", "roadside bombing", "shooting"] == kinds(found)


def test_the_attack_is_the_one_told_before(told: Told) -> None:
    (event,) = told("Gunmen killed four guards in Mosul on Monday.\nThe attack happened shortly before noon.")
    assert ["four guards"] == event["killed"]


def test_another_attack_elsewhere_is_another_event(told: Told) -> None:
    found = told(
        "Gunmen killed four guards in Mosul on Monday.\n"
        "In a separate attack, a car bomb killed two people in Kirkuk on Monday."
    )
    assert ["shooting", "car bombing"] == kinds(found)


def test_a_scheduled_and_cancelled_meeting_is_one_event(told: Told) -> None:
    (event,) = told(
        "The two sides were scheduled to meet in mid-May for a third round of talks on water, "
        "but the meeting was cancelled because of the snow."
    )
    assert "talks" == event["kind"]
    assert {"scheduled", "cancelled"} == set(event["statuses"])
    assert (["third"], ["water"], ["because of the snow"]) == (event["round"], event["subject"], event["reason"])


def test_the_second_in_as_many_days_tells_of_another_one(told: Told) -> None:
    found = told(
        "A suicide bomber killed eight policemen in Mosul on Sunday.\n"
        "The blast was the second fatal bombing of the city in as many days."
    )
    assert ["suicide bombing", "bombing"] == kinds(found)
    assert ["Sunday"] == found[1]["later_time"]


def test_a_truce_keeps_its_terms(told: Told) -> None:
    (event,) = told("The cleric declared a six-month truce that expires in February.")
    assert (["six-month"], ["February"]) == (event["duration"], event["expires"])
    assert "time" not in event


def test_hallmarks_and_blame_name_suspects_and_no_doers(told: Told) -> None:
    (event,) = told("In an attack bearing the hallmarks of al Qaeda, a bomb killed two people in Mosul on Monday.")
    assert ["al Qaeda"] == event["suspected"]
    assert "actor" not in event


def test_allies_turn_on_whom_their_purpose_names(told: Told) -> None:
    (event,) = told("Local clans joined with the army to push the rebels out of the valley.")
    assert "alliance" == event["kind"]
    assert (["Local clans", "the army"], ["the rebels"]) == (event["actor"], event["target"])


def test_a_toll_that_rose_is_the_number_behind_to(told: Told) -> None:
    (event,) = told("The number of people killed by a car bomb in Mosul rose to 12 on Monday, doctors said.")
    assert ("car bombing", ["12"]) == (event["kind"], event["killed"])


def test_the_bodies_of_four_men_are_four_dead(told: Told) -> None:
    (event,) = told("Police found the bodies of four men near the river on Monday.")
    assert ("bodies found", ["four men"]) == (event["kind"], event["killed"])


@pytest.mark.parametrize(
    "text",
    [
        "They smuggled rifles to attack American troops.",
        "A tribe involved in fighting the militants lives in the valley.",
        "The minister spoke of efforts to end the killing.",
        "Suicide bombers are a danger to the town.",
        "Forty people were killed in a bus crash on Monday.",
        "The founder of the newspaper died on Monday after a long illness.",
        "The lawyer died of a heart attack on Monday.",
        "Lawmakers killed the bill on Monday.",
        "On March 17 the weather was fine.",
        "The army released a statement on Sunday.",
    ],
)
def test_a_purpose_an_illness_and_a_figure_of_speech_are_no_events(told: Told, text: str) -> None:
    assert [] == told(text)


@pytest.mark.parametrize(
    ("text", "statuses", "negated"),
    [
        ("The rebels will attack the port on Monday.", ["planned"], False),
        ("The union threatened a general strike in June.", ["threatened"], False),
        ("Police foiled a plan to bomb the station on Monday.", ["foiled"], False),
        ("The ministers were scheduled to meet on Monday.", ["scheduled"], False),
        ("The army denied that its troops had attacked the village.", ["hypothetical"], False),
        ("The rebels did not attack the village on Monday.", ["occurred"], True),
        ("Gunmen attacked the village on Monday.", ["occurred"], False),
        ("Rebels have yet to attack the village.", ["hypothetical"], True),
        ("The rebels are too weak to attack the village.", ["hypothetical"], True),
        ("Guards prevented rebels from attacking the base on Monday.", ["hypothetical"], True),
        ("The army did not say that it attacked the village.", ["hypothetical"], False),
        ("There is no evidence that the army attacked the village.", ["occurred"], True),
        ("No patrols attacked the village on Monday.", ["occurred"], True),
        ("The well-planned attack on the village on Monday shocked its elders.", ["occurred"], False),
        ("No one was killed in a bombing in Mosul on Monday.", ["occurred"], False),
        ("The bombing in Mosul on Monday killed no one but wounded three.", ["occurred"], False),
    ],
)
def test_hedges_decide_the_status(told: Told, text: str, statuses: list[str], *, negated: bool) -> None:
    (event,) = [event for event in told(text) if event["kind"] != "foiled attack"][:1]
    assert (statuses, negated) == (event["statuses"], event["negated"])


def test_one_act_is_denied_and_the_other_told(told: Told) -> None:
    found = told("The army did not attack the village and killed three rebels in Mosul on Monday.")
    assert [("attack", True), ("killing", False)] == [(event["kind"], event["negated"]) for event in found]


def test_who_is_prevented_was_to_do_it(told: Told) -> None:
    (event,) = told("Guards prevented rebels from attacking the base on Monday.")
    assert ["rebels"] == event["actor"]


def test_a_truce_ends_when_its_own_verb_says_so(told: Told) -> None:
    (event,) = told("The truce, which the president ordered on February 28, expires on April 11.")
    assert ["April 11"] == event["expires"]


def test_what_was_told_is_not_undone_by_a_later_denial(told: Told) -> None:
    found = told("Shelling of a hospital killed nine people on Sunday.\nThe army said it had not shelled the hospital.")
    assert [("shelling", False)] == [(event["kind"], event["negated"]) for event in found]


def test_an_act_that_is_only_denied_did_not_happen(told: Told) -> None:
    found = told("The army said it had not shelled the hospital.\nIt said nobody had shelled the hospital on Sunday.")
    assert {True} == {event["negated"] for event in found}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The army captured the town of Rutshuru on Monday.", ["the town of Rutshuru"]),
        ("Rebels overran the port of Dara on Monday.", ["the port of Dara"]),
        ("Rebels seized control of Kato on Monday.", ["control of Kato", "Kato"]),
    ],
)
def test_what_a_town_is_called_is_no_second_target(text: str, targets: list[str], told: Told) -> None:
    assert [targets] == [event["target"] for event in told(text)]


def test_no_group_that_claimed_an_attack_is_its_doer(told: Told):
    (bombing,) = told("A bomb killed nine people in Gao on Monday.\nNo group claimed the attack.")
    assert "actor" not in bombing
