"""RTF to a page: letters of every code page, what is no text, bold openings; and documents made to do harm."""

import time

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.formats import format_of
from dateline.read.paragraphs import Manuscript, Paragraph
from dateline.read.rtf import pages_of_rtf, read_rtf
from dateline.read.sniff import Head
from dateline.read.source import Document

FONTS = rb"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset128 Mincho;}}"


def manuscript_of(body: bytes, *, head: bytes = rb"\ansi\ansicpg1252\deff0") -> Manuscript:
    found = read_rtf(rb"{\rtf1" + head + b"\n" + body + b"}", uri="report.rtf")
    assert isinstance(found, Manuscript)
    return found


def texts_of(body: bytes, *, head: bytes = rb"\ansi\ansicpg1252\deff0") -> list[str]:
    return [one.text for one in manuscript_of(body, head=head).paragraphs]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"caf\'e9", "café"),
        (rb"caf\u233?", "café"),
        (rb"caf\uc0\u233 s", "cafés"),
        (rb"{\uc2 \u8212 --}a", "—a"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"\ldblquote no\rdblquote\emdash he said", "“no”—he said"),
        (rb"a\~b\_c\-d", "a b-cd"),
        (rb"\{a\\b\}", "{a\\b}"),
        (FONTS + rb"{\f1 \'cf\'f0}{\f2 \'93\'fa\'96\'7b}", "Пр日本"),
        ("café".encode(), "café"),
        (rb"one" + b"\r\n" + rb"two", "onetwo"),
        (rb"\u55357?", "\ufffd"),
    ],
)
def test_letters_are_those_of_their_code_page(written: bytes, read: str):
    assert [read] == texts_of(written)


def test_the_code_page_of_the_document_holds_where_a_font_names_none():
    assert ["Пр"] == texts_of(rb"\'cf\'f0", head=rb"\ansi\ansicpg1251")
    assert ["é"] == texts_of(rb"\'8e", head=rb"\mac")
    assert ["é"] == texts_of(rb"\'e9", head=rb"\ansicpg99999")


def test_tables_of_fonts_and_colours_pictures_and_instructions_are_no_text():
    body = (
        rb"{\colortbl;\red0\green0\blue0;}{\*\generator Pen 3;}{\pict\bin9 }}}{{{abc}{\*\unknown{\b what}}"
        rb'{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt The army}} said.{\v hidden}{\deleted gone}'
    )
    assert ["The army said."] == texts_of(FONTS + body)


def test_paragraphs_lines_cells_and_pages_end_what_stands_before_them():
    body = rb"One\par Two\line Three\par\page\trowd\intbl Town\cell 11\cell\row\pard Last"
    found = [(one.text, one.role, one.opens_page) for one in manuscript_of(body).paragraphs]
    plain = [("One", "paragraph", False), ("Two", "paragraph", False), ("Three", "paragraph", False)]
    assert [*plain, ("Town", "cell", True), ("11", "cell", False), ("Last", "paragraph", False)] == found


def test_bold_openings_are_kept_for_those_who_split_exports():
    expected = (Paragraph("Byline: Ann Example", bold="Byline:"), Paragraph("Body", is_bold=True, bold="Body"))
    assert expected == manuscript_of(rb"{\b Byline:} Ann Example\par\b Body\b0\par").paragraphs


def test_styles_and_outline_levels_tell_headings_and_the_first_is_the_title():
    styles = rb"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\*\cs10 Default;}}"
    body = styles + rb"\pard\s1 Harbour shelled\par\pard\s0 Fighters came.\par\pard\outlinelevel1 The roads\par"
    expected = [("title", "heading 1"), ("paragraph", ""), ("heading", "")]
    assert expected == [(one.role, one.hint) for one in manuscript_of(body).paragraphs]


def test_list_marks_are_left_out_and_the_items_are_items():
    (item,) = manuscript_of(rb"{\pntext\'b7\tab}The northern road\par").paragraphs
    assert Paragraph("The northern road", "list") == item


def test_headers_stand_before_and_notes_behind_the_text():
    body = rb"{\header Northwire\par}The army{\footnote Its spokesman.} said.\par{\footer For subscribers\par}"
    found = [(one.text, one.zone, one.hint) for one in manuscript_of(body).paragraphs]
    assert [
        ("Northwire", "around", "header"),
        ("The army said.", "", ""),
        ("For subscribers", "around", "footer"),
        ("Its spokesman.", "around", "footnote"),
    ] == found


def test_properties_are_stated():
    info = rb"{\info{\title Harbour shelled for a third night}{\author Ann Example}{\creatim\yr2014\mo5\dy12\hr10}}"
    (page,) = pages_of_rtf(Document("report.rtf", rb"{\rtf1" + info + rb"Harbour shelled for a third night\par}"))
    assert isinstance(page, Page)
    (title,) = page.stated("title")
    assert title.span is not None
    assert page.text == title.span.slice(page.text)
    assert ["Ann Example"] == [one.value for one in page.stated("author")]
    assert ["2014-05-12T10:00"] == [one.value for one in page.stated("date")]


def test_a_document_that_breaks_off_is_read_as_far_as_it_goes():
    found = read_rtf(rb"{\rtf1 The army said\par that {\b it", uri="report.rtf")
    assert isinstance(found, Manuscript)
    assert ["The army said", "that it"] == [one.text for one in found.paragraphs]
    assert ["R37"] == [problem.code for problem in found.problems]


def test_a_document_without_words_is_a_problem():
    (problem,) = pages_of_rtf(Document("report.rtf", rb"{\rtf1\ansi\par}"))
    assert isinstance(problem, Problem)
    assert "R01" == problem.code


@pytest.mark.parametrize(
    "body",
    [
        b"{" * 1_000_000 + b"}" * 1_000_000,
        rb"{\b " * 1_000_000,
        b"}" * 1_000_000,
        rb"\u233?" * 500_000,
        rb"\'e9" * 1_000_000,
        rb"\par" * 500_000,
        rb"\bin999999999 " * 100_000,
        rb"\bin-5 " * 100_000,
        b"\\" * 1_000_001,
        rb"{\*" * 500_000,
        b"a" * 5_000_000,
        rb"\uc99999999\u5 abc",
    ],
)
def test_crowds_of_braces_and_words_end_in_time(body: bytes):
    began = time.process_time()
    assert isinstance(read_rtf(rb"{\rtf1 " + body, uri="report.rtf"), Manuscript)
    assert time.process_time() - began < 5


def test_twice_the_bytes_take_twice_the_time():
    def seconds(times: int) -> float:
        raw = rb"{\rtf1 " + rb"\par The army said that {\b eleven} people died \'e9." * times + b"}"
        began = time.process_time()
        read_rtf(raw, uri="report.rtf")
        return time.process_time() - began

    assert seconds(60_000) < 8 * seconds(15_000)


def test_an_rtf_is_told_by_its_signature():
    kind = format_of(Head(rb"{\rtf1\ansi Hello}", "report.doc"))
    assert not isinstance(kind, Problem)
    assert "RTF" == kind.name
