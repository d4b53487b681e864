"""The stance of a statement: what the cue says, unless the content makes it a denial, an accusation or ignorance."""

from typing import cast

from msgspec import Struct

from dateline.extract.speech import SpeechTables
from dateline.lexicon.rules.speech import Shift
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.records import Stance
from dateline.model.sourced import Sourced, Span
from dateline.model.values import Who
from dateline.resolve.who import who_of


class _Said(Struct, frozen=True):
    """A content under its main verb: the sentence, the tokens of the content, and who says it."""

    reading: Reading
    sentence: Sentence
    inside: tuple[Token, ...]
    main: Token
    source: Who | None

    def child(self, *deps: str) -> Token | None:
        return self.sentence.child(self.main.i, *deps)


def stance_of(
    finding: Finding, source: Sourced[Who] | None, reading: Reading, tables: SpeechTables
) -> tuple[Stance, Sourced[Who] | None]:
    """The stance of a statement, with the accused party where a plain assertion turns out to accuse one.

    "said no date had been set" denies, "said she had no information" does not know, "said the neighbour exerts a
    harmful influence" accuses; a content of several clauses keeps the stance of its cue.
    """
    stance = cast(Stance, finding.type)
    said = _said(finding, source, reading)
    if finding.rule == "statements.ignorance" or said is None or _is_one_of_several(said):
        return stance, None
    cue = finding.mark("lemma")
    for shift in tables.shifts:
        wanted = stance == "asserts" if not shift.cue else cue == shift.cue
        if wanted and shift.verb in ("", said.main.lemma) and _shifts(said, shift):
            return cast(Stance, shift.stance), None
    if stance != "asserts":
        return stance, None
    if _says_no(said):
        return "denies", None
    accused = _accused(said, tables)
    return ("accuses", accused) if accused is not None else (stance, None)


def _said(finding: Finding, source: Sourced[Who] | None, reading: Reading) -> _Said | None:
    sentence = reading.sentences[finding.sentence]
    contents = [role.span for role in finding.roles if role.name == "content"]
    inside = tuple(t for t in sentence.tokens if any(c.start <= t.start and t.end <= c.end for c in contents))
    here = {token.i for token in inside}
    verbs = [token for token in inside if token.is_verb]
    reported = [token for token in verbs if token.dep == "ccomp" and token.head == finding.head]
    highest = [token for token in verbs if token.head not in here or token.head == token.i]
    main = next(iter(reported or highest), None)
    return None if main is None else _Said(reading, sentence, inside, main, None if source is None else source.value)


def _is_one_of_several(said: _Said) -> bool:
    """ "There was a flash, we do not know why, and now it is dark": the content as a whole has no stance of its own."""
    for verb in said.sentence.children(said.main.i, "conj", "ccomp", "parataxis"):
        subject = said.sentence.child(verb.i, "nsubj", "nsubjpass", "expl")
        if verb.is_verb and subject is not None and (verb.i < said.main.i or verb.dep == "conj"):
            return True
    return False


def _shifts(said: _Said, shift: Shift) -> bool:
    subject = said.child("nsubj", "nsubjpass", "expl")
    if subject is None or (shift.negated and said.child("neg") is None):
        return False
    if shift.auxiliary:
        over = any(token.lemma == shift.auxiliary for token in said.sentence.children(said.main.i, "aux"))
        if subject.dep == "expl" or not over or said.child("neg") is not None:
            return False
        return _is_own(said, subject) if shift.own else not _is_own(said, subject)
    if not (_is_own(said, subject) if shift.own else subject.tag == "PRP"):
        return False
    if shift.object:
        thing = said.child("dobj")
        return thing is not None and thing.lemma == shift.object and (shift.own or _has_no(said, thing))
    if shift.complement:
        word = said.child("acomp", "attr")
        return word is not None and word.lemma == shift.complement
    return True


def _is_own(said: _Said, subject: Token) -> bool:
    """Whether the speaker speaks of itself."""
    if subject.tag == "PRP":
        return True
    own = _who_at(said, subject).value.id
    return own is not None and said.source is not None and own == said.source.id


def _says_no(said: _Said) -> bool:
    """ "no shot was fired", "there were no casualties": the content itself denies."""
    subject = said.child("nsubj", "nsubjpass")
    there = said.child("attr") if said.child("expl") is not None else None
    return any(noun is not None and _has_no(said, noun) for noun in (subject, there))


def _has_no(said: _Said, noun: Token) -> bool:
    return any(token.lemma == "no" for token in said.sentence.children(noun.i, "det", "neg"))


def _accused(said: _Said, tables: SpeechTables) -> Sourced[Who] | None:
    """The subject of the content, when the content blames it and it is an actor other than the source."""
    if said.source is None:
        return None
    subject = said.child("nsubj")
    blames = any(
        (token.is_verb and token.lemma in tables.blame_verbs) or (token.is_noun and token.lemma in tables.blame_nouns)
        for token in said.inside
    )
    if subject is None or not blames or said.child("neg") is not None or subject.tag == "PRP":
        return None
    accused = _who_at(said, subject)
    own = said.source is not None and accused.value.name == said.source.name
    return None if own or accused.value.kind is None else accused


def _who_at(said: _Said, token: Token) -> Sourced[Who]:
    role = Role("target", Span(token.start, token.end), said.sentence.index, token.i, "statements.blame")
    return who_of(role, said.reading)
