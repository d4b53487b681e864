from datetime import date

from dateline.article.article import article_of
from dateline.article.tables import compile_page
from dateline.lexicon.rules.load import load_lexicon
from dateline.model.names import page_digest
from dateline.model.page import Page, Stated
from dateline.read.blocks import blocks_of

TEXT = "Ferry sinks off coast\n\nPORT LOUIS (Northwire) – A ferry sank off the coast on Monday, officials said.\n"


def published(day, text=TEXT):
    page = Page("a.txt", "text/plain", text, page_digest(text), blocks_of(text), None, (Stated("date", day, "meta"),))
    return article_of(page, compile_page(load_lexicon())).published


def test_the_date_of_the_metadata_is_the_day_of_publication_where_the_page_states_none():
    found = published("2031-03-09T08:00Z")
    assert (date(2031, 3, 9), "stated", "published.meta") == (found.best, found.how, found.rule)


def test_what_the_page_states_outranks_its_metadata():
    assert date(2031, 3, 4) == published("2031-03-09", f"4 March 2031\n\n{TEXT}").best


def test_metadata_without_a_day_say_nothing():
    for words in ("", "yesterday", "2031-02-30", "2031"):
        assert published(words).best is None
