"""Totals over a period or an operation, and shares: "In 2007 militants killed 3,870 civilians in 4,500 attacks"."""

from collections.abc import Iterator

from dateline.extract.arguments import OUTCOMES, frame_of
from dateline.extract.clauses import phrase
from dateline.extract.event_tables import EventTables
from dateline.extract.harm import harm_entry, harm_roles, including_roles
from dateline.extract.hedging import hedging_of
from dateline.extract.mentions import mentions_of
from dateline.extract.triggers import verb_entry, verb_roles
from dateline.model.finding import Finding, Role
from dateline.model.reading import NumberMention, Reading, Sentence, TimeMention, Token
from dateline.model.sourced import Span

# From so many victims on, a month or a year in the same clause makes a total; below, it is the date of one event.
MANY = 20
# Where neither doer nor weapon is told either, fewer are enough: "19 people were killed there in March".
FEW = 5


def totals_in(reading: Reading, tables: EventTables) -> Iterator[Finding]:
    """The totals of an article in text order."""
    mentions = mentions_of(reading)
    for sentence in reading.sentences:
        if not sentence.tokens:
            continue
        here = mentions.of(sentence)
        if not here.numbers:
            continue
        found = [*_shares(here, sentence, tables)]
        if _periods(here, sentence, tables) or _since_clause(sentence) is not None:
            found += _of_harm(here, sentence, tables)
            found += _of_acts(here, sentence, tables)
        yield from sorted(_distinct(found), key=lambda finding: finding.trigger)


def is_total(reading: Reading, sentence: Sentence, finding: Finding, tables: EventTables) -> bool:
    """Whether a finding of an event is in truth a total: many victims and a period, or a period opened by "since"."""
    if finding.sentence != sentence.index:
        return False
    counts = [number for role in finding.roles if role.name in OUTCOMES for number in _numbers_in(reading, role)]
    counts += _act_counts(reading, sentence, sentence.tokens[finding.head], tables)
    if not counts:
        return False
    if _sums_up(reading, sentence, sentence.tokens[finding.head], tables):
        return True
    verb = _verb_above(sentence, sentence.tokens[finding.head])
    head = _first_conjunct(sentence, verb.i)
    since = _since_clause(sentence)
    if since is not None and sentence.tokens[since].head in (head, finding.head):
        return True
    alone = not any(role.name in ("actor", "weapon", "target", "told") for role in finding.roles)
    most = max((number.count.low or number.count.high or 0) for number in counts)
    acts = bool(_act_counts(reading, sentence, sentence.tokens[finding.head], tables))
    for time in _periods(reading, sentence, tables):
        if _is_over(sentence, head, time) or _is_over(sentence, finding.head, time):
            return (
                _opens(time) or acts or (most >= (FEW if alone else MANY) and not _is_at_once(sentence, head, tables))
            )
    return False


def _is_at_once(sentence: Sentence, head: int, tables: EventTables) -> bool:
    """Whether a clause tells how all came to harm at once: "died in March when their bus hit a mine"."""
    return any(
        word.lemma in tables.term("at_once")
        for clause in sentence.children(head, "advcl")
        for word in sentence.children(clause.i, "advmod", "mark")
    )


def _sums_up(reading: Reading, sentence: Sentence, verb: Token, tables: EventTables) -> bool:
    """ "They killed at least 96 people" behind a sentence that counts attacks is their total."""
    subject = sentence.child(verb.i, "nsubj")
    if subject is None or subject.text.lower() not in ("they", "these") or sentence.index == 0:
        return False
    before = reading.sentences[sentence.index - 1]
    return any(token.tag == "CD" and before.tokens[token.head].lemma in tables.measures for token in before.tokens)


def _of_harm(reading: Reading, sentence: Sentence, tables: EventTables) -> Iterator[Finding]:
    """Totals of people killed, wounded, detained …, each outcome a figure of its own."""
    for token in sentence.tokens:
        roles: list[Role] = []
        if token.is_verb and token.lemma in tables.verbs and token.dep not in ("aux", "auxpass"):
            frame = frame_of(sentence, token, tables)
            entry = verb_entry(sentence, frame, tables)
            if entry is not None:
                roles = list(verb_roles(sentence, frame, entry))
        elif token.lemma in tables.harms:
            word = harm_entry(sentence, token, tables)
            roles = [] if word is None else harm_roles(sentence, token, word, tables)
        tolls = [role for role in roles if role.name in OUTCOMES and _numbers_in(reading, role)]
        if not tolls or hedging_of(sentence, token.i, tables).is_open:
            continue
        draft = Finding("event", "", Span(token.start, token.end), sentence.index, token.i, "", tuple(roles))
        if not is_total(reading, sentence, draft, tables):
            continue
        for toll in tolls:
            parts = [
                Role("of_which", role.span, role.sentence, role.head, "totals.including")
                for role in including_roles(sentence, [toll], token.i, tables)
                if _numbers_in(reading, role)
            ]
            by = [
                Role("by", role.span, role.sentence, role.head, "totals.by") for role in roles if role.name == "actor"
            ]
            counted = Role("counted", toll.span, toll.sentence, toll.head, "totals.counted")
            yield _figure(
                reading,
                sentence,
                token,
                "wounded" if toll.name == "shot" else toll.name,
                [counted, *by, *parts],
                tables,
            )


def _of_acts(reading: Reading, sentence: Sentence, tables: EventTables) -> Iterator[Finding]:
    """Totals of attacks, weapons and the like: "in 4,500 attacks", "carried out 140 bombings"."""
    for number in reading.numbers:
        noun = _counted_act(sentence, number, tables)
        if noun is None:
            continue
        verb = _verb_above(sentence, noun)
        head = _first_conjunct(sentence, verb.i)
        since = _since_clause(sentence)
        over = any(
            _is_over(sentence, at, time) for time in _periods(reading, sentence, tables) for at in (head, verb.i)
        )
        if not over and (since is None or sentence.tokens[since].head not in (head, verb.i)):
            continue
        if hedging_of(sentence, verb.i, tables).statuses or not _is_claimed(sentence, noun):
            continue
        counted = Role("counted", phrase(sentence, noun.i), sentence.index, noun.i, "totals.acts")
        by = []
        if noun.dep in ("dobj", "pobj"):
            frame = frame_of(sentence, verb, tables)
            if frame.subject is not None and frame.subject.i != noun.i and not frame.passive:
                by = [Role("by", phrase(sentence, frame.subject.i), sentence.index, frame.subject.i, "totals.by")]
        yield _figure(reading, sentence, verb, tables.measures[noun.lemma].measure, [counted, *by], tables)


def _shares(reading: Reading, sentence: Sentence, tables: EventTables) -> Iterator[Finding]:
    """ "90 percent of the group's bombers were foreigners": a share of people, with what it is said to be."""
    for number in reading.numbers:
        if number.unit != "percent":
            continue
        anchor = sentence.token_at(max(number.span.end - 1, number.span.start))
        if anchor is None:
            continue
        if anchor.dep == "nummod":
            anchor = sentence.tokens[anchor.head]
        verb = sentence.tokens[anchor.head]
        whole = next(
            (n for p in sentence.children(anchor.i, "prep") if p.lemma == "of" for n in sentence.children(p.i, "pobj")),
            None,
        )
        if (
            whole is None
            or whole.lemma not in tables.people
            or anchor.dep not in ("nsubj", "nsubjpass")
            or not verb.is_verb
        ):
            continue
        what = sentence.child(verb.i, "attr", "acomp") if verb.lemma == "be" else verb
        if what is None or hedging_of(sentence, verb.i, tables).statuses:
            continue
        roles = [
            Role("counted", number.span, sentence.index, anchor.i, "totals.share"),
            Role("share_of", phrase(sentence, whole.i), sentence.index, whole.i, "totals.share"),
            Role(
                "what",
                phrase(sentence, what.i) if what is not verb else Span(verb.start, verb.end),
                sentence.index,
                what.i,
                "totals.share",
            ),
        ]
        trigger = Span(number.span.start, max(roles[1].span.end, roles[2].span.end))
        yield Finding("figure", "share", trigger, sentence.index, anchor.i, "totals.share", tuple(roles))


def _figure(
    reading: Reading, sentence: Sentence, token: Token, measure: str, roles: list[Role], tables: EventTables
) -> Finding:
    """The figure with its period, the event since which it counts, and its place."""
    head = _first_conjunct(sentence, _verb_above(sentence, token).i)
    since = _since_clause(sentence)
    periods = [
        time
        for time in _periods(reading, sentence, tables)
        if _is_over(sentence, head, time) or _is_over(sentence, token.i, time)
    ]
    roles = [*roles, *(Role("period", time.span, sentence.index, head, "totals.period") for time in periods[:1])]
    if since is not None:
        inside = sentence.subtree(since)
        words = sentence.span_of(inside)
        roles.append(Role("since_event", words, sentence.index, since, "totals.since"))
        for time in reading.times:
            if words.contains(time.span) and not periods:
                roles.append(Role("period", time.span, sentence.index, since, "totals.since"))
    below = {sentence.tokens[i].start for i in sentence.subtree(head)}
    for place in reading.places:
        if place.literal and place.span.start in below:
            roles.append(Role("place", place.span, sentence.index, head, "totals.place"))
    trigger = next(role.span for role in roles if role.name == "counted")
    return Finding("figure", measure, trigger, sentence.index, token.i, "totals.period", tuple(roles))


def _periods(reading: Reading, sentence: Sentence, tables: EventTables) -> list[TimeMention]:
    """The time mentions that are a stretch of time: a year, a month, "since June", "the past six weeks"."""
    forms = tables.term("period_forms")
    return [time for time in reading.times if time.sentence == sentence.index and (time.form in forms or _opens(time))]


def _opens(time: TimeMention) -> bool:
    return any(key in ("since", "open", "bound") or value == "since" for key, value in time.slots)


def _since_clause(sentence: Sentence) -> int | None:
    """The verb of a clause with "since"."""
    for token in sentence.tokens:
        if token.lemma == "since" and token.dep == "mark" and sentence.tokens[token.head].is_verb:
            return token.head
    return None


def _is_over(sentence: Sentence, head: int, time: TimeMention) -> bool:
    """Whether the time hangs on the verb itself, or on a noun in its clause."""
    token = sentence.token_at(time.span.start)
    seen = 0
    while token is not None and token.i != head and seen < 8:
        if token.head == token.i or (token.is_verb and token.i != head):
            return False
        token, seen = sentence.tokens[token.head], seen + 1
    return token is not None and token.i == head


def _first_conjunct(sentence: Sentence, i: int) -> int:
    while (
        sentence.tokens[i].dep == "conj"
        and sentence.tokens[sentence.tokens[i].head].is_verb
        and sentence.tokens[i].is_verb
    ):
        i = sentence.tokens[i].head
    return i


def _act_counts(reading: Reading, sentence: Sentence, verb: Token, tables: EventTables) -> list[NumberMention]:
    """Numbers of acts in the clause of the verb: "in 4,500 attacks"."""
    found = []
    above = (verb.i, _first_conjunct(sentence, verb.i))
    for number in reading.numbers:
        noun = _counted_act(sentence, number, tables)
        if noun is not None and (noun.i == verb.i or _verb_above(sentence, noun).i in above):
            found.append(number)
    return found


def _counted_act(sentence: Sentence, number: NumberMention, tables: EventTables) -> Token | None:
    if number.ordinal or number.unit is not None or number.sentence != sentence.index:
        return None
    token = sentence.token_at(max(number.span.end - 1, number.span.start))
    if token is None:
        return None
    noun = sentence.tokens[token.head] if token.dep in ("nummod", "amod", "quantmod", "compound") else token
    return noun if noun.lemma in tables.measures and noun.tag in ("NNS", "NN") and noun.i > token.i else None


def _verb_above(sentence: Sentence, token: Token) -> Token:
    while not token.is_verb and token.head != token.i:
        token = sentence.tokens[token.head]
    return token


def _is_claimed(sentence: Sentence, noun: Token) -> bool:
    return sentence.child(noun.i, "neg") is None


def _numbers_in(reading: Reading, role: Role) -> list[NumberMention]:
    return [n for n in reading.numbers if role.span.overlaps(n.span) and not n.ordinal and n.unit is None]


def _distinct(found: list[Finding]) -> list[Finding]:
    kept: dict[tuple[str, Span], Finding] = {}
    for finding in found:
        kept.setdefault((finding.type, finding.trigger), finding)
    return list(kept.values())
