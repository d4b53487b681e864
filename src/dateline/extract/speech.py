"""The tables of speech, compiled once from the lexicon: verbs, source phrases and the patterns of ignorance."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.analysis.gate import Trigger
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.speech import Answered, Blame, Cue, Shift, SourcePhrase, StanceCode, Unsourced, Utterance
from dateline.lexicon.rules.time import TimeWord


class SpeechTables(Struct, frozen=True):
    """Cues by lemma, phrases by first word, and the sets that the rules of speech ask."""

    verbs: dict[str, tuple[Cue, ...]]
    phrases: dict[str, tuple[SourcePhrase, ...]]
    unsourced: frozenset[str]
    utterances: frozenset[str]
    answered: frozenset[str]
    answered_acts: frozenset[str]
    ignorance: frozenset[str]
    shifts: tuple[Shift, ...]
    blame_nouns: frozenset[str]
    blame_verbs: frozenset[str]
    stances: dict[str, StanceCode]
    days: frozenset[str]

    @property
    def triggers(self) -> Iterator[Trigger]:
        """Every word that can begin a statement, for the gate."""
        yield Trigger((*self.unsourced, *self.ignorance))
        for lemma, cues in self.verbs.items():
            for cue in cues:
                yield Trigger((lemma,), _needed(cue))
        for phrases in self.phrases.values():
            for phrase in phrases:
                # Of "in the words of" the longest says most.
                first = max(phrase.words, key=len)
                yield Trigger((first,), tuple(word for word in phrase.words if word != first)[-1:])

    @property
    def reporting(self) -> frozenset[str]:
        """The lemmas of verbs that take a clause."""
        return frozenset(lemma for lemma, cues in self.verbs.items() if any("clause" in cue.frames for cue in cues))


def compile_speech(lexicon: Lexicon) -> SpeechTables:
    """The tables for `statements_in` and `statement_of`."""
    verbs: dict[str, tuple[Cue, ...]] = {}
    for cue in lexicon.entries(Cue):
        verbs[cue.lemma] = (*verbs.get(cue.lemma, ()), cue)
    phrases: dict[str, tuple[SourcePhrase, ...]] = {}
    for phrase in lexicon.entries(SourcePhrase):
        phrases[phrase.words[0]] = (*phrases.get(phrase.words[0], ()), phrase)
    shifts = lexicon.entries(Shift)
    return SpeechTables(
        verbs=verbs,
        phrases=phrases,
        unsourced=frozenset(entry.word for entry in lexicon.entries(Unsourced)),
        utterances=frozenset(entry.lemma for entry in lexicon.entries(Utterance)),
        answered=frozenset(entry.noun for entry in lexicon.entries(Answered)),
        answered_acts=frozenset(entry.noun for entry in lexicon.entries(Answered) if entry.act),
        ignorance=frozenset(s.complement for s in shifts if s.verb == "be" and s.stance == "does not know"),
        shifts=shifts,
        blame_nouns=frozenset(entry.word for entry in lexicon.entries(Blame) if entry.pos == "noun"),
        blame_verbs=frozenset(entry.word for entry in lexicon.entries(Blame) if entry.pos == "verb"),
        days=frozenset(
            word for entry in lexicon.entries(TimeWord) if entry.kind in ("weekday", "month") for word in entry.words
        ),
        stances={entry.stance: entry for entry in lexicon.entries(StanceCode)},
    )


def _needed(cue: Cue) -> tuple[str, ...]:
    """The words without one of which no frame of the cue can hold, none where one frame holds without."""
    needed: list[str] = []
    for frame in cue.frames:
        match frame:
            case "preposition" | "attribution":
                needed += cue.prepositions
            case "object" if cue.objects:
                # "Was claimed by": a passive names no object.
                needed += (*cue.objects, "by")
            case "quoting":
                needed.append("as")
            case _:
                return ()
    return tuple(needed)
