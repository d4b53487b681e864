"""What the gate costs: pages read with the gate and without it, and the records that only the open reading has.

`python quality/gate.py [SET…] [--sample N] [--lost]` reads the seed report, the samples and the gold texts. A record of
the open reading is kept where the gated one has a record of the same kind and type whose evidence overlaps its trigger;
else it is lost: `shut out` where the gate closed on the sentence of its trigger, `changed` where that sentence was read
and another one, which was not, would have told more of it (a name, a place, an earlier telling).
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parent))

from adapters.document import page_of
from predict import documents_of

from dateline.analysis.gate import OPEN, passing
from dateline.analysis.sentences import sentences_of
from dateline.model.page import Page
from dateline.model.records import Event, Figure, Record, Relation, Statement, Trend
from dateline.pipeline import Desk, open_desk, report_of
from dateline.settings import Settings

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"
SEED = ROOT.parent / "shared" / "seed" / "article.txt"
SAMPLES = ROOT / "src" / "dateline" / "samples"
# The release asks for so much of the records, in percent, on every set.
LEAST = 99.5
# The gold sets that have running text.
TEXTS = {
    "gva": "gva/dev.jsonl",
    "polnear": "polnear/train.jsonl",
    "timebank": "timex/timebank.jsonl",
    "aquaint": "timex/aquaint.jsonl",
    "muc4": "muc4/dev.jsonl",
    "wikievents": "wikievents/dev.jsonl",
    "re3d": "re3d/dev.jsonl",
    "gvc": "gvc/dev.jsonl",
    "ecbplus": "ecbplus/dev.jsonl",
    "geovirus": "geo/geovirus.jsonl",
    "lgl": "geo/lgl.jsonl",
}


class Lost(Struct, frozen=True):
    """A record that the gated reading lacks, with its trigger and its sentence, and whether that was shut out."""

    kind: str
    type: str
    trigger: str
    sentence: str
    shut_out: bool


class Cost(Struct, frozen=True):
    """What the gate lets through of some pages, in sentences and words, and the records that it costs. `records` are
    those of the open reading, `altered` those that both readings have and tell differently."""

    sentences: int = 0
    passed: int = 0
    words: int = 0
    words_passed: int = 0
    records: int = 0
    altered: int = 0
    lost: tuple[Lost, ...] = ()

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))

    @property
    def recall(self) -> float:
        """The share of the open reading's records, in percent, whose sentence the gate let through."""
        shut_out = sum(lost.shut_out for lost in self.lost)
        return 100 * (1 - shut_out / self.records) if self.records else 100.0


def main() -> int:
    """Measure and print a line for each set, with `--lost` the lost records under it; 1 when a set is below 99.5 %."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("sets", nargs="*", help="default: all; seed, samples, " + ", ".join(TEXTS))
    options.add_argument("--sample", type=int, metavar="N", help="N documents of each set, always the same")
    options.add_argument("--lost", action="store_true", help="print every lost record with its sentence")
    arguments = options.parse_args()
    chosen = arguments.sets or ["seed", "samples", *TEXTS]
    if unknown := [name for name in chosen if name not in ("seed", "samples", *TEXTS)]:
        options.error(f"no set {unknown[0]!r}")
    desk = open_desk(Settings())
    print(f"{'set':<12}{'sentences':>10}{'pass':>8}{'words':>9}{'pass':>8}{'records':>9}{'shut out':>10}", end="")
    print(f"{'recall':>9}{'changed':>9}{'altered':>9}")
    with tempfile.TemporaryDirectory(prefix="dateline-gate-") as folder:
        if GOLD.is_dir():
            subprocess.run(["bash", str(GOLD / "unpack"), folder], check=True)
        total, below = Cost(), 0
        for name in chosen:
            cost = sum((cost_of(page, desk) for page in _pages(name, Path(folder), arguments.sample)), Cost())
            below += cost.recall < LEAST
            total += cost
            _print(name, cost, lost=arguments.lost)
        _print("all", total, lost=False)
    return 1 if below else 0


def cost_of(page: Page, desk: Desk) -> Cost:
    """What the gate lets through of one page and what it costs."""
    gated, whole = report_of(page, desk), report_of(page, without_gate(desk))
    tables = desk.analysis
    sentences = sentences_of(whole.article, page.text, tables.sentences)
    passed = {sentence.index for sentence in passing(page.text, sentences, tables.gate)}
    words = [len(sentence.span.slice(page.text).split()) for sentence in sentences]
    lost, altered = [], 0
    for record in whole.records:
        twin = _twin(record, gated.records)
        if twin is None:
            sentence = next((s for s in sentences if s.span.overlaps(record.trigger)), None)
            told = "" if sentence is None else " ".join(sentence.span.slice(page.text).split())
            shut_out = sentence is not None and sentence.index not in passed
            lost.append(Lost(_kind(record), _type(record), record.trigger.slice(page.text), told, shut_out))
        elif twin != record:
            altered += 1
    return Cost(
        sentences=len(sentences),
        passed=len(passed),
        words=sum(words),
        words_passed=sum(words[i] for i in passed),
        records=len(whole.records),
        altered=altered,
        lost=tuple(lost),
    )


def without_gate(desk: Desk) -> Desk:
    """The desk with a gate that shuts nothing out."""
    return replace(desk, analysis=replace(desk.analysis, gate=OPEN))


def _twin(record: Record, others: Sequence[Record]) -> Record | None:
    """The record of the other reading that tells the same: it has the same id, or its evidence meets the trigger."""
    same = [other for other in others if _kind(other) == _kind(record) and _type(other) == _type(record)]
    for other in same:
        if other.id == record.id:
            return other
    for other in same:
        spans = [other.trigger, *(evidence.span for evidence in other.evidence)]
        if any(span.overlaps(record.trigger) for span in spans):
            return other
    return None


def _kind(record: Record) -> str:
    return type(record).__name__.lower()


def _type(record: Record) -> str:
    match record:
        case Event():
            return record.type
        case Figure():
            return record.measure
        case Trend():
            return record.direction
        case Relation():
            return record.predicate
        case Statement():
            return record.stance


def _pages(name: str, folder: Path, sample: int | None) -> Iterator[Page]:
    if name in ("seed", "samples"):
        files = [SEED] if name == "seed" else sorted(SAMPLES.glob("*.txt"))
        for file in files[:sample]:
            if file.is_file():
                yield page_of(file.read_text("utf-8"), {"id": file.name})
        return
    if not (folder / TEXTS[name]).is_file():
        return
    documents = documents_of(folder / TEXTS[name])
    documents.sort(key=lambda document: blake2b(str(document["id"]).encode()).digest())
    for document in documents[:sample]:
        yield page_of(document["text"], document, known="date")


def _print(name: str, cost: Cost, *, lost: bool) -> None:
    shut_out = sum(one.shut_out for one in cost.lost)
    print(
        f"{name:<12}{cost.sentences:>10,}{_share(cost.passed, cost.sentences):>8}{cost.words:>9,}"
        f"{_share(cost.words_passed, cost.words):>8}{cost.records:>9,}{shut_out:>10}{cost.recall:>9.2f}"
        f"{len(cost.lost) - shut_out:>9}{cost.altered:>9}",
        flush=True,
    )
    for one in cost.lost if lost else ():
        told = f"{one.kind} {one.type}"
        print(f"  {'shut out' if one.shut_out else 'changed':<9} {told:<32} {one.trigger!r} in: {one.sentence}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "—"


if __name__ == "__main__":
    sys.exit(main())
