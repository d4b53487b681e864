"""The places of an article: which words, which place, with which words around them, and for what they stand."""

import itertools
from collections.abc import Callable

import pytest

from dateline.analysis.gazetteer import load_gazetteer
from dateline.analysis.parse import Parser
from dateline.analysis.place_proof import prove_places
from dateline.analysis.places import PlaceTables, compile_places, places_of
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.lexicon.rules.places import CommonWord, Country, KnownPlace, PlaceEvidence, PlaceWord
from dateline.model.reading import PlaceMention, Sentence
from dateline.model.sourced import Span

KINDS = (PlaceWord, KnownPlace, Country, CommonWord, PlaceEvidence)
ENTRIES = [entry for kind in KINDS for entry in load_lexicon().entries(kind) if entry.examples or entry.never]

Find = Callable[..., list[PlaceMention]]


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> PlaceTables:
    return compile_places(lexicon, load_gazetteer(lexicon))


@pytest.fixture(scope="module")
def find(tables: PlaceTables, parser: Parser) -> Find:
    """The mentions of sentences given one by one, parsed or not."""

    def mentions(*texts: str, dateline: str | None = None, parsed: bool = True) -> list[PlaceMention]:
        text, sentences = "", []
        for index, words in enumerate(texts):
            start = len(text)
            text += words + " "
            sentences.append(Sentence(index, 0, Span(start, start + len(words)), ()))
        trees, entities = parser.trees(text, sentences) if parsed else (tuple(sentences), ())
        return list(places_of(text, trees, entities, tables, dateline=dateline))

    return mentions


def chosen(mentions: list[PlaceMention]) -> list[tuple[str, str | None, str | None]]:
    return [
        (mention.where.name, place.country, place.admin1)
        if (place := mention.where.place)
        else (mention.where.name, None, None)
        for mention in mentions
    ]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: " ".join(map(str, entry.key)))
def test_every_example_of_the_lexicon_comes_out(entry: PlaceWord, tables: PlaceTables, parser: Parser):
    assert [] == prove_places(tables, entry, parser)


def test_every_part_that_a_word_can_play_has_an_example(lexicon: Lexicon):
    shown = {word.role for word in lexicon.entries(PlaceWord) if word.examples}
    assert {"title"} == {word.role for word in lexicon.entries(PlaceWord)} - shown


def test_every_sign_has_its_points(lexicon: Lexicon):
    signs = {entry.sign for entry in lexicon.entries(PlaceEvidence)}
    assert {"enough", "enough again", "beyond doubt", "GPE", "PERSON", "locative before", "title before"} <= signs


def test_a_place_is_found_with_and_without_a_parse(find: Find):
    words = "A car bomb went off in Baquba on Monday."
    assert [("Baquba", "IRQ", "Diyala")] == chosen(find(words)) == chosen(find(words, parsed=False))


def test_spans_cover_the_words_that_belong_to_the_name_and_names_do_not(find: Find):
    text = "Two soldiers died 10 km (6 miles) west of Kirkuk on Friday."
    (mention,) = find(text)
    assert "10 km (6 miles) west of Kirkuk" == mention.span.slice(text)
    assert "Kirkuk" == mention.name.slice(text)
    assert ("near", "10 km (6 miles) west of") == (mention.where.precision, mention.where.relation)


@pytest.mark.parametrize(
    ("text", "name", "precision", "relation"),
    [
        ("Shells fell near Taji on Sunday.", "Taji", "near", "near"),
        ("A mosque was hit in western Anbar province.", "Anbar", "admin1", "western"),
        ("Clashes shook Baghdad’s southern outskirts.", "Baghdad", "part", "southern outskirts"),
        ("Rain fell in northern Iraq on Sunday.", "Iraq", "part", "northern"),
        ("Tankers waited in the Strait of Hormuz.", "Strait of Hormuz", "sea", None),
        ("The president flew to Iraq on Sunday.", "Iraq", "country", None),
        ("Aid was dropped over Darfur on Sunday.", "Darfur", "region", None),
    ],
)
def test_precision_says_how_closely_the_words_pin_it_down(
    text: str, name: str, precision: str, relation: str | None, find: Find
):
    where = next(mention.where for mention in find(text) if mention.where.name == name)
    assert (precision, relation) == (where.precision, where.relation)


def test_capitals_and_countries_that_act_are_governments(find: Find):
    mentions = find("Tehran rejected the offer.", "Washington has accused Damascus of lying.")
    assert [("Tehran", "IRN"), ("Washington", "USA"), ("Damascus", "SYR")] == [name[:2] for name in chosen(mentions)]
    assert ["government"] * 3 == [mention.use for mention in mentions]
    assert not any(mention.literal for mention in mentions)
    assert all(mention.where.place and mention.where.place.kind == "country" for mention in mentions)


def test_the_same_words_behind_a_preposition_are_a_place(find: Find):
    (mention,) = find("Reporters met him in Tehran.")
    assert ("place", True) == (mention.use, mention.literal)
    assert ("Tehran", "capital") == (mention.where.place.name, mention.where.place.kind)  # type: ignore[union-attr]


def test_what_a_government_has_is_not_on_its_soil_but_its_streets_are(find: Find):
    policy, streets = find("Iran’s determination is plain.", "Iran’s cities were quiet.")
    assert ("government", "place") == (policy.use, streets.use)


def test_adjectives_point_at_a_country_and_are_no_place(find: Find):
    mentions = [m for m in find("Iraqi soldiers fired on Danish ships.") if m.use == "adjective"]
    assert [("Iraqi", "IRQ", None), ("Danish", "DNK", None)] == chosen(mentions)
    assert not any(mention.literal for mention in mentions)


def test_a_written_state_settles_the_town(find: Find):
    mentions = find("He was born in Paris, Texas.", "He grew up in Gainesville, Ga., they said.")
    assert [("Paris", "USA", "Texas"), ("Gainesville", "USA", "Georgia")] == [chosen(mentions)[0], chosen(mentions)[2]]


def test_a_town_unknown_in_the_written_state_is_no_other_town_of_that_name(find: Find):
    mention = find("Gunmen killed two men in Amatu, Bayelsa state.")[0]
    assert ("Amatu", None) == (mention.where.name, mention.where.place)


def test_the_dateline_and_the_other_names_of_the_page_settle_a_name(find: Find):
    text = "A market burned in Iskandariya.", "Firemen came from Hilla and Musayyib."
    assert {"IRQ"} == {country for _, country, _ in chosen(find(*text))}
    assert ("Tripoli", "LBN") == chosen(find("Shots were heard in Tripoli.", dateline="BEIRUT"))[0][:2]
    assert ("Tripoli", "LBY") == chosen(find("Shots were heard in Tripoli.", dateline="BENGHAZI"))[0][:2]


def test_a_name_has_one_sense_on_a_page(find: Find):
    mentions = find("Police in Paris, Texas, said so.", "Paris has two fire engines.")
    assert ["Texas", "Texas"] == [m.where.place.admin1 for m in mentions if m.where.name == "Paris" and m.where.place]


def test_other_senses_are_kept_with_their_shares(find: Find):
    (mention,) = find("It rained in Tripoli.")
    shares = [candidate.score for candidate in mention.where.alternatives]
    assert shares == sorted(shares, reverse=True)
    assert {"LBY", "LBN"} <= {candidate.place.country for candidate in mention.where.alternatives}
    assert 1.0 >= sum(shares)


def test_a_province_and_its_seat_are_two_places(find: Find):
    seat, province = find("A bomb killed two in Kirkuk.", "Kirkuk province has oil.")
    assert ("place", "admin1") == (seat.where.precision, province.where.precision)


@pytest.mark.parametrize(
    "text",
    [
        "President Lincoln spoke first.",
        "Many fled before dawn.",
        "Police said nothing.",
        "On May 5 the Union marched.",
        "Mr. Jackson declined to comment.",
    ],
)
def test_persons_titles_and_common_words_are_no_places(text: str, find: Find):
    assert [] == find(text)


def test_a_body_bears_a_place_name_without_being_there(find: Find):
    (mention,) = find("He told the Washington Post that he would stay.")
    assert ("name", False) == (mention.use, mention.literal)


def test_the_north_is_that_of_the_country_spoken_of(find: Find):
    mentions = find("Troops left Anbar on Monday.", "Some families fled to the north.")
    assert ("the north", "IRQ", None) == chosen(mentions)[-1]
    assert ("part", "north") == (mentions[-1].where.precision, mentions[-1].where.relation)


def test_provinces_without_names_are_a_part_of_the_country(find: Find):
    mentions = find("Schools closed in Mali.", "The army moved in four northern provinces.")
    assert ("four northern provinces", "MLI", None) == chosen(mentions)[-1]


def test_the_capital_is_that_of_the_country_spoken_of(find: Find):
    mentions = find("Rain fell across Mali.", "A bomb went off in the capital on Monday.")
    assert ("the capital", "MLI", "Bamako") == chosen(mentions)[-1]


def test_the_city_is_the_one_named_before(find: Find):
    mentions = find("Rebels hold Kidal.", "Planes bombed the city and the desert.")
    assert [("Kidal", "MLI", "Kidal"), ("the city", "MLI", "Kidal")] == chosen(mentions)
    assert [] == find("Planes bombed the city again.")


def test_an_unknown_name_with_a_noun_of_places_is_kept_without_a_place(find: Find):
    mentions = find("Rebels burned the village of Qarnabit.", "Others hid in Zhalanash district.")
    assert [("Qarnabit", None, None), ("Zhalanash", None, None)] == chosen(mentions)
    assert {"unknown"} == {mention.where.precision for mention in mentions}


def test_mentions_stand_in_text_order_and_do_not_overlap(find: Find):
    mentions = find("Shelling hit Aleppo, Idlib and the town of Azaz near Turkey.", "Many fled to the north.")
    starts = [mention.name.start for mention in mentions]
    assert starts == sorted(starts)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(mentions))


def test_nothing_is_found_in_nothing(find: Find):
    assert [] == find() == find("He said so, and then he left.")


def test_a_dateline_may_name_its_state(find: Find):
    assert ("Paris", "USA", "Texas") == chosen(find("Firemen came from Paris.", dateline="PARIS, Texas"))[0]
    assert ("Paris", "FRA") == chosen(find("Firemen came from Paris.", dateline="PARIS"))[0][:2]
    assert [] == find("Firemen came.", dateline="Qwertzuiop")


def test_the_name_in_a_dateline_is_no_surer_than_the_page(find: Find):
    text = "The fire began in Franklin County, Ohio.", "It spread to Delaware County, Ohio, police in Dublin said."
    assert "Ohio" == chosen(find(*text, dateline="DUBLIN"))[-1][2]
