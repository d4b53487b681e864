"""How many came to harm, from the words of a report to the tolls and figures of its records."""

import time

import pytest

from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.records import Event, Figure, Report
from dateline.pipeline import Desk, report_of
from dateline.read.blocks import blocks_of


def report(sentence: str, desk: Desk) -> Report:
    text = (
        f"Violence in the north\n\nGAO, May 5, 2031 (Northwire) - {sentence}\n\n"
        "The road was closed after dark and the market did not open.\n"
    )
    return report_of(Page("test", "text/plain", text, page_digest(text), blocks_of(text), None, ()), desk)


def told(sentence: str, desk: Desk) -> list[str]:
    """The tolls and figures of a report, one a line: "killed 6..6 people, including three children"."""
    lines = []
    for record in report(sentence, desk).records:
        if isinstance(record, Event):
            for toll in record.toll:
                own = " (own)" if toll.of_perpetrators else ""
                within = f", including {toll.including}" if toll.including else ""
                lines.append(f"{toll.outcome} {toll.count.low}..{toll.count.high} {toll.who}{own}{within}")
        elif isinstance(record, Figure):
            parts = "".join(f", of which {count.low} {who}" for count, who in record.of_which)
            lines.append(f"figure {record.measure} {record.count.low}..{record.count.high} {record.of}{parts}")
    return lines


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("At least 12 people were killed in a bombing in Gao on Sunday, police said.", ["killed 12..None people"]),
        ("More than two dozen people were wounded in a bombing in Gao on Sunday.", ["wounded 25..None people"]),
        ("Up to 40 people were killed in an air strike near Gao on Sunday.", ["killed None..40 people"]),
        ("Between nine and 15 soldiers were killed in an ambush near Gao on Sunday.", ["killed 9..15 soldiers"]),
        ("Dozens of people were killed in an attack near Gao on Sunday.", ["killed 24..99 people"]),
        ("Several people were wounded when a bomb exploded in Gao on Sunday.", ["wounded 3..9 people"]),
        ("A woman was killed when a shell hit a house in Gao on Sunday.", ["killed 1..1 woman"]),
        (
            "A bomb in Gao killed six people, including three children, on Sunday.",
            ["killed 6..6 people, including three children"],
        ),
        (
            "A bomb in Gao killed six people, three of them children, on Sunday.",
            ["killed 6..6 people, including three of them children"],
        ),
        (
            "A bomb in Gao killed six people, among them two women, on Sunday.",
            ["killed 6..6 people, including two women"],
        ),
        (
            "Six people, including three children, were killed by a bomb in Gao on Sunday.",
            ["killed 6..6 people, including three children"],
        ),
        (
            "Six people, three of them children, were killed by a bomb in Gao on Sunday.",
            ["killed 6..6 people, including three of them children"],
        ),
        (
            "Gunmen killed 12 civilians and three soldiers in Gao on Sunday.",
            ["killed 12..12 civilians", "killed 3..3 soldiers"],
        ),
        (
            "Six people were killed and 12 injured when a bomb exploded in Gao on Sunday.",
            ["killed 6..6 people", "wounded 12..12 people"],
        ),
        (
            "A bomb in Gao killed six people and wounded 12, four of them seriously, on Sunday.",
            ["killed 6..6 people", "wounded 12..12 people, including four of them seriously"],
        ),
        (
            "At least 30 people, most of them women and children, were killed in an air strike near Gao on Sunday.",
            ["killed 30..None people, including most of them women and children"],
        ),
        ("No one was hurt when a bomb exploded in Gao on Sunday.", ["wounded 0..0 people"]),
        ("Nobody was killed in the shelling of Gao on Sunday, police said.", ["killed 0..0 people"]),
        ("Not a single guard was wounded in the attack on Gao on Sunday.", ["wounded 0..0 guard"]),
        (
            "A man and his two sons were killed in an air strike near Gao on Sunday.",
            ["killed 1..1 man", "killed 2..2 his two sons"],
        ),
        ("A family of five was killed in an air strike near Gao on Sunday.", ["killed 5..5 family"]),
        (
            "A couple and their baby were killed in an air strike near Gao on Sunday.",
            ["killed 2..2 couple", "killed 1..1 their baby"],
        ),
        (
            "A police chief, his wife and two children were killed in an attack in Gao on Sunday.",
            ["killed 1..1 police chief", "killed 1..1 his wife", "killed 2..2 children"],
        ),
        ("All four were killed in an ambush near Gao on Sunday.", ["killed 4..4 people"]),
        ("Both men were killed in an ambush near Gao on Sunday.", ["killed 2..2 men"]),
        ("Both were killed in an ambush near Gao on Sunday.", ["killed 2..2 people"]),
        ("The two were killed in an ambush near Gao on Sunday.", ["killed 2..2 people"]),
        ("Another six people were wounded in the attack in Gao on Sunday.", ["wounded 6..6 people"]),
        ("Six others were wounded in the attack in Gao on Sunday.", ["wounded 6..6 people"]),
        ("A 12-year-old boy was killed by gunmen in Gao on Sunday.", ["killed 1..1 12-year-old boy"]),
        ("Two 12-year-old boys were killed by gunmen in Gao on Sunday.", ["killed 2..2 12-year-old boys"]),
        ("The 12-year-old twins were killed by gunmen in Gao on Sunday.", ["killed 2..2 12-year-old twins"]),
        ("Gunmen killed Amadou Barka, 43, in Gao on Sunday.", ["killed 1..1 Amadou Barka"]),
        (
            "Amadou Barka, 43, and Musa Ide, 12, were killed by gunmen in Gao on Sunday.",
            ["killed 1..1 Amadou Barka", "killed 1..1 Musa Ide"],
        ),
        (
            "Three more people died of their wounds on Sunday, taking the death toll from the bombing to 21.",
            ["killed 21..21 people"],
        ),
        (
            "A wounded man died on Sunday, raising the death toll from the bombing in Gao to 21.",
            ["killed 21..21 people"],
        ),
        (
            "Two bodies were found on Sunday, bringing to 21 the number of people killed in the bombing in Gao.",
            ["killed 2..2 bodies", "killed 21..21 people"],
        ),
        ("The death toll from the bombing in Gao rose to 21 on Sunday.", ["killed 21..21 people"]),
        ("The death toll from the bombing in Gao rose from 12 to 21 on Sunday.", ["killed 21..21 people"]),
        ("Five people each were killed in bombings in Gao and Kidal on Sunday.", ["killed 5..None people"]),
        ("A bomb killed five people each in Gao and Kidal on Sunday.", ["killed 5..None people"]),
        (
            "Ten people were killed, half of them children, in an air strike near Gao on Sunday.",
            ["killed 10..10 people, including half of them children"],
        ),
        (
            "A suicide bomber killed himself and six soldiers in Gao on Sunday.",
            ["killed 6..6 soldiers", "killed 1..1 people (own)"],
        ),
        ("A pair of gunmen killed a trio of guards in Gao on Sunday.", ["killed 3..3 guards"]),
        (
            "A bomb killed 20 people, including 12 civilians and eight soldiers, in Gao on Sunday.",
            ["killed 20..20 people, including 12 civilians and eight soldiers"],
        ),
        (
            "A bomb killed 20 people, including 12 civilians, of whom five were children, in Gao on Sunday.",
            ["killed 20..20 people, including 12 civilians"],
        ),
        ("A strike killed 3.870 people in Gao on Sunday.", ["killed 3870..3870 people"]),
        ("Gunmen killed two or three guards in Gao on Sunday.", ["killed 2..3 guards"]),
        ("Gunmen kidnapped 40-odd students from a school near Gao on Sunday.", ["abducted 40..40 students"]),
        ("Some 40 people were detained in Gao on Sunday.", ["detained 40..40 people"]),
        ("Nearly 200 people were displaced by fighting near Gao on Sunday.", ["displaced 200..200 people"]),
        ("No fewer than nine guards were killed in an ambush near Gao on Sunday.", ["killed 9..None guards"]),
        ("Gunmen killed twelve (12) people in Gao on Sunday.", ["killed 12..12 people"]),
        (
            "A bomb hit a 50-seat bus in Gao on Sunday, killing eight passengers and wounding 20.",
            ["killed 8..8 passengers", "wounded 20..20 people"],
        ),
        ("Gunmen on 30 motorcycles killed eight villagers near Gao on Sunday.", ["killed 8..8 villagers"]),
        ("Eight of the 12 hostages were killed near Gao on Sunday.", ["killed 8..8 12 hostages"]),
        (
            "A third of the 30 hostages were killed near Gao on Sunday.",
            ["figure share 33..34 killed", "killed 10..10 third of the 30 hostages"],
        ),
        (
            "In 2030 gunmen killed 3,870 people, including 400 children, in 4,500 attacks.",
            ["figure killed 3870..3870 people, of which 400 children", "figure attacks 4500..4500 attacks"],
        ),
        ("Ninety percent of the bombers were foreigners, the army said.", ["figure share 90..90 foreigners"]),
        ("The second attack in as many days killed six people in Gao on Sunday.", ["killed 6..6 people"]),
        (
            "Six people were killed and three were hurt in the attack in Gao on Sunday.",
            ["killed 6..6 people", "wounded 3..3 people"],
        ),
        ("A bomb 5 km from Gao killed two soldiers on Sunday.", ["killed 2..2 soldiers"]),
        ("A crew of seven was abducted near Gao on Sunday.", ["abducted 7..7 crew"]),
        ("A mother of five was killed by a shell in Gao on Sunday.", ["killed 1..1 mother of five"]),
        ("Dozens were killed in an attack near Gao on Sunday.", ["killed 24..99 people"]),
        (
            "The attack in Gao on Sunday left 12 people dead and 40 others wounded.",
            ["killed 12..12 people", "wounded 40..40 people"],
        ),
        (
            "The bombing in Gao on Sunday killed 12, including a nurse, and hurt more than 40, many of them children.",
            [
                "killed 12..12 people, including a nurse",
                "wounded 41..None people, including many of them children",
            ],
        ),
        (
            "Three soldiers and a cook were killed and seven others, among them a nurse, hurt in an attack in Gao.",
            ["killed 3..3 soldiers", "killed 1..1 cook", "wounded 7..7 people, including a nurse"],
        ),
        (
            "The army said 12 fighters had been killed, while residents said 30 civilians died in the raid on Gao.",
            ["killed 12..12 fighters", "killed 30..30 civilians"],
        ),
    ],
)
def test_a_toll_says_how_many_of_whom(sentence: str, tolls: list[str], desk: Desk):
    assert tolls == told(sentence, desk)


def test_he_who_shot_himself_is_one_victim(desk: Desk):
    lines = told("A boy was wounded when he shot himself by accident in Gao on Sunday.", desk)
    assert 1 >= len([line for line in lines if line.startswith("wounded")])


@pytest.mark.parametrize(
    "words", ["9" * 10_000, ",".join(map(str, range(5_000))), "1e400", "4\u200b0", "two million million"]
)
def test_a_number_that_cannot_be_read_is_a_problem_and_no_count(words: str, desk: Desk):
    began = time.process_time()
    found = report(f"A bomb in Gao on Sunday killed {words} people.", desk)
    problem = next(one for one in found.problems if one.code == "N11")
    assert ("resolve.counts", True) == (problem.step, len(problem.message) < 120)
    counts = [toll.count for event in found.records if isinstance(event, Event) for toll in event.toll]
    assert all((count.low, count.high, count.qualifier) == (2, None, "vague") for count in counts)
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("sentences", "tolls"),
    [
        (
            "A shooting in Gao on Sunday left a boy in critical condition.",
            ["wounded 1..1 boy"],
        ),
        (
            "A guard was shot dead in Gao on Sunday. A woman with him was wounded in the leg.",
            ["killed 1..1 guard", "wounded 1..1 woman"],
        ),
        (
            "A guard was shot in Gao on Sunday. He was taken to a hospital, where he died.",
            ["killed 1..1 people"],
        ),
        (
            "Two guards were shot dead in Gao on Sunday. The shooting also wounded a farmer, officials said.",
            ["killed 2..2 guards", "wounded 1..1 farmer"],
        ),
        (
            "Gunmen opened fire in Gao on Sunday, wounding the legs of a farmer.",
            ["wounded 1..1 farmer"],
        ),
        (
            "Gunmen opened fire in Gao on Sunday. Medics pronounced one man dead at the scene.",
            ["killed 1..1 man"],
        ),
        (
            "A guard was shot in Gao on Sunday and is fighting for his life.",
            ["wounded 1..1 guard"],
        ),
    ],
)
def test_who_is_hurt_and_who_is_dead_over_several_sentences(sentences: str, tolls: list[str], desk: Desk):
    assert tolls == told(sentences, desk)
