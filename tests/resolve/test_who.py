"""Who plays a part: the words of a role, resolved to what the report says of the actor."""

from functools import partial

import pytest
from tests.names_setting import ReadNames, reading_of_lines

from dateline.analysis.actor_tables import compile_actors
from dateline.analysis.parse import Parser
from dateline.lexicon.rules.load import Lexicon
from dateline.model.finding import Role
from dateline.model.reading import Reading
from dateline.model.sourced import Sourced, Span
from dateline.model.values import Who
from dateline.resolve.who import who_in, who_of


@pytest.fixture(scope="module")
def read(lexicon: Lexicon, parser: Parser) -> ReadNames:
    return partial(reading_of_lines, tables=compile_actors(lexicon), parser=parser)


def role(reading: Reading, words: str, *, head: str | None = None) -> Role:
    """The role that these words play, the last time they stand in the text."""
    start = reading.text.rindex(words)
    span = Span(start, start + len(words))
    sentence = next(one for one in reading.sentences if one.span.contains(span))
    at = reading.text.rindex(head, start, span.end) if head is not None else start + words.rindex(words.split()[-1])
    token = sentence.token_at(at)
    assert token is not None
    return Role("source", span, sentence.index, token.i, "test")


def quoted(found: Sourced[Who], reading: Reading) -> list[str]:
    return [span.slice(reading.text) for span in found.spans]


def test_a_full_name_is_read(read: ReadNames):
    reading = read("Army spokesman Peter Holm said the road was open.")
    found = who_of(role(reading, "Army spokesman Peter Holm"), reading)
    assert ("Peter Holm", "read") == (found.value.name, found.how)
    assert ["Army spokesman Peter Holm"] == quoted(found, reading)


def test_a_surname_gives_the_full_name_and_shows_both(read: ReadNames):
    reading = read("Army spokesman Peter Holm said the road was open.", "Holm said it was calm.")
    found = who_of(role(reading, "Holm"), reading)
    assert ("Peter Holm", "spokesman", "inferred") == (found.value.name, found.value.role, found.how)
    assert ["Holm", "Army spokesman Peter Holm"] == quoted(found, reading)


def test_a_pronoun_gives_whom_it_means(read: ReadNames):
    reading = read("Army spokesman Peter Holm said the road was open.", "Shops had opened, he said.")
    found = who_of(role(reading, "he"), reading)
    assert ("Peter Holm", "inferred") == (found.value.name, found.how)


def test_the_group_gives_its_name(read: ReadNames):
    reading = read("Al-Shabaab burned the bridge.", "The group denied it.")
    assert "al-shabaab" == who_of(role(reading, "The group"), reading).value.id


def test_a_capital_gives_its_government(read: ReadNames):
    reading = read("Ankara rejects the report.")
    found = who_of(role(reading, "Ankara"), reading)
    assert ("Government of Turkey", "TUR-gov", "read") == (found.value.name, found.value.id, found.how)


def test_the_head_decides_between_a_name_and_the_names_inside_it(read: ReadNames):
    reading = read("The Hamas leader in Gaza left the talks.")
    whole = "The Hamas leader"
    assert "leader" == who_of(role(reading, whole, head="leader"), reading).value.role
    assert "hamas" == who_of(role(reading, "Hamas"), reading).value.id


def test_words_that_nobody_knows_come_back_without_their_article(read: ReadNames):
    reading = read("The flood destroyed a bridge.")
    found = who_of(role(reading, "The flood"), reading)
    assert (Who("flood"), ["The flood"]) == (found.value, quoted(found, reading))


def test_two_nations_that_share_a_noun_are_two_actors(read: ReadNames):
    reading = read("French and Turkish officials were due in Geneva.")
    found = who_in(role(reading, "French and Turkish officials").span, reading)
    assert ["FRA-gov", "TUR-gov"] == [one.value.id for one in found]


def test_actors_side_by_side_come_in_order_and_once(read: ReadNames):
    reading = read("Hamas, Hezbollah and the Lebanese army met, and Hamas left.")
    found = who_in(reading.sentences[0].span, reading)
    assert ["hamas", "hezbollah", "LBN-mil"] == [one.value.id for one in found]


def test_a_name_inside_a_longer_one_does_not_count(read: ReadNames):
    reading = read("Kenyan army spokesman Colonel Peter Otieno spoke.")
    found = who_in(reading.sentences[0].span, reading)
    assert ["Peter Otieno"] == [one.value.name for one in found]
