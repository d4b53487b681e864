"""Exports of Nexis Uni, Lexis Advance and LexisNexis to pages."""

import time
from pathlib import Path

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.export_claims import is_nexis
from dateline.read.nexis import pages_of_nexis
from dateline.read.sniff import Head
from dateline.read.source import Document, Remark

EXPORTS = Path(__file__).parent / "exports"
OLD = (EXPORTS / "lexisnexis.txt").read_bytes()
NEW = (EXPORTS / "nexis-uni.txt").read_bytes()


def read(raw: bytes) -> list[Page | Problem | Remark]:
    return list(pages_of_nexis(Document("export.txt", raw)))


def pages(raw: bytes) -> list[Page]:
    return [item for item in read(raw) if isinstance(item, Page)]


def problems(raw: bytes) -> list[Problem]:
    return [item for item in read(raw) if isinstance(item, Problem)]


def report(page: Page) -> list[str]:
    return [" ".join(page.text[block.start : block.end].split()) for block in page.blocks if block.zone == "report"]


def stated(page: Page) -> dict[str, str]:
    return {one.name: one.value for one in page.metadata}


SHELLS = [
    "Eleven killed as shells hit the northern harbour",
    "Shells struck the northern harbour of Port Alma on Sunday for a third night and killed eleven people, "
    "the director of its only hospital said.",
    "The two sides had agreed to meet on Tuesday. Neither of them said on Sunday night whether it would still send "
    "anybody to the table.",
    "The army gave no figure of its own.",
]


def test_an_older_export_is_one_page_a_document_and_a_picture_without_text_is_told():
    found = read(OLD)
    assert ["export.txt#1", "export.txt#2"] == [item.uri for item in found if isinstance(item, Page)]
    missing = "export.txt: no report in document 3: no text below the fields; export full documents"
    assert [Problem("read.export", "R61", missing)] == problems(OLD)


def test_a_headline_above_the_fields_and_a_wrapped_body_are_the_report():
    first = pages(OLD)[0]
    assert [SHELLS[0], SHELLS[1], f"TALKS: {SHELLS[2]}", SHELLS[3]] == report(first)
    assert "title" == next(block.role for block in first.blocks if block.zone == "report")


def test_the_fields_of_an_older_document_are_stated():
    assert {
        "outlet": "Harbour Courier (Alma)",
        "date": "March 3, 2031 Monday",
        "title": SHELLS[0],
        "author": "Mara Ilves and Tomas Hale",
        "section": "WORLD",
        "dateline": "PORT ALMA, March 2",
        "language": "ENGLISH",
        "type": "Newspaper",
    } == stated(pages(OLD)[0])


def test_a_headline_may_be_a_field_and_looks_like_one_itself():
    second = pages(OLD)[1]
    assert "DRAVIA: Ceasefire talks put off" == stated(second)["title"]
    assert [
        "DRAVIA: Ceasefire talks put off",
        "The government of Dravia put off ceasefire talks until Thursday, a spokeswoman for the foreign ministry said "
        "on Monday.",
        "She gave no reason.",
    ] == report(second)
    assert "Northwire" == stated(second)["outlet"]


def test_what_is_stated_stands_where_its_span_says():
    for page in (*pages(OLD), *pages(NEW)):
        for one in page.metadata:
            assert one.origin == "export"
            assert one.span is not None
            assert one.value == " ".join(one.span.slice(page.text).split())


def test_the_text_of_a_page_is_the_documents_own_with_its_labels():
    first = pages(OLD)[0].text
    assert first.startswith("Harbour Courier (Alma)\n\n")
    assert "BYLINE: Mara Ilves and Tomas Hale\n\nSECTION: WORLD; Pg. 3" in first
    assert first.endswith("All Rights Reserved")


def test_a_field_line_lies_around_the_report_and_its_hint_names_it():
    first = pages(OLD)[0]
    hints = [block.hint for block in first.blocks if block.zone == "around"]
    assert ["outlet", "date", "edition", "byline", "section", "page", "length", "dateline", "graphic"] == hints[:9]


def test_a_newer_export_begins_below_its_cover_and_list_of_contents():
    first, second = pages(NEW)
    assert ["export.txt#1", "export.txt#2"] == [first.uri, second.uri]
    assert first.text.startswith("Eleven killed as shells hit the northern harbour\nHarbour Courier (Alma)\n")
    assert [SHELLS[0], SHELLS[1], f"Talks: {SHELLS[2]}", SHELLS[3]] == report(first)


def test_the_fields_of_a_newer_document_are_stated():
    first, second = pages(NEW)
    assert {
        "title": SHELLS[0],
        "outlet": "Harbour Courier (Alma)",
        "date": "March 3, 2031 Monday",
        "section": "WORLD",
        "author": "Mara Ilves and Tomas Hale",
        "dateline": "PORT ALMA, March 2",
        "language": "ENGLISH",
        "type": "Newspaper",
    } == stated(first)
    assert "March 3, 2031 Monday 9:40 AM GMT" == stated(second)["date"]
    assert "The foreign ministry gives no reason." == stated(second)["description"]


def test_a_newer_export_without_a_cover_is_read_the_same():
    without = NEW[NEW.index(b"\n\n\nEleven") :]
    assert [page.text for page in pages(NEW)] == [page.text for page in pages(without)]


def test_a_newer_export_that_breaks_off_keeps_what_is_whole():
    cut = NEW[: NEW.index(b"She gave no reason")]
    assert ["export.txt#1"] == [page.uri for page in pages(cut)]
    assert [
        'export.txt: document 2 breaks off, without "End of Document" at its end, and is not read; export it again'
    ] == [one.message for one in problems(cut)]


def test_an_older_export_that_breaks_off_says_which_documents_are_missing():
    cut = OLD[: OLD.index(b"She gave no reason")]
    assert ["export.txt#1"] == [page.uri for page in pages(cut)]
    assert ["R62"] == [one.code for one in problems(cut)]
    assert ["export.txt: 2 documents of the 3 that the export names are in this file"] == [
        item.message for item in read(cut) if isinstance(item, Remark)
    ]


def test_two_exports_in_one_file_count_their_documents_through():
    assert ["export.txt#1", "export.txt#2", "export.txt#4", "export.txt#5"] == [page.uri for page in pages(OLD + OLD)]


def test_exports_with_dos_line_ends_are_claimed_and_read_the_same():
    for raw in (OLD, NEW):
        dos = raw.replace(b"\n", b"\r\n")
        assert is_nexis(Head(dos[:8192], "export.txt"))
        assert [page.text for page in pages(raw)] == [page.text for page in pages(dos)]


def test_an_ordinary_text_is_no_export():
    for words in (
        "LENGTH: 40 metres, the ministry said.\n\nThe bridge fell.",
        "Body\n\nThe parties met on Monday.\n\nLength: 40 words",
        "He read 3 of 120 DOCUMENTS aloud.\n\nLENGTH: 40 words",
        "The archive sells reports by Nexis Uni.\n\nEnd of Document\n",
    ):
        assert not is_nexis(Head(words.encode(), "report.txt")), words


def test_any_number_of_separators_is_one_problem_in_bounded_time():
    started = time.process_time()
    for line in (b"1 of 9 DOCUMENTS\n", b"End of Document\n", b"1 of 9 DOCUMENTS\n\nBODY:\n"):
        assert 1 == len(problems(line * 50_000)), line
    assert 10 > time.process_time() - started


def test_one_document_of_five_megabytes_is_read_in_linear_time():
    started = time.process_time()
    body = b"The army gave no figure of its own on Sunday night.\n\n" * 100_000
    assert 1 == len(pages(OLD[: OLD.index(b"Shells struck")] + body))
    assert 10 > time.process_time() - started


def test_a_cover_whose_table_stands_in_lines_of_its_own_is_passed_over():
    lines = b"\n".join(NEW.replace(b"\t", b"\n").splitlines())
    assert [page.text for page in pages(NEW)] == [page.text for page in pages(lines)]


def test_a_headline_may_begin_with_a_number_or_look_like_a_date():
    numbered = NEW[NEW.index(b"\n\n\nEleven") :].replace(b"Eleven killed", b"11. Fleet killed")
    assert "11. Fleet killed as shells hit the northern harbour" == stated(pages(numbered)[0])["title"]
    dated = NEW.replace(b"Ceasefire talks put off\nNorthwire", b"March 3, 2031\nNorthwire")
    assert ("March 3, 2031", "Northwire") == tuple(stated(pages(dated)[1])[name] for name in ("title", "outlet"))


def test_an_edition_of_a_month_is_not_the_date():
    edition = NEW.replace(b"Late Edition", b"March 2031 Edition")
    assert "March 3, 2031 Monday" == stated(pages(edition)[0])["date"]


def test_a_paragraph_that_opens_like_a_field_stays_in_a_report():
    for word in (b"Language", b"Subject", b"Section"):
        raw = NEW.replace(b"Talks: The two", word + b": The two")
        assert f"{word.decode()}: {SHELLS[2]}" in report(pages(raw)[0])


def test_an_unknown_field_between_length_and_body_is_no_report():
    raw = OLD.replace(b"DATELINE: VESTRA, Dravia", b"TYPE: Analysis\n\nDATELINE: VESTRA, Dravia")
    assert report(pages(OLD)[1]) == report(pages(raw)[1])


def test_a_notice_below_the_last_document_is_no_document():
    assert [] == problems(NEW + b"\nCopyright 2031 The archive\n")


def test_a_section_line_names_sections_and_a_place_in_print():
    raw = OLD.replace(b"SECTION: WORLD; Pg. 3", b"SECTION: Section A; Column 1; Foreign Desk; Pg. 12")
    assert ["Section A", "Foreign Desk"] == [one.value for one in pages(raw)[0].stated("section")]
