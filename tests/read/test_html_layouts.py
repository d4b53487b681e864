"""Layouts of pages as they are in the wild: which blocks are the report, told without the names of a site."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.read.html import pages_of_html
from dateline.read.source import Document

LAYOUTS = Path(__file__).parent / "layouts"
NAMES = sorted(path.stem for path in LAYOUTS.glob("*.html"))
# In these something (a biography, an offer, the word above an advertisement) is told by its name alone.
NEED_NAMES = ("elementor", "paywall_stub", "split_by_ad", "subscriber_only")
LONG = "The council of the town met on Monday evening and put off the vote on the harbour for a week."


def report_of(html: str) -> list[str]:
    (page,) = pages_of_html(Document("page.html", html.encode()))
    assert isinstance(page, Page), page
    return [page.text[block.start : block.end] for block in page.blocks if block.zone == "report"]


def html_of(name: str) -> str:
    return (LAYOUTS / f"{name}.html").read_text("utf-8")


def paragraphs_of(name: str) -> list[str]:
    return (LAYOUTS / f"{name}.txt").read_text("utf-8").splitlines()


def without_names(html: str) -> str:
    return re.sub(r""" (?:class|id|role|itemprop|rel|aria-label|data-[a-z-]+)=(?:"[^"]*"|[^\s>"]+)""", "", html)


def without_json(html: str) -> str:
    return re.sub(r"(?s)<script.*?</script>", "", html)


def all_of_divs(html: str) -> str:
    return re.sub(r"(</?)(?:article|main|section|aside|nav|header|footer)\b", r"\1div", html)


def in_more_divs(html: str) -> str:
    return re.sub(r"(?s)(<body[^>]*>)(.*)(</body>)", rf"\1{'<div>' * 30}\2{'</div>' * 30}\3", html)


def on_one_line(html: str) -> str:
    return html.replace("\n", "")


def test_there_are_a_dozen_layouts():
    assert 12 == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_report_and_nothing_else_is_the_report(name: str):
    assert paragraphs_of(name) == report_of(html_of(name))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NEED_NAMES])
def test_it_is_told_without_the_names_of_the_markup(name: str):
    assert paragraphs_of(name) == report_of(without_names(html_of(name)))


@pytest.mark.parametrize("changed", [without_json, all_of_divs, in_more_divs, on_one_line])
@pytest.mark.parametrize("name", NAMES)
def test_how_a_page_is_served_changes_nothing(name: str, changed: Callable[[str], str]):
    assert paragraphs_of(name) == report_of(changed(html_of(name)))


def test_a_heading_in_no_heading_element_is_still_where_the_report_begins():
    html = html_of("articles_below").replace("h1>", "div>")
    assert paragraphs_of("articles_below") == report_of(html)


def test_entries_with_linked_headings_are_the_report_where_none_begins_above_them():
    three = f"<p>{LONG * 2}</p>" * 3
    entry = f'<div><h2><a href="#1">Guns fall silent on the river, both sides say</a></h2>{three}</div>'
    html = f"<title>Live: the river</title><h1>Live: the truce on the river</h1><p>Follow us.</p>{entry * 6}"
    assert 18 == sum(words == LONG * 2 for words in report_of(html))


def test_a_short_sentence_closes_a_report_and_a_short_line_does_not():
    html = f"<h1>Vote on the harbour put off</h1><p>{LONG}</p><p>{LONG}</p><p>%s</p>"
    assert [LONG, LONG, "Talks go on."] == report_of(html % "Talks go on.")
    assert [LONG, LONG] == report_of(html % "More on this")


def test_a_part_in_cipher_stays_hidden():
    shown = f"<h1>Vote put off</h1><div class='subscriber-preview'><p>{LONG}</p><p>{LONG}</p></div>"
    hidden = f'<div class="%s" style="display:none"><p>{LONG[::-1]}.</p></div>'
    assert 3 == len(report_of(shown + hidden % "subscriber-only"))
    assert 2 == len(report_of(shown + hidden % "subscriber-only encrypted-content"))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" + f"{LONG[:-1]}<br>" * 14_000 + "</div>",
        f"<h1>Vote put off</h1><p>{LONG}</p>" * 2 + f"<div class=donate><p>{LONG}</p><a href=/>Give</a></div>" * 4_000,
        f"<h1>Vote put off</h1><p>{LONG}</p>" * 2
        + "<div><a href=/>A heading of another report</a><p>x</p></div>" * 6_000,
        f"<h1>Vote put off</h1><p>{LONG}</p>" + "<p>Go on.</p>" * 12_000,
    ],
    ids=["lines", "offers", "teasers", "sentences"],
)
def test_a_page_of_one_thing_over_and_over_takes_seconds_at_most(html: str):
    began = time.process_time()
    report_of(html)
    assert time.process_time() - began < 5
