"""The day of publication: stated by the page, or inferred from what the report says of its own time, or unknown."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline.analysis.actor_tables import compile_actors
from dateline.analysis.parse import Parser, load_parser
from dateline.analysis.times import TimeTables, compile_times, times_in
from dateline.lexicon.rules.actors import Leader
from dateline.lexicon.rules.load import Lexicon
from dateline.model.article import Article, Credits, Dateline, Published
from dateline.model.reading import NameMention, Sentence
from dateline.model.sourced import Sourced, Span
from dateline.model.values import Who
from dateline.resolve.published import published_of

UNKNOWN = Published(None, None, None, "unknown", "defaulted")

REPORT = """The army said on Thursday that raids on the coast road had ebbed.
Colonel Tomas Brandt said raids had risen in the first two weeks of May and dipped in the third week of the month.
Two trawlers were seized earlier this month.
A five-month truce expires in June, and both sides want to renew it.
In 2011 raiders killed 412 people on the road, he said."""


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> TimeTables:
    return compile_times(lexicon)


def published(
    text: str,
    tables: TimeTables,
    *,
    parser: Parser | None = None,
    stated: Published = UNKNOWN,
    dateline: str | None = None,
) -> Published:
    """The day of a report of one sentence a line, with trees if there is a parser; `dateline` are its date's words."""
    sentences, start = [], 0
    for line in text.splitlines():
        sentences.append(Sentence(len(sentences), 0, Span(start, start + len(line)), ()))
        start += len(line) + 1
    trees = tuple(sentences) if parser is None else parser.trees(text, sentences)[0]
    head = None
    if dateline is not None:
        at = Span(text.index(dateline), text.index(dateline) + len(dateline))
        head = Dateline(at, date=Sourced(dateline, (at,), "dateline"))
    article = Article("p", (), (Span(0, len(text)),), None, (), None, (), head, Credits(), stated)
    mentions = [mention for sentence in trees for mention in times_in(text, sentence, tables)]
    return published_of(article, mentions, trees, text, tables)


def test_the_seed_is_of_20_january_2008_or_a_week_later(shared: Path, tables: TimeTables, parser: Parser):
    page = (shared / "seed/article.txt").read_text("utf-8")
    body = page[page.index("–", page.index("BAGHDAD (")) + 2 : page.index("(Additional reporting")]
    text = "\n".join(line for line in body.replace(". ", ".\n").replace("U.S.\n", "U.S. ").splitlines() if line)
    found = published(text, tables, parser=parser)
    assert (date(2008, 1, 20), (date(2008, 1, 27),), "inferred") == (found.best, found.also_possible, found.how)
    because = " | ".join(span.slice(text) for span in found.because)
    for words in ("on Sunday", "earlier this month", "the first two weeks of January", "expires in February"):
        assert words in because
    for words in ("a dip in the third week of the month", "In 2007 al Qaeda militants killed 3,870 civilians"):
        assert words in because


def test_weekday_stretch_month_and_closed_year_make_a_day(tables: TimeTables, parser: Parser):
    found = published(REPORT, tables, parser=parser)
    assert (date(2012, 5, 24), (date(2012, 5, 31),)) == (found.best, found.also_possible)
    assert ("inferred", "published.inferred") == (found.how, found.rule)


def test_the_reasons_are_the_words_that_say_it(tables: TimeTables, parser: Parser):
    reasons = [span.slice(REPORT) for span in published(REPORT, tables, parser=parser).because]
    assert ["on Thursday", "the first two weeks of May", "the third week of the month"] == reasons[:3]
    assert ["earlier this month", "expires in June", "In 2011 raiders killed 412 people"] == reasons[3:]


def test_without_the_year_nothing_is_claimed(tables: TimeTables, parser: Parser):
    found = published(REPORT.replace("In 2011 raiders", "Last year raiders"), tables, parser=parser)
    assert (None, None, None) == (found.best, found.earliest, found.latest)


def test_without_a_weekday_in_the_opening_nothing_is_claimed(tables: TimeTables, parser: Parser):
    assert published(REPORT.replace(" on Thursday", ""), tables, parser=parser).best is None


def test_what_the_page_states_wins(tables: TimeTables):
    stated = Published(date(2031, 3, 3), date(2031, 3, 3), date(2031, 3, 3), "day", "read")
    assert stated == published("The army said on Monday, 4 May 2020, that it had left.", tables, stated=stated)


def test_a_dateline_without_its_year_takes_it_from_a_closed_year(tables: TimeTables):
    text = "MARIN, May 24 – Raiders fled.\nIn 2011 raiders killed 412 people."
    assert date(2012, 5, 24) == published(text, tables, dateline="May 24").best


def test_a_weekday_behind_the_first_sentence_that_names_one_looks_back(tables: TimeTables):
    text = "MARIN, May 24 – Raiders fled on Thursday.\nA guard was shot on Tuesday.\nIn 2011 raiders killed 412 people."
    found = published(text, tables, dateline="May 24")
    assert (date(2012, 5, 24), ()) == (found.best, found.also_possible)
    assert "on Thursday" in [span.slice(text) for span in found.because]


def test_a_dateline_off_the_weekday_of_its_opening_is_not_dated(tables: TimeTables):
    text = "MARIN, May 24 – Raiders fled on Monday.\nIn 2011 raiders killed 412 people."
    assert published(text, tables, dateline="May 24").best is None


def test_of_two_weekdays_in_the_first_sentence_the_day_of_the_dateline_is_one(tables: TimeTables):
    text = "MARIN, May 24 – Raiders seized on Monday fled on Thursday.\nIn 2011 raiders killed 412 people."
    assert date(2012, 5, 24) == published(text, tables, dateline="May 24").best


def test_of_many_days_only_the_bounds_are_told(tables: TimeTables, parser: Parser):
    text = "The army said on Thursday that raids had ebbed.\nRaids had risen in the first two weeks of May.\n"
    found = published(text + "In 2011 raiders killed 412 people on the road.", tables, parser=parser)
    assert (None, (), "published.bounds") == (found.best, found.also_possible, found.rule)
    assert (date(2012, 5, 17), date(2012, 6, 28)) == (found.earliest, found.latest)


def test_a_full_date_on_the_weekday_of_the_opening_is_the_day(tables: TimeTables):
    text = "The council resigned on Tuesday.\nThe vote of Tuesday, 6 March 2012, was the last."
    assert date(2012, 3, 6) == published(text, tables).best


def test_a_full_date_on_another_weekday_is_a_look_back(tables: TimeTables):
    text = "The council resigned on Friday.\nIt was elected on Tuesday, 6 March 2012."
    assert published(text, tables).best is None


def test_a_history_has_no_day(tables: TimeTables):
    text = "The fort fell in 1812.\nIt was rebuilt by 1820.\nOn 3 May 1871 it fell again."
    assert published(text, tables).best is None


def test_a_report_that_names_no_time_has_no_day(tables: TimeTables):
    assert UNKNOWN == published("The council resigned.", tables)


def test_offices_bound_the_years_in_which_a_dated_weekday_fits(lexicon: Lexicon, tables: TimeTables):
    """18 August was a Friday in 1995; in 1993 and 1994, the other years of both offices, it was none nor a Saturday."""
    found = of_offices("President Jana Holt", "Prime Minister Anders Vik", lexicon, tables)
    assert (date(1995, 8, 18), "inferred") == (found.best, found.how)


def test_a_former_office_bounds_nothing(lexicon: Lexicon, tables: TimeTables):
    assert of_offices("President Jana Holt", "former Prime Minister Anders Vik", lexicon, tables).best is None


def test_an_office_that_leaves_two_years_open_says_nothing(lexicon: Lexicon, tables: TimeTables):
    assert of_offices("President Jana Holt", "Mayor Anders Vik", lexicon, tables).best is None


def of_offices(first: str, second: str, lexicon: Lexicon, tables: TimeTables) -> Published:
    """The day of a report of 18 August that names two people on a Friday."""
    text = f"TORSHAVN, Aug. 18 (Northwire) - {first} received {second} on Friday."
    actors = replace(
        compile_actors(lexicon),
        leaders={
            "jana holt": (Leader("Jana Holt", "FRO", 1990, 2001),),
            "anders vik": (Leader("Anders Vik", "FRO", 1993, 1995),),
        },
    )
    start = text.index(first)
    at = Span(text.index("Aug"), text.index("Aug") + 7)
    head = Dateline(Span(0, start), date=Sourced("Aug. 18", (at,), "dateline"))
    article = Article("p", (), (Span(start, len(text)),), None, (), None, (), head, Credits(), UNKNOWN)
    sentence = Sentence(0, 0, Span(start, len(text)), ())
    names = [
        NameMention(
            Span(text.index(words), text.index(words) + len(words)),
            0,
            0,
            Who(" ".join(words.split()[-2:]), role=" ".join(words.split()[:-2])),
            chain,
        )
        for chain, words in enumerate((first, second))
    ]
    mentions = list(times_in(text, sentence, tables))
    return published_of(article, mentions, [sentence], text, tables, names=names, actors=actors)
