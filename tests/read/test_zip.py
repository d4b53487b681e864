"""ZIP and tar archives: their members, their names, and archives that are broken, locked, or made to do harm."""

import gzip
import io
import struct
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
from tests.read.warc_writer import packed, report

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.paths import pages
from dateline.read.source import Options, Remark

TEXT = b"A report, of which every word is our own."


def zipped(members: dict[str, bytes] | list[tuple[str, bytes]], pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", pack) as archive:
        for name, raw in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, raw)
    return file.getvalue()


def tarred(members: list[tuple[tarfile.TarInfo, bytes]], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for member, raw in members:
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
    return file.getvalue()


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Read bytes as a file of that name; a part of it where one is named."""
    monkeypatch.chdir(tmp_path)

    def of(raw: bytes, name: str = "all.zip", inside: str = "", **options: int) -> list[Page | Problem | Remark]:
        (tmp_path / name).write_bytes(raw)
        return list(pages([name + inside], options=Options(**options)))

    return of


def names(items: list[Page | Problem | Remark]) -> list[str]:
    return [item.code if isinstance(item, Problem) else item.uri for item in items if not isinstance(item, Remark)]


@pytest.mark.parametrize("pack", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_the_members_are_read_in_their_order(read, pack):
    items = read(zipped({"b.txt": TEXT, "may/a.md": b"# May\n\n" + TEXT}, pack))
    assert ["all.zip#b.txt", "all.zip#may/a.md"] == names(items)
    assert "text/markdown" == items[1].media_type


def test_what_is_none_of_the_reports_is_passed_over(read):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("folder/", "__MACOSX/._a.txt", ".hidden/b.txt", "may/.DS_Store", "a.txt"):
            archive.writestr(name, b"" if name.endswith("/") else TEXT)
        archive.writestr(link, "/etc/passwd")
    assert ["all.zip#a.txt"] == names(read(file.getvalue()))


def test_a_name_is_only_a_name(read, tmp_path: Path):
    """Nothing is written anywhere: what a member is called is shown as it is written, what a terminal obeys escaped."""
    items = read(zipped({"../../a.txt": TEXT, "/etc/a.txt": TEXT, "C:\\a\x1b[1m.txt": TEXT, "a.txt": TEXT}))
    assert ["../../a.txt", "/etc/a.txt", "C:\\a\\x1b[1m.txt", "a.txt"] == [name[8:] for name in names(items)]
    assert [tmp_path / "all.zip"] == sorted(tmp_path.rglob("*"))
    assert not (tmp_path / "../../a.txt").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_told_apart(read):
    items = read(zipped([("a.txt", TEXT), ("a.txt", TEXT + b" Corrected.")]))
    assert ["all.zip#a.txt", "all.zip#a.txt (2)"] == names(items)
    assert items[1].text.endswith("Corrected.")


def test_a_member_without_a_name_is_read(read):
    assert ["all.zip#(no name)"] == names(read(zipped({"ab": TEXT}).replace(b"ab", b"\0b")))


@pytest.mark.parametrize("inside", ["b.txt", "in.zip#c.txt", "n#1.txt", "in.warc.gz#0"])
def test_one_member_is_read_by_its_name(read, inside):
    raw = zipped(
        {"b.txt": TEXT, "in.zip": zipped({"c.txt": TEXT}), "n#1.txt": TEXT, "in.warc.gz": packed(report("Gao"))}
    )
    assert f"all.zip#{inside}" in names(read(raw))
    assert [f"all.zip#{inside}"] == names(read(raw, inside=f"#{inside}"))


def test_a_member_that_is_not_there_is_told(read):
    (problem,) = read(zipped({"a.txt": TEXT}), inside="#b.txt")
    assert problem.code == "R04"
    assert problem.message.startswith("all.zip#b.txt: the file holds nothing under this name")


def test_a_file_that_really_has_such_a_name_wins(read, tmp_path: Path):
    (tmp_path / "all.zip").write_bytes(zipped({"a.txt": TEXT}))
    assert ["all.zip#a.txt"] == names(items := read(TEXT + b" Another.", name="all.zip#a.txt"))
    assert items[0].text.endswith("Another.")


def test_archives_within_archives_are_read_to_a_depth(read):
    raw = zipped({"a.txt": TEXT})
    for depth in range(3):
        raw = zipped({f"{depth}.zip": raw})
    assert ["all.zip#2.zip#1.zip#0.zip#a.txt"] == names(read(raw))
    assert ["R08"] == names(read(zipped({"3.zip": raw})))
    assert ["R08"] == names(read(raw, deepest=3))


def test_a_broken_member_costs_only_itself(read):
    raw = zipped({"a.txt": TEXT, "b.txt": b"B" + TEXT, "c.txt": TEXT}, zipfile.ZIP_STORED)
    items = read(raw.replace(b"BA report", b"BA rumour"))
    assert ["all.zip#a.txt", "R71", "all.zip#c.txt"] == names(items)
    assert "all.zip#b.txt: this member is broken (Bad CRC-32" in items[1].message


def test_locked_members_are_told_once(read):
    raw = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        for name in (b"a.txt", b"b.txt"):
            place = raw.rindex(sign, 0, raw.rindex(name) if sign == b"PK\1\2" else raw.index(name))
            raw[place + at] |= 1
    page, problem = read(bytes(raw))
    assert page.uri == "all.zip#c.txt"
    assert ("R73", True) == (problem.code, "2 of its members are encrypted; unpack" in problem.message)


def test_an_unknown_way_of_packing_is_told(read):
    raw = bytearray(zipped({"a.txt": TEXT}))
    struct.pack_into("<H", raw, raw.index(b"PK\3\4") + 8, 99)
    struct.pack_into("<H", raw, raw.index(b"PK\1\2") + 10, 99)
    assert ["R73"] == names(read(bytes(raw)))


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_an_archive_that_is_cut_off_is_told(read, cut):
    (problem,) = read(zipped({"a.txt": TEXT * 99, "b.txt": TEXT})[:-cut])
    assert "R72" == problem.code


def test_an_empty_archive_holds_nothing(read):
    assert [] == names(read(zipped({})))


def test_an_office_document_that_is_not_read_is_no_archive(read):
    (problem,) = read(zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), "sheet.xlsx")
    assert "R05" == problem.code


def test_a_bomb_is_given_up_in_time_and_the_next_input_is_read(read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dateline.read.source.LITTLE", 20_000_000)
    raw = zipped({f"{number}.txt": bytes(2_000_000) for number in range(15)})
    (tmp_path / "after.txt").write_bytes(TEXT)
    begun = time.monotonic()
    items = [*read(raw, largest=100_000), *pages(["after.txt"])]
    items += read(raw, largest=2_000_000)
    assert time.monotonic() - begun < 8
    assert "after.txt" in names(items)
    assert "R75" in names(items)


def test_bombs_within_bombs_draw_on_one_allowance(read):
    bomb = gzip.compress(bytes(30_000_000))
    raw = zipped({f"{number}.gz": bomb for number in range(20)})
    begun = time.monotonic()
    items = read(zipped({"a.zip": raw, "b.zip": raw}))
    assert time.monotonic() - begun < 8
    assert "R75" in names(items)
    assert len(items) < 12


def test_members_that_lie_over_each_other_are_not_read(read):
    """A bomb of small size: many directory entries share one packed member."""
    raw = zipped({"0.txt": TEXT})
    start = raw.index(b"PK\1\2")
    entry, end = raw[start : raw.index(b"PK\5\6")], bytearray(raw[raw.index(b"PK\5\6") :])
    struct.pack_into("<HHL", end, 8, 5_000, 5_000, len(entry) * 5_000)
    (problem,) = read(raw[:start] + entry * 5_000 + bytes(end))
    assert "5,000 of its members lie over other members" in problem.message


def test_an_archive_of_65_thousand_members_is_read_in_time(read):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for number in range(65_000):
            archive.writestr(zipfile.ZipInfo(f".{number}"), b"")
        archive.writestr("a.txt", TEXT)
    begun = time.monotonic()
    assert ["all.zip#a.txt"] == names(read(file.getvalue()))
    assert time.monotonic() - begun < 8


def test_a_directory_that_claims_to_be_boundless_is_refused(read):
    raw = bytearray(zipped({"a.txt": TEXT}) + bytes(70_000_000))
    at = raw.index(b"PK\5\6")
    end = bytearray(raw[at : at + 22])
    struct.pack_into("<L", end, 12, 0xFFFFFFF0)
    (problem,) = read(bytes(raw[:at]) + bytes(70_000_000) + bytes(end))
    assert "R72" == problem.code


def test_an_archive_comes_through_a_pipe():
    raw = zipped({"a.txt": TEXT, "in.zip": zipped({"b.txt": TEXT})})
    assert ["-#a.txt", "-#in.zip#b.txt"] == names(list(pages(["-"], stdin=io.BytesIO(raw))))


def test_a_pipe_that_does_not_end_is_not_copied_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dateline.read.sought.LARGEST_COPY", 1_000_000)
    (problem,) = pages(["-"], stdin=io.BytesIO(b"PK\3\4" + bytes(3_000_000)))
    assert "R72" == problem.code


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_archive_is_read_packed_or_not(read, mode):
    link = tarfile.TarInfo("link.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    members = [(tarfile.TarInfo(name), TEXT) for name in ("b.txt", "../a.md", "/c.txt", ".hidden")]
    items = read(tarred([*members, (link, b"")], mode), "all.tar")
    assert ["all.tar#b.txt", "all.tar#../a.md", "all.tar#/c.txt"] == names(items)


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_a_tar_archive_that_is_cut_off_is_read_up_to_there(read, mode):
    raw = tarred([(tarfile.TarInfo(f"{number}.txt"), TEXT * 20 * number) for number in range(1, 9)], mode)
    items = names(read(raw[: len(raw) * 2 // 3], "all.tgz"))
    assert "all.tgz#1.txt" == items[0]
    assert {"R70", "R71", "R72"} & set(items)


def test_a_tar_header_that_points_backwards_does_not_hold_up(read):
    raw = bytearray(tarred([(tarfile.TarInfo("a.txt"), TEXT), (tarfile.TarInfo("b.txt"), TEXT)]))
    raw[124:136] = b"\xff" * 12
    raw[148:156] = b"%06o\0 " % (sum(raw[:148]) + 8 * 32 + sum(raw[156:512]))
    begun = time.monotonic()
    assert "R72" in names(read(bytes(raw), "all.tar"))
    assert time.monotonic() - begun < 8
