"""Exports of Factiva to pages."""

import time
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.export_claims import is_factiva, is_factiva_html
from dateline.read.factiva import pages_of_factiva
from dateline.read.factiva_html import pages_of_factiva_html
from dateline.read.sniff import Head
from dateline.read.source import Document

EXPORTS = Path(__file__).parent / "exports"
SHOWN = (EXPORTS / "factiva.txt").read_bytes()
SAVED = (EXPORTS / "factiva.html").read_bytes()
CODED = (EXPORTS / "factiva-codes.txt").read_bytes()
TITLE = "Eleven killed as shells hit the northern harbour"


def read(raw: bytes) -> list[Page | Problem]:
    if raw.startswith(b"<"):
        return [item for item in pages_of_factiva_html(Document("export.html", raw)) if not isinstance(item, Document)]
    return list(pages_of_factiva(Document("export.txt", raw)))


def pages(raw: bytes) -> list[Page]:
    return [item for item in read(raw) if isinstance(item, Page)]


def problems(raw: bytes) -> list[Problem]:
    return [item for item in read(raw) if isinstance(item, Problem)]


def report(page: Page) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.zone == "report"]


def stated(page: Page) -> dict[str, str]:
    return {one.name: one.value for one in page.metadata}


@pytest.mark.parametrize("raw", [SHOWN, CODED])
def test_each_document_is_a_page_and_the_search_summary_is_left_out(raw):
    assert ["export.txt#1", "export.txt#2"] == [page.uri for page in pages(raw)]
    assert [] == problems(raw)
    assert all("Results Found" not in page.text and "Factiva, Inc." not in page.text for page in pages(raw))


@pytest.mark.parametrize("raw", [SHOWN, CODED])
def test_the_fields_are_stated_in_either_form(raw):
    first, second = (stated(page) for page in pages(raw))
    author = "By Mara Ilves and Tomas Hale" if raw is SHOWN else "Mara Ilves and Tomas Hale"
    assert {
        "section": "Conflict",
        "title": TITLE,
        "author": author,
        "date": "3 March 2031",
        "outlet": "Harbour Courier",
        "language": "English",
    } == {name: value for name, value in first.items() if name != "credit"}
    assert {
        "title": "Ceasefire talks put off",
        "date": "3 March 2031",
        "outlet": "Northwire",
        "language": "English",
    } == second


def test_a_section_line_may_name_several():
    for raw in (SHOWN, CODED, SAVED):
        assert ["World", "Conflict"] == [one.value for one in pages(raw)[0].stated("section")]


def test_the_credit_of_a_reprint_is_stated_under_its_own_name():
    assert "Northwire" == stated(pages(CODED)[0])["credit"]


@pytest.mark.parametrize("raw", [SHOWN, CODED])
def test_a_paragraph_that_begins_like_a_code_stays_in_the_report(raw):
    assert [TITLE, "IN BRIEF: the two sides had agreed to meet on Tuesday.", "The army gave no figure of its own."] == [
        report(pages(raw)[0])[i] for i in (0, 2, 3)
    ]
    assert 4 == len(report(pages(raw)[0]))


def test_of_a_short_last_line_it_is_left_open_whether_it_is_the_report():
    first, second = pages(SHOWN)
    assert ["Harbour Courier Digital"] == [first.text[one.start : one.end] for one in first.blocks if one.zone == ""]
    assert "She gave no reason. (Reporting by Jona Pell; editing by Ana Sol)" == report(second)[-1]


@pytest.mark.parametrize("raw", [SHOWN, CODED, SAVED])
def test_what_is_stated_stands_where_its_span_says(raw):
    for page in pages(raw):
        for one in page.metadata:
            assert one.span is not None
            assert one.value == one.span.slice(page.text)


@pytest.mark.parametrize("raw", [SHOWN, CODED])
def test_an_export_that_breaks_off_keeps_what_is_whole(raw):
    cut = raw[: raw.index(b"She gave no reason")]
    assert ["export.txt#1"] == [page.uri for page in pages(cut)]
    assert ["R62"] == [one.code for one in problems(cut)]
    assert "document 2 breaks off" in problems(cut)[0].message


@pytest.mark.parametrize("raw", [SHOWN, CODED])
def test_an_export_is_told_by_its_header_with_any_line_end(raw):
    assert is_factiva(Head(raw[:8192], "export.txt"))
    assert is_factiva(Head(raw.replace(b"\n", b"\r\n")[:8192], "export.txt"))
    assert [page.text for page in pages(raw)] == [page.text for page in pages(raw.replace(b"\n", b"\r\n"))]


@pytest.mark.parametrize(
    "words",
    [
        "Reports of Factiva run to 400 words\n\nThe archive was sold on 3 March 2031.",
        "400 words\n3 March 2031\n\nThe bridge fell on Monday, the ministry said.",
        "HD television came late.\n\nPD",
        "Document HARBCO0020310303ex330000a",
    ],
)
def test_an_ordinary_text_is_no_export(words):
    assert not is_factiva(Head(words.encode(), "report.txt"))


def test_any_number_of_document_lines_is_one_problem_in_bounded_time():
    started = time.process_time()
    for raw in (
        b"Document HARBCO0020310303ex330000a\n" * 60_000,
        b"HD\n" * 100_000 + b"Document HARBCO0020310303ex330000a\n",
        b"HD a\nLP\n" * 50_000 + b"IN\n" * 60_000 + b"Document HARBCO0020310303ex330000a\n",
        b"12 words\n" * 100_000 + b"Document HARBCO0020310303ex330000a\n",
    ):
        assert 1 >= len(problems(raw))
    assert 10 > time.process_time() - started


def test_a_saved_page_holds_articles_in_either_form():
    first, second = pages(SAVED)
    assert ["export.html#1", "export.html#2"] == [first.uri, second.uri]
    assert [TITLE, "The army gave no figure of its own."] == [report(first)[0], report(first)[2]]
    assert [
        "Ceasefire talks put off",
        "The government of Dravia put off ceasefire talks until Thursday, a spokeswoman for the foreign ministry said "
        "on Monday.",
        "She gave no reason.",
    ] == report(second)
    assert "Factiva, Inc." not in second.text


def test_the_fields_of_a_saved_page_are_stated():
    first, second = (stated(page) for page in pages(SAVED))
    assert {
        "section": "Conflict",
        "title": TITLE,
        "author": "By Mara Ilves and Tomas Hale",
        "credit": "Special to the Harbour Courier",
        "date": "3 March 2031",
        "outlet": "Harbour Courier",
        "language": "English",
    } == first
    assert {
        "title": "Ceasefire talks put off",
        "credit": "Northwire",
        "date": "3 March 2031",
        "outlet": "The Meridian",
        "language": "English",
    } == second


def test_a_page_saved_in_another_language_keeps_headline_and_report():
    (first, _) = pages(SAVED.replace(b"71 words", b"71 mots"))
    assert 3 == len(report(first))
    assert {"title": TITLE, "author": "By Mara Ilves and Tomas Hale"} == stated(first)


def test_a_saved_page_is_told_by_its_title_or_its_articles():
    assert is_factiva_html(Head(SAVED[:8192], "export.html"))
    assert is_factiva_html(Head(SAVED.replace(b"<title>Factiva</title>", b"")[:8192], "export.html"))
    plain = (
        b"<html><head><title>Factiva is sold</title></head><body><div class='article'>The talks.</div></body></html>"
    )
    assert not is_factiva_html(Head(plain, "report.html"))


def test_a_saved_page_without_an_article_is_one_problem():
    assert ["R60"] == [one.code for one in problems(b"<html><head><title>Factiva</title></head><body></body></html>")]


def test_hostile_pages_are_read_in_bounded_time():
    started = time.process_time()
    article = b'<div class="article enArticle">'
    for raw in (
        b"<html>" + article * 100_000,
        b"<html>" + article + b"<p " + b"a=1 " * 500_000,
        b"<html>" + article + b"<script>" * 100_000,
        b"<html>" + article + b"<div>" * 100_000,
        b"<html>" + article + b"<" * 1_000_000,
    ):
        assert 1 == len(problems(raw))
    assert 10 > time.process_time() - started


def test_a_document_under_codes_may_lack_the_code_of_its_number():
    raw = CODED.replace(b"AN\nDocument", b"Document")
    assert [report(page) for page in pages(CODED)] == [report(page) for page in pages(raw)]
