"""Who is named without an office and holds one: his sector is that of the year in which the report was written."""

from msgspec.structs import replace

from dateline.analysis.actor_tables import ActorTables, leader_named
from dateline.model.article import Published
from dateline.model.reading import Player, Reading
from dateline.model.values import Who


def with_offices(reading: Reading, published: Published, actors: ActorTables) -> Reading:
    """The reading with a sector for each leader and official who is named in full and not introduced: GOV in the years
    of his terms, ELI in others. A report that speaks of nothing else in his country means somebody of the same name.
    """
    year = _year(published)
    if year is None:
        return reading
    sectors: dict[int, Who] = {}
    for chain, player in reading.cast.items():
        who = player.who
        if who.kind != "person" or who.sector not in (None, "UNK") or " " not in who.name:
            continue
        leader = leader_named(who.name, actors, year=year)
        if leader is not None and who.country in (None, leader.country) and _is_about(reading, leader.country, chain):
            sectors[chain] = leader
    if not sectors:
        return reading
    names = tuple(
        replace(name, who=_as(name.who, sectors[name.chain])) if name.chain in sectors else name
        for name in reading.names
    )
    cast = {
        chain: Player(_as(player.who, sectors[chain]), player.naming) if chain in sectors else player
        for chain, player in reading.cast.items()
    }
    return replace(reading, names=names, cast=cast)


def _year(published: Published) -> int | None:
    """The year of the report, where it is certain."""
    if published.best is not None:
        return published.best.year
    first, last = published.earliest, published.latest
    return first.year if first is not None and last is not None and first.year == last.year else None


def _is_about(reading: Reading, country: str | None, chain: int) -> bool:
    """Whether the report names the country, or anyone else of it."""
    places = (mention.where.place for mention in reading.places)
    if any(place is not None and place.country == country for place in places):
        return True
    return any(name.who.country == country and name.chain != chain for name in reading.names)


def _as(who: Who, leader: Who) -> Who:
    if who.kind != "person" or who.sector not in (None, "UNK"):
        return who
    return replace(who, country=who.country or leader.country, sector=leader.sector)
