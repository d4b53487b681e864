"""The places of a page of several reports: those of a report with a place of its own are settled by themselves."""

from collections.abc import Mapping, Sequence

from dateline.analysis.place_dateline import name_of_dateline
from dateline.analysis.places import PlaceTables, places_and_home
from dateline.model.article import Article, Item
from dateline.model.reading import Entity, PlaceMention, Sentence
from dateline.model.values import Place

# Words of a heading that is a place and nothing more.
LONGEST_PLACE = 3


def places_by_item(
    article: Article, text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], tables: PlaceTables
) -> tuple[tuple[PlaceMention, ...], Place | None, tuple[Place | None, ...]]:
    """All places in text order, the place of the page's dateline, and that of each item, in the order of the items.

    Neither the page's dateline nor that of a neighbour decides which Karvala a brief means; the entries of a live blog
    and the briefs that name no place are read with the page.
    """
    place = None if article.dateline is None or article.dateline.place is None else article.dateline.place.value
    named = {n: name for n, item in enumerate(article.items) if (name := _place_of(item, tables)) is not None}
    if not named:
        places, home = places_and_home(text, sentences, entities, tables, dateline=place)
        return places, home, (None,) * len(article.items)
    own: dict[int | None, list[Sentence]] = {None: [], **{n: [] for n in named}}
    for sentence in sentences:
        n = article.item_at(sentence.span.start)
        own[n if n in named else None].append(sentence)
    found = {
        n: places_and_home(text, listed, entities, tables, dateline=place if n is None else named[n])
        for n, listed in own.items()
    }
    mentions = sorted((one for places, _ in found.values() for one in places), key=lambda one: (one.sentence, one.name))
    homes = _homes(found, len(article.items))
    return tuple(mentions), found[None][1], homes


def _homes(
    found: Mapping[int | None, tuple[tuple[PlaceMention, ...], Place | None]], items: int
) -> tuple[Place | None, ...]:
    return tuple(found[n][1] if n in found else None for n in range(items))


def _place_of(item: Item, tables: PlaceTables) -> str | None:
    """The place of its dateline, or its heading where that is a place and nothing more ("Gao:")."""
    if item.dateline is not None and item.dateline.place is not None:
        return item.dateline.place.value
    if item.kind != "brief" or item.heading is None or item.heading.value.count(" ") >= LONGEST_PLACE:
        return None
    return item.heading.value if name_of_dateline(item.heading.value.title(), tables.names) is not None else None
