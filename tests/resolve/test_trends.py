"""From a movement in the words to a trend: wording, period and place, and one record for all mentions of it."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.analysis.parse import Parser, load_parser
from dateline.analysis.repair import repaired
from dateline.analysis.times import TimeTables, compile_times, times_in
from dateline.extract.proof import example_reading
from dateline.extract.trends import TrendTables, compile_trends, trends_in
from dateline.lexicon.rules.load import Lexicon
from dateline.model.article import Published
from dateline.model.finding import Finding
from dateline.model.problem import Problem
from dateline.model.reading import Reading, Sentence
from dateline.model.records import Trend
from dateline.model.sourced import Sourced, Span
from dateline.model.values import When
from dateline.resolve.context import Context
from dateline.resolve.trends import merged_trends, same_trend, trend_of

DAY = date(2019, 5, 20)
PUBLISHED = Published(DAY, DAY, DAY, "day", "read")
SPRING = When(date(2019, 3, 1), date(2019, 5, 20), "span")


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> TrendTables:
    return compile_trends(lexicon)


@pytest.fixture(scope="module")
def times(lexicon: Lexicon) -> TimeTables:
    return compile_times(lexicon)


@pytest.fixture
def trends(parser: Parser, tables: TrendTables, times: TimeTables) -> Callable[[str], tuple[str, list[Trend]]]:
    """The plain text and its trends before merging; sentences are split by "|", every time means this spring."""

    def read(marked: str) -> tuple[str, list[Trend]]:
        text, sentences, start = marked.replace("|", " "), [], 0
        for number, part in enumerate(marked.split("|")):
            sentences.append(Sentence(number, 0, Span(start, start + len(part)), ()))
            start += len(part) + 1
        trees = tuple(repaired(tree, frozenset({"say"})) for tree in parser.trees(text, sentences)[0])
        mentions = tuple(time for tree in trees for time in times_in(text, tree, times))
        reading = Reading(example_reading("x", parser).article, text, trees, times=mentions)
        whens = tuple(Sourced(SPRING, (time.span,), rule="test") for time in mentions)
        found = [trend_of(finding, Context(reading, PUBLISHED, whens)) for finding in trends_in(reading, tables)]
        return text, [trend for trend in found if isinstance(trend, Trend)]

    return read


def quotes(trend: Trend, field: str, text: str) -> list[str]:
    return [row.span.slice(text) for row in trend.evidence if row.field == field]


def test_every_filled_field_has_its_words(trends):
    text, (trend,) = trends("Attacks on the port have fallen sharply since March.")
    assert ("Attacks on the port", "down", "sharply", SPRING) == (
        trend.measure, trend.direction, trend.degree, trend.period,
    )  # fmt: skip
    assert (["Attacks on the port"], ["fallen"], ["sharply"], ["March"]) == tuple(
        quotes(trend, field, text) for field in ("measure", "direction", "degree", "period")
    )


def test_a_measure_of_two_pieces_is_worded_as_one(trends):
    text, found = trends("There was no let-up in the junta’s arming and funding of village militias.")
    assert "junta’s arming of village militias" == found[0].measure
    assert ["junta’s arming", "of village militias"] == quotes(found[0], "measure", text)


def test_their_rhetoric_is_worded_with_its_owner(trends):
    _, (trend,) = trends("Ministers have softened their rhetoric towards the rebels.")
    assert "Ministers’ rhetoric towards the rebels" == trend.measure


def test_a_measure_named_before_is_inferred_from_its_words(trends):
    text, (_, second) = trends("Arrests rose in April.|Now they have returned to normal levels.")
    (row,) = [row for row in second.evidence if row.field == "measure"]
    assert ("Arrests", "inferred", 0) == (row.span.slice(text), row.how, row.span.start)


def test_all_mentions_of_one_movement_are_one_record(trends):
    text, found = trends("Mortar attacks on the port fell.|A steep drop in mortar attacks was seen by all.")
    assert same_trend(*found)
    (trend,) = merged_trends(found)
    assert ("Mortar attacks on the port", "steep") == (trend.measure, trend.degree)
    assert ["fell", "drop"] == quotes(trend, "trigger", text)


def test_a_rise_and_a_fall_of_one_measure_are_two_records(trends):
    _, found = trends("Mortar attacks rose in May.|In June mortar attacks fell.")
    assert ["up", "down"] == [trend.direction for trend in merged_trends(found)]


def test_ids_depend_on_the_words_alone(trends):
    _, once = trends("Attacks fell.|Prices rose.")
    _, again = trends("Attacks fell.|Prices rose.")
    assert [trend.id for trend in once] == [trend.id for trend in again]
    assert 2 == len({trend.id for trend in once})


def test_a_finding_without_a_measure_is_a_problem(parser: Parser):
    reading = example_reading("Attacks fell.", parser)
    finding = Finding("trend", "down", Span(8, 12), 0, 1, "test")
    problem = trend_of(finding, Context(reading, PUBLISHED, ()))
    assert isinstance(problem, Problem)
    assert ("T01", Span(8, 12)) == (problem.code, problem.span)
