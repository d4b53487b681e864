"""Where an export may be put: a file of its own, and over nothing else."""

import os

import pytest


@pytest.fixture
def store(desk, dateline, write):
    dateline("ingest", write("a.txt"), "--store", "ledger")
    return "ledger"


@pytest.fixture
def export(store, dateline):
    return lambda out: dateline("export", "--as", "jsonl", "--out", out, "--store", store)


def test_what_is_no_file_is_left_as_it_is(export, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    (tmp_path / "b.jsonl.manifest.json").mkdir()
    for out in ("pipe", "link", "b.jsonl", "ledger", "-", ""):
        done = export(out)
        assert 2 == done.exit_code, out
        assert "--out: " in done.stderr, out
    assert (tmp_path / "pipe").is_fifo()
    assert not (tmp_path / "b.jsonl").exists()


def test_nothing_is_put_inside_a_store(export, tmp_path):
    before = sorted((tmp_path / "ledger").rglob("*"))
    assert "inside the store" in export("ledger/a.jsonl").stderr
    (tmp_path / "into").symlink_to("ledger")
    assert 2 == export("into/a.jsonl").exit_code
    assert before == sorted((tmp_path / "ledger").rglob("*"))


def test_a_link_is_followed_to_its_file(export, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there/real.jsonl").write_text("old")
    (tmp_path / "link.jsonl").symlink_to("there/real.jsonl")
    assert 0 == export("link.jsonl").exit_code
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "there/real.jsonl").read_text().startswith("{")
    assert (tmp_path / "there/real.jsonl.manifest.json").is_file()
