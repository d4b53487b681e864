"""JSON Lines: one article a line, as `dateline read --json` prints it."""

from collections.abc import Iterable
from typing import BinaryIO

from dateline.export.article_json import article_json
from dateline.export.manifest import Options, Tally
from dateline.model.records import Report


def write_jsonl(reports: Iterable[Report], out: BinaryIO, options: Options) -> Tally:
    """Every report, nothing left out; there is nothing to choose."""
    rows = 0
    for report in reports:
        out.write(article_json(report) + b"\n")
        rows += 1
    return Tally(rows)
