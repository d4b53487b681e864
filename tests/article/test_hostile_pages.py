"""Pages that nobody would print: they end quickly and honestly."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.article import article_of
from dateline.article.tables import PageTables
from dateline.model.page import Page
from dateline.read.text import read_text


@pytest.mark.parametrize(
    "text",
    [
        "The army said so. " * 300_000,
        "x" * 3_000_000,
        "(" * 500_000,
        "A-" * 500_000,
        "By Mara Ilves and " * 100_000,
        "Latest news\n\n" * 50_000,
        "KARVALA (" * 100_000,
        "a\n" + "\n" * 3_000_000 + "b",
        "UPDATE 3-" * 300_000 + "\n\nREFILE-UPDATE 2-Ferries",
        "Live updates\n\n" + "14:05 GMT\n\nThe army said on Sunday that the port was open.\n\n" * 20_000,
        "World briefs\n\n" + "GAO:\n\nTwo ferries left the port on Sunday, he said.\n\n" * 20_000,
        "He said. (Editing by " * 100_000,
        "The army said" + " " * 300_000 + "so x]",
    ],
    ids=[
        "one line",
        "one word",
        "brackets",
        "dashes",
        "names",
        "headings",
        "half datelines",
        "blank lines",
        "slugs",
        "entries",
        "briefs",
        "half credits",
        "blanks before a bracket",
    ],
)
def test_five_megabytes_of_anything_take_seconds(text: str, tables: PageTables):
    page = read_text(text.encode(), uri="hostile")
    assert isinstance(page, Page)
    began = time.process_time()
    article_of(page, tables)
    assert time.process_time() - began < 5


LINES = st.lists(
    st.sampled_from(
        [
            "Latest news",
            "By Mara Ilves",
            "KARVALA (Reuters) – Two ferries left the port on Sunday.",
            "Ferries leave Karvala as truce holds",
            "(Editing by Tomas Rehn)",
            "Published: March 3, 2031",
            "The army said on Monday that the truce had held for six days.",
            "Related: Grain prices fall",
            "World > Africa",
            "© 2031 The Harbour Courier",
            "“No,” he said...",
            "-----",
        ]
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(lines=LINES)
def test_parts_never_overlap_and_the_body_is_in_order(lines: list[str], tables: PageTables):
    page = read_text("\n\n".join(lines).encode(), uri="any")
    assert isinstance(page, Page)
    article = article_of(page, tables)
    at = 0
    for part in article.parts:
        assert at <= part.span.start < part.span.end <= len(page.text)
        at = part.span.end
    assert list(article.body) == [part.span for part in article.parts if part.kind == "body"]
    assert bool(article.body) != bool(article.problems)
