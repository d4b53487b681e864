"""The tokens of the grammar of times: what is kept from one text changes nothing in the next."""

import pytest

from dateline.analysis import time_tokens
from dateline.analysis.time_tokens import alike, letters_of, starts_of
from dateline.analysis.times import compile_times


@pytest.fixture(scope="module")
def times(lexicon):
    return compile_times(lexicon)


def letters(text, times):
    words = alike(text)
    return letters_of(words, times.tokens.scanner.findall(words), times.tokens)


def test_a_figure_of_two_patterns_is_read_by_what_stands_behind_it(times):
    clock, share = letters("7.30 pm", times), letters("7.30 percent", times)
    assert clock[0] != share[0]
    assert clock == letters("7.30 pm", times)


def test_a_word_has_its_letter_by_its_capital(times):
    assert letters("march", times) != letters("March", times)
    assert letters("March", times) == letters("MARCH", times)


def test_curly_apostrophes_are_as_good_as_straight_ones(times):
    assert letters("the '90s at 5 o'clock", times) == letters("the ’90s at 5 o’clock", times)


def test_tokens_stand_where_they_are_written():
    tokens = ["In", "the", "'", "90", ",", "the", "the", "end"]
    assert [0, 4, 8, 9, 12, 15, 19, 23] == starts_of("In  the '90 ,  the the end", tokens)


def test_letters_that_were_given_up_are_found_again(times, monkeypatch):
    before = letters("On March 3 the talks of the '90s ended.", times)
    monkeypatch.setattr(time_tokens, "KEPT", 3)
    letters("Zandra Quell never saw Korvath.", times)
    assert 3 >= len(times.tokens.letters)
    assert before == letters("On March 3 the talks of the '90s ended.", times)
