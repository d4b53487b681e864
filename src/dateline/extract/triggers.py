"""Verbs that tell of an event: which entry of the lexicon a verb answers to, and the words of its roles."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.arguments import OUTCOMES, Frame
from dateline.extract.clauses import after_preposition, phrase
from dateline.extract.event_tables import EventTables
from dateline.extract.listing import listed
from dateline.lexicon.rules.events import EventVerb
from dateline.model.finding import Role
from dateline.model.reading import Sentence, Token
from dateline.model.sourced import Span

# How far behind its verb a particle may stand: "took nine foreign oil workers hostage".
REACH = 8
PRONOUNS = frozenset({"PRP", "WP"})


def verb_entry(sentence: Sentence, frame: Frame, tables: EventTables) -> EventVerb | None:
    """The first entry of the verb's lemma whose demands the clause meets, or None."""
    for entry in tables.verbs.get(frame.verb.lemma, ()):
        if _answers(sentence, frame, entry, tables):
            return entry
    return None


def verb_roles(sentence: Sentence, frame: Frame, entry: EventVerb) -> Iterator[Role]:
    """The words that fill the entry's roles, in the order subject, object, prepositions."""
    doer, done_to = frame.subject, frame.object
    if doer is not None and entry.subject:
        yield from _conjuncts_as(entry.subject, sentence, doer, "subject")
    if done_to is not None and entry.object and not entry.nouns:
        for found_role in _conjuncts_as(entry.object, sentence, done_to, "object"):
            yield without_last(found_role, sentence, entry.particle)
    if done_to is not None and entry.nouns and entry.after.get("of") in OUTCOMES:
        # "Has claimed 40 lives": the noun itself is counted.
        yield from _counted(entry.after["of"], sentence, done_to)
    hosts = [frame.verb] if done_to is None or frame.passive else [frame.verb, done_to]
    particle = _particle(sentence, frame.verb, entry.particle) if entry.particle else None
    for host in hosts if particle is None else [*hosts, particle]:
        for preposition, role in entry.after.items():
            if role and not (preposition == "of" and role == entry.object and _is_thing(sentence, host, done_to)):
                for found in list(after_preposition(sentence, host.i, frozenset({preposition})))[:1]:
                    if not (role == "actor" and frame.passive and found is doer):
                        yield from _conjuncts_as(role, sentence, found, preposition)


def _counted(name: str, sentence: Sentence, noun: Token) -> Iterator[Role]:
    if sentence.child(noun.i, "nummod") is not None:
        yield Role(name, phrase(sentence, noun.i), sentence.index, noun.i, "events.object.counted")


def _is_thing(sentence: Sentence, host: Token, done_to: Token | None) -> bool:
    """Whether the object with its "of" is one thing ("captured the town of X"), not what is done to another ("seized
    control of X")."""
    return host is done_to and sentence.child(host.i, "det") is not None


def trigger_span(sentence: Sentence, frame: Frame, entry: EventVerb) -> Span:
    """The words that gave the event away: the verb, with its particle and its noun ("took control", "gunned down")."""
    last = frame.verb
    if entry.nouns and frame.object is not None and frame.object.i > frame.verb.i:
        last = frame.object
    elif entry.particle:
        particle = _particle(sentence, frame.verb, entry.particle)
        if particle is not None and (particle.i - last.i <= 2):
            last = particle
    if entry.nouns or entry.particle:
        return Span(min(frame.verb.start, last.start), max(last.end, frame.verb.end))
    return Span(frame.verb.start, frame.verb.end)


def without_last(role: Role, sentence: Sentence, word: str) -> Role:
    """The role without a word at its end that is no part of its phrase: "six nurses", not "six nurses hostage"."""
    last = sentence.token_at(role.span.end - 1)
    if not word or last is None or last.text.lower() != word or last.start <= role.span.start:
        return role
    return replace(role, span=Span(role.span.start, sentence.tokens[last.i - 1].end))


def is_people(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """Whether a noun phrase means people: by its noun, a pronoun, a number or a name, or by whose it is ("the legs of a
    guard"); not "dozens of sheep"."""
    counted = next(after_preposition(sentence, token.i, frozenset({"of"})), None)
    if token.lemma in tables.term("body_part"):
        owner = sentence.child(token.i, "poss") or counted
        return owner is not None and is_people(sentence, owner, tables)
    if counted is not None and token.lemma in tables.term("many") and counted.lemma not in tables.term("many"):
        return is_people(sentence, counted, tables)
    if token.lemma in tables.people or token.text.lower() in tables.people:
        return True
    if (
        token.text.lower() in tables.term("aged")
        and sentence.child(token.i, "npadvmod", "compound", "nmod") is not None
    ):
        return True
    if token.tag in PRONOUNS:
        return token.text.lower() in tables.term("pronoun")
    if token.tag == "CD" and counted is not None and not is_people(sentence, counted, tables):
        return False
    if token.tag == "CD" or token.lemma in tables.term("many") or token.text.lower() in tables.term("many"):
        return True
    if token.tag in ("NNP", "NNPS"):
        return token.lemma not in tables.weapons
    # "A group of men" is people, "the home of a man" is not.
    return counted is not None and counted.lemma in tables.people and counted.tag in ("NNS", "NNPS")


def _answers(sentence: Sentence, frame: Frame, entry: EventVerb, tables: EventTables) -> bool:
    if (entry.only == "passive" and not frame.passive) or (entry.only == "active" and frame.passive):
        return False
    if entry.nouns and (frame.object is None or frame.object.lemma not in entry.nouns):
        return False
    if entry.particle and _particle(sentence, frame.verb, entry.particle) is None:
        return False
    if entry.needs and not _has_preposition(sentence, frame, entry.needs):
        return False
    if entry.without and _has_preposition(sentence, frame, entry.without):
        return False
    if entry.after_words and not _has_after_word(sentence, frame, entry):
        return False
    if entry.needs_clause and not _has_clause(sentence, frame.verb):
        return False
    if entry.needs_length and not _has_length(sentence, frame.verb, tables):
        return False
    if entry.clauses and _clause_lemma(sentence, frame.verb) not in entry.clauses:
        return False
    if entry.not_clause and _clause_lemma(sentence, frame.verb) in entry.not_clause:
        return False
    return _object_fits(sentence, frame, entry, tables) and _subject_fits(sentence, frame, entry, tables)


def _object_fits(sentence: Sentence, frame: Frame, entry: EventVerb, tables: EventTables) -> bool:
    found = frame.object
    if found is None:
        if entry.not_object and any(
            noun.lemma in entry.not_object for noun in after_preposition(sentence, frame.verb.i, frozenset(entry.after))
        ):
            return False
        return not (entry.object_words or entry.object_is or entry.object_needed)
    if (
        entry.object_words
        and not frame.on_place
        and not any(lemma in entry.object_words for lemma in _lemmas(sentence, found))
    ):
        return False
    if entry.counted and sentence.child(found.i, "nummod") is None:
        return False
    if frame.on_place and (entry.object_words or entry.object in OUTCOMES):
        return bool(tables.term("place") & set(entry.object_words))
    if found.lemma in entry.not_object or found.text.lower() in entry.not_object:
        return False
    return _is_kind(sentence, found, entry.object_is, tables)


def _subject_fits(sentence: Sentence, frame: Frame, entry: EventVerb, tables: EventTables) -> bool:
    found = frame.subject
    if found is None:
        return not entry.subject_words and (not entry.subject_is or frame.passive)
    if entry.subject_words and not any(lemma in entry.subject_words for lemma in _lemmas(sentence, found)):
        return False
    if found.lemma in entry.not_subject:
        return False
    return _is_kind(sentence, found, entry.subject_is, tables)


def _is_kind(sentence: Sentence, token: Token, kind: str, tables: EventTables) -> bool:
    match kind:
        case "people":
            return is_people(sentence, token, tables)
        case "things":
            return not is_people(sentence, token, tables)
        case _:
            return True


def _lemmas(sentence: Sentence, token: Token) -> Iterator[str]:
    """The lemma of the noun, of the noun behind its "of" ("a number of troops"), and of its conjuncts."""
    for i in sentence.conjuncts(token.i):
        yield sentence.tokens[i].lemma
        if sentence.tokens[i].tag == "NNP":
            yield from (child.lemma for child in sentence.children(i, "compound", "nmod"))
        for found in after_preposition(sentence, i, frozenset({"of"})):
            yield found.lemma


def _conjuncts_as(name: str, sentence: Sentence, token: Token, construction: str) -> Iterator[Role]:
    for i in listed(sentence, token.i):
        if i != token.i and (sentence.tokens[i].is_verb or _is_denied(sentence, i)):
            continue
        yield Role(name, phrase(sentence, i), sentence.index, i, f"events.{construction}")


def _is_denied(sentence: Sentence, i: int) -> bool:
    """ "13 people, and not 14": the second is what it was not."""
    first = sentence.subtree(i)[0]
    return any(token.lemma == "not" for token in (*sentence.tokens[max(0, first - 1) : first], *sentence.children(i)))


def _particle(sentence: Sentence, verb: Token, word: str) -> Token | None:
    for token in sentence.tokens[verb.i + 1 : verb.i + 1 + REACH]:
        if token.text.lower() == word and (token.head == verb.i or sentence.tokens[token.head].head == verb.i):
            return token
        if token.is_verb and token.dep in ("ROOT", "conj", "advcl"):
            return None
    before = sentence.tokens[verb.i - 1] if verb.i else None
    return before if before is not None and before.text.lower() == word and before.head == verb.i else None


def _has_preposition(sentence: Sentence, frame: Frame, words: tuple[str, ...]) -> bool:
    hosts = [frame.verb.i] if frame.object is None or frame.passive else [frame.verb.i, frame.object.i]
    return any(
        child.text.lower() in words
        for host in hosts
        for child in sentence.children(host, "prep", "prt", "advmod", "dative", "agent")
    )


def _has_after_word(sentence: Sentence, frame: Frame, entry: EventVerb) -> bool:
    """Whether one of the entry's nouns stands behind a preposition of the clause, where it names some behind those."""
    hosts = [frame.verb.i] if frame.object is None or frame.passive else [frame.verb.i, frame.object.i]
    for host in hosts:
        for preposition in sentence.children(host, "prep", "agent"):
            if entry.needs and preposition.text.lower() not in entry.needs:
                continue
            if any(sentence.tokens[inner].lemma in entry.after_words for inner in sentence.subtree(preposition.i)):
                return True
    return False


def _has_length(sentence: Sentence, verb: Token, tables: EventTables) -> bool:
    """Whether a length of time or a last day stands under the verb: "48 hours", "until Friday"."""
    units = tables.term("duration")
    if any(child.lemma in units for child in sentence.children(verb.i, "npadvmod", "dobj", "dative")):
        return True
    return any(
        child.lemma in tables.term("until") and child.lemma != "to" for child in sentence.children(verb.i, "prep")
    )


def _has_clause(sentence: Sentence, verb: Token) -> bool:
    return _clause_lemma(sentence, verb) is not None


def _clause_lemma(sentence: Sentence, verb: Token) -> str | None:
    """The verb of the infinitive or "that" clause under a verb, also behind "called on the rebels to stop"."""
    adjective = sentence.child(verb.i, "acomp")
    hosts = [verb.i] if adjective is None else [verb.i, adjective.i]
    for host in hosts:
        for child in sentence.children(host, "xcomp", "ccomp", "advcl"):
            if child.i > verb.i:
                return child.lemma
    for preposition in sentence.children(verb.i, "prep"):
        for found in sentence.children(preposition.i, "pobj"):
            for inner in sentence.children(found.i, "acl", "relcl"):
                return inner.lemma
    found_object = sentence.child(verb.i, "dobj")
    inner_clause = None if found_object is None else sentence.child(found_object.i, "acl")
    return None if inner_clause is None else inner_clause.lemma
