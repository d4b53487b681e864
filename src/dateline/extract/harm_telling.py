"""What a word of harm tells ("nine dead", "the death of two guards"): a toll that joins an event told beside it."""

from dateline.extract.event_tables import EventTables
from dateline.extract.harm import harm_entry, harm_roles, including_roles, is_none
from dateline.extract.hedging import Hedging, hedging_of
from dateline.extract.news import points_back
from dateline.extract.telling import Clue, telling
from dateline.extract.told import Told
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

# A word of harm that tells of no event by itself ("missing") joins one that is told beside it.
VAGUE = "attack"


def told_by_harm(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> Told | None:
    """What the word of harm tells, or None where nobody is said to be harmed."""
    entry = harm_entry(sentence, token, tables)
    if entry is None or _is_part_of_verb(sentence, token, tables):
        return None
    hedging = Hedging() if token.is_noun and is_none(sentence, token) else hedging_of(sentence, token.i, tables)
    if hedging.is_open:
        return None
    roles = harm_roles(sentence, token, entry, tables)
    if not roles:
        return None
    roles += including_roles(sentence, roles, token.head, tables)
    span = Span(token.start, token.end)
    marks = [("harm", "bare")] + ([("update", "yes")] if token.lemma in tables.term("toll") else [])
    pointing = any(points_back(sentence, sentence.tokens[role.head], tables) for role in roles)
    clue = Clue(token, span, entry.event or VAGUE, roles, marks, hedging, pointing, bare=True, how="harm")
    return telling(reading, sentence, clue, tables)


def _is_part_of_verb(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """ "shot dead two nurses": the verb tells who is dead."""
    verb = sentence.tokens[token.head]
    return verb.is_verb and any(entry.particle == token.text.lower() for entry in tables.verbs.get(verb.lemma, ()))
