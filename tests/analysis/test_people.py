"""People and bodies sentence by sentence: name, role, rank, body, country and sector as the words around them say."""

from functools import partial
from time import process_time

import pytest
from tests.names_setting import ReadNames, reading_of_lines

from dateline.analysis.actor_tables import compile_actors
from dateline.analysis.parse import Parser
from dateline.lexicon.rules.load import Lexicon

# A sentence, a name in it, and its role, rank, body, country and sector.
PEOPLE = [
    (
        "U.S. military spokesman Rear Admiral James Holt said so.",
        "James Holt",
        "spokesman",
        "Rear Admiral",
        "U.S. military",
        "USA",
        "MIL",
    ),
    (
        "Peter Holm, a spokesman for the coalition, said talks went on.",
        "Peter Holm",
        "spokesman",
        None,
        "coalition",
        None,
        "PTY",
    ),
    (
        "Interior Ministry spokesman Col. Daud Mirza said two men were held.",
        "Daud Mirza",
        "spokesman",
        "Col.",
        "Interior Ministry",
        None,
        "MIL",
    ),
    ("The group's leader, Karim Nasser, rejected the offer.", "Karim Nasser", "leader", None, "group", None, "UNK"),
    ("Maria Delgado, 43, a shopkeeper, said she ran.", "Maria Delgado", "shopkeeper", None, None, None, "BUS"),
    ("Former president Samuel Okoro was arrested.", "Samuel Okoro", "Former president", None, None, None, "ELI"),
    ("Acting president Elena Sava signed the law.", "Elena Sava", "Acting president", None, None, None, "GOV"),
    ("The self-styled general Tor Lunde was arrested.", "Tor Lunde", "general", None, None, None, "MIL"),
    ("The late president Pavel Novak built the dam.", "Pavel Novak", "president", None, None, None, "ELI"),
    ("Lt. Col. Ade Balogun said the base was quiet.", "Ade Balogun", None, "Lt. Col.", None, None, "MIL"),
    ("Sen. Paul Reed (D-Ohio) voted against it.", "Paul Reed", "Sen.", None, None, None, "LEG"),
    ("Rep. Ann Wells of Utah voted against it.", "Ann Wells", "Rep.", None, None, None, "LEG"),
    ("Ayatollah Hassan Rahimi called for calm.", "Hassan Rahimi", "Ayatollah", None, None, None, "REL"),
    ("Monsignor Luca Ferri called for calm.", "Luca Ferri", "Monsignor", None, None, None, "REL"),
    ("Archbishop Paul Mbeki led prayers.", "Paul Mbeki", "Archbishop", None, None, None, "REL"),
    ("Foreign Minister Tarik Salman flew to Geneva.", "Tarik Salman", "Foreign Minister", None, None, None, "GOV"),
    (
        "Bahraini Foreign Minister Khalid Rashidi left.",
        "Khalid Rashidi",
        "Foreign Minister",
        None,
        "Bahrain",
        "BHR",
        "GOV",
    ),
    ("Moroccan King Idris met envoys.", "Idris", "King", None, "Morocco", "MAR", "GOV"),
    ("Police chief Daud Mirza said two men were held.", "Daud Mirza", None, "Police chief", None, None, "COP"),
    ("The governor of Helmand, Gul Agha, said two men were held.", "Gul Agha", "governor", None, None, None, "GOV"),
    ("Suryadi, a fisherman, said the boat sank.", "Suryadi", "fisherman", None, None, None, "CVL"),
    ("Brigadier General Mehmet Kaya commands the force.", "Mehmet Kaya", None, "Brigadier General", None, None, "MIL"),
    ("Human rights lawyer Lena Brandt visited the prison.", "Lena Brandt", "lawyer", None, None, None, "JUD"),
    ("Opposition leader Ivo Marin was freed.", "Ivo Marin", "leader", None, "Opposition", None, "OPP"),
    ("Warlord Jawad Khan was killed by rivals.", "Jawad Khan", "Warlord", None, None, None, "REB"),
    (
        "Army chief of staff General Ade Balogun flew to Cairo.",
        "Ade Balogun",
        "chief of staff",
        "General",
        "Army",
        None,
        "MIL",
    ),
    ("Kim Sung Ho, the defence minister, resigned.", "Kim Sung Ho", "defence minister", None, None, None, "GOV"),
    ("The rebel group's spokesman, Yusuf Harun, spoke.", "Yusuf Harun", "spokesman", None, "rebel group", None, "REB"),
]
# A sentence and the names of all people in it.
NAMES = [
    ("Presidents Elena Sava and Samuel Okoro met on Monday.", ["Elena Sava", "Samuel Okoro"]),
    ("Peter Holm and David Keller, both of the army, were wounded.", ["Peter Holm", "David Keller"]),
    ("Carlos Ibarra, Luis Ortega and Ana Robles were arrested.", ["Carlos Ibarra", "Luis Ortega", "Ana Robles"]),
    ("Abu Samad al-Tikriti was killed.", ["Abu Samad al-Tikriti"]),
    ("Khalid bin Rashid spoke on Monday.", ["Khalid bin Rashid"]),
    ("Pieter van der Meer spoke on Monday.", ["Pieter van der Meer"]),
    ("Luisa de la Cruz spoke on Monday.", ["Luisa de la Cruz"]),
    ("John P. Lowe Jr. voted against it.", ["John P. Lowe Jr."]),
    ("Henry Lowe III voted against it.", ["Henry Lowe III"]),
    ("Sean O'Dalley was arrested in the town.", ["Sean O'Dalley"]),
    ("Haji Gul Agha was killed.", ["Gul Agha"]),
    ("Dr. Amina Yusuf treated the wounded.", ["Amina Yusuf"]),
    ("Nobel laureate Daw Khin Thida was freed.", ["Khin Thida"]),
]
# A sentence, a body or people in it, its country and its sector.
BODIES = [
    ("The White House denied the report.", "Government of the United States", "USA", "GOV"),
    ("The Pentagon denied the report.", "Pentagon", "USA", "MIL"),
    ("Tehran said it would answer.", "Government of Iran", "IRN", "GOV"),
    ("The Supreme Court ruled on Monday.", "Supreme Court", None, "JUD"),
    ("Doctors Without Borders said its clinic was hit.", "Médecins Sans Frontières", "NGO", "MED"),
    ("The National Union of Miners called a strike.", "National Union of Miners", None, "LAB"),
    ("The University of Karvala closed on Monday.", "University of Karvala", None, "EDU"),
    ("St. Anne Hospital said nine people were treated.", "St. Anne Hospital", None, "MED"),
    ("Karim Nasser, who heads the Red Star Party, rejected it.", "Red Star Party", None, "PTY"),
    ("Kurdish fighters took the hill.", "Kurdish fighters", None, "REB"),
    ("Sunni and Shi'ite militias fought near the bridge.", "Sunni militias", None, "PRM"),
    ("Sunni and Shi'ite militias fought near the bridge.", "Shi'ite militias", None, "PRM"),
    ("Police and army officials denied the report.", "army officials", None, "MIL"),
    ("Police and army officials denied the report.", "Police", None, "COP"),
]
# Pages that no newsroom writes, up to 60,000 characters each.
HOSTILE = {
    "a list of names": ["Gen. Adam Belov met Boris Tarani and Carla Resson of the army, and he left."] * 500,
    "a name of many words": [" ".join(["Army"] * 780)] * 4,
    "capitals": [" ".join(f"Word{chr(97 + i % 26)}ab" for i in range(600))] * 12,
    "pronouns": [" ".join(["I", "she", "they", "it", "we", "his", "our"][i % 7] for i in range(900))] * 15,
    "appositions": ["X, " + ", ".join(["the leader of the group"] * 160) + "."] * 12,
    "another name of another": ["ABC (Alpha Beta Corps), also known as Alpha (ABC), better known as ABC, left."] * 300,
    "other scripts": ["Полковник Иванов сказал 王小明 و قال محمد that it was 金正恩."] * 800,
}  # fmt: skip


@pytest.fixture(scope="module")
def read(lexicon: Lexicon, parser: Parser) -> ReadNames:
    return partial(reading_of_lines, tables=compile_actors(lexicon), parser=parser)


@pytest.mark.parametrize(("line", "name", "role", "rank", "body", "country", "sector"), PEOPLE)
def test_a_person_is_introduced_by_the_words_around_the_name(
    read: ReadNames, line: str, name: str, role: str | None, rank: str | None, body: str | None,
    country: str | None, sector: str,
):  # fmt: skip
    (who,) = [one.who for one in read(line).names if one.who.name == name]
    assert ("person", role, rank, body, country, sector) == (
        who.kind, who.role, who.rank, who.of, who.country, who.sector,
    )  # fmt: skip


@pytest.mark.parametrize(("line", "names"), NAMES)
def test_all_people_of_a_sentence_are_named(read: ReadNames, line: str, names: list[str]):
    found = [one.who.name for one in read(line).names if one.who.kind == "person" and one.who.name[0].isupper()]
    assert names == found


@pytest.mark.parametrize(("line", "name", "country", "sector"), BODIES)
def test_a_body_has_its_country_and_sector(
    read: ReadNames, line: str, name: str, country: str | None, sector: str
):  # fmt: skip
    (who,) = {one.who for one in read(line).names if one.who.name == name}
    assert (country, sector) == (who.country, who.sector)


@pytest.mark.parametrize("page", HOSTILE)
def test_a_page_that_nobody_writes_takes_no_longer_than_its_length(read: ReadNames, page: str):
    began = process_time()
    assert read(*HOSTILE[page]).text
    assert process_time() - began < 12
