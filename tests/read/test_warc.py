"""Web archives: the pages among the records, what is passed over, and archives that are broken or lie."""

import gzip
import io
import resource
import time
import tracemalloc
import zipfile
import zlib
from datetime import date
from pathlib import Path

import brotli
import pytest
from tests.read.warc_writer import SAYS, packed, record, report

from dateline.model.page import Page, Stated
from dateline.model.problem import Problem
from dateline.read.formats import FORMATS, Format
from dateline.read.http_body import BodyError, decoded_body
from dateline.read.opened import opened
from dateline.read.paths import pages
from dateline.read.source import Options, Remark, Stream

TOWNS = ("Gao", "Sfax", "Uvira")
GAO, SFAX, UVIRA = map(report, TOWNS)


@pytest.fixture
def read(tmp_path: Path):
    """Read bytes as a file of that name; a part of it where one is named."""

    def of(raw: bytes, name: str = "news.warc", inside: str = "", **options: int) -> list[Page | Problem | Remark]:
        (tmp_path / name).write_bytes(raw)
        return list(pages([str(tmp_path / name) + inside], options=Options(**options)))

    return of


def found(items: list[Page | Problem | Remark]) -> list[str]:
    """The towns of the pages and the codes of the problems, in order."""
    return [
        item.text.split()[3].rstrip(",") if isinstance(item, Page) else item.code for item in pages_and_problems(items)
    ]


def pages_and_problems(items: list[Page | Problem | Remark]) -> list[Page | Problem]:
    return [item for item in items if not isinstance(item, Remark)]


@pytest.mark.parametrize("join", [lambda *all_: b"".join(all_), packed, lambda *all_: gzip.compress(b"".join(all_))])
def test_each_response_is_a_page_under_its_offset(read, join):
    first, _, third, remark = read(join(GAO, SFAX, UVIRA))
    assert "Gao" in first.text
    assert (date(2026, 5, 7), "text/plain") == (third.fetched, third.media_type)
    assert Stated("url", "https://news.example.org/uvira", "warc") == third.metadata[0]
    assert "3 records: 3 pages" == remark.message
    assert first.uri.endswith("news.warc#0")


@pytest.mark.parametrize("join", [lambda *all_: b"".join(all_), packed, lambda *all_: gzip.compress(b"".join(all_))])
def test_one_record_is_read_by_its_offset(read, join):
    _, second, _, _ = read(join(GAO, SFAX, UVIRA))
    inside = "#" + second.uri.rpartition("#")[2]
    (alone,) = read(join(GAO, SFAX, UVIRA), inside=inside)
    assert second == alone


@pytest.mark.parametrize("inside", ["#7", "#-1", "#x", "#99999999999999999999", "#0x0", "#"])
def test_an_offset_at_which_no_record_begins_is_told(read, inside):
    (problem,) = read(packed(GAO, SFAX), inside=inside)
    assert isinstance(problem, Problem)
    assert problem.code in ("R74", "R04")


def test_what_is_no_page_is_counted_by_kind(read):
    pictures = [record(b"...", media_type="image/jpeg")] * 3
    others = [
        record(b"gone", status="404 Not Found"),
        record(b"", kind="revisit"),
        record(b"User-agent: *", url="https://news.example.org/robots.txt"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request", media_type="application/http; msgtype=request"),
        record(b"software: ours", kind="warcinfo", media_type="application/warc-fields"),
    ]
    page, remark = read(packed(*others, *pictures, GAO))
    assert isinstance(page, Page)
    assert "7 records: 1 pages, 6 passed over: 3 image/jpeg, 1 revisit, 1 robots.txt, 1 status 404" == remark.message


def test_resources_and_converted_texts_are_pages(read):
    records = [record(SAYS % b"Gao", kind=kind) for kind in ("resource", "conversion")]
    assert ["Gao", "Gao"] == found(read(packed(*records)))


def test_what_the_http_header_says_is_used(read):
    raw = "A report from Gao: “quiet”.".encode("cp1252")
    (page, _) = read(record(raw, media_type='Text/Plain; charset="Windows-1252"'))
    assert "“quiet”" in page.text


@pytest.mark.parametrize(
    ("header", "pack"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: deflate\r\n", lambda raw: zlib.compress(raw)[2:-4]),
        ("Content-Encoding: br\r\n", brotli.compress),
        ("Content-Encoding: gzip\r\n", bytes),
        ("Transfer-Encoding: chunked\r\n", lambda raw: b"%x;a=b\r\n%s\r\n0\r\n\r\n" % (len(raw), raw)),
        ("Transfer-Encoding: chunked\r\n", bytes),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            lambda raw: b"".join(b"1\r\n%c\r\n" % byte for byte in gzip.compress(raw)) + b"0\r\n\r\n",
        ),
    ],
)
def test_a_body_is_decoded_as_its_header_says_unless_it_is_already(read, header, pack):
    assert ["Gao"] == found(read(record(pack(SAYS % b"Gao"), header=header)))


def test_a_body_that_cannot_be_decoded_is_told_and_the_others_are_read(read):
    unknown = record(b"xx", header="Content-Encoding: magic\r\n")
    broken = record(b"\x1f\x8bxx", header="Content-Encoding: gzip\r\n")
    items = read(packed(unknown, broken, GAO))
    assert ["R78", "R78", "Gao"] == found(items)
    assert "3 records: 1 pages, 2 not readable" == items[-1].message


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_a_body_that_unpacks_to_a_great_deal_is_refused(read, encoding, pack):
    bomb = record(pack(b"\0" * 20_000_000), header=f"Content-Encoding: {encoding}\r\n")
    assert ["R07", "Gao"] == found(read(packed(bomb, GAO), largest=1_000_000))


def test_a_body_is_never_unpacked_beyond_the_limit():
    assert 1_001 == len(decoded_body(gzip.compress(b"x" * 9_999), transfer="", content="gzip", largest=1_000))
    with pytest.raises(BodyError):
        decoded_body(b"", transfer="", content="gzip, magic", largest=1_000)


@pytest.mark.parametrize("claim", [4 << 30, 5_000, 20])
@pytest.mark.parametrize("join", [lambda *all_: b"".join(all_), packed])
def test_a_record_that_lies_about_its_length_costs_only_itself(read, join, claim):
    liar = record(SAYS % b"Sfax", length=claim)
    items = read(join(GAO, liar, UVIRA))
    assert ["Gao", "Uvira"] == [name for name in found(items) if name[0] != "R"]
    assert any(isinstance(item, Problem) for item in items)
    offset = len(join(GAO))
    assert any(f"news.warc#{offset}: " in item.message for item in items if isinstance(item, Problem))


def test_a_packed_record_that_is_broken_costs_only_itself(read):
    first, second, third = map(packed, (GAO, SFAX, UVIRA))
    broken = second[:40] + bytes(40) + second[80:]
    assert ["Gao", "R76", "Uvira"] == found(read(first + broken + third))


@pytest.mark.parametrize("join", [lambda *all_: b"".join(all_), packed])
def test_a_file_that_is_cut_off_anywhere_is_read_up_to_there_and_it_is_told(read, join):
    last = len(join(UVIRA))
    # The line ends behind the last record and its check sum may be missing.
    for cut in range(12, last, 5):
        items = found(read(join(GAO, SFAX, UVIRA)[:-cut]))
        assert ["Gao", "Sfax"] == items[:2]
        assert {"R76", "R78"} >= set(items[2:]) > set(), cut


def test_headers_without_end_cost_only_their_record(read):
    endless = b"X: y\r\n" * 166_663
    http = record(b"", header=endless.decode())
    warc = b"WARC/1.1\r\n" + endless * 3
    assert ["Gao", "R78", "Uvira"] == found(read(GAO + http + UVIRA))
    assert ["Gao", "Uvira"] == [name for name in found(read(GAO + warc + UVIRA)) if name != "R76"]


@pytest.mark.parametrize("length", ["-5", "abc", "9" * 400])
def test_a_length_that_is_no_number_costs_only_its_record(read, length):
    items = read(GAO + record(SAYS % b"Sfax", length=length) + UVIRA)
    assert ["Gao", "Uvira"] == [name for name in found(items) if name[0] != "R"]


def test_garbage_between_records_is_told_and_passed(read):
    assert ["Gao", "R76", "Uvira"] == found(read(GAO + b"garbage " * 20_000 + b"\r\n" + UVIRA))


def test_headers_with_bare_line_ends_are_read(read):
    bare = [one.replace(b"\r\n", b"\n", 7) for one in (GAO, UVIRA)]
    assert b"\n\nHTTP" in bare[0]
    assert ["Gao", "Uvira"] == found(read(b"".join(bare)))


def test_an_archive_made_of_lies_is_given_up_in_time(read):
    liar = record(b"x", length=900_000)
    begun = time.monotonic()
    items = read(packed(*[liar] * 3_000, GAO))
    assert time.monotonic() - begun < 8
    assert "R77" == found(items)[-1]


def test_an_archive_full_of_signs_is_given_up_in_time(read):
    begun = time.monotonic()
    read(packed(GAO) + b"\x1f\x8b\x08\0" * 500_000)
    assert time.monotonic() - begun < 8


def test_in_another_archive_a_broken_record_ends_the_reading_and_that_is_told(read):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("in.warc.gz", packed(GAO, SFAX)[:-100] + packed(UVIRA))
    assert ["Gao", "R76", "R77"] == found(read(file.getvalue(), "all.zip"))


def test_a_record_larger_than_a_document_may_be_is_refused(read):
    assert ["R07", "Uvira"] == found(read(packed(record(b"x" * 2_000), UVIRA), largest=1_000))


def test_records_that_stand_are_passed_over_if_the_archive_is_the_same(tmp_path: Path):
    file = tmp_path / "news.warc.gz"
    file.write_bytes(packed(GAO, SFAX))
    stored = {int(page.uri.rpartition("#")[2]): page.digest for page in pages([str(file)]) if isinstance(page, Page)}
    file.write_bytes(packed(GAO, SFAX, UVIRA))
    going_on, page, end = pages([str(file)], standing=lambda uri: stored)
    assert isinstance(going_on, Remark)
    assert 2 == going_on.standing
    assert ["Uvira"] == found([page])
    assert "3 records: 1 pages, 2 that stand in the store" == end.message

    file.write_bytes(packed(GAO, report("Taji"), UVIRA))
    assert ["Gao", "Taji", "Uvira"] == found(list(pages([str(file)], standing=lambda uri: stored)))


class Repeated(io.RawIOBase):
    """The same bytes so often one behind the other, as a file."""

    def __init__(self, raw: bytes, times: int) -> None:
        self._raw, self._left, self._at = raw, times, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        piece = self._raw[self._at : self._at + len(buffer)] if self._left else b""
        buffer[: len(piece)] = piece
        self._at += len(piece)
        if self._at == len(self._raw):
            self._at, self._left = 0, self._left - 1
        return len(piece)


def test_memory_does_not_grow_with_the_archive():
    warc = next(kind for kind in FORMATS if kind.name == "WARC")
    counted = Format("counted", lambda document: [Page(document.uri, "", "", "", ())], lambda head: True)
    raw = b"".join(record(SAYS % str(number).encode() * 400) for number in range(30))
    times = 40_000_000 // len(raw)

    def read(times: int) -> tuple[int, int]:
        stream = Stream("big.warc", io.BufferedReader(Repeated(raw, times), 1 << 16))
        tracemalloc.reset_peak()
        count = sum(isinstance(item, Page) for item in opened(stream, formats=(warc, counted)))
        return count, tracemalloc.get_traced_memory()[1]

    tracemalloc.start()
    try:
        _, little = read(5)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        count, much = read(times)
    finally:
        tracemalloc.stop()
    assert 30 * times == count
    assert much < little + 1_000_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_a_body_packed_in_several_members_is_whole():
    packed = gzip.compress(b"The first half, ") + gzip.compress(b"and the second.")
    whole = decoded_body(packed, transfer="", content="gzip", largest=1_000)
    assert b"The first half, and the second." == whole
