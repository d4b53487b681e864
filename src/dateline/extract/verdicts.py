"""What a sentence makes of the content of a noun: "no sign that …", "reports that … proved false", "rejected claims
that …"."""

from dateline.extract.event_tables import EventTables
from dateline.lexicon.rules.modality import Hedge
from dateline.model.reading import Sentence, Token


def is_content(sentence: Sentence, token: Token) -> bool:
    """Whether a clause says what its noun means ("reports that they fled"), and not which one ("the men that fled")."""
    return (
        token.dep in ("acl", "ccomp", "relcl", "appos")
        and token.is_verb
        and sentence.tokens[token.head].is_noun
        and any(child.lemma == "that" and child.tag == "IN" for child in sentence.children(token.i))
    )


def verdict_on(sentence: Sentence, clause: Token, tables: EventTables) -> list[tuple[Hedge | None, int]]:
    """The hedges over the noun of a content clause, each with its word; None stands for a plain negation. Who has no
    doubt that it is so claims it."""
    noun = sentence.tokens[clause.head]
    over = sentence.tokens[noun.head]
    own = _unreal(tables.hedges.get((noun.lemma, "complement")))
    negation = _negation(sentence, noun, over)
    if own is not None:
        return [] if negation is not None else [(own, noun.i)]
    if negation is not None:
        return [(None, negation.i)]
    if noun.dep in ("dobj", "nsubjpass") and (hedge := _unreal(tables.hedges.get((over.lemma, "complement")))):
        return [(hedge, over.i)]
    if noun.dep in ("nsubj", "nsubjpass"):
        for word in sentence.children(over.i, "acomp", "oprd", "attr", "xcomp", "advmod"):
            hedge = _unreal(tables.hedges.get((word.lemma, "complement")))
            if hedge is not None:
                return [(hedge, word.i)]
    return []


def negative_subject(sentence: Sentence, verb: Token, tables: EventTables) -> Token | None:
    """The subject of a verb, if it is nobody: "nothing suggests", "none of them was freed", "neither side signed"."""
    subject = sentence.child(verb.i, "nsubj", "nsubjpass")
    if subject is None:
        return None
    words = tables.term("nobody")
    if subject.text.lower() in words:
        return subject
    denied = any(child.text.lower() in words for child in sentence.children(subject.i, "det", "preconj", "cc"))
    return subject if denied else None


def _negation(sentence: Sentence, noun: Token, over: Token) -> Token | None:
    """The "no" or "not" over a noun: "no sign", "did not find evidence", "there was never any proof"."""
    for child in sentence.children(noun.i, "det", "neg"):
        if child.lemma in ("no", "neither") or child.dep == "neg":
            return child
    if noun.dep in ("dobj", "attr") and over.is_verb:
        return sentence.child(over.i, "neg")
    return None


def _unreal(hedge: Hedge | None) -> Hedge | None:
    return hedge if hedge is not None and hedge.status == "hypothetical" else None
