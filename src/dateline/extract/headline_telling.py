"""What the headline tells: a headline is short and sells, so it gives an event of the body only what the body lacks."""

from dateline.extract.arguments import OUTCOMES
from dateline.extract.event_tables import EventTables
from dateline.extract.told import Told, kinds_fit
from dateline.model.finding import Role

# What a headline may add to an event of which the body tells nothing of the kind.
ADDED = ("time", "place", "weapon")


def with_headline(groups: list[list[Told]], told: Told, tables: EventTables) -> list[list[Told]]:
    """The events of the body with what the headline adds to the first that it can be: harm of which the body says
    nothing, a time, a place. Where the body tells of nobody harmed and the headline does, it is an event of its own,
    and any event is where the body tells of none."""
    fitting = [group for group in groups if kinds_fit(group, told, tables) and _alike(group, told, tables)]
    if fitting:
        home = next((group for group in fitting if _harms(group)), fitting[0])
        return [[*group, lacking(group, told)] if group is home else group for group in groups]
    harmed = tables.kinds[told.kind].violent and told.names(*OUTCOMES, "shot")
    alone = harmed and not any(tables.kinds[group[0].kind].violent for group in groups)
    if (alone and not told.pointing) or (not groups and not told.bare):
        return [[told], *groups]
    return groups


def _alike(group: list[Told], told: Told, tables: EventTables) -> bool:
    """Whether both are violence, or of one kind: a headline's talks may be those of any day."""
    return tables.kinds[told.kind].violent or any(other.kind == told.kind for other in group)


def _harms(group: list[Told]) -> bool:
    return any(told.names(*OUTCOMES, "shot") for told in group)


def lacking(group: list[Told], told: Told) -> Told:
    """The telling with only those roles of which the group has none; it claims nothing by itself."""
    known = {role.name for other in group for role in other.finding.roles}
    harmed = known & {*OUTCOMES, "shot"}
    kept = tuple(role for role in told.finding.roles if _is_lacking(role, known, harmed))
    return told.with_only(kept)


def _is_lacking(role: Role, known: set[str], harmed: set[str]) -> bool:
    if role.name in ("killed", "wounded", "shot", "missing"):
        return role.name not in known and not (role.name == "shot" and harmed)
    return role.name in ADDED and role.name not in known
