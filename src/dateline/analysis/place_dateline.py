"""The place in a dateline: its name among the names of the page, and the place that it turns out to be."""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.analysis.gazetteer import Gazetteer, Sense, fold
from dateline.analysis.place_sense import Name
from dateline.analysis.place_signs import NameTables
from dateline.model.values import Place

# Times that the name in a dateline counts.
DATELINE_COUNT = 3


def name_of_dateline(dateline: str | None, tables: NameTables) -> Name | None:
    """The name in a dateline ("BAGHDAD"; "PARIS, Texas", with what is written behind it), if the gazetteer knows it."""
    if not dateline:
        return None
    name, *behind = (part.strip() for part in dateline.split(","))
    senses = [sense for part in behind for sense in _divisions_named(part, tables)]
    inside = dict.fromkeys((sense.place.country, sense.place.admin1) for sense in senses)
    known = tables.lookups.senses(fold(name))
    return Name(fold(name), known, DATELINE_COUNT, tuple(inside)) if known else None


def with_dateline(names: Sequence[Name], told: Name | None) -> list[Name]:
    """The names of the page and that of its dateline, which may be one of them."""
    if told is None:
        return list(names)
    same = next((name for name in names if name.folded == told.folded), None)
    if same is not None:
        divisions = told.divisions or same.divisions
        told = replace(same, count=same.count + told.count, divisions=divisions)
    return [told, *(name for name in names if name is not same)]


def as_capital(home: Place | None, gazetteer: Gazetteer) -> Place | None:
    """The place with the kind "capital" where it is one: the gazetteer's file says so of some capitals only."""
    if home is None or gazetteer.capitals.get(fold(home.name)) != home.country:
        return home
    return replace(home, kind="capital")


def _divisions_named(name: str, tables: NameTables) -> list[Sense]:
    state = tables.states.get(name)
    senses = (state,) if state is not None else tables.lookups.senses(fold(name))
    return [sense for sense in senses if sense.place.kind in ("country", "admin1") and not sense.adjective]
