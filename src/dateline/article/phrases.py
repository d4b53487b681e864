"""Phrases that open a line, found by their first letters, and alternations of phrases as patterns."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

E = TypeVar("E")

# A capital letter, with the accents of Latin script; and what a name or a place goes on with.
CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪĬİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"
INNER = r"[\w'’.`-]"
# So many first letters tell most phrases apart: a line is held against two or three of some 300.
FIRST = 3


class Phrases(Struct, Generic[E], frozen=True, eq=False):
    """Phrases in lower case with what they mean, by their first letters: `FIRST` of them, fewer of a shorter phrase.
    `lengths` are the numbers of letters there are, the most first."""

    starting: Mapping[str, tuple[tuple[str, E], ...]]
    lengths: tuple[int, ...]

    def opening(self, words: str) -> E | None:
        """What the phrase means with which the words open, whole words only, or None."""
        for length in self.lengths:
            for phrase, meaning in self.starting.get(words[:length], ()):
                if words.startswith(phrase) and not (phrase[-1].isalnum() and words[len(phrase) :][:1].isalnum()):
                    return meaning
        return None


def compile_phrases(pairs: Iterable[tuple[str, E]]) -> Phrases[E]:
    """The phrases by their first letters; among those that open alike the first given wins."""
    starting: dict[str, list[tuple[str, E]]] = {}
    for phrase, meaning in pairs:
        starting.setdefault(phrase[:FIRST], []).append((phrase, meaning))
    lengths = tuple(sorted({len(first) for first in starting}, reverse=True))
    return Phrases({first: tuple(listed) for first, listed in starting.items()}, lengths)


def any_of(words: Iterable[str]) -> str:
    """An alternation of phrases, the longest first, blanks and quotes as the page may write them; never empty."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in listed) or r"(?!)"


def signs_of(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The phrases that hold none of the others, by their last words: a text without any of these holds none of all the
    phrases, and one without a last word (" by") none of those that end with it."""
    listed = sorted(set(phrases), key=lambda phrase: (len(phrase), phrase))
    shortest = [one for i, one in enumerate(listed) if not any(other in one for other in listed[:i])]
    by_ending: dict[str, tuple[str, ...]] = {}
    for phrase in shortest:
        ending = phrase[max(phrase.rfind(" "), 0) :]
        by_ending[ending] = (*by_ending.get(ending, ()), phrase)
    return by_ending
