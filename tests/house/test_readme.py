"""The README shows what the program really prints, and its Python runs."""

import re
import subprocess
import sys

import pytest

from dateline.export.ledger_text import ledger_text
from dateline.pipeline import report_of
from dateline.read.paths import pages


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text("utf-8")


def test_the_output_in_the_readme_is_real(readme, root, desk):
    """The shown lines stand in the ledger of the named sample, in this order; `…` stands for lines left out."""
    shown = re.search(r"```text\n\$ dateline read (\S+)\n(.*?)```", readme, re.DOTALL)
    assert shown is not None
    [page] = pages([str(root / shown[1])])
    printed = ledger_text(report_of(page, desk), width=100)
    at = 0
    for line in shown[2].splitlines():
        if line.strip() != "…":
            found = printed.find(line, at)
            assert found >= 0, f"not printed any more: {line!r}"
            at = found + len(line)


def test_the_python_in_the_readme_runs(readme, root):
    snippet = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert snippet is not None
    run = subprocess.run([sys.executable, "-c", snippet[1]], cwd=root, capture_output=True, text=True, check=False)
    assert (0, "") == (run.returncode, run.stderr)
    assert len(run.stdout.splitlines()) > 10
