"""Whom a leader binds: his truce is that of the group that the report calls his."""

from dateline.model.finding import Role
from dateline.model.reading import NameMention, Reading
from dateline.model.sourced import Sourced
from dateline.model.values import Who
from dateline.resolve.who import who_of

# What a person can lead.
GROUPS = frozenset({"armed group", "organisation", "party", "military", "crowd"})


def group_led_by(role: Role, reading: Reading) -> Sourced[Who] | None:
    """The group that the report calls the person's own: after "Moqtada al-Sadr's Mehdi Army" that army for Sadr."""
    leader = next((m for m in reading.names if m.sentence == role.sentence and m.head == role.head), None)
    if leader is None:
        return None
    for one, group in zip(reading.names, reading.names[1:], strict=False):
        if one.chain == leader.chain and _is_possessive(one, group, reading):
            found = who_of(Role("group", group.span, group.sentence, group.head, "who.led"), reading)
            return Sourced(found.value, (role.span, one.span, group.span), rule="who.led", how="inferred")
    return None


def _is_possessive(one: NameMention, group: NameMention, reading: Reading) -> bool:
    """Whether the group stands right behind the first mention and its "'s"."""
    if group.who.kind not in GROUPS or group.sentence != one.sentence:
        return False
    words = one.span.slice(reading.text) + reading.text[one.span.end : group.span.start].rstrip()
    return words.endswith(("’s", "'s", "s’", "s'")) and one.span.end <= group.span.start <= one.span.end + 3
