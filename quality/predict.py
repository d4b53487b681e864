"""Predictions for a gold set: `python quality/predict.py TASK INPUT.jsonl OUTPUT.jsonl`."""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from adapters import ADAPTERS

from dateline.pipeline import Desk, open_desk
from dateline.settings import Settings

# What only the annotators know; a reader of the page would not have it.
GOLD = (
    "gold", "attributions", "discuss", "discard", "alt", "timexes", "events", "toponyms", "dateline", "header",
    "quantities", "flags", "pub_date", "location",
)  # fmt: skip
# A date that the task asks for, or one that is not the document's own.
HIDDEN: Mapping[str, tuple[str, ...]] = {
    "articles": ("title", "authors", "date", "date_suspect", "body", "site"),
    "docdate": ("date",),
    "muc4": ("date",),
    "timex-wars": ("dct",),
}
# Sets that mark what is asked about and its answer in one field: the spans alone are handed on, as `asked`.
ASKED: Mapping[str, str] = {"factuality": "events"}


def main() -> None:
    """Read the documents, run the product on them, write one prediction a line, and say how fast it went."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("task", choices=[*ADAPTERS, *(name for name in HIDDEN if name not in ADAPTERS)])
    options.add_argument("input", type=Path, help="a file of documents, one a line, or the folder of a set")
    options.add_argument("output", type=Path)
    arguments = options.parse_args()
    documents = documents_of(arguments.input)
    desk = open_desk(Settings())
    began = time.process_time()
    with arguments.output.open("w", encoding="utf-8") as out:
        for prediction in predictions(arguments.task, documents, desk):
            out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    spent = time.process_time() - began
    print(f"{len(documents)} documents, {len(documents) / spent:.1f} documents per CPU-second", file=sys.stderr)


def documents_of(path: Path) -> list[dict[str, Any]]:
    """The documents of a set: the lines of a file; of a folder those of its `gold.jsonl`, and the files that they name
    (`html`) with the folder before them."""
    file = path / "gold.jsonl" if path.is_dir() else path
    documents = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line.strip()]
    return [
        document | {"html": str(file.parent / document["html"])} if "html" in document else document
        for document in documents
    ]


def predictions(task: str, documents: Iterable[Mapping[str, Any]], desk: Desk) -> Iterator[dict[str, Any]]:
    """One prediction a document, from nothing but what a reader would have. A document on which the product fails is
    named on stderr and gives none, which every scorer counts as wrong."""
    adapter = ADAPTERS[task.removesuffix("-wars")]
    hidden = (*GOLD, *HIDDEN.get(task, ()))
    for document in documents:
        seen = {name: value for name, value in document.items() if name not in hidden}
        if task in ASKED:
            seen["asked"] = [[event["start"], event["end"]] for event in document[ASKED[task]]]
        try:
            yield {"id": document["id"], **adapter(seen, desk)}
        except Exception as fault:
            print(f"{task} {document['id']}: {type(fault).__name__}: {fault}", file=sys.stderr)


if __name__ == "__main__":
    main()
