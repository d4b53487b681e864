"""Clauses: the verb at a head, its arguments with passives undone, and the times and places that belong to it."""

from collections.abc import Iterator

from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj", "ROOT"})
NOMINAL_PARTS = frozenset(
    {"det", "amod", "nummod", "compound", "poss", "nmod", "quantmod", "case", "neg", "predet", "advmod", "npadvmod"}
)


def is_passive(sentence: Sentence, head: int) -> bool:
    """Whether the verb at `head` is passive: "were killed", "being trained", also bare "killed in an attack" and
    "Asked about it, …"."""
    token = sentence.tokens[head]
    if token.tag != "VBN":
        return False
    if sentence.child(head, "auxpass", "nsubjpass", "agent") is not None:
        return True
    if token.dep == "advcl":
        return sentence.child(head, "aux", "nsubj", "dobj") is None
    return token.dep in ("acl", "amod") and sentence.child(head, "dobj") is None


def subject_of(sentence: Sentence, head: int) -> Token | None:
    """The grammatical subject of the verb at `head`, also one shared along a coordination, raised over an infinitive or
    over "after insisting", or modified by a relative or participial clause."""
    seen = set()
    while head not in seen:
        seen.add(head)
        own = _own_subject(sentence, head)
        if own is not None:
            if (
                own.tag in ("WDT", "WP", "DT")
                and own.text.lower() in ("that", "which", "who")
                and sentence.tokens[head].dep == "relcl"
            ):
                return sentence.tokens[sentence.tokens[head].head]
            return own
        token = sentence.tokens[head]
        if token.dep in ("acl", "relcl"):
            return sentence.tokens[token.head]
        if token.dep == "pcomp" and sentence.tokens[token.head].dep == "prep":
            head = clause_of(sentence, sentence.tokens[token.head].head)
            continue
        if token.dep not in ("conj", "xcomp", "advcl", "acomp") or token.head == head:
            return None
        head = token.head
    return None


def _own_subject(sentence: Sentence, head: int) -> Token | None:
    """The subject right under a verb; a label before a colon ("ZINDER: Raids have increased") is none."""
    found = list(sentence.children(head, "nsubj", "nsubjpass", "csubj"))
    if len(found) > 1 and any(token.text == ":" for token in sentence.tokens[found[0].i : found[-1].i]):
        return found[-1]
    return found[0] if found else None


def agent_of(sentence: Sentence, head: int) -> Token | None:
    """Who acts in a passive: the object of its "by"."""
    by = sentence.child(head, "agent")
    return None if by is None else sentence.child(by.i, "pobj", "pcomp")


def object_of(sentence: Sentence, head: int) -> Token | None:
    """The direct object of the verb at `head`."""
    return sentence.child(head, "dobj", "obj", "dative", "oprd")


def after_preposition(sentence: Sentence, head: int, words: frozenset[str]) -> Iterator[Token]:
    """The objects of prepositions in `words` that hang on `head`, in order ("against", "on", "of")."""
    for prep in sentence.children(head, "prep", "agent", "dative", "prt"):
        if prep.lemma in words or prep.text.lower() in words:
            yield from sentence.children(prep.i, "pobj", "pcomp")


def phrase(sentence: Sentence, head: int, *, full: bool = False, without: frozenset[int] = frozenset()) -> Span:
    """The noun phrase of `head`: its words without relative clauses, appositions and trailing prepositions other than
    "of", or with all of them when `full`, less the branches in `without`."""
    if full:
        return _trimmed(sentence, sentence.subtree(head, without))
    keep, queue = [], [head]
    while queue:
        i = queue.pop()
        keep.append(i)
        for child in sentence.children(i):
            part_of = child.dep == "prep" and child.lemma == "of"
            inner = sentence.tokens[i].dep == "prep" and child.dep in ("pobj", "pcomp")
            joined = child.dep == "punct" and (child.tag == "HYPH" or child.text in ("“", '"'))
            beside = (
                child.dep in ("cc", "conj")
                and i != head
                and sentence.tokens[i].dep in ("nmod", "amod", "compound", "nummod", "quantmod")
            )
            if child.dep in NOMINAL_PARTS or part_of or inner or joined or beside:
                queue.append(child.i)
    return _trimmed(sentence, _run_around(sorted(keep), head))


def clause_of(sentence: Sentence, head: int) -> int:
    """The nearest verb at or above `head` (or the root) whose clause the token stands in."""
    i = head
    while not sentence.tokens[i].is_verb and sentence.tokens[i].head != i:
        i = sentence.tokens[i].head
    return i


def circumstances(reading: Reading, sentence: Sentence, head: int) -> tuple[Role, ...]:
    """The times ("time") and literal places ("place") that belong to the verb or noun at `head`: those that hang on it
    without another clause between; failing that, those of the clause it stands in. Roles in text order."""
    own = set(own_branch(sentence, head))
    clause = clause_of(sentence, head)
    wider = set(own_branch(sentence, clause)) if clause != head else set()
    roles: list[Role] = []
    for name, mentions in (("time", reading.times), ("place", reading.places)):
        here = [
            (mention, token)
            for mention in mentions
            if mention.sentence == sentence.index
            and getattr(mention, "literal", True)
            and (name == "place" or not _is_of_address(reading, mention.span))
            if (token := anchor_of(sentence, mention.span)) is not None
        ]
        direct = [pair for pair in here if pair[1].i in own and pair[1].i != head]
        for mention, token in direct or [pair for pair in here if pair[1].i in wider]:
            roles.append(Role(name, mention.span, sentence.index, token.i, f"clauses.{name}"))
    return tuple(sorted(roles, key=lambda role: role.span))


def _is_of_address(reading: Reading, time: Span) -> bool:
    """Whether the number of a house was taken for a year: "1802 Beacon St."."""
    return any(place.span.contains(time) and place.span != time for place in reading.places)


def ends_with(sentence: Sentence, token: Token, words: tuple[str, ...]) -> bool:
    """Whether the words, a phrase of the lexicon, end with the token: "car", "bomb" at "bomb"."""
    i = token.i
    for word in reversed(words[:-1]):
        i -= 1
        while i >= 0 and sentence.tokens[i].tag == "HYPH":
            i -= 1
        if i < 0 or word not in (sentence.tokens[i].lemma, sentence.tokens[i].text.lower()):
            return False
    return True


def own_branch(sentence: Sentence, head: int) -> list[int]:
    """The tokens below `head` that are not inside another clause of theirs."""
    found, queue = [], [head]
    while queue:
        i = queue.pop()
        found.append(i)
        for child in sentence.children(i):
            own_clause = child.dep in CLAUSAL and child.is_verb and child.dep != "pcomp"
            if not own_clause and not (child.dep == "conj" and child.is_verb):
                queue.append(child.i)
    return found


def anchor_of(sentence: Sentence, span: Span) -> Token | None:
    """The highest token of a mention: the one whose head stands outside it."""
    inside = sentence.tokens_in(span)
    for token in inside:
        head = sentence.tokens[token.head]
        if head.i == token.i or not (span.start <= head.start and head.end <= span.end):
            return token
    return inside[0] if inside else sentence.token_at(span.start)


def _run_around(indices: list[int], head: int) -> list[int]:
    """The unbroken run of indices around `head`, so that a phrase is one stretch of text."""
    at = indices.index(head)
    low = high = at
    while low > 0 and indices[low - 1] == indices[low] - 1:
        low -= 1
    while high + 1 < len(indices) and indices[high + 1] == indices[high] + 1:
        high += 1
    return indices[low : high + 1]


def _trimmed(sentence: Sentence, indices: list[int]) -> Span:
    """The span of the tokens without punctuation at its ends."""
    kept = list(indices)
    while (
        len(kept) > 1 and sentence.tokens[kept[-1]].dep == "punct" and sentence.tokens[kept[-1]].text not in ("”", '"')
    ):
        kept.pop()
    while len(kept) > 1 and sentence.tokens[kept[0]].dep == "punct" and sentence.tokens[kept[0]].text not in ("“", '"'):
        kept.pop(0)
    return sentence.span_of(kept)
