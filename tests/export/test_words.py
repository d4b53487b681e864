from datetime import date

import pytest

from dateline.export.words import count_words, figure_words, when_words, where_words, who_words
from dateline.model.records import Figure
from dateline.model.sourced import Span
from dateline.model.values import Count, When, Where, Who


@pytest.mark.parametrize(
    ("expected", "count"),
    [
        ("6", Count(6, 6)),
        ("about 3,870", Count(3870, 3870, "about")),
        ("more than 17,000", Count(17001, None, "more than")),
        ("at least 12", Count(12, None, "at least")),
        ("at most 4", Count(None, 4, "at most")),
        ("24–99 (dozens)", Count(24, 99, "vague", "dozens")),
        ("—", Count(None, None, "unstated")),
    ],
)
def test_a_count_keeps_its_bounds(expected, count):
    assert expected == count_words(count)


@pytest.mark.parametrize(
    ("expected", "when"),
    [
        ("2008-01-20", When(date(2008, 1, 20), date(2008, 1, 20), "day")),
        ("2008-01-20, evening", When(date(2008, 1, 20), date(2008, 1, 20), "part of day", "evening")),
        ("2007", When(date(2007, 1, 1), date(2007, 12, 31), "year")),
        ("2008-02", When(date(2008, 2, 1), date(2008, 2, 29), "month")),
        ("2008-01-01 – 2008-01-14", When(date(2008, 1, 1), date(2008, 1, 14), "span")),
        ("since 2007-06-01", When(date(2007, 6, 1), None, "month")),
        ("until 2007-06-01", When(None, date(2007, 6, 1), "day")),
        ("—", When(None, None, "unknown")),
        ("—", None),
    ],
)
def test_a_month_is_a_month_and_a_year_a_year(expected, when):
    assert expected == when_words(when)


def test_a_place_that_the_gazetteer_lacks_says_so():
    assert "four northern provinces, not in the gazetteer" == where_words(
        Where("four northern provinces", None, "unknown")
    )


def test_a_role_that_the_name_tells_already_is_not_told_twice():
    assert "army spokesman" == who_words(Who("army spokesman", role="spokesman", of="army"))
    assert "Ana Ruiz (spokeswoman, ministry)" == who_words(Who("Ana Ruiz", role="spokeswoman", of="ministry"))


def test_a_share_names_its_whole():
    share = Figure(id="f", measure="share", trigger=Span(0, 1), of="foreigners", count=Count(90, 90), unit="percent")
    assert "90 percent: foreigners" == figure_words(share)
