"""What a noun tells: an event of its own ("the bombing of a market"), or a mention of one told elsewhere."""

from dateline.extract.arguments import OUTCOMES
from dateline.extract.aspect import is_continuing, is_present
from dateline.extract.event_tables import EventTables
from dateline.extract.harm import as_victim, multiple_roles
from dateline.extract.hedging import Hedging, hedging_of, own_hedging
from dateline.extract.light import NounClaim, claim_beside, claim_of
from dateline.extract.news import earlier_one, is_name, nth_in_row, own_placed
from dateline.extract.nominal import light_roles, noun_entry, noun_roles, noun_span, subject_roles
from dateline.extract.telling import Clue, telling
from dateline.extract.told import Told
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

CALLED_OFF = ("cancelled", "postponed")
# The roles of those who act and those acted upon.
PARTIES = frozenset({"actor", "target", "killed", "wounded", "shot", "abducted", "detained", "displaced"})


def told_by_noun(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> Told | None:
    """What the noun tells, or None where it tells of no event."""
    entry = noun_entry(sentence, token, tables)
    if entry is None or (not entry.modifiers and is_name(reading, sentence, token)):
        return None
    claim = claim_of(sentence, token, entry.event, tables)
    hedged_at = token.i if claim.verb is None or claim.light is None else claim.verb.i
    asked = token.dep == "dobj" and sentence.tokens[token.head].lemma in tables.term("asks_for")
    known = claim.pointing and claim.light is None and not asked
    granted = known or claim.presupposed or _is_of_day(reading, sentence, token)
    hedging = own_hedging(sentence, token.i, tables) if granted else hedging_of(sentence, hedged_at, tables)
    own = hedging_of(sentence, token.i, tables) if hedged_at != token.i else Hedging()
    undone = claim.light is not None and claim.light.marks.get("status") in CALLED_OFF
    if undone and (hedging.statuses or hedging.negated):
        return None  # nobody has called it off yet: "despite calls to cancel the talks"
    if hedging.is_open or own.is_open or _is_measured(sentence, token, claim, tables):
        return None
    roles = list(noun_roles(reading, sentence, token, entry))
    fatal = any(child.text.lower() in tables.term("fatally") for child in sentence.children(token.i, "amod"))
    roles = [as_victim(role, sentence, entry.event, tables, fatal=fatal) for role in roles]
    roles += multiple_roles(sentence, token, entry.event, tables)
    roles += light_roles(sentence, claim, token, entry, tables)
    beside = claim_beside(sentence, token, entry.event, tables)
    if beside is not None and beside.verb is not claim.verb:
        roles += light_roles(sentence, beside, token, entry, tables)
    if entry.event in tables.term("by_the_subject") and not any(role.name == "actor" for role in roles):
        roles += subject_roles(sentence, token)
    marks: list[tuple[str, str]] = list(entry.marks.items())
    if claim.verb is not None and is_continuing(sentence, claim.verb, tables):
        marks.append(("status", "ongoing"))
    if claim.verb is not None and is_present(sentence, claim.verb):
        marks.append(("tense", "present"))
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
    clue = Clue(token, span, entry.event, roles, marks, both, points, not claim.claimed or claim.presupposed, "noun")
    told = telling(reading, sentence, clue, tables)
    placed = own_placed(reading, sentence, token, tables)
    violent = tables.kinds[entry.event].violent
    timed = placed and (violent or any(role.name == "time" for role in told.finding.roles))
    roled = any(role.name in PARTIES for role in told.finding.roles)
    if (place := nth_in_row(reading, sentence, token)) is not None:
        return earlier_one(told, place)
    if entry.referring:
        news = False
    elif claim.light is not None:
        called_off = claim.light.marks.get("status") in CALLED_OFF
        news = called_off or not (claim.pointing and claim.light.marks and tables.kinds[entry.event].violent)
    elif claim.pointing:
        news = placed or any(role.name in OUTCOMES for role in told.finding.roles)
    elif claim.claimed:
        news = placed or roled or (claim.presupposed and violent and not plural and token.dep == "dobj")
    else:
        news = timed and (roled or not plural)
    if not news and (claim.light is None or not claim.light.marks):
        told = told.without_status()
    elif news and told.finding.mark("status") is None:
        told = told.with_marks(("status", "occurred"))
    return Told(told.finding, pointing=claim.pointing or entry.referring, bare=not news)


def _is_measured(sentence: Sentence, token: Token, claim: NounClaim, tables: EventTables) -> bool:
    """Whether the noun only names a measure that moves: "attacks on convoys fell in April"."""
    if token.tag not in ("NNS", "NNPS") or claim.verb is None or claim.verb.lemma not in tables.term("moving"):
        return False
    return sentence.child(token.i, "det", "nummod", "poss") is None


def _is_of_day(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether a day owns the noun, which takes the event for known: "Friday's bombing"."""
    owner = sentence.child(token.i, "poss")
    return owner is not None and any(time.span.start <= owner.start < time.span.end for time in reading.times)
