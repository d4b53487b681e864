"""The guard: what a parser does to its worker never reaches the other documents, nor this process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.engine.guard import Guard
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.formats import FORMATS, Format
from dateline.read.paths import pages
from dateline.read.source import Document, Remark

NAUGHTY = """
import os, signal, sys, time
from dateline.read.source import Document, Remark
from dateline.read.text import read_text

kept = []

def read(document):
    word, _, rest = document.raw.decode().partition(" ")
    yield read_text(document.raw, uri=document.uri)
    if word == "sleep":
        time.sleep(60)
    elif word == "spin":
        while True:
            pass
    elif word == "grow":
        while True:
            kept.append(bytearray(10_000_000))
    elif word == "hoard":
        kept.append(bytearray(int(rest)))
    elif word == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif word == "exit":
        os._exit(3)
    elif word == "raise":
        raise KeyError(rest)
    elif word == "talk":
        print("noise " * 1_000)
        os.write(1, b"noise")
        print("noise", file=sys.stderr)
    elif word == "endless":
        while True:
            yield Remark(document.uri, "x" * 1_000_000)
    elif word == "more":
        yield Remark(document.uri, "more of it")
        yield Document(document.uri + "#1", b"A report within.")
    elif word == "surrogate":
        yield Remark(document.uri, "\\ud800")
"""


@pytest.fixture
def naughty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Format:
    """A guarded format for files named ".bad", whose reader does what the first word of the file says."""
    (tmp_path / "plug").mkdir()
    (tmp_path / "plug" / "naughty.py").write_text(NAUGHTY)
    monkeypatch.syspath_prepend(str(tmp_path / "plug"))
    return Format("naughty", "naughty:read", lambda head: head.is_named(".bad"), guarded=True)


@pytest.fixture
def guard() -> Iterator[Guard]:
    with Guard(seconds=1.0, memory=300) as guard:
        yield guard


def read(guard: Guard, kind: Format, *words: str) -> list[list[str]]:
    """For each document the codes of its problems, and "page" or "remark"."""
    told = []
    for words_ in words:
        items = list(guard.read(kind, Document("a.bad", words_.encode())))
        told.append([item.code if isinstance(item, Problem) else type(item).__name__.lower() for item in items])
    return told


@pytest.mark.parametrize(
    ("word", "code"),
    [("sleep", "R80"), ("spin", "R80"), ("die", "R81"), ("exit", "R81"), ("grow", "R82"), ("raise", "R09")],
)
def test_a_document_that_breaks_its_worker_is_set_aside_and_the_others_are_read(guard, naughty, word, code):
    begun = time.monotonic()
    assert [["page"], ["page", code], ["page"]] == read(guard, naughty, "good", word, "good")
    assert time.monotonic() - begun < 8


def test_the_reason_names_the_document_the_cause_and_the_next_step(guard, naughty):
    told = [list(guard.read(naughty, Document("a.bad", word)))[-1].message for word in (b"sleep", b"die", b"grow")]
    assert [
        "a.bad: its parser (naughty) did not finish within 1 s; set aside, the others are read: "
        "give it more (read_seconds) if it is a report",
        "a.bad: its parser (naughty) died of it (SIGSEGV); set aside, the others are read: "
        "please report it with the file",
        "a.bad: its parser (naughty) needs more than 300 MB of memory; set aside, the others are read: "
        "give it more (read_memory) if it is a report",
    ] == told


def test_what_the_neighbours_left_behind_is_not_laid_at_its_door(guard, naughty):
    assert [["page"]] * 4 == read(guard, naughty, *["hoard 100000000"] * 4)


def test_all_kinds_of_items_come_through(guard, naughty):
    page, remark, document = guard.read(naughty, Document("a.bad", b"more"))
    assert isinstance(page, Page)
    assert (Remark("a.bad", "more of it"), Document("a.bad#1", b"A report within.")) == (remark, document)


def test_what_a_reader_prints_does_not_get_between_the_answers(guard, naughty, capfd):
    assert [["page"], ["page"]] == read(guard, naughty, "talk", "good")
    assert ("", "") == capfd.readouterr()


def test_what_no_text_can_hold_is_a_fault_of_the_reader(guard, naughty):
    assert [["page", "R09"], ["page"]] == read(guard, naughty, "surrogate", "good")


def test_an_answer_without_end_is_given_up(guard, naughty, monkeypatch):
    monkeypatch.setattr("dateline.engine.guard.LARGEST_ANSWER", 20_000_000)
    (items,) = read(guard, naughty, "endless")
    assert "R82" == items[-1]


def test_an_unguarded_format_needs_no_worker(guard):
    text = FORMATS[-1]
    assert [["page"]] == read(guard, text, "good")
    assert guard._worker is None


def test_a_worker_that_died_between_documents_is_replaced(guard, naughty):
    assert [["page"]] == read(guard, naughty, "good")
    guard._worker._process.kill()
    guard._worker._process.wait()
    assert [["page"]] == read(guard, naughty, "good")


def test_a_worker_that_cannot_be_started_is_told(guard, naughty, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert [["R83"]] == read(guard, naughty, "good")


def test_something_else_can_be_loaded_while_the_first_worker_starts(naughty):
    called = []
    with Guard(seconds=5, memory=300, meanwhile=lambda: called.append("desk")) as guard:
        read(guard, naughty, "good", "good")
    assert ["desk"] == called


def test_files_around_one_that_kills_its_parser_are_read(guard, naughty, tmp_path):
    for name, text in (("1.bad", "good"), ("2.bad", "die"), ("3.txt", "A report."), ("4.bad", "more")):
        (tmp_path / name).write_text(text)
    paths = [str(tmp_path / name) for name in ("1.bad", "2.bad", "3.txt", "4.bad")]
    items = list(pages(paths, formats=(naughty, *FORMATS), read=guard.read))
    found = [
        Path(item.uri).name if isinstance(item, Page) else item.code for item in items if not isinstance(item, Remark)
    ]
    assert ["1.bad", "2.bad", "R81", "3.txt", "4.bad", "4.bad#1"] == found


def test_the_worker_ends_with_the_guard(naughty):
    with Guard(seconds=5, memory=300) as guard:
        read(guard, naughty, "good")
        process = guard._worker._process
    assert -signal.SIGKILL == process.returncode


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_a_process_that_was_ended(tmp_path, naughty, how):
    script = (
        "import sys, time; sys.path[:0] = [{!r}]\n"
        "from dateline.engine.guard import Guard\n"
        "from dateline.read.formats import Format\n"
        "from dateline.read.source import Document\n"
        "guard = Guard(seconds=5, memory=300)\n"
        "list(guard.read(Format('naughty', 'naughty:read', bool, guarded=True), Document('a', b'good')))\n"
        "print(guard._worker._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    ).format(str(tmp_path / "plug"))
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as parent:
        worker = int(parent.stdout.readline())
        parent.send_signal(how)
    until = time.monotonic() + 5
    while _is_alive(worker) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _is_alive(worker)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        # An orphan that nobody waits for stays as a name in the list of processes.
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
