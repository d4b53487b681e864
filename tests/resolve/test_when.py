"""When: words for a time become days, seen from the day of the report, the tense and the times named before."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis.times import TimeTables, compile_times, times_in
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.lexicon.rules.time import Feast, TimeWord
from dateline.model.article import Published
from dateline.model.problem import Problem
from dateline.model.reading import Sentence, TimeMention, Token
from dateline.model.sourced import Span
from dateline.model.values import When
from dateline.resolve.calendar import add, stretch_of
from dateline.resolve.feasts import easter, hebrew, islamic
from dateline.resolve.standpoint import Tense
from dateline.resolve.tense import tense_of
from dateline.resolve.when import resolve_all, resolve_when, timex_of, timexes

UNKNOWN = Published(None, None, None, "unknown", "defaulted")
SUNDAY = date(2008, 1, 20)
LEXICON = load_lexicon()
TABLES = compile_times(LEXICON)
FIGURES = """
0 00 08 7 31 99 490 1776 1990 2007 9999 99999999999 3/4 1/0 13/45/2007 2007-13-45 25:99 24:00 '07 1990s 45th 1,500 2.5
"""
ANYTHING = [
    *[
        "The",
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "-",
        ",",
        ".",
        "(",
        ")",
        "'",
        "February",
        "30",
        "troops",
        "1,500",
        "2.5",
    ],
    *FIGURES.split(),
    *(word for kind in (TimeWord, Feast) for entry in LEXICON.entries(kind) for word in entry.words),
    *(word.title() for entry in LEXICON.entries(TimeWord) for word in entry.words),
]


def on(day: date) -> Published:
    return Published(day, day, day, "day", "read")


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> TimeTables:
    return compile_times(lexicon)


def mention(text: str, tables: TimeTables) -> TimeMention:
    found = times_in(text, Sentence(0, 0, Span(0, len(text)), ()), tables)
    assert 1 == len(found), [one.span.slice(text) for one in found]
    return found[0]


def when(
    text: str, tables: TimeTables, *, day: date = SUNDAY, tense: Tense = "past"
) -> tuple[date | None, date | None]:
    found = resolve_when(mention(text, tables), on(day), tables, tense=tense)
    assert not isinstance(found, Problem), found
    return found.value.earliest, found.value.latest


def days(first: str, last: str | None = None) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last or first)


def story(text: str, tables: TimeTables, published: Published = UNKNOWN) -> list[str]:
    """TIMEX values of a text of several sentences, one a line."""
    return [value for _, value in read(text, tables, published)]


def read(text: str, tables: TimeTables, published: Published = UNKNOWN) -> list[tuple[str, str]]:
    sentences, start = [], 0
    for line in text.splitlines():
        sentences.append(Sentence(len(sentences), 0, Span(start, start + len(line)), ()))
        start += len(line) + 1
    mentions = [one for sentence in sentences for one in times_in(text, sentence, tables)]
    return [(timex.span.slice(text), timex.value) for timex in timexes(mentions, sentences, published, tables)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on Sunday.", days("2008-01-20")),
        ("It fell on Friday night.", days("2008-01-18")),
        ("It fell last Sunday.", days("2008-01-13")),
        ("It fell yesterday.", days("2008-01-19")),
        ("It fell overnight.", days("2008-01-19", "2008-01-20")),
        ("It fell two days ago.", days("2008-01-18")),
        ("It fell on January 8.", days("2008-01-08")),
        ("It fell on November 8.", days("2007-11-08")),
        ("It fell in mid-December.", days("2007-12-11", "2007-12-21")),
        ("It fell in June.", days("2007-06-01", "2007-06-30")),
        ("It fell earlier this month.", days("2008-01-01", "2008-01-20")),
        ("It fell last year.", days("2007-01-01", "2007-12-31")),
        ("It fell in the first two weeks of January.", days("2008-01-01", "2008-01-14")),
        ("It fell in the third week of the month.", days("2008-01-15", "2008-01-21")),
        ("It fell on the last day of June 2004.", days("2004-06-30")),
        ("It fell in the past 24 hours.", days("2008-01-19", "2008-01-20")),
        ("It fell between 3 and 9 May.", days("2007-05-03", "2007-05-09")),
        ("It fell between 28 December and 3 January.", days("2007-12-28", "2008-01-03")),
        ("It fell from 2003 to 2007.", days("2003-01-01", "2007-12-31")),
        ("It fell in 1990-91.", days("1990-01-01", "1991-12-31")),
        ("It fell in the second quarter of 1999.", days("1999-04-01", "1999-06-30")),
        ("It fell last summer.", days("2007-06-01", "2007-08-31")),
        ("It fell in the 1990s.", days("1990-01-01", "1999-12-31")),
        ("It fell in nineteen ninety-six.", days("1996-01-01", "1996-12-31")),
        ("It fell on 4 FEB 90.", days("1990-02-04")),
        ("It fell on 2007-11-30.", days("2007-11-30")),
        ("It fell for the third day running.", days("2008-01-18", "2008-01-20")),
        ("It was the second raid in as many days.", days("2008-01-19", "2008-01-20")),
        ("It fell for the second month in a row.", days("2007-12-01", "2008-01-20")),
        ("It fell in the past week.", days("2008-01-13", "2008-01-20")),
        ("It fell in the first half of November.", days("2007-11-01", "2007-11-15")),
        ("It fell between May and November of last year.", days("2007-05-01", "2007-11-30")),
        ("It fell over the weekend.", days("2008-01-19", "2008-01-20")),
        ("It fell on Good Friday.", days("2007-04-06")),
        ("It fell on Christmas Day.", days("2007-12-25")),
    ],
)
def test_words_for_a_time_as_days(text: str, expected: tuple[date, date], tables: TimeTables):
    assert expected == when(text, tables)


def test_what_lies_ahead_is_the_next_one(tables: TimeTables):
    assert days("2008-02-01", "2008-02-29") == when("It ends in February.", tables, tense="future")
    assert days("2008-01-25") == when("They meet on Friday.", tables, tense="future")
    assert days("2008-11-08") == when("They vote on November 8.", tables, tense="future")


def test_the_next_month_is_the_coming_one_and_since_it_is_a_year(tables: TimeTables):
    assert days("2008-02-01", "2008-02-29") == when("They named February.", tables)
    assert (date(2007, 2, 1), SUNDAY) == when("It has dropped since February.", tables)


def test_since_reaches_to_the_day_of_the_report(tables: TimeTables):
    assert (date(2007, 6, 1), SUNDAY) == when("It has dropped since June.", tables)


def test_until_is_open_at_its_start(tables: TimeTables):
    assert (None, date(2007, 6, 30)) == when("It lasted until June.", tables)


def test_recent_weeks_end_with_the_report_and_are_fewer_than_a_quarter(tables: TimeTables):
    first, last = when("It cooled in recent weeks.", tables)
    assert first is not None
    assert (SUNDAY, True) == (last, 14 < (SUNDAY - first).days < 92)


def test_ramadan_is_uncertain_by_a_day(tables: TimeTables):
    first, last = when("It closed during Ramadan.", tables)
    assert first is not None
    assert last is not None
    assert 32 == (last - first).days + 1
    assert first <= date(2007, 9, 13) <= first.replace(day=first.day + 2)


def test_figures_that_are_two_dates_are_not_guessed(tables: TimeTables):
    assert days("2008-03-04", "2008-04-03") == when("Filed 03/04/2008.", tables)
    assert days("2008-01-20") == when("Filed 01/20/2008.", tables)


def test_without_a_day_of_the_report_sunday_is_a_problem(tables: TimeTables):
    found = resolve_when(mention("It fell on Sunday.", tables), UNKNOWN, tables)
    assert isinstance(found, Problem)
    assert ("resolve.when", "W01", Span(11, 17)) == (found.step, found.code, found.span)


def test_a_full_date_needs_no_day_of_the_report(tables: TimeTables):
    found = resolve_when(mention("It fell on 8 January 2008.", tables), UNKNOWN, tables)
    assert not isinstance(found, Problem)
    assert (When(date(2008, 1, 8), date(2008, 1, 8), "day"), "read") == (found.value, found.how)


def test_a_length_and_a_habit_are_no_dates(tables: TimeTables):
    for text in ("It took three days.", "They meet every Friday."):
        found = resolve_when(mention(text, tables), on(SUNDAY), tables)
        assert isinstance(found, Problem)
        assert "W03" == found.code


def test_a_day_that_no_calendar_has_is_a_problem(tables: TimeTables):
    found = resolve_when(mention("It fell on February 30, 2008.", tables), on(SUNDAY), tables)
    assert isinstance(found, Problem)


def test_the_time_named_before_is_the_anchor(tables: TimeTables):
    anchor = When(date(1998, 8, 7), date(1998, 8, 7), "day")
    found = resolve_when(mention("He died the next day.", tables), on(SUNDAY), tables, anchor=anchor)
    assert not isinstance(found, Problem)
    assert date(1998, 8, 8) == found.value.earliest


def test_what_is_read_is_told_from_what_is_inferred(tables: TimeTables):
    for how, text in [("read", "In 2004 it fell."), ("inferred", "It fell on Monday.")]:
        found = resolve_when(mention(text, tables), on(SUNDAY), tables)
        assert not isinstance(found, Problem)
        assert how == found.how


def test_a_narrative_carries_its_year_along(tables: TimeTables):
    text = "War began on 3 May 1871.\nIn October the fort fell.\nIn January the king fled.\nPeace came two days later."
    assert ["1871-05-03", "1871-10", "1872-01"] == story(text, tables)[:3]


def test_a_narrative_steps_from_day_to_day(tables: TimeTables):
    text = "The fleet sailed on 9 June 1803.\nThe next day it burned.\nThree weeks later it sank.\nThat year ended."
    assert ["1803-06-09", "1803-06-10", "1803-07-01", "1803"] == story(text, tables)


def test_a_look_back_does_not_move_the_story(tables: TimeTables):
    text = "The siege began in March 1871.\nAs in 1614, the town starved.\nIn June it fell."
    assert ["1871-03", "1614", "1871-06"] == story(text, tables)


def test_a_year_named_in_passing_does_not_move_the_story_from_its_day(tables: TimeTables):
    text = "They attacked on 10 March 1871.\nThe road was guarded for a campaign in 1872.\nOn 11 March it was lost."
    assert ["1871-03-10", "1872", "1871-03-11"] == story(text, tables)
    text = "They attacked on 10 March 1871.\nIn 1872 the road was guarded.\nOn 11 March it was lost."
    assert ["1871-03-10", "1872", "1872-03-11"] == story(text, tables)


def test_in_a_report_of_an_unknown_day_no_year_is_carried_on(tables: TimeTables):
    text = "They left on Sunday.\nThe group killed 61 in 2030.\nIts truce ends in April.\nIt was seen last week."
    assert ["XXXX-XX-XX", "2030", "XXXX-XX-XX", "XXXX-XX-XX"] == story(text, tables)


def test_in_a_report_the_months_count_from_its_own_day(tables: TimeTables):
    text = "He was jailed in 1990.\nHe was freed in June.\nTalks began in December."
    assert ["1990", "2007-06", "2007-12"] == story(text, tables, on(SUNDAY))


def test_a_range_is_two_time_expressions(tables: TimeTables):
    assert [("3", "2007-05-03"), ("9 May", "2007-05-09")] == read("Between 3 and 9 May.", tables, on(SUNDAY))


def test_resolve_all_is_aligned_with_the_mentions(tables: TimeTables):
    text = "It took three days, from Monday, in February 30, 2008."
    sentence = Sentence(0, 0, Span(0, len(text)), ())
    mentions = times_in(text, sentence, tables)
    found = resolve_all(mentions, [sentence], on(SUNDAY), tables)
    assert [Problem, False, Problem] == [type(one) if isinstance(one, Problem) else False for one in found]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It took 24 hours.", "DURATION", "PT24H"),
        ("It took two and a half years.", "DURATION", "P2Y6M"),
        ("It took half an hour.", "DURATION", "PT30M"),
        ("It took several weeks.", "DURATION", "PXW"),
        ("It took a decade.", "DURATION", "P10Y"),
        ("They meet every Friday.", "SET", "XXXX-WXX-5"),
        ("It falls daily.", "SET", "P1D"),
        ("It fell last week.", "DATE", "2008-W02"),
        ("It fell this morning.", "TIME", "2008-01-20TMO"),
        ("It fell at 11:40 p.m. Friday.", "TIME", "2008-01-18T23:40"),
        ("It fell in the summer of 2005.", "DATE", "2005-SU"),
        ("It fell in the 19th century.", "DATE", "18"),
        ("It fell in 490 BC.", "DATE", "BC0490"),
        ("It is now open.", "DATE", "PRESENT_REF"),
        ("It recently fell.", "DATE", "PAST_REF"),
        ("It opens in the near future.", "DATE", "FUTURE_REF"),
    ],
)
def test_timex_type_and_value(text: str, kind: str, value: str, tables: TimeTables):
    assert (kind, value) == timex_of(mention(text, tables), on(SUNDAY), tables)


def test_an_hour_belongs_to_the_day_named_shortly_before_or_right_behind_it(tables: TimeTables):
    text = "A guard was shot on Friday.\nHe was alone.\nPolice came at 11 p.m. and left."
    assert ["2008-01-18", "2008-01-18T23:00"] == story(text, tables, on(SUNDAY))
    text = "It fell at 10:35 a.m. (0735 GMT) Friday."
    assert "2008-01-18T10:35" == story(text, tables, on(SUNDAY))[0]


def test_the_latest_quarter_is_the_one_that_is_over(tables: TimeTables):
    text = "Third-quarter profit fell.\nA loss is due in the fourth quarter.\nIn the latest quarter sales fell.\n"
    found = story(text + "A year earlier they rose.", tables, on(date(2007, 11, 2)))
    assert ["2007-Q3", "2007-Q4", "2007-Q3", "2006-Q3"] == found


def test_a_stretch_is_dated_by_the_day_that_ends_it(tables: TimeTables):
    assert days("2008-01-07", "2008-01-13") == when_first("In the week ending January 13 it fell.", tables)
    assert days("2006-07-01", "2007-06-30") == when_first("In the year ended June 30, 2007, it fell.", tables)


def when_first(text: str, tables: TimeTables) -> tuple[date | None, date | None]:
    mentions = times_in(text, Sentence(0, 0, Span(0, len(text)), ()), tables)
    found = resolve_when(mentions[0], on(SUNDAY), tables)
    assert not isinstance(found, Problem), found
    return found.value.earliest, found.value.latest


def test_an_hour_belongs_to_the_day_named_beside_it(tables: TimeTables):
    text = "It fell on Monday at about 7:30 p.m. and rose."
    sentence = Sentence(0, 0, Span(0, len(text)), ())
    values = [timex.value for timex in timexes(times_in(text, sentence, tables), (sentence,), on(SUNDAY), tables)]
    assert ["2008-01-14", "2008-01-14T19:30"] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell around 11:20 p.m. Wednesday.", "2008-01-16T23:20"),
        ("It fell at 9:30 Friday night.", "2008-01-18T21:30"),
        ("It fell at 3:40 a.m. on Saturday.", "2008-01-19T03:40"),
        ("It fell in the early morning hours of Saturday.", "2008-01-19TMO"),
        ("It fell Friday night.", "2008-01-18TNI"),
    ],
)
def test_an_hour_or_part_of_a_weekday_is_of_that_day(text: str, value: str, tables: TimeTables):
    assert ("TIME", value) == timex_of(mention(text, tables), on(SUNDAY), tables)


def test_the_verb_above_a_time_says_whether_it_lies_ahead(tables: TimeTables):
    for tense, verb, tag in [("past", "ended", "VBD"), ("future", "expires", "VBZ"), ("present", "stands", "VBZ")]:
        text = f"It {verb} in June."
        lemma = {"ended": "end", "expires": "expire", "stands": "stand"}[verb]
        tokens = sentence_of(text, [("nsubj", 1, "PRP", "it"), ("ROOT", 1, tag, lemma), ("prep", 1, "IN", "in")])
        assert tense == tense_of(times_in(text, tokens, tables)[0], tokens, tables)


def sentence_of(text: str, rows: list[tuple[str, int, str, str]]) -> Sentence:
    """The tree of "It VERB in MONTH.": the month hangs on the preposition, that on the verb."""
    rows = [*rows, ("pobj", 2, "NNP", "june")]
    tokens, start = [], 0
    for i, (dep, head, tag, lemma) in enumerate(rows):
        word = text[start:].split()[0].rstrip(".")
        children = tuple(j for j, row in enumerate(rows) if row[1] == i and j != i)
        tokens.append(Token(i, start, start + len(word), word, lemma, tag, dep, head, children))
        start += len(word) + 1
    return Sentence(0, 0, Span(0, len(text)), tuple(tokens))


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(ANYTHING), min_size=2, max_size=30), st.sampled_from([None, SUNDAY, date.min, date.max])
)
def test_any_row_of_words_gives_days_or_a_problem_and_never_fails(words: list[str], day: date | None):
    text = " ".join(words)
    sentence = Sentence(0, 0, Span(0, len(text)), ())
    mentions = times_in(text, sentence, TABLES)
    published = UNKNOWN if day is None else on(day)
    found = resolve_all(mentions, [sentence], published, TABLES)
    assert len(mentions) == len(found)
    assert len(mentions) <= len(list(timexes(mentions, [sentence], published, TABLES)))


def test_easter_ramadan_and_passover_fall_where_history_has_them():
    assert [date(1980, 4, 6), date(2008, 3, 23), date(2038, 4, 25)] == [easter(year) for year in (1980, 2008, 2038)]
    for day, found in [
        (date(2008, 9, 1), islamic(1429, 9, 1)),
        (date(2024, 3, 11), islamic(1445, 9, 1)),
        (date(2000, 11, 27), islamic(1421, 9, 1)),
    ]:
        assert 1 >= abs((found - day).days)
    assert date(2024, 4, 23) == hebrew(5784, 1, 15)
    assert date(2008, 10, 9) == hebrew(5769, 7, 10)


def test_the_days_of_a_timex_value():
    assert days("2008-02-01", "2008-02-29") == ends("2008-02")
    assert days("2007-12-31", "2008-01-06") == ends("2008-W01")
    assert days("2007-12-01", "2008-02-29") == ends("2007-WI")
    assert stretch_of("BC0490") is None
    assert stretch_of("2007-02-30") is None


def test_a_month_after_the_last_of_january_is_the_last_of_february():
    assert date(2008, 2, 29) == add(date(2008, 1, 31), 1, "month")
    assert date(2007, 12, 31) == add(date(2008, 1, 31), -1, "month")


def ends(value: str) -> tuple[date, date]:
    stretch = stretch_of(value)
    assert stretch is not None
    return stretch.first, stretch.last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell last winter.", days("2007-06-01", "2007-08-31")),
        ("It fell last summer.", days("2006-12-01", "2007-02-28")),
        ("It fell this summer.", days("2007-12-01", "2008-02-29")),
        ("It fell in the summer of 2005.", days("2005-12-01", "2006-02-28")),
        ("It fell in the spring.", days("2007-09-01", "2007-11-30")),
    ],
)
def test_the_seasons_of_a_report_from_the_south_are_those_of_the_south(
    text: str, expected: tuple[date, date], tables: TimeTables
):
    sentence = Sentence(0, 0, Span(0, len(text)), ())
    (found,) = resolve_all([mention(text, tables)], [sentence], on(SUNDAY), tables, southern=True)
    assert not isinstance(found, Problem)
    assert (expected, "season", "inferred") == (
        (found.value.earliest, found.value.latest),
        found.value.precision,
        found.how,
    )
