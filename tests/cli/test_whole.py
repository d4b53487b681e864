"""Commands with the real desk: parser, gazetteer and lexicon."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parent.parent.parent / "src" / "dateline" / "samples"


def run(*arguments, cwd, **more):
    environ = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    environ |= {"TMPDIR": str(cwd)} | more
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environ, check=False)


def test_the_demo_shows_stories_and_how_to_open_them(tmp_path):
    done = run("demo", cwd=tmp_path)
    assert (0, "") == (done.returncode, done.stderr)
    assert "19 sample reports (all invented)" in done.stdout
    story = re.search(r"dateline (why st\w+ --store \S+)", done.stdout)
    opened = run(*story[1].split(), cwd=tmp_path)
    assert (0, "") == (opened.returncode, opened.stderr)


def test_the_doctor_finds_all_well(tmp_path):
    done = run("doctor", cwd=tmp_path)
    assert 0 == done.returncode, done.stdout
    assert done.stdout.endswith("All is well.\n")


def test_the_doctor_names_a_torn_segment(tmp_path):
    run("ingest", SAMPLES / "01-gao-market-meridian.txt", "--store", "store", cwd=tmp_path)
    (segment,) = (tmp_path / "store" / "segments").iterdir()
    (segment / "records.parquet").unlink()
    done = run("doctor", "--store", "store", cwd=tmp_path)
    assert 1 == done.returncode
    assert "records.parquet is missing or cut short" in done.stdout


def test_every_quote_of_every_sample_equals_its_slice(tmp_path):
    """And the same bytes come out of two processes with different seeds of Python's hashes."""
    outputs = {run("read", "--json", SAMPLES, cwd=tmp_path, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    (output,) = outputs
    for line in output.splitlines():
        article = json.loads(line)
        text = Path(article["article"]["uri"]).read_text("utf-8")
        for record in article["records"]:
            for row in record["evidence"]:
                assert row["quote"] == text[row["start"] : row["end"]]
