"""What only sets the scene: "It happened at noon in the old port", "Officers were called to the house on Friday"."""

from dateline.extract.arguments import OUTCOMES
from dateline.extract.circumstance import circumstances_of
from dateline.extract.clauses import subject_of
from dateline.extract.event_tables import EventTables
from dateline.extract.hedging import Hedging, hedging_of
from dateline.extract.told import HARM, Told
from dateline.model.finding import Finding
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

RULE = "events.setting"
PAST = ("VBD", "VBN")
# How many sentences behind the clause an event may first be told that it sets the scene of.
AHEAD = 2
# How many sentences behind the last telling of an event its scene may be set.
BEHIND = 6


def told_by_setting(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> Told | None:
    """What the clause of the verb says of an event that is told elsewhere: its times and places, if any; or None."""
    if token.tag not in PAST:
        return None
    parties = (subject_of(sentence, token.i), sentence.child(token.i, "dobj"))
    words = {word for party in parties if party is not None for word in (party.lemma, party.text.lower())}
    entry = next((entry for entry in tables.settings[token.lemma] if words & set(entry.subjects)), None)
    if entry is None or hedging_of(sentence, token.i, tables) != Hedging():
        return None
    roles = tuple(circumstances_of(reading, sentence, token, tables))
    marks = (("setting", "after" if entry.after else "at"),)
    span = Span(token.start, token.end)
    finding = Finding("event", HARM, span, sentence.index, token.i, RULE, roles, marks)
    return Told(finding, pointing=True, bare=True)


def is_setting(told: Told) -> bool:
    """Whether it tells no event by itself, only when and where one took place."""
    return told.bare and told.finding.mark("setting") is not None and not told.names(*OUTCOMES)


def home_of_setting(
    groups: list[list[Told]], setting: Told, tables: EventTables, *, headline: int | None
) -> list[Told] | None:
    """The act of violence whose scene it sets: the last one told before it, else the first told right behind. The
    headline stands before everything."""
    at = setting.finding.sentence
    latest: list[Told] | None = None
    behind: list[Told] | None = None
    nearest = at - BEHIND - 1
    for group in groups:
        if not tables.kinds[group[0].kind].violent:
            continue
        places = [-1 if told.finding.sentence == headline else told.finding.sentence for told in group]
        last = max((place for place in places if place <= at), default=None)
        if last is not None and last >= nearest:
            latest, nearest = group, last
        if last is None and behind is None and places[0] - at <= AHEAD:
            behind = group
    return latest or behind


def with_scene(group: list[Told], setting: Told) -> list[Told]:
    """The tellings with the scene; what came after the event tells only what they lack."""
    if not setting.finding.roles:
        return group
    known = {role.name for told in group for role in told.finding.roles}
    roles = tuple(setting.names("time", "place", "place_in"))
    if setting.finding.mark("setting") == "after":
        kept = tuple(role for role in roles if role.name not in known)
        return [*group, setting.with_only(kept)] if kept else group
    return [*group, setting.with_only(roles)]
