"""What a packed file or an archive is, by its first bytes, and by the first bytes of what is packed in it."""

import re
import zlib

from dateline.read.sniff import Head

# How a gzip member is opened by zlib; so much of what comes out is looked at.
GZIP, MOST = 31, 1_048_576
LENGTH = re.compile(rb"\r?\ncontent-length:[ \t]*(\d{1,15})", re.IGNORECASE)
HEADER_END = re.compile(rb"\r?\n\r?\n")


def is_warc(head: Head) -> bool:
    """A web archive, plain or with each record packed by itself; one that was packed as a whole is a gzip file."""
    if head.raw.startswith(b"WARC/"):
        return True
    if not is_gzip(head):
        return False
    first = unpacked_head(head.raw, most=MOST)
    end, length = HEADER_END.search(first), LENGTH.search(first)
    if not first.startswith(b"WARC/") or end is None or length is None:
        return first.startswith(b"WARC/")
    # Behind the record's block stand two line ends, and then the next record, if it is in the same member.
    return len(first) <= end.end() + int(length[1]) + 4


def is_gzip(head: Head) -> bool:
    """A file packed by gzip."""
    return head.raw.startswith(b"\x1f\x8b\x08")


def is_bzip2(head: Head) -> bool:
    """A file packed by bzip2."""
    return re.match(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)", head.raw) is not None


def is_xz(head: Head) -> bool:
    """A file packed by xz."""
    return head.raw.startswith(b"\xfd7zXZ\0")


def is_zip(head: Head) -> bool:
    """A ZIP archive that is no office document or book: those begin with a list of their parts or with their type."""
    if not head.raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    return b"[Content_Types].xml" not in head.raw and head.raw[30:38] != b"mimetype"


def is_tar(head: Head) -> bool:
    """A tar archive, of POSIX or GNU."""
    return head.raw[257:262] == b"ustar"


def unpacked_head(raw: bytes, *, most: int) -> bytes:
    """The first bytes of what is packed in a gzip member, as far as they come out."""
    try:
        return zlib.decompressobj(GZIP).decompress(raw, most)
    except zlib.error:
        return b""
