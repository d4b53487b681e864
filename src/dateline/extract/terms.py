"""The terms of an event: the round of talks, how long a truce lasts, its days, the reason of a cancellation."""

from collections.abc import Iterator

from dateline.extract.clauses import phrase
from dateline.extract.event_tables import EventTables
from dateline.extract.term_times import term_times
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span


def term_roles(reading: Reading, sentence: Sentence, token: Token, event: str, tables: EventTables) -> list[Role]:
    """The roles "round", "duration", "reason" and those of its days, of the event told by the token."""
    if tables.kinds[event].violent:
        return []
    return [
        *_round(reading, sentence, token, tables),
        *_duration(sentence, token, tables),
        *term_times(reading, sentence, token, event, tables),
        *_reason(sentence, token, event, tables),
        *_subject(sentence, token, event, tables),
    ]


def _subject(sentence: Sentence, token: Token, event: str, tables: EventTables) -> list[Role]:
    """What is agreed, pledged or demanded where a clause says it ("agreed to reopen the border", "a deadline for the
    junta to hand over power"), and what talks are held for ("met to discuss water")."""
    if event in tables.term("has_content"):
        for clause in content_clauses(sentence, token):
            indices = content_of(sentence, clause, tables)
            said = Role("subject", sentence.span_of(indices), sentence.index, clause.i, "events.terms.content")
            return [said, *_asked(sentence, clause, event, tables)]
    if event in tables.term("meets_for"):
        for i in sentence.subtree(token.head if token.dep == "dobj" else token.i):
            verb = sentence.tokens[i]
            thing = sentence.child(i, "dobj")
            if verb.lemma in tables.term("discusses") and verb.i > token.i and verb.is_verb and thing is not None:
                return [Role("subject", phrase(sentence, thing.i), sentence.index, thing.i, "events.terms.discussed")]
    return []


def _asked(sentence: Sentence, clause: Token, event: str, tables: EventTables) -> Iterator[Role]:
    """ "A deadline for the junta to hand over power": who is to do it."""
    mark, asked = sentence.child(clause.i, "mark"), sentence.child(clause.i, "nsubj")
    if event in tables.term("has_deadline") and mark is not None and mark.lemma == "for" and asked is not None:
        yield Role("target", phrase(sentence, asked.i), sentence.index, asked.i, "events.terms.asked")


def content_clauses(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The clauses under a verb or a noun that say what is undertaken, the nearest first: "pledged to …", "demanded that
    …", "made a pledge to …", "called on them to …"."""
    hosts = [token]
    if token.is_verb:
        hosts += sentence.children(token.i, "dobj")
        hosts += [noun for prep in sentence.children(token.i, "prep") for noun in sentence.children(prep.i, "pobj")]
    elif token.dep == "dobj":
        hosts.append(sentence.tokens[token.head])
    for host in hosts:
        for clause in sentence.children(host.i, "xcomp", "ccomp", "acl", "relcl", "advcl"):
            opens = [child.tag for child in sentence.children(clause.i, "aux", "mark")]
            if clause.i > token.i and clause.tag.startswith("VB") and ("TO" in opens or clause.dep == "ccomp"):
                yield clause


def content_of(sentence: Sentence, clause: Token, tables: EventTables) -> list[int]:
    """The words of what is undertaken, up to a comma, a day or what happens before or after it."""
    below = sentence.subtree(clause.i)
    aux = [child.i for child in sentence.children(clause.i, "aux") if child.tag == "TO"]
    first = max(aux) + 1 if aux else below[0]
    if sentence.tokens[first].dep == "mark":
        first += 1
    kept: list[int] = []
    for i in below:
        token = sentence.tokens[i]
        if i < first:
            continue
        ends = token.text in (",", ";", ":") or (token.head == clause.i and token.lemma in tables.term("apart_in_time"))
        ends = ends or (token.dep == "acl" and token.lemma in tables.term("expires"))
        if kept and i > clause.i and ends:
            break
        kept.append(i)
    while len(kept) > 1 and sentence.tokens[kept[-1]].dep == "punct":
        kept.pop()
    return kept


def _round(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """ "a fourth round of talks": the ordinal before the word that governs or follows the noun."""
    noun = token if token.is_noun else sentence.child(token.i, "dobj") or token
    preposition = sentence.tokens[noun.head]
    word = sentence.tokens[preposition.head] if preposition.dep == "prep" and noun.dep == "pobj" else noun
    if word.lemma not in tables.term("round"):
        word = noun
    if word.lemma not in tables.term("round") and noun.lemma not in tables.term("meets"):
        return []
    ordinals = [number for number in reading.numbers if number.ordinal and number.sentence == sentence.index]
    for number in ordinals:
        at = sentence.token_at(number.span.start)
        if at is not None and at.head == word.i:
            return [Role("round", number.span, sentence.index, at.i, "events.terms.round")]
    return []


def _duration(sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """ "a six-month ceasefire", "a week-long truce", "a ceasefire for three days", "three days of talks"; "gave them 48
    hours to leave", "within 24 hours"."""
    length = next(_lengths(sentence, token, tables), None)
    if length is None:
        return []
    return [Role("duration", _span(sentence, length.i), sentence.index, length.i, "events.terms.duration")]


def _lengths(sentence: Sentence, token: Token, tables: EventTables) -> Iterator[Token]:
    """The heads of the words for how long it lasts."""
    units = tables.term("duration")
    noun = token if token.is_noun else sentence.child(token.i, "dobj") or token
    for child in sentence.children(noun.i, "compound", "amod", "nmod", "npadvmod"):
        counted = sentence.child(child.i, "nummod") or "-" in child.text
        if child.lemma in units and child.i < noun.i and counted:
            yield child
        if child.lemma.rpartition("-")[2] in units and "-" in child.text:
            yield child
        if child.lemma == "long" and any(unit.lemma in units for unit in sentence.children(child.i, "npadvmod")):
            yield child
    over = sentence.tokens[sentence.tokens[noun.head].head]
    if noun.dep == "pobj" and over.lemma in units and sentence.tokens[noun.head].lemma == "of":
        yield from (over for _ in sentence.children(over.i, "nummod"))
    for host in (noun, token, sentence.tokens[noun.head]):
        for preposition in sentence.children(host.i, "prep"):
            if preposition.lemma in tables.term("lasting"):
                yield from (one for one in sentence.children(preposition.i, "pobj") if _is_length(sentence, one, units))
    if token.is_verb:
        yield from (one for one in sentence.children(token.i, "npadvmod") if _is_length(sentence, one, units))


def _is_length(sentence: Sentence, token: Token, units: frozenset[str]) -> bool:
    article = sentence.child(token.i, "det")
    counted = sentence.child(token.i, "nummod", "quantmod") is not None
    return token.lemma in units and (counted or (article is not None and article.lemma in ("a", "an")))


def _reason(sentence: Sentence, token: Token, event: str, tables: EventTables) -> list[Role]:
    """ "was cancelled because of the snow", "called off the visit after the raid", "in retaliation for the expulsion":
    from the word of cause to the end of its clause. What came before a cancellation or a sanction is its reason."""
    verb = sentence.tokens[token.head] if token.dep in ("nsubjpass", "nsubj", "dobj") else token
    hosts = [verb, *(sentence.tokens[i] for i in sentence.conjuncts(verb.i)[1:] if sentence.tokens[i].is_verb)]
    if token.is_noun:
        hosts += sentence.children(token.i, "acl", "relcl")
    if token.dep == "pobj" and sentence.tokens[token.head].lemma in tables.term("under"):
        hosts.append(sentence.tokens[sentence.tokens[token.head].head])
    before = event in tables.term("answers") or any(
        entry.marks.get("status") in ("cancelled", "postponed")
        for host in hosts
        for entry in tables.light.get(host.lemma, ())
    )
    words = tables.term("reason") | (tables.term("reason_before") if before else frozenset())
    for host in hosts:
        for child in sentence.children(host.i, "prep", "advcl", "acomp", "advmod"):
            first = _cause(sentence, child, event, words, tables) if child.i > host.i else None
            if first is not None:
                indices = _until_clause(sentence, sentence.subtree(child.i), first.i)
                if len(indices) > 1:
                    return [Role("reason", sentence.span_of(indices), sentence.index, child.i, "events.terms.reason")]
    return []


def _cause(sentence: Sentence, child: Token, event: str, words: frozenset[str], tables: EventTables) -> Token | None:
    """The word that opens a reason at this branch, or None."""
    if child.dep == "advcl":
        mark = sentence.child(child.i, "mark", "advmod")
        return mark if mark is not None and mark.lemma in words else None
    if child.lemma in words or child.text.lower() in words:
        # "Due to the snow", not "is due to start".
        return None if child.dep == "acomp" and sentence.child(child.i, "xcomp") is not None else child
    if event in tables.term("answers") and child.lemma == "for":
        return child
    noun = sentence.child(child.i, "pobj") if child.lemma == "in" else None
    return child if noun is not None and noun.lemma in tables.term("reason_nouns") else None


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
    """The words of a length without what it is a length of ("three days" of talks)."""
    aside = {child.i for child in sentence.children(i, "prep", "acl", "relcl", "advcl")}
    indices = sentence.subtree(i, frozenset(aside))
    return sentence.span_of(indices)
