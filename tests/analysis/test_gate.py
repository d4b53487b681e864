"""The gate: what deserves a parse."""

import time

import pytest

from dateline.analysis.gate import NUMBER, OPEN, Gate, Trigger, compile_gate, deserves_parse, passing
from dateline.analysis.parse import Parser
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import Sentence
from dateline.model.sourced import Span
from dateline.pipeline import Desk


def gate_of(parser: Parser, lexicon: Lexicon, *triggers: Trigger) -> Gate:
    return compile_gate(parser, triggers, lexicon)


def passed(sentences: list[str], gate: Gate) -> list[str]:
    text, spans = "", []
    for words in sentences:
        spans.append(Span(len(text), len(text) + len(words)))
        text += words + " "
    made = [Sentence(i, 0, span, ()) for i, span in enumerate(spans)]
    return [sentence.span.slice(text) for sentence in passing(text, made, gate)]


@pytest.mark.parametrize("form", ["shoot", "shoots", "shot", "shooting", "SHOT", "Shooting"])
def test_every_form_of_a_verb_opens_it(form: str, parser: Parser, lexicon: Lexicon):
    assert deserves_parse(f"They {form} him.", gate_of(parser, lexicon, Trigger(("shoot",))))


@pytest.mark.parametrize("word", ["shoots-out", "shotgun", "offshoot"])
def test_a_longer_word_is_another_word(word: str, parser: Parser, lexicon: Lexicon):
    assert (word == "shoots-out") == deserves_parse(f"The {word}.", gate_of(parser, lexicon, Trigger(("shoot",))))


def test_a_word_may_need_another_beside_it(parser: Parser, lexicon: Lexicon):
    gate = gate_of(parser, lexicon, Trigger(("open",), ("fire", "talks")))
    assert deserves_parse("Soldiers opened fire.", gate)
    assert deserves_parse("Fires that they opened on us.", gate)
    assert not deserves_parse("The shop opened at nine.", gate)


def test_of_a_phrase_the_last_word_is_inflected(parser: Parser, lexicon: Lexicon):
    gate = gate_of(parser, lexicon, Trigger(("splinter group", "flare-up")))
    assert deserves_parse("Two splinter groups met.", gate)
    assert deserves_parse("Flare-ups are rare.", gate)
    assert not deserves_parse("The group went up the hill.", gate)


@pytest.mark.parametrize("words", ["12 villagers", "a dozen villagers", "Two villagers", "hundreds of villagers"])
def test_a_number_may_be_written_in_any_way(words: str, parser: Parser, lexicon: Lexicon):
    gate = gate_of(parser, lexicon, Trigger(("villager",), (NUMBER,)))
    assert deserves_parse(f"{words} live there.", gate)
    assert not deserves_parse("Villagers live there.", gate)


def test_who_is_named_in_full_is_read_where_others_speak_of_him(parser: Parser, lexicon: Lexicon):
    gate = gate_of(parser, lexicon, Trigger(("say",)))
    named, other, said = "Rear Adm. Mara Ilves is 48.", "Tomas Rehn is 50.", "Ilves said nothing."
    assert [named, said] == passed([named, other, said], gate)


def test_who_is_named_right_before_a_pronoun_is_read(parser: Parser, lexicon: Lexicon):
    gate = gate_of(parser, lexicon, Trigger(("say",)))
    assert ["Mara Ilves is 48.", "She said nothing."] == passed(["Mara Ilves is 48.", "She said nothing."], gate)
    assert ["The army said so."] == passed(["Mara Ilves is 48.", "The army said so."], gate)


def test_an_open_gate_lets_everything_through():
    assert ["Rain fell.", "…"] == passed(["Rain fell.", "…"], OPEN)


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen opened fire on a bus.",
        "The minister has been quoted as calling it a lie.",
        "According to a witness, nobody came.",
        "It was the third bombing in as many days.",
        "Prices are down since March.",
        "The cleric’s militia is strong.",
        "U.S.-led forces stay.",
        "Only a third of the villagers are back.",
    ],
)
def test_the_gate_of_the_desk_knows_the_words_of_every_room(sentence: str, desk: Desk):
    assert deserves_parse(sentence, desk.analysis.gate)


@pytest.mark.parametrize(
    "sentence", ["It rains.", "The river is long and the bridge old.", "The museum has a garden.", "Spring is early."]
)
def test_the_gate_of_the_desk_shuts_out_what_no_record_could_come_from(sentence: str, desk: Desk):
    assert not deserves_parse(sentence, desk.analysis.gate)


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "’" * 300_000, "x " * 300_000, "Mara Ilves " * 60_000, "\0" * 500_000]
)
def test_hostile_words_take_linear_time(text: str, desk: Desk):
    began = time.process_time()
    passed([text, "He said so."], desk.analysis.gate)
    assert time.process_time() - began < 2
