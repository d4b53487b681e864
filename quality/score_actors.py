"""Country and sector of actors against the gold, which has no scorer of its own: `score_actors.py GOLD PRED`.

A row counts for what it has: `country` where the gold gives one ("" is none), `both` where it gives a sector as well
(of two sectors either is right). Rows that their own authors expect to fail count for nothing.
"""

import json
import sys
from pathlib import Path
from typing import Any


def main(gold: str, pred: str) -> None:
    """Print the shares and how many rows each is of."""
    found = {row["id"]: row for row in rows_of(pred)}
    country, both = [], []
    for row in rows_of(gold):
        asked = row["gold"]
        if row["xfail"] or "country" not in asked:
            continue
        given = found.get(row["id"], {})
        right = (given.get("country") or "") == asked["country"]
        country.append(right)
        if "sector" in asked:
            both.append(right and (given.get("sector") or "") in (asked["sector"], asked.get("sector2")))
    print(json.dumps({"country": share(country), "both": share(both), "n": [len(country), len(both)]}))


def rows_of(path: str) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line]


def share(right: list[bool]) -> float:
    """How many of a hundred."""
    return round(100 * sum(right) / len(right), 2) if right else 0.0


if __name__ == "__main__":
    main(*sys.argv[1:3])
