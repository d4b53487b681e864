"""Relations that a verb tells of: "Iran trains militias", "militias trained by Iran", "Iran-backed militias"."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.extract.clauses import after_preposition, agent_of, is_passive, object_of, subject_of
from dateline.extract.relation_parties import Party, is_body, parties_at
from dateline.extract.relation_tables import RelationTables
from dateline.lexicon.rules.relations import RelationVerb
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

CLOSING = (")", "”", '"')


class Bond(Struct, frozen=True, kw_only=True):
    """A relation in one place of a tree, before its parties are crossed: `head` is the token whose standing decides
    whether it is asserted (None where nothing can deny it), the trigger reaches from `first` to `last`."""

    predicate: str
    head: int | None
    trigger: Span
    at: int
    subjects: tuple[Party, ...]
    objects: tuple[Party, ...]
    rule: str
    what: Span | None = None
    inferred: bool = False
    dated: bool = False
    ended: bool = False
    past: bool = False


def verb_bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bond that a verb makes, by the first of its frames whose parties are all there."""
    lemma = token.lemma if token.lemma in tables.verbs else tables.forms.get(token.text.lower(), "")
    for entry in tables.verbs.get(lemma, ()):
        if (last := _particle(sentence, token, entry)) is None:
            continue
        if (bond := _framed(reading, sentence, token, last, entry, tables)) is not None:
            yield bond
            return


def compound_bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bond of an adjective in one token, "U.S.-led forces": the verb behind the hyphen, the party before it."""
    before, hyphen, form = token.text.rpartition("-")
    if not hyphen or not before or not before[0].isupper() or token.dep not in ("amod", "compound", "nmod"):
        return
    for entry in tables.verbs.get(tables.forms.get(form.lower(), ""), ()):
        if entry.object != "object" or entry.what or entry.particle:
            continue
        span = Span(token.start, token.start + len(before))
        subject = Party(head=token.i, span=span, chain=None, keys=frozenset({before.lower()}), named=True)
        objects = tuple(parties_at(reading, sentence, token.head, tables, several=False))
        yield Bond(
            predicate=entry.predicate, head=None, trigger=Span(token.end - len(form), token.end), at=token.i,
            subjects=(subject,), objects=objects, rule=f"relations.hyphen.{entry.lemma}",
        )  # fmt: skip
        return


def doer_of(sentence: Sentence, i: int) -> Token | None:
    """Who does what the verb at `i` says: its subject or possessor, or the one who is accused of it, helped to it,
    involved in it."""
    token = sentence.tokens[i]
    own = sentence.child(i, "nsubj", "csubj", "poss")
    if own is None and token.dep == "conj" and sentence.tokens[token.head].is_verb:
        return doer_of(sentence, token.head)
    if own is not None and (own.dep == "poss" or token.dep in ("pcomp", "pobj")):
        return own
    if token.dep in ("pcomp", "pobj"):
        return _controller(sentence, sentence.tokens[sentence.tokens[token.head].head])
    if token.dep == "xcomp" and (helped := sentence.child(token.head, "dobj")) is not None and helped.i < i:
        return helped
    if token.tag in ("VBZ", "VBP", "VBD") and token.dep == "ROOT" and own is None:
        # "The emirate funds the rebels" may be parsed as if "emirate funds" were one noun.
        return sentence.child(i, "compound", "nmod")
    return subject_of(sentence, i)


def _antecedent(sentence: Sentence, token: Token | None) -> Token | None:
    """What a relative pronoun stands for: the directors in "directors whom it accuses of arming rebels"."""
    if token is None or token.tag not in ("WP", "WDT"):
        return token
    above = token
    while above.dep != "relcl" and above.head != above.i:
        above = sentence.tokens[above.head]
    return sentence.tokens[above.head] if above.dep == "relcl" else None


def _controller(sentence: Sentence, governor: Token) -> Token | None:
    """The one that "of arming rebels" is about: whoever is accused, involved, has a role in it."""
    if governor.is_noun:
        # "Accused the emirate of paying them": "of" may hang on the accused.
        return sentence.child(governor.i, "poss") or (governor if governor.dep == "dobj" else None)
    accused = _antecedent(sentence, object_of(sentence, governor.i))
    if accused is not None and not is_passive(sentence, governor.i):
        return accused
    return subject_of(sentence, governor.i)


def _framed(
    reading: Reading, sentence: Sentence, token: Token, last: int, entry: RelationVerb, tables: RelationTables
) -> Bond | None:
    if entry.alone and sentence.child(token.i, "xcomp", "ccomp") is not None:
        return None
    passive = is_passive(sentence, token.i) or (token.dep == "amod" and token.tag == "VBN")
    inferred = False
    hyphenated = _before_hyphen(sentence, token)
    subject: Token | None
    patient: Token | None
    if hyphenated is not None:
        subject, patient = hyphenated, sentence.tokens[token.head]
    elif token.dep == "amod":
        return None
    elif passive:
        patient = _patient(sentence, token)
        subject = agent_of(sentence, token.i)
        if subject is None and entry.by_place:
            subject, inferred = _doer_by_place(reading, sentence, token, tables), True
        if subject is None and entry.object != "object" and not entry.what:
            # "is allied to", "allied with": a participle whose subject is its own.
            subject, patient = patient, None
    else:
        subject = doer_of(sentence, token.i)
        patient = object_of(sentence, token.i) or _shared_object(sentence, token, tables)
    slots = {"object": [patient] if patient is not None else []}
    for preposition in {entry.object, entry.what} - {"object", ""}:
        slots[preposition] = list(after_preposition(sentence, token.i, frozenset({preposition})))
        if last != token.i:
            slots[preposition] += list(after_preposition(sentence, last, frozenset({preposition})))
    predicate, what = entry.predicate, None
    if entry.what:
        thing = next((t for t in slots[entry.what] if _class_of(sentence, t, tables) in entry.things), None)
        if thing is None:
            return None
        predicate = predicate or tables.gives[_class_of(sentence, thing, tables)]
        what = _thing_words(sentence, thing, entry.object)
        # "training to the rebels": the parser likes to hang the party on the thing.
        # "Weapons for the rebels are supplied by the emirate."
        behind = after_preposition(sentence, thing.i, frozenset({entry.object, *(("for",) if passive else ())}))
        slots[entry.object] = slots[entry.object] or list(behind)
    elif entry.object != "object" and patient is not None and not entry.particle:
        return None
    objects = tuple(p for t in slots[entry.object] for p in parties_at(reading, sentence, t.i, tables))
    objects = tuple(one for one in objects if sentence.tokens[one.head].lemma not in entry.not_objects)
    if entry.body:
        objects = tuple(one for one in objects if is_body(reading, sentence, one, tables))
    subjects = tuple(parties_at(reading, sentence, None if subject is None else subject.i, tables))
    if not objects or not subjects:
        return None
    return Bond(
        predicate=predicate,
        head=None if hyphenated is not None else token.i,
        trigger=Span(token.start, sentence.tokens[last].end),
        at=token.i,
        subjects=subjects,
        objects=objects,
        rule=f"relations.verb.{entry.lemma}" + (".place" if inferred else ""),
        what=what,
        inferred=inferred,
        dated=entry.dated,
        ended=entry.ended,
    )


def _shared_object(sentence: Sentence, token: Token, tables: RelationTables) -> Token | None:
    """The rebels in "trains and finances the rebels", for the first of two verbs that both make a bond."""
    after = sentence.child(token.i, "conj")
    if after is None or after.i != token.i + 2 or after.lemma not in tables.verbs:
        return None
    return object_of(sentence, after.i)


def _particle(sentence: Sentence, token: Token, entry: RelationVerb) -> int | None:
    """The last token of the trigger once its particle is found."""
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if entry.particle:
        return after.i if after is not None and after.text.lower() == entry.particle else None
    return None if sentence.child(token.i, "prt") is not None else token.i


def _before_hyphen(sentence: Sentence, token: Token) -> Token | None:
    """Iran in "Iran-backed militias"."""
    if token.dep != "amod" or token.i < 2 or sentence.tokens[token.i - 1].text != "-":
        return None
    doer = sentence.tokens[token.i - 2]
    return doer if doer.head == token.i and doer.tag in ("NNP", "NNPS", "JJ", "NN") else None


def _patient(sentence: Sentence, token: Token) -> Token | None:
    """Who a passive is about."""
    own = sentence.child(token.i, "nsubjpass", "nsubj")
    return own if own is not None and own.tag not in ("WDT", "WP") else subject_of(sentence, token.i)


def _doer_by_place(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Token | None:
    """The country in which something is done with nobody named as doing it; no town and no time."""
    for found in after_preposition(sentence, token.i, tables.inside):
        span = Span(found.start, found.end)
        if any(time.sentence == sentence.index and time.span.overlaps(span) for time in reading.times):
            continue
        for place in reading.places:
            if place.sentence == sentence.index and place.span.overlaps(span) and place.where.precision == "country":
                return found
    return None


def _class_of(sentence: Sentence, token: Token, tables: RelationTables) -> str:
    return tables.things.get(token.lemma) or tables.things.get(token.text.lower()) or ""


def _thing_words(sentence: Sentence, thing: Token, party: str) -> Span:
    """The thing with all that describes it: "weapons, including bombs known as penetrators", but not who gets it."""
    indices = sentence.subtree(thing.i, frozenset(t.i for t in sentence.children(thing.i, "prep") if t.lemma == party))
    for token in sentence.tokens[indices[-1] + 1 : indices[-1] + 3]:
        # Examples hang on the verb or the preposition above: "with weapons, including bombs".
        if token.lemma == "include" and token.dep == "prep":
            indices = [*indices, *sentence.subtree(token.i)]
    if (article := sentence.tokens[indices[0]]).tag == "DT" and len(indices) > 1 and article.i < thing.i:
        indices = indices[1:]
    while len(indices) > 1 and (end := sentence.tokens[indices[-1]]).dep == "punct" and end.text not in CLOSING:
        indices = indices[:-1]
    return sentence.span_of(indices)
