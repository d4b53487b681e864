"""Nouns that tell of an event: "launched an offensive", "clashes erupted", "a bombing in Baquba on Sunday"."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.extract.clauses import agent_of, is_passive, phrase, subject_of
from dateline.extract.event_tables import EventTables
from dateline.lexicon.rules.events import EventNoun, LightVerb
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span


class NounClaim(Struct, frozen=True):
    """What the sentence does with an event noun. `light` is the verb that says it took place or what became of it;
    `pointing` that it refers to something known; `claimed` that it is said to have happened; `presupposed` that what is
    done about it takes it for granted ("are investigating a shooting")."""

    light: LightVerb | None = None
    verb: Token | None = None
    pointing: bool = False
    claimed: bool = False
    presupposed: bool = False


def noun_entry(sentence: Sentence, token: Token, tables: EventTables) -> EventNoun | None:
    """The first entry of the noun whose demands its phrase meets, or None."""
    entries = tables.nouns.get(noun_word(sentence, token))
    if entries is None or not _heads_phrase(sentence, token):
        return None
    before = _words_before(sentence, token)
    for entry in entries:
        if entry.modifiers and not any(word in entry.modifiers for word in before):
            continue
        if any(word in entry.not_before for word in before):
            return None
        if entry.needs and not any(child.lemma in entry.needs for child in sentence.children(token.i, "prep")):
            continue
        return entry
    return None


def noun_word(sentence: Sentence, token: Token) -> str:
    """The word by which a noun is looked up; "in shooting" is one even where the parser saw a verb."""
    if token.is_noun:
        return token.lemma
    if (
        token.tag == "VBG"
        and token.dep in ("pcomp", "pobj", "nsubj", "csubj", "dobj", "ROOT")
        and sentence.child(token.i, "dobj", "aux", "nsubj") is None
    ):
        return token.text.lower()
    return ""


def noun_span(sentence: Sentence, token: Token, entry: EventNoun) -> Span:
    """The noun with the modifiers that its entry asked for."""
    start = token.start
    if entry.modifiers:
        for child in sentence.children(token.i, "compound", "amod", "nmod"):
            if child.lemma in entry.modifiers or child.text.lower() in entry.modifiers:
                start = min(start, child.start)
    return Span(start, token.end)


def noun_roles(reading: Reading, sentence: Sentence, token: Token, entry: EventNoun) -> Iterator[Role]:
    """The words that fill the roles of the noun: behind its prepositions, its possessive, its adjective of a group."""
    for preposition in sentence.children(token.i, "prep"):
        role = entry.roles.get(preposition.text.lower())
        if role:
            for found in sentence.children(preposition.i, "pobj"):
                for i in sentence.conjuncts(found.i):
                    yield Role(role, phrase(sentence, i), sentence.index, i, f"events.noun.{preposition.lemma}")
                if role == "subject":
                    break
            gerund = sentence.child(preposition.i, "pcomp")
            if gerund is not None and role in ("subject", "reason", "charge"):
                yield Role(role, phrase(sentence, gerund.i, full=True), sentence.index, gerund.i, "events.noun.gerund")
    owner = sentence.child(token.i, "poss")
    if owner is not None and "'s" in entry.roles and owner.is_noun and not _is_time(reading, owner):
        yield Role(entry.roles["'s"], phrase(sentence, owner.i), sentence.index, owner.i, "events.noun.possessive")
    if "adj" in entry.roles:
        for child in sentence.children(token.i, "amod", "compound", "nmod"):
            if child.text[:1].isupper() and _is_named(reading, child):
                yield Role(
                    entry.roles["adj"], Span(child.start, child.end), sentence.index, child.i, "events.noun.adjective"
                )
                break


def claim_of(sentence: Sentence, token: Token, tables: EventTables) -> NounClaim:
    """Whether and how the sentence claims that the named event took place."""
    pointing = _is_pointing(sentence, token, tables)
    top = _top_of(sentence, token, tables)
    head = sentence.tokens[top.head]
    if top.dep in ("dobj", "oprd") and head.is_verb:
        light = _light(sentence, head, "object", tables)
        if light is not None:
            return NounClaim(light, head, pointing, claimed=True)
    if top.dep in ("nsubj", "nsubjpass") and head.is_verb:
        light = _light(
            sentence, head, "both" if top.dep == "nsubj" else "subject", tables, passive=top.dep == "nsubjpass"
        )
        if light is not None:
            return NounClaim(light, head, pointing, claimed=True)
    if top.dep == "attr" and sentence.child(top.head, "expl") is not None:
        return NounClaim(None, head, pointing, claimed=True)
    if top.dep == "pobj" and head.dep in ("prep", "agent") and head.lemma == "on":
        light = _light(sentence, sentence.tokens[head.head], "object", tables, particle="on")
        if light is not None:
            return NounClaim(light, sentence.tokens[head.head], pointing, claimed=True)
    if (
        top.dep in ("pobj", "pcomp")
        and head.text.lower() in tables.term("scene")
        and sentence.tokens[head.head].is_verb
    ):
        return NounClaim(None, None, pointing, claimed=True)
    participle = sentence.child(token.i, "acl")
    if participle is not None:
        light = _light(sentence, participle, "subject", tables) or _light(sentence, participle, "object", tables)
        if light is not None:
            return NounClaim(light, participle, pointing, claimed=True)
    told = _told_behind(sentence, token, tables)
    if told is not None:
        return NounClaim(*told, pointing, claimed=True)
    if _is_presupposed(top, head, tables):
        return NounClaim(None, None, pointing, claimed=True, presupposed=True)
    return NounClaim(None, None, pointing, claimed=top.dep == "ROOT" and not pointing)


def _is_presupposed(noun: Token, above: Token, tables: EventTables) -> bool:
    """Whether the noun is what an investigation, a condemnation or mourning is about."""
    return noun.dep == "dobj" and above.is_verb and above.lemma in tables.term("presupposing")


def _told_behind(sentence: Sentence, token: Token, tables: EventTables) -> tuple[LightVerb, Token] | None:
    """The light verb of a clause behind the noun that tells that it took place: "a raid that happened in the port"."""
    clause = sentence.child(token.i, "relcl")
    if clause is None or subject_of(sentence, clause.i) != token:
        return None
    finite = sentence.child(clause.i, "aux", "auxpass") or clause
    light = _light(sentence, clause, "subject", tables) if finite.tag == "VBD" else None
    return None if light is None else (light, clause)


def light_roles(
    sentence: Sentence, claim: NounClaim, token: Token, entry: EventNoun, tables: EventTables
) -> Iterator[Role]:
    """Who does it when a light verb carries the noun: "the army launched a raid", "a raid carried out by troops"."""
    if claim.light is None or claim.verb is None:
        return
    verb = claim.verb
    doer = accused = None
    if verb.dep == "pcomp":
        accused = accused_of(sentence, verb)
    elif is_passive(sentence, verb.i):
        doer = agent_of(sentence, verb.i)
    elif claim.light.noun_is in ("object", "both") and _is_object_of(sentence, token, verb, tables):
        doer = subject_of(sentence, verb.i)
        yield from _behind_verb(sentence, verb, token, entry)
    if accused is not None:
        yield Role("suspected", phrase(sentence, accused.i), sentence.index, accused.i, "events.accused")
    if doer is not None and doer.i != token.i and doer.tag not in ("WDT", "EX"):
        for i in sentence.conjuncts(doer.i):
            yield Role("actor", phrase(sentence, i), sentence.index, i, "events.light")


def accused_of(sentence: Sentence, gerund: Token) -> Token | None:
    """Whom a gerund behind "of" is laid to: "accused the militia of carrying out the bombing"."""
    preposition = sentence.tokens[gerund.head]
    governor = sentence.tokens[preposition.head]
    if preposition.lemma not in ("of", "for", "with") or not governor.is_verb:
        return None
    return sentence.child(governor.i, "nsubjpass", "dobj")


def _behind_verb(sentence: Sentence, verb: Token, token: Token, entry: EventNoun) -> Iterator[Role]:
    """ "made a pledge to the king": the preposition may hang on the light verb."""
    for preposition in sentence.children(verb.i, "prep", "dative"):
        role = entry.roles.get(preposition.text.lower())
        if role and preposition.i > token.i:
            for found in sentence.children(preposition.i, "pobj"):
                yield Role(
                    role, phrase(sentence, found.i), sentence.index, found.i, f"events.light.{preposition.lemma}"
                )


def _heads_phrase(sentence: Sentence, token: Token) -> bool:
    """Whether the noun is no mere modifier ("attack helicopter", "bombing victims")."""
    return (token.is_noun or token.tag == "VBG") and token.dep not in ("compound", "amod", "nmod")


def _words_before(sentence: Sentence, token: Token) -> list[str]:
    """The lower-case words and lemmas that stand before the noun in its phrase."""
    words = []
    for child in sentence.children(token.i, "compound", "amod", "nmod", "poss", "nummod"):
        if child.i < token.i:
            words += [child.text.lower(), child.lemma]
            words += [
                inner.text.lower() for inner in sentence.children(child.i, "compound", "amod", "nmod", "npadvmod")
            ]
            if any(inner.tag == "HYPH" for inner in sentence.children(child.i)):
                words += [
                    "-".join(sentence.tokens[j].text.lower() for j in sentence.subtree(child.i)).replace("---", "-")
                ]
    of = sentence.child(token.i, "prep")
    return words if of is None or of.lemma != "of" else [*words, "of"]


def _is_pointing(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """Whether a definite word stands before it; a named time or place may still make it news."""
    words = tables.term("definite")
    return any(
        child.lemma in words or child.text.lower() in words for child in sentence.children(token.i, "det", "poss")
    )


def _top_of(sentence: Sentence, token: Token, tables: EventTables) -> Token:
    """The noun that stands in the clause for this one: up through "a series of", "clashes and protests"."""
    for _ in range(4):
        head = sentence.tokens[token.head]
        if token.dep in ("conj", "appos") and head.is_noun:
            token = head
        elif token.dep == "pobj" and head.lemma == "of" and sentence.tokens[head.head].lemma in tables.term("parts"):
            token = sentence.tokens[head.head]
        else:
            break
    return token


def _light(
    sentence: Sentence, verb: Token, noun_is: str, tables: EventTables, *, particle: str = "", passive: bool = False
) -> LightVerb | None:
    """The light verb entry that fits: for a passive, the noun is its object ("talks were cancelled")."""
    best = None
    for entry in tables.light.get(verb.lemma, ()):
        if entry.particle:
            has = any(
                child.text.lower() == entry.particle for child in sentence.children(verb.i, "prt", "advmod", "prep")
            )
            if not has and particle != entry.particle:
                continue
        elif particle:
            continue
        wanted = {
            "object": ("object", "both"),
            "subject": ("subject", "both", "object") if passive else ("subject", "both"),
        }
        allowed = wanted.get(noun_is, ("subject",))
        if noun_is == "both":
            allowed = ("subject", "both")
        if entry.noun_is not in allowed:
            continue
        if best is None or (entry.marks and not best.marks) or (entry.particle and not best.particle):
            best = entry
    return best


def _is_object_of(sentence: Sentence, token: Token, verb: Token, tables: EventTables) -> bool:
    top = _top_of(sentence, token, tables)
    head = sentence.tokens[top.head]
    return top.head == verb.i or (head.dep == "prep" and head.head == verb.i)


def _is_time(reading: Reading, token: Token) -> bool:
    return any(mention.span.start <= token.start < mention.span.end for mention in reading.times)


def _is_named(reading: Reading, token: Token) -> bool:
    """Whether the word names a nation, a place or a group."""
    span = Span(token.start, token.end)
    return any(name.span.overlaps(span) for name in reading.names) or any(
        place.span.overlaps(span) and not place.literal for place in reading.places
    )
