"""The other event of "the second bombing in as many days": it is dated by the one that it came before."""

from msgspec.structs import replace

from dateline.extract.event_tables import EventTables
from dateline.extract.told import Told, kinds_fit


def dated_by(told: Told, before: list[list[Told]], tables: EventTables) -> Told:
    """The other event of "the second bombing in as many days": it carries the time of the one that it came before."""
    for group in reversed(before):
        times = [role for other in group for role in other.names("time")]
        if times and kinds_fit(group, told, tables):
            return told.with_roles(*(replace(role, name="later_time") for role in times[:1]))
    return told
