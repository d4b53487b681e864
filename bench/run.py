"""How fast the program reads: words per CPU-second of each stage on one thread, memory, and start-up time.

First the way from bytes to articles alone, for text and for web pages; then the rooms of the reading, each on its own;
then the pipeline itself reads the sample reports a hundred times over (`--repeat`), with a stopwatch around each stage.
Counted are the words of the reports' bodies; headlines, credits and furniture are read too, and counted only in the
figure for whole pages.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rooms import room_speeds
from stopwatch import Stopwatch

from dateline import __version__
from dateline.article.article import article_of
from dateline.article.tables import compile_page
from dateline.engine.local import read_pages
from dateline.lexicon.rules.load import load_lexicon
from dateline.model.article import Article
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.pipeline import open_desk
from dateline.read.paths import pages
from dateline.settings import Settings

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "src" / "dateline" / "samples"
# Both in CPU-seconds: the bytes to an article, nothing analysed.
TO_ARTICLES = {"plain text": SAMPLES.glob("*.txt"), "HTML": (ROOT / "tests" / "read" / "pages").glob("*.html")}
# Words per CPU-second that the release asks of the rooms of the reading.
AIMS = {
    "sentences and gate": 800_000,
    "numbers and times": 300_000,
    "places and names": 60_000,
    "reading, all passes": 9_000,
    "reading, two fifths pass": 20_000,
}
# Each stage with the functions that are it, where the pipeline finds them.
STAGES = (
    ("read", "dateline.read.text.read_text"),
    ("article", "dateline.pipeline.article_of"),
    ("sentences", "dateline.analysis.reading.sentences_of"),
    ("gate", "dateline.analysis.reading.passing"),
    ("parse", "dateline.analysis.parse.Parser.trees"),
    ("repair", "dateline.analysis.reading.repaired"),
    ("times", "dateline.analysis.reading.times_of"),
    ("numbers", "dateline.analysis.reading.numbers_of"),
    ("places", "dateline.analysis.reading.places_by_item"),
    ("names", "dateline.analysis.reading.names_of"),
    ("extract", "dateline.pipeline.events_in"),
    ("extract", "dateline.pipeline.totals_in"),
    ("extract", "dateline.pipeline.trends_in"),
    ("extract", "dateline.pipeline.relations_in"),
    ("extract", "dateline.pipeline.statements_in"),
    ("resolve", "dateline.pipeline.published_of"),
    ("resolve", "dateline.pipeline.whens_of"),
    ("resolve", "dateline.pipeline.assembled"),
)
RUNS = 5


def main() -> None:
    """Measure and print; `--json FILE` writes the figures as well."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("--repeat", type=int, default=100, help="how often the reports are read (default 100)")
    asked.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file")
    asked.add_argument("paths", nargs="*", default=sorted(map(str, SAMPLES.glob("*.txt"))), help="other reports")
    options = asked.parse_args()
    figures: dict[str, Any] = {
        "version": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "start_up_cpu_ms": {
            "dateline --help": start_up("--help"),
            f"dateline read {Path(options.paths[0]).name}": start_up("read", str(Path(options.paths[0]).absolute())),
        },
        "articles_per_second": to_articles(repeat=max(1, options.repeat // 4)),
        **reading(options.paths, repeat=options.repeat),
    }
    for line in table(figures):
        print(line)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def start_up(*arguments: str) -> int:
    """Milliseconds of processor time from a cold start to the end, the least of five runs (after one that is not
    counted, which writes the byte code)."""
    command = [sys.executable, "-m", "dateline", *arguments]
    spent = []
    for _ in range(RUNS + 1):
        before = _children()
        # Elsewhere, so that no dateline.toml of the user counts.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=tempfile.gettempdir())
        spent.append(_children() - before)
    return round(min(spent[1:]) * 1000)


def to_articles(*, repeat: int) -> dict[str, int]:
    """Reports per CPU-second from bytes to articles, by format."""
    tables = compile_page(load_lexicon())
    speeds = {}
    for name, found in TO_ARTICLES.items():
        paths = sorted(map(str, found))
        before = time.process_time()
        done = sum(
            isinstance(article_of(page, tables), Article)
            for _ in range(repeat)
            for page in pages(paths)
            if isinstance(page, Page)
        )
        speeds[name] = round(done / (time.process_time() - before))
    return speeds


def reading(paths: list[str], *, repeat: int) -> dict[str, Any]:
    """Words per second of each room; seconds and words per second of each stage and of the whole; the memory at its
    highest, in MB."""
    watch = Stopwatch()
    watch.start("desk")
    desk = open_desk(Settings())
    watch.stop()
    rooms = room_speeds(paths, desk.page, desk.analysis, repeat=repeat)
    for stage, function in STAGES:
        watch.put_around(stage, function)
    words = page_words = reports = 0
    watch.start("between")
    for _ in range(repeat):
        for report in read_pages(pages(paths), desk):
            if isinstance(report, Problem):
                raise SystemExit(report.message)
            reports += 1
            words += sum(len(span.slice(report.page.text).split()) for span in report.article.body)
            page_words += len(report.page.text.split())
    watch.stop()
    desk_seconds = watch.spent.pop("desk")
    seconds = {stage: watch.spent[stage] for stage in (*dict(STAGES), "between")}
    seconds["whole"] = sum(seconds.values())
    return {
        "reports": reports,
        "words": words,
        "page_words": page_words,
        "room_words_per_second": rooms,
        "desk_seconds": round(desk_seconds, 2),
        "seconds": {stage: round(spent, 2) for stage, spent in seconds.items()},
        "words_per_second": {stage: round(words / spent) for stage, spent in seconds.items() if spent},
        "page_words_per_second": round(page_words / seconds["whole"]),
        "peak_memory_mb": _peak_memory(),
    }


def table(figures: dict[str, Any]) -> list[str]:
    """The figures for a person, a line each."""
    seconds, speeds = figures["seconds"], figures["words_per_second"]
    lines = [f"{figures['reports']:,} reports, {figures['words']:,} words, one thread, Python {figures['python']}", ""]
    lines.append(f"{'stage':12}{'CPU s':>9}{'share':>8}{'µs a word':>11}{'words per CPU-second':>22}")
    for stage, spent in seconds.items():
        each = spent / figures["words"] * 1e6
        lines.append(f"{stage:12}{spent:9.2f}{spent / seconds['whole']:8.0%}{each:11.2f}{speeds.get(stage, 0):22,}")
    lines.append(f"{'whole pages':12}{figures['page_words']:>28,} words{figures['page_words_per_second']:>16,}")
    lines += ["", "the rooms of the reading, words per CPU-second:"]
    for room, speed in figures["room_words_per_second"].items():
        lines.append(f"{room:28}{speed:12,}   (aim {AIMS[room]:,})")
    lines += ["", f"opening the desk: {figures['desk_seconds']:.2f} CPU s; memory: {figures['peak_memory_mb']:,} MB"]
    for name, speed in figures["articles_per_second"].items():
        lines.append(f"bytes to articles, {name}: {speed:,} reports per CPU-second")
    lines += [f"{command}: {spent:,} ms CPU" for command, spent in figures["start_up_cpu_ms"].items()]
    return lines


def _children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _peak_memory() -> int:
    """The resident set at its highest; Linux counts it in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1_000_000 if sys.platform == "darwin" else 1_000))


if __name__ == "__main__":
    # One thread of arithmetic, set before numpy is loaded.
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    main()
