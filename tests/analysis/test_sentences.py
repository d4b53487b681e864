"""Sentences and the quotations in them."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.analysis.quotes import quotes_in
from dateline.analysis.sentences import SentenceTables, compile_sentences, sentences_of
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
