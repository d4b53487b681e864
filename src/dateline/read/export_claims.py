"""Which archive a text export came from, by the layout of its first lines. An ordinary text shows none of them."""

import codecs
import re

from dateline.read.sniff import Head, is_html, is_text

# A form of line, behind the words that stand in every such line (see `_found`).
Form = tuple[bytes, re.Pattern[bytes]]
# A line "3 of 120 DOCUMENTS" and one that begins with a field: the older LexisNexis.
LEXISNEXIS = (b" DOCUMENT", re.compile(rb"^[ \t]*\d{1,7} of \d{1,7} DOCUMENTS?[ \t]*$", re.MULTILINE))
LEXISNEXIS_FIELD = re.compile(rb"^(?:LENGTH|BYLINE|SECTION|HEADLINE|DATELINE|BODY):", re.MULTILINE)
# Nexis Uni and Lexis Advance: the length in words above the line "Body"; or the cover with its list of contents.
NEXIS_HEADER = (b"Length:", re.compile(rb"^Length:\s[^\n]{0,20}\bwords?[ \t]*$", re.MULTILINE))
NEXIS_BODY = re.compile(rb"^[ \t]*Body[ \t]*$", re.MULTILINE)
NEXIS_COVER = (
    (b"Job Number:", re.compile(rb"^Job Number:", re.MULTILINE)),
    (b"Documents (", re.compile(rb"^[ \t]*Documents \(\d{1,7}\)[ \t]*$", re.MULTILINE)),
)
# Factiva: number of words, day, source and its code on lines below each other; or the codes of its fields in order.
FACTIVA_HEADER = re.compile(
    rb"^[\d,.]{1,9} words[ \t]*\n+[ \t]*\d{1,2} [A-Z][a-z]{2,8} \d{4}[ \t]*\n+"
    rb"(?:[ \t]*\d{1,2}:\d\d[^\n]{0,8}\n+)?[^\n]{2,100}\n+[ \t]*[A-Z][A-Z0-9]{1,11}[ \t]*$",
    re.MULTILINE,
)
FACTIVA_CODES = tuple(
    re.compile(line, re.MULTILINE)
    for line in (rb"^HD(?:[ \t]|$)", rb"^WC\s+[\d,.]{1,9} words[ \t]*$", rb"^PD(?:[ \t]|$)", rb"^SN(?:[ \t]|$)")
)
FACTIVA_TITLE = re.compile(rb"<title>\s*factiva\s*</title>")
FACTIVA_ARTICLE = re.compile(rb"<div[^<>]{0,200}class=[\"']article [a-z]{2}article[\"']")
# ProQuest: a long line of underscores at the top, and two of its fields.
PROQUEST_LINE = (b"_" * 60, re.compile(rb"^[ \t]*_{60}[ \t]*$", re.MULTILINE))
PROQUEST_FIELD = re.compile(
    rb"^(?:Publication info|Abstract|Links|Full text|Publication title|Document URL|ProQuest document ID):",
    re.MULTILINE,
)
PROQUEST_ROOT = re.compile(rb"<records?[\s>]")
PROQUEST_ELEMENT = re.compile(rb"<(?:goid|recordid|recordtitle|numericdate|numericpubdate|pubfrosting|titleatt)>")
# Media Cloud and GDELT: the columns of a list of stories, all of them in its header.
STORY_LISTS = (
    frozenset(("url", "title", "publish_date", "media_name")),
    frozenset(("url", "title", "publish_date", "media_url")),
    frozenset(("url", "title", "seendate", "domain")),
    frozenset(("url", "mobileurl", "date", "title")),
)
GDELT_JSON = re.compile(rb"\{\s*\"articles\"\s*:\s*\[")
# The first cells of GDELT's events, mentions and knowledge graph: numbers and days, no header.
GDELT_ROW = re.compile(
    rb"\d{5,12}\t\d{8}\t\d{6}\t\d{4}\t\d{4}\.|\d{5,12}\t\d{14}\t\d{14}\t\d\t|\d{14}-T?\d{1,7}\t\d{14}\t\d\t"
)


def is_nexis(head: Head) -> bool:
    """A text export of Nexis Uni, Lexis Advance or LexisNexis."""
    raw = _lines(head)
    numbered = _found(LEXISNEXIS, raw)
    if numbered is not None:
        return LEXISNEXIS_FIELD.search(raw, numbered.end()) is not None and is_text(head)
    length = _found(NEXIS_HEADER, raw)
    if length is not None and NEXIS_BODY.search(raw, length.end()) is not None:
        return is_text(head)
    return all(_found(line, raw) is not None for line in NEXIS_COVER) and is_text(head)


def is_factiva(head: Head) -> bool:
    """A text export of Factiva, in its display form or under its codes."""
    raw = _lines(head)
    if b" words" not in raw:
        return False
    return (FACTIVA_HEADER.search(raw) is not None or _in_order(raw, FACTIVA_CODES)) and is_text(head)


def is_factiva_html(head: Head) -> bool:
    """A page of articles that was saved from Factiva."""
    if not is_html(head):
        return False
    raw = head.raw.lower()
    return FACTIVA_TITLE.search(raw) is not None or FACTIVA_ARTICLE.search(raw) is not None


def is_proquest(head: Head) -> bool:
    """A text export of ProQuest."""
    raw = _lines(head)
    return (
        _found(PROQUEST_LINE, raw[:2_000]) is not None and len(set(PROQUEST_FIELD.findall(raw))) > 1 and is_text(head)
    )


def is_proquest_xml(head: Head) -> bool:
    """Records in the XML of ProQuest, one or many in a file."""
    if not head.opening.startswith(b"<"):
        return False
    raw = head.raw.lower()
    return PROQUEST_ROOT.search(raw, 0, 1_000) is not None and len(set(PROQUEST_ELEMENT.findall(raw))) > 1


def is_url_list(head: Head) -> bool:
    """A list of stories from Media Cloud, or of articles from GDELT, with or without their text."""
    if GDELT_JSON.match(head.opening) is not None:
        return b'"seendate"' in head.raw and is_text(head)
    header = head.raw.removeprefix(codecs.BOM_UTF8).partition(b"\n")[0].lower()
    if b"url" not in header:
        return False
    cells = {cell.strip('\r" ') for cell in re.split(r"[,;\t]", header.decode("utf-8", "replace").lower())}
    return any(columns <= cells for columns in STORY_LISTS) and is_text(head)


def is_gdelt_table(head: Head) -> bool:
    """A table of GDELT's events, mentions or knowledge graph."""
    return GDELT_ROW.match(head.raw) is not None


def _found(form: Form, raw: bytes) -> re.Match[bytes] | None:
    """The first line of a form. Its plain words are looked for first, which takes a hundredth of the time: of an
    ordinary text of 3 KB the forms alone took 60 µs, a quarter of its whole reading."""
    words, line = form
    return line.search(raw) if words in raw else None


def _in_order(raw: bytes, lines: tuple[re.Pattern[bytes], ...]) -> bool:
    at = 0
    for line in lines:
        found = line.search(raw, at)
        if found is None:
            return False
        at = found.end()
    return True


def _lines(head: Head) -> bytes:
    """The first lines without what stands in the way: a mark, zeros of UTF-16, carriage returns, hard blanks."""
    raw = head.raw.removeprefix(codecs.BOM_UTF8)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = raw[2:].replace(b"\0", b"")
    return raw.replace(b"\r", b"").replace(b"\xc2\xa0", b" ").replace(b"\f", b"\n")
