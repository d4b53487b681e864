"""How measures move; every example of the lexicon comes out by offset, and nothing else moves."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from dateline.analysis.numbers import NumberTables, compile_numbers, numbers_in
from dateline.analysis.parse import Parser, load_parser
from dateline.analysis.repair import repaired
from dateline.analysis.times import TimeTables, compile_times, times_in
from dateline.extract.proof import example_reading
from dateline.extract.trends import TrendTables, compile_trends, prove_trend, trends_in
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.lexicon.rules.trends import TrendNoun, TrendPredicate, TrendVerb
from dateline.model.finding import Finding
from dateline.model.reading import Reading, Sentence
from dateline.model.sourced import Span

TrendWord = TrendVerb | TrendNoun | TrendPredicate
WORDS: list[TrendWord] = [
    entry for kind in (TrendVerb, TrendNoun, TrendPredicate) for entry in load_lexicon().entries(kind)
]
Found = dict[str, str | list[str]]
Trends = Callable[[str], list[Found]]


class Words(NamedTuple):
    times: TimeTables
    numbers: NumberTables


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> TrendTables:
    return compile_trends(lexicon)


@pytest.fixture(scope="module")
def words(lexicon: Lexicon) -> Words:
    return Words(compile_times(lexicon), compile_numbers(lexicon))


@pytest.fixture
def trends(parser: Parser, tables: TrendTables, words: Words) -> Trends:
    """The trends of a text whose sentences are split by "|": direction, measure and what else is said."""

    def read(marked: str) -> list[Found]:
        text = marked.replace("|", " ")
        return [_found(finding, text) for finding in trends_in(_reading(marked, parser, words), tables)]

    return read


def _reading(marked: str, parser: Parser, words: Words) -> Reading:
    text, sentences, start = marked.replace("|", " "), [], 0
    for number, part in enumerate(marked.split("|")):
        sentences.append(Sentence(number, 0, Span(start, start + len(part)), ()))
        start += len(part) + 1
    trees = tuple(repaired(tree, frozenset({"say"})) for tree in parser.trees(text, sentences)[0])
    return Reading(
        example_reading("x", parser).article,
        text,
        trees,
        times=tuple(time for sentence in trees for time in times_in(text, sentence, words.times)),
        numbers=tuple(number for sentence in trees for number in numbers_in(text, sentence, words.numbers)),
    )


def _found(finding: Finding, text: str) -> Found:
    pieces = [role.span.slice(text) for role in finding.roles if role.name == "measure"]
    found: Found = {"direction": finding.type, "measure": " ".join(pieces)}
    for role in finding.roles:
        if role.name not in ("measure", "place"):
            found[role.name] = role.span.slice(text)
    return found | {name: value for name, value in finding.marks if name != "more"}


@pytest.mark.parametrize("entry", WORDS, ids=lambda entry: " ".join(str(part) for part in entry.key if part))
def test_every_example_of_the_lexicon_comes_out(entry: TrendWord, tables: TrendTables, parser: Parser):
    assert [] == prove_trend(tables, entry, parser)


def test_every_word_has_an_example():
    assert [] == [entry.key for entry in WORDS if not entry.examples]


@pytest.mark.parametrize(
    ("direction", "measure", "text"),
    [
        ("down", "violence in the delta", "The governor said violence in the delta had fallen."),
        ("down", "Raids", "Raids are down sharply, the army said."),
        ("down", "mortar attacks on the base", "The number of mortar attacks on the base was halved."),
        ("down", "weapons crossing the river", "There was a steep drop in the number of weapons crossing the river."),
        ("down", "kidnappings", "Kidnappers were arrested, and there were fewer kidnappings in May."),
        ("up", "flow of weapons", "The flow of weapons has increased since the road was opened."),
        ("up", "arrests of teachers", "The report describes a surge in arrests of teachers."),
        ("up", "Tensions between the two armies", "Tensions between the two armies have risen."),
        ("up", "tensions", "The visit comes amid rising tensions."),
        ("up", "Kidnappings", "Kidnappings are on the rise."),
        ("up", "Bread prices", "Bread prices have gone up."),
        ("up", "violence", "Violence in the camps worsened overnight."),
        ("down", "Security in the camps", "Security in the camps has worsened."),
        ("unchanged", "shelling", "There was no let-up in the shelling."),
        ("unchanged", "recruitment", "The envoy does not believe that levels of recruitment have been reduced."),
        ("unchanged", "Smuggling", "Smuggling has not decreased, officers said."),
        ("unchanged", "threat", "The level of threat remains unchanged."),
        ("unchanged", "raids", "There was no change in the number of raids."),
        ("back to normal", "Traffic on the river", "Traffic on the river has returned to normal levels."),
        ("back to normal", "Prices", "Prices are back to normal."),
        ("down", "smuggled rifles", "He praised the fence for stemming the flow of smuggled rifles."),
    ],
)
def test_a_measure_moves(direction: str, measure: str, text: str, trends: Trends):
    found = [(trend["direction"], str(trend["measure"]).lower()) for trend in trends(text)]
    assert any(direction == way and measure.lower() in words for way, words in found), found


@pytest.mark.parametrize(
    "text",
    [
        "They backed efforts to reduce violence.",
        "Violence could fall, the general said.",
        "The mission aims at reducing tensions.",
        "Aid groups fear a rise in hunger.",
        "The council called for a reduction in violence.",
        "Patrols will be reduced if attacks drop.",
        "Any increase in raids would end the truce.",
        "Has violence fallen?",
        "Two children fell from a roof.",
        "Planes dropped bombs on the depot.",
        "The bus plunged into a gorge.",
        "The column climbed the pass and smoke rose from the hill.",
        "The death toll rose to 40.",
        "Fewer than 100 attacks were recorded.",
        "His rise in the party was quick.",
        "The ministry declined to comment.",
        "The patient’s condition is stable, but his condition worsened overnight.",
        "Increasing pay is the aim of the union.",
    ],
)
def test_what_is_wished_feared_or_moves_through_space_is_no_trend(text: str, trends: Trends):
    assert [] == trends(text)


def test_coordinated_measures_are_two_trends_that_share_their_words(trends: Trends):
    text = "There was no let-up in the junta’s arming and funding of village militias."
    assert ["junta’s arming of village militias", "junta’s funding of village militias"] == [
        str(trend["measure"]).removeprefix("the ") for trend in trends(text)
    ]


def test_a_rise_and_the_dip_after_it_have_the_same_measure_and_times_of_their_own(trends: Trends):
    text = "A surge in raids reported in the first week of May was followed by a dip in the last week of the month."
    assert [
        ("up", "raids reported", "the first week of May"),
        ("down", "raids reported", "the last week of the month"),
    ] == [(trend["direction"], trend["measure"], trend["time"]) for trend in trends(text)]


def test_a_pronoun_takes_the_measure_of_the_trend_before(trends: Trends):
    _, second = trends("Arrests rose in April.|By now they are back at normal levels.")
    assert ("back to normal", "Arrests", "inferred") == (second["direction"], second["measure"], second["how"])


def test_a_bare_increase_takes_the_measure_of_the_trend_before_and_is_the_same_one(trends: Trends):
    _, second = trends("The army saw an upswing in raids.|“There was an increase, and it worries us,” he said.")
    assert ("raids", "upswing") == (second["measure"], second["first"])


def test_a_pronoun_of_another_number_takes_nothing(trends: Trends):
    assert 1 == len(trends("Violence fell in April.|They fell from a roof."))


def test_a_pronoun_far_away_takes_nothing(trends: Trends):
    assert 1 == len(trends("Attacks fell.|The mayor spoke.|The crowd left.|They rose early."))


def test_a_second_mention_is_tied_to_the_first(trends: Trends):
    first, second = trends("Mortar attacks on the port fell.|A drop in mortar attacks was seen by all.")
    assert "first" not in first
    assert "fell" == second["first"]


def test_the_same_measure_in_another_month_is_another_trend(trends: Trends):
    assert all("first" not in trend for trend in trends("Attacks fell in May.|Attacks fell in July."))


def test_the_same_noun_of_other_things_is_another_trend(trends: Trends):
    assert all("first" not in trend for trend in trends("Mortar attacks fell.|Suicide attacks fell."))


@pytest.mark.parametrize(
    ("degree", "text"),
    [
        ("sharply", "Attacks fell sharply."),
        ("dramatic", "There was a dramatic drop in attacks."),
        ("by 30 percent", "Attacks fell by 30 percent."),
        ("plunged", "Violence has plunged."),
        ("doubled", "The number of attacks doubled."),
        ("more than doubled", "The number of attacks has more than doubled."),
        ("by half", "The number of attacks has fallen by half since Tuesday."),
        ("dramatically", "Attacks are down dramatically."),
    ],
)
def test_how_strongly_it_moves(degree: str, text: str, trends: Trends):
    (trend,) = trends(text)
    assert degree == trend["degree"]


def test_the_baseline_is_no_period(trends: Trends):
    (trend,) = trends("Attacks fell sharply in May compared with the year before.")
    assert ("May", "compared with the year before") == (trend["time"], trend["baseline"])


def test_whose_rhetoric_it_is_stands_in_the_subject(trends: Trends):
    (trend,) = trends("Ministers have softened their tone towards the rebels in recent weeks.")
    assert ("down", "their tone towards the rebels", "Ministers", "recent weeks") == (
        trend["direction"], trend["measure"], trend["owner"], trend["time"],
    )  # fmt: skip


def test_a_denied_trend_is_marked(trends: Trends):
    (trend,) = trends("The mayor denied that attacks had increased.")
    assert ("up", "denied") == (trend["direction"], trend["status"])


def test_the_gate_knows_irregular_forms(tables: TrendTables):
    assert {"fell", "rose", "let up", "fewer", "drop"} <= {
        word for trigger in tables.triggers for word in trigger.words
    }
