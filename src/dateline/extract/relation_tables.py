"""The words of `relations.toml`, sorted for looking up token by token; nouns for parties come from the roles."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from dateline.analysis.gate import Trigger
from dateline.extract.actuality import ActualityTables, compile_actuality
from dateline.lexicon.rules.actors import RoleNoun
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.relations import (
    Possession,
    RelationAside,
    RelationNoun,
    RelationRole,
    RelationTie,
    RelationVerb,
    Thing,
)

T = TypeVar("T")


class RelationTables(Struct, frozen=True):
    """Entries by the lemma or word that gives them away, `forms` the lemma of each irregular form of a verb.

    `parties` are nouns for people and bodies, `bodies` those of them that are no persons; `things` is the class of each
    thing given, `gives` the predicate of each class.
    """

    verbs: Mapping[str, tuple[RelationVerb, ...]]
    forms: Mapping[str, str]
    nouns: Mapping[str, tuple[RelationNoun, ...]]
    ties: Mapping[str, tuple[RelationTie, ...]]
    roles: Mapping[str, tuple[RelationRole, ...]]
    possessions: Mapping[str, Possession]
    things: Mapping[str, str]
    gives: Mapping[str, str]
    parties: frozenset[str]
    bodies: frozenset[str]
    past: frozenset[str]
    generic: frozenset[str]
    amounts: frozenset[str]
    strangers: frozenset[str]
    fellow: frozenset[str]
    inside: frozenset[str]
    actuality: ActualityTables

    @property
    def triggers(self) -> Iterator[Trigger]:
        """Every word that can start a relation, irregular forms included, for the gate."""
        for lemma, verbs in self.verbs.items():
            words = (lemma, *(form for form, base in self.forms.items() if base == lemma))
            for verb in verbs:
                yield Trigger(words, self._beside_verb(verb))
        for lemma, nouns in self.nouns.items():
            for noun in nouns:
                # "Denies training rebels" needs no preposition.
                yield Trigger((lemma,), () if lemma.endswith("ing") else (*noun.prepositions, "between"))
        for word, ties in self.ties.items():
            for tie in ties:
                yield Trigger((word,), (tie.under,) if tie.under else tie.prepositions)
        for roles in self.roles.values():
            yield Trigger(tuple(role.lemma for role in roles))
        yield Trigger(tuple(self.possessions), ("his", "her", "'", "’"))

    def _beside_verb(self, verb: RelationVerb) -> tuple[str, ...]:
        if verb.particle:
            return (verb.particle,)
        if verb.what:
            return tuple(word for word, name in self.things.items() if name in verb.things)
        return () if verb.object == "object" else (verb.object,)


def compile_relations(lexicon: Lexicon) -> RelationTables:
    """The tables of `relations.toml`, `actuality.toml` and the role nouns."""
    asides = {entry.part: frozenset(entry.words) for entry in lexicon.entries(RelationAside)}
    strangers, bodies = asides.get("stranger", frozenset()), asides.get("party", frozenset())
    things = lexicon.entries(Thing)
    return RelationTables(
        # "Joined forces with" before "joined": frames with a particle are tried first.
        verbs=_by((entry.lemma, entry) for entry in sorted(lexicon.entries(RelationVerb), key=_without_particle)),
        forms={form: entry.lemma for entry in lexicon.entries(RelationVerb) for form in entry.forms},
        nouns=_by((entry.lemma, entry) for entry in lexicon.entries(RelationNoun)),
        ties=_by((entry.word, entry) for entry in lexicon.entries(RelationTie)),
        roles=_by((entry.lemma.split()[-1], entry) for entry in lexicon.entries(RelationRole)),
        possessions={word: entry for entry in lexicon.entries(Possession) for word in entry.words},
        things={word: entry.name for entry in things for word in entry.words},
        gives={entry.name: entry.predicate for entry in things},
        parties=(frozenset(_party_nouns(lexicon)) | bodies | asides.get("person", frozenset())) - strangers,
        bodies=(frozenset(_party_nouns(lexicon, persons=False)) | bodies) - strangers,
        past=asides.get("past", frozenset()),
        generic=asides.get("generic", frozenset()),
        amounts=asides.get("amount", frozenset()),
        strangers=strangers,
        fellow=asides.get("fellow", frozenset()),
        inside=asides.get("inside", frozenset()),
        actuality=compile_actuality(lexicon),
    )


def _party_nouns(lexicon: Lexicon, *, persons: bool = True) -> Iterable[str]:
    """The last word of each noun for people or bodies, its irregular plural too: "minister", "forces", "gunmen"."""
    for entry in lexicon.entries(RoleNoun):
        for word in entry.words if persons or not entry.person else ():
            for form in word.split("/"):
                yield form.split()[-1]


def _without_particle(entry: RelationVerb) -> bool:
    return not entry.particle


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    grouped: dict[str, tuple[T, ...]] = {}
    for key, entry in pairs:
        if entry not in grouped.get(key, ()):
            grouped[key] = (*grouped.get(key, ()), entry)
    return grouped
