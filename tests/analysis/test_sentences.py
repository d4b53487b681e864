"""Sentences and the quotations in them."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis.quotes import quotations_in, quotes_in
from dateline.analysis.sentences import (
    LONGEST,
    SentenceTables,
    compile_sentences,
    cut_stretches,
    sentences_of,
)
from dateline.lexicon.rules.load import Lexicon
from dateline.model.article import Article, Credits, Published
from dateline.model.reading import Sentence
from dateline.model.sourced import Span

UNKNOWN = Published(None, None, None, "unknown", "defaulted")


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> SentenceTables:
    return compile_sentences(lexicon)


def article_of(text: str) -> Article:
    body: list[Span] = []
    at = 0
    for paragraph in text.split("\n\n"):
        body.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article("", (), tuple(body), None, (), None, (), None, Credits(), UNKNOWN)


def read(text: str, tables: SentenceTables) -> tuple[Sentence, ...]:
    return sentences_of(article_of(text), text, tables)


def words(text: str, tables: SentenceTables) -> list[str]:
    return [sentence.span.slice(text) for sentence in read(text, tables)]


def quoted(text: str, tables: SentenceTables) -> list[list[str]]:
    return [[quote.slice(text) for quote in sentence.quotes] for sentence in read(text, tables)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. military said Rear Adm. Mara Ilves met Lt. Gen. Karim al-Rashid in Washington, D.C., on Jan. 5.",
        "1st Lt. Tomas Rehn and Pfc. Ana Roca were hurt near Karvala.",
        "He was No. 3 on the list of Gov. Josip Karam of Calif. at 5 p.m. on Sunday.",
        "The U.N. Security Council met the E.U. envoys vs. the advice of St. Martin's bishop.",
        "“Who did this?” asked the mayor.",
        "“God knows!” he said.",
        "“We have waited … and nothing came,” she said.",
    ],
)
def test_an_abbreviation_or_a_quoted_question_ends_no_sentence(sentence: str, tables: SentenceTables):
    assert [sentence] == words(sentence, tables)


def test_a_country_in_initials_can_end_a_sentence(tables: SentenceTables):
    assert ["He lives in the U.S.", "He works in Dravia."] == words("He lives in the U.S. He works in Dravia.", tables)


def test_an_interrupted_quotation_is_two_sentences(tables: SentenceTables):
    text = "“We will not go,” he said. “We have no other place.”"
    assert ["“We will not go,” he said.", "“We have no other place.”"] == words(text, tables)
    assert [["We will not go,"], ["We have no other place."]] == quoted(text, tables)


def test_a_lost_blank_between_sentences_is_no_obstacle(tables: SentenceTables):
    text = "Two men died in Karvala.It happened at noon, police said.“No one saw it.”"
    assert ["Two men died in Karvala.", "It happened at noon, police said.", "“No one saw it.”"] == words(text, tables)


def test_a_line_break_inside_a_paragraph_is_a_blank(tables: SentenceTables):
    text = "THE ARMY SAID THAT TWO\nFERRIES HAD LEFT.  NOBODY\nWAS HURT."
    assert ["THE ARMY SAID THAT TWO\nFERRIES HAD LEFT.", "NOBODY\nWAS HURT."] == words(text, tables)


def test_a_quotation_runs_over_sentences(tables: SentenceTables):
    text = "He said: “It is over. We have won.” Then he left."
    assert [["It is over."], ["We have won."], []] == quoted(text, tables)


def test_a_quotation_goes_on_in_the_next_paragraph(tables: SentenceTables):
    text = "The mayor said: “We will stay.\n\n“We have nowhere to go,” she said.\n\nThe army left."
    assert [["We will stay."], ["We have nowhere to go,"], []] == quoted(text, tables)
    assert [0, 1, 2] == [sentence.paragraph for sentence in read(text, tables)]


def whole(text: str) -> list[list[str]]:
    return [[part.slice(text) for part in quotation.parts] for quotation in quotations_in(text, article_of(text).body)]


def test_a_quotation_of_several_paragraphs_is_one():
    text = "He said: “We stay.\n\n“We have water. We have bread.\n\n“We wait.” Then he left.\n\n“No,” she said."
    assert [["We stay.", "We have water. We have bread.", "We wait."], ["No,"]] == whole(text)
    assert [["We stay.", "We wait."]] == whole('"We stay.\n\n"We wait."')


def test_a_quotation_that_the_next_paragraph_does_not_take_up_ends_with_its_own():
    assert [["We stay."], ["No,"]] == whole("“We stay.\n\nShe left. “No,” she said.")
    assert [["We stay."], ["No,"]] == whole("“We stay.”\n\n“No,” she said.")
    assert [["We stay."], ["No,"]] == whole("“We stay.\n\nShe left.\n\n“No,” she said.")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He called it "a negative influence" on the talks.', ["a negative influence"]),
        ("He called it ‘a negative influence’ on the talks.", ["a negative influence"]),
        ("He called it ``a negative influence'' on the talks.", ["a negative influence"]),
        ("He called the Shi'ites’ and the troops' claim of the ’90s 'a lie.'", ["a lie."]),
        ("“They said ‘no’ to us,” she said.", ["They said ‘no’ to us,"]),
        ("A 6'2\" man left.", []),
        ("The Shi'ite cleric's men and the soldiers' wives left.", []),
    ],
)
def test_all_kinds_of_marks_are_marks_and_apostrophes_are_none(text: str, quotes: list[str], tables: SentenceTables):
    assert [quotes] == quoted(text, tables)


def test_titles_come_from_the_lexicon(tables: SentenceTables):
    assert {"Gen", "Lt", "Pfc"} <= tables.inside


def test_three_hundred_thousand_words_take_less_than_a_second_and_a_half(tables: SentenceTables):
    text = "\n\n".join(["The army said “we will stay” on Monday. Gen. Ilves did not reply to the U.N. envoy."] * 18_000)
    article = article_of(text)
    began = time.process_time()
    sentences_of(article, text, tables)
    assert time.process_time() - began < 1.5


@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "'", "’", "a", "B", ". ", ", ", " ", "said", "U.S.", "\n\n", "1"]), max_size=60
    )
)
def test_sentences_lie_in_their_paragraphs_and_lose_no_word(pieces: list[str]):
    text = "".join(pieces)
    article = article_of(text)
    sentences = sentences_of(article, text)
    assert "".join(text.split()) == "".join("".join(s.span.slice(text).split()) for s in sentences)
    for i, sentence in enumerate(sentences):
        assert sentence.index == i
        assert article.body[sentence.paragraph].contains(sentence.span)
        assert sentence.span.slice(text).strip() == sentence.span.slice(text)
        assert all(sentence.span.contains(quote) for quote in sentence.quotes)


@given(st.text(alphabet="ab .,“”\"'‘’\n-"))
def test_quotations_never_overlap(text: str):
    quotes = quotes_in(text, [Span(0, len(text))])
    assert all(one.end <= other.start for one, other in pairwise(quotes))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["“", "”", '"', "'", "a", ". ", " ", "\n\n", "‘", "’", "''", "``"]), max_size=40))
def test_whole_quotations_have_the_parts_that_single_ones_are(pieces: list[str]):
    text = "".join(pieces)
    body = article_of(text).body
    assert quotes_in(text, body) == tuple(part for whole in quotations_in(text, body) for part in whole.parts)


def test_what_is_too_long_for_a_sentence_is_cut_and_named(tables: SentenceTables):
    text = "It rained. " + "12,345 " * 2_000 + "\n\nIt rained again. He left."
    sentences = read(text, tables)
    assert all(sentence.span.end - sentence.span.start <= LONGEST for sentence in sentences)
    (stretch,) = cut_stretches(sentences, text)
    assert ("12,345 " * 2_000).strip() == stretch.slice(text)
    assert [] == list(cut_stretches(read("It rained. He left. " * 1_000, tables), "It rained. He left. " * 1_000))


HOSTILE = {
    "a sentence of twenty thousand words": "word " * 20_000,
    "a line of a million": "a" * 1_000_000,
    "a table": "12,345\t67.8\t—\n" * 50_000,
    "marks": '"' * 100_000,
    "open marks": "“a " * 100_000,
    "nested marks": "“‘" * 50_000 + "’”" * 50_000,
    "single marks": "'a " * 100_000,
    "apostrophes": "s' " * 100_000,
    "latex": "``a'' " * 50_000,
    "lines": "\n\n".join(["Word."] * 10_000),
    "blanks": " " * 1_000_000 + "a",
    "marks of direction": "\u200f\u202e" * 100_000,
    "zeros": "a\0" * 200_000,
    "no blanks": "两人死亡。" * 50_000,
    "only signs": ".,;:!?-–—" * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_take_linear_time(text: str, tables: SentenceTables):
    article = article_of(text)
    began = time.process_time()
    sentences = sentences_of(article, text, tables)
    assert time.process_time() - began < 4
    spans = [sentence.span for sentence in sentences]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.start < span.end <= len(text) and span.end - span.start <= LONGEST for span in spans)
    assert all(one.end <= other.start for s in sentences for one, other in pairwise(s.quotes))
