"""Exports of ProQuest to pages."""

import io
import time
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.export_claims import is_proquest, is_proquest_xml
from dateline.read.proquest import pages_of_proquest
from dateline.read.proquest_xml import pages_of_proquest_xml
from dateline.read.sniff import Head
from dateline.read.source import Document, Stream

EXPORTS = Path(__file__).parent / "exports"
TEXT = (EXPORTS / "proquest.txt").read_bytes()
XML = (EXPORTS / "proquest.xml").read_bytes()
TITLE = "Eleven killed as shells hit the northern harbour"
SHELLS = (
    "PORT ALMA - Shells struck the northern harbour of Port Alma on Sunday for a third night and killed eleven people, "
    "the director of its only hospital said."
)


def read(raw: bytes) -> list[Page | Problem]:
    if raw.startswith(b"<"):
        return list(pages_of_proquest_xml(Stream("export.xml", io.BytesIO(raw))))
    return list(pages_of_proquest(Document("export.txt", raw)))


def pages(raw: bytes) -> list[Page]:
    return [item for item in read(raw) if isinstance(item, Page)]


def problems(raw: bytes) -> list[Problem]:
    return [item for item in read(raw) if isinstance(item, Problem)]


def report(page: Page) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.zone == "report"]


def stated(page: Page) -> list[tuple[str, str]]:
    return sorted((one.name, one.value) for one in page.metadata)


@pytest.mark.parametrize(("raw", "uri"), [(TEXT, "export.txt"), (XML, "export.xml")])
def test_each_document_is_a_page_and_one_without_text_is_told(raw, uri):
    assert [f"{uri}#1", f"{uri}#2"] == [page.uri for page in pages(raw)]
    missing = f"{uri}: no report in document 3: no text below the fields; export full documents"
    assert [Problem("read.export", "R61", missing)] == problems(raw)


def test_the_report_ends_where_the_fields_begin_and_a_note_in_it_is_no_field():
    assert [
        TITLE,
        SHELLS,
        "The two sides had agreed to meet on Tuesday.",
        "Note: The army gave no figure of its own.",
        "CAPTION: A crane burns at the northern harbour on Sunday.",
        "CREDIT: Mara Ilves",
    ] == report(pages(TEXT)[0])


def test_the_fields_around_a_text_are_stated_once():
    assert [
        ("author", "Mara Ilves"),
        ("author", "Tomas Hale"),
        ("date", "Mar 3, 2031"),
        ("dateline", "PORT ALMA"),
        ("language", "English"),
        ("outlet", "Harbour Courier"),
        ("section", "World"),
        ("title", TITLE),
        ("type", "News"),
        ("url", "https://archive.example.org/docview/1000000001"),
    ] == stated(pages(TEXT)[0])
    assert ("description", "The foreign ministry gives no reason.") in stated(pages(TEXT)[1])


def test_what_a_text_states_stands_where_its_span_says():
    for page in pages(TEXT):
        for one in page.metadata:
            assert one.span is not None
            if one.name != "author":
                assert one.value == one.span.slice(page.text)


def test_each_author_of_an_index_is_stated_as_spoken_and_stands_as_printed():
    page = pages(TEXT)[0]
    spans = [one.span for one in page.stated("author")]
    assert ["Ilves, Mara", "Hale, Tomas"] == [span.slice(page.text) for span in spans if span is not None]


def test_the_notice_of_the_archive_belongs_to_no_document():
    assert all("Contact us" not in page.text for page in pages(TEXT))


def test_a_text_that_breaks_off_keeps_what_is_whole():
    cut = TEXT[: TEXT.index(b"She gave no reason")]
    assert ["export.txt#1"] == [page.uri for page in pages(cut)]
    assert [("R62", True)] == [(one.code, "document 2 breaks off" in one.message) for one in problems(cut)]


def test_a_record_of_xml_is_read_in_either_layout():
    first, second = pages(XML)
    assert [TITLE, SHELLS, "The army & the port gave no figure of their own."] == report(first)
    assert [
        "Ceasefire talks put off",
        "The government of Dravia put off ceasefire talks until Thursday, a spokeswoman for the foreign ministry said "
        "on Monday.",
        "She gave no reason.",
    ] == report(second)
    assert [
        ("author", "Mara Ilves"),
        ("author", "Tomas Hale"),
        ("date", "2031-03-03"),
        ("language", "English"),
        ("outlet", "Harbour Courier"),
        ("title", TITLE),
    ] == stated(first)
    assert [
        ("author", "Jona Pell"),
        ("date", "20310303"),
        ("language", "ENG"),
        ("outlet", "Northwire"),
        ("title", "Ceasefire talks put off"),
    ] == stated(second)


def test_the_title_of_a_record_can_be_quoted():
    page = pages(XML)[0]
    (title,) = page.stated("title")
    assert title.span is not None
    assert title.value == title.span.slice(page.text)


def test_xml_that_breaks_off_keeps_the_records_that_are_whole():
    cut = XML[: XML.index(b"She gave no reason")]
    assert ["export.xml#1"] == [page.uri for page in pages(cut)]
    assert ["R64"] == [one.code for one in problems(cut)]


def test_an_export_is_told_by_its_layout():
    assert is_proquest(Head(TEXT[:8192], "export.txt"))
    assert is_proquest(Head(TEXT.replace(b"\n", b"\r\n")[:8192], "export.txt"))
    assert is_proquest_xml(Head(XML[:8192], "export.xml"))


@pytest.mark.parametrize(
    "words",
    [
        "The ministry sold its archive to ProQuest.\n\nFull text: see the annex.",
        "_" * 60 + "\n\nTalks resume\n\nThe talks resumed on Monday.\n",
        "____\n\nFull text: none\n\nPublication info: none",
    ],
)
def test_an_ordinary_text_is_no_export(words):
    assert not is_proquest(Head(words.encode(), "report.txt"))


@pytest.mark.parametrize(
    "words",
    [
        '<?xml version="1.0"?><record><title>Full text</title></record>',
        '<?xml version="1.0"?><rss><channel><item><title>ProQuest GOID</title></item></channel></rss>',
    ],
)
def test_ordinary_xml_is_no_export(words):
    assert not is_proquest_xml(Head(words.encode(), "report.xml"))


def test_entities_are_never_resolved():
    bomb = b'<!DOCTYPE RECORD [<!ENTITY a "lol"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
    outside = b'<!DOCTYPE RECORD [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    for head, entity in ((bomb, b"&b;"), (outside, b"&f;")):
        found = read(head + b"<RECORD><GOID>1</GOID><FullText>The talks " + entity + b" resumed.</FullText></RECORD>")
        texts = [item.text for item in found if isinstance(item, Page)]
        assert all(text.startswith("The talks ") and len(text) < 40 for text in texts)


def test_hostile_exports_are_read_in_bounded_time():
    started = time.process_time()
    line = b"_" * 60 + b"\n"
    for raw in (
        line * 50_000,
        b"_" * 10_000_000,
        (line + b"Full text:\n") * 50_000,
        line + b"Full text: a\n\n" + b"Note: b\n\n" * 100_000,
        b"<RECORDS>" + b"<RECORD><GOID/></RECORD>" * 20_000 + b"</RECORDS>",
        b"<RECORD>" + b"<a>" * 100_000,
        b"<RECORD " + b" ".join(b'a%d=""' % i for i in range(200_000)) + b"/>",
        b"<RECORD><FullText>" + b"&lt;" * 500_000 + b"</FullText></RECORD>",
    ):
        assert 2 > len(problems(raw))
    assert 20 > time.process_time() - started


def test_a_headline_may_look_like_a_field_and_stand_below_a_number():
    raw = TEXT.replace(b"Ceasefire talks put off", b"Document 2 of 3\n\nDravia: Ceasefire talks put off", 1)
    second = pages(raw)[1]
    assert ["Dravia: Ceasefire talks put off"] == [one.value for one in second.stated("title")]
    assert "Dravia: Ceasefire talks put off" == report(second)[0]


def test_a_shorter_line_of_underscores_parts_no_documents():
    raw = TEXT.replace(b"\nNote: The army", b"\n" + b"_" * 50 + b"\n\nNote: The army")
    assert ["export.txt#1", "export.txt#2"] == [page.uri for page in pages(raw)]
    assert ("section", "World") in stated(pages(raw)[0])
