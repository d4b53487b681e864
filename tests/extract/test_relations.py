"""How parties stand to each other; every example of the lexicon comes out by offset, and nothing else is a relation."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dateline.analysis.actor_tables import ActorTables, compile_actors
from dateline.analysis.cast import cast_of
from dateline.analysis.names import names_of
from dateline.analysis.parse import Parser, load_parser
from dateline.analysis.repair import repaired
from dateline.extract.proof import example_reading
from dateline.extract.relations import RelationTables, compile_relations, prove_relation, relations_in
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.lexicon.rules.relations import Possession, RelationNoun, RelationRole, RelationTie, RelationVerb
from dateline.model.finding import Finding
from dateline.model.reading import Reading, Sentence
from dateline.model.sourced import Span

RelationWord = RelationVerb | RelationNoun | RelationTie | RelationRole | Possession
KINDS: tuple[type[RelationWord], ...] = (RelationVerb, RelationNoun, RelationTie, RelationRole, Possession)
WORDS = [entry for kind in KINDS for entry in load_lexicon().entries(kind)]
Found = tuple[str, str, str]
Findings = Callable[[str], tuple[str, list[Finding]]]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> RelationTables:
    return compile_relations(lexicon)


@pytest.fixture(scope="module")
def actors(lexicon: Lexicon) -> ActorTables:
    return compile_actors(lexicon)


@pytest.fixture
def findings(parser: Parser, tables: RelationTables, actors: ActorTables) -> Findings:
    """The plain text and its findings; sentences are split by "|"."""

    def read(marked: str) -> tuple[str, list[Finding]]:
        text, sentences, start = marked.replace("|", " "), [], 0
        for number, part in enumerate(marked.split("|")):
            sentences.append(Sentence(number, 0, Span(start, start + len(part)), ()))
            start += len(part) + 1
        plain, entities = parser.trees(text, sentences)
        trees = tuple(repaired(tree, frozenset({"say"})) for tree in plain)
        names = names_of(text, trees, entities, (), actors)
        reading = Reading(example_reading("x", parser).article, text, trees, names=names)
        reading = replace(reading, cast=cast_of(reading))
        return text, list(relations_in(reading, tables))

    return read


@pytest.fixture
def relations(findings: Findings) -> Callable[[str], list[Found]]:
    """Subject, predicate and object of each relation in a text."""

    def read(marked: str) -> list[Found]:
        text, found = findings(marked)
        return [(words(each, "subject", text), each.type, words(each, "object", text)) for each in found]

    return read


def words(finding: Finding, name: str, text: str) -> str:
    role = finding.role(name)
    return "" if role is None else role.span.slice(text)


@pytest.mark.parametrize("entry", WORDS, ids=lambda entry: " ".join(str(part) for part in entry.key if part)[:60])
def test_every_example_of_the_lexicon_comes_out(entry: RelationWord, tables: RelationTables, parser: Parser):
    assert [] == prove_relation(tables, entry, parser)


def test_every_word_has_an_example():
    assert [] == [entry.key for entry in WORDS if not entry.examples]


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "text"),
    [
        ("Iran", "trains", "Iraqi militias", "The general says Iran is still training Iraqi militias."),
        ("Kenya", "trains", "Somali police", "Somali police trained by Kenya took over the post."),
        (
            "Tehran",
            "finances",
            "the militias",
            "Nothing stopped Tehran’s financing and training of the militias.",
        ),
        ("Tehran", "trains", "the militias", "Nothing stopped Tehran’s financing and training of the militias."),
        ("Eritrea", "supplies weapons to", "the rebels", "Eritrea sent rifles to the rebels."),
        (
            "Eritrea",
            "supplies weapons to",
            "the rebels",
            "The envoy accused Eritrea of supplying the rebels with rifles.",
        ),
        (
            "the army",
            "trains",
            "the villagers",
            "The villagers received help from the army, which trains the villagers.",
        ),
        ("Chad", "hosts", "the rebels", "The minister blamed Chad for sheltering the rebels."),
        ("Turkey", "backs", "Turkey-backed rebels", "Turkey-backed rebels took the hill."),
        ("Kenya", "leads", "the Kenya-led force", "Troops of the Kenya-led force arrived on Monday."),
        ("Clan fighters", "allied with", "the army", "Clan fighters joined with the army to take the town."),
        ("tribesmen", "fights", "the insurgents", "They met tribesmen involved in fighting the insurgents."),
        ("Omar Haddad", "leads", "the Red Front", "Omar Haddad, leader of the Red Front, was seen in the port."),
        ("Omar Haddad", "speaks for", "Iraqi government", "Iraqi government spokesman Omar Haddad gave no date."),
        ("Omar Haddad", "commands", "The brigade", "The brigade’s commander, Omar Haddad, was hurt."),
        ("Omar Haddad", "leads", "Red Army", "He met fighters of the cleric Omar Haddad’s Red Army."),
        (
            "The gunmen",
            "renegade member of",
            "the militia",
            "The gunmen are considered renegade members of the militia.",
        ),
        ("The faction", "splinter of", "the movement", "The faction, which broke away from the movement, is small."),
        ("Troops", "loyal to", "the president", "Troops loyal to the president held the airport."),
        ("The brigade", "part of", "the coalition", "The brigade is part of the coalition."),
        ("the cleric", "founded", "The movement", "The movement was founded by the cleric."),
    ],
)
def test_a_party_stands_to_another(
    subject: str, predicate: str, object_: str, text: str, relations: Callable[[str], list[Found]]
):
    assert (subject, predicate, object_) in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry wants to train the rebels.",
        "Chad could back the rebels.",
        "If Chad arms the rebels, the talks are over.",
        "There is no proof of who trains the fighters, but it is unclear whether Chad does.",
        "The council urged Chad to stop backing down.",
        "The delegation led the applause and the general led an attack.",
        "Police found the rebels asleep.",
        "The mayor is fighting corruption.",
        "The army hosted a parade and the party hosted talks.",
        "World leaders and tribal commanders met in the port.",
        "Its army moved north.",
        "Prosecutors traced Omar Haddad’s movements.",
        "Does Chad train the rebels?",
    ],
)
def test_what_is_wished_conditional_or_of_other_things_is_no_relation(
    text: str, relations: Callable[[str], list[Found]]
):
    assert [] == relations(text)


def test_each_of_several_parties_has_its_own_relation(relations: Callable[[str], list[Found]]):
    assert [
        ("Chad", "backs", "the rebels"),
        ("Chad", "backs", "the clans"),
        ("Libya", "backs", "the rebels"),
        ("Libya", "backs", "the clans"),
    ] == relations("Chad and Libya support the rebels and the clans.")


def test_what_is_supplied_is_kept_with_its_examples(findings: Findings):
    text, (found,) = findings("Chad supplied the rebels with heavy weapons, including mortars known as tubes, in May.")
    assert "heavy weapons, including mortars known as tubes" == words(found, "what", text).removesuffix(", in May")


def test_a_denied_relation_is_marked(findings: Findings):
    _, (found,) = findings("The Chadian government denied that it had armed the rebels.")
    assert ("supplies weapons to", "denied") == (found.type, found.mark("status"))


def test_training_rebels_under_a_denial_is_a_deed_and_no_kind_of_rebel(findings: Findings):
    text, (found,) = findings("Chad denies training rebels.")
    assert ("Chad", "rebels", "denied") == (
        words(found, "subject", text), words(found, "object", text), found.mark("status"),
    )  # fmt: skip


def test_a_negated_relation_is_marked(findings: Findings):
    _, (found,) = findings("Chad does not train the rebels.")
    assert ("trains", "negated") == (found.type, found.mark("status"))


def test_former_ends_a_relation(findings: Findings):
    _, (found,) = findings("Omar Haddad, the former commander of the brigade, was freed.")
    assert "yes" == found.mark("past")


def test_former_before_the_body_is_no_part_of_it(findings: Findings):
    text, (found,) = findings("Former Hezbollah spokesman Omar Haddad spoke.")
    assert ("Hezbollah", "yes") == (words(found, "object", text), found.mark("past"))


def test_a_second_mention_is_tied_to_the_first(findings: Findings):
    text, (first, second) = findings("Chad trains Sudanese rebels.|Rebel groups trained by Chad crossed the river.")
    assert first.role("first") is None
    assert "trains" == words(second, "first", text)


def test_his_militia_is_the_body_that_was_named_before(findings: Findings):
    _, found = findings("Omar Haddad’s Red Army signed.|Haddad said his militia would disarm.")
    leads = [each for each in found if each.type == "leads"]
    assert 2 == len(leads)
    assert leads[1].role("first") is not None


def test_the_gate_knows_irregular_forms(tables: RelationTables):
    assert {"led", "fought", "sent", "spokesman", "loyal"} <= {
        word for trigger in tables.triggers for word in trigger.words
    }
