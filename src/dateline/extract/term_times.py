"""The days of an undertaking: from when it holds and until when, for when it was set, put off to when, due by when."""

from collections.abc import Iterator

from dateline.extract.clauses import anchor_of, subject_of
from dateline.extract.event_tables import EventTables
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, TimeMention, Token

# How far above a time the word stands that it hangs on: "from the beginning of the week of 3 June".
REACH = 6


def term_times(reading: Reading, sentence: Sentence, token: Token, event: str, tables: EventTables) -> Iterator[Role]:
    """The roles "starts", "expires", "deadline", "scheduled_for" and "postponed_to" of the event told by the token,
    each at most once but for the two halves of one range ("from May 21 to June 9")."""
    hosts = hosts_of(sentence, token, tables)
    given: set[str] = set()
    for time in reading.times:
        if time.sentence != sentence.index or time.form in tables.term("no_time_of_event"):
            continue
        for name in _names(sentence, time, token, hosts, event, tables):
            if name not in given:
                given.add(name)
                rule = "events.terms.first" if _was_first(sentence, time, tables) else "events.terms.days"
                at = anchor_of(sentence, time.span)
                yield Role(name, time.span, sentence.index, token.i if at is None else at.i, rule)


def _was_first(sentence: Sentence, time: TimeMention, tables: EventTables) -> bool:
    """ "Originally planned for April": another day is set now."""
    at = anchor_of(sentence, time.span)
    above = None if at is None else sentence.tokens[sentence.tokens[at.head].head]
    return above is not None and any(
        word.lemma in tables.term("at_first") for word in sentence.children(above.i, "advmod")
    )


def hosts_of(sentence: Sentence, token: Token, tables: EventTables) -> frozenset[int]:
    """The tokens whose circumstances are those of the event: itself and its noun, the verbs whose subject or object it
    is with those coordinated, the infinitive behind "is due to", the clauses that modify it."""
    nouns = {token.i}
    own_object = sentence.child(token.i, "dobj") if token.is_verb else None
    if own_object is not None:
        nouns.add(own_object.i)
    for i in sorted(nouns):
        above = sentence.tokens[sentence.tokens[i].head]
        if above.lemma == "of" and sentence.tokens[above.head].lemma in tables.term("parts"):
            nouns.add(above.head)
    found = set(nouns)
    for i in sorted(nouns):
        noun = sentence.tokens[i]
        if noun.dep in ("nsubj", "nsubjpass", "dobj") and sentence.tokens[noun.head].is_verb:
            found |= _with_those_beside(sentence, noun.head)
        if noun.dep == "pobj" and sentence.tokens[noun.head].lemma in tables.term("under"):
            found.add(sentence.tokens[noun.head].head)
        for clause in sentence.children(i, "acl", "relcl") if noun.is_noun else ():
            found |= _with_those_beside(sentence, clause.i)
    for i in sorted(found):
        # "Starting on May 20" and "to take effect on May 20" hang on the verb, not on what starts.
        found |= {
            child.i for child in sentence.children(i, "advcl", "acl", "xcomp") if _is_start(sentence, child, tables)
        }
    return frozenset(found)


def _is_start(sentence: Sentence, clause: Token, tables: EventTables) -> bool:
    infinitive = any(child.tag == "TO" for child in sentence.children(clause.i, "aux"))
    return (clause.tag == "VBG" or infinitive) and _begins(sentence, clause, tables)


def _with_those_beside(sentence: Sentence, verb: int) -> set[int]:
    """The verb, the verbs coordinated with it that have no subject of their own, the infinitives below it."""
    found, queue = set(), [verb]
    while queue:
        i = queue.pop()
        found.add(i)
        for child in sentence.children(i, "conj", "xcomp", "acomp"):
            joined = child.dep != "conj" or (child.is_verb and not _has_other_subject(sentence, child))
            if joined and child.i not in found:
                queue.append(child.i)
    return found


def _has_other_subject(sentence: Sentence, verb: Token) -> bool:
    own = sentence.child(verb.i, "nsubj", "nsubjpass")
    return own is not None and own.text.lower() != "it"


def _names(
    sentence: Sentence, time: TimeMention, token: Token, hosts: frozenset[int], event: str, tables: EventTables
) -> tuple[str, ...]:
    """The roles that one time plays for the event; none where it is not a term of it."""
    at = anchor_of(sentence, time.span)
    if at is None:
        return ()
    slots = dict(time.slots)
    lead = slots.get("lead", "")
    if event in tables.term("has_deadline"):
        return ("deadline",) if _is_deadline(sentence, at, lead, token, tables) else ()
    host, word = _host(sentence, at, hosts)
    if host is None:
        return ()
    verb = host.lemma
    is_range = time.form == "days" and "second" in slots
    if verb in tables.term("postpones"):
        if is_range:
            return ("scheduled_for", "postponed_to")
        if lead == "until" or word in tables.term("until"):
            return ("postponed_to",)
        return ("scheduled_for",) if word == "from" else ()
    if verb in tables.term("schedules") and word in tables.term("set_for"):
        return ("scheduled_for",)
    if event not in tables.term("lasts"):
        return ()
    if is_range:
        return ("starts", "expires")
    if lead == "until" or word in ("until", "till", "through") or _ends(sentence, host, hosts, tables):
        return ("expires",)
    if verb in tables.term("prolongs") and word in tables.term("until"):
        return ("expires",)
    if lead == "since" or word == "from" or _begins(sentence, host, tables):
        return ("starts",)
    return ()


def _ends(sentence: Sentence, host: Token, hosts: frozenset[int], tables: EventTables) -> bool:
    """Whether the host is "expires", "runs out" with the event for its subject."""
    if host.lemma not in tables.term("expires"):
        return False
    subject = subject_of(sentence, host.i)
    return subject is not None and subject.i in hosts


def _begins(sentence: Sentence, host: Token, tables: EventTables) -> bool:
    """Whether the host is "starts", "takes effect" or "comes into force"."""
    if host.lemma in tables.term("begins"):
        return True
    if host.lemma not in tables.term("comes_into"):
        return False
    return any(sentence.tokens[i].lemma in tables.term("force") for i in sentence.subtree(host.i))


def _host(sentence: Sentence, at: Token, hosts: frozenset[int]) -> tuple[Token | None, str]:
    """The token among the hosts that the time hangs on, with the preposition that leads it; a noun phrase between them
    may be a mistake of the parser, a verb of its own is not."""
    word = ""
    token = at
    for _ in range(REACH):
        if token.i in hosts and token.i != at.i:
            return token, word
        if token.head == token.i:
            break
        above = sentence.tokens[token.head]
        if not word and above.dep in ("prep", "agent", "dative", "mark"):
            word = above.text.lower()
        if above.is_verb and above.i not in hosts:
            break
        token = above
    return None, word


def _is_deadline(sentence: Sentence, at: Token, lead: str, token: Token, tables: EventTables) -> bool:
    """Whether the time is the last day of a demand or a pledge: "by Friday", "a June 30 deadline"."""
    noun = token if token.is_noun else sentence.child(token.i, "dobj")
    if noun is not None and noun.lemma in tables.term("deadline"):
        verb = sentence.tokens[noun.head] if noun.dep == "nsubj" else None
        ended = [verb] if verb is not None else [sentence.tokens[i] for i in sentence.subtree(noun.i)]
        above = sentence.tokens[at.head]
        if at.head == noun.i or (above.dep == "prep" and above.head == noun.i and above.lemma in ("of", "for")):
            return True
        if any(word.lemma in tables.term("expires") and at.i in sentence.subtree(word.i) for word in ended):
            return True
    return lead in tables.term("deadline_leads") and at.i in sentence.subtree(token.i)
