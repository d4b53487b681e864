"""What a file is, by its first bytes: one small question a format, none of them reads further than the head."""

import codecs
import re

from msgspec import Struct

from dateline.read.columns import is_header

# So much of a file is looked at.
HEAD = 8_192
# What a file is that no reader takes, by its first bytes (lower-cased, without leading blanks).
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%pdf-", "a PDF"),
    (b"pk\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"bzh", "bzip2 data"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"warc/", "a web archive (WARC)"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"gif8", "a picture"),
    (b"sqlite format 3", "an SQLite database"),
    (b"par1", "a Parquet table"),
)
OPENINGS = tuple(signature for signature, _ in SIGNATURES)
# How markup and JSON in UTF-16 begin that have no byte-order mark.
WIDE = re.compile(rb"(?:[<{\[\s]\0){1,99}[!-~]\0|(?:\0[<{\[\s]){1,99}\0[!-~]")
# How a piece of HTML begins that was cut out of its page. Markdown may begin so as well.
HTML_PIECE = re.compile(
    rb"<(?:!--|(?:a|article|aside|b|blockquote|br|center|div|em|figure|font|footer|form|h[1-6]|header|i|iframe|img|link|"
    rb"li|main|meta|nav|ol|p|picture|script|section|span|strong|style|svg|table|tbody|td|title|tr|ul)[\s/>])"
)
# The first element of RSS and Atom, behind declarations and comments.
FEED = re.compile(
    rb"(?>(?:\s+|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!doctype[^>\[]*>)*)<(?:!doctype\s+)?(?:rss|rdf:rdf|(?:atom:)?feed)[\s>]",
    re.DOTALL,
)
# How a mailbox and a letter begin; a note in a text file may have From, To and Date, but was not carried by a server.
MAILBOX = re.compile(rb"From \S*[^\n]{0,200}\b(?:19|20)\d\d\b[^\n]{0,40}\n(?:[A-Za-z][A-Za-z0-9-]{0,70}:|>From )")
LETTER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,70}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
MAIL_HEADER = re.compile(rb"^(?:from|subject|date):", re.IGNORECASE | re.MULTILINE)
ROUTED = re.compile(rb"^(?:received|return-path|message-id|mime-version|delivered-to):", re.IGNORECASE | re.MULTILINE)
# How a value of JSON begins that can be a table.
JSON_TABLE = re.compile(rb"(?:\{\s*[\"}]|\[\s*[{\]])")


class Head(Struct, frozen=True):
    """The first bytes of a file, its name, and the media type that its carrier declares ("" is none)."""

    raw: bytes
    uri: str
    media_type: str = ""

    @property
    def opening(self) -> bytes:
        """The first bytes in lower case, without a byte-order mark and leading blanks; of UTF-16 (marked or not)
        without its zeros."""
        return self._plain()[:1024].lower()

    @property
    def lowered(self) -> bytes:
        """The whole head in the same manner."""
        return self._plain().lower()

    def is_named(self, *suffixes: str) -> bool:
        """Whether the file's name ends so."""
        return self.uri.lower().endswith(suffixes)

    def _plain(self) -> bytes:
        raw = self.raw
        if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raw = raw[2:].replace(b"\0", b"")
        elif WIDE.match(raw):
            raw = raw.replace(b"\0", b"")
        return raw.lstrip(b"\xef\xbb\xbf \t\r\n")


def is_html(head: Head) -> bool:
    """A page, or a piece of one in a file that does not call itself Markdown."""
    opening = head.opening
    return (
        opening.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
        or (opening.startswith(b"<") and b"<html" in opening)
        or (HTML_PIECE.match(opening) is not None and not head.is_named(".md", ".markdown"))
    )


def is_feed(head: Head) -> bool:
    """RSS, Atom or JSON Feed, by the first element or by the version that it names."""
    if not head.opening.lstrip().startswith((b"{", b"<")):
        return False
    lowered = head.lowered
    if lowered.startswith(b"{"):
        return b"jsonfeed.org/version/" in lowered.replace(b"\\", b"")
    return FEED.match(lowered) is not None


def is_parquet(head: Head) -> bool:
    """A Parquet table."""
    return head.raw.startswith(b"PAR1")


def is_mbox(head: Head) -> bool:
    """A mailbox: the line that parts its letters, and a header."""
    return MAILBOX.match(head.raw) is not None


def is_mail(head: Head) -> bool:
    """A letter: headers from the first line on, one of which only a letter has."""
    if not (LETTER.match(head.raw) and MAIL_HEADER.search(head.raw.partition(b"\n\n")[0])):
        return False
    return head.is_named(".eml") or head.media_type == "message/rfc822" or ROUTED.search(head.raw) is not None


def is_json(head: Head) -> bool:
    """JSON Lines, whose first line may be broken, or one object or list of JSON."""
    return JSON_TABLE.match(head.opening) is not None or (head.is_named(".jsonl", ".ndjson") and is_text(head))


def is_csv(head: Head) -> bool:
    """A table whose name says so, or whose first line names its columns, one of them the text."""
    if head.is_named(".csv", ".tsv", ".tab"):
        return is_text(head)
    header, _, rest = head.raw.removeprefix(codecs.BOM_UTF8).partition(b"\n")
    delimiter = next((sign for sign in (b"\t", b";", b"|", b",") if sign in header), None)
    cells = [cell.strip(b'\r" ').decode("utf-8", "replace") for cell in header.split(delimiter)] if delimiter else []
    return is_header(cells) and delimiter is not None and rest.count(delimiter) >= len(cells) - 1 and is_text(head)


def is_docx(head: Head) -> bool:
    """A ZIP whose parts are those of an office text, or that is called one and begins as one does."""
    if not head.raw.startswith(b"PK\x03\x04"):
        return False
    parts = b"[Content_Types].xml" in head.raw or b"_rels/.rels" in head.raw
    named = head.is_named(".docx", ".docm", ".dotx") or "wordprocessingml" in head.media_type
    return (b"word/" in head.raw or named) and (parts or named)


def is_rtf(head: Head) -> bool:
    """What opens with the signature of RTF."""
    return head.opening.startswith(b"{\\rtf")


def is_pdf(head: Head) -> bool:
    """What opens with the signature of PDF, or has it a little further on under a name that says so."""
    named = head.is_named(".pdf") or "pdf" in head.media_type
    return head.opening.startswith(b"%pdf-") or (named and b"%pdf-" in head.opening)


def is_markdown(head: Head) -> bool:
    """A text whose name says so: nothing in it does."""
    return head.is_named(".md", ".markdown") and is_text(head)


def is_text(head: Head) -> bool:
    """What nothing shows to be anything else."""
    return foreign(head) == ""


def foreign(head: Head) -> str:
    """What a file is that is no text, for the message to the user; "" for text."""
    opening = head.opening
    if opening.startswith(OPENINGS):
        return next(what for signature, what in SIGNATURES if opening.startswith(signature))
    if is_html(head):
        return "an HTML page"
    if opening.startswith((b"<?xml", b"<rss", b"<feed")):
        return "an XML document"
    return ""
