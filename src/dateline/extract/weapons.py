"""With what it was done, and the kind of event that a weapon or a doer gives away."""

from dateline.extract.clauses import ends_with, phrase
from dateline.extract.event_tables import EventTables
from dateline.extract.nominal import noun_entry
from dateline.lexicon.rules.events import WeaponWord
from dateline.model.finding import Role
from dateline.model.reading import Sentence, Token
from dateline.model.sourced import Span


def weapon_roles(sentence: Sentence, token: Token, roles: list[Role], tables: EventTables) -> list[Role]:
    """Weapons that stand as the doer ("a car bomb killed six"), behind "with", "by" or "in"; none is used where it is
    given ("supplied the rebels with rifles")."""
    if any(role.name in ("weapon", "aid") for role in roles):
        return []
    found = []
    for role in roles:
        if role.name == "actor" and weapon_of(sentence, sentence.tokens[role.head], tables) is not None:
            found.append(Role("weapon", role.span, sentence.index, role.head, "events.weapon.subject"))
    for host in (token.i, *(child.i for child in sentence.children(token.i, "dobj"))):
        for preposition in sentence.children(host, "prep", "agent"):
            if preposition.text.lower() in ("with", "by", "in", "using", "from", "when", "under"):
                for noun in sentence.children(preposition.i, "pobj"):
                    if weapon_of(sentence, noun, tables) is not None and noun.lemma not in tables.nouns:
                        span = phrase(sentence, noun.i)
                        found.append(Role("weapon", span, sentence.index, noun.i, "events.weapon.preposition"))
    if not found and token.is_noun and _is_object(sentence, token, tables):
        found.append(Role("weapon", phrase(sentence, token.i), sentence.index, token.i, "events.weapon.noun"))
    if not found and token.is_noun:
        for child in sentence.children(token.i, "compound", "amod", "nmod"):
            if _is_object(sentence, child, tables):
                span = Span(child.start, child.end)
                found.append(Role("weapon", span, sentence.index, child.i, "events.weapon.compound"))
    return found[:1]


def _is_object(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """Whether the word is a thing that one can hold ("a bomb", "a dynamite attack"), not the deed ("a blast")."""
    return weapon_of(sentence, token, tables) is not None and token.lemma not in tables.term("deed")


def kind_by_words(sentence: Sentence, event: str, roles: list[Role], tables: EventTables) -> str:
    """The kind as the weapon or the doer makes it: a killing by a suicide bomber is a suicide bombing."""
    if event == "shooting" or not (tables.kinds[event].violent or event == "raid"):
        return event
    if not tables.kinds[event].vague and event not in ("bombing", "shelling"):
        return event
    for role in roles:
        if role.sentence != sentence.index:
            continue
        head = sentence.tokens[role.head]
        if role.name == "actor":
            doer = doer_kind(sentence, head, tables)
            if doer is not None and _is_closer(doer, event, tables):
                return doer
    for role in roles:
        if role.name in ("weapon", "actor") and role.sentence == sentence.index:
            weapon = weapon_of(sentence, sentence.tokens[role.head], tables)
            if weapon is not None and weapon.event and _is_closer(weapon.event, event, tables):
                return weapon.event
    return event


def is_doer(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """Whether an actor acts: neither a weapon ("a bomb killed six") nor an event ("the raid killed six")."""
    if weapon_of(sentence, token, tables) is not None and doer_kind(sentence, token, tables) is None:
        return False
    return noun_entry(sentence, token, tables) is None


def weapon_of(sentence: Sentence, token: Token, tables: EventTables) -> WeaponWord | None:
    """The weapon that a noun phrase names, by its last words; the longest phrase wins ("suicide car bomb")."""
    for words, entry in tables.weapons.get(token.lemma, ()) or tables.weapons.get(token.text.lower(), ()):
        if ends_with(sentence, token, words):
            return entry
    return None


def doer_kind(sentence: Sentence, token: Token, tables: EventTables) -> str | None:
    """The kind of event that the name of a doer gives away, or None."""
    for words, event in tables.doers.get(token.lemma, ()) or tables.doers.get(token.text.lower(), ()):
        if ends_with(sentence, token, words):
            return event
    return None


def _is_closer(kind: str, event: str, tables: EventTables) -> bool:
    """Whether the kind says more than the event's own: a vague event gives way, a bombing only to a kind of bombing."""
    return tables.kinds[event].vague or tables.is_under(kind, event)
