"""Archives on the command line: read, ingested, interrupted, and gone on with."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from tests.read.warc_writer import packed, record


@pytest.fixture
def archive(tmp_path, make_report):
    """Write a web archive with a report for each number of killed; gives its name."""

    def to_file(*killed, name="news.warc.gz"):
        records = [
            record(make_report(killed=number).page.text.encode(), media_type="text/plain; charset=utf-8")
            for number in killed
        ]
        picture = record(b"...", media_type="image/png")
        (tmp_path / name).write_bytes(packed(*records, picture))
        return name

    return to_file


@pytest.fixture
def reads(desk, monkeypatch):
    """The uris of the pages that the desk reads."""
    from dateline.engine import local

    seen, report_of = [], local.report_of
    monkeypatch.setattr(local, "report_of", lambda page, desk: seen.append(page.uri) or report_of(page, desk))
    return seen


def test_an_archive_is_read_and_what_is_no_page_is_noted(desk, dateline, archive):
    done = dateline("read", "--json", archive(3, 4))
    assert 0 == done.exit_code
    assert 2 == len(done.stdout.splitlines())
    assert "news.warc.gz: 3 records: 2 pages, 1 passed over: 1 image/png" == done.stderr.splitlines()[0]
    uri = json.loads(done.stdout.splitlines()[1])["article"]["uri"]
    assert done.stdout.splitlines()[1] + "\n" == dateline("read", "--json", uri).stdout


def test_what_stands_in_the_store_is_not_parsed_again(dateline, archive, reads, monkeypatch):
    done = dateline("ingest", archive(3, 4), "--store", "ledger")
    assert "2 new, 0 duplicate, 0 changed, 0 failed · ledger\n" == done.stdout
    from dateline.read import text

    parsed, read_text = [], text.read_text
    monkeypatch.setattr(text, "read_text", lambda raw, **more: parsed.append(more["uri"]) or read_text(raw, **more))
    reads.clear()
    done = dateline("ingest", archive(3, 4, 5, 6), "--store", "ledger")
    assert "2 new, 2 duplicate, 0 changed, 0 failed · ledger\n" == done.stdout
    assert "news.warc.gz: 2 pages up to byte" in done.stderr
    assert 2 == len(reads)
    assert 4 == len(parsed), "the first and the last that stand prove that the file is the same"


def test_another_archive_under_the_same_name_is_read_anew(dateline, archive, reads):
    dateline("ingest", archive(3, 4, 5), "--store", "ledger")
    done = dateline("ingest", archive(6, 4, 5), "--store", "ledger")
    assert "0 new, 2 duplicate, 1 changed, 0 failed · ledger\n" == done.stdout


def test_one_record_ingested_alone_hides_none_before_it(dateline, archive, reads):
    uris = [
        json.loads(line)["article"]["uri"] for line in dateline("read", "--json", archive(3, 4, 5)).stdout.splitlines()
    ]
    dateline("ingest", uris[2], "--store", "ledger")
    done = dateline("ingest", "news.warc.gz", "--store", "ledger")
    assert "2 new, 1 duplicate, 0 changed, 0 failed · ledger\n" == done.stdout


def test_a_store_that_is_named_is_told(desk, dateline, write):
    dateline("ingest", write("a.txt"), "--store", "ledger")
    for command in (["read", "ledger"], ["ingest", "ledger", "--store", "other"]):
        done = dateline(*command)
        assert 1 == done.exit_code
        assert "ledger: this is a store, which holds no reports; name a folder with reports\n" == done.stderr


def test_patterns_and_parts_of_files_are_kept_out_of_the_store_as_well(desk, dateline, write, archive):
    dateline("ingest", write("a.txt"), archive(3), "--store", "ledger")
    assert "0 new, 1 duplicate" in dateline("ingest", "*.txt", "--store", "ledger").stdout
    assert "0 new, 1 duplicate" in dateline("ingest", "news.warc.gz#0", "--store", "ledger").stdout
    assert 2 == dateline("ingest", "ledger/**/*.parquet", "--store", "ledger").exit_code
    assert 2 == dateline("ingest", "ledger/segments/x.zip#a.txt", "--store", "ledger").exit_code


def test_a_run_that_is_killed_and_run_again_leaves_the_store_of_one_run(tmp_path, archive, make_report):
    name = archive(*range(2, 22))
    whole, torn = tmp_path / "whole", tmp_path / "torn"
    assert 0 == ingest(name, whole, cwd=tmp_path).wait()
    process = ingest(name, torn, cwd=tmp_path)
    until = time.monotonic() + 20
    while not list(torn.glob("segments/[!.]*")) and time.monotonic() < until:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    stored = rows(torn, "SELECT count(*) FROM articles") if (torn / "index.duckdb").is_file() else [(0,)]
    assert 0 == ingest(name, torn, cwd=tmp_path).wait()
    for table in ("sources", "articles", "records"):
        sql = f"SELECT COLUMNS(lambda c: c NOT LIKE 'known_%') FROM {table} ORDER BY ALL"
        assert rows(whole, sql) == rows(torn, sql)
    assert [(20,)] == rows(torn, "SELECT count(*) FROM articles")
    assert stored < [(20,)], "it was killed before its end"


def ingest(name: str, store: Path, *, cwd: Path) -> subprocess.Popen:
    environ = {key: value for key, value in os.environ.items() if not key.startswith("DATELINE_")}
    return subprocess.Popen(
        [sys.executable, "-m", "dateline", "ingest", name, "--store", str(store)],
        cwd=cwd, env=environ | {"DATELINE_CHUNK": "4"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def rows(store: Path, sql: str) -> list:
    (index,) = [path for path in store.glob("*.duckdb") if not path.name.startswith("published")][:1]
    with duckdb.connect(str(index), read_only=True) as connection:
        return connection.execute(sql).fetchall()
