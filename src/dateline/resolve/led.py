"""Whom a leader binds: his truce is that of the group that the report calls his."""

from dateline.model.finding import Role
from dateline.model.reading import NameMention, Reading
from dateline.model.sourced import Sourced
from dateline.model.values import Who
from dateline.resolve.who import who_of

# What a person can lead.
GROUPS = frozenset({"armed group", "organisation", "party", "military", "crowd"})


def group_led_by(role: Role, reading: Reading) -> Sourced[Who] | None:
    """The group that the report calls the person's own: the Mehdi Army for Sadr after "Moqtada al-Sadr's Mehdi Army"."""
    leader = next((m for m in reading.names if m.sentence == role.sentence and m.head == role.head), None)
    if leader is None:
        return None
    for one, group in zip(reading.names, reading.names[1:], strict=False):
        between = reading.text[one.span.end : group.span.start]
        if one.chain == leader.chain and group.who.kind in GROUPS and between.strip() in ("’s", "'s", "’", "'"):
            found = who_of(Role("group", group.span, group.sentence, group.head, "who.led"), reading)
            return Sourced(found.value, (role.span, one.span, group.span), rule="who.led", how="inferred")
        if one.chain == leader.chain and one.span.contains(group.span) is False and _is_possessive(one, group, reading):
            found = who_of(Role("group", group.span, group.sentence, group.head, "who.led"), reading)
            return Sourced(found.value, (role.span, one.span, group.span), rule="who.led", how="inferred")
    return None


def _is_possessive(one: NameMention, group: NameMention, reading: Reading) -> bool:
    """Whether the first mention ends in an apostrophe of its own and the group follows at once."""
    if group.who.kind not in GROUPS or group.sentence != one.sentence:
        return False
    words = one.span.slice(reading.text)
    return words.endswith(("’s", "'s", "s’", "s'")) and not reading.text[one.span.end : group.span.start].strip()
