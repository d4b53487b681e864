"""Relations that a tie tells of: "troops loyal to the general", "Turkey and Greece are at odds over the island"."""

from collections.abc import Iterator

from dateline.extract.clauses import after_preposition, phrase, subject_of
from dateline.extract.relation_parties import parties_at
from dateline.extract.relation_tables import RelationTables
from dateline.extract.relation_verbs import Bond
from dateline.lexicon.rules.relations import RelationTie
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span


def tie_bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bond of an adjective or participle with its preposition, or of a noun under one: "at odds with"."""
    for entry in tables.ties.get(token.text.lower(), ()):
        if entry.under and sentence.tokens[token.head].lemma != entry.under:
            continue
        subject = _tied(sentence, token) if not entry.under else _at(sentence, token)
        if subject is None:
            continue
        subjects = tuple(parties_at(reading, sentence, subject.i, tables))
        others = _after(sentence, token, entry)
        objects = tuple(one for other in others for one in parties_at(reading, sentence, other.i, tables))
        if entry.mutual and not objects:
            subjects, objects = subjects[:1], subjects[1:]
        if subjects and objects:
            yield Bond(
                predicate=entry.predicate, head=_verb_over(sentence, token), trigger=_trigger(sentence, token, entry),
                at=token.i, subjects=subjects, objects=objects, rule=f"relations.tie.{entry.word}",
                what=_matter(sentence, token, entry),
            )  # fmt: skip


def _trigger(sentence: Sentence, token: Token, entry: RelationTie) -> Span:
    start = sentence.tokens[token.head].start if entry.under and token.head < token.i else token.start
    return Span(start, token.end)


def _hosts(sentence: Sentence, token: Token, entry: RelationTie) -> list[Token]:
    """Where its prepositions may hang: on it, on the preposition before it, on the verb over both."""
    if not entry.under:
        return [token]
    above = sentence.tokens[token.head]
    return [token, above, sentence.tokens[above.head]]


def _after(sentence: Sentence, token: Token, entry: RelationTie) -> list[Token]:
    words = frozenset(entry.prepositions)
    return [found for host in _hosts(sentence, token, entry) for found in after_preposition(sentence, host.i, words)]


def _matter(sentence: Sentence, token: Token, entry: RelationTie) -> Span | None:
    """What it is about: "at odds over the island"."""
    behind = [*_hosts(sentence, token, entry), *_after(sentence, token, entry)]
    for host in behind if entry.what else ():
        for found in after_preposition(sentence, host.i, frozenset({entry.what})):
            return phrase(sentence, found.i)
    return None


def _at(sentence: Sentence, token: Token) -> Token | None:
    """Who is at odds: the noun before it or the subject of the verb over it."""
    over = sentence.tokens[sentence.tokens[token.head].head]
    return subject_of(sentence, over.i) if over.is_verb else over if over.is_noun and over.i < token.i else None


def _tied(sentence: Sentence, token: Token) -> Token | None:
    """Who is tied: the noun before it, or the subject of the verb to be over it."""
    head = sentence.tokens[token.head]
    if token.dep == "conj":
        return _tied(sentence, head) if not head.is_verb else subject_of(sentence, head.i)
    if head.is_noun and token.dep in ("amod", "acl", "relcl", "appos"):
        return head if head.i < token.i else None
    if token.is_verb and token.dep != "acl":
        return sentence.child(token.i, "nsubjpass", "nsubj") or subject_of(sentence, token.i)
    if token.dep in ("acomp", "attr", "oprd"):
        return subject_of(sentence, head.i)
    return None


def _verb_over(sentence: Sentence, token: Token) -> int | None:
    """The verb whose negation would undo the tie: none where it only tells which people are meant."""
    if token.is_verb and token.dep not in ("acl", "amod"):
        return token.i
    return token.head if token.dep in ("acomp", "attr", "oprd") else None
