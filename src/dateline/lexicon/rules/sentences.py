"""Words that decide whether a stop ends a sentence: the entries of `sentences.toml`."""

from typing import Literal

from dateline.lexicon.rules.entry import Entry


class Abbreviation(Entry, frozen=True):
    """Abbreviations by their `place`, as they are written, with the stop.

    One before a `name` ("Mt.", as the titles of `roles.toml`) or before anything ("vs.", place `inside`) ends no
    sentence; one before a `number` ("No.") none where a figure follows. The rest may stand at an end ("Jan.", "Calif.",
    "Inc.", place `anywhere`) and do where a word follows that opens sentences.
    """

    place: Literal["name", "inside", "number", "anywhere"]
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.place, *self.words)


class Opener(Entry, frozen=True):
    """Words that open a sentence when they stand with a capital behind an abbreviation: "The", "He", "Police"."""

    words: tuple[str, ...]


class QuestionTag(Entry, frozen=True):
    """Verbs that close the sentence of a quoted question or shout with their speaker: "“Who is it?” Karim asked."."""

    words: tuple[str, ...]
