"""Words for harm: verbs, adjectives and nouns of death, injury, captivity and flight, and the people they befall."""

from typing import Any, Literal

from dateline.lexicon.rules.entry import Entry

Harm = Literal["killed", "wounded", "missing", "abducted", "detained", "displaced", "shot"]


class HarmWord(Entry, frozen=True):
    """An adjective or noun of harm: "six are dead", "left six dead"; "the deaths of six", "six deaths".

    `event` is the kind that the word alone tells of ("" for none), `prepositions` lead to those harmed.
    An `only_none` word counts only where it is said that there was none: "no casualties".
    """

    words: tuple[str, ...]
    outcome: Harm
    part: Literal["adjective", "noun"]
    event: str = ""
    prepositions: tuple[str, ...] = ()
    only_none: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """The words and their part of speech."""
        return (self.words, self.part, self.only_none)


class PeopleWord(Entry, frozen=True):
    """A noun for people: `side` is what counts of the dead are split by (civilian, combatant, police, official,
    attacker, any)."""

    noun: str
    side: str = "any"


class MeasureWord(Entry, frozen=True):
    """Nouns that are counted in totals of a conflict: the measure and, for people, the outcome that goes with them."""

    nouns: tuple[str, ...]
    measure: str
    unit: str = "attacks"


class TermWord(Entry, frozen=True):
    """Words of one use in the terms of an event: "expires" (verbs after which an end stands), "round", "duration" …"""

    use: str
    words: tuple[str, ...]
