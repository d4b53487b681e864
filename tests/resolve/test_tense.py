"""Tense: whether a time lies behind or ahead, by the grammar of what governs it."""

import pytest

from dateline.analysis.parse import Parser, load_parser
from dateline.analysis.times import TimeTables, compile_times, times_in
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import Sentence
from dateline.model.sourced import Span
from dateline.resolve.tense import tense_of

AHEAD = [
    "The union called for a general strike on Thursday.",
    "The opposition called a rally for Thursday.",
    "The rebels threatened to close the road if the army did not stop its search by Wednesday.",
    "The two sides will meet on Sunday.",
    "The envoy is expected to visit Marin on Thursday.",
    "Shops closed ahead of a strike planned for Thursday.",
    "The envoy, who was to visit the city on Wednesday, cancelled his trip.",
    "The court set a deadline of Monday for the talks.",
    "The group gave the government until Friday to release the men.",
    "The minister urged workers to return on Monday.",
    "The court ordered the army to withdraw by Sunday.",
    "They vowed to march on the capital on Saturday.",
    "Officials warned that the bridge could fall by Friday.",
    "The government postponed the vote until Sunday.",
    "Ahead of Sunday's election, police sealed the roads.",
    "The talks, set to resume on Monday, have no agenda.",
    "The talks on Friday are the first in years.",
    "The bank sold bonds due Friday to the ministry.",
    "The convoy could leave as early as Friday.",
    "Gearing up for the inauguration on Friday, the governor is also meeting mayors.",
    "Guests are arriving for the coronation on Friday.",
]
BEHIND = [
    "Soldiers killed two men on Thursday.",
    "The union called for talks after the strike on Thursday.",
    "The minister called on Thursday for calm.",
    "He urged on Thursday all sides to show restraint.",
    "The ministry said on Wednesday it would investigate.",
    "The army called in planes on Thursday.",
    "By Friday the army had taken the town.",
    "The road was closed until Friday.",
    "He was shot when he went to vote on Sunday.",
    "The army managed to free the men on Sunday.",
    "A court ordered his release on Friday.",
    "Police want to hear from those who saw Friday night's shooting.",
    "Three men are in custody after a raid on Friday.",
    "A man is accused of shooting two guards on Friday.",
    "The victim of a shooting on Friday is a boy.",
    "The truce had been due to expire on Friday.",
    "The talks had been scheduled for Monday.",
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> TimeTables:
    return compile_times(lexicon)


@pytest.mark.parametrize("text", AHEAD)
def test_what_is_asked_planned_or_threatened_lies_ahead(text: str, parser: Parser, tables: TimeTables):
    assert tense(text, parser, tables) != "past"


@pytest.mark.parametrize("text", BEHIND)
def test_what_was_done_or_said_lies_behind(text: str, parser: Parser, tables: TimeTables):
    assert tense(text, parser, tables) == "past"


def tense(text: str, parser: Parser, tables: TimeTables) -> str:
    (sentence,), *_ = parser.trees(text, [Sentence(0, 0, Span(0, len(text)), ())])
    return tense_of(times_in(text, sentence, tables)[0], sentence, tables)
