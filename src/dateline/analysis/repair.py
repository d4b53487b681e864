"""Repairs of a tree: five attachments that the parser often gets wrong in wire copy, each decided by grammar alone."""

from collections.abc import Callable

from dateline.model.reading import Sentence, Token

# Heads and labels by token index; a repair answers with the changes it wants, or with none.
Changes = dict[int, tuple[int, str]]
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def repaired(sentence: Sentence, reporting: frozenset[str]) -> Sentence:
    """The sentence with its known misreadings set right; `reporting` are the lemmas of verbs that take a clause.

    "In an attack …, a bomber killed six" — the noun phrase right before a verb without a subject is its subject.
    "because of pressure on diplomats as the minister made a visit" — "as" begins a clause, not a comparison.
    "The army says A was replaced by B, and has launched an offensive" — the last verb is the army's own act.
    "No let-up in the junta's arming of militias" — what ends in "'s" is the possessor of the noun behind it.
    "Said between 9 and 15 people, most of them women, had fled" — the people fled, "most of them" stands beside them.
    """
    for repair in (_subject_before_verb, _clause_after_as, _shared_speaker, _possessor, _whole_before_part):
        sentence = _applied(sentence, repair, reporting)
    return sentence


def _applied(
    sentence: Sentence, repair: Callable[[Sentence, Token, frozenset[str]], Changes], reporting: frozenset[str]
) -> Sentence:
    for i in range(len(sentence.tokens)):
        changes = repair(sentence, sentence.tokens[i], reporting)
        if changes:
            sentence = _reattached(sentence, changes)
    return sentence


def _subject_before_verb(sentence: Sentence, verb: Token, reporting: frozenset[str]) -> Changes:
    """A finite verb without a subject takes the comma-led noun phrase that ends right before it."""
    if verb.tag not in FINITE or verb.dep in ("conj", "aux", "auxpass", "relcl") or verb.i == 0:
        return {}
    if sentence.child(verb.i, *SUBJECTS) is not None:
        return {}
    head = sentence.tokens[verb.i - 1]
    while head.dep in ("compound", "amod") and head.i < head.head < verb.i:
        head = sentence.tokens[head.head]
    if not head.is_noun or head.dep not in ("appos", "conj", "pobj"):
        return {}
    branch = sentence.subtree(head.i)
    if branch[0] == 0 or sentence.tokens[branch[0] - 1].text != "," or branch[-1] != verb.i - 1:
        return {}
    return {head.i: (verb.i, "nsubjpass" if sentence.child(verb.i, "auxpass") else "nsubj")}


def _clause_after_as(sentence: Sentence, token: Token, reporting: frozenset[str]) -> Changes:
    """`as` with an object that a finite verb follows at once: the object is the verb's subject, the verb a clause."""
    if token.lemma not in ("as", "while", "after", "before") or token.dep != "prep":
        return {}
    noun = sentence.child(token.i, "pobj")
    if noun is None:
        return {}
    after = max(sentence.subtree(noun.i)) + 1
    if after >= len(sentence.tokens) or sentence.tokens[after].tag not in FINITE:
        return {}
    verb = sentence.tokens[after]
    while verb.dep in ("aux", "auxpass"):
        verb = sentence.tokens[verb.head]
    if verb.dep not in ("conj", "ccomp", "advcl", "parataxis") or verb.head == verb.i:
        return {}
    host = verb.head
    changes: Changes = {
        noun.i: (verb.i, "nsubjpass" if sentence.child(verb.i, "auxpass") else "nsubj"),
        token.i: (verb.i, "mark"),
        verb.i: (host, "advcl"),
    }
    wrong = sentence.child(verb.i, *SUBJECTS)
    if wrong is not None:
        if wrong.i > token.i:
            return {}
        changes[wrong.i] = _home_of(sentence, wrong, host)
    return changes


def _home_of(sentence: Sentence, noun: Token, host: int) -> tuple[int, str]:
    """Where a noun belongs that lost its verb: the preposition right before its phrase, else the host clause."""
    first = min(i for i in sentence.subtree(noun.i) if i <= noun.i)
    before = sentence.tokens[first - 1] if first else noun
    if before.tag in ("IN", "TO") and before.i != noun.i:
        return before.i, "pobj"
    return host, "dep"


def _shared_speaker(sentence: Sentence, verb: Token, reporting: frozenset[str]) -> Changes:
    """A conjunct of a reported clause, led by a comma, that is coordinated with the reporting verb itself: one with a
    subject and a reporting verb of its own ("…, and the group denies it"), or one without a subject that is active,
    after a passive clause, in the tense of the reporting verb."""
    inner = sentence.tokens[verb.head]
    outer = sentence.tokens[inner.head]
    if verb.dep != "conj" or inner.dep != "ccomp" or outer.lemma not in reporting or outer.i > inner.i:
        return {}
    between = [t for t in sentence.children(inner.i) if inner.i < t.i < verb.i]
    if not any(t.text == "," for t in between) or not any(t.dep == "cc" for t in between):
        return {}
    own_speech = verb.lemma in reporting and sentence.child(verb.i, "nsubj") is not None
    if not own_speech and not _is_new_act(sentence, verb, inner, outer):
        return {}
    joints = {t.i: (outer.i, t.dep) for t in between if t.dep == "cc" or t.text == ","}
    return {**joints, verb.i: (outer.i, "conj")}


def _is_new_act(sentence: Sentence, verb: Token, inner: Token, outer: Token) -> bool:
    if sentence.child(verb.i, "auxpass", *SUBJECTS) is not None or sentence.child(inner.i, "nsubjpass") is None:
        return False
    finite = sentence.child(verb.i, "aux") or verb
    present = ("VBZ", "VBP")
    return finite.tag in FINITE and (finite.tag in present) == (outer.tag in present)


def _possessor(sentence: Sentence, mark: Token, reporting: frozenset[str]) -> Changes:
    """A noun with a possessive mark is the possessor of the gerund or noun that follows the mark, not its subject."""
    if mark.tag != "POS" or mark.i + 1 >= len(sentence.tokens):
        return {}
    owner = sentence.tokens[mark.head]
    thing = sentence.tokens[mark.i + 1]
    while thing.dep in ("amod", "compound", "advmod", "nummod") and thing.i < thing.head < mark.i + 6:
        thing = sentence.tokens[thing.head]
    if owner.i >= mark.i or owner.dep == "poss" or not (thing.is_noun or thing.tag == "VBG") or thing.head == owner.i:
        return _turned(sentence, owner, thing) if thing.head == owner.i and owner.i < mark.i else {}
    return {owner.i: (thing.i, "poss")}


def _turned(sentence: Sentence, owner: Token, thing: Token) -> Changes:
    """Where the thing hangs on its owner the two change places."""
    if owner.dep == "poss" or not (thing.is_noun or thing.tag == "VBG"):
        return {}
    return {owner.i: (thing.i, "poss"), thing.i: (owner.head, owner.dep)}


def _whole_before_part(sentence: Sentence, verb: Token, reporting: frozenset[str]) -> Changes:
    """A counted noun that opens what is said ("said between 9 and 15 people, …, had fled") is the subject of a clause
    that has none, or none but a part of it ("most of them")."""
    teller = sentence.tokens[verb.head]
    if verb.dep != "ccomp" or teller.lemma not in reporting or teller.i + 2 >= verb.i:
        return {}
    lead = sentence.tokens[teller.i + 1]
    noun = sentence.child(lead.i, "pobj") if lead.dep == "prep" and lead.head == teller.i else None
    number = None if noun is None else sentence.child(noun.i, "nummod")
    if noun is None or number is None or noun.i > verb.i or min(sentence.subtree(number.i)) != lead.i + 1:
        return {}
    part = sentence.child(verb.i, *SUBJECTS)
    label = "nsubjpass" if sentence.child(verb.i, "auxpass") else "nsubj"
    changes: Changes = {noun.i: (verb.i, label), lead.i: (number.i, "quantmod")}
    if part is None:
        return changes
    branch = sentence.subtree(part.i)
    of_them = any(sentence.tokens[i].tag == "PRP" and sentence.tokens[i].dep == "pobj" for i in branch)
    beside = branch[0] == noun.i + 2 and sentence.tokens[noun.i + 1].text == ","
    return {**changes, part.i: (noun.i, "appos")} if of_them and beside else {}


def _reattached(sentence: Sentence, changes: Changes) -> Sentence:
    heads = [changes.get(token.i, (token.head, token.dep)) for token in sentence.tokens]
    if _has_cycle([head for head, _ in heads]):
        return sentence
    children: list[list[int]] = [[] for _ in heads]
    for i, (head, _) in enumerate(heads):
        if head != i:
            children[head].append(i)
    tokens = tuple(
        Token(t.i, t.start, t.end, t.text, t.lemma, t.tag, dep, head, tuple(children[t.i]))
        for t, (head, dep) in zip(sentence.tokens, heads, strict=True)
    )
    return Sentence(sentence.index, sentence.paragraph, sentence.span, tokens, sentence.quotes)


def _has_cycle(heads: list[int]) -> bool:
    for start in range(len(heads)):
        i = start
        for _ in range(len(heads) + 1):
            if heads[i] == i:
                break
            i = heads[i]
        else:
            return True
    return False
