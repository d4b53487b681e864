"""Feeds in a file: RSS, Atom and JSON Feed."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.paths import pages
from dateline.read.source import Document, Remark

BODY = "SHARA, Northern District - Six people were killed on Sunday when shells hit the market, the council said."
MORE = "Rescue teams & volunteers searched the stalls until dusk, a spokesman for the town's hospital told Northwire."
FULL = f"<p>{BODY}</p><p>{MORE.replace('&', '&amp;')}</p>"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(*items: str, head: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    channel = f"<channel><title>Northwire World</title><language>en-gb</language>{inner}</channel>"
    return f'{head}<rss version="2.0" {SPACES}>{channel}</rss>'


def read(path: Path, raw: bytes | str) -> list[Any]:
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return list(pages([str(path)]))


def only_pages(found: list[Any]) -> list[Page]:
    return [item for item in found if isinstance(item, Page)]


def texts(found: list[Any]) -> list[str]:
    return [page.text for page in only_pages(found)]


def codes(found: list[Any]) -> list[str]:
    return [item.code for item in found if isinstance(item, Problem)]


def stated(page: Page) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for one in page.metadata:
        if one.origin == "feed":
            values.setdefault(one.name, []).append(one.value)
    return values


def test_an_item_of_rss_is_a_page_with_all_that_the_feed_states_of_it(tmp_path: Path):
    item = (
        "<title>Shells hit Shara market &amp;amp; school</title><link>https://northwire.example.org/1?a=1&amp;b=2</link>"
        "<pubDate>Sun, 09 Mar 2031 10:00:00 GMT</pubDate><dc:creator>Leyla Haddan</dc:creator>"
        "<category>World</category><category>Lowlands</category><description>Six people died.</description>"
        f"<content:encoded><![CDATA[{FULL}]]></content:encoded><media:title>Smoke over a market</media:title>"
    )
    (page,) = only_pages(read(tmp_path / "feed.xml", rss(item)))
    assert f"Shells hit Shara market & school\n\n{BODY}\n\n{MORE}" == page.text
    assert page.uri.endswith("feed.xml#1")
    assert {
        "title": ["Shells hit Shara market & school"],
        "author": ["Leyla Haddan"],
        "date": ["Sun, 09 Mar 2031 10:00:00 GMT"],
        "url": ["https://northwire.example.org/1?a=1&b=2"],
        "section": ["World", "Lowlands"],
        "outlet": ["Northwire World"],
        "language": ["en-gb"],
    } == stated(page)


def test_an_item_with_a_summary_only_is_a_page_and_told_once_a_feed(tmp_path: Path):
    full = f"<title>Full</title><content:encoded><![CDATA[{FULL}]]></content:encoded>"
    found = read(tmp_path / "a.xml", rss("<title>A</title><description>Short.</description>", full, "<title>B</title>"))
    assert ["A\n\nShort.", f"Full\n\n{BODY}\n\n{MORE}", "B"] == texts(found)
    (told,) = [item.message for item in found if isinstance(item, Remark)]
    assert "2 of 3 items carry only a summary; fetch their pages with `dateline fetch` to read the reports" == told


def test_items_beside_the_channel_belong_to_the_feed(tmp_path: Path):
    raw = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Meridian</title></channel>'
        "<item><title>Talks resume</title><dc:date>2031-03-09T10:00Z</dc:date><description>Envoys met.</description>"
        "</item></rdf:RDF>"
    )
    (page,) = only_pages(read(tmp_path / "feed.rdf", raw))
    assert {"title": ["Talks resume"], "date": ["2031-03-09T10:00Z"], "outlet": ["Meridian"]} == stated(page)


def test_the_contents_of_atom_are_html_xhtml_or_text(tmp_path: Path):
    xhtml = f'<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>{BODY}</h:p></h:div></content>'
    escaped = f'<content type="html">{FULL.replace("&", "&amp;").replace("<", "&lt;")}</content>'
    raw = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Meridian</title>'
        "<author><name>Desk</name></author>"
        f'<entry><title type="html">A &lt;i&gt;first&lt;/i&gt;</title><link rel="self" href="x"/>'
        f'<link href="https://meridian.example.org/1"/><updated>2031-03-10</updated>{xhtml}</entry>'
        f"<entry><title>Second</title><author><name>Marc Ostrel</name></author>{escaped}</entry>"
        '<entry><title>Third</title><content type="text">Fewer &lt; many, said the council.</content></entry></feed>'
    )
    first, second, third = only_pages(read(tmp_path / "feed.atom", raw))
    assert (f"A first\n\n{BODY}", f"Second\n\n{BODY}\n\n{MORE}") == (first.text, second.text)
    assert "Third\n\nFewer < many, said the council." == third.text
    assert ["https://meridian.example.org/1"] == stated(first)["url"]
    assert (["Desk"], ["Marc Ostrel"]) == (stated(first)["author"], stated(second)["author"])
    assert ["2031-03-10"] == stated(first)["modified"]


def test_a_json_feed_is_told_from_other_json(tmp_path: Path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Courier",
        "language": "en",
        "authors": [{"name": "The desk"}],
        "items": [
            {
                "id": "1",
                "title": "Shells",
                "content_html": FULL,
                "date_published": "2031-03-09",
                "tags": ["War", "City"],
            },
            {
                "id": "2",
                "content_text": BODY,
                "url": "https://courier.example.org/2",
                "authors": [{"name": "L. Haddan"}],
            },
            {"id": "3"},
        ],
    }
    found = read(tmp_path / "feed.json", json.dumps(feed))
    first, second = only_pages(found)
    assert (f"Shells\n\n{BODY}\n\n{MORE}", BODY) == (first.text, second.text)
    assert (["War", "City"], ["The desk"]) == (stated(first)["section"], stated(first)["author"])
    assert (["L. Haddan"], ["Harbour Courier"]) == (stated(second)["author"], stated(second)["outlet"])
    assert ["R43"] == codes(found)


def test_what_reads_like_mistakes_of_writing_loses_nothing(tmp_path: Path):
    raw = rss("<title>Bread & peace&nbsp;talks \x0b</title><link>https://x.example.org/?a=1&b=2</link>")
    (page, _) = read(tmp_path / "feed.xml", raw)
    assert "Bread & peace talks" == page.text
    assert ["https://x.example.org/?a=1&b=2"] == stated(page)["url"]


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path):
    found = read(tmp_path / "feed.xml", rss("<title>One</title>", "<title>Two</title>")[:-30])
    assert ["One", "Two"] == texts(found)
    assert ["R42"] == codes(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1251"])
def test_the_encoding_is_the_one_that_the_feed_declares(tmp_path: Path, encoding: str):
    title = "Переговоры" if encoding == "windows-1251" else "Café owners flee"
    raw = rss(f"<title>{title}</title>", head=f'<?xml version="1.0" encoding="{encoding}"?>')
    assert [title] == texts(read(tmp_path / "feed.xml", raw.encode(encoding)))


def test_the_document_type_of_the_first_rss_is_no_hindrance_and_is_not_fetched(tmp_path: Path):
    head = (
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    )
    assert ["One"] == texts(read(tmp_path / "feed.xml", rss("<title>One</title>", head=head)))


def laughs(count: int) -> str:
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, count))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{entities}]>'


@pytest.mark.parametrize(
    "head",
    [
        laughs(10),
        '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p.dtd"> %p;]>',
        '<!-- > --><!doctype rss [<!ENTITY l9 "a>b">]>',
    ],
)
def test_entities_of_its_own_are_refused(tmp_path: Path, head: str):
    begun = time.monotonic()
    found = read(tmp_path / "feed.xml", rss("<title>&l9;</title>", head=head))
    assert [] == texts(found)
    assert codes(found) in (["R41"], ["R05"])
    assert "root:" not in str(found)
    assert time.monotonic() - begun < 8


@pytest.mark.parametrize(
    "raw",
    [
        "<rss " + " ".join(f'a{at}="1"' for at in range(1_000_000)) + "><channel/></rss>",
        "<rss " + " ".join(f'xmlns:a{at}="u"' for at in range(100_000)) + "><channel/></rss>",
        "<rss><channel>" + "<a>" * 100_000,
        "<rss><channel>" + "<a/>" * 2_100_000,
        rss("<description>" + "&nbsp;" * 500_000 + "</description>"),
        rss("<description>" + "&lt;p&gt;&lt;" * 300_000 + "</description>"),
        rss("<title>" + "<" * 500_000 + "</title>"),
        "<rss><!DOCTYPE " * 100_000,
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 200_000,
    ],
    ids=["attributes", "namespaces", "deep", "tags", "entities", "markup", "brackets", "doctypes", "json"],
)
def test_a_feed_that_was_made_to_hold_up_its_reader_is_soon_done_with(raw: str):
    from dateline.read.feed import pages_of_feed

    begun = time.monotonic()
    assert list(pages_of_feed(Document("feed.xml", raw.encode())))
    assert time.monotonic() - begun < 5


def test_a_comment_before_the_feed_may_hold_anything(tmp_path: Path):
    head = '<?xml version="1.0"?>\n<!-- made by <a href="x">a tool</a> <!DOCTYPE [ -->\n<!-- > -->'
    assert ["One"] == texts(read(tmp_path / "feed.xml", rss("<title>One</title>", head=head)))


def test_a_feed_without_items_is_told(tmp_path: Path):
    assert ["R43"] == codes(read(tmp_path / "feed.xml", rss()))


def test_other_xml_is_no_feed(tmp_path: Path):
    assert ["R05"] == codes(read(tmp_path / "a.xml", '<?xml version="1.0"?><records><item>One</item></records>'))


def test_elements_of_no_proper_name_are_read_for_their_words(tmp_path: Path):
    raw = rss(f"<title>One</title><description><b:p>{BODY}</b:p><b:x.y>{MORE.replace('&', '&amp;')}</b:x.y>").encode()
    (page,) = only_pages(read(tmp_path / "feed.xml", raw))
    assert BODY in page.text
    assert MORE in page.text
