"""How certain a sentence leaves it that something happened, from -3 (certainly did not) to 3 (certainly did)."""

from collections.abc import Mapping

from dateline.extract.actuality import Standing, standing
from dateline.extract.event_tables import EventTables
from dateline.extract.hedging import Hedging, hedging_of
from dateline.extract.light import NounClaim, claim_of
from dateline.lexicon.rules.modality import HedgeStatus
from dateline.model.reading import Sentence

CERTAIN = 3.0
# What a reader takes to be so when the words over it make no more of it than this status.
DEGREES: Mapping[HedgeStatus, float] = {
    "occurred": CERTAIN, "ongoing": CERTAIN, "scheduled": 2.2, "planned": 2.2, "none": 1.8, "postponed": -1.0,
    "threatened": 1.4, "hypothetical": 1.2, "foiled": 1.0, "cancelled": -1.4,
}  # fmt: skip
# Somebody denies it; the report takes no side.
DENIED = 0.0
OPEN = 2.2


def factuality_of(sentence: Sentence, i: int, tables: EventTables) -> float:
    """The factuality of the verb or noun at `i` in the view of the report.

    "The bridge collapsed" is 3, "will collapse" 2.2, "could collapse" 1.2, "has not collapsed" and "failed to
    collapse" below -1.
    """
    degree = degree_of(hedging_of(sentence, i, tables), standing(sentence, i, tables.actuality))
    token = sentence.tokens[i]
    claim = claim_of(sentence, token, "", tables) if token.is_noun else NounClaim()
    became = None if claim.light is None else claim.light.marks.get("status")
    if claim.verb is None or standing(sentence, claim.verb.i, tables.actuality) != "asserted":
        return degree
    return min(degree, next((number for status, number in DEGREES.items() if status == became), CERTAIN))


def degree_of(hedging: Hedging, stands: Standing) -> float:
    """The number for what the words over an event make of it."""
    lowest = min((DEGREES[status] for status in hedging.statuses), default=CERTAIN)
    match stands:
        case "denied":
            return DENIED
        case "negated":
            return -2.4
        case "open" if hedging.negated:
            return -1.4
        case "open":
            return min(lowest, OPEN)
        case _:
            return CERTAIN if lowest == CERTAIN else 2.4
