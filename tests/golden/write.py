"""Writes the expected ledger of every sample report: `python -m tests.golden.write`."""

from dateline.export.ledger_text import ledger_text
from dateline.pipeline import open_desk, report_of
from dateline.read.text import read_text
from dateline.settings import Settings
from tests.golden.test_golden import HERE, SAMPLES

if __name__ == "__main__":
    desk = open_desk(Settings())
    for sample in sorted(SAMPLES.glob("*.txt")):
        folder = HERE / sample.stem
        folder.mkdir(exist_ok=True)
        report = report_of(read_text(sample.read_bytes(), uri=sample.name), desk)
        (folder / "expected.ledger").write_text(ledger_text(report), "utf-8")
        print(f"{folder.name}: {len(report.records)} records, {len(report.problems)} problems")
