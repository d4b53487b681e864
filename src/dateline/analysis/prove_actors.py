"""Whether the words for people and bodies do what their examples say."""

from collections.abc import Iterator

from dateline.analysis.actor_coding import actor_of
from dateline.analysis.actor_tables import ActorTables, plain
from dateline.lexicon.rules.actors import Modifier, RoleNoun, Title
from dateline.lexicon.rules.examples import example_of


def prove_actors(tables: ActorTables, entry: RoleNoun | Modifier | Title) -> list[str]:
    """The complaints about an entry: the words under `{who:…}` must get its sector, those under `{rank:…}` or
    `{title:…}` must be one of its titles."""
    complaints: list[str] = []
    for marked in entry.examples:
        complaints += (f"{marked!r}: {found}" for found in _complaints(marked, tables, entry))
    return complaints


def _complaints(marked: str, tables: ActorTables, entry: RoleNoun | Modifier | Title) -> Iterator[str]:
    example = example_of(marked)
    for label, span in example.marks:
        words = span.slice(example.text)
        match label:
            case "who":
                sector = actor_of(words, tables).sector
                if sector != entry.sector:
                    yield f"{words!r} has the sector {sector}, not {entry.sector}"
            case "rank" | "title":
                title = tables.titles.get(plain(words))
                if title is None or title.sector != entry.sector:
                    yield f"{words!r} is no title of this entry"
