"""Feasts fall where the almanacs have them: by the sun, the moon, the church and the synagogue."""

from datetime import date

import pytest

from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.time import Feast
from dateline.resolve.feasts import as_kept, feasts_in, hebrew, orthodox_easter
from dateline.resolve.moon import FULL, NEW, first_from


@pytest.fixture(scope="module")
def feasts(lexicon: Lexicon) -> dict[str, Feast]:
    return {feast.feast: feast for feast in lexicon.entries(Feast)}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("chinese new year", "1966-01-21"),
        ("chinese new year", "1985-02-20"),
        ("chinese new year", "1996-02-19"),
        ("chinese new year", "2007-02-18"),
        ("chinese new year", "2012-01-23"),
        ("chinese new year", "2024-02-10"),
        ("orthodox easter", "2005-05-01"),
        ("orthodox easter", "2024-05-05"),
        ("orthodox good friday", "2024-05-03"),
        ("easter", "2024-03-31"),
        ("thanksgiving", "2023-11-23"),
        ("memorial day", "2023-05-29"),
        ("martin luther king day", "2024-01-15"),
        ("hanukkah", "2023-12-08"),
        ("hanukkah", "2024-12-26"),
        ("purim", "2024-03-24"),
        ("passover", "2024-04-23"),
        ("yom kippur", "1973-10-06"),
        ("tisha b'av", "2023-07-27"),
    ],
)
def test_a_feast_that_is_reckoned_falls_on_its_day(name: str, day: str, feasts: dict[str, Feast]):
    expected = date.fromisoformat(day)
    assert [expected] == [stretch.first for stretch in feasts_in(feasts[name], expected.year)]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ramadan", "2008-09-01"),
        ("ramadan", "2024-03-11"),
        ("eid al-adha", "2007-12-20"),
        ("ashura", "2008-01-19"),
        ("hajj", "2007-12-18"),
        ("diwali", "2019-10-27"),
        ("diwali", "2020-11-14"),
        ("diwali", "2024-10-31"),
        ("holi", "2008-03-22"),
        ("vesak", "2008-05-20"),
        ("tet", "1968-01-29"),
        ("nowruz", "2008-03-20"),
    ],
)
def test_a_feast_that_is_watched_for_was_kept_within_its_bounds(name: str, day: str, feasts: dict[str, Feast]):
    kept = date.fromisoformat(day)
    (stretch,) = feasts_in(feasts[name], kept.year)
    bounds = as_kept(stretch, feasts[name])
    assert bounds.first <= kept <= bounds.first.replace(day=bounds.first.day) + 2 * (stretch.first - bounds.first)


def test_a_year_can_have_two_ramadans_and_none_of_a_feast(feasts: dict[str, Feast]):
    assert ["2030-01-06", "2030-12-26"] == [str(one.first) for one in feasts_in(feasts["ramadan"], 2030)]
    assert () == feasts_in(feasts["national day"], 2008)


def test_every_feast_of_the_lexicon_is_found_in_almost_every_year(feasts: dict[str, Feast]):
    for name, feast in feasts.items():
        found = sum(len(feasts_in(feast, year)) for year in range(1900, 2100))
        expected = range(0, 1) if feast.calendar == "national" else range(199, 208)
        assert found in expected, name


def test_moons_and_easters_by_the_almanac():
    assert date(2024, 4, 9) == first_from(date(2024, 4, 1), NEW)
    assert date(2024, 4, 24) == first_from(date(2024, 4, 1), FULL)
    assert [date(1999, 4, 11), date(2017, 4, 16)] == [orthodox_easter(year) for year in (1999, 2017)]
    assert date(2007, 12, 5) == hebrew(5768, 9, 25)
