"""Repairs of the tree: each sets one known misreading right and leaves the sentences beside it alone."""

import pytest

from dateline.analysis.parse import Parser, load_parser
from dateline.analysis.repair import repaired
from dateline.extract.proof import example_reading
from dateline.model.reading import Sentence

REPORTING = frozenset({"say", "announce", "deny"})


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def tree(text: str, parser: Parser) -> Sentence:
    return repaired(example_reading(text, parser).sentences[0], REPORTING)


def head_of(word: str, sentence: Sentence) -> tuple[str, str]:
    token = next(t for t in sentence.tokens if t.text == word)
    return sentence.tokens[token.head].text, token.dep


def test_the_noun_phrase_before_a_verb_without_subject_is_its_subject(parser: Parser):
    text = "In a raid that bore the marks of the Green Front, a gunman killed two guards in Taji, police said."
    assert ("killed", "nsubj") == head_of("gunman", tree(text, parser))


def test_as_before_a_finite_verb_begins_a_clause(parser: Parser):
    text = (
        "The round was cancelled because of the illness of an envoy as Foreign Secretary Dara Soren "
        "made a sudden visit to Cairo."
    )
    sentence = tree(text, parser)
    assert ("made", "nsubj") == head_of("Soren", sentence)
    assert ("cancelled", "advcl") == head_of("made", sentence)


def test_an_active_verb_after_a_passive_reported_clause_is_the_speakers_own(parser: Parser):
    text = "The army says the rebels were driven out of the town by militia, and has sent reinforcements."
    assert ("says", "conj") == head_of("sent", tree(text, parser))


def test_a_passive_verb_after_a_passive_reported_clause_stays_where_it_is(parser: Parser):
    text = "The government says the border was closed by the militia, and has been shut since Friday."
    assert "closed" == head_of("shut", tree(text, parser))[0]


def test_every_token_still_reaches_a_root(parser: Parser):
    text = "Talks were put off because of pressure on envoys as Minister Dara Soren paid a visit to Cairo, and went on."
    sentence = tree(text, parser)
    for token in sentence.tokens:
        steps = 0
        while sentence.tokens[token.head].i != token.i:
            token, steps = sentence.tokens[token.head], steps + 1
            assert steps <= len(sentence.tokens)


def test_what_ends_in_a_possessive_mark_belongs_to_the_noun_behind_it(parser: Parser):
    sentence = tree("There was no let-up in the junta’s arming and funding of village militias.", parser)
    assert ("arming", "poss") == head_of("junta", sentence)


def test_a_second_speaker_after_a_comma_speaks_for_himself(parser: Parser):
    text = "The ministry says the column buys its fuel abroad, and the group denies smuggling."
    assert ("says", "conj") == head_of("denies", tree(text, parser))


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("The agency said between 9,000 and 11,000 people, 90 percent of them women, had fled.", "fled", "nsubj"),
        ("Police say between 9 and 12 people, five of them women, were abducted.", "abducted", "nsubjpass"),
    ],
)
def test_a_part_between_commas_leaves_the_verb_to_the_whole(text: str, verb: str, label: str, parser: Parser):
    assert (verb, label) == head_of("people", tree(text, parser))
