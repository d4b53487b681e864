"""Two places that bound a third: "between Kidal and Tessalit", "the road from Goma to Rutshuru"."""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.analysis.place_line import HYPHENS
from dateline.analysis.place_words import LEFT_REACH, AroundTables
from dateline.model.reading import PlaceMention
from dateline.model.sourced import Span


def with_pairs(text: str, mentions: Sequence[PlaceMention], tables: AroundTables) -> list[PlaceMention]:
    """The mentions, those of a pair each near what the two bound and in neither."""
    paired = list(mentions)
    for i in range(1, len(paired)):
        one, two = paired[i - 1], paired[i]
        if one.sentence == two.sentence:
            paired[i - 1 : i + 1] = _between(text, one, two, tables) or _border(text, one, two, tables) or (one, two)
    return paired


def _between(
    text: str, one: PlaceMention, two: PlaceMention, tables: AroundTables
) -> tuple[PlaceMention, PlaceMention] | None:
    """Towns with a stretch of land between them; between countries there are talks and wars as well."""
    gap = text[one.span.end : two.span.start].strip()
    if not one.literal or not two.literal or one.where.precision == "country" or len(gap) > LEFT_REACH:
        return None
    found = tables.pair.search(text, max(0, one.span.start - LEFT_REACH), one.span.start)
    if found is None or gap not in tables.pairs[found[1].lower()]:
        return None
    return _near(one, Span(found.start(), one.span.end), found[1]), _near(two, two.span, found[1])


def _border(
    text: str, one: PlaceMention, two: PlaceMention, tables: AroundTables
) -> tuple[PlaceMention, PlaceMention] | None:
    found = tables.border.match(text, two.name.end)
    if found is None or text[one.name.end : two.name.start] not in HYPHENS:
        return None
    words = found[0].strip()
    return _near(one, one.name, words), _near(two, Span(two.name.start, found.end()), words)


def _near(mention: PlaceMention, span: Span, relation: str) -> PlaceMention:
    where = replace(mention.where, precision="near", relation=relation)
    return replace(mention, span=span, where=where, literal=True, use="place")
