"""The tables of the events room: verbs, nouns and hedges by lemma, compiled once from the lexicon."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from dateline.analysis.gate import NUMBER, Trigger
from dateline.extract.actuality import ActualityTables, compile_actuality
from dateline.lexicon.rules.actors import RoleNoun
from dateline.lexicon.rules.events import (
    DoerWord,
    EventKind,
    EventNoun,
    EventVerb,
    LightVerb,
    SettingVerb,
    Suspicion,
    ThingWord,
    WeaponWord,
)
from dateline.lexicon.rules.fields import Field
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.modality import Hedge
from dateline.lexicon.rules.tolls import HarmWord, MeasureWord, PeopleWord, TermWord

E = TypeVar("E")


class EventTables(Struct, frozen=True, eq=False):
    """All words of the room by the lemma that gives them away; where several entries share one, the most demanding
    comes first ("open fire" before "open")."""

    kinds: Mapping[str, EventKind]
    verbs: Mapping[str, tuple[EventVerb, ...]]
    nouns: Mapping[str, tuple[EventNoun, ...]]
    light: Mapping[str, tuple[LightVerb, ...]]
    settings: Mapping[str, tuple[SettingVerb, ...]]
    suspicions: Mapping[str, tuple[Suspicion, ...]]
    doers: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    weapons: Mapping[str, tuple[tuple[tuple[str, ...], WeaponWord], ...]]
    things: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    hedges: Mapping[tuple[str, str], Hedge]
    actuality: ActualityTables
    harms: Mapping[str, tuple[HarmWord, ...]]
    people: Mapping[str, str]
    measures: Mapping[str, MeasureWord]
    terms: Mapping[str, frozenset[str]]
    fields: Mapping[str, Field]
    field_words: Mapping[str, tuple[str, ...]]

    @property
    def triggers(self) -> Iterator[Trigger]:
        """The words that an event or a total can come from, for the gate. Who counts people may tell of harm in words
        that the lexicon lacks: the audit wants to see it."""
        yield Trigger((*self.harms, *self.measures))
        yield Trigger(tuple(self.people), (NUMBER,))
        for lemma, verbs in self.verbs.items():
            for verb in verbs:
                particle = (verb.particle,) if verb.particle else ()
                yield Trigger((lemma,), verb.nouns or verb.object_words or verb.after_words or particle or verb.needs)
        for lemma, settings in self.settings.items():
            for setting in settings:
                yield Trigger((lemma,), setting.subjects)
        for lemma, nouns in self.nouns.items():
            for noun in nouns:
                yield Trigger((lemma,), noun.modifiers or noun.needs)

    def is_under(self, kind: str, wider: str) -> bool:
        """Whether `wider` is the kind or one of its wider kinds: a car bombing is a bombing and an attack."""
        while kind:
            if kind == wider:
                return True
            kind = self.kinds[kind].under
        return False

    def term(self, use: str) -> frozenset[str]:
        """The words of one use ("expires", "round"), empty when the lexicon has none."""
        return self.terms.get(use, frozenset())


def compile_events(lexicon: Lexicon) -> EventTables:
    """Sort the lexicon's entries into the tables of this room."""
    return EventTables(
        kinds={entry.kind: entry for entry in lexicon.entries(EventKind)},
        verbs=_by_lemma((lemma, entry) for entry in _demanding(lexicon.entries(EventVerb)) for lemma in entry.verbs),
        nouns=_by_lemma(
            (noun, entry)
            for entry in sorted(
                lexicon.entries(EventNoun), key=lambda entry: (not entry.modifiers, not entry.needs, not entry.doers)
            )
            for noun in entry.nouns
        ),
        light=_by_lemma((lemma, entry) for entry in lexicon.entries(LightVerb) for lemma in entry.verbs),
        settings=_by_lemma((lemma, entry) for entry in lexicon.entries(SettingVerb) for lemma in entry.verbs),
        suspicions=_by_lemma((lemma, entry) for entry in lexicon.entries(Suspicion) for lemma in entry.verbs),
        doers=_by_last_word((words, entry.event) for entry in lexicon.entries(DoerWord) for words in entry.words),
        weapons=_by_last_word((words, entry) for entry in lexicon.entries(WeaponWord) for words in entry.words),
        things=_by_last_word((words, entry.kind) for entry in lexicon.entries(ThingWord) for words in entry.words),
        hedges={(word, entry.by): entry for entry in lexicon.entries(Hedge) for word in entry.words},
        actuality=compile_actuality(lexicon),
        harms=_by_lemma((word, entry) for entry in lexicon.entries(HarmWord) for word in entry.words),
        people={**_role_nouns(lexicon), **{entry.noun: entry.side for entry in lexicon.entries(PeopleWord)}},
        measures={noun: entry for entry in lexicon.entries(MeasureWord) for noun in entry.nouns},
        terms={entry.use: frozenset(entry.words) for entry in lexicon.entries(TermWord)},
        fields={entry.field: entry for entry in lexicon.entries(Field)},
        field_words=_by_lemma((word, entry.field) for entry in lexicon.entries(Field) for word in entry.words),
    )


def _role_nouns(lexicon: Lexicon) -> dict[str, str]:
    """The nouns for persons of the names room, whose sides are not told apart."""
    words = (
        word for entry in lexicon.entries(RoleNoun) if entry.person for form in entry.words for word in form.split("/")
    )
    return {word.lower(): "any" for word in words if " " not in word}


def _demanding(entries: Iterable[EventVerb]) -> list[EventVerb]:
    """The entries with those first that ask for most around the verb."""
    return sorted(
        entries,
        key=lambda entry: -(
            4 * bool(entry.nouns) + 3 * bool(entry.particle) + 2 * bool(entry.needs) + 4 * bool(entry.object_words)
            + 4 * bool(entry.clauses) + 2 * bool(entry.after_words) + bool(entry.counted)
            + bool(entry.object_is) + bool(entry.only) + bool(entry.subject_words)
        ),
    )  # fmt: skip


def _by_lemma(pairs: Iterable[tuple[str, E]]) -> dict[str, tuple[E, ...]]:
    table: dict[str, tuple[E, ...]] = {}
    for lemma, entry in pairs:
        table[lemma] = (*table.get(lemma, ()), entry)
    return table


def _by_last_word(pairs: Iterable[tuple[str, E]]) -> dict[str, tuple[tuple[tuple[str, ...], E], ...]]:
    """Phrases under their last word, the longest first: ("car", "bomb") before ("bomb",)."""
    table: dict[str, list[tuple[tuple[str, ...], E]]] = {}
    for phrase, entry in pairs:
        words = tuple(phrase.split())
        table.setdefault(words[-1], []).append((words, entry))
    return {last: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for last, found in table.items()}
