"""Words of movement: verbs, nouns and predicates of rise and fall, the measures that move, and how strongly."""

from typing import Any, Literal

from dateline.lexicon.rules.entry import Entry

Movement = Literal["up", "down", "unchanged", "back to normal"]
Takes = Literal["measures", "anything"]


class TrendVerb(Entry, frozen=True):
    """A verb of movement. `measure` says which argument moves: the subject ("fell"), the object ("reduced") or either.

    `particle` makes it a phrasal verb ("died down"); `complement` are words of which one must stand under the verb
    ("returned to normal"). With `takes = "anything"` every noun counts as its measure, else only the listed ones:
    bombs drop, too. `strong` verbs are their own degree ("plunged"). `conditions` is the direction for a state of
    affairs: when violence worsens it goes up, when security worsens it goes down. `forms` are its irregular forms,
    `not_measures` nouns with which it means something else ("raised concerns").
    """

    lemma: str
    direction: Movement
    measure: Literal["subject", "object", "either"] = "subject"
    particle: str = ""
    complement: tuple[str, ...] = ()
    takes: Takes = "measures"
    strong: bool = False
    conditions: Movement | None = None
    forms: tuple[str, ...] = ()
    not_measures: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Any, ...]:
        """The same verb may stand once with each particle and each complement."""
        return (self.lemma, self.particle, self.complement)


class TrendNoun(Entry, frozen=True):
    """A noun of movement: "a drop in", "an escalation of". `alone` nouns may refer back to the measure of the trend
    before ("There was an increase"); `only_negated` nouns count only when negated ("no change in").
    `compounds` also stand behind their measure ("price rises").
    `lemmas` of two words are written with a space where the text has a hyphen or a space ("let up")."""

    lemma: str
    direction: Movement
    prepositions: tuple[str, ...] = ("in",)
    takes: Takes = "anything"
    alone: bool = False
    strong: bool = False
    only_negated: bool = False
    not_measures: tuple[str, ...] = ()
    compounds: bool = False


class TrendPredicate(Entry, frozen=True):
    """What a measure is or stays: "are down", "remained unchanged", "on the rise", "at their lowest level".

    `place` tells where the word stands: after the verb to be and its like, after "on the", right before the measure
    ("fewer attacks", "rising tensions"), or before an amount as a superlative ("its lowest level")."""

    word: str
    direction: Movement
    place: Literal["after be", "after on the", "before measure", "superlative"]
    strong: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """A word may stand in several places."""
        return (self.word, self.place)


class Measure(Entry, frozen=True):
    """Nouns that move. `amount` nouns only count something else ("the number of attacks": the attacks), but `kept`
    ones stay part of the wording ("the flow of weapons"); of `condition` nouns more is better ("security")."""

    name: str
    words: tuple[str, ...]
    amount: bool = False
    kept: bool = False
    condition: bool = False


class TrendAside(Entry, frozen=True):
    """Other words around a trend, by their part: `degree` (sharply, dramatic), `baseline` (from, compared),
    `copula` (be, stay: what may stand before a predicate), `update` and `harm` (the count of one event told anew)."""

    part: Literal["degree", "baseline", "copula", "update", "harm"]
    words: tuple[str, ...]
