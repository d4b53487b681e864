"""What an archive states in fields beside the report: its dateline and who supplied it."""

from dateline.article.article import article_of
from dateline.article.tables import PageTables
from dateline.model.article import Article
from dateline.model.names import page_digest
from dateline.model.page import Block, Page, Stated
from dateline.model.sourced import Span

HEADLINE = "Eleven killed as shells hit the northern harbour"
FIRST = "Shells struck the northern harbour on Sunday and killed eleven people, the director of its hospital said."
SECOND = (
    "TALKS: The two sides had agreed to meet on Tuesday in the old customs house above the harbour, the envoy said."
)


def exported(field: str, words: str, name: str, tables: PageTables) -> Article:
    """The article of an export with one field line between headline and report."""
    line = f"{field}: {words}"
    text = "\n\n".join((HEADLINE, line, FIRST, SECOND))
    at = text.index(words)
    blocks = []
    for part, role, zone in (
        (HEADLINE, "title", "report"), (line, "line", "around"), (FIRST, "paragraph", "report"),
        (SECOND, "paragraph", "report"),
    ):  # fmt: skip
        start = text.index(part)
        blocks.append(Block(start, start + len(part), role, zone))
    stated = Stated(name, words, "export", Span(at, at + len(words)))
    page = Page("export.txt#1", "text/plain", text, page_digest(text), tuple(blocks), metadata=(stated,))
    return article_of(page, tables)


def test_a_dateline_in_a_field_is_that_of_the_report(tables: PageTables) -> None:
    article = exported("DATELINE", "PORT ALMA, March 2", "dateline", tables)
    assert article.dateline is not None
    assert article.dateline.place is not None
    assert article.dateline.date is not None
    assert ("Port Alma", "March 2") == (article.dateline.place.value, article.dateline.date.value)


def test_a_field_of_mere_place_names_it(tables: PageTables) -> None:
    article = exported("DATELINE", "Lower Sorn", "dateline", tables)
    assert article.dateline is not None
    assert article.dateline.place is not None
    assert "Lower Sorn" == article.dateline.place.value


def test_the_supplier_of_a_reprint_is_its_agency_when_it_is_known_as_one(tables: PageTables) -> None:
    article = exported("CREDIT", "Associated Press", "credit", tables)
    assert article.agency is not None
    assert ("AP", "agency.export") == (article.agency.value, article.agency.rule)
    assert exported("CREDIT", "Special to the Courier", "credit", tables).agency is None


def test_a_subject_before_a_colon_below_the_first_paragraph_is_no_dateline(tables: PageTables) -> None:
    article = exported("LENGTH", "71 words", "length", tables)
    assert article.dateline is None
    assert 2 == len(article.body)
