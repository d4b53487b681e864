"""Harm: who was killed, wounded, taken or driven out, of whom it counts, and whom it includes."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.arguments import OUTCOMES
from dateline.extract.clauses import after_preposition, phrase, subject_of
from dateline.extract.event_tables import EventTables
from dateline.extract.listing import listed
from dateline.extract.triggers import is_people, without_last
from dateline.lexicon.rules.tolls import HarmWord
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

# The toll of an event that did no harm.
NONE = "tolls.none"


def harm_entry(sentence: Sentence, token: Token, tables: EventTables) -> HarmWord | None:
    """The entry of an adjective or noun of harm, or None."""
    for entry in tables.harms.get(token.lemma, ()) or tables.harms.get(token.text.lower(), ()):
        if entry.only_none and not (token.is_noun and is_none(sentence, token)):
            continue
        if entry.part == "adjective" and token.dep == "nsubj" and sentence.tokens[token.head].lemma == "be":
            return entry
        if (entry.part == "noun" and token.is_noun) or (entry.part == "adjective" and not token.is_noun):
            return entry
        if entry.part == "adjective" and token.dep in ("attr", "acomp", "oprd", "ROOT"):
            return entry
        if entry.part == "adjective" and sentence.child(token.i, "nummod") is not None:
            return entry
    return None


def harm_roles(sentence: Sentence, token: Token, entry: HarmWord, tables: EventTables) -> list[Role]:
    """Those harmed: "six are dead", "left six dead", "six dead in blast", "the deaths of six", "six deaths"."""
    if token.is_noun and is_none(sentence, token):
        return [Role(entry.outcome, phrase(sentence, token.i), sentence.index, token.i, NONE)]
    found = (
        _harmed_by_noun(sentence, token, entry)
        if entry.part == "noun"
        else _harmed_by_adjective(sentence, token, tables)
    )
    roles = []
    for victim in found:
        if is_people(sentence, victim, tables) or victim.tag == "CD" or sentence.child(victim.i, "nummod"):
            for i in listed(sentence, victim.i):
                if not sentence.tokens[i].is_verb:
                    risen = not entry.prepositions and token.dep in ("dobj", "nsubj") and entry.part == "noun"
                    rule = "tolls.rising" if risen and victim.tag == "CD" else "tolls.word"
                    role = Role(entry.outcome, phrase(sentence, i), sentence.index, i, rule)
                    roles.append(without_last(role, sentence, token.text.lower()))
    return roles


def is_none(sentence: Sentence, token: Token) -> bool:
    """Whether a noun of harm says that there was none: "no casualties", "without any injuries"."""
    if any(child.lemma == "no" for child in sentence.children(token.i, "det")):
        return True
    host = sentence.tokens[token.head]
    if host.tag == "VBG" and host.dep == "pcomp":
        host = sentence.tokens[host.head]
    return token.dep in ("dobj", "pobj") and host.lemma == "without"


def including_roles(sentence: Sentence, roles: list[Role], verb: int, tables: EventTables) -> Iterator[Role]:
    """ "killed six people, including a child": those counted within, under the toll that they belong to."""
    words = tables.term("including")
    tolls = [role for role in roles if role.name in OUTCOMES]
    for token in sentence.tokens:
        if token.lemma not in words and token.text.lower() not in words:
            continue
        host = sentence.tokens[token.head]
        toll = next((role for role in tolls if role.head == host.i), None)
        if toll is None and host.i == verb and tolls:
            before = [role for role in tolls if role.span.end <= token.start]
            toll = before[-1] if before else None
        if toll is None:
            continue
        for member in sentence.children(token.i, "pobj", "dobj", "pcomp"):
            span = phrase(sentence, member.i, full=sentence.child(member.i, "conj") is not None)
            yield Role("including", span, sentence.index, member.i, f"tolls.{toll.name}.including")


def fatal_roles(sentence: Sentence, verb: Token, tables: EventTables) -> Iterator[Role]:
    """ "were shot, one fatally": of those shot, one is dead."""
    for token in sentence.tokens:
        if token.text.lower() in tables.term("fatally") and token.i > verb.i:
            part = (
                sentence.tokens[token.head] if sentence.tokens[token.head].tag == "CD" else sentence.tokens[token.i - 1]
            )
            if part.tag == "CD" and part.i > verb.i:
                yield Role("killed", Span(part.start, part.end), sentence.index, part.i, "tolls.fatally")


def multiple_roles(sentence: Sentence, noun: Token, event: str, tables: EventTables) -> Iterator[Role]:
    """ "a double murder" has two dead, "a triple shooting" three who were shot."""
    outcome = "shot" if event == "shooting" else "killed" if tables.is_under(event, "killing") else None
    for child in sentence.children(noun.i, "amod", "compound", "nmod"):
        for times in ("2", "3", "4", "5"):
            if outcome is not None and child.lemma in tables.term(f"times {times}"):
                yield Role(outcome, Span(child.start, child.end), sentence.index, child.i, f"tolls.multiple.{times}")


def rising_toll(sentence: Sentence, verb: Token, roles: list[Role], tables: EventTables) -> list[Role]:
    """ "The number of people killed in the blast rose to 12", "bringing to 12 the number of people killed": the toll is
    the number behind "to", not "people"."""
    host = sentence.tokens[verb.head]
    over = sentence.tokens[sentence.tokens[host.head].head] if sentence.tokens[host.head].lemma == "of" else host
    if verb.dep not in ("acl", "relcl") or over.lemma != "number" or over.dep not in ("nsubj", "dobj"):
        return []
    if sentence.tokens[over.head].lemma in tables.term("counting"):
        return []  # "put the number of dead at four" is somebody's own count, no later one
    for number in (*_reached(sentence, sentence.tokens[over.head]), *_reached(sentence, verb)):
        count = Span(number.start, number.end)
        return [
            Role(role.name, count, sentence.index, number.i, "tolls.rising") if role.head == host.i else role
            for role in roles
        ]
    return []


def of_self(role: Role, sentence: Sentence, tables: EventTables) -> Role:
    """ "killing himself and six others": the first is the doer's own death."""
    if sentence.tokens[role.head].lemma in tables.term("self"):
        return Role(f"{role.name}_self", role.span, role.sentence, role.head, role.rule)
    return role


def as_victim(role: Role, sentence: Sentence, event: str, tables: EventTables, *, fatal: bool) -> Role:
    """Whom a noun of violence befell: "the shooting of a clerk" was shot, "the fatal shooting of a clerk" is dead."""
    if role.name != "target" or not role.rule.endswith(".of"):
        return role
    if not is_people(sentence, sentence.tokens[role.head], tables):
        return role
    if fatal:
        return replace(role, name="killed")
    return replace(role, name="shot") if event == "shooting" else role


def without_places(reading: Reading, roles: list[Role], sentence: Sentence) -> list[Role]:
    """The roles without harm done to places: in a broken parse the town stands where its people should."""
    places = [place.span for place in reading.places if place.literal]
    kept = []
    for role in roles:
        head = sentence.tokens[role.head]
        named = head.tag.startswith("NNP") and any(span.start <= head.start < span.end for span in places)
        if role.name not in OUTCOMES or not named:
            kept.append(role)
    return kept


def of_people(roles: list[Role], sentence: Sentence, tables: EventTables) -> list[Role]:
    """The harm that befell people: neither a weapon ("possession of a weapon") nor the wounded of whom the same words
    say that they are dead; of "the legs of a teenager" and "her arm" the one whose they are."""
    dead = {role.head for role in roles if role.name == "killed"}
    kept = []
    for role in roles:
        head = sentence.tokens[role.head]
        is_harm = role.name in ("killed", "wounded", "shot")
        if is_harm and (head.lemma in tables.weapons or (role.name == "wounded" and role.head in dead)):
            continue
        if is_harm and head.lemma in tables.term("body_part"):
            owner = sentence.child(head.i, "poss") or next(after_preposition(sentence, head.i, frozenset({"of"})), None)
            if owner is None:
                continue
            role = replace(role, span=phrase(sentence, owner.i), head=owner.i)
        kept.append(role)
    return kept


def with_bodies(roles: list[Role], sentence: Sentence, tables: EventTables) -> list[Role]:
    """ "the bodies of four men": four men are dead; "twelve bodies": twelve."""
    found = []
    for role in roles:
        if role.name == "bodies":
            inner = [
                noun
                for noun in after_preposition(sentence, role.head, frozenset({"of"}))
                if is_people(sentence, noun, tables)
            ]
            heads = [i for noun in inner for i in sentence.conjuncts(noun.i)] or [role.head]
            found += [Role("killed", phrase(sentence, i), sentence.index, i, "tolls.bodies") for i in heads]
        else:
            found.append(role)
    return found


def _harmed_by_adjective(sentence: Sentence, token: Token, tables: EventTables) -> list[Token]:
    head = sentence.tokens[token.head]
    named = sentence.child(head.i, "attr") if token.dep == "nsubj" and head.lemma == "be" else None
    if named is not None:
        return [named]  # "the dead were a teacher and two pupils"
    if token.dep in ("acomp", "attr", "oprd", "xcomp", "conj", "amod", "advcl", "ccomp", "ROOT", "acl"):
        own = sentence.child(token.i, "nsubj", "nsubjpass")
        if own is not None:
            return [own]
    if token.dep in ("acomp", "attr", "oprd", "ccomp", "xcomp", "advcl") and head.is_verb:
        left = sentence.child(head.i, "dobj")
        if left is not None and head.lemma in tables.term("found_so"):
            return [left]
        if token.dep not in ("ccomp", "advcl"):
            subject = subject_of(sentence, head.i)
            return [] if subject is None else [subject]
    if token.dep == "conj":
        above = sentence.tokens[token.head]
        counted = list(sentence.children(token.i, "nummod", "nsubj", "npadvmod"))
        if counted:
            return counted[:1]
        if above.tag in ("JJ", "VBN") and above.i != token.i:
            return _harmed_by_adjective(sentence, above, tables)
    number = sentence.child(token.i, "nummod", "meta", "npadvmod", "dep")
    before = number is not None and number.i < token.i
    if number is not None and before and (number.tag == "CD" or sentence.child(number.i, "nummod") is not None):
        return [number]
    if token.dep == "amod" and head.i < token.i and (head.is_noun or head.tag == "CD"):
        return [head]
    return []


def _harmed_by_noun(sentence: Sentence, token: Token, entry: HarmWord) -> list[Token]:
    found: list[Token] = []
    for preposition in sentence.children(token.i, "prep"):
        if preposition.lemma in entry.prepositions:
            found += list(sentence.children(preposition.i, "pobj"))
            return found
    head = sentence.tokens[token.head]
    if not entry.prepositions and token.dep in ("nsubj", "dobj") and head.is_verb:
        return list(_reached(sentence, head))
    owner = sentence.child(token.i, "poss")
    if owner is not None and entry.prepositions:
        return [owner]
    number = sentence.child(token.i, "nummod")
    return [number] if number is not None and entry.prepositions else []


def _reached(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """What a toll came to: "rose to 21", "stands at 21", "rose from 12 to 21"."""
    above = [verb, *sentence.children(verb.i, "prt", "advmod")]
    for preposition in (one for host in above for one in sentence.children(host.i, "prep")):
        if preposition.lemma in ("to", "at"):
            yield from sentence.children(preposition.i, "pobj")
        if preposition.lemma == "from":
            nested = (preposition, *sentence.children(preposition.i, "pobj"))
            for inner in (to for above in nested for to in sentence.children(above.i, "prep") if to.lemma == "to"):
                yield from sentence.children(inner.i, "pobj")
