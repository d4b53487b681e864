"""Which mentions are of one actor, and that actor at its best."""

from functools import partial

import pytest
from tests.names_setting import ReadNames, chain, mention, reading_of_lines

from dateline.analysis.actor_tables import compile_actors
from dateline.analysis.cast import actors_of
from dateline.analysis.parse import Parser
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import Reading
from dateline.model.values import Who


@pytest.fixture(scope="module")
def read(lexicon: Lexicon, parser: Parser) -> ReadNames:
    return partial(reading_of_lines, tables=compile_actors(lexicon), parser=parser)


def actor(reading: Reading, name: str) -> Who:
    (found,) = [one for one in actors_of(reading) if one.name == name]
    return found


def test_a_surname_is_the_person_introduced_before(read: ReadNames):
    reading = read("Army spokesman Omar al-Farsi said the town was calm.", "Farsi said shops had opened.", "He left.")
    assert chain(reading, "Army spokesman Omar al-Farsi", "Farsi", "He") == 0
    assert ("spokesman", ("Farsi",)) == (actor(reading, "Omar al-Farsi").role, actor(reading, "Omar al-Farsi").aliases)


def test_two_bearers_of_a_surname_stay_apart(read: ReadNames):
    reading = read("President Samuel Okoro resigned.", "Judge Grace Okoro presided.", "Judge Okoro said so.")
    assert mention(reading, "President Samuel Okoro").chain != mention(reading, "Judge Grace Okoro").chain
    assert chain(reading, "Judge Grace Okoro", "Judge Okoro") == 1


def test_a_middle_name_makes_no_other_person(read: ReadNames):
    reading = read("Police arrested David Brian Keller.", "David Keller denied the charge.")
    assert mention(reading, "David Brian Keller").chain == mention(reading, "David Keller").chain


def test_letters_in_brackets_stand_for_the_name_before(read: ReadNames):
    reading = read("The Northern Valley Liberation Council (NVLC) seized the dam.", "The NVLC said it would stay.")
    (council,) = {one.chain for one in reading.names if "Council" in one.who.name}
    assert council == mention(reading, "NVLC").chain


def test_a_general_name_means_the_particular_one_of_the_text(read: ReadNames):
    reading = read("Al Qaeda killed a judge.", "It was the third attack by al Qaeda in Iraq this year.")
    assert chain(reading, "Al Qaeda", "al Qaeda in Iraq") == 0
    assert "al-qaeda-in-iraq" == actor(reading, "al Qaeda in Iraq").id


def test_the_group_is_the_last_armed_one_named(read: ReadNames):
    reading = read(
        "The United Nations said al-Shabaab had burned the bridge.",
        "The militant group denied it.",
        "The group said it had no part.",
    )
    assert chain(reading, "al-Shabaab", "The militant group", "The group")
    assert ("militant group", "group") == actor(reading, "al-Shabaab").aliases


def test_bodies_of_one_state_are_one_actor_by_their_id(read: ReadNames):
    reading = read("Moscow denied the report.", "Russian officials called it a lie.", "The Kremlin had no comment.")
    assert chain(reading, "Moscow", "Russian officials", "Kremlin") == 0
    assert ("RUS-gov", ("Moscow", "Russian officials", "Kremlin")) == (
        actor(reading, "Government of Russia").id,
        actor(reading, "Government of Russia").aliases,
    )


def test_the_same_people_may_be_named_with_fewer_words(read: ReadNames):
    reading = read("Iraqi militias held the bridge.", "Shi’ite militias left.", "Militia groups came back.")
    assert chain(reading, "Iraqi militias", "Shi’ite militias", "Militia groups") == 0


def test_another_faith_is_another_group(read: ReadNames):
    reading = read("Sunni militias held the bridge.", "Shi’ite militias held the square.")
    assert mention(reading, "Sunni militias").chain != mention(reading, "Shi’ite militias").chain


def test_some_people_are_new_each_time(read: ReadNames):
    reading = read("Two soldiers died on Monday.", "Three soldiers died on Tuesday.")
    assert mention(reading, "Two soldiers").chain != mention(reading, "Three soldiers").chain


def test_the_minister_is_who_was_introduced_as_one(read: ReadNames):
    reading = read("Interior Minister Samir Haddad resigned.", "The minister gave no reason.")
    assert chain(reading, "Interior Minister Samir Haddad", "The minister") == 0


def test_she_is_not_a_spokesman(read: ReadNames):
    reading = read("Carla Weiss, a spokeswoman, met army spokesman Peter Holm.", "She said talks went on.")
    assert mention(reading, "Carla Weiss").chain == mention(reading, "She").chain


def test_its_things_belong_to_whom_it_means(read: ReadNames):
    reading = read("Ankara said its warplanes had been fired at.")
    found = mention(reading, "its warplanes").who
    assert ("Turkish warplanes", "TUR", None, "TUR-mil") == (found.name, found.country, found.id, found.of_id)


def test_its_fighters_are_the_group(read: ReadNames):
    reading = read("Hezbollah said its fighters had left.")
    assert chain(reading, "Hezbollah", "its fighters") == 0


def test_what_a_speaker_means_by_they_is_left_open(read: ReadNames):
    line = "Rebels left the town. "
    reading = read(line)
    quoted = read(line, "“They were many,” said Peter Holm.")
    assert {one.span.slice(reading.text) for one in reading.names} == {"Rebels"}
    assert quoted.names[0].who.name == "Rebels"


def test_only_names_and_bodies_are_listed(read: ReadNames):
    reading = read("A suicide bomber killed five people, two Iraqi soldiers and a priest, Turkish police said.")
    assert ["Turkish police"] == [one.name for one in actors_of(reading)]


def test_the_list_holds_the_fullest_name_and_what_all_mentions_say(read: ReadNames):
    reading = read("Nasser said the talks had failed.", "Karim Nasser, the leader of Hamas, left Cairo.")
    found = actor(reading, "Karim Nasser")
    assert ("leader", "Hamas", "hamas") == (found.role, found.of, found.of_id)


def test_an_officer_in_apposition_is_who_the_noun_before_him_says(read: ReadNames):
    reading = read("A ministry spokesman, Colonel Mateus Ngoma, told reporters so.", "He said the road was shut.")
    assert chain(reading, "Colonel Mateus Ngoma", "He") == mention(reading, "Colonel Mateus Ngoma").chain
    assert "spokesman" == actor(reading, "Mateus Ngoma").role
    reading = read("The governor of Ouaddai, General Brahim Kosso, said so on Wednesday.")
    assert "governor" == actor(reading, "Brahim Kosso").role


def test_a_spokesman_of_another_body_is_another_spokesman(read: ReadNames):
    reading = read(
        "The junta spokesman denied it.", "The rebels' spokesman, Colonel Naw Seng, said troops surrendered."
    )
    assert mention(reading, "The junta spokesman").chain != mention(reading, "Colonel Naw Seng").chain


@pytest.mark.parametrize(
    ("text", "owner", "others"),
    [
        (
            "The military lost the town to the Kachin Independence Army and its allies.",
            "Kachin Independence Army",
            "its",
        ),
        ("The governor blamed the Taliban and its allies.", "Taliban", "its"),
        ("The rebels killed the mayor and her driver.", "the mayor", "her"),
    ],
)
def test_what_is_joined_to_a_name_by_its_owner_is_that_ones(text: str, owner: str, others: str, read: ReadNames):
    reading = read(text)
    (found,) = [one.chain for one in reading.names if one.span.slice(reading.text).endswith(owner)]
    assert found == mention(reading, others).chain


@pytest.mark.parametrize("text", ["It was the fifth attack since June.", "It is a mistake to wait."])
def test_an_event_is_no_actor(text: str, read: ReadNames):
    reading = read("The army shelled the town.", text)
    assert "It" not in [one.span.slice(reading.text) for one in reading.names]


def test_it_may_be_said_to_be_a_body(read: ReadNames):
    reading = read("The Northern Front denied the charge.", "It is a member of the council.")
    assert "It" in [one.span.slice(reading.text) for one in reading.names]


def test_an_office_is_not_held_by_whoever_else_is_a_minister(read: ReadNames):
    reading = read("Prime Minister Asad Durrani left.", "The minister of the interior ordered an inquiry.")
    assert mention(reading, "Prime Minister Asad Durrani").chain != mention(reading, "The minister").chain
    reading = read("Prime Minister Asad Durrani left.", "The minister ordered an inquiry.")
    assert mention(reading, "Prime Minister Asad Durrani").chain == mention(reading, "The minister").chain


@pytest.mark.parametrize(
    "text", ["The figure rose to forty, doctors said.", "Both are a party to the conflict, he said."]
)
def test_a_number_and_a_side_are_nobody(text: str, read: ReadNames):
    words = [one.span.slice(text) for one in read(text).names]
    assert not {"The figure", "a party"} & set(words)


@pytest.mark.parametrize("words", ["More than forty people", "fewer than ten soldiers"])
def test_a_bound_stays_whole_in_what_people_are_called(words: str, read: ReadNames):
    reading = read(f"{words} died in the raid.")
    assert [words] == [one.who.name for one in reading.names]


def test_the_refugee_agency_is_the_one_of_the_united_nations(read: ReadNames):
    reading = read("UNHCR said talks failed.", "The refugee agency said it had sent food.")
    assert {"un-refugee-agency"} == {one.who.id for one in reading.names if one.who.id}


@pytest.mark.parametrize("text", ["As a captain he fought abroad.", "He had worked as a teacher in Karvala."])
def test_what_somebody_was_is_nobody_else(text: str, read: ReadNames):
    reading = read("General Alfred Munkaila died on Sunday.", text)
    assert {0} == {one.chain for one in reading.names if one.span.slice(reading.text).lower() == "he"}
    assert not [one for one in reading.names if one.who.role in ("captain", "teacher")]
