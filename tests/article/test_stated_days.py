from datetime import date

import pytest

from dateline.article.stated_days import day_of_address, stated_day


@pytest.mark.parametrize(
    ("words", "is_local"),
    [
        ("2031-03-09", True),
        ("2031-03-09T23:30:00-05:00", True),
        ("2031-03-09T08:15:00Z", False),
        ("2031-03-09T08:15:00+00:00", False),
        ("2031-03-09 08:15:00", False),
        ("2031-03-09@08:15:00", False),
        ("2031/03/09", True),
        ("20310309", True),
        ("20310309T081500Z", False),
        ("20310309081500", False),
        ("1930810500", False),
        ("1930810500.25", False),
        ("1930810500123", False),
        ("Sun, 09 Mar 2031 08:15:00 GMT", False),
        ("Sun, 09 Mar 2031 08:15:00 +0000", False),
        ("Sun, 9 Mar 2031 08:15:00 +0200", True),
        ("Sun Mar 09 08:15:00 UTC 2031", False),
        ("March 9, 2031", True),
        ("Mar 9th 2031 at 10:00AM", True),
        ("9 March 2031", True),
        ("March 9, 2031 Sunday", True),
        ("13/03/2031", True),
    ],
)
def test_a_stated_day_is_read_in_every_form(tables, words, is_local):
    found = stated_day(words, tables)
    day = 13 if words.startswith("13") else 9
    assert ((date(2031, 3, day),), is_local) == (found.days, found.is_local)


def test_a_day_that_can_be_read_in_two_ways_is_two_days(tables):
    assert {date(2031, 3, 4), date(2031, 4, 3)} == set(stated_day("3/4/2031", tables).days)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "yesterday",
        "2031",
        "March 2031",
        "2031-02-30",
        "20311340",
        "0",
        "1970-01-01",
        "0001-01-01T00:00:00Z",
        "9" * 5_000,
    ],
)
def test_what_is_no_day_is_none(tables, words):
    assert None is stated_day(words, tables)


@pytest.mark.parametrize("path", ["/2031/03/09/ferry", "/world/2031/mar/09/ferry", "/2031-03-09-ferry", "/2031/3/9/x"])
def test_an_address_may_hold_the_day(tables, path):
    assert date(2031, 3, 9) == day_of_address(f"https://courier.example{path}", tables)


@pytest.mark.parametrize("path", ["/ferry", "/2031/ferry", "/2031/13/45/x", "/item/20310309", "/1031/03/09/x"])
def test_other_figures_in_an_address_are_no_day(tables, path):
    assert None is day_of_address(f"https://courier.example{path}", tables)
