"""Words for events: the kinds with their codes, the verbs and nouns that tell of one, doers and weapons."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import field

from dateline.lexicon.rules.entry import Entry

# What an argument must be for an entry to speak of it: people ("six villagers", "him"), or anything but people.
ArgumentKind = Literal["", "people", "things"]


class EventKind(Entry, frozen=True):
    """A kind of event in our words, with the codes of the field's schemes.

    `plover` is the class and `mode` PLOVER's mode ("" where the class has none that fits); `acled` and `acled_sub` are
    ACLED's event type and sub-event type ("" for what ACLED does not record); `ged` the types of violence that UCDP GED
    could file it under (1 state-based, 2 non-state, 3 one-sided), empty for what can have no direct deaths.
    `under` names the wider kind ("bombing" of "car bombing"), `vague` kinds say that harm was done and not how.
    """

    kind: str
    plover: str
    mode: str
    acled: str
    acled_sub: str
    ged: tuple[int, ...]
    under: str = ""
    violent: bool = False
    vague: bool = False


class EventVerb(Entry, frozen=True):
    """Verbs that tell of one kind of event, all with the same frame.

    `particle` completes the verb ("gun down"), `nouns` are the objects of which one must stand there ("open fire"),
    `needs` prepositions of which one must follow ("came under"), `without` those of which none may, `after_words` nouns
    of which one must stand behind a preposition ("came under fire"). `subject` and `object` name the role of each
    argument ("" for none), `after` that of the object of a preposition. `only` restricts the voice,
    `subject_is`/`object_is` what may fill them, `subject_words`/`object_words` the nouns of which one must be its head,
    `not_subject`/`not_object` nouns with which the verb means something else. `counted` asks for a number on the
    object. With `needs_clause` an infinitive or a "that" must follow, with `needs_length` a length of time or a day
    with "until" ("gave them 48 hours"), with `clauses` a clause of one of these verbs ("threatened to annex");
    `not_clause` are verbs that it must not be ("declined to comment"). `marks` are facts for resolution.
    """

    verbs: tuple[str, ...]
    event: str
    particle: str = ""
    nouns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    after_words: tuple[str, ...] = ()
    subject: str = "actor"
    object: str = "target"
    after: Mapping[str, str] = field(default_factory=dict)
    only: Literal["", "active", "passive"] = ""
    subject_is: ArgumentKind = ""
    object_is: ArgumentKind = ""
    object_needed: bool = False
    counted: bool = False
    subject_words: tuple[str, ...] = ()
    object_words: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    needs_clause: bool = False
    needs_length: bool = False
    clauses: tuple[str, ...] = ()
    not_clause: tuple[str, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[Any, ...]:
        """The verbs with what completes them: "open fire" and "open talks" are two entries."""
        return (
            self.verbs,
            self.particle,
            self.nouns,
            self.needs,
            self.event,
            self.only,
            self.object_words,
            self.after_words,
            self.clauses,
            self.needs_clause,
        )


class EventNoun(Entry, frozen=True):
    """Nouns that name one kind of event. `modifiers` are words of which one must stand before it ("car" of "car
    bombing"); `roles` names the role of what follows each preposition, of the possessive ("'s") and of an adjective of
    nation or group ("adj"); `referring` nouns only point at an event told elsewhere ("the incident"). `doers` are words
    of which one must name who does it ("workers" of a "strike"), `marks` facts for resolution."""

    nouns: tuple[str, ...]
    event: str
    modifiers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    not_before: tuple[str, ...] = ()
    referring: bool = False
    needs_article: bool = False
    doers: tuple[str, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[Any, ...]:
        """The nouns with their modifiers and what must follow."""
        return (self.nouns, self.modifiers, self.needs, self.doers)


class LightVerb(Entry, frozen=True):
    """Verbs that say that an event named by a noun took place, or not: "launched an offensive", "a blast occurred".

    `noun_is` says where the event noun stands; `marks` what becomes of the event (("status", "cancelled")); `subject`
    is the role of who does it ("faces sanctions": the target); `kinds` are the kinds of event that it says this of,
    empty for all.
    """

    verbs: tuple[str, ...]
    noun_is: Literal["object", "subject", "both"]
    particle: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    subject: str = "actor"
    kinds: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Any, ...]:
        """The verbs, the particle and the place of the noun."""
        return (self.verbs, self.particle, self.noun_is)


class SettingVerb(Entry, frozen=True):
    """Verbs whose clause says no more than when and where an event took place that is told elsewhere: "It happened at
    noon", "Officers were called to the house on Friday".

    `subjects` are the words of which one must be the subject. Who was called out came `after` it: his hour stands for
    that of the event only where no other is told.
    """

    verbs: tuple[str, ...]
    subjects: tuple[str, ...]
    after: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """The verbs and who does it."""
        return (self.verbs, self.after)


class DoerWord(Entry, frozen=True):
    """Names of doers that give the kind of their deed away when they kill or attack: a gunman shoots, a suicide bomber
    blows himself up."""

    words: tuple[str, ...]
    event: str


class Suspicion(Entry, frozen=True):
    """Phrases that lay a deed at someone's door: "bore the hallmarks of X", "was blamed on X", "blamed X for it".

    `suspect` says where X stands ("object", or a preposition), `event_is` where the deed does ("subject", "object",
    "for"); `nouns` are the objects of which one must stand there ("hallmarks").
    """

    verbs: tuple[str, ...]
    suspect: str
    event_is: Literal["subject", "object", "for"]
    nouns: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Any, ...]:
        """The verbs and where the suspect stands."""
        return (self.verbs, self.suspect, self.nouns)


class WeaponWord(Entry, frozen=True):
    """Words for a weapon, its class, and the kind of event that its use is ("" where it can be several)."""

    words: tuple[str, ...]
    kind: str
    event: str = ""


class ThingWord(Entry, frozen=True):
    """Words for what can be struck beside people: buildings, vehicles, installations; and their kind ("bank")."""

    words: tuple[str, ...]
    kind: str
