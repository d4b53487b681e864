"""Words of movement: verbs, nouns and predicates of rise and fall, the measures that move, and how strongly."""

from typing import Any, Literal

from dateline.lexicon.rules.entry import Entry

Movement = Literal["up", "down", "unchanged", "back to normal"]
Takes = Literal["measures", "anything"]
PredicatePlace = Literal[
    "after be", "after remain", "after become", "after on the", "before measure", "compared", "superlative"
]


class TrendVerb(Entry, frozen=True):
    """A verb of movement. `measure` says which argument moves: the subject ("fell"), the object ("reduced") or either.

    `particle` makes it a phrasal verb ("died down"); `complement` are words of which one must stand under the verb
    ("returned to normal"). With `takes = "anything"` every noun counts as its measure, else only the listed ones:
    bombs drop, too. `strong` verbs are their own degree ("plunged"). `conditions` is the direction for a state of
    affairs: when violence worsens it goes up, when security worsens it goes down. `forms` are its irregular forms,
    `not_measures` nouns with which it means something else ("raised concerns"), `measures` the only ones with which it
    means this ("calm returned").
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
    measures: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Any, ...]:
        """The same verb may stand once with each particle and each complement."""
        return (self.lemma, self.particle, self.complement, self.measures)


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

    `place` tells where the word stands: after the verb to be and its like, only after "remain" ("remains tense"), after
    "become" with "more" or "less" ("has become more frequent"), after "on the", right before the measure ("fewer
    attacks", "rising tensions"), before a measure that is compared with another time ("more arrests than in March"), or
    as a superlative ("its lowest level", "at their highest since 2011", "a five-year low"). With `takes = "anything"`
    every noun counts as its measure."""

    word: str
    direction: Movement
    place: Literal[
        "after be", "after remain", "after become", "after on the", "before measure", "compared", "superlative"
    ]
    strong: bool = False
    takes: Takes = "measures"

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
    `copula` (be, stay: what may stand before a predicate), `keeping` and `becoming` of them, `update` and `harm` (the
    count of one event told anew), `fraction` (by a third), `period` (down 5 percent on the year), `rank` (reached, at:
    what leads to a superlative), `stranger` (weather, health and shows, which are no measures of ours)."""

    part: Literal[
        "degree",
        "baseline",
        "copula",
        "keeping",
        "becoming",
        "update",
        "harm",
        "fraction",
        "period",
        "rank",
        "stranger",
    ]
    words: tuple[str, ...]
