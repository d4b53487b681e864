"""Files, folders and standard input."""

import io
import os
import socket
import threading
import time
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.formats import FORMATS, Format
from dateline.read.paths import pages
from dateline.read.source import Options, Remark
from dateline.read.text import read_text


def names(found: list[Page | Problem]) -> list[str]:
    return [Path(item.uri).name if isinstance(item, Page) else item.code for item in found]


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_names(tmp_path: Path):
    for name in ("b.txt", "a.md", "c/d.txt", ".hidden/x.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A report.")
    assert names(list(pages([str(tmp_path)]))) == ["a.md", "b.txt", "d.txt"]


def test_what_cannot_be_read_is_told_and_the_others_are_still_read(tmp_path: Path):
    (tmp_path / "good.txt").write_text("A report.")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.txt").write_bytes(b"\0\1\2" * 99)
    found = list(pages([str(tmp_path / name) for name in ("gone.txt", "empty.txt", "noise.txt", "good.txt")]))
    assert names(found) == ["R04", "R01", "R02", "good.txt"]
    assert isinstance(found[0], Problem)
    assert "gone.txt: no such file" in found[0].message


def test_a_folder_without_files_is_a_problem(tmp_path: Path):
    assert names(list(pages([str(tmp_path)]))) == ["R04"]


@pytest.mark.parametrize(
    ("raw", "what"),
    [(b"\x89PNG\r\n", "a picture"), (b"SQLite format 3\0", "an SQLite database")],
)
def test_a_format_that_is_not_read_is_named_with_those_that_are(tmp_path: Path, raw: bytes, what: str):
    (tmp_path / "page").write_bytes(raw)
    (problem,) = pages([str(tmp_path / "page")])
    assert isinstance(problem, Problem)
    assert problem.code == "R05"
    assert what in problem.message
    assert "Markdown, plain text" in problem.message


def test_the_caller_may_bring_a_format(tmp_path: Path):
    (tmp_path / "page").write_bytes(b"WIRE1 A report.")
    wire = Format("wire", lambda it: [read_text(it.raw[5:], uri=it.uri)], lambda head: head.raw.startswith(b"WIRE1"))
    (page,) = pages([str(tmp_path / "page")], formats=(wire, *FORMATS))
    assert isinstance(page, Page)
    assert page.text == " A report."


def test_a_link_that_runs_in_a_circle_ends(tmp_path: Path):
    (tmp_path / "a.txt").write_text("A report.")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(list(pages([str(tmp_path)]))) == ["a.txt", "R06"]


def test_a_link_to_nothing_is_told(tmp_path: Path):
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    assert names(list(pages([str(tmp_path)]))) == ["R04"]


def test_a_file_over_the_limit_is_refused_and_not_read_in_part(tmp_path: Path):
    (tmp_path / "big.txt").write_text("x" * 101)
    (problem,) = pages([str(tmp_path)], options=Options(largest=100))
    assert isinstance(problem, Problem)
    assert problem.code == "R07"


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path):
    closed = tmp_path / "closed.txt"
    closed.write_text("A report.")
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read everything")
    assert names(list(pages([str(closed)]))) == ["R06"]


def test_a_dash_is_standard_input():
    (page,) = pages(["-"], stdin=io.BytesIO(b"A report."))
    assert isinstance(page, Page)
    assert (page.uri, page.text) == ("-", "A report.")


def test_a_name_that_no_file_can_have_is_told():
    assert names(list(pages(["a\0b"]))) == ["R06"]


def test_a_pipe_that_nobody_writes_into_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dateline.read.paths.PATIENCE_MS", 50)
    os.mkfifo(tmp_path / "pipe")
    (problem,) = pages([str(tmp_path / "pipe")])
    assert isinstance(problem, Problem)
    assert problem.message.endswith("pipe: nobody writes into this pipe; name a file, or - to pipe")


@pytest.mark.parametrize("pause", [0, 0.2])
def test_a_pipe_is_read_to_its_end_however_slowly_it_is_written(monkeypatch: pytest.MonkeyPatch, pause: float):
    monkeypatch.setattr("dateline.read.paths.PATIENCE_MS", 50)
    reading, writing = os.pipe()

    def write() -> None:
        time.sleep(pause)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(b"A report.\n" * 9_999)

    writer = threading.Thread(target=write)
    writer.start()
    (page,) = pages([f"/dev/fd/{reading}"])
    writer.join()
    os.close(reading)
    assert isinstance(page, Page)
    assert page.text == "A report.\n" * 9_999


def test_a_socket_is_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as here:
        here.bind("socket")
        (problem,) = pages(["socket"])
    assert isinstance(problem, Problem)
    assert "socket: a device or a socket" in problem.message


def test_an_empty_standard_input_is_told_as_such():
    (problem,) = pages(["-"], stdin=io.BytesIO())
    assert problem == Problem("read.text", "R01", "-: standard input is empty; nothing to read")


def test_control_characters_of_a_name_are_written_out(tmp_path: Path):
    (tmp_path / "a\n\x1b[1mb.txt").write_text("A report.")
    (page,) = pages([str(tmp_path)])
    assert isinstance(page, Page)
    assert page.uri.endswith("a\\n\\x1b[1mb.txt")


@pytest.mark.parametrize("opening", ["<div class='x'>", "<p>", "\n <!-- page -->", "<H1>", "<br/>"])
def test_a_piece_of_html_is_told_as_html_unless_it_opens_a_markdown_file(tmp_path: Path, opening: str):
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(f"{opening}\nA report.")
    html, markdown = pages([str(tmp_path)])
    assert isinstance(html, Page)
    assert isinstance(markdown, Page)
    assert (html.media_type, markdown.media_type) == ("text/html", "text/markdown")


def test_a_sign_of_less_than_is_no_html(tmp_path: Path):
    (tmp_path / "a.txt").write_text("<place> is what the report says.")
    assert names(list(pages([str(tmp_path)]))) == ["a.txt"]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few files in the working folder: `names` of what a pattern fits show where each lies."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "c.md", "may/d.txt", "may/07/e.txt", "may/.f.txt", ".git/g.txt", "odd[1].txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("A report.")
    Path("may/round").symlink_to(tmp_path)


def uris(*paths: str) -> list[str]:
    return [item.uri if isinstance(item, Page) else item.code for item in pages(paths) if not isinstance(item, Remark)]


@pytest.mark.parametrize(
    ("pattern", "fitting"),
    [
        ("*.txt", ["a.txt", "b.txt", "odd[1].txt"]),
        ("[ab].*", ["a.txt", "b.txt"]),
        ("may/?.txt", ["may/d.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "may/07/e.txt", "may/d.txt", "odd[1].txt"]),
        ("may/**", ["may/07/e.txt", "may/d.txt"]),
        ("**/07/**/*.txt", ["may/07/e.txt"]),
        ("may/**/**/e.txt", ["may/07/e.txt"]),
        ("m*/*", ["may/07/e.txt", "may/d.txt", *(f"may/round/{name}" for name in ("a.txt", "b.txt", "c.md"))]),
        (".git/*", [".git/g.txt"]),
        ("**/.f.txt", ["may/.f.txt"]),
        ("*.pdf", ["R04"]),
        ("nowhere/**/*.txt", ["R04"]),
    ],
)
def test_a_pattern_stands_for_the_files_that_it_fits(tree: None, pattern: str, fitting: list[str]):
    assert fitting == uris(pattern)[: len(fitting)]


def test_a_pattern_from_the_root_fits_as_well(tree: None, tmp_path: Path):
    assert [str(tmp_path / name) for name in ("may/07/e.txt", "may/d.txt")] == uris(f"{tmp_path}/may/**/*.txt")


def test_a_file_that_has_a_pattern_for_its_name_is_that_file(tree: None):
    assert uris("odd[1].txt") == ["odd[1].txt"]


def test_a_store_is_no_folder_of_reports(tree: None):
    Path("may/.dateline-store").touch()
    assert uris("may") == ["R04"]
    assert uris("m*", "**/*.txt") == ["a.txt", "b.txt", "odd[1].txt"], "a pattern that fits it does not name it"


def test_whatever_a_uri_names_can_be_read_alone(tmp_path: Path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "A report from Gao."}\n{"text": "A report from Sfax."}\n')
    first, second = (item for item in pages([str(rows)]) if isinstance(item, Page))
    assert first.uri != second.uri
    assert [second] == list(pages([second.uri]))
