"""Numbers and their bounds."""

import time

import pytest

from dateline.analysis.numbers import NumberTables, compile_numbers, numbers_in
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import NumberMention, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Count


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> NumberTables:
    return compile_numbers(lexicon)


def read(text: str, tables: NumberTables) -> list[NumberMention]:
    return numbers_in(text, Sentence(0, 0, Span(0, len(text)), ()), tables)


def counts(text: str, tables: NumberTables) -> list[tuple[int | None, int | None, str]]:
    return [(m.count.low, m.count.high, m.count.qualifier) for m in read(text, tables) if not m.ordinal]


def test_more_than_is_an_open_range(tables: NumberTables):
    (mention,) = read("More than 40 people died.", tables)
    assert Count(41, None, "more than", "More than 40") == mention.count
    assert mention.span == Span(0, 12)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3,870", 3870),
        ("17", 17),
        ("seventeen", 17),
        ("Twenty-one", 21),
        ("TWENTY-ONE", 21),
        ("a hundred and five", 105),
        ("two thousand three hundred and four", 2304),
        ("1.5 million", 1_500_000),
        ("one and a half million", 1_500_000),
        ("half a million", 500_000),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a couple of dozen", 24),
        ("fifteen hundred", 1500),
        ("three hundred thousand", 300_000),
    ],
)
def test_numerals_are_read_in_figures_and_in_words(words: str, value: int, tables: NumberTables):
    (mention,) = read(f"{words} people left the town", tables)
    assert Count(value, value, "exactly", words) == mention.count


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("at least 12", 12, None, "at least"),
        ("at least another 12", 12, None, "at least"),
        ("no fewer than nine", 9, None, "at least"),
        ("forty or more", 40, None, "at least"),
        ("40-plus", 40, None, "at least"),
        ("well over 1,000", 1001, None, "more than"),
        ("more than a dozen", 13, None, "more than"),
        ("more than two dozen", 25, None, "more than"),
        ("fewer than 20", None, 19, "less than"),
        ("up to 400", None, 400, "at most"),
        ("up to an estimated 40", None, 40, "at most"),
        ("as many as two dozen", None, 24, "at most"),
        ("no more than five", None, 5, "at most"),
        ("some 40", 40, 40, "about"),
        ("about a hundred and five", 105, 105, "about"),
        ("an estimated 5 million", 5_000_000, 5_000_000, "about"),
        ("20 or so", 20, 20, "about"),
        ("nearly 200", 200, 200, "nearly"),
        ("between 9 and 15", 9, 15, "between"),
        ("9 to 15", 9, 15, "between"),
        ("9-15", 9, 15, "between"),
        ("three or four", 3, 4, "between"),
        ("9 to 15 million", 9_000_000, 15_000_000, "between"),
        ("dozens of", 24, 99, "vague"),
        ("scores of", 40, 99, "vague"),
        ("hundreds of", 200, 999, "vague"),
        ("tens of thousands of", 20_000, 99_999, "vague"),
        ("hundreds of thousands of", 200_000, 999_999, "vague"),
        ("several", 3, 9, "vague"),
        ("several dozen", 36, 99, "vague"),
        ("a few hundred", 200, 999, "vague"),
        ("a handful of", 2, 9, "vague"),
        ("a number of", 2, None, "vague"),
    ],
)
def test_a_bound_opens_an_end(words: str, low: int | None, high: int | None, qualifier: str, tables: NumberTables):
    assert [(low, high, qualifier)] == counts(f"Police said {words} people died.", tables)


@pytest.mark.parametrize(
    "words", ["no casualties", "No immediate deaths", "nobody", "No one", "none of the crew", "zero deaths"]
)
def test_none_is_a_number_where_it_counts(words: str, tables: NumberTables):
    assert [(0, 0, "none")] == counts(f"There were {words} there.", tables)


def test_no_before_anything_else_is_no_number(tables: NumberTables):
    assert [] == read("There was no word on the talks and no plan for peace.", tables)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("90 percent", 90, 90),
        ("90%", 90, 90),
        ("2.5 per cent", 2, 3),
        ("a third", 33, 34),
        ("two-thirds", 66, 67),
        ("three quarters", 75, 75),
        ("half", 50, 50),
        ("5 to 10 percent", 5, 10),
        ("one out of four", 25, 25),
    ],
)
def test_shares_count_in_percent(words: str, low: int, high: int, tables: NumberTables):
    (mention,) = read(f"He said {words} of the voters stayed away.", tables)
    assert (low, high, "percent") == (mention.count.low, mention.count.high, mention.unit)


def test_the_figures_as_written_are_kept_where_a_count_has_none(tables: NumberTables):
    assert [(2.5,), (9.0, 15.0), (1 / 3,)] == [
        mention.amounts for mention in read("It rose 2.5 percent; 9 to 15 men and a third of the women left.", tables)
    ]


@pytest.mark.parametrize(
    ("words", "value", "code"),
    [
        ("$5 million", 5_000_000, "USD"),
        ("5 million dollars", 5_000_000, "USD"),
        ("€40m", 40_000_000, "EUR"),
        ("Rs 500", 500, "INR"),
        ("10.5 million Australian dollars", 10_500_000, "AUD"),
    ],
)
def test_money_has_its_currency(words: str, value: int, code: str, tables: NumberTables):
    (mention,) = read(f"They paid {words} for it.", tables)
    assert (value, code, words) == (mention.count.low, mention.unit, mention.count.words)


@pytest.mark.parametrize(
    ("text", "value"),
    [("A fourth round failed.", 4), ("The second blast", 2), ("The 82nd Brigade", 82), ("its twenty-first year", 21)],
)
def test_ordinals_are_kept_apart(text: str, value: int, tables: NumberTables):
    (mention,) = read(text, tables)
    assert mention.ordinal
    assert mention.count.low == value


@pytest.mark.parametrize(
    "text",
    [
        "It began on January 8 and ended on 5 May 2008.",
        "In 2007 militants held the town, and since 1999 the war went on.",
        "Sept. 20-24 and 10-12 January were quiet in the 1990s and the ’80s.",
        "The raid began at 8:30 p.m., at 8 a.m. and at 0735 GMT.",
        "The Group of Seven and the Big Three met.",
        "An M-16, an F-16 and an AK-47 were found near Highway 8.",
        "Call 555-123-4567, (555) 123-4567 or 911.",
        "She lived through 9/11 and blamed one another.",
        "Flight 112 left under Resolution 1701, he wrote at https://example.org/12.",
        "It fell at 2500 Harbour Street, in the 1600 block of Mill Lane.",
        "They won 3-1 in the 2030-31 season.",
        "He was no. 3, aged 40.",
    ],
)
def test_dates_times_names_and_codes_are_no_numbers(text: str, tables: NumberTables):
    assert [] == [mention.count.words for mention in read(text, tables)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Karvala 12 people died.", ["12"]),
        ("On Sunday 12 people died.", ["12"]),
        ("By 10 a.m. 12 people had died.", ["12"]),
        ("More than 2000 people fled in 2000.", ["More than 2000"]),
        ("The toll rose from 10 to 20.", ["10", "20"]),
        ("An 18-man crew and a five-year-old boy left.", ["18", "five"]),
        ("The adults can fly more than 100 kilometres (60 miles).", ["more than 100", "60"]),
        ("12 may have died.", ["12"]),
    ],
)
def test_what_counts_is_found_beside_what_does_not(text: str, words: list[str], tables: NumberTables):
    assert words == [mention.count.words for mention in read(text, tables)]


def test_a_number_said_again_in_another_measure_has_the_same_bound(tables: NumberTables):
    assert [(101, None, "more than"), (61, None, "more than")] == counts("more than 100 kilometres (60 miles)", tables)


def test_a_difference_says_which_way(tables: NumberTables):
    found = read("Attacks rose 12 percent, losses fell by more than half and the army lost 12 men.", tables)
    assert ["up", "down", None] == [mention.change for mention in found]


def test_each_mention_stands_where_its_span_says(tables: NumberTables):
    text = "“At least 12,” he said; 40% of $3 million and two dozen of 9 to 15 men."
    sentence = Sentence(7, 0, Span(1, len(text)), ())
    for mention in numbers_in(text, sentence, tables):
        assert mention.span.slice(text) == mention.count.words
        assert mention.sentence == 7


def test_three_hundred_thousand_words_take_less_than_a_second_and_a_half(tables: NumberTables):
    text = (
        "Police said at least 12 people were killed and more than two dozen hurt in the town on Monday, 5 May. " * 100
    )
    sentence = Sentence(0, 0, Span(0, len(text)), ())
    began = time.process_time()
    for _ in range(20):
        numbers_in(text, sentence, tables)
    assert (time.process_time() - began) * 300_000 / (20 * len(text.split())) < 4  # five numbers in each 21 words
