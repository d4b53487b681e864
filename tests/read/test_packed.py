"""Packed files: gzip, bzip2 and xz around anything, whole, cut off, broken, or made to do harm."""

import bz2
import gzip
import io
import lzma
import os
import time
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.paths import pages
from dateline.read.source import Options, Remark

TEXT = b"A report, of which every word is our own.\n"
PACKERS = [gzip.compress, bz2.compress, lzma.compress]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Read bytes as a file of that name."""
    monkeypatch.chdir(tmp_path)

    def of(raw: bytes, name: str = "a.txt.gz", **options: int) -> list[Page | Problem | Remark]:
        (tmp_path / name).write_bytes(raw)
        return list(pages([name], options=Options(**options)))

    return of


@pytest.mark.parametrize("pack", PACKERS)
def test_what_is_packed_is_read_under_the_name_of_the_file(read, pack):
    (page,) = read(pack(b"# May\n\n" + TEXT), "may.md.packed")
    assert ("may.md.packed", "text/markdown") == (page.uri, page.media_type)


@pytest.mark.parametrize("pack", PACKERS)
def test_several_pieces_one_behind_the_other_are_one_text(read, pack):
    (page,) = read(pack(b"A report ") + pack(b"") + pack(b"in two pieces.") + bytes(512))
    assert "A report in two pieces." == page.text


@pytest.mark.parametrize("pack", PACKERS)
def test_what_follows_is_told_and_what_came_before_is_read(read, pack):
    page, problem = read(pack(TEXT) + b"trailing garbage")
    assert TEXT.decode() == page.text
    assert ("R70", True) == (problem.code, problem.message.startswith("a.txt.gz: "))


@pytest.mark.parametrize("pack", PACKERS)
def test_of_a_file_that_is_cut_off_what_came_is_read(read, pack):
    raw = pack(b"".join(b"%s says report %d.\n" % (os.urandom(9).hex().encode(), n) for n in range(40_000)))
    page, problem = read(raw[: len(raw) * 2 // 3])
    assert "says report 99." in page.text
    assert "R70" == problem.code


@pytest.mark.parametrize("pack", PACKERS)
def test_of_a_file_that_is_broken_what_came_is_read(read, pack):
    raw = bytearray(pack(b"".join(b"%s says report %d.\n" % (os.urandom(9).hex().encode(), n) for n in range(40_000))))
    raw[len(raw) * 3 // 4 : len(raw) * 3 // 4 + 99] = bytes(99)
    items = read(bytes(raw))
    assert "R70" == items[-1].code


def test_a_wrong_check_sum_is_told(read):
    raw = bytearray(gzip.compress(TEXT))
    raw[-6] ^= 1
    page, problem = read(bytes(raw))
    assert TEXT.decode() == page.text
    assert "CRC check failed" in problem.message


@pytest.mark.parametrize("pack", PACKERS)
def test_a_bomb_is_given_up_in_time(read, pack, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dateline.read.source.LITTLE", 20_000_000)
    packed = pack(bytes(25_000_000))
    begun = time.monotonic()
    (large,) = read(packed, largest=1_000_000)
    assert "R07" == large.code
    items = read(packed, largest=50_000_000)
    assert time.monotonic() - begun < 8
    assert "R75" == items[-1].code


def test_a_bomb_in_a_bomb_is_given_up_in_time(read):
    raw = gzip.compress(gzip.compress(bytes(120_000_000)))
    begun = time.monotonic()
    assert ["R07"] == [item.code for item in read(raw)]
    assert time.monotonic() - begun < 8


def test_an_xz_that_asks_for_gigabytes_of_memory_is_refused(read):
    raw = lzma.compress(TEXT, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}])
    *_, problem = read(raw)
    assert "R70" == problem.code


def test_a_packed_file_comes_through_a_pipe_that_is_slow():
    reading, writing = os.pipe()
    raw = gzip.compress(b"# May\n" + TEXT)
    with os.fdopen(reading, "rb") as stdin:
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            pipe.write(raw[:1])
            pipe.write(raw[1:])
        (page,) = pages(["-"], stdin=stdin)
    assert "# May\n" + TEXT.decode() == page.text


def test_a_pipe_that_gives_one_byte_at_a_time_is_told_by_its_whole_head():
    class Slow(io.RawIOBase):
        rest = gzip.compress(TEXT)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            piece, self.rest = self.rest[:1], self.rest[1:]
            buffer[: len(piece)] = piece
            return len(piece)

    (page,) = pages(["-"], stdin=io.BufferedReader(Slow()))
    assert TEXT.decode() == page.text
