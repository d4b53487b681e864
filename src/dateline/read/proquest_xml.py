"""ProQuest's XML, a file of records or one record a file as in TDM Studio, to one page a record."""

import html
import re
from collections.abc import Iterator
from itertools import count

from lxml import etree

from dateline.model.page import Page, Stated
from dateline.model.problem import Problem
from dateline.read.blocks import blocks_of
from dateline.read.composed import clean, page_of
from dateline.read.export_fields import forename_first, without_body
from dateline.read.paragraphs import Manuscript, Paragraph
from dateline.read.source import Document, Stream

MEDIA_TYPE = "application/xml"
RECORDS = ("{*}RECORD", "{*}Record")
# What is stated, and where it stands in a record of the newer layout and of the older.
PLACES = (
    ("title", ("TitleAtt/Title", "Obj//Title", "RecordTitle")),
    ("outlet", ("PubFrosting/Title", "Publication/Title", "PubTitle")),
    ("date", ("NumericDate", "NumericPubDate", "AlphaPubDate")),
    ("section", ("Section",)),
    ("dateline", ("Dateline",)),
    ("description", ("Abstract",)),
    ("language", ("RawLang", "LanguageCode")),
    ("type", ("mstar", "ObjectType")),
    ("url", ("DocURL",)),
)
NAMES = ("OriginalForm", "PersonName")
TEXTS = ("TextInfo/{*}Text", "FullText", "Text")
BREAK = re.compile(r"</?(?:p|br|div|li|h[1-6]|blockquote|body|html)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def pages_of_proquest_xml(stream: Stream) -> Iterator[Page | Problem]:
    """The pages of a file of records, read one record at a time. Entities are not resolved, nothing is fetched."""
    empty: list[int] = []
    number = 0
    records = etree.iterparse(
        stream.file, tag=RECORDS, resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
    )
    try:
        for number, (_, record) in zip(count(1), records, strict=False):
            page = _page(record, Document(f"{stream.uri}#{number}", b""))
            if page is None:
                empty.append(number)
            else:
                yield page
            _forget(record)
    except etree.XMLSyntaxError as error:
        cause = f"broken XML in or behind record {number} ({error.msg}); the records before it are read"
        yield Problem("read.export", "R64", f"{stream.uri}: {cause}; export it again")
    else:
        if number == 0:
            yield Problem("read.export", "R60", f"{stream.uri}: no record in this XML; export full documents")
    yield from without_body(Document(stream.uri, b""), empty)


def _forget(record: etree._Element) -> None:
    """Frees a record and those before it: a file of a gigabyte takes the memory of one record."""
    record.clear()
    above = record.getparent()
    while above is not None and record.getprevious() is not None:
        del above[0]


def _page(record: etree._Element, document: Document) -> Page | Problem | None:
    paragraphs = tuple(Paragraph(words, zone="report") for words in _paragraphs(record))
    if not paragraphs:
        return None
    stated = tuple(Stated(name, words, "export") for name, words in _stated(record))
    title = next((one.value for one in stated if one.name == "title"), "")
    above = (Paragraph(title, "title", zone="report"),) if title else ()
    return page_of(Manuscript((*above, *paragraphs), stated), document, media_type=MEDIA_TYPE)


def _stated(record: etree._Element) -> Iterator[tuple[str, str]]:
    for name, places in PLACES:
        for place in places:
            found = record.find(f".//{'/'.join(step and '{*}' + step for step in place.split('/'))}")
            words = "" if found is None else _plain(found)
            if words:
                # "Harbour Courier; Alma" is the outlet and its place.
                yield name, words.partition(";")[0] if name == "outlet" else words
                break
    for contributor in record.iterfind(".//{*}Contributor"):
        words = _name(contributor)
        if words:
            yield "author", words


def _name(contributor: etree._Element) -> str:
    for place in NAMES:
        found = contributor.find(f".//{{*}}{place}")
        if found is not None and (words := _plain(found)):
            return forename_first(words)
    parts = (contributor.find(f".//{{*}}{place}") for place in ("FirstName", "LastName"))
    return " ".join(_plain(part) for part in parts if part is not None)


def _plain(element: etree._Element) -> str:
    """The words of an element on one line; markup in it that was written as text is taken away."""
    return clean(html.unescape(TAG.sub(" ", "".join(element.itertext()))))


def _paragraphs(record: etree._Element) -> Iterator[str]:
    """The paragraphs of the text: by its markup, which may be written as text, else by its lines."""
    places = (record.find(f".//{{*}}{place}") for place in TEXTS)
    text = next((found for found in places if found is not None), None)
    if text is None:
        return
    written = etree.tostring(text, encoding="unicode", with_tail=False) if len(text) else text.text or ""
    if BREAK.search(written) is not None:
        pieces = (html.unescape(TAG.sub("", piece)) for piece in BREAK.split(written))
    else:
        plain = html.unescape(TAG.sub("", written))
        pieces = (plain[block.start : block.end] for block in blocks_of(plain))
    yield from (words for words in map(clean, pieces) if words)
