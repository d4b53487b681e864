"""The sample reports and their ledgers as a person reads them. A change of words or rules shows here as a diff.

`python -m tests.golden.write` writes the expected ledgers anew; read the diff before you commit it.
"""

from pathlib import Path

import pytest

from dateline.export.ledger_text import ledger_text
from dateline.pipeline import Desk, open_desk, report_of
from dateline.read.text import read_text
from dateline.settings import Settings

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "src" / "dateline" / "samples"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(Settings())


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_ledger_of_a_sample_is_the_one_that_was_read_and_kept(sample: Path, desk: Desk):
    page = read_text(sample.read_bytes(), uri=sample.name)
    expected = HERE / sample.stem / "expected.ledger"
    assert expected.read_text("utf-8") == ledger_text(report_of(page, desk))
