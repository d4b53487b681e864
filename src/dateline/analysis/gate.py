"""The gate: which sentences deserve a parse, by the words of the lexicon that a record could come from."""

import re
from collections.abc import Iterable

from msgspec import Struct

from dateline.analysis.parse import Parser
from dateline.model.reading import Sentence

# A trigger of up to five letters must stand whole or with an ending of up to four; of a longer one the last two letters
# may differ ("announce", "announcing"). The gate may be too open, never too narrow.
SHORT = 5


class Gate(Struct, frozen=True):
    """One pattern over the stems and irregular forms of all trigger words. `OPEN` lets everything through: it is what
    a gate's recall is measured against."""

    pattern: re.Pattern[str]


OPEN = Gate(re.compile(""))


def compile_gate(parser: Parser, words: frozenset[str]) -> Gate:
    """The gate for a set of lemmas; "shoot" also lets "shot" and "shooting" through."""
    lemmas = frozenset(word for phrase in words for word in phrase.lower().split()[:1])
    forms = lemmas | parser.irregular_forms(lemmas)
    short = sorted(re.escape(word) for word in forms if len(word) <= SHORT)
    long = sorted({re.escape(word[:-2]) for word in forms if len(word) > SHORT})
    pattern = rf"\b(?:(?:{'|'.join(short) or '(?!)'})\w{{0,4}}\b|(?:{'|'.join(long) or '(?!)'}))"
    return Gate(re.compile(pattern, re.IGNORECASE))


def passing(text: str, sentences: Iterable[Sentence], gate: Gate) -> tuple[Sentence, ...]:
    """The sentences that deserve a parse, in order."""
    return tuple(sentence for sentence in sentences if deserves_parse(sentence.span.slice(text), gate))


def deserves_parse(sentence: str, gate: Gate) -> bool:
    """Whether the sentence holds a trigger, or a quotation, which may belong to a speaker elsewhere."""
    return gate.pattern.search(sentence) is not None or "“" in sentence or '"' in sentence
