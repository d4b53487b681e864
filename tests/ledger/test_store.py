import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time

import duckdb
import msgspec
import pytest

from dateline.ledger import segments
from dateline.ledger.errors import StoreError, WrongUseError
from dateline.ledger.intake import take_in
from dateline.ledger.query import counts, looking_into, reports
from dateline.ledger.schema import TABLES
from dateline.ledger.store import own_store

# A writer that stores one chunk, says so, and stops dead in the middle of the second.
KILLED = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
import msgspec
from dateline.ledger import segments
from dateline.ledger.intake import take_in
from dateline.ledger.schema import Run
from dateline.ledger.store import own_store
from dateline.model.records import Report

first, second = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Report])
run = Run("1.0", "words", "settings", "weights")
with own_store(Path(sys.argv[1]), clock=lambda: datetime(2031, 1, 1, tzinfo=UTC)) as store:
    take_in([first.page], store, run=run, read=lambda page: first)
    def stop(path):
        print("in the middle", flush=True)
        time.sleep(60)
    segments.sync = stop
    take_in([second.page], store, run=run, read=lambda page: second)
"""


def everything(root):
    """All rows of all tables of the index, in order."""
    with duckdb.connect(str(root / "published.duckdb"), read_only=True) as connection:
        names = [*TABLES, "segments", "runs"]
        return {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall())) for name in names}


def files(root):
    return sorted(path for path in (root / "segments").rglob("*") if path.is_file())


def test_a_writer_killed_in_the_middle_loses_only_its_chunk(tmp_path, make_report, clock, run):
    root = tmp_path / "store"
    pair = [make_report(killed=3, uri="3.txt"), make_report(killed=4, uri="4.txt")]
    writer = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    writer.stdin.write(msgspec.json.encode(pair))
    writer.stdin.close()
    assert b"in the middle\n" == writer.stdout.readline()
    with (
        pytest.raises(StoreError, match=f"process {writer.pid} is writing to this store; wait"),
        own_store(root, clock=clock),
    ):
        pass
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    with looking_into(root, clock=clock) as connection:
        assert [pair[0]] == list(reports(connection))
    with own_store(root, clock=clock) as store:
        receipts = take_in([report.page for report in pair], store, run=run, read=lambda page: pair[1])
    assert ["duplicate", "new"] == [receipt.verdict for receipt in receipts]
    assert [] == [path for path in files(root) if ".unfinished" in str(path)]


def test_two_writers_at_once_are_one_too_many(tmp_path, clock):
    root = tmp_path / "store"
    began = time.monotonic()
    with (
        own_store(root, clock=clock),
        pytest.raises(StoreError, match="is writing to this store"),
        own_store(root, clock=clock),
    ):
        pass
    assert time.monotonic() - began < 5
    with own_store(root, clock=clock):
        pass


def test_readers_look_while_a_writer_writes(put, report, make_report, tmp_path, clock, run):
    put(report)
    other = make_report(killed=5, uri="5.txt")
    with own_store(tmp_path / "store", clock=clock) as store:
        take_in([other.page], store, run=run, read=lambda page: other)
        with looking_into(tmp_path / "store", clock=clock) as connection:
            assert 1 == counts(connection)["articles"]
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert 2 == counts(connection)["articles"]


def test_the_index_made_anew_from_the_segments_equals_the_old(put, make_report, tmp_path, clock):
    put(make_report(killed=3, uri="3.txt"), make_report(killed=4, uri="4.txt"))
    put(make_report(killed=5, uri="3.txt"))
    before = everything(tmp_path / "store")
    for name in ("index.duckdb", "published.duckdb"):
        (tmp_path / "store" / name).unlink()
    put()
    assert before == everything(tmp_path / "store")


def test_an_unreadable_index_is_made_anew(put, report, tmp_path, clock):
    put(report)
    before = everything(tmp_path / "store")
    for name in ("index.duckdb", "published.duckdb"):
        (tmp_path / "store" / name).write_bytes(b"no database" * 1000)
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert 1 == counts(connection)["articles"]
    assert before == everything(tmp_path / "store")


def test_equal_work_gives_equal_parquet_bytes(put, make_report, tmp_path, clock, run):
    chunk = [make_report(killed=killed, uri=f"{killed}.txt") for killed in range(3, 9)]
    put(*chunk)
    with own_store(tmp_path / "other", clock=clock) as store:
        by_page = {report.page.digest: report for report in chunk}
        take_in([report.page for report in chunk], store, run=run, read=lambda page: by_page[page.digest])
    here, there = files(tmp_path / "store"), files(tmp_path / "other")
    assert [path.relative_to(tmp_path / "store") for path in here] == [
        path.relative_to(tmp_path / "other") for path in there
    ]
    parquet = [(one, other) for one, other in zip(here, there, strict=True) if one.suffix == ".parquet"]
    assert all(one.read_bytes() == other.read_bytes() for one, other in parquet)
    assert len(TABLES) == len(parquet)


@pytest.fixture
def two(put, make_report, tmp_path):
    """A store of two segments, the first of them torn; gives the folder of that one."""
    put(make_report(killed=3, uri="3.txt"))
    put(make_report(killed=4, uri="4.txt"))
    (first, _), _ = segments.standing_segments(tmp_path / "store")
    torn = tmp_path / "store" / "segments" / first.name
    (torn / "records.parquet").write_bytes(b"")
    return torn


def test_a_look_keeps_what_the_index_holds_of_a_torn_segment_and_names_it(two, tmp_path, clock):
    before = everything(tmp_path / "store")
    named = pytest.raises(StoreError, match=f"{two.name}.*cut short; restore it from a backup")
    with named, looking_into(tmp_path / "store", clock=clock) as connection:
        assert 2 == counts(connection)["articles"]
    assert before == everything(tmp_path / "store")


def test_a_look_keeps_what_the_index_holds_of_segments_that_are_gone(two, tmp_path, clock):
    shutil.rmtree(tmp_path / "store" / "segments")
    (tmp_path / "store" / "published.duckdb").unlink()
    named = pytest.raises(StoreError, match="and 1 more: gone, while the index keeps")
    with named, looking_into(tmp_path / "store", clock=clock) as connection:
        assert 2 == counts(connection)["articles"]


def test_a_lost_index_is_begun_from_the_published_copy(two, tmp_path, clock):
    (tmp_path / "store" / "index.duckdb").write_bytes(b"no database" * 1000)
    with own_store(tmp_path / "store", clock=clock) as store:
        assert [two.name in line for line in store.broken] == [True]
    assert 2 == len(everything(tmp_path / "store")["articles"])


def test_an_owner_who_mends_writes_a_torn_segment_anew_from_the_index(two, tmp_path, clock):
    before = everything(tmp_path / "store")
    with own_store(tmp_path / "store", clock=clock, mends=True) as store:
        assert [] == store.broken
        assert [f"{two}: was broken or gone; written anew from the index"] == store.notes
    for name in ("index.duckdb", "published.duckdb"):
        (tmp_path / "store" / name).unlink()
    with looking_into(tmp_path / "store", clock=clock):
        pass
    assert before == everything(tmp_path / "store")


def test_a_torn_segment_that_no_index_holds_is_set_aside_and_its_report_read_again(
    two, put, make_report, tmp_path, clock
):
    for name in ("index.duckdb", "published.duckdb"):
        (tmp_path / "store" / name).unlink()
    (two / "segment.json").write_bytes(b"{")
    assert ["new"] == put(make_report(killed=3, uri="3.txt"))
    assert [f".broken-{two.name}-1"] == [path.name for path in two.parent.glob(".broken-*")]
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert 2 == counts(connection)["articles"]


def test_a_damaged_published_copy_is_made_again(put, report, tmp_path, clock):
    put(report)
    (tmp_path / "store" / "published.duckdb").write_bytes(b"no database" * 1000)
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert 1 == counts(connection)["articles"]


def test_a_folder_of_other_things_is_made_no_store(tmp_path, clock):
    (tmp_path / "a.txt").write_text("a report")
    with pytest.raises(WrongUseError, match="holds other things than a store"), own_store(tmp_path, clock=clock):
        pass
    assert ["a.txt"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("name", ["a\0b", "a\udcffb"])
def test_a_path_that_is_no_name_for_a_store_is_refused(tmp_path, clock, name):
    for opened in (own_store, looking_into):
        with pytest.raises(WrongUseError, match="no name for a store"), opened(tmp_path / name, clock=clock):
            pass


def test_a_store_that_is_a_file_is_said_to_be_one(tmp_path, clock):
    (tmp_path / "file").write_text("")
    for opened in (own_store, looking_into):
        with pytest.raises(WrongUseError, match="is a file, and a store is a folder"):
            opened(tmp_path / "file", clock=clock).__enter__()


def test_a_path_that_the_system_refuses_is_one_clear_line(tmp_path, clock):
    for opened in (own_store, looking_into):
        with (
            pytest.raises(StoreError, match=r"cannot be opened .*too long"),
            opened(tmp_path / ("x" * 300), clock=clock),
        ):
            pass


def test_a_store_without_write_permission_is_still_looked_into(put, report, tmp_path, clock, monkeypatch):
    put(report)
    (tmp_path / "store" / "index.duckdb").unlink()

    def denied(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("pathlib.Path.touch", denied)
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert 1 == counts(connection)["articles"]
    with (
        pytest.raises(StoreError, match=r"cannot be written \(Permission denied\)"),
        own_store(tmp_path / "store", clock=clock),
    ):
        pass


def test_a_new_store_has_nothing_set_aside(put, report, tmp_path):
    put(report)
    assert [] == list((tmp_path / "store").glob("*.broken"))


def test_a_lock_that_cannot_be_opened_is_one_clear_line(put, report, tmp_path, clock):
    put(report)
    (tmp_path / "store" / "writer.lock").unlink()
    (tmp_path / "store" / "writer.lock").mkdir()
    with (
        pytest.raises(StoreError, match=r"writer\.lock: cannot be opened for writing"),
        own_store(tmp_path / "store", clock=clock),
    ):
        pass


def test_a_segment_whose_bytes_changed_is_found(put, report, tmp_path):
    put(report)
    (segment,), _ = segments.standing_segments(tmp_path / "store")
    assert segments.damage(tmp_path / "store", segment) is None
    file = tmp_path / "store" / "segments" / segment.name / "pages.parquet"
    raw = bytearray(file.read_bytes())
    raw[40] ^= 1
    file.write_bytes(raw)
    assert "pages.parquet: its bytes have changed" in segments.damage(tmp_path / "store", segment)


@pytest.mark.parametrize("failing", ["sync", "_write_tables"])
def test_a_full_disk_is_said_and_nothing_stored_is_lost(put, make_report, tmp_path, clock, run, monkeypatch, failing):
    put(make_report(killed=3, uri="3.txt"))
    other = make_report(killed=4, uri="4.txt")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with own_store(tmp_path / "store", clock=clock) as store, monkeypatch.context() as patch:
        patch.setattr(segments, failing, full)
        with pytest.raises(StoreError, match="the disk is full; what was stored before is safe: make room"):
            take_in([other.page], store, run=run, read=lambda page: other)
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert 1 == counts(connection)["articles"]
    assert ["new"] == put(other)


def test_a_store_that_cannot_be_made_says_where_and_what_to_do(tmp_path, clock):
    (tmp_path / "file").write_text("not a folder")
    refused = pytest.raises(StoreError, match=r"cannot be made a store .*choose another with --store")
    with refused, own_store(tmp_path / "file" / "store", clock=clock):
        pass


def test_looking_where_no_store_is_says_how_to_make_one(tmp_path, clock):
    refused = pytest.raises(StoreError, match="no store here; make one with `dateline ingest")
    with refused, looking_into(tmp_path, clock=clock):
        pass
    assert [] == list(tmp_path.iterdir())


def test_a_page_s_text_is_kept_once(put, make_report, report, tmp_path, clock):
    put(report)
    put(make_report(uri="copy.txt"))
    found, _ = segments.standing_segments(tmp_path / "store")
    assert 1 == sum(segment.files["pages"].rows for segment in found)
