"""Streets and parts of a town that are called like a town elsewhere: "Bristol Avenue", "the Bristol neighbourhood"."""

from collections.abc import Collection, Container, Mapping

from dateline.analysis.place_sense import Ranked
from dateline.model.values import Place

# A street, or a part of a town, that no gazetteer has.
UNPLACED = Ranked(None, ())
# Kinds of place after which streets and parts of other towns are called.
NAMESAKES = ("city", "capital", "admin1", "country")

# A country and a province of it.
Province = tuple[str | None, str | None]


def with_parts_of_town(
    senses: Mapping[str, Ranked], parts: Collection[str], *, home: Place | None
) -> dict[str, Ranked]:
    """The senses of a page, with no place for those `parts` of a town whose namesake lies in a province of which the
    page names nothing else: "Lusaka's Bristol neighbourhood" is not in England.

    `home` is the place of the dateline. A suburb that is a town of its own beside the city, and the road that leads to
    a town nearby, keep their places.
    """
    others = [ranked.place for key, ranked in senses.items() if key not in parts]
    around = {(place.country, place.admin1) for place in (*others, home) if place is not None}
    return {
        key: UNPLACED if key in parts and _is_elsewhere(ranked.place, around) else ranked
        for key, ranked in senses.items()
    }


def _is_elsewhere(place: Place | None, around: Container[Province]) -> bool:
    return place is not None and place.kind in NAMESAKES and (place.country, place.admin1) not in around
