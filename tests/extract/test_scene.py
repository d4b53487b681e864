"""Where what a word tells took place: nearest first, and never where somebody comes from or what a place lies near."""

from typing import Any

import pytest

from dateline.analysis.reading import reading_of
from dateline.extract.scene import only_place, scene_of
from dateline.model.article import Article, Credits, Published
from dateline.model.reading import Reading, Token
from dateline.model.sourced import Span

UNKNOWN = Published(None, None, None, "unknown", "defaulted")

# A sentence with the word asked about in brackets, the places of it, and the places that those lie in.
SCENES = (
    ("A bomb [exploded] in Kandahar on Sunday.", ["Kandahar"], []),
    ("A bomb exploded in a bazaar in Kandahar on Sunday, [killing] nine people.", ["Kandahar"], []),
    ("Gunmen [killed] a teacher in Mosul, Iraq, on Sunday.", ["Mosul"], ["Iraq"]),
    ("A convoy was [attacked] in Taji, 20 km north of Baghdad, on Sunday.", ["Taji"], []),
    ("A convoy was [attacked] in the town of Taji in Iraq on Sunday.", ["the town of Taji"], ["Iraq"]),
    ("Bombs [exploded] in Mosul and Kirkuk on Sunday.", ["Mosul", "Kirkuk"], []),
    ("Thousands [protested] outside the embassy of France in Bamako.", ["Bamako"], []),
    ("Thousands [protested] in Nairobi against the war in Somalia.", ["Nairobi"], []),
    ("A driver from Aleppo was [killed] in Beirut.", ["Beirut"], []),
    ("The two men were [arrested] crossing into Rwanda on Friday.", ["Rwanda"], []),
    ("Five guards were [killed] when a car bomb exploded in Kirkuk.", ["Kirkuk"], []),
    ("In Khartoum, officials said that police had [arrested] nine people.", ["Khartoum"], []),
    ("The rebels [entered] Chad from Sudan on Monday.", ["Chad"], []),
    ("Soldiers killed in revenge for the raid in Kidal were [buried] in Bamako.", ["Bamako"], []),
    ("The ministry said it would [investigate] the raid in Kidal.", [], []),
    ("The council [met] on Monday and named a new chair.", [], []),
)


# Sentences whose tree ties no place to the word, with the one place that they put anything at, if it is the event's.
ONLY = (
    ("Police holding a man after raids in Gao [shot] a second one, a doctor said.", ["Gao"]),
    ("The governor said in Bamako that nine people were [killed].", []),
    ("Nine people were [killed] after talks in Gao and a march in Kidal.", []),
)


def asked(desk: Any, marked: str) -> tuple[str, Reading, Token]:
    """The text without its brackets, its reading, and the word that stood in them."""
    text = marked.replace("[", "").replace("]", "")
    article = Article("", (), (Span(0, len(text)),), None, (), None, (), None, Credits(), UNKNOWN)
    reading = reading_of(article, text, desk.analysis)
    token = reading.sentences[0].token_at(marked.index("["))
    assert token is not None
    return text, reading, token


@pytest.mark.parametrize(("marked", "places"), ONLY, ids=[one[0] for one in ONLY])
def test_the_only_place_of_a_sentence_is_that_of_its_event_unless_somebody_speaks_there(
    desk: Any, marked: str, places: list[str]
) -> None:
    text, reading, token = asked(desk, marked)
    roles = only_place(reading, reading.sentences[0], token, desk.events)
    assert places == [role.span.slice(text) for role in roles]


@pytest.mark.parametrize(("marked", "places", "inside"), SCENES, ids=[scene[0] for scene in SCENES])
def test_an_event_took_place_where_its_words_say(desk: Any, marked: str, places: list[str], inside: list[str]) -> None:
    text, reading, token = asked(desk, marked)
    roles = scene_of(reading, reading.sentences[0], token, desk.events)
    found = {name: [role.span.slice(text) for role in roles if role.name == name] for name in ("place", "place_in")}
    assert {"place": places, "place_in": inside} == found
