import json
import time

import pytest
from lxml import html

from dateline.model.page import Stated
from dateline.read.html_stated import stated_in
from dateline.read.html_stated_words import one_line


def stated(head="", body="<p>Two ferries left the port.</p>", attributes=""):
    page = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    return stated_in(html.document_fromstring(page))


def values(name, found, origin=None):
    return [one.value for one in found if one.name == name and origin in (None, one.origin)]


def script(data, kind="application/ld+json"):
    return f'<script type="{kind}">{data if isinstance(data, str) else json.dumps(data)}</script>'


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry port reopens",
    "datePublished": "2031-03-09T08:15:00+02:00",
    "dateModified": "2031-03-10",
    "author": [{"@type": "Person", "name": "Mara Ilves"}, {"@type": "Person", "name": "Tomas Rehn"}],
    "publisher": {"@type": "Organization", "name": "Harbour Courier"},
    "articleSection": "World",
    "url": "https://courier.example/world/ferry",
}


def test_json_ld_states_the_article():
    found = stated(script(ARTICLE))
    assert ["Ferry port reopens"] == values("title", found)
    assert ["Mara Ilves", "Tomas Rehn"] == values("author", found)
    assert (["2031-03-09T08:15:00+02:00"], ["2031-03-10"]) == (values("date", found), values("modified", found))
    assert (["Harbour Courier"], ["World"]) == (values("outlet", found), values("section", found))
    assert {"json-ld"} == {one.origin for one in found}


@pytest.mark.parametrize(
    "nested",
    [
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "Harbour Courier"}, ARTICLE]},
        {"@type": "WebPage", "name": "A page", "mainEntity": ARTICLE},
        [[{"@graph": [[ARTICLE]]}]],
        {**ARTICLE, "@type": ["NewsArticle", "Report"]},
        {**ARTICLE, "@type": "http://schema.org/NewsArticle"},
    ],
)
def test_an_article_is_found_however_it_is_nested(nested):
    assert ["Ferry port reopens"] == values("title", stated(script(nested)))


def test_of_several_articles_the_one_at_the_page_s_own_address_counts():
    other = {**ARTICLE, "headline": "Another report", "url": "https://courier.example/other"}
    link = '<link rel="canonical" href="https://www.courier.example/world/ferry/?from=feed">'
    assert ["Ferry port reopens"] == values("title", stated(link + script([other, ARTICLE])))
    assert ["Another report"] == values("title", stated(script([other, ARTICLE])))


def test_authors_are_objects_strings_lists_or_named_elsewhere_on_the_page():
    graph = {
        "@graph": [{**ARTICLE, "author": {"@id": "#mara"}}, {"@type": "Person", "@id": "#mara", "name": "M. Ilves"}]
    }
    assert ["M. Ilves"] == values("author", stated(script(graph)))
    assert ["By Mara Ilves"] == values("author", stated(script({**ARTICLE, "author": "By Mara Ilves"})))
    mixed = {**ARTICLE, "author": ["Mara Ilves", {"name": ["Tomas Rehn", "A. Holm"]}, {"@type": "Person"}, None, 7]}
    assert ["Mara Ilves", "Tomas Rehn", "A. Holm"] == values("author", stated(script(mixed)))


def test_an_organisation_that_signs_is_an_agency():
    signed = {**ARTICLE, "author": {"@type": "NewsMediaOrganization", "name": "Northwire"}}
    assert (["Northwire"], []) == (values("agency", stated(script(signed))), values("author", stated(script(signed))))


@pytest.mark.parametrize(
    "careless",
    [
        "<!-- {} -->",
        "//<![CDATA[\n{}\n//]]>",
        "{};",
    ],
)
def test_what_encloses_the_json_is_cut_off(careless):
    assert ["Ferry port reopens"] == values("title", stated(script(careless.replace("{}", json.dumps(ARTICLE)))))


def test_broken_json_is_mended_or_searched():
    text = json.dumps(ARTICLE)
    for broken in (
        text.replace('"World"', '"World",'),
        text.replace("port", "\nport"),
        text.replace('"', "&quot;"),
        text[:-1],
    ):
        found = stated(script(broken))
        assert "Mara Ilves" in values("author", found), broken
        assert ["Ferry port reopens"] == values("title", found), broken


def test_a_trail_of_breadcrumbs_is_the_section_path():
    steps = [("Home", 1), ("World", 2), ("Africa", 3)]
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "position": at, "item": {"name": name}} for name, at in steps],
    }
    assert ["Home", "World", "Africa"] == values("section", stated(script([ARTICLE, trail])))


def test_a_page_that_describes_no_article_still_gives_its_date():
    page = {"@type": "WebPage", "name": "Ferry port reopens", "datePublished": "2031-03-09"}
    assert ["2031-03-09"] == values("date", stated(script(page)))
    shop = {"@type": "Product", "name": "A boat", "datePublished": "2031-03-09"}
    assert () == stated(script(shop))


def test_the_head_states_in_every_vocabulary():
    head = """<title>Ferry port reopens | Harbour Courier</title>
      <meta property="og:title" content="Ferry port reopens"><meta property="og:site_name" content="Harbour Courier">
      <meta property="article:published_time" content="2031-03-09"><meta name="DC.creator" content="Mara Ilves">
      <meta name="dcterms.modified" content="2031-03-10"><meta name="author" content="M. Ilves">
      <meta name="parsely-pub-date" content="2031-03-09T06:15Z"><meta name="sailthru.author" content="Mara Ilves">
      <meta http-equiv="Content-Language" content="en"><link rel="canonical" href="/world/ferry">"""
    found = set(stated(head, attributes='lang="en-GB"'))
    assert {
        Stated("title", "Ferry port reopens", "opengraph"),
        Stated("title", "Ferry port reopens | Harbour Courier", "document"),
        Stated("outlet", "Harbour Courier", "opengraph"),
        Stated("date", "2031-03-09", "opengraph"),
        Stated("date", "2031-03-09T06:15Z", "meta"),
        Stated("modified", "2031-03-10", "dublin-core"),
        Stated("author", "Mara Ilves", "dublin-core"),
        Stated("author", "M. Ilves", "meta"),
        Stated("author", "Mara Ilves", "meta"),
        Stated("language", "en", "meta"),
        Stated("language", "en-GB", "markup"),
        Stated("url", "/world/ferry", "markup"),
    } == found


def test_the_body_s_marks_state_headings_authors_and_times():
    body = """<h1>Ferry port <em>reopens</em></h1><p class="byline">By <a rel="author" href="/m">Mara Ilves</a></p>
      <time datetime="2031-03-09T08:15">9 March</time><time class="updated" datetime="2031-03-10">later</time>"""
    found = stated(body=body)
    assert ["Ferry port reopens"] == values("title", found)
    assert ["Mara Ilves", "By Mara Ilves"] == values("author", found)
    assert (["2031-03-09T08:15"], ["2031-03-10"]) == (values("date", found), values("modified", found))


def test_microdata_states_by_content_or_words():
    body = """<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">Ferry port reopens</h2>
      <span itemprop="author" itemscope><span itemprop="name">Mara Ilves</span>, a reporter</span>
      <meta itemprop="datePublished" content="2031-03-09"></div>"""
    found = stated(body=body)
    assert ["Ferry port reopens"] == values("title", found, "markup")
    assert ["Mara Ilves"] == values("author", found, "markup")
    assert ["2031-03-09"] == values("date", found, "markup")


def test_what_lies_beside_the_report_states_nothing():
    body = """<h1>Ferry port reopens</h1>
      <aside><time datetime="2020-01-01">old</time><a rel="author">Someone</a></aside>
      <div class="related-stories"><p class="byline">By Ana Holm</p><time datetime="2020-01-02">old</time></div>"""
    found = stated(body=body)
    assert ([], []) == (values("date", found), values("author", found))


def test_a_short_text_with_a_year_below_the_headline_may_be_its_date():
    body = "<h1>Ferry port reopens</h1><span>Mara Ilves</span><span>Mar 09, 2031</span><p>The port opened.</p>"
    assert ["Mar 09, 2031"] == values("date", stated(body=body))


def test_values_are_one_line_of_visible_words():
    assert "Port & harbour" == one_line("Port &amp;amp; \n <b>harbour</b>\u200b")
    assert 1_000 == len(one_line("word " * 10_000))


def test_a_page_that_states_nothing_gives_nothing():
    assert () == stated()


@pytest.mark.parametrize(
    "page",
    [
        "<script type='application/ld+json'>" + "[" * 200_000 + "</script>",
        "<script type='application/ld+json'>" + '{"@graph":' * 100_000 + "</script>",
        "<script type='application/ld+json'>" + '{"headline": "' + "\\\\" * 400_000 + "</script>",
        "<script type='application/ld+json'>[" + ",".join(["{}"] * 300_000) + "]</script>",
        "<script type='application/ld+json'>{" + " " * 900_000 + "</script>",
        "<script type='application/ld+json'>" + ", " * 400_000 + "</script>",
        "<script type='application/ld+json'>" + '"author": [ { ' * 60_000 + "</script>",
        "<meta name='author' content='x'>" * 50_000,
        "<meta name='author' content='" + "<" * 900_000 + "'>",
        "<h1>" + "<b>x</b>" * 100_000 + "</h1>",
        "<p class='byline'>" * 200 + "By A" * 100_000,
        "<time datetime='2031'>x</time>" * 50_000,
        "<h1>a</h1>" + "<p>9 2031</p>" * 50_000,
        "<link rel='canonical' href='" + "/" * 900_000 + "'>",
    ],
)
def test_hostile_heads_are_read_in_time(page):
    tree = html.document_fromstring(f"<html><body>{page}</body></html>")
    started = time.perf_counter()
    found = stated_in(tree)
    assert time.perf_counter() - started < 8
    assert len(found) <= 400
