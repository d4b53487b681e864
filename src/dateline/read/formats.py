"""Formats by content: which reader takes a file, and what to say of a file that none takes."""

import importlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read import export_claims, sniff, sniff_packed
from dateline.read.sniff import Head
from dateline.read.source import Document, Remark, Stream

# What a reader yields: pages, what it could not read, what the user should know, and what another reader must open.
Item = Page | Problem | Remark | Document | Stream
Reader = Callable[[Any], Iterable[Item]]


class Format(Struct, frozen=True):
    """A format that can be read: its name for people, how its files are told by their first bytes, and its reader.

    `reader` is a function from a `Document` (from a `Stream` with `streams`) to items, or its address
    "module:function", imported when the first such file comes. A `guarded` one stands on a parser that hostile bytes
    can hold up: the engine runs it in a worker that can be killed (given by its address, for the worker imports it).
    One that `resumes` passes over the records that are `standing` in the store (see `Stream`).
    """

    name: str
    reader: Reader | str
    claims: Callable[[Head], bool]
    streams: bool = False
    guarded: bool = False
    resumes: bool = False


# The first that claims a file takes it: signatures first, then what is told by its layout, plain text last.
FORMATS: tuple[Format, ...] = (
    Format("WARC", "dateline.read.warc:pages_of_warc", sniff_packed.is_warc, streams=True, resumes=True),
    Format("gzip", "dateline.read.packed:pages_of_gzip", sniff_packed.is_gzip, streams=True),
    Format("bzip2", "dateline.read.packed:pages_of_bzip2", sniff_packed.is_bzip2, streams=True),
    Format("xz", "dateline.read.packed:pages_of_xz", sniff_packed.is_xz, streams=True),
    Format("tar", "dateline.read.tar:pages_of_tar", sniff_packed.is_tar, streams=True),
    Format("PDF", "dateline.read.pdf:pages_of_pdf", sniff.is_pdf, guarded=True),
    Format("DOCX", "dateline.read.docx:pages_of_docx", sniff.is_docx, guarded=True),
    Format("ZIP", "dateline.read.zip:pages_of_zip", sniff_packed.is_zip, streams=True),
    Format("RTF", "dateline.read.rtf:pages_of_rtf", sniff.is_rtf, guarded=True),
    Format("Nexis or LexisNexis export", "dateline.read.nexis:pages_of_nexis", export_claims.is_nexis),
    Format("Factiva export", "dateline.read.factiva:pages_of_factiva", export_claims.is_factiva),
    Format("Factiva page", "dateline.read.factiva_html:pages_of_factiva_html", export_claims.is_factiva_html),
    Format("ProQuest export", "dateline.read.proquest:pages_of_proquest", export_claims.is_proquest),
    Format(
        "ProQuest XML",
        "dateline.read.proquest_xml:pages_of_proquest_xml",
        export_claims.is_proquest_xml,
        streams=True,
    ),
    Format("story list", "dateline.read.url_lists:pages_of_url_list", export_claims.is_url_list, streams=True),
    Format("GDELT table", "dateline.read.url_lists:pages_of_gdelt_table", export_claims.is_gdelt_table, streams=True),
    Format("Parquet", "dateline.read.parquet:pages_of_parquet", sniff.is_parquet, streams=True),
    Format("feed", "dateline.read.feed:pages_of_feed", sniff.is_feed, guarded=True),
    Format("mailbox", "dateline.read.mbox:pages_of_mbox", sniff.is_mbox, streams=True),
    Format("letter", "dateline.read.mbox:pages_of_mail", sniff.is_mail),
    Format("JSON", "dateline.read.jsonl:pages_of_json", sniff.is_json, streams=True),
    Format("CSV", "dateline.read.csv_table:pages_of_csv", sniff.is_csv, streams=True),
    Format("HTML", "dateline.read.html:pages_of_html", sniff.is_html, guarded=True),
    Format("Markdown", "dateline.read.markdown:pages_of_markdown", sniff.is_markdown),
    Format("plain text", "dateline.read.text:pages_of_text", sniff.is_text),
)


def format_of(head: Head, *, formats: Sequence[Format] = FORMATS) -> Format | Problem:
    """The format that takes a file, told by its content first and its name second, or why none does (R05)."""
    for kind in formats:
        if kind.claims(head):
            return kind
    what = sniff.foreign(head)
    known = ", ".join(kind.name for kind in formats)
    return Problem("read.format", "R05", f"{head.uri}: this is {what}, which is not read; formats read: {known}")


def reader_of(kind: Format) -> Reader:
    """The function that reads a format. Raises `ImportError` when a package that it stands on is missing."""
    if not isinstance(kind.reader, str):
        return kind.reader
    module, _, function = kind.reader.partition(":")
    reader: Reader = getattr(importlib.import_module(module), function)
    return reader
