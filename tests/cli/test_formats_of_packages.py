"""Formats that installed packages bring."""

import sys

import pytest

WIRE = """
from dateline.read.formats import Format
from dateline.read.text import read_text

def pages_of_wire(document):
    yield read_text(document.raw.removeprefix(b"WIRE1 "), uri=document.uri)

def is_wire(head):
    return head.raw.startswith(b"WIRE1 ")

WIRE = Format("wire copy", "our_wire:pages_of_wire", is_wire, guarded=True)
NONE = "wire copy"
"""


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Install a package that brings formats under these entry points."""
    packages = tmp_path / "packages"

    def with_points(**points):
        (packages / "our_wire-1.dist-info").mkdir(parents=True)
        (packages / "our_wire.py").write_text(WIRE)
        (packages / "our_wire-1.dist-info" / "METADATA").write_text("Name: our-wire\nVersion: 1\n")
        rows = "\n".join(f"{name} = {value}" for name, value in points.items())
        (packages / "our_wire-1.dist-info" / "entry_points.txt").write_text(f"[dateline.format]\n{rows}\n")
        monkeypatch.syspath_prepend(str(packages))
        monkeypatch.delitem(sys.modules, "our_wire", raising=False)

    return with_points


def test_the_format_of_a_package_is_read_in_the_worker(install, dateline, tmp_path):
    install(wire="our_wire:WIRE")
    (tmp_path / "a.txt").write_text("WIRE1 A report.")
    done = dateline("read", "--text", "a.txt")
    assert (0, "A report.", "") == (done.exit_code, done.stdout, done.stderr)


def test_a_package_that_is_broken_is_told_and_the_others_are_read(install, dateline, tmp_path):
    install(wire="our_wire:WIRE", lost="our_wire:LOST", none="our_wire:NONE", gone="not_there:X")
    (tmp_path / "a.txt").write_text("WIRE1 A report.")
    done = dateline("read", "--text", "a.txt")
    assert (0, "A report.") == (done.exit_code, done.stdout)
    assert ["format gone", "format lost", "format none"] == [line.split(":")[0] for line in done.stderr.splitlines()]
