"""A mention before its chain is known, and the few questions about tokens that all mentions ask."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from dateline.model.reading import Sentence, Token
from dateline.model.sourced import Span
from dateline.model.values import Who

Form = Literal["name", "person", "noun", "adjective", "pronoun"]
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Labels of what stands before a noun and belongs to it.
BEFORE_NOUN = frozenset(
    {"det", "amod", "nummod", "compound", "poss", "nmod", "quantmod", "case", "predet", "advmod", "npadvmod", "punct"}
)


class Draft(Struct, frozen=True):
    """A mention: what it says of its actor, and what helps to find whom it repeats.

    `lemma` is its role noun, `plain` is False where an article, number or "some" makes it a new one ("two officials");
    `definite` where "the" or a possessive points back; `community` is "shi'ite" and the like, `nation` the country that
    its own words state; `acronym` the letters that follow in brackets.
    """

    span: Span
    sentence: int
    head: int
    who: Who
    form: Form
    lemma: str | None = None
    plural: bool = False
    definite: bool = False
    plain: bool = True
    anaphor: bool = False
    group: bool = False
    community: str | None = None
    nation: str | None = None
    gender: str | None = None
    subject: bool = False
    acronym: str | None = None


def head_of(sentence: Sentence, tokens: Iterable[int]) -> int:
    """The token among them that hangs on a token outside (the last one, if several do)."""
    inside = list(tokens)
    for i in reversed(inside):
        head = sentence.tokens[i].head
        if head == i or head not in inside:
            return i
    return inside[-1]


def tokens_in(sentence: Sentence, span: Span) -> list[int]:
    """The indices of the tokens that lie wholly inside a span."""
    first = sentence.token_at(span.start)
    found = []
    i = first.i if first is not None else 0
    while i < len(sentence.tokens) and sentence.tokens[i].start < span.end:
        if sentence.tokens[i].start >= span.start and sentence.tokens[i].end <= span.end:
            found.append(i)
        i += 1
    return found


def phrase_start(sentence: Sentence, head: int) -> int:
    """The first token of the noun phrase that ends with `head`: what stands right before it and belongs to it."""
    tokens = sentence.tokens
    first = head
    while first > 0 and _belongs(sentence, first - 1, head):
        first -= 1
    while first < head and tokens[first].tag in (",", ":", "-LRB-", "''", "``", "HYPH", "POS"):
        first += 1
    return first


def _belongs(sentence: Sentence, i: int, head: int) -> bool:
    tokens = sentence.tokens
    token = tokens[i]
    if token.tag in (",", ":", "-LRB-", "-RRB-", "."):
        return False
    while token.i != head:
        if token.dep not in BEFORE_NOUN and token.dep != "conj":
            return False
        if token.head == token.i or token.head > head:
            return False
        token = tokens[token.head]
    return True


def is_subject(token: Token) -> bool:
    """Whether the token is the subject of a verb."""
    return token.dep in SUBJECTS


def rest_of(sentence: Sentence, head: int) -> Span | None:
    """The phrase behind the "of" or "for" that hangs on a noun: "the ministry" of "a spokesman for the ministry"."""
    for prep in sentence.children(head, "prep"):
        if prep.lemma in ("of", "for"):
            noun = sentence.child(prep.i, "pobj")
            if noun is not None:
                first = phrase_start(sentence, noun.i)
                return Span(sentence.tokens[first].start, noun.end)
    return None
