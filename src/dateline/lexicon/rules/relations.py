"""Words for how parties stand to each other: verbs, nouns, ties, roles and possessions, and the things supplied."""

from collections.abc import Mapping
from typing import Any

from msgspec import field

from dateline.lexicon.rules.entry import Entry


class RelationVerb(Entry, frozen=True):
    """A verb whose subject stands in `predicate` to a party: its object, or the one behind the preposition `object`.

    `what` is the slot of a thing that must be there ("object" or a preposition), `things` the classes it must be of;
    without a predicate the thing's class gives it ("provided training to"). `particle` makes a phrasal verb, `forms`
    are irregular forms. `dated` verbs tell of a change, so their time is when the relation began ("founded in 1987"),
    `ended` ones of its end ("cut ties with").
    `not_objects` are nouns with which it means something else ("hosted parties").
    With `body` the other party must be one, not a person ("led the militia", "joined the movement").
    With `alone` no clause may follow ("led the police to search").
    `by_place`: a passive without a doer is done by the country where it is done ("were trained inside the republic").
    """

    lemma: str
    predicate: str = ""
    object: str = "object"
    what: str = ""
    things: tuple[str, ...] = ()
    particle: str = ""
    forms: tuple[str, ...] = ()
    dated: bool = False
    ended: bool = False
    by_place: bool = False
    body: bool = False
    alone: bool = False
    not_objects: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Any, ...]:
        """A verb may stand with several frames."""
        return (self.lemma, self.particle, self.object, self.what, self.things)


class RelationNoun(Entry, frozen=True):
    """A noun for what one party does to another: "Tehran's training of militias", "support for the rebels".

    The doer is its possessor, an adjective of nation or the one behind "by"; the other party stands behind one of
    `prepositions`. `mutual` nouns also stand with "between" ("an alliance between the clan and the army").
    """

    lemma: str
    predicate: str
    prepositions: tuple[str, ...]
    mutual: bool = False


class RelationTie(Entry, frozen=True):
    """An adjective or participle that ties a party to another: "loyal to", "allied with"; with `under` a noun behind
    that preposition ("at odds with"). `mutual` ones need no preposition ("Turkey and Greece are at odds"), `what` leads
    to what it is about ("over the island").
    """

    word: str
    predicate: str
    prepositions: tuple[str, ...]
    under: str = ""
    mutual: bool = False
    what: str = ""

    @property
    def key(self) -> tuple[Any, ...]:
        """The word with the preposition before it."""
        return (self.word, self.under)


class RelationRole(Entry, frozen=True):
    """A noun for what someone is to a body: "X, leader of Y", "Y spokesman X", "X is a member of Y".

    `variants` turn the predicate by a word before the noun ("renegade": "renegade member of"); a noun of two words
    is written with a space ("splinter group").
    """

    lemma: str
    predicate: str
    variants: Mapping[str, str] = field(default_factory=dict)


class Possession(Entry, frozen=True):
    """Nouns for bodies that the person who has them leads: "the cleric's militia", "his fighters".

    With `named` the body must bear a name: "his party" may be anyone's, "Haddad's Unity Party" is led by him.
    """

    name: str
    predicate: str
    words: tuple[str, ...]
    named: bool = False


class Thing(Entry, frozen=True):
    """What one party gives another, by class; `predicate` is what giving it makes of the two."""

    name: str
    predicate: str
    words: tuple[str, ...]


class RelationAside(Entry, frozen=True):
    """Other words around a relation, by their `part`.

    `past` ("former"), `generic` nouns that do not tell one group from another ("groups"), `amount` words before "of"
    ("many of"), `party` and `person` nouns for bodies and people that the list of roles lacks, `stranger` nouns that
    look like a party and are none, `fellow` adjectives of those whom one does not lead, `inside` prepositions of the
    country where something is done.
    """

    part: str
    words: tuple[str, ...]
