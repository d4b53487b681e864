"""Every code of a problem stands in the table of `docs/problems.md`, with the step that tells it."""

import ast
import re
from pathlib import Path

import pytest

CODE = re.compile(r"[A-Z]\d\d")
RANGE = re.compile(r"([A-Z])(\d\d)–\1(\d\d)")

Cells = list[str]


@pytest.fixture(scope="module")
def rows(root: Path) -> list[Cells]:
    """The rows of the table: code or ranges of codes, step, meaning, remedy."""
    lines = (root / "docs" / "problems.md").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| [A-Z]\d\d", line)]


@pytest.fixture(scope="module")
def told(modules) -> dict[str, set[str]]:
    """Every code that stands in the source, with the rooms it stands in."""
    codes: dict[str, set[str]] = {}
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                codes.setdefault(node.value, set()).add(module.room)
    return codes


def codes_of(cell: str) -> set[str]:
    """The codes that a cell names, those of a range each."""
    spelled = {
        f"{letter}{number:02}"
        for letter, first, last in RANGE.findall(cell)
        for number in range(int(first), int(last) + 1)
    }
    return spelled | set(CODE.findall(cell))


def test_the_table_has_every_code_of_the_program_and_no_other(rows, told):
    assert sorted(told) == sorted({code for row in rows for code in codes_of(row[0])})


def test_a_problem_is_told_by_a_step_of_its_row(rows, modules):
    """Of calls that name both in so many words."""
    written = {(row[1].strip("`"), code) for row in rows for code in codes_of(row[0])}
    called = {
        (step, code)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
        for step, code in [[ast.literal_eval(one) if isinstance(one, ast.Constant) else None for one in node.args[:2]]]
        if step is not None and code is not None
    }
    assert [] == sorted(called - written)


def test_a_code_has_one_row_for_each_step(rows, told):
    steps = [(code, row[1]) for row in rows for code in codes_of(row[0])]
    assert len(steps) == len(set(steps))
    assert {"R01", "R02", "R03", "W01", "W02"} == {code for code, _ in steps if [c for c, _ in steps].count(code) > 1}


def test_a_code_in_a_range_stands_in_a_document_of_its_own(rows, root):
    texts = {name: (root / "docs" / name).read_text("utf-8") for name in ("formats.md", "fetch.md")}
    ranged = [code for row in rows if "–" in row[0] for code in sorted(codes_of(row[0]))]
    assert [] == [code for code in ranged if not any(code in text for text in texts.values())]
