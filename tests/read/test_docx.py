"""DOCX to a page: styles, tables, what stands around the text; and archives and XML made to do harm."""

import io
import time
import zipfile
from datetime import UTC, datetime

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.docx import pages_of_docx, read_docx
from dateline.read.formats import format_of
from dateline.read.paragraphs import Manuscript, Paragraph
from dateline.read.sniff import HEAD, Head
from dateline.read.source import Document

MAIN = "word/document.xml"
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def packed(body: str, *, before: str = "", **parts: bytes) -> bytes:
    """A DOCX of the least parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(MAIN, f"{before}<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def manuscript_of(raw: bytes) -> Manuscript:
    found = read_docx(raw, uri="report.docx")
    assert isinstance(found, Manuscript), found
    return found


def texts_of(raw: bytes, *, role: str = "", zone: str = "") -> list[str]:
    return [one.text for one in manuscript_of(raw).paragraphs if one.zone == zone and role in ("", one.role)]


def test_styles_tell_title_headings_lists_and_quotes():
    document = docx.Document()
    document.add_heading("Harbour shelled", 0)
    document.add_paragraph("Fighters shelled the harbour on Sunday.")
    document.add_heading("The roads", 1)
    document.add_paragraph("The northern road", style="List Bullet")
    document.add_paragraph("We heard it all night.", style="Quote")
    roles = [(one.role, one.text) for one in manuscript_of(saved(document)).paragraphs]
    assert [
        ("title", "Harbour shelled"),
        ("paragraph", "Fighters shelled the harbour on Sunday."),
        ("heading", "The roads"),
        ("list", "The northern road"),
        ("quote", "We heard it all night."),
    ] == roles


def test_without_a_title_the_first_heading_at_the_top_is_it():
    document = docx.Document()
    document.add_paragraph("Northwire")
    document.add_heading("Harbour shelled", 1)
    document.add_heading("The roads", 2)
    assert ["paragraph", "title", "heading"] == [one.role for one in manuscript_of(saved(document)).paragraphs]


def test_a_page_is_its_paragraphs_with_a_blank_line_between():
    document = docx.Document()
    document.add_paragraph("Fighters  shelled\tthe harbour.")
    document.add_paragraph("")
    document.add_paragraph("The army gave no figure.\nA spokesman did not answer.")
    (page,) = pages_of_docx(Document("report.docx", saved(document)))
    assert isinstance(page, Page)
    expected = "Fighters shelled the harbour.\n\nThe army gave no figure.\n\nA spokesman did not answer."
    assert expected == page.text
    assert expected.split("\n\n") == [page.text[block.start : block.end] for block in page.blocks]


def test_bold_openings_and_page_breaks_are_kept_for_those_who_split_exports():
    document = docx.Document()
    labelled = document.add_paragraph()
    labelled.add_run("Byline:").bold = True
    labelled.add_run(" Ann Example")
    document.add_paragraph().add_run("Body").bold = True
    document.add_page_break()
    document.add_paragraph("The second report")
    expected = (
        Paragraph("Byline: Ann Example", bold="Byline:"),
        Paragraph("Body", is_bold=True, bold="Body"),
        Paragraph("The second report", opens_page=True),
    )
    assert expected == manuscript_of(saved(document)).paragraphs


def test_the_cells_of_a_table_are_read_row_by_row_and_a_frame_of_one_cell_is_none():
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Town", "Killed", "Kareth", "11"), strict=True):
        cell.text = text
    document.add_table(1, 1).cell(0, 0).text = "The ministry gave no source."
    raw = saved(document)
    assert ["Town", "Killed", "Kareth", "11"] == texts_of(raw, role="cell")
    assert ["The ministry gave no source."] == texts_of(raw, role="paragraph")


def test_headers_and_footers_stand_around_the_text():
    document = docx.Document()
    document.add_paragraph("Fighters shelled the harbour.")
    document.sections[0].header.paragraphs[0].text = "Northwire"
    document.sections[0].footer.paragraphs[0].text = "For subscribers"
    raw = saved(document)
    assert ["Northwire", "For subscribers"] == texts_of(raw, zone="around")
    assert ["header", "", "footer"] == [one.hint for one in manuscript_of(raw).paragraphs]


def test_inserted_text_is_kept_and_deleted_hidden_and_instructions_are_left_out():
    body = (
        "<w:p><w:r><w:t>Eleven</w:t></w:r><w:del><w:r><w:delText> or twelve</w:delText></w:r></w:del>"
        '<w:ins><w:r><w:t xml:space="preserve"> people</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> (check)</w:t></w:r>"
        "<w:r><w:instrText> HYPERLINK </w:instrText></w:r><w:r><w:t> died.</w:t></w:r></w:p>"
    )
    assert ["Eleven people died."] == texts_of(packed(body))


def test_a_text_box_is_read_once_behind_the_paragraph_that_holds_it():
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    both = f"<w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent>"
    assert ["Before and after", "In the box"] == texts_of(
        packed(f"<w:p><w:r><w:t>Before</w:t></w:r><w:r>{both}</w:r><w:r><w:t> and after</w:t></w:r></w:p>")
    )


def test_properties_are_stated():
    document = docx.Document()
    paragraph = document.add_paragraph("Harbour shelled for a third night")
    paragraph._p.append(parse_xml(f"<w:bookmarkEnd {nsdecls('w')}/>"))
    document.core_properties.title = "Harbour shelled for a third night"
    document.core_properties.author = "Ann Example"
    document.core_properties.created = datetime(2014, 5, 12, 10, 30, tzinfo=UTC)
    (page,) = pages_of_docx(Document("report.docx", saved(document)))
    assert isinstance(page, Page)
    (title,) = page.stated("title")
    assert title.span is not None
    assert ["Ann Example"] == [one.value for one in page.stated("author")]
    assert ["2014-05-12T10:30:00Z"] == [one.value for one in page.stated("date")]


def test_an_entity_is_never_expanded_and_a_document_type_is_refused():
    levels = "".join(f'<!ENTITY a{at + 1} "{f"&a{at};" * 10}">' for at in range(12))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "killed"><!ENTITY f SYSTEM "file:///etc/hostname">{levels}]>'
    began = time.process_time()
    for body in ("&a12;", "&f;", "no entity"):
        problem = read_docx(packed(f"<w:p><w:r><w:t>{body}</w:t></w:r></w:p>", before=bomb), uri="report.docx")
        assert isinstance(problem, Problem)
        assert problem.code in ("R35", "R36")
    assert time.process_time() - began < 2


def test_a_part_that_unpacks_to_hundreds_of_megabytes_is_not_read():
    began = time.process_time()
    problem = read_docx(packed("<w:p/>" + " " * 100_000_000), uri="report.docx")
    assert isinstance(problem, Problem)
    assert "R36" == problem.code
    assert time.process_time() - began < 5


def test_a_document_of_a_hundred_thousand_parts_is_not_opened():
    parts = {f"word/p{at}.xml": b"" for at in range(20_000)}
    problem = read_docx(packed("<w:p/>", **parts), uri="report.docx")
    assert isinstance(problem, Problem)
    assert "R36" == problem.code


def test_a_broken_archive_is_a_problem_and_damaged_xml_is_read_up_to_the_damage():
    raw = packed("<w:p><w:r><w:t>The army said</w:t></w:r></w:p>")
    for broken in (raw[:200], raw[:-30], raw[:60] + b"\0" * 80 + raw[140:]):
        problem = read_docx(broken, uri="report.docx")
        assert isinstance(problem, Problem)
        assert "R35" == problem.code
    damaged = manuscript_of(packed("<w:p><w:r><w:t>The army said</w:t></w:r></w:p><w:p><"))
    assert ["The army said"] == [one.text for one in damaged.paragraphs]
    assert ["R35"] == [problem.code for problem in damaged.problems]


def test_nested_tags_end_in_time():
    began = time.process_time()
    deep = "<w:tbl><w:tr><w:tc>" * 30_000
    found = read_docx(packed(f"<w:p><w:r><w:t>The army said</w:t></w:r></w:p>{deep}"), uri="report.docx")
    assert isinstance(found, Manuscript)
    assert ["The army said"] == [one.text for one in found.paragraphs]
    assert ["R35"] == [problem.code for problem in found.problems]
    assert time.process_time() - began < 5


def test_a_docx_is_told_by_its_parts_and_other_archives_are_not_taken_for_one():
    raw = saved(docx.Document())
    kind = format_of(Head(raw[:HEAD], "report"))
    assert not isinstance(kind, Problem)
    assert "DOCX" == kind.name
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("may/07.html", "<html>")
    assert "DOCX" != getattr(format_of(Head(file.getvalue()[:HEAD], "may.zip")), "name", "")
