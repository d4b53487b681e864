"""Pages made to hold up their reader: each is done with in two seconds, and what was left out is said."""

import time

import pytest

from dateline.model.page import Page
from dateline.read.html import pages_of_html
from dateline.read.html_scan import scanned
from dateline.read.source import Document

PARAGRAPHS = b"".join(
    b"<p>Ferry number %d did not leave the port of Karvala, officials said.</p>" % i for i in range(12)
)
REPORT = b"<html><body><article><h1>Ferries halted in Karvala</h1>" + PARAGRAPHS
MILLION = 1_000_000


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (b"<html><body><div " + b" ".join(b"a%d=1" % i for i in range(MILLION)) + b">Text</div>", {"R21"}),
        (b"<html><body><div x='>' " + b"a='' " * MILLION + b">Text</div>", {"R21"}),
        (REPORT + b"<!--><div " + b"b=<i " * MILLION + b">Text</div>", {"R21"}),
        (REPORT + b'<img alt="' + b"x" * 8 * MILLION + b'">', {"R21"}),
        (REPORT + b'<img alt="' + b"x" * 8 * MILLION, {"R21"}),
        (REPORT + b"<div class='" + b"related-stories " * 500_000 + b"'><p>x</p></div>", {"R21"}),
        (REPORT + b"<div>" * 100_000 + b"deep", {"R22", "R23"}),
        (REPORT + b"<div>" * 3_000 + b"deep" + b"</div>" * 3_000 + b"<p>Below.</p>", {"R23"}),
        (REPORT + b"<table><tr><td>" * 30_000, {"R22", "R23"}),
        (REPORT + b"<p>x" * 2 * MILLION, {"R22"}),
        (REPORT + b"<a href=x>" * 100_000, {"R22"}),
        (REPORT + b"x<br>" * MILLION, {"R22"}),
        (REPORT + b"&amp;" * 4 * MILLION, {"R22"}),
        (REPORT + b"&" * 20 * MILLION, {"R22"}),
        (REPORT + b" " * 20 * MILLION, {"R22"}),
        (REPORT + b"<!--" * MILLION, set()),
        (REPORT + b"<!---->" * MILLION, {"R22"}),
        (REPORT + b"<script>" + b"<p>" * MILLION, set()),
        (b"<html><body>" + b"<" * 5 * MILLION + b"x", set()),
        (b"<html><body>Text" + b"<a " * 2 * MILLION, {"R21"}),
    ],
)
def test_a_page_that_was_made_to_hold_up_its_reader_is_soon_done_with(raw: bytes, codes: set[str]):
    begun = time.process_time()
    (page,) = pages_of_html(Document("page.html", raw))
    assert time.process_time() - begun < 5
    assert isinstance(page, Page)
    assert codes <= {problem.code for problem in page.problems}
    if raw.startswith(REPORT):
        assert "Ferry number 11 did not leave" in page.text


def test_what_stands_above_the_deep_part_of_a_page_is_kept():
    (page,) = pages_of_html(Document("page.html", REPORT + b"<div>" * 3_000 + b"deep"))
    assert isinstance(page, Page)
    assert "Ferry number 11" in page.text


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="data:' + "x" * 200_000 + '">',
        "<div data-state='" + '{"a": "b = c"}, ' * 20_000 + "'>",
        '<a title="it is > that" href=x>',
        "<p>" + "A long paragraph goes on. " * 2_000 + "</p>",
        "<script>" + "if (a < b) { c = '<div ' + d; } " * 5_000 + "</script>",
        "<textarea>" + "<b c d e f>" * 20_000 + "</textarea>",
    ],
)
def test_what_honest_pages_have_is_left_as_it_is(tag: str):
    found = scanned(f"<html>{tag}<p>Text</p>", uri="page.html")
    assert (f"<html>{tag}<p>Text</p>", ()) == (found.text, found.problems)
