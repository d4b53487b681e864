import csv
import hashlib
import io
import json

import msgspec
import pytest

from dateline.export.jsonl import write_jsonl
from dateline.export.manifest import Options, export_file
from dateline.export.records_csv import write_csv
from dateline.model.sourced import Sourced


def rows(reports, *, raw=False):
    out = io.BytesIO()
    write_csv(reports, out, Options(raw=raw))
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))


def test_a_row_a_record_each_with_article_offsets_and_quote(report):
    found = rows([report])
    assert len(report.records) == len(found)
    for row in found:
        assert row["quote"] == report.page.text[int(row["start_offset"]) : int(row["end_offset"])]
        assert ("reports/taji.txt", "Northern Wire") == (row["url"], row["outlet"])


def test_an_event_row_has_toll_day_place_and_voices(report):
    event = rows([report])[0]
    wanted = ("type", "killed_low", "killed_high", "earliest", "place", "country", "according_to", "denied_by")
    assert ("bombing", "9", "9", "2011-09-05", "Taji", "IRQ", "police", "Army of the North") == (
        tuple(event[name] for name in wanted)
    )


def test_a_cell_that_a_spreadsheet_would_run_is_defused(report):
    headline = Sourced("=HYPERLINK(1)", report.article.headline.spans, "test")
    article = msgspec.structs.replace(report.article, headline=headline)
    harmful = msgspec.structs.replace(report, article=article)
    assert "'=HYPERLINK(1)" == rows([harmful])[0]["headline"]
    assert "=HYPERLINK(1)" == rows([harmful], raw=True)[0]["headline"]


def test_lines_end_as_the_standard_says(report):
    out = io.BytesIO()
    write_csv([report], out, Options())
    assert 1 + len(report.records) == out.getvalue().count(b"\r\n")


def test_the_manifest_counts_and_measures_the_file(report, tmp_path):
    out = tmp_path / "all.jsonl"
    manifest = export_file([report, report], out, write=write_jsonl, format="jsonl", version="1", raw=False)
    written = json.loads((tmp_path / "all.jsonl.manifest.json").read_bytes())
    assert (2, 2) == (manifest.rows, written["rows"])
    assert hashlib.sha256(out.read_bytes()).hexdigest() == written["sha256"]
    assert out.stat().st_size == written["bytes"]


def test_what_a_flat_row_cannot_hold_is_counted(report, tmp_path):
    event = report.records[0]
    wide = msgspec.structs.replace(event, where=event.where * 2)
    report = msgspec.structs.replace(report, records=(wide,))
    manifest = export_file([report], tmp_path / "a.csv", write=write_csv, format="csv", version="1", raw=False)
    assert (("places after the first of a record (the JSON has all)", 1),) == manifest.left_out


def test_a_file_that_fails_half_way_leaves_the_old_one_whole(report, tmp_path):
    def half():
        yield report
        raise OSError("the disk went away")

    out = tmp_path / "all.jsonl"
    out.write_text("old")
    with pytest.raises(OSError, match="went away"):
        export_file(half(), out, write=write_jsonl, format="jsonl", version="1", raw=False)
    assert ["all.jsonl"] == [path.name for path in tmp_path.iterdir()]
    assert "old" == out.read_text()
