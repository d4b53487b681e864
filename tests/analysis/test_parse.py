"""The parse is the model's own, only faster: trees, lemmas and names as its pipeline gives them."""

from pathlib import Path
from time import process_time
from typing import Any

import pytest

from dateline.analysis.parse import Parser, load_parser
from dateline.model.reading import Entity, Sentence
from dateline.model.sourced import Span

SAMPLES = Path(__file__).parents[2] / "src" / "dateline" / "samples"
# Pairs of words that the model's rules read together, blanks within a sentence, and no word at all.
ODD = (
    "There's no doubt they ain't gonna leave, he said.",
    "Let's go, y'all: we've gotta move and c'mon.",
    "There were  two\tblasts\n in Hays .",
    "“ ’ — … 12,000-strong #4 @home",
    "KARVALA, March 9 (Northwire) - GEN. AMOS DREL SAID 12 MEN DIED IN NEW VARDA.",
    "Amos Drel of the Ministry of Works and the Lower Karvala Farmers' Union met in New Varda in the spring of 2031.",
    "x",
    "A B C D E F G H.",
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def whole(*texts: str) -> tuple[str, list[Sentence]]:
    """A text of these lines, each a sentence."""
    sentences: list[Sentence] = []
    start = 0
    for text in texts:
        sentences.append(Sentence(len(sentences), 0, Span(start, start + len(text)), ()))
        start += len(text) + 1
    return "\n".join(texts), sentences


def by_the_pipeline(parser: Parser, text: str) -> Any:
    doc = parser.nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    for _, component in parser.nlp.pipeline:
        doc = component(doc)
    return doc


def lines() -> list[str]:
    samples = [line for path in sorted(SAMPLES.glob("0*.txt")) for line in path.read_text("utf-8").splitlines()]
    return [*ODD, *(line for line in samples if line.strip())]


def test_tags_heads_labels_and_lemmas_are_the_pipeline_s(parser: Parser):
    text, sentences = whole(*lines())
    for tree in parser.trees(text, sentences)[0]:
        doc = by_the_pipeline(parser, tree.span.slice(text))
        expected = [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_.lower(), [c.i for c in t.children]) for t in doc]
        assert expected == [(t.text, t.tag, t.dep, t.head, t.lemma, list(t.children)) for t in tree.tokens]


def test_names_are_the_pipeline_s(parser: Parser):
    text, sentences = whole(*lines())
    expected = [
        Entity(Span(s.span.start + e.start_char, s.span.start + e.end_char), s.index, e.label_)
        for s in sentences
        for e in by_the_pipeline(parser, s.span.slice(text)).ents
    ]
    assert expected == list(parser.trees(text, sentences)[1])
    assert len(expected) > 100


def test_tokens_stand_where_the_text_has_them(parser: Parser):
    text, sentences = whole(*ODD)
    for tree in parser.trees(text, sentences)[0]:
        assert [t.text for t in tree.tokens] == [text[t.start : t.end] for t in tree.tokens]


def test_what_was_read_before_changes_nothing(parser: Parser):
    text, sentences = whole(*ODD)
    before = parser.trees(text, sentences)
    parser.trees(*whole(*reversed(lines())))
    assert before == parser.trees(text, sentences)
    parser.lemmas.known.clear()
    assert before == parser.trees(text, sentences)


def test_no_sentence_has_no_tree(parser: Parser):
    assert ((), ()) == parser.trees("", [])


@pytest.mark.parametrize(
    "sentence",
    ["a " * 2_000, "1 " * 2_000, "9" * 4_000, "(" * 4_000, "[] " * 1_300, "Aa Bb " * 660, "…\u200b" * 2_000],
    ids=["letters", "figures", "digits", "brackets", "pairs", "names", "nothing"],
)
def test_rubbish_of_four_thousand_characters_takes_no_second(sentence: str, parser: Parser):
    text, sentences = whole(*[sentence.strip()] * 3)
    began = process_time()
    trees, _ = parser.trees(text, sentences)
    assert 3 == len(trees)
    assert process_time() - began < 15


@pytest.mark.parametrize("words", ["", "  ", "\n", "\u200b", "\ufeff", "…"])
def test_a_sentence_without_words_harms_no_other(parser: Parser, words: str):
    text, sentences = whole(words, "A bomb killed nine.", words)
    trees, _ = parser.trees(text, sentences)
    assert 3 == len(trees)
    assert ["A", "bomb", "killed", "nine", "."] == [token.text for token in trees[1].tokens]
    assert [] == [word for word, _, _ in parser.tags("")]
