"""HTML pages: their letters, their visible text in blocks, and which of the blocks are the report."""

import os
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.html import pages_of_html
from dateline.read.paths import pages
from dateline.read.source import Document

PAGES = Path(__file__).parent / "pages"


def page_of(html: str | bytes, *, charset: str = "") -> Page:
    raw = html.encode() if isinstance(html, str) else html
    (page,) = pages_of_html(Document("page.html", raw, charset=charset))
    assert isinstance(page, Page), page
    return page


def words(page: Page, zone: str = "report") -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.zone == zone]


def texts(html: str | bytes, *, charset: str = "") -> list[str]:
    page = page_of(html, charset=charset)
    return [page.text[block.start : block.end] for block in page.blocks]


def report_of(name: str) -> list[str]:
    return words(page_of((PAGES / f"{name}.html").read_bytes()))


def openings(name: str) -> list[str]:
    """The first two words of every block of the report."""
    return [" ".join(block.split()[:2]) for block in report_of(name)]


def test_inline_elements_join_without_blanks_and_blocks_part():
    assert ["Ferries halted", "A new day."] == texts(
        "<p>Fer<b>ries</b> <i>halted</i></p><p>A <span>new</span> day.</p>"
    )


def test_two_breaks_end_a_paragraph_and_one_only_behind_a_sentence_or_a_short_line():
    long = "The council of the town met on Monday evening and"
    html = f"<div>One.<br><br>Two.<br>Three.<br>By Mara Ilves<br>{long}<br>went on.</div>"
    assert ["One.", "Two.", "Three.", "By Mara Ilves", f"{long} went on."] == texts(html)


def test_nothing_that_nobody_sees_is_read():
    html = (
        "<p>Seen.</p><script>x</script><style>x</style><noscript>x</noscript><template>x</template><p hidden>x</p>"
        "<div style='display: none'>x</div><span aria-hidden=true>x</span><!-- x --><textarea>x</textarea>"
    )
    assert ["Seen."] == texts(html)


def test_soft_hyphens_zero_width_marks_and_hard_blanks_are_no_letters():
    assert ["Tuesday at 5 pm"] == texts("<p>Tues&shy;day&#8203; at&nbsp;5\u2009pm\ufeff</p>")


def test_roles_are_those_of_the_markup():
    html = (
        "<h1>Title here</h1><h2>Heading</h2><p>Text</p><ul><li>Item</li></ul><blockquote><p>Quote</p></blockquote>"
        "<figure><figcaption>Caption</figcaption></figure><table><tr><td>Cell</td></tr></table>"
        "<div class='byline'>Mara Ilves</div>"
    )
    roles = ["title", "heading", "paragraph", "list", "quote", "caption", "cell", "byline"]
    assert roles == [block.role for block in page_of(html).blocks]


def test_blocks_are_in_order_apart_and_without_blanks_at_their_ends():
    for path in sorted(PAGES.glob("*.html")):
        page = page_of(path.read_bytes())
        at = 0
        for block in page.blocks:
            found = page.text[block.start : block.end]
            assert (" ".join(found.split()), True) == (found, at <= block.start < block.end), path.name
            at = block.end


def test_a_hint_is_bounded_and_has_the_words_of_class_and_id():
    html = f"<div class='mostRead {'x-long-name ' * 500}' id='Related_Stories'><p>Text</p></div>"
    (block,) = page_of(html).blocks
    assert block.hint.startswith("most read")
    assert len(block.hint) <= 260


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        ("<p>Grüße – “café”</p>".encode(), ""),
        ("<p>Grüße – “café”</p>".encode("cp1252"), ""),
        ("<meta charset=iso-8859-1><p>Grüße – “café”</p>".encode("cp1252"), ""),
        ("<meta charset=iso-8859-1><p>Grüße – “café”</p>".encode(), ""),
        ("\ufeff<p>Grüße – “café”</p>".encode("utf-16"), ""),
        ("<html><p>Grüße – “café”</p></html>".encode("utf-16-le"), ""),
        ("<p>Grüße – “café”</p>".encode("mac-roman"), "macintosh"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><p>Grüße – “café”</p>".encode(), ""),
    ],
)
def test_letters_are_read_by_mark_carrier_declaration_or_as_utf_8(raw: bytes, charset: str):
    assert ["Grüße – “café”"] == texts(raw, charset=charset)


def test_a_few_zero_bytes_are_left_out_and_told():
    page = page_of(b"<p>" + b"Officials said so. " * 20 + b"\0\0</p>")
    assert ["R24"] == [problem.code for problem in page.problems]


@pytest.mark.parametrize("raw", [b"<html></html>", b"<html><script>x</script></html>", b"<!-- only a comment -->"])
def test_a_page_without_text_is_a_problem(raw: bytes):
    (problem,) = pages_of_html(Document("page.html", raw))
    assert isinstance(problem, Problem)
    assert "R20" == problem.code


def test_a_page_that_was_cut_above_its_text_says_so():
    (problem,) = pages_of_html(
        Document("a.html", b"<title>" + b"word " * 2_100_000 + b"</title><p>Officials said.</p>")
    )
    assert isinstance(problem, Problem)
    assert "a.html: the page holds no text; nothing to read; the page was cut after 10 million" in problem.message


def test_a_wire_report_in_a_news_page_is_its_paragraphs_and_sub_headings():
    assert [
        "KARVALA, March",
        "The ministry",
        "Second closure",
        "It was",
        "Last Thursday",
        "The northern",
        "Fishing boats",
    ] == (openings("wire_reprint"))


def test_advertisements_comments_and_links_inside_the_body_are_not_the_report():
    assert ["The minister", "She had", "A spokesman", "The opposition"] == openings("tabloid")


def test_a_report_without_paragraphs_and_names_is_found_by_its_prose():
    assert ["Envoys of", "They spoke", "A second"] == openings("nested_divs")


def test_elements_of_a_sites_own_making_are_called_what_they_are():
    assert ["A convoy", "It was", "More lorries"] == openings("amp")


def test_every_entry_of_a_live_blog_has_its_time_and_heading():
    assert ["14:05 GMT", "12:40 GMT", "09:15 GMT"] == [one for one in report_of("live_blog") if one.endswith("GMT")]


def test_teasers_and_the_authors_life_are_not_the_report():
    assert ["A court", "She had", "I will", "The prosecutor"] == openings("related_inside")


def test_a_page_laid_out_as_a_table_has_its_report_in_one_cell():
    assert ["SORN (Northwire)", "Observers in", "The envoy"] == openings("table_layout")


@pytest.mark.parametrize("name", ["section_front", "consent_wall"])
def test_a_page_without_a_report_has_none(name: str):
    assert [] == report_of(name)


def test_the_words_of_a_box_are_told_first():
    page = page_of((PAGES / "wire_reprint.html").read_bytes())
    (block,) = [one for one in page.blocks if page.text[one.start : one.end] == "Related stories"]
    assert ("around", "related") == (block.zone, block.hint.split()[0])


def test_a_name_that_holds_most_of_the_page_tells_nothing():
    paragraphs = "".join(f"<p>The envoy of side {i} came to Sorn on Monday, officials said.</p>" for i in range(6))
    html = f"<title>Envoys meet in Sorn</title><div class=widget><h1>Envoys meet in Sorn</h1>{paragraphs}</div>"
    assert 6 == len(words(page_of(html)))


def test_a_second_report_below_the_first_is_not_read_into_it():
    one, two = (
        f"<article><header><h1>{title}</h1></header><div>{body}</div></article>"
        for title, body in (
            ("Envoys meet in Sorn today", "<p>The envoys of both sides met in Sorn on Monday, officials said.</p>" * 4),
            ("Bread costs more in Dravia", "<p>The price of bread in Dravia rose again, the office said.</p>" * 4),
        )
    )
    assert 4 == len(words(page_of(f"<title>Envoys meet in Sorn today</title><main>{one}{two}</main>")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_html_page_is_told_by_its_content(tmp_path: Path, encoding: str):
    html = (PAGES / "wire_reprint.html").read_text(encoding="utf-8")
    (tmp_path / "page.txt").write_bytes(html.encode(encoding))
    (page,) = pages([os.fspath(tmp_path / "page.txt")])
    assert isinstance(page, Page)
    assert "text/html" == page.media_type
