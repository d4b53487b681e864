"""Every gold set measured by its own scorer and held against the floors: `make score`, `python quality/score.py`."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from floors import Floors, complaints, corpus_digest, pinned, read_floors, write_floors
from predict import documents_of, predictions
from sets import SETS, GoldSet, score

from dateline.pipeline import Desk, open_desk
from dateline.settings import Settings

HERE = Path(__file__).parent
GOLD = HERE.parent.parent / "shared" / "gold"
FLOORS = HERE / "floors.json"


def main() -> int:
    """Measure, print the table, and return 1 when a figure is below its floor or the gold is not the pinned one."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sets", nargs="*", help="sets to measure (default: all): " + ", ".join(s.name for s in SETS))
    options.add_argument("--sample", type=int, metavar="N", help="N documents of each set, always the same; no gate")
    options.add_argument("--pin", action="store_true", help="raise the floors to today's figures")
    options.add_argument("--lower", metavar="REASON", help="with --pin: let figures fall, and keep the reason")
    options.add_argument("--keep", type=Path, metavar="DIR", help="leave gold and predictions in DIR")
    arguments = options.parse_args()
    known = {gold_set.name for gold_set in SETS}
    if unknown := [name for name in arguments.sets if name not in known]:
        options.error(f"no set {unknown[0]!r}; there are {', '.join(sorted(known))}")
    if arguments.sample and arguments.pin:
        options.error("--sample measures a part only: it cannot be pinned")
    if not (GOLD / "unpack").is_file():
        print("score: skipped, the gold sets are not beside the repository (../shared/gold)")
        return 0
    chosen = [gold_set for gold_set in SETS if not arguments.sets or gold_set.name in arguments.sets]
    with tempfile.TemporaryDirectory(prefix="dateline-gold-") as folder:
        return _measure(chosen, arguments.keep or Path(folder), arguments)


def _measure(chosen: list[GoldSet], folder: Path, arguments: argparse.Namespace) -> int:
    subprocess.run(["bash", str(GOLD / "unpack"), str(folder)], check=True)
    floors, desk = read_floors(FLOORS), open_desk(Settings())
    figures: dict[str, float] = {}
    corpus: dict[str, str] = {}
    print(f"{'set and figure':<30} {'now':>7} {'floor':>7} {'change':>7} {'aim':>6}")
    for gold_set in chosen:
        corpus[gold_set.name] = corpus_digest(folder / gold_set.gold, folder / gold_set.scorer)
        began = time.process_time()
        found, documents = _figures(gold_set, folder, desk, sample=arguments.sample)
        figures |= found
        _print(gold_set, found, floors)
        print(f"  {documents} documents in {time.process_time() - began:.1f} CPU-seconds", flush=True)
    if arguments.sample:
        print(f"score: a sample of {arguments.sample} documents a set; not held against the floors")
        return 0
    if arguments.pin:
        return _pin(floors, corpus, figures, reason=arguments.lower)
    found_wrong = complaints(floors, corpus, figures)
    for line in found_wrong:
        print(f"score: {line}", file=sys.stderr)
    return 1 if found_wrong else 0


def _figures(gold_set: GoldSet, folder: Path, desk: Desk, *, sample: int | None) -> tuple[dict[str, float], int]:
    documents = documents_of(folder / gold_set.gold)
    if sample:
        documents = sorted(documents, key=lambda document: blake2b(str(document["id"]).encode()).digest())[:sample]
    gold, pred = gold_set.gold_in(folder), folder / f"{gold_set.name}.pred.jsonl"
    gold.parent.mkdir(exist_ok=True)
    gold.write_text("".join(json.dumps(gold_set.judged(document)) + "\n" for document in documents), "utf-8")
    made = predictions(gold_set.task, documents, desk)
    pred.write_text("".join(json.dumps(prediction) + "\n" for prediction in made), "utf-8")
    return score(gold_set, folder, gold, pred), len(documents)


def _print(gold_set: GoldSet, figures: dict[str, float], floors: Floors) -> None:
    for name, value in figures.items():
        floor = floors.figures.get(name)
        aim = gold_set.aims.get(name.partition(".")[2])
        change = "" if floor is None else f"{value - floor:+.2f}"
        print(f"{name:<30} {value:>7.2f} {_or_dash(floor):>7} {change:>7} {_or_dash(aim):>6}")


def _or_dash(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"


def _pin(floors: Floors, corpus: dict[str, str], figures: dict[str, float], *, reason: str | None) -> int:
    result = pinned(floors, corpus, figures, reason=reason)
    if isinstance(result, Floors):
        write_floors(FLOORS, result)
        print(f"score: {len(figures)} floors pinned in {FLOORS.name}")
        return 0
    for line in result:
        print(f"score: {line}; say why with --lower REASON", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
