"""A web archive (WARC): the pages among its records, each under its offset; what is no page is counted."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from fastwarc.warc import WarcRecord, WarcRecordType
from msgspec import Struct

from dateline.model.page import Stated
from dateline.model.printable import printable
from dateline.model.problem import Problem
from dateline.read.http_body import BodyError, decoded_body
from dateline.read.opened import too_large
from dateline.read.sniff import Head, is_html
from dateline.read.source import Document, Remark, Stream
from dateline.read.warc_records import LONGEST_HEADER, Found, begins_record, records_of

# What may hold a report; styles, scripts, calendars and pictures do not.
READ = (
    re.compile(r"text/(?:html|plain|markdown|rtf|xml)"),
    re.compile(r"application/(?:(?:xhtml|rss|atom)\+xml|xml|feed\+json|pdf|rtf|msword)"),
    re.compile(r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.document"),
)
RESPONSE = WarcRecordType.response
WITH_PAYLOAD = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
COUNTED = WITH_PAYLOAD | WarcRecordType.revisit
FOUND = 200
# So many kinds of what was passed over are named, and so many told apart while counting.
NAMED, TOLD_APART = 5, 200


def pages_of_warc(stream: Stream) -> Iterator[Document | Problem | Remark]:
    """The documents among the records: successful responses, resources and converted texts of a type that may hold a
    report, as "FILE#OFFSET". Ends with what was passed over, by kind."""
    if stream.inside:
        yield from _named_record(stream)
        return
    passed, read, failed = Counter[str](), 0, 0
    for found in records_of(stream, start=stream.start):
        if isinstance(found, Problem):
            yield found
        elif found.offset not in stream.standing:
            item = _document(found, stream)
            if not found.is_whole():
                continue  # what is wrong with it comes next
            if isinstance(item, str):
                passed[item if item in passed or len(passed) < TOLD_APART else "of other types"] += 1
            elif item is not None:
                read += isinstance(item, Document)
                failed += isinstance(item, Problem)
                yield item
    yield Remark(stream.uri, _told(passed, read, failed, len(stream.standing)))


def _named_record(stream: Stream) -> Iterator[Document | Problem]:
    """The one record that the user named by its offset."""
    words, _, _ = stream.inside.partition("#")
    offset = int(words) if words.isdecimal() and len(words) < 19 else -1
    uri = f"{stream.uri}#{printable(words)}"
    if offset < 0 or (stream.path is not None and not _begins(stream, offset)):
        yield Problem("read.warc", "R74", f"{uri}: no record begins there; name the offset of one")
        return
    for found in records_of(stream, start=offset if stream.path is not None else 0):
        if isinstance(found, Problem):
            if found.message.startswith(f"{uri}: "):
                yield found
                return
        elif found.offset > offset:
            return
        elif found.offset == offset:
            item = _document(found, stream)
            if not found.is_whole():
                continue
            if isinstance(item, Document | Problem):
                yield item
            else:
                yield Problem("read.warc", "R74", f"{uri}: this record is no page ({item}); name another")
            return


def _begins(stream: Stream, offset: int) -> bool:
    stream.file.seek(offset)
    return begins_record(stream.file.read(4_096))


def _document(found: Found, stream: Stream) -> Document | Problem | str | None:
    """The document of a record; what kind of thing it is instead; None for a record that is about others only."""
    record, uri = found.record, f"{stream.uri}#{found.offset}"
    if not record.record_type & COUNTED:
        return None
    if not record.record_type & WITH_PAYLOAD:
        return "revisit"
    stated = _stated(record, uri)
    if not isinstance(stated, _Header):
        return stated
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if kind := _passed_over(stated.media_type, address):
        return kind
    largest = stream.options.largest
    if record.content_length > largest:
        return too_large(uri, largest)
    raw = record.reader.read(record.content_length)
    try:
        raw = decoded_body(raw, transfer=stated.transfer, content=stated.content, largest=largest)
    except BodyError as broken:
        return _unread(uri, str(broken))
    if len(raw) > largest:
        return too_large(uri, largest)
    if not stated.media_type and not is_html(Head(raw[:1_024], uri)):
        return "of no stated type"
    url = (Stated("url", address, "warc"),) if address else ()
    return Document(uri, raw, stated.media_type, stated.charset, _day(record), url)


class _Header(Struct, frozen=True):
    """What is stated of a payload."""

    media_type: str
    charset: str
    transfer: str = ""
    content: str = ""


def _stated(record: WarcRecord, uri: str) -> _Header | Problem | str:
    """What the header of a payload says, or what the record is instead of a page."""
    if not (record.record_type & RESPONSE and record.is_http):
        media_type, _, parameters = (record.headers.get("Content-Type") or "").partition(";")
        return _Header(media_type.strip().lower(), parameters.partition("charset=")[2].strip("\"' "))
    try:
        record.parse_http(auto_decode="none", quirks_mode=True, max_header_len=LONGEST_HEADER)
    except OSError as broken:
        return _unread(uri, f"its HTTP header is broken ({broken})")
    headers = record.http_headers
    if headers is None or headers.status_code is None:
        return _unread(uri, "it has no HTTP header")
    if headers.status_code != FOUND:
        return f"status {headers.status_code}"
    return _Header(
        (record.http_content_type or "").strip().lower(),
        (record.http_charset or "").strip("\"' "),
        headers.get("Transfer-Encoding") or "",
        headers.get("Content-Encoding") or "",
    )


def _unread(uri: str, cause: str) -> Problem:
    return Problem("read.warc", "R78", f"{uri}: {cause}; this record is not read, the others are")


def _passed_over(media_type: str, address: str) -> str:
    """What a record is that holds no report, "" for one that may."""
    if address.partition("?")[0].endswith("/robots.txt"):
        return "robots.txt"
    is_read = not media_type or any(kind.fullmatch(media_type) for kind in READ)
    return "" if is_read else printable(media_type[:60])


def _day(record: WarcRecord) -> date | None:
    moment = record.record_date
    return None if moment is None else moment.date()


def _told(passed: Counter[str], read: int, failed: int, standing: int) -> str:
    """ "1,204 records: 310 pages, 894 passed over: 700 image/jpeg, 194 status 404"."""
    told = f"{passed.total() + read + failed + standing:,} records: {read:,} pages"
    if standing:
        told += f", {standing:,} that stand in the store"
    if failed:
        told += f", {failed:,} not readable"
    if not passed:
        return told
    common = sorted(passed.items(), key=lambda row: (-row[1], row[0]))
    kinds = [f"{count:,} {kind}" for kind, count in common[:NAMED]]
    if others := sum(count for _, count in common[NAMED:]):
        kinds.append(f"{others:,} others")
    return f"{told}, {passed.total():,} passed over: {', '.join(kinds)}"
