"""A mention before its chain is known, and the few questions about tokens that all mentions ask."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from dateline.analysis.actor_phrases import Words
from dateline.model.reading import Entity, PlaceMention, Sentence, Token
from dateline.model.sourced import Span
from dateline.model.values import Who

Form = Literal["name", "person", "noun", "adjective", "pronoun"]
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MODIFYING = frozenset({"amod", "compound", "nmod"})
# Labels of what stands before a noun and belongs to it ("conj" for "U.S. and Iranian" officials).
BEFORE_NOUN = MODIFYING | {"det", "nummod", "poss", "quantmod", "case", "predet", "advmod", "npadvmod", "punct", "conj"}
SHORT_FORM = range(2, 9)
# No phrase of news is longer; a longer one is a list or rubbish.
PHRASE_WORDS = 40
NEVER_INSIDE = frozenset({",", ":", "-LRB-", "-RRB-", "."})
NEVER_FIRST = NEVER_INSIDE | {"''", "``", "HYPH", "POS"}


class Draft(Struct, frozen=True):
    """A mention: what it says of its actor, and what helps to find whom it repeats.

    `lemma` is its role noun, `plain` is False where an article, number or "some" makes it a new one ("two officials");
    `definite` where "the" or a possessive points back; `community` is "shi'ite" and the like, `nation` the country that
    its own words state; `acronym` the letters that follow in brackets; `owned` nouns belong to whom the pronoun before
    them means ("its warships"), as that one's `body` or as a `thing` of it; `beside` is the head that the mention is in
    apposition to; pronouns of the `first` person are whoever speaks; a pronoun in front of its sentence's subject may
    mean that one, whose head is `ahead`; "its" of "the army and its allies" means the one that its noun is `joined` to.
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
    owned: bool = False
    body: str | None = None
    thing: bool = False
    beside: int | None = None
    first: bool = False
    ahead: int | None = None
    joined: int | None = None


class Setting(Words, frozen=True, kw_only=True):
    """One sentence with all that the search for mentions in it needs: its tree, the names the parser marked, the
    places in it, the names of all places in the text, and whether it is set in capitals."""

    sentence: Sentence
    entities: tuple[Entity, ...]
    places: tuple[PlaceMention, ...] = ()
    located: frozenset[str] = frozenset()
    shouted: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def words_of(self, first: int, last: int) -> str:
        """The text from one token to another, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]


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
    for token in sentence.tokens[first.i if first is not None else 0 :]:
        if token.start >= span.end:
            break
        if token.start >= span.start and token.end <= span.end:
            found.append(token.i)
    return found


def phrase_start(sentence: Sentence, head: int) -> int:
    """The first token of the noun phrase that ends with `head`: what stands right before it and belongs to it."""
    tokens = sentence.tokens
    first = head
    while first > max(0, head - PHRASE_WORDS) and _belongs(sentence, first - 1, head):
        first -= 1
    while first < head and tokens[first].tag in NEVER_FIRST:
        first += 1
    return first


def rest_of(sentence: Sentence, head: int) -> Span | None:
    """The phrase behind the "of" or "for" that hangs on a noun: "the ministry" of "a spokesman for the ministry"."""
    for prep in sentence.children(head, "prep"):
        if prep.lemma in ("of", "for"):
            noun = sentence.child(prep.i, "pobj")
            if noun is not None:
                return Span(sentence.tokens[phrase_start(sentence, noun.i)].start, noun.end)
    return None


def acronym_behind(setting: Setting, last: int) -> str | None:
    """The short form in brackets right behind a name: "(URNG)"."""
    tokens = setting.tokens
    if last + 3 >= len(tokens) or tokens[last + 1].text not in "([" or tokens[last + 3].text not in ")]":
        return None
    letters = tokens[last + 2].text
    return letters if len(letters) in SHORT_FORM and letters[:2].isupper() else None


def _belongs(sentence: Sentence, i: int, head: int) -> bool:
    token = sentence.tokens[i]
    if token.tag in NEVER_INSIDE:
        return False
    while token.i != head:
        if token.dep not in BEFORE_NOUN or token.head == token.i or token.head > head:
            return False
        token = sentence.tokens[token.head]
    return True
