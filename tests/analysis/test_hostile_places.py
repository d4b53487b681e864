"""Pages that are made to be slow: the places of each come out in time that grows with its length only."""

import random
import time
from collections.abc import Callable

import pytest

from dateline.analysis.gazetteer import load_gazetteer
from dateline.analysis.places import PlaceTables, compile_places, places_of
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import Entity, PlaceMention, Sentence
from dateline.model.sourced import Span

# CPU-seconds for a page of 300,000 code points, the longest that is read, several times what it takes.
BOUND = 15.0
LONGEST = 300_000

Read = Callable[..., tuple[PlaceMention, ...]]


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> PlaceTables:
    return compile_places(lexicon, load_gazetteer(lexicon))


@pytest.fixture(scope="module")
def names(tables: PlaceTables) -> list[str]:
    rows = (tables.gazetteer.file.row(i * 7) for i in range(40_000))
    return sorted({row.name for row in rows})


@pytest.fixture(scope="module")
def read(tables: PlaceTables) -> Read:
    """The places of a page within the bound: one sentence, or one a line."""

    def places(text: str, *, lines: bool = False, labels: int = 0) -> tuple[PlaceMention, ...]:
        spans, start = [], 0
        for line in text.split("\n") if lines else [text]:
            spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        sentences = [Sentence(i, 0, span, ()) for i, span in enumerate(spans)]
        entities = [Entity(Span(i * 10, i * 10 + 8), 0, "GPE") for i in range(labels)]
        began = time.process_time()
        found = places_of(text, sentences, entities, tables, dateline=None)
        assert time.process_time() - began < BOUND
        return found

    return places


def test_a_page_of_place_names_only(read: Read, names: list[str]):
    random.Random(1).shuffle(names)
    assert len(read(", ".join(names)[:LONGEST])) > 1000


def test_a_list_of_place_names(read: Read, names: list[str]):
    assert len(read("\n".join(f"In {name}, and to the north." for name in names)[:LONGEST], lines=True)) > 1000


def test_one_name_over_and_over(read: Read):
    read("Springfield " * (LONGEST // 12))


def test_capitalised_words_in_a_row(read: Read):
    read("Karsaz Qarnabit San New Saint Al " * 8_000, labels=20_000)


def test_the_north_over_and_over(read: Read):
    read("Baghdad " + "in the north, in the city, the south of the country, " * 5_000)


def test_places_and_parts_in_one_sentence(read: Read):
    read("in Kidal, in the city and in the north " * (LONGEST // 40))


def test_words_before_names(read: Read):
    read("10 km west of the outskirts of the northern town of between the road from Gao to Wau and " * 3_000)


@pytest.mark.parametrize(
    "text",
    [
        "Q" * LONGEST,
        "Al-" * (LONGEST // 3),
        "U." * (LONGEST // 2),
        "O’" * (LONGEST // 2),
        "IN BAGHDAD POLICE SAID GUNMEN KILLED TWO MEN. " * 6_000,
        "في بغداد قالت الشرطة " * 12_000,
        "В Багдаде полиция сообщила " * 10_000,
        "巴格达警方说" * 40_000,
        "İ" * 100_000,
        "\ud800 Baghdad " * 10_000,
        "\0" * LONGEST,
    ],
    ids=["letters", "articles", "dots", "apostrophes", "capitals", "arabic", "cyrillic", "chinese", "dotted i",
         "half letters", "zeros"],
)  # fmt: skip
def test_other_letters_and_endless_names(text: str, read: Read):
    read(text)
