"""The code and the tracked files that the rules of the house are held against."""

import ast
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent.parent
CODE = ROOT / "src" / "dateline"


class Module(NamedTuple):
    """A module of the package: `name` is its path below `dateline/`, `room` the first part of that."""

    name: str
    room: str
    source: str
    tree: ast.Module


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def modules() -> list[Module]:
    """Every Python module of the package, in the order of their names."""
    paths = sorted(CODE.rglob("*.py"))
    found = []
    for path in paths:
        source = path.read_text("utf-8")
        name = path.relative_to(CODE).as_posix()
        found.append(Module(name, name.split("/")[0].removesuffix(".py"), source, ast.parse(source)))
    return found


@pytest.fixture(scope="session")
def tracked() -> dict[str, str]:
    """The text files under version control (in an unpacked sdist: all of them) by their path."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.splitlines() or [
        path.relative_to(ROOT).as_posix()
        for folder in ("src", "tests", "docs", "requirements", "bench", "quality")
        for path in sorted((ROOT / folder).rglob("*.*"))
        if path.is_file() and "data" not in path.parts
    ]
    texts = {}
    for name in names:
        path = ROOT / name
        if path.is_file():
            try:
                texts[name] = path.read_text("utf-8")
            except UnicodeDecodeError:
                continue
    return texts
