"""CSV (RFC 4180): one flat row a record, each with its article, its offsets and its exact words."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from dateline.export.flat_record import COLUMNS, Row, flat_records, not_held
from dateline.export.manifest import Options, Tally
from dateline.model.names import article_id
from dateline.model.records import Report

ARTICLE = ("article", "outlet", "url", "headline", "published", "text_digest")
# What a spreadsheet takes for the beginning of a formula; a cell that begins so gets an apostrophe in front.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(reports: Iterable[Report], out: BinaryIO, options: Options) -> Tally:
    """A header and every record of every report; an unknown value is an empty cell. What a flat row cannot hold is
    left out and counted."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    table = csv.DictWriter(text, (*(name for name, _ in COLUMNS), *ARTICLE), lineterminator="\r\n")
    table.writeheader()
    rows, left_out = 0, Counter[str]()
    for report in reports:
        article = _article(report)
        for flat in flat_records(report):
            row = flat | article
            table.writerow(row if options.raw else {name: _defused(cell) for name, cell in row.items()})
            rows += 1
        left_out.update(reason for record in report.records for reason in not_held(record))
    text.detach()
    return Tally(rows, tuple(sorted(left_out.items())))


def _article(report: Report) -> Row:
    article, page = report.article, report.page
    outlet = article.outlet or article.agency
    return {
        "article": article_id(page.digest),
        "outlet": outlet.value if outlet else None,
        "url": article.url.value if article.url else page.uri,
        "headline": article.headline.value if article.headline else None,
        "published": article.published.best,
        "text_digest": page.digest,
    }


def _defused(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
