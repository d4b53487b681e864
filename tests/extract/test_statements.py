"""Who says what: sources, cues, contents and stances over the frames of speech."""

import re

import pytest

from dateline.analysis.parse import Parser, load_parser
from dateline.analysis.repair import repaired
from dateline.extract.speech import SpeechTables, compile_speech
from dateline.extract.statements import statements_in
from dateline.lexicon.rules.load import Lexicon
from dateline.model.article import Article, Credits, Published
from dateline.model.finding import Finding
from dateline.model.reading import Reading, Sentence
from dateline.model.sourced import Span


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> SpeechTables:
    return compile_speech(lexicon)


@pytest.fixture
def said(parser: Parser, tables: SpeechTables):
    """The statements of a text whose sentences are split by "|": (stance, source, contents)."""

    def read(text: str) -> list[tuple[str, str | None, list[str]]]:
        return [
            (f.type, words(f, "source", text.replace("|", " "))[0], words(f, "content", text.replace("|", " ")))
            for f in statements_in(reading(text, parser, tables), tables)
        ]

    return read


def words(finding: Finding, role: str, text: str) -> list[str | None]:
    found: list[str | None] = [r.span.slice(text) for r in finding.roles if r.name == role]
    return found or ([None] if role == "source" else [])


def reading(text: str, parser: Parser, tables: SpeechTables) -> Reading:
    plain = text.replace("|", " ")
    quotes = [Span(m.start(1), m.end(1)) for m in re.finditer("“([^”]*)”", plain)]
    sentences, start = [], 0
    for number, part in enumerate(text.split("|")):
        span = Span(start, start + len(part))
        inside = tuple(Span(max(q.start, span.start), min(q.end, span.end)) for q in quotes if q.overlaps(span))
        sentences.append(Sentence(number, 0, span, (), inside))
        start = span.end + 1
    trees, _ = parser.trees(plain, sentences)
    unknown = Published(None, None, None, "unknown", "defaulted")
    article = Article("", (), (Span(0, len(plain)),), None, (), None, (), None, Credits(), unknown)
    return Reading(article, plain, tuple(repaired(tree, tables.reporting) for tree in trees))


def test_reported_speech_has_its_source_and_its_clause(said):
    assert [("asserts", "The army", ["that the bridge was open"])] == said("The army said that the bridge was open.")


def test_the_source_may_stand_behind_the_verb(said):
    text = "“The bridge is open,” said Colonel Dara Soren, the garrison's commander."
    assert [("asserts", "Colonel Dara Soren, the garrison's commander", ["“The bridge is open,”"])] == said(text)


def test_a_quotation_of_three_sentences_is_one_statement(said):
    text = "“We saw smoke.|We heard two shots.|We left at once,” the driver told reporters."
    contents = ["“We saw smoke.", "We heard two shots.", "We left at once,”"]
    assert ("asserts", "the driver", contents) in said(text)


def test_a_quotation_after_its_speaker_goes_on(said):
    text = "“The road is closed,” the mayor said.|“It will stay closed until Friday.”"
    assert ("asserts", "the mayor", ["“The road is closed,”", "“It will stay closed until Friday.”"]) in said(text)


def test_an_interrupted_sentence_is_one_content_in_two_stretches(said):
    assert [("asserts", "officials", ["Two boats", "were lost in the storm"])] == said(
        "Two boats, officials said, were lost in the storm."
    )


def test_according_to_gives_the_rest_of_the_sentence(said):
    text = "Six huts burned on Friday, according to the district chief."
    assert [("asserts", "the district chief", ["Six huts burned on Friday"])] == said(text)


def test_an_accusation_has_a_target(parser, tables):
    text = "The ministry accused the head of the guard of looting two shops."
    (found,) = statements_in(reading(text, parser, tables), tables)
    assert "accuses" == found.type
    assert ["the head of the guard"] == words(found, "target", text)
    assert ["looting two shops"] == words(found, "content", text)


def test_a_denial_of_a_noun_is_a_statement(said):
    assert [("denies", "The clan", ["the charge"])] == said("The clan denies the charge.")


def test_the_unattributed_passive_has_no_source(said):
    ((stance, source, _),) = said("Most of the men are considered deserters of the Northern Guard.")
    assert ("asserts", None) == (stance, source)


def test_not_knowing_is_a_stance(said):
    text = "“There was a flash, we do not know why,” he said."
    assert "does not know" in [stance for stance, _, _ in said(text)]


def test_a_participle_after_reported_words_is_the_outer_speakers(said):
    text = "The governor said the convoy had arrived, adding that flour would be sold on Monday."
    assert ["The governor", "The governor"] == [source for _, source, _ in said(text)]


def test_what_may_be_said_has_not_been_said(said):
    assert [] == said("The minister may announce a new cabinet.")
    assert [] == said("The group plans to announce its list.")


def test_the_hearers_are_the_audience(parser, tables):
    text = "The consul told two visitors that the office was closed."
    (found,) = statements_in(reading(text, parser, tables), tables)
    assert ["two visitors"] == words(found, "audience", text)


def test_a_nested_source_is_a_statement_of_its_own(said):
    text = "The spokesman said papers found in the depot suggested that half of the recruits were foreigners."
    assert ["The spokesman", "papers found in the depot"] == [source for _, source, _ in said(text)]


def test_quoted_words_beside_another_verb_are_no_speech(said):
    text = "The ship continued to pose a “grave danger” to the port, the pilot said."
    assert ["the pilot"] == [source for _, source, _ in said(text)]


@pytest.mark.parametrize("text", ["A diplomat asked not to be named.", "A nurse requested that her name not be used."])
def test_who_asks_to_stay_unnamed_states_nothing(text: str, said):
    assert [] == said(text)


def test_who_asks_for_something_else_not_to_be_done_demands_it(said):
    assert ["demands"] == [stance for stance, _, _ in said("The bishop asked that force not be used.")]
