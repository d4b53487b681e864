"""Words of speech: the entries of `speech.toml`."""

from typing import Any, Literal

from dateline.lexicon.rules.entry import Entry

Frame = Literal[
    "clause", "quote", "object", "gerund", "to", "audience", "target", "target-to", "preposition",
    "attribution", "passive", "refusal", "ignorance", "quoting",
]  # fmt: skip


class Cue(Entry, frozen=True):
    """A verb of speech, thought or evidence, its stance and the frames in which its content stands; where `objects` are
    named, only with one of them as its object ("claim" with "responsibility"). Who asks that what `unnamed` lists be
    not done asks to stay without a name, and states nothing ("asked not to be identified")."""

    lemma: str
    stance: str
    frames: tuple[Frame, ...]
    prepositions: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Any, ...]:
        """A verb may stand twice with different stances ("call", "call for")."""
        return (self.lemma, self.stance)


class Answered(Entry, frozen=True):
    """A noun that names an earlier statement ("denies the charge"); `act` where it names what the denier would have
    done ("denies involvement"), so that only an accusation of him is answered."""

    noun: str
    act: bool = False


class SourcePhrase(Entry, frozen=True):
    """Words before a source that need no verb ("according to")."""

    words: tuple[str, ...]
    stance: str


class Unsourced(Entry, frozen=True):
    """A word that says that something was said, and not by whom ("reportedly")."""

    word: str


class Utterance(Entry, frozen=True):
    """A verb of speaking that one may decline to do."""

    lemma: str


class Shift(Entry, frozen=True):
    """Content that turns a plain assertion, or what `cue` says, into another stance ("said she had no information").

    `auxiliary` is one of the verbs over its main verb ("must"), `own` whether the speaker speaks of himself; where it
    is not set, an auxiliary is over what somebody else does.
    """

    stance: str
    verb: str = ""
    cue: str = ""
    auxiliary: str = ""
    object: str = ""
    complement: str = ""
    negated: bool = False
    own: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """The whole pattern."""
        return (self.verb, self.cue, self.auxiliary, self.object, self.complement, self.negated, self.own)


class Blame(Entry, frozen=True):
    """A word that turns an assertion about another party into an accusation."""

    word: str
    pos: Literal["noun", "verb"]


class StanceCode(Entry, frozen=True):
    """A stance as an act between parties: its PLOVER class and mode, empty where PLOVER has none."""

    stance: str
    plover: str
    mode: str = ""
