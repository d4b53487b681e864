"""Nouns that tell of an event: "launched an offensive", "clashes erupted", "a bombing in Baquba on Sunday"."""

from collections.abc import Iterator

from dateline.extract.arguments import OUTCOMES
from dateline.extract.clauses import after_preposition, agent_of, is_passive, phrase, subject_of
from dateline.extract.event_tables import EventTables
from dateline.extract.light import NounClaim, top_of
from dateline.lexicon.rules.events import EventNoun
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span


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
        if entry.doers and not _is_done_by(sentence, token, entry.doers, tables):
            continue
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
                if preposition.lemma == "between":
                    yield from _subject_below(sentence, sentence.conjuncts(found.i)[-1], entry)
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


def _subject_below(sentence: Sentence, party: int, entry: EventNoun) -> Iterator[Role]:
    """ "Talks between the government and the rebels on disarmament": the parser hangs the subject on the last party."""
    for preposition in sentence.children(party, "prep"):
        subject = sentence.child(preposition.i, "pobj")
        if subject is not None and entry.roles.get(preposition.lemma) == "subject":
            yield Role("subject", phrase(sentence, subject.i), sentence.index, subject.i, "events.noun.below")


def light_roles(
    sentence: Sentence, claim: NounClaim, token: Token, entry: EventNoun, tables: EventTables
) -> Iterator[Role]:
    """Who does it when a light verb carries the noun: "the army launched a raid", "a raid carried out by troops"."""
    if claim.verb is None:
        return
    verb = claim.verb
    if claim.light is None:
        # "The country has been under sanctions": who is under them.
        under = subject_of(sentence, verb.i)
        role = entry.roles.get("on") or entry.roles.get("against")
        if role and under is not None and sentence.tokens[token.head].lemma in tables.term("under"):
            yield Role(role, phrase(sentence, under.i), sentence.index, under.i, "events.noun.under")
        return
    doer = accused = None
    if verb.dep == "pcomp":
        accused = accused_of(sentence, verb)
    elif is_passive(sentence, verb.i):
        doer = agent_of(sentence, verb.i)
        yield from _behind_verb(sentence, verb, token, entry)
    elif claim.light.noun_is in ("object", "both") and _is_object_of(sentence, token, verb, tables):
        doer = subject_of(sentence, verb.i)
        yield from _behind_verb(sentence, verb, token, entry)
    if accused is not None:
        yield Role("suspected", phrase(sentence, accused.i), sentence.index, accused.i, "events.accused")
    nobody = doer is not None and any(child.lemma == "no" for child in sentence.children(doer.i, "det", "neg"))
    if doer is not None and doer.i != token.i and doer.tag not in ("WDT", "EX") and not nobody:
        for i in sentence.conjuncts(doer.i):
            yield Role(claim.light.subject, phrase(sentence, i), sentence.index, i, "events.light")


def subject_roles(sentence: Sentence, token: Token) -> Iterator[Role]:
    """ "During a visit to Ankara, the minister signed a deal": who does what the visit is the occasion of."""
    preposition = sentence.tokens[token.head]
    verb = sentence.tokens[preposition.head]
    if (
        token.dep == "pobj"
        and preposition.lemma in ("during", "on")
        and verb.is_verb
        and not is_passive(sentence, verb.i)
    ):
        doer = subject_of(sentence, verb.i)
        if doer is not None and doer.tag not in ("WDT", "EX"):
            yield Role("actor", phrase(sentence, doer.i), sentence.index, doer.i, "events.noun.occasion")


def accused_of(sentence: Sentence, gerund: Token) -> Token | None:
    """Whom a gerund behind "of" is laid to: "accused the militia of carrying out the bombing", "… of breaking the truce
    by firing at a post"."""
    preposition = sentence.tokens[gerund.head]
    governor = sentence.tokens[preposition.head]
    if preposition.lemma == "by" and governor.dep == "pcomp":
        return accused_of(sentence, governor)
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


def _is_done_by(sentence: Sentence, token: Token, words: tuple[str, ...], tables: EventTables) -> bool:
    """Whether those who do it are named by one of the words: "miners threatened a strike", "a strike by teachers", "a
    strike over pay"; not "two workers were killed in a strike"."""
    behind = [noun for prep in sentence.children(token.i, "prep") for noun in sentence.children(prep.i, "pobj")]
    if any(noun.lemma in words for noun in (*behind, *sentence.children(token.i, "poss", "compound"))):
        return True
    at = token
    while not at.is_verb and at.head != at.i:
        at = sentence.tokens[at.head]
    harms = any(entry.subject in OUTCOMES or entry.object in OUTCOMES for entry in tables.verbs.get(at.lemma, ()))
    doer = subject_of(sentence, at.i) if at.is_verb and not harms and not is_passive(sentence, at.i) else None
    return (
        doer is not None and doer.i < token.i and any(sentence.tokens[i].lemma in words for i in _below(sentence, doer))
    )


def _below(sentence: Sentence, token: Token) -> list[int]:
    return [*sentence.conjuncts(token.i), *(noun.i for noun in after_preposition(sentence, token.i, frozenset({"of"})))]


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


def _is_object_of(sentence: Sentence, token: Token, verb: Token, tables: EventTables) -> bool:
    top = top_of(sentence, token, tables)
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
