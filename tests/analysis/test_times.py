"""Times are recognised by the forms of the lexicon; every example of an entry comes out by offset."""

from itertools import pairwise

import pytest

from dateline.analysis.time_grammar import GrammarError, compile_form
from dateline.analysis.times import TimeTables, compile_times, prove_times, times_in
from dateline.lexicon.rules.load import Lexicon, LexiconError, load_lexicon
from dateline.lexicon.rules.time import Feast, TimeForm, TimeNumeral, TimePhrase, TimeWord
from dateline.model.reading import Sentence, TimeMention
from dateline.model.sourced import Span

ENTRIES = [
    entry for kind in (TimeForm, TimeWord, TimeNumeral, TimePhrase, Feast) for entry in load_lexicon().entries(kind)
]


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> TimeTables:
    return compile_times(lexicon)


def times(text: str, tables: TimeTables) -> list[TimeMention]:
    return times_in(text, Sentence(0, 0, Span(0, len(text)), ()), tables)


def words(text: str, tables: TimeTables) -> list[str]:
    return [mention.span.slice(text) for mention in times(text, tables)]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.examples or e.never], ids=lambda e: str(e.key))
def test_every_example_of_the_lexicon_comes_out(entry: TimeForm, tables: TimeTables):
    assert [] == prove_times(tables, entry)


def test_every_form_has_an_example(lexicon: Lexicon):
    assert [] == [form.form for form in lexicon.entries(TimeForm) if not form.examples]


def test_offsets_are_those_of_the_page(tables: TimeTables):
    page = "Headline\n\nThe bridge fell on Monday night, witnesses said."
    sentence = Sentence(3, 0, Span(10, len(page)), ())
    (mention,) = times_in(page, sentence, tables)
    assert ("Monday night", 3) == (mention.span.slice(page), mention.sentence)


def test_the_longest_words_from_the_left_win(tables: TimeTables):
    assert ["late on 3 May 2011"] == words("Shelling stopped late on 3 May 2011.", tables)
    assert ["the first two weeks of March"] == words("It rose in the first two weeks of March.", tables)


def test_curly_and_straight_apostrophes_are_alike(tables: TimeTables):
    assert ["the ’90s"] == words("The feud of the ’90s is over.", tables)
    assert ["the '90s"] == words("The feud of the '90s is over.", tables)
    assert ["month’s end"] == words("Pay comes at month’s end.", tables)


def test_a_month_needs_its_capital_letter(tables: TimeTables):
    assert [] == words("They may march again, and the august assembly may not.", tables)
    assert ["March"] == words("It began in March.", tables)


def test_a_word_with_a_longer_small_letter_moves_no_offset(tables: TimeTables):
    text = "İzmir and İstanbul were hit on Tuesday."
    assert ["Tuesday"] == words(text, tables)


def test_years_are_told_from_counts(tables: TimeTables):
    assert ["2004"] == words("In 2004 the army held the town.", tables)
    assert [] == words("Some 1,995 families and 2004 goats crossed.", tables)


def test_an_age_is_no_length(tables: TimeTables):
    assert [] == words("A 17-year-old boy and a man, 40 years old, were hurt.", tables)
    assert ["17-year"] == words("A 17-year feud ended.", tables)


def test_a_range_says_where_its_two_ends_stand(tables: TimeTables):
    text = "They met between 3 and 9 May in the capital."
    (mention,) = times(text, tables)
    slots = dict(mention.slots)
    ends = [Span(*map(int, slots[name].split("-"))).slice(text) for name in ("first", "second")]
    assert ["3", "9 May"] == ends


def test_numbers_in_words_are_read(tables: TimeTables):
    for amount, text in [
        ("24", "twenty-four hours"),
        ("2.5", "two and a half years"),
        ("24", "two dozen days"),
        ("200", "two hundred years"),
        ("2", "a couple of weeks"),
        ("X", "several weeks"),
        ("5.5", "5 1/2 hours"),
    ]:
        (mention,) = times(f"It took {text} to repair.", tables)
        assert (text, amount) == (mention.span.slice(f"It took {text} to repair."), dict(mention.slots)["amount"])


def test_mentions_never_overlap_and_come_in_order(tables: TimeTables):
    text = (
        "On Monday, 3 March 2031 at 9 a.m., after two days of talks since last week, the six-month truce of June 2030 "
        "was renewed until the end of the year, every Friday and in the 1990s, three weeks later and the next day."
    )
    mentions = times(text, tables)
    assert 9 < len(mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_nothing_in_an_empty_sentence(tables: TimeTables):
    assert [] == times("", tables)


def test_a_broken_pattern_names_the_form_and_the_fault():
    letters, literals = {"unit": "u"}, {"the": "t"}
    for pattern, fault in [
        ("the {unti}", "'unti'"),
        ("( the {unit}", "not closed"),
        ("the? {unit}?", "nothing"),
        ("<past>", "'past'"),
    ]:
        with pytest.raises(GrammarError, match=fault) as broken:
            compile_form(TimeForm("odd", "date", (pattern,)), letters=letters, literals=literals, phrases={})
        assert "time.toml, form 'odd'" in str(broken.value)
        assert isinstance(broken.value, LexiconError)
