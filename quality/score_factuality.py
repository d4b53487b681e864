"""Factuality against the gold, beside the set's own scorer, which prints no share: `score_factuality.py GOLD PRED`.

`closeness` turns the mean absolute error on the scale from -3 to 3 into a share of it (0 apart is 100, 6 apart is 0),
so that higher is better; `not happened recognised` are the events that people put at -2 or lower and we at -1 or lower.
"""

import json
import sys

from score_actors import rows_of, share

WIDTH = 6.0


def main(gold: str, pred: str) -> None:
    """Print the figures, the error itself, and of how many events they are."""
    scores = {row["id"]: row["scores"] for row in rows_of(pred)}
    pairs = [
        (event["factuality"], scores.get(row["id"], [])[i : i + 1] or [-event["factuality"]])
        for row in rows_of(gold)
        for i, event in enumerate(row["events"])
    ]
    error = sum(abs(wanted - given) for wanted, (given,) in pairs) / max(1, len(pairs))
    absent = [given <= -1 for wanted, (given,) in pairs if wanted <= -2]
    out = {"closeness": round(100 - 100 * error / WIDTH, 2), "not happened recognised": share(absent)}
    print(json.dumps({**out, "mean absolute error": round(error, 3), "n": [len(pairs), len(absent)]}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
