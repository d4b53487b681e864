"""From a relation in the words to a record: parties, what is given, when it began and ended, one record for each."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from dateline.analysis.actor_tables import ActorTables, compile_actors
from dateline.analysis.cast import cast_of
from dateline.analysis.names import names_of
from dateline.analysis.parse import Parser, load_parser
from dateline.analysis.repair import repaired
from dateline.analysis.times import TimeTables, compile_times, times_in
from dateline.extract.proof import example_reading
from dateline.extract.relations import RelationTables, compile_relations, relations_in
from dateline.lexicon.rules.load import Lexicon
from dateline.model.article import Published
from dateline.model.problem import Problem
from dateline.model.reading import Reading, Sentence
from dateline.model.records import Relation
from dateline.model.sourced import Sourced, Span
from dateline.model.values import When
from dateline.resolve.context import Context
from dateline.resolve.relations import merged_relations, relation_of

DAY = date(2019, 5, 20)
PUBLISHED = Published(DAY, DAY, DAY, "day", "read")
YEAR = When(date(2014, 1, 1), date(2014, 12, 31), "year")
Read = Callable[[str], tuple[str, list[Relation | Problem]]]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> RelationTables:
    return compile_relations(lexicon)


@pytest.fixture(scope="module")
def actors(lexicon: Lexicon) -> ActorTables:
    return compile_actors(lexicon)


@pytest.fixture(scope="module")
def times(lexicon: Lexicon) -> TimeTables:
    return compile_times(lexicon)


@pytest.fixture
def relations(parser: Parser, tables: RelationTables, actors: ActorTables, times: TimeTables) -> Read:
    """The plain text and what its findings become; sentences are split by "|", every time means the year 2014."""

    def read(marked: str) -> tuple[str, list[Relation | Problem]]:
        text, sentences, start = marked.replace("|", " "), [], 0
        for number, part in enumerate(marked.split("|")):
            sentences.append(Sentence(number, 0, Span(start, start + len(part)), ()))
            start += len(part) + 1
        plain, entities = parser.trees(text, sentences)
        trees = tuple(repaired(tree, frozenset({"say"})) for tree in plain)
        mentions = tuple(time for tree in trees for time in times_in(text, tree, times))
        names = names_of(text, trees, entities, (), actors)
        reading = Reading(example_reading("x", parser).article, text, trees, times=mentions, names=names)
        reading = replace(reading, cast=cast_of(reading))
        context = Context(reading, PUBLISHED, tuple(Sourced(YEAR, (time.span,), rule="test") for time in mentions))
        return text, [relation_of(finding, context) for finding in relations_in(reading, tables)]

    return read


def quotes(relation: Relation, field: str, text: str) -> list[str]:
    return [row.span.slice(text) for row in relation.evidence if row.field == field]


def test_every_filled_field_has_its_words(relations: Read):
    text, (relation,) = relations("Chad supplied the Red Front with mortars.")
    assert isinstance(relation, Relation)
    assert ("supplies weapons to", "Red Front", "mortars") == (
        relation.predicate, relation.object.name, relation.what,
    )  # fmt: skip
    assert (["supplied"], ["Chad"], ["mortars"]) == tuple(
        quotes(relation, field, text) for field in ("predicate", "subject", "what")
    )
    assert ["the Red Front"] == quotes(relation, "object", text)


def test_all_mentions_of_one_relation_are_one_record(relations: Read):
    text, found = relations("Chad trains Sudanese rebels.|Rebel groups trained by Chad crossed the river.")
    (relation,) = merged_relations(each for each in found if isinstance(each, Relation))
    assert ["trains", "trained"] == quotes(relation, "trigger", text)


def test_another_predicate_is_another_record(relations: Read):
    _, found = relations("Chad trains the rebels.|Chad finances the rebels.")
    assert ["trains", "finances"] == [
        each.predicate for each in merged_relations(each for each in found if isinstance(each, Relation))
    ]


def test_a_change_is_dated_by_its_time(relations: Read):
    _, (relation,) = relations("Omar Haddad founded the Red Front in 2014.")
    assert isinstance(relation, Relation)
    assert (YEAR, None) == (relation.since, relation.until)


def test_since_bounds_a_lasting_relation_and_other_times_do_not(relations: Read):
    _, (lasting,) = relations("Chad has trained the rebels since 2014.")
    _, (then,) = relations("Chad trained the rebels in 2014.")
    assert isinstance(lasting, Relation)
    assert isinstance(then, Relation)
    assert (YEAR, None) == (lasting.since, then.since)


def test_former_ends_on_the_day_of_the_report(relations: Read):
    _, (relation,) = relations("Omar Haddad, the former commander of the brigade, was freed.")
    assert isinstance(relation, Relation)
    assert When(None, DAY, "unknown") == relation.until


def test_what_the_report_says_does_not_hold_is_a_problem(relations: Read):
    _, (problem,) = relations("Chad does not train the rebels.")
    assert isinstance(problem, Problem)
    assert ("R01", "the report says that this does not hold: Chad trains the rebels") == (problem.code, problem.message)


def test_ids_depend_on_the_words_alone(relations: Read):
    _, once = relations("Chad has trained and financed the rebels.")
    _, again = relations("Chad has trained and financed the rebels.")
    assert once == again
    assert 2 == len({each.id for each in once if isinstance(each, Relation)})
