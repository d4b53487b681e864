"""Places of the ledger from the words of a role, and the country that a report is about."""

import pytest

from dateline.model.article import Article, Credits, Dateline, Published
from dateline.model.problem import Problem
from dateline.model.reading import PlaceMention, Reading
from dateline.model.sourced import Sourced, Span
from dateline.model.values import Place, Where
from dateline.resolve.where import country_of, where_at, where_of, within

IRAQ = Place("gn:99237", "Iraq", 33.0, 44.0, "country", "IRQ")
IRAN = Place("gn:130758", "Iran", 32.0, 53.0, "country", "IRN")
DIYALA = Place("gn:96965", "Diyala", 34.0, 45.0, "admin1", "IRQ", "Diyala")
BAQUBA = Place("gn:97990", "Baquba", 33.75, 44.6, "city", "IRQ", "Diyala")
TEXT = "Iran denied that a bomb in a market near Baquba, Diyala, was Iranian."


def mention(words: str, place: Place, precision: str, *, name: str = "", use: str = "place") -> PlaceMention:
    span = Span(TEXT.index(words), TEXT.index(words) + len(words))
    start = TEXT.index(name or words)
    relation = words.removesuffix(name).strip() or None if name else None
    where = Where(name or words, place, precision, relation)  # type: ignore[arg-type]
    named = Span(start, start + len(name or words))
    return PlaceMention(span, named, 0, where, literal=use == "place", use=use)  # type: ignore[arg-type]


GOVERNMENT = mention("Iran", IRAN, "country", use="government")
NEAR = mention("near Baquba", BAQUBA, "near", name="Baquba")
PROVINCE = mention("Diyala", DIYALA, "admin1")
ADJECTIVE = mention("Iranian", IRAN, "country", use="adjective")


def reading(*places: PlaceMention, dateline: str | None = None) -> Reading:
    place = None if dateline is None else Sourced(dateline, (Span(0, 4),), "dateline")
    line = None if dateline is None else Dateline(Span(0, 4), place)
    published = Published(None, None, None, "unknown", "defaulted")
    article = Article("d", (), (Span(0, len(TEXT)),), None, (), None, (), line, Credits(), published)
    return Reading(article, TEXT, (), places=places)


def test_a_mention_is_its_where_with_its_words():
    sourced = where_at(NEAR)
    assert (NEAR.where, (NEAR.span,), "place.relation", "read") == (
        sourced.value,
        sourced.spans,
        sourced.rule,
        sourced.how,
    )


def test_a_part_of_a_country_that_is_not_named_is_inferred():
    north = PlaceMention(Span(0, 4), Span(0, 4), 0, Where("the north", IRAQ, "part", "north"))
    assert "inferred" == where_at(north).how


def test_the_closest_place_in_the_words_is_the_place():
    found = where_of(Span(TEXT.index("in a market"), TEXT.index(", was")), reading(NEAR, PROVINCE))
    assert isinstance(found, Sourced)
    assert "Baquba" == found.value.name


def test_a_place_that_only_overlaps_the_words_counts():
    found = where_of(Span(TEXT.index("Baquba"), TEXT.index("Baquba") + 6), reading(NEAR, PROVINCE))
    assert isinstance(found, Sourced)
    assert "near" == found.value.precision


@pytest.mark.parametrize(("places", "code"), [((), "W01"), ((GOVERNMENT,), "W02")])
def test_words_without_a_place_are_a_problem(places: tuple[PlaceMention, ...], code: str):
    found = where_of(Span(0, 4), reading(*places))
    assert isinstance(found, Problem)
    assert (code, Span(0, 4)) == (found.code, found.span)


def test_places_decide_the_country_before_governments_and_adjectives():
    assert DIYALA.country == country_of(reading(GOVERNMENT, NEAR, PROVINCE, ADJECTIVE)).country  # type: ignore[union-attr]


def test_between_equals_the_country_named_first_is_meant():
    assert IRAN == country_of(reading(GOVERNMENT, ADJECTIVE, PROVINCE))


def test_a_report_without_places_is_about_no_country():
    assert country_of(reading()) is None


def test_a_place_that_is_not_known_lies_in_the_one_that_is_named_around_it():
    unknown = PlaceMention(Span(0, 4), Span(0, 4), 0, Where("Karv", None, "unknown"))
    found = within(where_at(unknown), where_at(NEAR))
    assert Where("Karv", BAQUBA, "near", "in Baquba") == found.value
    assert ("inferred", (unknown.span, NEAR.span)) == (found.how, found.spans)


def test_a_place_that_is_known_stays_where_it_is():
    known = where_at(NEAR)
    assert known == within(known, where_at(PROVINCE))
