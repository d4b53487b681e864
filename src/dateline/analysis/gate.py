"""The gate: which sentences deserve a parse, by the words of the lexicon that a record could come from."""

import re

from msgspec import Struct

# A sentence without any of these can carry no record: no trigger, no cue, no measure. Stems are matched at the start of
# a word, so that "bomb" lets "bombers" and "bombings" through; the gate may be too open, never too narrow.
STEM = 4


class Gate(Struct, frozen=True):
    """One pattern over the stems of all trigger words."""

    pattern: re.Pattern[str]


def compile_gate(triggers: frozenset[str]) -> Gate:
    """The gate for a set of trigger lemmas or words; each is cut to its stem so that inflected forms pass."""
    stems = sorted({_stem(word) for trigger in triggers for word in trigger.lower().split()[:1]})
    # Short stems must not be swallowed by longer ones: the alternation is only asked whether anything matches.
    return Gate(re.compile(r"\b(?:" + "|".join(re.escape(stem) for stem in stems) + r")", re.IGNORECASE))


def deserves_parse(sentence: str, gate: Gate) -> bool:
    """Whether any trigger's stem begins a word of the sentence."""
    return gate.pattern.search(sentence) is not None


def _stem(word: str) -> str:
    return word if len(word) <= STEM else word[: max(STEM, len(word) - 2)]
