"""The gate: which sentences deserve a parse, by the words of the lexicon that a record could come from."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from dateline.analysis.parse import Parser
from dateline.lexicon.rules.actors import Pronoun
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.numbers import Numeral, VagueNumber
from dateline.model.reading import Sentence

# A possessive ("Haddad's") falls into its word, the mark and the rest: what asks for a possessor asks for the mark.
WORD = re.compile(r"\w+|['’]")
# What stands in `Trigger.beside` for any number in words or figures.
NUMBER = "0"
DIGIT = re.compile(r"\d")
# A word that may be a name, and two in a row, with an initial or a particle between them: who is named in full.
NAME = re.compile(r"\b[A-Z][a-z][\w-]*")
FULL_NAME = re.compile(r"\b[A-Z][a-z][\w-]*(?:\s+(?:[A-Z]\.|[a-z]{2,3}))?\s+([A-Z][a-z][\w-]*)")


class Trigger(Struct, frozen=True):
    """Lemmas from which a record can come, where `beside` is not empty only with a word of it in the same sentence:
    "open" beside "fire", "talks"."""

    words: tuple[str, ...]
    beside: tuple[str, ...] = ()


class Gate(Struct, frozen=True):
    """Every form of the trigger words in lower case: those that are enough `alone`, and the rest with the forms of
    which one must stand beside them (`paired`). `numbers` are the words that stand for `NUMBER`, `pronouns` those that
    look back on a name."""

    alone: frozenset[str]
    paired: Mapping[str, frozenset[str]]
    numbers: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    is_open: bool = False


# Lets everything through: what a gate's recall is measured against.
OPEN = Gate(frozenset(), {}, is_open=True)


def compile_gate(parser: Parser, triggers: Iterable[Trigger], lexicon: Lexicon) -> Gate:
    """The gate for these triggers; "shoot" also lets "shot" and "shooting" through."""
    pairs = sorted({pair for trigger in triggers for pair in _pairs(trigger)})
    known = parser.forms({word for last, beside in pairs for word in (last, *beside)})
    forms = {lemma: frozenset(_words(form)[-1] for form in found) for lemma, found in known.items()}
    alone = frozenset(form for last, beside in pairs if not beside for form in forms[last])
    paired: dict[str, frozenset[str]] = {}
    for last, beside in pairs:
        wanted = frozenset(form for word in beside for form in forms[word])
        for form in forms[last] - alone:
            paired[form] = paired.get(form, frozenset()) | wanted
    pronouns = frozenset(word for pronoun in lexicon.entries(Pronoun) for word in pronoun.words)
    return Gate(alone, paired, frozenset(_number_words(lexicon)), pronouns)


def passing(text: str, sentences: Iterable[Sentence], gate: Gate) -> tuple[Sentence, ...]:
    """The sentences that deserve a parse, in order: those that hold a trigger, and those that say who is meant in them.

    "Rear Adm. Mara Ilves is 48." deserves one where a later sentence tells what Ilves said, or what "she" said next.
    """
    known = tuple(sentences)
    if gate.is_open:
        return known
    deserving = [deserves_parse(sentence.span.slice(text), gate) for sentence in known]
    if all(deserving):
        return known
    names = {
        name
        for sentence, is_kept in zip(known, deserving, strict=True) if is_kept
        for name in NAME.findall(text, sentence.span.start, sentence.span.end)
    }  # fmt: skip
    kept = []
    looks_back = False
    for sentence, is_kept in zip(reversed(known), reversed(deserving), strict=True):
        if is_kept or _names_one(text, sentence, names, looks_back=looks_back):
            kept.append(sentence)
            looks_back = not gate.pronouns.isdisjoint(WORD.findall(sentence.span.slice(text).lower()))
        else:
            looks_back = False
    return tuple(reversed(kept))


def deserves_parse(sentence: str, gate: Gate) -> bool:
    """Whether the sentence holds a trigger with what it needs beside it."""
    words = WORD.findall(sentence.lower())
    if gate.is_open or not gate.alone.isdisjoint(words):
        return True
    paired = [gate.paired[word] for word in words if word in gate.paired]
    if not paired:
        return False
    there = set(words)
    if DIGIT.search(sentence) is not None or not gate.numbers.isdisjoint(there):
        there.add(NUMBER)
    return any(not wanted.isdisjoint(there) for wanted in paired)


def _pairs(trigger: Trigger) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word of the trigger with what must stand beside it; of "splinter group" and "flare-up" the last word is
    inflected and the one before it must be there."""
    asked = tuple(_words(word)[-1] for word in trigger.beside)
    for phrase in trigger.words:
        *before, last = _words(phrase)
        yield last, asked or tuple(before[-1:])


def _names_one(text: str, sentence: Sentence, names: set[str], *, looks_back: bool) -> bool:
    """Whether the sentence names someone in full of whom the others speak; where the next one looks back, anyone."""
    full = FULL_NAME.findall(text, sentence.span.start, sentence.span.end)
    return bool(full) and (looks_back or not names.isdisjoint(full))


def _words(phrase: str) -> list[str]:
    return WORD.findall(phrase.lower()) or [phrase.lower()]


def _number_words(lexicon: Lexicon) -> Iterator[str]:
    for numeral in lexicon.entries(Numeral):
        if numeral.kind not in ("ordinal", "suffix"):
            yield from numeral.words
    for vague in lexicon.entries(VagueNumber):
        yield from (phrase.split()[-1] for phrase in vague.words)
