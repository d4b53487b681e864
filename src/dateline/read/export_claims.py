"""Which archive a text export came from, by the layout of its first lines. An ordinary text shows none of them."""

import re

from dateline.read.sniff import Head, is_text

# A line "3 of 120 DOCUMENTS" and one that begins with a field: the older LexisNexis.
LEXISNEXIS = re.compile(rb"^[ \t]*\d{1,7} of \d{1,7} DOCUMENTS?[ \t]*$", re.MULTILINE)
LEXISNEXIS_FIELD = re.compile(rb"^(?:LENGTH|BYLINE|SECTION|HEADLINE|DATELINE|BODY):", re.MULTILINE)
# Nexis Uni and Lexis Advance: the length in words above the line "Body"; or the cover with its list of contents.
NEXIS_HEADER = re.compile(rb"^Length:\s[^\n]{0,20}\bwords?[ \t]*$", re.MULTILINE)
NEXIS_BODY = re.compile(rb"^[ \t]*Body[ \t]*$", re.MULTILINE)
NEXIS_COVER = (
    re.compile(rb"^Job Number:", re.MULTILINE),
    re.compile(rb"^[ \t]*Documents \(\d{1,7}\)[ \t]*$", re.MULTILINE),
)


def is_nexis(head: Head) -> bool:
    """A text export of Nexis Uni, Lexis Advance or LexisNexis."""
    raw = _lines(head)
    if not is_text(head):
        return False
    numbered = LEXISNEXIS.search(raw)
    if numbered is not None:
        return LEXISNEXIS_FIELD.search(raw, numbered.end()) is not None
    length = NEXIS_HEADER.search(raw)
    if length is not None and NEXIS_BODY.search(raw, length.end()) is not None:
        return True
    return all(line.search(raw) is not None for line in NEXIS_COVER)


def _lines(head: Head) -> bytes:
    return head.raw.replace(b"\r", b"")
