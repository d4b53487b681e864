"""Streets and parts of a town are not the towns elsewhere that are called so."""

from collections.abc import Callable

import pytest

from dateline.model.reading import PlaceMention
from dateline.pipeline import Desk, read_page
from dateline.read.text import read_text

PlacesIn = Callable[[str], tuple[PlaceMention, ...]]


@pytest.fixture
def places_in(desk: Desk) -> PlacesIn:
    return lambda text: read_page(read_text(text.encode(), uri="page.txt"), desk)[0].places


@pytest.mark.parametrize(
    "text",
    [
        "Three people were shot in the 300 block of Lincoln Avenue near the market, police in Lusaka, Zambia, said.",
        "A woman was wounded on Oxford Street in Accra, Ghana, on Sunday.",
        "Police closed Palestine Road in Nairobi after the blast.",
    ],
)
def test_a_street_bears_the_name_of_a_town_elsewhere(text: str, places_in: PlacesIn):
    streets = [one for one in places_in(text) if one.span.slice(text).endswith(("Avenue", "Street", "Road"))]
    assert [(None, "site")] == [(one.where.place, one.where.precision) for one in streets]


def test_the_road_of_a_town_leads_there(places_in: PlacesIn):
    text = "Rebels ambushed a convoy on the Kaduna road in Nigeria."
    assert "Kaduna" in [one.where.place.name for one in places_in(text) if one.where.place is not None]


def test_a_neighbourhood_called_like_a_town_abroad_has_no_place(places_in: PlacesIn):
    text = "Two men were shot in Lusaka's Bristol neighbourhood, police in Zambia said."
    found = {one.where.name: (one.where.place, one.where.precision) for one in places_in(text)}
    assert (None, "part") == found["Bristol"]


def test_a_suburb_that_is_a_town_beside_the_city_keeps_its_place(places_in: PlacesIn):
    text = "Two men were shot in the Ferguson neighborhood near St. Louis, Missouri, on Sunday."
    found = {one.where.name: one.where.place for one in places_in(text)}
    place = found["Ferguson"]
    assert place is not None
    assert "Missouri" == place.admin1
