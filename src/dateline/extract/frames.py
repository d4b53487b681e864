"""The frames of speech: where the content, the target and the audience of a verb stand, one function a frame."""

from collections.abc import Callable

from dateline.extract.clauses import after_preposition, agent_of, is_passive, object_of, phrase, subject_of
from dateline.extract.contents import content_spans, remainder, spans_of
from dateline.extract.speech import SpeechTables
from dateline.lexicon.rules.speech import Cue
from dateline.model.finding import Role
from dateline.model.reading import Sentence, Token
from dateline.model.sourced import Span

FOR = frozenset({"for"})
Frame = Callable[[Sentence, Token, Cue, SpeechTables], list[Role] | None]


def role_of(name: str, span: Span, sentence: Sentence, head: int, frame: str) -> Role:
    """A role found by a frame of speech."""
    return Role(name, span, sentence.index, head, f"statements.{frame}")


def contents_of(sentence: Sentence, head: int, frame: str, without: frozenset[int] = frozenset()) -> list[Role]:
    """The branch at `head` as contents, one a stretch of text."""
    return [role_of("content", span, sentence, head, frame) for span in content_spans(sentence, head, without)]


def _clause(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "said that …", "…, officials said", "…, he said, …", and a quotation beside the verb."""
    clause = sentence.child(verb.i, "ccomp")
    if clause is None and verb.dep == "parataxis":
        spans = remainder(sentence, verb.i, frozenset(sentence.subtree(verb.i)))
        return [role_of("content", span, sentence, sentence.tokens[verb.i].head, "parataxis") for span in spans] or None
    if clause is None:
        return _quote(sentence, verb, cue, tables)
    if is_passive(sentence, verb.i) and "passive" not in cue.frames and sentence.child(verb.i, "nsubjpass") is not None:
        subject = sentence.child(verb.i, "nsubjpass")
        if subject is not None and subject.tag != "PRP":
            return None
    return contents_of(sentence, clause.i, "clause")


def _quote(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """A quotation right beside the verb and its subject, where the verb has no clause of its own."""
    if sentence.child(verb.i, "xcomp", "dobj") is not None or any(
        q.start <= verb.start < q.end for q in sentence.quotes
    ):
        return None
    subject = sentence.child(verb.i, "nsubj")
    group = {verb.i} if subject is None else {verb.i, *sentence.subtree(subject.i)}
    low, high = sentence.tokens[min(group)].start, sentence.tokens[max(group)].end
    beside = []
    for quote in sentence.quotes:
        first, last = (quote.end, low) if quote.end <= low else (high, quote.start)
        between = [t for t in sentence.tokens if first <= t.start and t.end <= last]
        if all(t.dep == "punct" or t.tag in ("RB", "CC") for t in between):
            beside.append(role_of("content", Span(quote.start - 1, quote.end + 1), sentence, verb.i, "quote"))
    return beside or None


def _audience(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "told reporters that …": the object hears, the clause is the content."""
    hearer = sentence.child(verb.i, "dobj", "dative")
    if hearer is None and is_passive(sentence, verb.i):
        hearer = sentence.child(verb.i, "nsubjpass")
    roles = _clause(sentence, verb, cue, tables)
    if roles is None and hearer is not None:
        # "informed the council that …": read as a relative clause of the hearer.
        told = sentence.child(hearer.i, "relcl", "acl")
        if told is not None and sentence.tokens[min(sentence.subtree(told.i))].text.lower() == "that":
            hearing = role_of("audience", phrase(sentence, hearer.i), sentence, hearer.i, "audience")
            return [hearing, *contents_of(sentence, told.i, "audience")]
    if roles is None:
        act = sentence.child(verb.i, "xcomp")
        roles = None if act is None or hearer is None else contents_of(sentence, act.i, "audience")
    if roles is None or hearer is None:
        return roles
    inside = any(role.span.start <= hearer.start < role.span.end for role in roles)
    return (
        roles if inside else [*roles, role_of("audience", phrase(sentence, hearer.i), sentence, hearer.i, "audience")]
    )


def _object(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "denied the charge"; passive "was condemned by the union"."""
    if is_passive(sentence, verb.i):
        subject = subject_of(sentence, verb.i)
        if subject is None or agent_of(sentence, verb.i) is None:
            return None
        return [role_of("content", phrase(sentence, subject.i), sentence, subject.i, "object")]
    thing = object_of(sentence, verb.i) if not cue.objects else sentence.child(verb.i, "dobj", "oprd")
    if thing is not None and cue.objects and thing.lemma not in cue.objects:
        return None
    if thing is None:
        return None
    # "claimed responsibility on Tuesday for the raid": what it is for may hang on the verb.
    whole = set(sentence.subtree(thing.i))
    if cue.objects:
        whole.update(i for t in sentence.children(verb.i, "prep") if t.lemma in FOR for i in sentence.subtree(t.i))
    spans = spans_of(sentence, [i for i in sorted(whole) if i not in _dates(sentence, thing)])
    return [role_of("content", span, sentence, thing.i, "object") for span in spans]


def _dates(sentence: Sentence, thing: Token) -> set[int]:
    """ "on Tuesday" right after the object: when it was said, not what."""
    found: set[int] = set()
    for prep in sentence.children(thing.i, "prep"):
        noun = sentence.child(prep.i, "pobj")
        if prep.lemma == "on" and noun is not None and noun.tag == "NNP" and len(sentence.subtree(noun.i)) == 1:
            found.update(sentence.subtree(prep.i))
    return found


def _gerund(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "denied shelling the market"."""
    act = sentence.child(verb.i, "xcomp", "ccomp", "pcomp")
    return contents_of(sentence, act.i, "gerund") if act is not None and act.tag == "VBG" else None


def _to(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "vowed to return"."""
    act = sentence.child(verb.i, "xcomp")
    if act is None or (is_passive(sentence, verb.i) and "passive" not in cue.frames):
        return None
    return contents_of(sentence, act.i, "to")


def _target(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "accused X of …", "X was blamed for …": the object is spoken of, the preposition leads the content."""
    passive = is_passive(sentence, verb.i)
    target = sentence.child(verb.i, "nsubjpass") if passive else sentence.child(verb.i, "dobj")
    led = _led_by(sentence, verb, cue)
    if target is not None and led is None and "clause" not in cue.frames and "object" not in cue.frames:
        return [role_of("target", phrase(sentence, target.i), sentence, target.i, "target")]  # "blamed the group"
    if target is None or led is None:
        return None
    charge = contents_of(sentence, led[1].i, "target")
    return [_target_role(sentence, target, led), *charge, *_also_led(sentence, led)]


def _led_by(sentence: Sentence, verb: Token, cue: Cue) -> tuple[Token, Token] | None:
    """The preposition that leads the content, and its object. The parser often hangs it on a noun before it ("the head
    of the guard of looting"): a gerund is surely content, else what hangs on the verb, else the last of them."""
    found = []
    for i in sentence.subtree(verb.i):
        token = sentence.tokens[i]
        if i > verb.i and token.dep in ("prep", "agent", "dative") and token.text.lower() in cue.prepositions:
            thing = sentence.child(i, "pcomp", "pobj")
            if thing is not None:
                found.append(
                    (thing.dep == "pcomp", token.head == verb.i, -i if token.head == verb.i else i, token, thing)
                )
    if not found:
        return None
    *_, preposition, thing = max(found, key=lambda row: row[:3])
    return preposition, thing


def _also_led(sentence: Sentence, led: tuple[Token, Token]) -> list[Role]:
    """ "accused X of shelling the port and of sinking two boats": the second charge."""
    again = sentence.child(led[0].i, "conj")
    thing = None if again is None else sentence.child(again.i, "pcomp", "pobj")
    return [] if thing is None else contents_of(sentence, thing.i, "target")


def _target_role(sentence: Sentence, target: Token, led: tuple[Token, Token]) -> Role:
    own = [i for i in sentence.subtree(target.i, frozenset({led[0].i})) if i < led[0].i or led[0].i < target.i]
    span = phrase(sentence, target.i)
    end = max(sentence.tokens[i].end for i in own)
    return role_of("target", Span(span.start, min(span.end, end)), sentence, target.i, "target")


def _target_to(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "urged both sides to return"."""
    target = sentence.child(verb.i, "dobj", "nsubjpass")
    act = sentence.child(verb.i, "xcomp", "ccomp")
    if act is None or not any(token.tag == "TO" for token in sentence.children(act.i, "aux")):
        return None
    target = target or sentence.child(act.i, "nsubj")
    if target is None:
        return None
    content = contents_of(sentence, act.i, "target-to", frozenset(sentence.subtree(target.i)))
    return [role_of("target", phrase(sentence, target.i), sentence, target.i, "target-to"), *content]


def _preposition(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "called for an end"; "called on both sides to stop", the object is asked and the infinitive is what for."""
    things = after_preposition(sentence, verb.i, frozenset(cue.prepositions))
    said = next((thing for thing in things if thing.text.lower() not in tables.days), None)
    if said is None:
        return None
    act = sentence.child(verb.i, "xcomp", "advcl") or sentence.child(said.i, "acl", "relcl")
    if act is not None and act.i > said.i and sentence.child(act.i, "aux") is not None and act.tag == "VB":
        target = role_of("target", phrase(sentence, said.i), sentence, said.i, "preposition")
        return [target, *contents_of(sentence, act.i, "preposition")]
    return contents_of(sentence, said.i, "preposition")


def _attribution(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "attributed the fall to the truce": effect and cause are the content, the cause is also the target."""
    effect = sentence.child(verb.i, "dobj", "nsubjpass")
    led = _led_by(sentence, verb, cue)
    if effect is None or led is None:
        return None
    branch = sentence.subtree(verb.i)
    low = min(i for i in sentence.subtree(effect.i))
    return [
        role_of("target", phrase(sentence, led[1].i), sentence, led[1].i, "attribution"),
        role_of("content", sentence.span_of([low, _last_word(sentence, branch)]), sentence, effect.i, "attribution"),
    ]


def _last_word(sentence: Sentence, branch: list[int]) -> int:
    """The last token of a branch that is no punctuation."""
    return next(i for i in reversed(branch) if sentence.tokens[i].dep != "punct")


def _passive(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "The guards are considered deserters", "is believed to have fled": the whole clause is the content."""
    if not is_passive(sentence, verb.i) or verb.dep in ("acl", "amod", "relcl"):
        return None
    if sentence.child(verb.i, "oprd", "xcomp", "acomp") is None:
        return None
    own = {verb.i, *(t.i for t in sentence.children(verb.i, "aux", "auxpass"))}
    spans = spans_of(sentence, [i for i in sentence.subtree(verb.i) if i not in own])
    return [role_of("content", span, sentence, verb.i, "passive") for span in spans]


def _refusal(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "declined to comment": silence, not an act; nor is it silence to decline to be named."""
    act = sentence.child(verb.i, "xcomp")
    if act is None or act.lemma not in tables.utterances or is_passive(sentence, act.i):
        return None
    return contents_of(sentence, act.i, "refusal")


def _ignorance(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "do not know why": only negated."""
    if sentence.child(verb.i, "neg") is None:
        return None
    after = (t for t in sentence.children(verb.i, "ccomp", "advcl", "xcomp", "advmod", "dobj", "prep") if t.i > verb.i)
    clause = next(after, None)
    return None if clause is None else contents_of(sentence, clause.i, "ignorance")


def _quoting(sentence: Sentence, verb: Token, cue: Cue, tables: SpeechTables) -> list[Role] | None:
    """ "was quoted as saying that …": the subject speaks."""
    saying = next(after_preposition(sentence, verb.i, frozenset({"as"})), None)
    if saying is None or not is_passive(sentence, verb.i):
        return None
    clause = sentence.child(saying.i, "ccomp", "dobj")
    return None if clause is None else contents_of(sentence, clause.i, "quoting")


FRAMES: dict[str, Frame] = {
    "clause": _clause, "quote": _quote, "object": _object, "gerund": _gerund, "to": _to, "audience": _audience,
    "target": _target, "target-to": _target_to, "preposition": _preposition, "attribution": _attribution,
    "passive": _passive, "refusal": _refusal, "ignorance": _ignorance, "quoting": _quoting,
}  # fmt: skip
