"""The act between parties that a record is in PLOVER's classes: what is only promised is AGREE, what is only threatened
THREATEN, what is refused REJECT; the record's own class keeps saying what was promised, threatened or refused."""

from collections.abc import Mapping

from dateline.model.records import Event, Plover, Statement

# What one party does for another, and how PLOVER calls its refusal.
GIVEN: Mapping[str, str | None] = {
    "AGREE": "change", "SUPPORT": "assist", "CONSULT": "meet", "COOPERATE": "assist", "AID": "assist",
    "CONCEDE": "yield", "RETREAT": "yield",
}  # fmt: skip
# What one party does against another, and how PLOVER calls the threat of it.
DONE_TO: Mapping[str, str | None] = {
    "PROTEST": "relations", "SANCTION": "relations", "MOBILIZE": "violence", "COERCE": "restrict",
    "ASSAULT": "violence",
}  # fmt: skip
AHEAD = frozenset({"planned", "scheduled", "threatened"})


def act_of(record: Event | Statement) -> Plover | None:
    """The act that the record is, or None where nothing was done, promised, threatened or refused.

    "Will release the hostages" is AGREE, "will not release them" REJECT, "will shell the town" THREATEN; talks that
    were called off are SANCTION; what might be, and an attack that did not take place, is no act.
    """
    if isinstance(record, Statement):
        return record.plover if record.polarity == "positive" else None
    own = record.plover.event_class
    if record.status in ("cancelled", "postponed"):
        return _called_off(own)
    if record.negated:
        return Plover("REJECT", GIVEN[own]) if own in GIVEN else None
    if record.status in AHEAD:
        if own in GIVEN:
            return Plover("AGREE")
        return Plover("THREATEN", DONE_TO[own]) if own in DONE_TO else record.plover
    return record.plover if record.status in ("occurred", "ongoing", "foiled") else None


def _called_off(own: str) -> Plover | None:
    """Talks and aid called off are relations reduced; a strike or an attack called off is a concession."""
    if own in GIVEN:
        return Plover("SANCTION", "discontinue")
    return Plover("CONCEDE") if own in DONE_TO else None
