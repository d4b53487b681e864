"""Totals over a period or an operation, and shares: "In 2007 militants killed 3,870 civilians in 4,500 attacks"."""

from collections.abc import Iterator

from dateline.extract.arguments import OUTCOMES, frame_of
from dateline.extract.clauses import phrase
from dateline.extract.event_tables import EventTables
from dateline.extract.harm import harm_entry, harm_roles, including_roles, rising_toll
from dateline.extract.hedging import hedging_of
from dateline.extract.mentions import mentions_of
from dateline.extract.total_roles import (
    figure_of_total,
    first_conjunct,
    governor_of,
    is_over,
    numbers_in_role,
    opens,
    periods_of,
    since_clause,
    since_event,
    verb_above,
)
from dateline.extract.totals_running import running_totals
from dateline.extract.triggers import verb_entry, verb_roles
from dateline.model.finding import Finding, Role
from dateline.model.reading import NumberMention, Reading, Sentence, Token
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
        since = since_clause(sentence) is not None or since_event(here, sentence) is not None
        if since or periods_of(here, sentence, tables):
            found += running_totals(here, sentence, tables)
            found += _of_harm(here, sentence, tables)
            found += _of_acts(here, sentence, tables)
        yield from sorted(_distinct(found), key=lambda finding: finding.trigger)


def is_total(reading: Reading, sentence: Sentence, finding: Finding, tables: EventTables) -> bool:
    """Whether a finding of an event is in truth a total: many victims and a period, or a period opened by "since"."""
    if finding.sentence != sentence.index:
        return False
    counts = [number for role in finding.roles if role.name in OUTCOMES for number in numbers_in_role(reading, role)]
    counts += _act_counts(reading, sentence, sentence.tokens[finding.head], tables)
    if not counts:
        return False
    if _sums_up(reading, sentence, sentence.tokens[finding.head], tables):
        return True
    verb = verb_above(sentence, sentence.tokens[finding.head])
    head = first_conjunct(sentence, verb.i)
    since = since_clause(sentence)
    if since is not None and first_conjunct(sentence, sentence.tokens[since].head) in (head, finding.head):
        return True
    alone = not any(role.name in ("actor", "weapon", "target", "told") for role in finding.roles)
    most = max((number.count.low or number.count.high or 0) for number in counts)
    event = since_event(reading, sentence)
    if event is not None and most >= (FEW if alone else MANY) and governor_of(sentence, event) in (head, finding.head):
        return True
    acts = bool(_act_counts(reading, sentence, sentence.tokens[finding.head], tables))
    for time in periods_of(reading, sentence, tables):
        if is_over(sentence, head, time) or is_over(sentence, finding.head, time):
            return opens(time) or acts or (most >= (FEW if alone else MANY) and not _is_at_once(sentence, head, tables))
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
                roles = rising_toll(sentence, token, roles, tables) or roles
        elif token.lemma in tables.harms:
            word = harm_entry(sentence, token, tables)
            roles = [] if word is None else harm_roles(sentence, token, word, tables)
        tolls = [role for role in roles if role.name in OUTCOMES and numbers_in_role(reading, role)]
        if not tolls or hedging_of(sentence, token.i, tables).is_open:
            continue
        draft = Finding("event", "", Span(token.start, token.end), sentence.index, token.i, "", tuple(roles))
        if not is_total(reading, sentence, draft, tables):
            continue
        for toll in tolls:
            parts = [
                Role("of_which", role.span, role.sentence, role.head, "totals.including")
                for role in including_roles(sentence, [toll], token.i, tables)
                if numbers_in_role(reading, role)
            ]
            by = [
                Role("by", role.span, role.sentence, role.head, "totals.by") for role in roles if role.name == "actor"
            ]
            counted = Role("counted", toll.span, toll.sentence, toll.head, "totals.counted")
            yield figure_of_total(
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
        verb = verb_above(sentence, noun)
        head = first_conjunct(sentence, verb.i)
        since = since_clause(sentence)
        over = any(
            is_over(sentence, at, time) for time in periods_of(reading, sentence, tables) for at in (head, verb.i)
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
        yield figure_of_total(reading, sentence, verb, tables.measures[noun.lemma].measure, [counted, *by], tables)


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
            or not {whole.lemma, whole.text.lower()} & (tables.people.keys() | tables.harms.keys())
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


def _act_counts(reading: Reading, sentence: Sentence, verb: Token, tables: EventTables) -> list[NumberMention]:
    """Numbers of acts in the clause of the verb: "in 4,500 attacks"."""
    found = []
    above = (verb.i, first_conjunct(sentence, verb.i))
    for number in reading.numbers:
        noun = _counted_act(sentence, number, tables)
        if noun is not None and (noun.i == verb.i or verb_above(sentence, noun).i in above):
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


def _is_claimed(sentence: Sentence, noun: Token) -> bool:
    return sentence.child(noun.i, "neg") is None


def _distinct(found: list[Finding]) -> list[Finding]:
    kept: dict[tuple[str, Span], Finding] = {}
    for finding in found:
        kept.setdefault((finding.type, finding.trigger), finding)
    return list(kept.values())
