"""Pages made by hand, taken apart with the lexicon as shipped."""

from collections.abc import Callable

import pytest

from dateline.article.article import article_of
from dateline.article.tables import PageTables, compile_page
from dateline.lexicon.rules.load import Lexicon
from dateline.model.article import Article
from dateline.model.page import Page
from dateline.read.text import read_text

TakeApart = Callable[[str], "Taken"]


class Taken:
    """An article and the text of its page."""

    def __init__(self, page: Page, article: Article) -> None:
        self.text = page.text
        self.article = article

    @property
    def body(self) -> list[str]:
        return [span.slice(self.text) for span in self.article.body]

    def parts(self, kind: str) -> list[str]:
        return [part.span.slice(self.text) for part in self.article.parts if part.kind == kind]

    def titles(self, kind: str) -> list[str | None]:
        return [part.title for part in self.article.furniture if part.furniture == kind and part.title is not None]


@pytest.fixture(scope="session")
def tables(lexicon: Lexicon) -> PageTables:
    return compile_page(lexicon)


@pytest.fixture(scope="session")
def take_apart(tables: PageTables) -> TakeApart:
    def taken(text: str) -> Taken:
        page = read_text(text.encode(), uri="page.txt")
        assert isinstance(page, Page)
        return Taken(page, article_of(page, tables))

    return taken
