"""Relations that a deed or a possession tells of: "Chad's training of rebels", "his militia"."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.clauses import phrase
from dateline.extract.relation_parties import (
    STEM,
    Party,
    is_person,
    is_possessive,
    parties_at,
    parties_behind,
    party,
    possessor_of,
)
from dateline.extract.relation_tables import RelationTables
from dateline.extract.relation_verbs import Bond, doer_of
from dateline.lexicon.rules.relations import RelationNoun
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span


def deed_bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bond of a noun for a deed: "Chad's arming and funding of militias", "support for the rebels"."""
    for entry in tables.nouns.get(token.lemma, ()) or tables.nouns.get(token.text.lower(), ()):
        subjects = _doers(reading, sentence, token, tables)
        objects = _done_to(reading, sentence, token, entry, tables)
        if entry.mutual and not subjects:
            subjects, objects = _between(reading, sentence, token, tables)
        if not subjects and token.dep == "compound":
            subjects, objects = _mistaken_gerund(reading, sentence, token, tables)
        if subjects and objects:
            yield Bond(
                predicate=entry.predicate, head=token.i, trigger=Span(token.start, token.end), at=token.i,
                subjects=subjects, objects=objects, rule=f"relations.noun.{entry.lemma}",
            )  # fmt: skip


def possession_bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bond of a person who has a body: "the cleric Omar Haddad's Red Army", "his splintered militia"."""
    if is_possessive(token) and token.i > 0:
        owner = token.i - 1
        body = _run_after(sentence, token.i)
        if body is None or not is_person(reading, sentence, owner):
            return
    elif token.tag == "PRP$" and token.text.lower() in ("his", "her") and token.dep == "poss":
        owner, body = token.i, token.head
    else:
        return
    noun = sentence.tokens[body]
    entry = tables.possessions.get(noun.text.lower())
    if entry is None or (entry.named and noun.tag not in ("NNP", "NNPS")):
        return
    if any(child.lemma in tables.fellow for child in sentence.children(body, "amod")):
        return
    leader = party(reading, sentence, owner, tables, span=_name_before(sentence, owner))
    start = sentence.tokens[token.i + 1].start
    led = party(reading, sentence, body, tables, span=Span(start, noun.end))
    yield Bond(
        predicate=entry.predicate, head=None, trigger=Span(token.start, noun.end), at=body, subjects=(leader,),
        objects=(led,), rule=f"relations.possession.{noun.lemma}",
    )  # fmt: skip


def _doers(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> tuple[Party, ...]:
    """Possessor, adjective of nation or the one behind "by"; in "training and financing" one serves both."""
    for noun in (token, *_first_of(sentence, token)):
        owner = possessor_of(sentence, noun.i)
        if owner is not None:
            return tuple(parties_at(reading, sentence, owner.i, tables))
        for by in sentence.children(noun.i, "prep", "agent"):
            if by.lemma == "by" and (doer := sentence.child(by.i, "pobj")) is not None:
                return tuple(parties_at(reading, sentence, doer.i, tables))
        for nation in sentence.children(noun.i, "amod", "compound"):
            if nation.text[:1].isupper() and nation.i < noun.i:
                mention = party(reading, sentence, nation.i, tables, span=Span(nation.start, nation.end))
                if mention.chain is not None:
                    return (mention,)
    return ()


def _first_of(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The nouns that the token is coordinated with to its left."""
    while token.dep == "conj" and sentence.tokens[token.head].is_noun:
        token = sentence.tokens[token.head]
        yield token


def _done_to(
    reading: Reading, sentence: Sentence, token: Token, entry: RelationNoun, tables: RelationTables
) -> tuple[Party, ...]:
    later = [sentence.tokens[j] for j in sentence.conjuncts(token.i)[1:] if sentence.tokens[j].is_noun]
    for noun in (token, *later, *_first_of(sentence, token)):
        for prep in sentence.children(noun.i, "prep"):
            if prep.lemma in entry.prepositions and prep.i > token.i:
                return parties_behind(reading, sentence, prep, tables)
    return ()


def _between(
    reading: Reading, sentence: Sentence, token: Token, tables: RelationTables
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The two sides of "between the clan and the army"."""
    for prep in sentence.children(token.i, "prep"):
        if prep.lemma == "between" and (first := sentence.child(prep.i, "pobj")) is not None:
            sides = tuple(parties_at(reading, sentence, first.i, tables))
            return sides[:1], sides[1:]
    return (), ()


def _mistaken_gerund(
    reading: Reading, sentence: Sentence, token: Token, tables: RelationTables
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties of "denies training rebels", where the parser sees a noun "training rebels"."""
    trained = sentence.tokens[token.head]
    is_bare = trained.dep in ("dobj", "pobj") and sentence.child(trained.i, "det", "poss") is None
    if not is_bare or not token.text.endswith("ing"):
        return (), ()
    governor = sentence.tokens[trained.head]
    if trained.dep == "pobj":
        governor = sentence.tokens[governor.head]
    if governor.lemma not in tables.actuality.effects or not governor.is_verb:
        return (), ()
    accused = sentence.child(governor.i, "dobj") if trained.dep == "pobj" else None
    doer = accused or doer_of(sentence, governor.i)
    if doer is None:
        return (), ()
    objects = tuple(parties_at(reading, sentence, trained.i, tables, several=False))
    without = tuple(_without_first_word(each, token, sentence) for each in objects)
    return tuple(parties_at(reading, sentence, doer.i, tables)), without


def _without_first_word(one: Party, token: Token, sentence: Sentence) -> Party:
    start = sentence.tokens[token.i + 1].start
    if one.span.start > token.start or start >= one.span.end:
        return one
    return replace(one, span=Span(start, one.span.end), keys=one.keys - {token.lemma[:STEM]})


def _is_nominal(token: Token) -> bool:
    return token.is_noun or token.tag.startswith("JJ")


def _run_after(sentence: Sentence, i: int) -> int | None:
    """The last noun of the name that follows a possessive: Army in "'s Mehdi Army"."""
    last, j = None, i + 1
    while j < len(sentence.tokens) and _is_nominal(sentence.tokens[j]):
        last = j if sentence.tokens[j].is_noun else last
        j += 1
    return last


def _name_before(sentence: Sentence, i: int) -> Span:
    """The words of a name that end at the token: "Omar al-Haddad"."""
    if sentence.tokens[i].tag == "PRP$":
        return Span(sentence.tokens[i].start, sentence.tokens[i].end)
    start = i
    while start > 0 and (sentence.tokens[start - 1].tag in ("NNP", "NNPS") or sentence.tokens[start - 1].text == "-"):
        start -= 1
    own = Span(sentence.tokens[start].start, sentence.tokens[i].end)
    return own if own.end > own.start else phrase(sentence, i)
