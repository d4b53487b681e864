"""Articles of pages whose reader knows their report: the body by its zones, all around it by its markup."""

from pathlib import Path

import pytest

from dateline.article.article import article_of
from dateline.article.tables import PageTables
from dateline.model.article import Article, Part
from dateline.model.page import Page
from dateline.read.html import pages_of_html
from dateline.read.source import Document

PAGES = Path(__file__).parent.parent / "read" / "pages"


def read(name: str, tables: PageTables) -> tuple[Page, Article]:
    (page,) = pages_of_html(Document(f"{name}.html", (PAGES / f"{name}.html").read_bytes()))
    assert isinstance(page, Page)
    return page, article_of(page, tables)


def openings(page: Page, article: Article) -> list[str]:
    """The first two words of every paragraph of the body."""
    return [" ".join(span.slice(page.text).split()[:2]) for span in article.body]


def shown(page: Page, parts: tuple[Part, ...], kind: str) -> list[str]:
    return [part.span.slice(page.text) for part in parts if kind in (part.kind, part.furniture)]


def test_a_wire_report_has_all_its_parts(tables: PageTables):
    page, article = read("wire_reprint", tables)
    assert article.headline is not None
    assert article.dateline is not None
    assert "Ferries halted in Karvala after blasts at harbour" == article.headline.value
    assert "KARVALA, March 3 (Northwire) —" == article.dateline.span.slice(page.text)
    assert ["Mara Ilves"] == [name.value for name in article.bylines]
    assert ["Josip Karam"] == [name.value for name in article.credits.editing]
    assert "2031-03-03" == str(article.published.best)
    assert ["Ferry traffic", "The ministry", "It was", "Last Thursday", "The northern", "Fishing boats"] == (
        openings(page, article)
    )


def test_what_stands_above_the_report_is_told_apart(tables: PageTables):
    page, article = read("wire_reprint", tables)
    assert ["By Mara Ilves"] == shown(page, article.parts, "byline")
    assert ["March 3, 2031"] == shown(page, article.parts, "date")
    assert ["The harbour of Karvala at dusk. Photo: Northwire"] == shown(page, article.parts, "caption")
    assert 1 == len(shown(page, article.parts, "standfirst"))


def test_a_sub_heading_is_a_part_and_no_paragraph(tables: PageTables):
    page, article = read("wire_reprint", tables)
    assert ["Second closure in a week"] == shown(page, article.parts, "heading")


def test_furniture_has_its_kind_by_markup_and_by_its_headings(tables: PageTables):
    page, article = read("wire_reprint", tables)
    assert 2 == len(shown(page, article.furniture, "newsletter"))
    assert ["Home", "World", "Sport"] == shown(page, article.furniture, "navigation")
    assert "The price of bread" in shown(page, article.furniture, "popular")
    titles = [part.title for part in article.furniture if part.furniture == "related"]
    assert "Divers find an old mine near the southern mole" in titles


def test_a_byline_that_only_the_markup_shows_is_a_part(tables: PageTables):
    page, article = read("tabloid", tables)
    assert ["Tomas Rehn"] == shown(page, article.parts, "byline")
    assert ["Tomas Rehn"] == [name.value for name in article.bylines]


def test_comments_advertisements_and_boxes_are_furniture(tables: PageTables):
    page, article = read("tabloid", tables)
    assert ["The minister", "She had", "A spokesman", "The opposition"] == openings(page, article)
    assert 3 == len(shown(page, article.furniture, "comments"))
    assert 2 == len(shown(page, article.furniture, "advert"))


def test_the_entries_of_a_live_blog_are_items(tables: PageTables):
    _, article = read("live_blog", tables)
    assert ["14:05 GMT", "12:40 GMT", "09:15 GMT"] == [item.at.value for item in article.items if item.at is not None]
    assert ["Port opens again", "Minister on her way", "Soldiers in hospital"] == [
        item.heading.value for item in article.items if item.heading is not None
    ]


def test_a_report_in_the_cell_of_a_table_has_its_byline_date_and_dateline(tables: PageTables):
    page, article = read("table_layout", tables)
    assert article.dateline is not None
    assert article.dateline.place is not None
    assert ("Sorn", "2003-03-04") == (article.dateline.place.value, str(article.published.best))
    assert ["Josip Karam"] == [name.value for name in article.bylines]
    assert ["The truce", "Observers in", "The envoy"] == openings(page, article)


@pytest.mark.parametrize("name", ["section_front", "consent_wall"])
def test_a_page_without_a_report_has_an_empty_body_and_says_so(name: str, tables: PageTables):
    _, article = read(name, tables)
    assert ((), None, None) == (article.body, article.dateline, article.published.best)
    assert ["P01"] == [problem.code for problem in article.problems]


def test_no_date_byline_or_dateline_comes_out_of_the_furniture(tables: PageTables):
    html = """<title>Envoys meet in Sorn today</title><body><article><h1>Envoys meet in Sorn today</h1>
    <p>Envoys of both sides met in Sorn today for the first time since the truce, diplomats said.</p>
    <p>They spoke for four hours about the crossing and the release of prisoners, one of them said.</p></article>
    <div class="related-stories"><h3>Related</h3><p>KARVALA, May 4 (Northwire) - A ferry sank off the southern mole.</p>
    <p>By Tomas Rehn</p><p>Published: May 4, 2029</p></div>"""
    (page,) = pages_of_html(Document("page.html", html.encode()))
    assert isinstance(page, Page)
    article = article_of(page, tables)
    assert (None, None, ()) == (article.dateline, article.published.best, article.bylines)
    assert 2 == len(article.body)


def test_every_part_lies_in_the_page_and_none_overlaps_the_body(tables: PageTables):
    for path in sorted(PAGES.glob("*.html")):
        page, article = read(path.stem, tables)
        assert sorted(article.body) == list(article.body), path.name
        assert all(0 <= part.span.start < part.span.end <= len(page.text) for part in article.parts), path.name
        beside = [part.span for part in article.furniture]
        assert not any(span.overlaps(one) for span in article.body for one in beside), path.name


def test_a_sub_heading_inside_an_entry_belongs_to_no_body(tables: PageTables):
    page, article = read("live_blog", tables)
    headings = set(shown(page, article.parts, "heading"))
    assert 3 == len(headings)
    assert headings.isdisjoint(span.slice(page.text) for item in article.items for span in item.body)


def test_a_report_goes_on_below_a_list_that_stood_in_its_middle(tables: PageTables):
    before = "".join(f"<p>The envoy of side {i} came to Sorn on Monday, officials said.</p>" for i in range(6))
    html = f"""<title>Envoys meet in Sorn today</title><body><article><h1>Envoys meet in Sorn today</h1>{before}
    <h3>Editor's picks</h3><ul><li><a href=1>Bread costs more in Dravia again</a></li></ul>
    <p>They will meet again on Thursday in the same house, one of them said.</p></article>"""
    (page,) = pages_of_html(Document("page.html", html.encode()))
    assert isinstance(page, Page)
    assert 7 == len(article_of(page, tables).body)


def test_a_date_between_standfirst_and_report_is_no_paragraph(tables: PageTables):
    report = "".join(f"<p>The envoy of side {i} came to Sorn on Monday, officials said.</p>" for i in range(4))
    html = f"""<title>Envoys meet in Sorn today</title><body><main><h1>Envoys meet in Sorn today</h1>
    <p>It is their first talk since the truce.</p>
    <div class="author-meta">January 19, 2031, 10:57 AM</div>{report}</main>"""
    (page,) = pages_of_html(Document("page.html", html.encode()))
    assert isinstance(page, Page)
    article = article_of(page, tables)
    assert not any("10:57" in span.slice(page.text) for span in article.body)
