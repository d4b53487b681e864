"""The parts of a total: the period it is over, since what it counts, of which, compared with what."""

from collections.abc import Iterator

from dateline.extract.event_tables import EventTables
from dateline.model.finding import Finding, Role
from dateline.model.reading import NumberMention, Reading, Sentence, TimeMention, Token
from dateline.model.sourced import Span


def figure_of_total(
    reading: Reading, sentence: Sentence, token: Token, measure: str, roles: list[Role], tables: EventTables
) -> Finding:
    """The figure with its period, the event since which it counts, and its place."""
    head = first_conjunct(sentence, verb_above(sentence, token).i)
    since = since_clause(sentence)
    periods = [
        time
        for time in periods_of(reading, sentence, tables)
        if is_over(sentence, head, time) or is_over(sentence, token.i, time)
    ]
    roles = [*roles, *(Role("period", time.span, sentence.index, head, "totals.period") for time in periods[:1])]
    event = since_event(reading, sentence)
    if since is None and event is not None and governor_of(sentence, event) == head:
        since = event
    if since is not None:
        inside = sentence.subtree(since if since != event else sentence.tokens[since].head)
        words = sentence.span_of(inside)
        roles.append(Role("since_event", words, sentence.index, since, "totals.since"))
        for time in reading.times:
            if words.contains(time.span) and not periods:
                roles.append(Role("period", time.span, sentence.index, since, "totals.since"))
    below = {sentence.tokens[i].start for i in sentence.subtree(head)}
    for place in reading.places:
        if place.literal and place.span.start in below:
            roles.append(Role("place", place.span, sentence.index, head, "totals.place"))
    counted = next(role for role in roles if role.name == "counted")
    if not any(role.name == "of_which" for role in roles):
        roles += _of_which(reading, sentence, counted.head)
    roles += _compared(reading, sentence, head)
    return Finding("figure", measure, counted.span, sentence.index, token.i, "totals.period", tuple(roles))


def _of_which(reading: Reading, sentence: Sentence, noun: int) -> Iterator[Role]:
    """ "312 kidnappings, of which 60 ended in a death", "121 militants, 40 of them foreigners"."""
    for clause in sentence.children(noun, "relcl", "appos", "acl"):
        inside = sentence.subtree(clause.i)
        words = sentence.span_of(inside)
        is_part = any(
            token.lemma == "of" and (below := sentence.child(token.i, "pobj")) is not None
            and below.text.lower() in ("which", "whom", "them")
            for i in inside for token in (sentence.tokens[i],)
        )  # fmt: skip
        for number in reading.numbers:
            if is_part and number.sentence == sentence.index and words.contains(number.span) and not number.ordinal:
                rest = Span(number.span.start, words.end)
                yield Role("of_which", rest, sentence.index, clause.i, "totals.of_which")
                break


def _compared(reading: Reading, sentence: Sentence, head: int) -> Iterator[Role]:
    """The figures of another time: "compared with 180 in March", "up from 180", "against 180 a year earlier"."""
    for preposition in sentence.tokens:
        opens = preposition.lemma in ("compare", "against", "versus")
        opens = opens or (preposition.lemma == "from" and sentence.tokens[preposition.head].lemma in ("up", "down"))
        if not opens or first_conjunct(sentence, verb_above(sentence, sentence.tokens[preposition.head]).i) != head:
            continue
        inside = sentence.subtree(preposition.i)
        words = sentence.span_of(inside)
        for number in reading.numbers:
            if number.sentence == sentence.index and words.contains(number.span) and not number.ordinal:
                rest = Span(number.span.start, words.end)
                yield Role("compared", rest, sentence.index, preposition.i, "totals.compared")
                break


def periods_of(reading: Reading, sentence: Sentence, tables: EventTables) -> list[TimeMention]:
    """The time mentions that are a stretch of time: a year, a month, "since June", "the past six weeks"."""
    forms = tables.term("period_forms")
    return [time for time in reading.times if time.sentence == sentence.index and (time.form in forms or opens(time))]


def opens(time: TimeMention) -> bool:
    """Whether the time has a beginning and reaches to the report: "since June"."""
    return any(key in ("since", "open", "bound") or value == "since" for key, value in time.slots)


def since_clause(sentence: Sentence) -> int | None:
    """The verb of a clause with "since"."""
    for token in sentence.tokens:
        if token.lemma == "since" and token.dep == "mark" and sentence.tokens[token.head].is_verb:
            return token.head
    return None


def since_event(reading: Reading, sentence: Sentence) -> int | None:
    """The noun of "since the riots of May 3"; a time of its own is a period."""
    for token in sentence.tokens:
        noun = sentence.child(token.i, "pobj") if token.lemma == "since" and token.dep == "prep" else None
        if (
            noun is not None
            and noun.is_noun
            and all(not time.span.start <= noun.start < time.span.end for time in reading.times)
        ):
            return noun.i
    return None


def governor_of(sentence: Sentence, noun: int) -> int:
    """The verb over "since the riots", the first of several."""
    return first_conjunct(sentence, verb_above(sentence, sentence.tokens[sentence.tokens[noun].head]).i)


def is_over(sentence: Sentence, head: int, time: TimeMention) -> bool:
    """Whether the time hangs on the verb itself, or on a noun in its clause."""
    token = sentence.token_at(time.span.start)
    seen = 0
    while token is not None and token.i != head and seen < 8:
        if token.is_verb and first_conjunct(sentence, token.i) == head:
            # "Killed 31 people and wounded 140 over the past two weeks."
            return sentence.child(token.i, "nsubj", "nsubjpass") is None
        if token.head == token.i or (token.is_verb and token.i != head):
            return False
        token, seen = sentence.tokens[token.head], seen + 1
    return token is not None and token.i == head


def first_conjunct(sentence: Sentence, i: int) -> int:
    """The first of verbs that are coordinated."""
    while (
        sentence.tokens[i].dep == "conj"
        and sentence.tokens[sentence.tokens[i].head].is_verb
        and sentence.tokens[i].is_verb
    ):
        i = sentence.tokens[i].head
    return i


def verb_above(sentence: Sentence, token: Token) -> Token:
    """The nearest verb at or above the token."""
    while not token.is_verb and token.head != token.i:
        token = sentence.tokens[token.head]
    return token


def numbers_in_role(reading: Reading, role: Role) -> list[NumberMention]:
    """The numbers in the words of a role that count heads."""
    return [n for n in reading.numbers if role.span.overlaps(n.span) and not n.ordinal and n.unit is None]
