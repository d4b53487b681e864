"""Who is in a sentence: people with rank, role and body, groups, governments by their capitals, peoples."""

from functools import partial

import pytest
from tests.names_setting import ReadNames, mention, reading_of_lines

from dateline.analysis.actor_tables import compile_actors
from dateline.analysis.parse import Parser
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import PlaceMention, Reading
from dateline.model.sourced import Span
from dateline.model.values import Where, Who


@pytest.fixture(scope="module")
def read(lexicon: Lexicon, parser: Parser) -> ReadNames:
    return partial(reading_of_lines, tables=compile_actors(lexicon), parser=parser)


def words(reading: Reading) -> list[str]:
    return [one.span.slice(reading.text) for one in reading.names]


def who(reading: Reading, named: str) -> Who:
    return mention(reading, named).who


def test_rank_role_and_body_stand_before_a_name(read: ReadNames):
    reading = read("Kenyan army spokesman Colonel Peter Otieno told reporters in Garissa that the road was open.")
    found = who(reading, "Kenyan army spokesman Colonel Peter Otieno")
    assert ("Peter Otieno", "spokesman", "Colonel", "Kenyan army", "KEN-mil") == (
        found.name, found.role, found.rank, found.of, found.of_id,
    )  # fmt: skip
    assert ("person", "KEN", "MIL") == (found.kind, found.country, found.sector)


def test_the_body_inside_an_introduction_is_a_mention_as_well(read: ReadNames):
    reading = read("Kenyan army spokesman Colonel Peter Otieno told reporters in Garissa that the road was open.")
    assert "KEN-mil" == who(reading, "Kenyan army").id


def test_an_embassy_speaks_through_its_spokeswoman(read: ReadNames):
    found = who(
        read("U.S. embassy spokeswoman Carla Weiss said she had no details."), "U.S. embassy spokeswoman Carla Weiss"
    )
    assert ("spokeswoman", "U.S. embassy", "USA-embassy", "GOV") == (found.role, found.of, found.of_id, found.sector)


def test_an_office_of_one_state_says_which(read: ReadNames):
    found = who(read("Secretary of State Helen Moore flew to Amman."), "Secretary of State Helen Moore")
    assert ("Secretary of State", "United States", "USA") == (found.role, found.of, found.country)


def test_an_office_with_a_capital_is_not_given_the_country_of_the_report(read: ReadNames):
    reading = read("In Iraq and again in Iraq, Defence Secretary Paul Reed met soldiers.")
    assert None is who(reading, "Defence Secretary Paul Reed").country


def test_a_role_may_stand_behind_the_name(read: ReadNames):
    reading = read("Lena Brandt, a lawyer for the families, said the inquiry had stalled.")
    assert ("lawyer", "families") == (who(reading, "Lena Brandt").role, who(reading, "Lena Brandt").of)


def test_a_role_may_stand_before_the_name_and_a_comma(read: ReadNames):
    reading = read("The group's leader, Karim Nasser, rejected the offer.")
    assert "leader" == who(reading, "Karim Nasser").role


def test_a_service_belongs_to_the_rank(read: ReadNames):
    reading = read("Press officer Navy Capt. James Holt said the strikes went on.")
    found = [one.who for one in reading.names if one.who.name == "James Holt"]
    assert ["Navy Capt."] == [one.rank for one in found]


def test_a_cleric_and_his_council_are_two(read: ReadNames):
    reading = read("Gunmen of Sunni cleric Jawad al-Amiri’s Awakening Council left the town.")
    assert ("Jawad al-Amiri", "cleric", "REL") == (
        who(reading, "Sunni cleric Jawad al-Amiri").name,
        who(reading, "Sunni cleric Jawad al-Amiri").role,
        who(reading, "Sunni cleric Jawad al-Amiri").sector,
    )
    assert "sons-of-iraq" == who(reading, "Awakening Council").id


@pytest.mark.parametrize(
    ("line", "named", "expected"),
    [
        ("American troops patrolled the road.", "American troops", ("USA-mil", "USA", "MIL")),
        ("The Chadian army regained the town.", "The Chadian army", ("TCD-mil", "TCD", "MIL")),
        ("The army of Chad regained the town.", "The army", ("TCD-mil", "TCD", "MIL")),
        ("Iranian officials were not available.", "Iranian officials", ("IRN-gov", "IRN", "GOV")),
        ("Greek police detained four men.", "Greek police", ("GRC-pol", "GRC", "COP")),
        ("The Jordanian interior ministry gave no reason.", "The Jordanian interior ministry",
         ("JOR-interior-ministry", "JOR", "GOV")),
        ("Iraqi militias held the bridge.", "Iraqi militias", (None, "IRQ", "PRM")),
        ("Boko Haram gunmen burned the school.", "Boko Haram gunmen", ("boko-haram", "NGA", "REB")),
        ("Two Malian soldiers were hurt.", "Two Malian soldiers", (None, "MLI", "MIL")),
        ("A former Peruvian minister was shot.", "A former Peruvian minister", (None, "PER", "ELI")),
        ("Gunmen stopped the bus.", "Gunmen", (None, None, "UAF")),
        ("The rebel commander surrendered.", "The rebel commander", (None, None, "REB")),
        ("Palestinian journalists were hurt.", "Palestinian journalists", (None, "PSE", "JRN")),
    ],
)  # fmt: skip
def test_a_noun_tells_id_country_and_sector(read: ReadNames, line: str, named: str, expected: tuple[str | None, ...]):
    found = who(read(line), named)
    assert expected == (found.id, found.country, found.sector)


def test_some_people_of_a_body_are_not_the_body(read: ReadNames):
    found = who(read("Two Malian soldiers were hurt."), "Two Malian soldiers")
    assert (None, "MLI-mil") == (found.id, found.of_id)


def test_a_capital_that_speaks_is_its_government(read: ReadNames):
    reading = read("Ankara rejects the report, and Athens was accused by Tirana.")
    assert ["TUR-gov", "GRC-gov", "ALB-gov"] == [who(reading, name).id for name in ("Ankara", "Athens", "Tirana")]
    assert "Government of Turkey" == who(reading, "Ankara").name


def test_a_country_where_things_happen_is_no_actor(read: ReadNames):
    reading = read("A bomb went off in Turkey, and a truck burned near Athens.")
    assert not {"Turkey", "Athens"} & set(words(reading))


def test_the_finder_of_places_decides_where_grammar_does_not(read: ReadNames):
    line = "The convoy was sent to Turkey."
    at = Span(line.index("Turkey"), len(line) - 1)
    stands_for_it = PlaceMention(at, at, 0, Where("Turkey", None, "country"), literal=False)
    assert "Turkey" not in words(read(line))
    assert "Turkey" in words(read(line, places=(stands_for_it,)))


def test_two_nations_share_a_noun(read: ReadNames):
    reading = read("French and Turkish officials were due in Geneva.")
    assert ("FRA-gov", "TUR-gov") == (who(reading, "French").id, who(reading, "Turkish officials").id)


def test_a_name_that_only_qualifies_is_no_actor(read: ReadNames):
    reading = read("Iran-backed fighters and anti-Taliban commanders met.")
    assert not {"Iran", "Taliban"} & set(words(reading))


def test_an_adjective_before_an_act_is_its_government(read: ReadNames):
    assert "ISR-gov" == who(read("Israeli air strikes hit the port."), "Israeli").id


def test_a_noun_beside_an_unlisted_name_says_what_it_is(read: ReadNames):
    reading = read("Ansar al-Wadi, an Islamist militant group, claimed the raid.")
    found = [one.who for one in reading.names if one.who.name == "Ansar al-Wadi"]
    assert [("armed group", "REB")] == [(one.kind, one.sector) for one in found]


def test_peoples_are_named_by_their_country(read: ReadNames):
    reading = read("The Syrians withdrew and two Britons were detained.")
    assert [("people", "SYR"), ("people", "GBR")] == [
        (who(reading, name).kind, who(reading, name).country) for name in ("Syrians", "Britons")
    ]


def test_capitals_throughout_hide_no_name_and_make_none(read: ReadNames):
    reading = read("THE FMLN IS READY TO TALK, PRESIDENT ALBERTO RUIZ SAID IN SAN SALVADOR ON MONDAY.")
    assert "farabundo-marti-national-liberation-front" == who(reading, "FMLN").id
    assert "islamic-state" not in {one.who.id for one in reading.names}


def test_a_person_named_like_a_country_is_a_person(read: ReadNames):
    reading = read("Police spokesman Eli Jordan said the road was open.")
    assert "Eli Jordan" in {one.who.name for one in reading.names}
    assert "JOR-gov" not in {one.who.id for one in reading.names}


def test_mentions_come_in_text_order(read: ReadNames):
    reading = read("Gunmen killed the mayor of Tumaco, Jorge Rivas.", "Greek police said he had been warned.")
    assert sorted(one.span.start for one in reading.names) == [one.span.start for one in reading.names]
