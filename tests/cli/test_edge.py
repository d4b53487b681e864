"""What surrounds a command: streams that are closed or full, a folder that is gone, variables that are no setting."""

import os
import resource
import subprocess
import sys

import pytest

DATELINE = [sys.executable, "-m", "dateline"]


def no_room():
    """No file may grow: as on a full disk, writing to one fails."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_output_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "a.txt").write_text("A report.\n")
    for arguments in (["read", "--text", "a.txt"], ["--help"], ["read", "--help"]):
        with (tmp_path / "out").open("wb") as out:
            done = subprocess.run(
                [*DATELINE, *arguments], stdout=out, stderr=subprocess.PIPE, text=True, preexec_fn=no_room, check=False
            )
        assert 1 == done.returncode, arguments
        assert done.stderr.startswith("standard output cannot be written (File too large); "), arguments
        assert 1 == len(done.stderr.splitlines()), done.stderr


@pytest.mark.parametrize(("closed", "code"), [("<&-", 1), (">&-", 0), ("<&- >&-", 0), ("2>&-", 0)])
def test_a_closed_stream_is_no_accident(tmp_path, closed, code):
    (tmp_path / "a.txt").write_text("A report.\n")
    name = "-" if closed == "<&-" else "a.txt"
    command = f"{sys.executable} -m dateline read --text {name} {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (code, False) == (done.returncode, "Traceback" in done.stderr), done.stderr


def test_a_working_folder_that_is_gone_has_no_settings(dateline, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("A report.\n")
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    done = dateline("read", "--text", tmp_path / "a.txt")
    assert (0, "A report.\n") == (done.exit_code, done.stdout)


def test_a_variable_that_is_no_setting_is_noted_once(dateline, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("A report.\n")
    monkeypatch.setenv("DATELINE_STOER", "x")
    done = dateline("read", "--text", "a.txt")
    assert "environment: DATELINE_STOER is no setting; `dateline doctor` says more\n" == done.stderr
    assert "" == dateline("read", "--text", "--quiet", "a.txt").stderr


def test_settings_that_are_no_file_are_wrong_use(dateline, tmp_path):
    os.mkfifo(tmp_path / "dateline.toml")
    done = dateline("read", "--text", "a.txt")
    assert 2 == done.exit_code
    assert "is no ordinary file" in done.stderr


def test_a_store_without_a_name_is_wrong_use(dateline, tmp_path):
    done = dateline("stories", "--store", "")
    assert 2 == done.exit_code
    assert "--store = '': Expected the name of a folder" in done.stderr
    (tmp_path / "dateline.toml").write_text('store = ""\n')
    assert 2 == dateline("stories").exit_code


def test_a_name_cannot_move_the_cursor(dateline):
    done = dateline("read", "a\n\x1b[2Jb.txt")
    assert "a\\n\\x1b[2Jb.txt: no such file; check the name\n" == done.stderr
