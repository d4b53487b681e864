"""Where: the places in the words of a role become places of the ledger; a role without one becomes a problem."""

from collections import Counter

from msgspec import structs

from dateline.model.problem import Problem
from dateline.model.reading import PlaceMention, Reading
from dateline.model.sourced import How, Sourced, Span
from dateline.model.values import Place, Where

# How closely a precision pins an event down, closest first: of two places in one phrase the closer one is the event's.
CLOSENESS = ("site", "part", "place", "near", "admin2", "admin1", "sea", "region", "country", "unknown")


def where_at(mention: PlaceMention) -> Sourced[Where]:
    """The place of a mention with the words that it was read from."""
    rule = "place.relation" if mention.where.relation is not None else f"place.{mention.use}"
    how: How = "read" if mention.name != mention.span or mention.where.name[:1].isupper() else "inferred"
    return Sourced(mention.where, (mention.span,), rule=rule, how=how)


def where_of(span: Span, reading: Reading) -> Sourced[Where] | Problem:
    """The closest literal place in or across the words of a role: in "a market in Baquba, Diyala province" Baquba.

    Problem W01 when the words name no place, W02 when all they name are governments or adjectives.
    """
    inside = [mention for mention in reading.places if mention.span.overlaps(span)]
    literal = [mention for mention in inside if mention.literal]
    if literal:
        return where_at(min(literal, key=_closeness))
    words = span.slice(reading.text)
    if inside:
        return Problem("resolve.where", "W02", f"{words!r} names no place but who acts there or comes from there", span)
    return Problem("resolve.where", "W01", f"no known place in {words!r}; add it to places.tsv if it is one", span)


def _closeness(mention: PlaceMention) -> tuple[bool, int, Span]:
    """A street of which nobody knows where it is stands behind every place."""
    return mention.where.place is None, CLOSENESS.index(mention.where.precision), mention.span


def within(where: Sourced[Where], around: Sourced[Where]) -> Sourced[Where]:
    """A place that is not known as some part of the one that it lies in: "the Karvan area of Gao" is in Gao."""
    place = around.value.place
    if where.value.place is not None or place is None:
        return where
    precision = "part" if around.value.precision in ("place", "part", "site") else around.value.precision
    told = where.value.relation or f"in {around.value.name}"
    value = structs.replace(where.value, place=place, precision=precision, relation=told)
    return Sourced(value, (*where.spans, *around.spans), rule="place.within", how="inferred")


def country_of(reading: Reading) -> Place | None:
    """The country that the report is about, as a place: the one whose places it names most, the dateline's counting
    as three; between equals the one named first. Adjectives and governments count half a literal place."""
    weights: Counter[str] = Counter()
    first: dict[str, PlaceMention] = {}
    for mention in reading.places:
        place = mention.where.place
        if place is not None and place.country is not None and mention.use != "name":
            weights[place.country] += 2 if mention.literal else 1
            first.setdefault(place.country, mention)
    dateline = reading.article.dateline
    if dateline is not None and dateline.place is not None:
        for mention in reading.places:
            place = mention.where.place
            if place is not None and place.country and mention.where.name.lower() == dateline.place.value.lower():
                weights[place.country] += 6
                break
    if not weights:
        return None
    code = min(weights, key=lambda country: (-weights[country], first[country].span))
    return _country(code, reading)


def _country(code: str, reading: Reading) -> Place | None:
    """The country's own place where the report names it, else a place of that country stands for it."""
    places = [mention.where.place for mention in reading.places]
    of_country = [place for place in places if place is not None and place.country == code]
    return next((place for place in of_country if place.kind == "country"), next(iter(of_country), None))
