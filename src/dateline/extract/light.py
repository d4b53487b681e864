"""What a sentence does with an event noun: the light verb that says it took place, was put off or still holds."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.extract.aspect import is_under_way
from dateline.extract.clauses import is_passive, subject_of
from dateline.extract.event_tables import EventTables
from dateline.lexicon.rules.events import LightVerb
from dateline.model.reading import Sentence, Token


class NounClaim(Struct, frozen=True):
    """What the sentence does with an event noun. `light` is the verb that says it took place or what became of it;
    `pointing` that it refers to something known; `claimed` that it is said to have happened; `presupposed` that what is
    done about it takes it for granted ("are investigating a shooting")."""

    light: LightVerb | None = None
    verb: Token | None = None
    pointing: bool = False
    claimed: bool = False
    presupposed: bool = False


def claim_of(sentence: Sentence, token: Token, kind: str, tables: EventTables) -> NounClaim:
    """Whether and how the sentence claims that the named event took place; `kind` is that of the event."""
    pointing = _is_pointing(sentence, token, tables)
    top = top_of(sentence, token, tables)
    head = sentence.tokens[top.head]
    if top.dep in ("dobj", "oprd") and head.is_verb:
        light = _light(sentence, kind, head, "object", tables)
        if light is not None:
            return NounClaim(light, head, pointing, claimed=True)
    if top.dep in ("nsubj", "nsubjpass") and head.is_verb:
        for verb in _verbs_of(sentence, head):
            passive = is_passive(sentence, verb.i)
            light = _light(sentence, kind, verb, "subject" if passive else "both", tables, passive=passive)
            if light is not None and (verb is head or light.marks or head.lemma not in tables.light):
                return NounClaim(light, verb, pointing, claimed=True)
    if top.dep == "pobj" and head.lemma in tables.term("under") and sentence.tokens[head.head].is_verb:
        return NounClaim(None, sentence.tokens[head.head], pointing, claimed=True)
    if top.dep in ("nsubj", "nsubjpass") and is_under_way(sentence, head, tables):
        return NounClaim(None, head, pointing, claimed=True)
    if top.dep == "pobj" and head.text.lower() == "for" and sentence.tokens[head.head].lemma in tables.term("arrival"):
        return NounClaim(None, sentence.tokens[head.head], pointing, claimed=True)
    if top.dep == "attr" and sentence.child(top.head, "expl") is not None:
        return NounClaim(None, head, pointing, claimed=True)
    if top.dep == "pobj" and head.dep in ("prep", "agent") and head.lemma in ("on", "with"):
        led = "on" if head.lemma == "on" else "ahead"
        light = _light(sentence, kind, sentence.tokens[head.head], "object", tables, particle=led)
        if light is not None:
            return NounClaim(light, sentence.tokens[head.head], pointing, claimed=True)
    if (
        top.dep in ("pobj", "pcomp")
        and head.text.lower() in tables.term("scene")
        and sentence.tokens[head.head].is_verb
    ):
        return NounClaim(None, None, pointing, claimed=True, presupposed=_tells_another(sentence, head, kind, tables))
    beside = claim_beside(sentence, token, kind, tables)
    if beside is not None:
        return replace(beside, pointing=pointing)
    told = _told_behind(sentence, kind, token, tables)
    if told is not None:
        return NounClaim(*told, pointing, claimed=True)
    if _is_presupposed(top, head, tables):
        return NounClaim(None, None, pointing, claimed=True, presupposed=True)
    return NounClaim(None, None, pointing, claimed=top.dep == "ROOT" and not pointing)


def claim_beside(sentence: Sentence, token: Token, kind: str, tables: EventTables) -> NounClaim | None:
    """The claim of a participle behind the noun: "sanctions imposed by the kingdom on the emirate", or None."""
    participle = sentence.child(token.i, "acl")
    if participle is None:
        return None
    light = _light(sentence, kind, participle, "subject", tables) or _light(
        sentence, kind, participle, "object", tables
    )
    return None if light is None else NounClaim(light, participle, claimed=True)


def _tells_another(sentence: Sentence, preposition: Token, kind: str, tables: EventTables) -> bool:
    """Whether the verb over the preposition tells a peaceful act, whose day and place are not those of the violence
    that it is about: "arrested a man on Thursday in the shooting of a guard"."""
    entries = tables.verbs.get(sentence.tokens[preposition.head].lemma, ())
    return (
        bool(entries)
        and kind in tables.kinds
        and tables.kinds[kind].violent
        and not any(tables.kinds[entry.event].violent for entry in entries)
    )


def _is_presupposed(noun: Token, above: Token, tables: EventTables) -> bool:
    """Whether the noun is what an investigation, a condemnation or mourning is about."""
    return noun.dep == "dobj" and above.is_verb and above.lemma in tables.term("presupposing")


def _told_behind(sentence: Sentence, kind: str, token: Token, tables: EventTables) -> tuple[LightVerb, Token] | None:
    """The light verb of a clause behind the noun that tells that it took place: "a raid that happened in the port"."""
    clause = sentence.child(token.i, "relcl")
    if clause is None or subject_of(sentence, clause.i) != token:
        return None
    finite = sentence.child(clause.i, "aux", "auxpass") or clause
    light = _light(sentence, kind, clause, "subject", tables) if finite.tag == "VBD" else None
    return None if light is None else (light, clause)


def top_of(sentence: Sentence, token: Token, tables: EventTables) -> Token:
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


def _verbs_of(sentence: Sentence, head: Token) -> Iterator[Token]:
    """The verbs that say what became of a subject: the last of several first ("was set for Monday but was put off"),
    down to the infinitive of "is due to start"."""
    beside = [
        child for child in sentence.children(head.i, "conj")
        if child.is_verb and sentence.child(child.i, "nsubj", "nsubjpass") is None
    ]  # fmt: skip
    yield from reversed(beside)
    yield head
    adjective = sentence.child(head.i, "acomp")
    for host in (head,) if adjective is None else (head, adjective):
        yield from sentence.children(host.i, "xcomp")


def _is_pointing(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """Whether a definite word stands before it; a named time or place may still make it news."""
    words = tables.term("definite")
    return any(
        child.lemma in words or child.text.lower() in words for child in sentence.children(token.i, "det", "poss")
    )


def _light(
    sentence: Sentence,
    kind: str,
    verb: Token,
    noun_is: str,
    tables: EventTables,
    *,
    particle: str = "",
    passive: bool = False,
) -> LightVerb | None:
    """The light verb entry that fits: for a passive, the noun is its object ("talks were cancelled")."""
    best = None
    for entry in tables.light.get(verb.lemma, ()):
        if entry.kinds and kind not in entry.kinds:
            continue
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
