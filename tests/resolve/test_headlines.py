"""What a headline gives an event, and what the clauses give that only say when and where it took place."""

import pytest

from dateline.model.names import page_digest
from dateline.model.page import Page, Stated
from dateline.model.records import Event, Report
from dateline.pipeline import Desk, read_page, report_of
from dateline.read.blocks import blocks_of


def page(text: str) -> Page:
    return Page(
        "p.txt", "text/plain", text, page_digest(text), blocks_of(text), None, (Stated("date", "2031-05-06", "table"),)
    )


def events(report: Report) -> list[str]:
    """One line an event: kind, tolls, places, first day."""
    return [
        f"{event.type}: {', '.join(f'{t.outcome} {t.count.low}' for t in event.toll)}"
        f" | {', '.join(where.name for where in event.where)}"
        f" | {event.when.earliest if event.when is not None else None}"
        for event in report.records
        if isinstance(event, Event)
    ]


def read(text: str, desk: Desk) -> list[str]:
    return events(report_of(page(text), desk))


def test_a_toll_that_only_the_headline_tells_is_the_events(desk: Desk):
    text = "Three guards killed in Gao bombing\n\nA bomb went off at a bank in Gao on Monday.\n\nThe road was shut.\n"
    assert ["bombing: killed 3 | Gao | 2031-05-05"] == read(text, desk)


def test_a_toll_of_the_body_stands_against_the_headlines(desk: Desk):
    text = "Two killed in Gao bombing\n\nA bomb killed three guards at a bank in Gao on Monday.\n\nAll was dark.\n"
    assert ["bombing: killed 3 | Gao | 2031-05-05"] == read(text, desk)


def test_a_headline_alone_tells_its_event(desk: Desk):
    text = "Two Guards Killed, Five Wounded in Gao Bombing\n\nThe road to the port was closed and no shop opened.\n"
    assert ["bombing: killed 2, wounded 5 | Gao | None"] == read(text, desk)


def test_a_headline_adds_no_talks_of_its_own(desk: Desk):
    text = "Mali, rebels hold talks\n\nA bomb killed three guards at a bank in Gao on Monday.\n\nThe road was shut.\n"
    assert ["bombing: killed 3 | Gao | 2031-05-05"] == read(text, desk)


def test_what_is_read_in_a_headline_stands_behind_the_body(desk: Desk):
    text = (
        "Three guards killed in Gao on Monday\n\nA bomb killed three guards in Gao on Monday.\n\nThe road was shut.\n"
    )
    whole, _ = read_page(page(text), desk)
    assert whole.sentences[-1].index == whole.headline
    for mentions in (whole.times, whole.numbers, whole.places, whole.names):
        assert [one.sentence for one in mentions] == sorted(one.sentence for one in mentions)
    assert whole.headline not in {one.sentence for one in whole.of_body.places}


@pytest.mark.parametrize(
    ("scene", "wanted"),
    [
        ("It happened in Gao on Sunday.", "Gao | 2031-05-04"),
        ("This occurred on Sunday near Gao.", "Gao | 2031-05-04"),
        ("Officers were called to the bank in Gao on Sunday.", "Gao | 2031-05-04"),
        ("Police responded to a bank in Gao on Sunday.", "Gao | 2031-05-04"),
        ("The minister was called to the palace in Gao on Sunday.", " | None"),
        ("It happens in Gao on Sundays.", " | None"),
    ],
)
def test_a_clause_that_sets_the_scene_gives_day_and_place(scene: str, wanted: str, desk: Desk):
    text = f"Blast at a bank\n\nA bomb killed three guards outside a bank.\n\n{scene}\n\nThe road was shut.\n"
    assert [f"bombing: killed 3 | {wanted}"] == read(text, desk)


def test_who_is_called_out_later_does_not_move_the_event(desk: Desk):
    text = (
        "Blast at a bank\n\nA bomb killed three guards outside a bank in Gao on Sunday.\n\n"
        "Police were called to the bank at noon on Monday.\n"
    )
    assert ["bombing: killed 3 | Gao | 2031-05-04"] == read(text, desk)


@pytest.mark.parametrize(
    ("report", "wanted"),
    [
        ("Three guards were shot while they sat in a car in Gao on Sunday.", "shooting: wounded 3 | Gao | 2031-05-04"),
        ("Two guards were shot when gunfire erupted in Gao on Sunday.", "shooting: wounded 2 | Gao | 2031-05-04"),
        ("A blast in Gao left two guards hurt late on Sunday.", "bombing: wounded 2 | Gao | 2031-05-04"),
        (
            "Police arrested a man on Monday in the shooting of a guard in Gao on Sunday.",
            "shooting: wounded 1 | Gao | 2031-05-04",
        ),
        ("Police named the victim of Sunday’s bombing in Gao.", "bombing:  | Gao | 2031-05-04"),
        (
            "Four people were hurt after a shooting in Gao on Sunday.",
            "shooting: wounded 4 | Gao | 2031-05-04",
        ),
        (
            "A guard was shot near the cattle market of the town of Gao.\n\n"
            "The guard was struck by a bullet on Sunday on his way from work to his house. "
            "The shooting began about 6:15 p.m. and went on until the army came.",
            "shooting: wounded 1 | Gao | 2031-05-04",
        ),
        (
            "Police are investigating a shooting that happened in Gao on Sunday.\n\n"
            "A guard of the mill died of his wounds on the way to the hospital, they said.",
            "shooting: killed 1 | Gao | 2031-05-04",
        ),
    ],
)
def test_an_event_has_the_day_of_what_went_on_beside_it(report: str, wanted: str, desk: Desk):
    assert wanted in read(f"A day of grief in the town\n\n{report}\n", desk)


def test_a_report_without_a_place_is_of_the_town_whose_police_speaks(desk: Desk):
    text = "Guard shot at a mill\n\nTimbuktu police said a guard was shot at a mill on Sunday.\n\nThe road was shut.\n"
    assert ["shooting: wounded 1 | Timbuktu | 2031-05-04"] == read(text, desk)


def test_the_day_that_the_opening_names_beside_the_violence_is_the_main_events(desk: Desk):
    text = (
        "Guard shot at a mill in Gao\n\nA guard was shot at a mill in Gao, police said on Monday.\n\n"
        "He was leaving work at about 7 p.m. on Sunday, his brother said after the prayer.\n"
    )
    assert ["shooting: wounded 1 | Gao | 2031-05-04"] == read(text, desk)


@pytest.mark.parametrize(
    ("report", "wanted"),
    [
        ("A guard was shot in Arden Park on Sunday, Memphis police said.", "shooting: wounded 1 | Arden | 2031-05-04"),
        ("A guard was shot near Nash and Third streets on Sunday, Memphis police said.", "Nash | 2031-05-04"),
        ("A guard was shot near the town of Nash, Texas, on Sunday, Memphis police said.", "Nash | 2031-05-04"),
    ],
)
def test_a_site_that_is_called_like_a_far_town_lies_in_the_town_that_is_spoken_of(report: str, wanted: str, desk: Desk):
    found = report_of(
        page(f"A day of grief in the town\n\n{report}\n\nThe road was closed and no trucks came.\n"), desk
    )
    assert wanted in events(found)[0]
    (event,) = (record for record in found.records if isinstance(record, Event))
    states = {where.place.admin1 for where in event.where if where.place is not None}
    assert ({"Texas"} if "Texas" in report else {"Tennessee"}) == states


def test_the_town_of_the_headline_is_that_of_an_event_told_without_one(desk: Desk):
    text = "Guard shot at a Timbuktu mill\n\nA guard was shot at a mill on Sunday, officials said.\n\nNo trucks came.\n"
    assert ["shooting: wounded 1 | Timbuktu | 2031-05-04"] == read(text, desk)
