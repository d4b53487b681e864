"""Exports of archives that were saved as DOCX or RTF."""

import io
import re
import zipfile
from html import escape
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.read.opened import opened
from dateline.read.source import Stream

EXPORTS = Path(__file__).parent / "exports"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>'
)
RELATIONSHIPS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraphs(name: str) -> list[str]:
    return [line.strip() for line in (EXPORTS / name).read_text().splitlines() if line.strip()]


def docx(lines: list[str]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        package.writestr("_rels/.rels", RELATIONSHIPS)
        package.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return written.getvalue()


def rtf(lines: list[str]) -> bytes:
    return (r"{\rtf1\ansi\deff0 " + "".join(rf"\pard {line}\par " for line in lines) + "}").encode("cp1252")


def pages(raw: bytes, name: str) -> list[Page]:
    return [item for item in opened(Stream(name, io.BytesIO(raw))) if isinstance(item, Page)]


def words(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", page.text[one.start : one.end]) for one in page.blocks if one.zone == "report"]


@pytest.mark.parametrize("name", ["nexis-uni.txt", "factiva.txt", "factiva-codes.txt"])
def test_an_export_says_the_same_as_docx_and_rtf_as_it_says_as_text(name):
    expected = pages((EXPORTS / name).read_bytes(), "export.txt")
    for raw, file in ((docx(paragraphs(name)), "export.docx"), (rtf(paragraphs(name)), "export.rtf")):
        found = pages(raw, file)
        assert [f"{file}#1", f"{file}#2"] == [page.uri for page in found]
        for one, other in zip(expected, found, strict=True):
            assert words(one) == words(other)
            assert [(fact.name, fact.value) for fact in one.metadata] == [
                (fact.name, fact.value) for fact in other.metadata
            ]


def test_a_document_that_is_no_export_is_one_page():
    lines = ["Talks resume in Vestra", "Byline: Ann Example", "The talks resumed on Monday.", "End of Document"]
    assert ["report.docx"] == [page.uri for page in pages(docx(lines), "report.docx")]
    assert ["report.rtf"] == [page.uri for page in pages(rtf(lines), "report.rtf")]
