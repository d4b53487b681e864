"""Whether a sentence says that something is so; every example of the lexicon comes out by offset."""

import pytest

from dateline.analysis.parse import Parser, load_parser
from dateline.extract.actuality import ActualityTables, Standing, compile_actuality, prove_actuality, standing
from dateline.extract.proof import example_reading
from dateline.lexicon.rules.actuality import ActualityWord
from dateline.lexicon.rules.load import Lexicon, load_lexicon


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> ActualityTables:
    return compile_actuality(lexicon)


@pytest.mark.parametrize("entry", load_lexicon().entries(ActualityWord), ids=lambda entry: entry.lemma)
def test_every_example_of_the_lexicon_comes_out(entry: ActualityWord, tables: ActualityTables, parser: Parser):
    assert [] == prove_actuality(tables, entry, parser)


def test_every_word_has_an_example(lexicon: Lexicon):
    assert [] == [entry.lemma for entry in lexicon.entries(ActualityWord) if not entry.examples]


@pytest.mark.parametrize(
    ("expected", "word", "text"),
    [
        ("asserted", "fell", "Violence fell."),
        ("asserted", "fallen", "The ministry said violence had fallen."),
        ("asserted", "rose", "Prices rose after the road was cut."),
        ("asserted", "increase", "There was an increase in arrests, they do not know its cause."),
        ("asserted", "training", "There was no pause in the army’s training of recruits."),
        ("asserted", "armed", "Rebels trained and armed the villagers."),
        ("negated", "fallen", "Violence has not fallen."),
        ("negated", "fallen", "We do not think that violence has fallen."),
        ("negated", "drop", "The patrols brought no drop in raids."),
        ("denied", "armed", "The colonel denied that his men had armed the rebels."),
        ("open", "fall", "Violence could fall."),
        ("open", "fall", "Violence will fall soon."),
        ("open", "reduce", "The talks are meant to reduce violence."),
        ("open", "end", "They backed efforts to end violence."),
        ("open", "falls", "The troops will leave if violence falls."),
        ("open", "quelling", "They held talks on quelling the violence."),
        ("open", "rise", "They fear a rise in prices."),
        ("open", "increased", "He did not say that raids had increased."),
        ("open", "raising", "They have the means to win while raising pay."),
        ("open", "reducing", "The law would end up reducing the deficit."),
        ("open", "Reducing", "Reducing the deficit is their aim."),
    ],
)
def test_the_sentence_decides(expected: Standing, word: str, text: str, tables: ActualityTables, parser: Parser):
    (sentence,) = example_reading(text, parser).sentences
    token = next(token for token in sentence.tokens if token.text == word)
    assert expected == standing(sentence, token.i, tables)
