"""The terms of an event: the round of talks, how long a truce lasts and when it ends, the reason of a cancellation."""

from dateline.extract.clauses import circumstances, subject_of
from dateline.extract.event_tables import EventTables
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span


def term_roles(reading: Reading, sentence: Sentence, token: Token, event: str, tables: EventTables) -> list[Role]:
    """The roles "round", "duration", "expires" and "reason" of the event told by the token."""
    if tables.kinds[event].violent:
        return []
    return [
        *_round(reading, sentence, token, tables),
        *_duration(sentence, token, tables),
        *_expires(reading, sentence, token, tables),
        *_reason(sentence, token, tables),
    ]


def _round(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """ "a fourth round of talks": the ordinal before the word that governs or follows the noun."""
    preposition = sentence.tokens[token.head]
    word = sentence.tokens[preposition.head] if preposition.dep == "prep" else token
    if word.lemma not in tables.term("round"):
        return []
    ordinals = [number for number in reading.numbers if number.ordinal and number.sentence == sentence.index]
    for number in ordinals:
        at = sentence.token_at(number.span.start)
        if at is not None and at.head == word.i:
            return [Role("round", number.span, sentence.index, at.i, "events.terms.round")]
    return []


def _duration(sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """ "a six-month ceasefire", "a two-hour meeting", "a ceasefire for three days"."""
    units = tables.term("duration")
    noun = token if token.is_noun else sentence.child(token.i, "dobj") or token
    for child in sentence.children(noun.i, "compound", "amod", "nmod", "npadvmod"):
        if child.lemma in units and child.i < noun.i and (sentence.child(child.i, "nummod") or "-" in child.text):
            return [Role("duration", _span(sentence, child.i), sentence.index, child.i, "events.terms.duration")]
        if child.lemma.rpartition("-")[2] in units and "-" in child.text:
            return [Role("duration", Span(child.start, child.end), sentence.index, child.i, "events.terms.duration")]
    for preposition in sentence.children(noun.i, "prep"):
        if preposition.lemma == "for":
            for length in sentence.children(preposition.i, "pobj"):
                if length.lemma in units and sentence.child(length.i, "nummod", "det") is not None:
                    return [
                        Role("duration", _span(sentence, length.i), sentence.index, length.i, "events.terms.duration")
                    ]
    return []


def _expires(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """ "that expires in February": the time of a verb of ending whose subject the event is; "extended to June 11"."""
    for time in reading.times:
        at = sentence.token_at(time.span.start)
        if at is not None and time.sentence == sentence.index and at.dep == "pobj":
            preposition = sentence.tokens[at.head]
            if preposition.lemma in tables.term("until") and preposition.head == token.i:
                return [Role("expires", time.span, sentence.index, token.i, "events.terms.until")]
    noun = token if token.is_noun else sentence.child(token.i, "dobj") or token
    for verb in sentence.tokens:
        if not verb.is_verb or verb.lemma not in tables.term("expires"):
            continue
        subject = subject_of(sentence, verb.i)
        if subject is None or subject.i != noun.i:
            continue
        for role in circumstances(reading, sentence, verb.i):
            if role.name == "time":
                return [Role("expires", role.span, sentence.index, verb.i, "events.terms.expires")]
    return []


def _reason(sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """ "was cancelled because of the snow": from the word of cause to the end of its clause."""
    verb = sentence.tokens[token.head] if token.dep in ("nsubjpass", "nsubj", "dobj") else token
    words = tables.term("reason")
    for child in sentence.children(verb.i, "prep", "advcl", "acomp", "advmod"):
        first = child
        if child.dep == "advcl":
            mark = sentence.child(child.i, "mark")
            if mark is None or mark.lemma not in words:
                continue
            first = mark
        elif child.lemma not in words or child.i < verb.i:
            continue
        indices = _until_clause(sentence, sentence.subtree(child.i), first.i)
        if len(indices) > 1:
            return [Role("reason", sentence.span_of(indices), sentence.index, child.i, "events.terms.reason")]
    return []


def _until_clause(sentence: Sentence, indices: list[int], first: int) -> list[int]:
    """The indices from `first` up to a comma or a clause of time behind it ("… as the minister made a visit")."""
    kept: list[int] = []
    for i in indices:
        token = sentence.tokens[i]
        if i < first:
            continue
        if kept and (token.text in (",", ";") or (token.dep == "mark" and i > first + 1)):
            break
        kept.append(i)
    return kept


def _span(sentence: Sentence, i: int) -> Span:
    return sentence.span_of(sentence.subtree(i))
