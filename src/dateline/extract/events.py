"""Events: who did what to whom, from verbs, nouns and words of harm; each event once, however often it is told."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.extract.arguments import OUTCOMES, frame_of
from dateline.extract.circumstance import circumstances_of, own_circumstances, purpose_roles
from dateline.extract.clauses import phrase
from dateline.extract.event_tables import EventTables, compile_events
from dateline.extract.harm import (
    as_victim,
    fatal_roles,
    harm_entry,
    harm_roles,
    including_roles,
    multiple_roles,
    of_self,
    rising_toll,
    with_bodies,
    without_places,
)
from dateline.extract.hedging import Hedging, hedging_of, own_hedging
from dateline.extract.joining import joined_in_sentence
from dateline.extract.mentions import mentions_of
from dateline.extract.news import (
    earlier_one,
    is_accident,
    is_background,
    is_habit,
    is_time,
    nth_in_row,
    own_placed,
    points_back,
)
from dateline.extract.nominal import accused_of, claim_of, light_roles, noun_entry, noun_roles, noun_span, noun_word
from dateline.extract.suspicion import suspicion_roles
from dateline.extract.terms import term_roles
from dateline.extract.told import Told
from dateline.extract.told_once import told_once
from dateline.extract.totals import is_total
from dateline.extract.triggers import trigger_span, verb_entry, verb_roles
from dateline.extract.weapons import is_doer, kind_by_words, weapon_of, weapon_roles
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

# The roles of those who act and those acted upon.
PARTIES = frozenset({"actor", "target", "killed", "wounded", "shot", "abducted", "detained", "displaced"})
# A word of harm that tells of no event by itself ("missing") joins one that is told beside it.
VAGUE = "attack"
ALLIANCE = "alliance"


__all__ = ["EventTables", "compile_events", "events_in", "told_in"]


def events_in(reading: Reading, tables: EventTables) -> Iterator[Finding]:
    """The events of an article in text order, each with the roles and marks of all its tellings."""
    mentions = mentions_of(reading)
    told: list[Told] = []
    for sentence in reading.sentences:
        if sentence.tokens:
            told += told_in(mentions.of(sentence), sentence, tables)
    yield from told_once(reading, told, tables)


def told_in(reading: Reading, sentence: Sentence, tables: EventTables) -> list[Told]:
    """The events that one sentence tells, tellings of the same one joined; totals over a period are left out.

    `reading` may hold the mentions of this sentence alone.
    """
    found = []
    for token in sentence.tokens:
        told = _told_by(reading, sentence, token, tables)
        if told is not None:
            found.append(told)
    kept = [told for told in found if not is_total(reading, sentence, told.finding, tables)]
    return joined_in_sentence(reading, sentence, kept, tables)


class _Clue(Struct, frozen=True):
    """What a word tells before its surroundings are read."""

    token: Token
    span: Span
    event: str
    roles: list[Role]
    marks: list[tuple[str, str]]
    hedging: Hedging
    pointing: bool
    bare: bool
    how: str


def _told_by(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> Told | None:
    """What one token tells: as a verb, as a noun of an event, or as a word of harm; but no part of a time ("March")."""
    if any(time.span.start <= token.start < time.span.end for time in reading.times):
        return None
    if token.is_verb and token.lemma in tables.verbs and token.dep not in ("aux", "auxpass"):
        told = _told_by_verb(reading, sentence, token, tables)
        if told is not None:
            return told
    if noun_word(sentence, token) in tables.nouns:
        told = _told_by_noun(reading, sentence, token, tables)
        if told is not None:
            return told
    if token.lemma in tables.harms or token.text.lower() in tables.harms:
        return _told_by_harm(reading, sentence, token, tables)
    return None


def _told_by_verb(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> Told | None:
    if token.dep == "amod" and token.tag in ("VBN", "VBG", "VBD") and sentence.child(token.i, "prep", "agent") is None:
        return None
    frame = frame_of(sentence, token, tables)
    entry = verb_entry(sentence, frame, tables)
    if entry is None:
        return None
    hedging = hedging_of(sentence, token.i, tables)
    if is_accident(sentence, token, entry, tables):
        return None
    if hedging.is_open or is_habit(sentence, token) or is_background(reading, sentence, token, entry):
        return None
    above = sentence.tokens[token.head]
    if token.dep == "xcomp" and above.dep == "relcl" and above.tag in ("VBZ", "VBP"):
        return None
    roles = list(verb_roles(sentence, frame, entry))
    if token.dep == "pcomp" and (accused := accused_of(sentence, token)) is not None:
        roles = [role for role in roles if role.name != "actor"]
        roles.append(Role("suspected", phrase(sentence, accused.i), sentence.index, accused.i, "events.accused"))
    if (
        frame.object is not None
        and frame.object.lemma in tables.term("self")
        and entry.event in ("killing", "shooting", "wounding")
    ):
        roles = [of_self(role, sentence, tables) for role in roles]
    fatal = any(child.text.lower() in tables.term("fatally") for child in sentence.children(token.i, "advmod"))
    if fatal:
        roles = [replace(role, name=role.name.replace("shot", "killed")) for role in roles]
    risen = rising_toll(sentence, token, roles)
    roles = risen or roles
    roles += including_roles(sentence, roles, token.i, tables)
    if entry.event == "shooting":
        roles += fatal_roles(sentence, token, tables)
    if entry.event == ALLIANCE:
        roles += purpose_roles(sentence, token, tables)
    span = trigger_span(sentence, frame, entry)
    subject_points = frame.subject is not None and points_back(sentence, frame.subject, tables)
    object_points = frame.object is not None and points_back(sentence, frame.object, tables)
    marks = [*entry.marks.items(), ("voice", "passive" if frame.passive else "active")]
    pointing = subject_points or object_points
    bare = entry.marks.get("beside") is not None
    clue = _Clue(token, span, entry.event, roles, marks, hedging, pointing, bare, "verb")
    return _told(reading, sentence, clue, tables)


def _told_by_noun(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> Told | None:
    entry = noun_entry(sentence, token, tables)
    if entry is None:
        return None
    claim = claim_of(sentence, token, tables)
    hedged_at = token.i if claim.verb is None or claim.light is None else claim.verb.i
    known = claim.pointing and claim.light is None
    hedging = own_hedging(sentence, token.i, tables) if known else hedging_of(sentence, hedged_at, tables)
    own = hedging_of(sentence, token.i, tables) if hedged_at != token.i else Hedging()
    if hedging.is_open or own.is_open:
        return None
    roles = list(noun_roles(reading, sentence, token, entry))
    fatal = any(child.text.lower() in tables.term("fatally") for child in sentence.children(token.i, "amod"))
    roles = [as_victim(role, sentence, entry.event, tables, fatal=fatal) for role in roles]
    roles += multiple_roles(sentence, token, entry.event, tables)
    roles += light_roles(sentence, claim, token, entry, tables)
    marks: list[tuple[str, str]] = []
    span = noun_span(sentence, token, entry)
    if claim.light is not None and claim.verb is not None:
        marks += claim.light.marks.items()
        if "status" in claim.light.marks:
            status = Role(
                "status", Span(claim.verb.start, claim.verb.end), sentence.index, claim.verb.i, "events.light"
            )
            roles.append(status)
        elif claim.verb.i < token.i and claim.light.noun_is == "object":
            span = Span(claim.verb.start, token.end)
    plural = token.tag in ("NNS", "NNPS")
    both = Hedging((*hedging.statuses, *own.statuses), hedging.negated ^ own.negated, hedging.word or own.word)
    if any(word.text.lower() in tables.term("deadly") for word in sentence.children(token.i, "amod")):
        marks.append(("deadly", "yes"))
    points = claim.pointing or entry.referring
    clue = _Clue(token, span, entry.event, roles, marks, both, points, not claim.claimed, "noun")
    told = _told(reading, sentence, clue, tables)
    placed = own_placed(reading, sentence, token, tables)
    timed = placed and (tables.kinds[entry.event].violent or any(role.name == "time" for role in told.finding.roles))
    roled = any(role.name in PARTIES for role in told.finding.roles)
    if (place := nth_in_row(reading, sentence, token)) is not None:
        return earlier_one(told, place)
    if entry.referring:
        news = False
    elif claim.light is not None:
        news = not (claim.pointing and claim.light.marks)
    elif claim.pointing:
        news = placed or any(role.name in OUTCOMES for role in told.finding.roles)
    elif claim.claimed:
        news = placed or roled
    else:
        news = timed and (roled or not plural)
    if not news and (claim.light is None or not claim.light.marks):
        told = told.without_status()
    elif news and told.finding.mark("status") is None:
        told = told.with_marks(("status", "occurred"))
    return Told(told.finding, pointing=claim.pointing or entry.referring, bare=not news)


def _told_by_harm(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> Told | None:
    entry = harm_entry(sentence, token, tables)
    if entry is None:
        return None
    hedging = hedging_of(sentence, token.i, tables)
    if hedging.is_open:
        return None
    roles = harm_roles(sentence, token, entry, tables)
    if not roles:
        return None
    roles += including_roles(sentence, roles, token.head, tables)
    span = Span(token.start, token.end)
    marks = [("harm", "bare")] + ([("update", "yes")] if token.lemma in tables.term("toll") else [])
    pointing = any(points_back(sentence, sentence.tokens[role.head], tables) for role in roles)
    clue = _Clue(token, span, entry.event or VAGUE, roles, marks, hedging, pointing, bare=True, how="harm")
    return _told(reading, sentence, clue, tables)


def _told(reading: Reading, sentence: Sentence, clue: _Clue, tables: EventTables) -> Told:
    """The telling with its circumstances, weapon, suspects and terms, and its kind as the words around it give it."""
    token, hedging, marks = clue.token, clue.hedging, clue.marks
    roles = [
        role
        for role in clue.roles
        if not is_time(reading, role) and sentence.tokens[role.head].tag not in ("WDT", "WP")
    ]
    roles = without_places(reading, with_bodies(roles, sentence, tables), sentence)
    around = (
        own_circumstances(reading, sentence, token, tables)
        if clue.bare
        else circumstances_of(reading, sentence, token, tables)
    )
    roles = [*roles, *around]
    roles += suspicion_roles(sentence, token, roles, tables)
    roles += term_roles(reading, sentence, token, clue.event, tables)
    ends = [role.span for role in roles if role.name == "expires"]
    roles = [role for role in roles if role.name != "time" or role.span not in ends]
    roles += weapon_roles(sentence, token, roles, tables)
    weapon = next(
        (weapon_of(sentence, sentence.tokens[role.head], tables) for role in roles if role.name == "weapon"), None
    )
    marks = marks if weapon is None else [*marks, ("weapon", weapon.kind)]
    claimed = (
        ("occurred",) if clue.how != "noun" and not clue.bare and not any(key == "status" for key, _ in marks) else ()
    )
    marks = [*marks, *(("status", status) for status in hedging.statuses or claimed)]
    if hedging.negated:
        marks.append(("negated", "yes"))
    if hedging.word is not None:
        word = sentence.tokens[hedging.word]
        roles.append(Role("status", Span(word.start, word.end), sentence.index, word.i, "events.hedge"))
    kind = kind_by_words(sentence, clue.event, roles, tables)
    roles = [role for role in roles if role.name != "actor" or is_doer(sentence, sentence.tokens[role.head], tables)]
    rule = f"events.{clue.how}"
    finding = Finding("event", kind, clue.span, sentence.index, token.i, rule, tuple(_once(roles)), tuple(marks))
    return Told(finding, clue.pointing, clue.bare)


def _once(roles: list[Role]) -> Iterator[Role]:
    seen = set()
    for role in roles:
        key = (role.name, role.span)
        if key not in seen:
            seen.add(key)
            yield role
