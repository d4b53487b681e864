"""The gold sets: which files a task is measured on, how its scorer is run, and which of its figures count."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
Figures = dict[str, float]


class GoldSet(NamedTuple):
    """One file of documents with its scorer, which is one of the set's folder or our own.

    `arguments` are the scorer's, with {gold} and {pred} to be filled in; `aims` are the figures that the release asks
    for, by name; `judged` is what of a document the scorer is given.
    """

    name: str
    task: str
    gold: str
    scorer: str
    arguments: tuple[str, ...]
    figures: Callable[[str], Figures]
    aims: Mapping[str, float]
    judged: Callable[[dict[str, Any]], dict[str, Any]] = dict

    def gold_in(self, folder: Path) -> Path:
        """Where the scorer finds the documents that were read: a file beside the set's own, or a folder of them."""
        own = Path(self.gold)
        beside = folder / own.parent
        is_folder = own.name == "gold.jsonl"
        return beside / f"{self.name}.gold" / own.name if is_folder else beside / f"{self.name}.gold.jsonl"


def score(gold_set: GoldSet, folder: Path, gold: Path, pred: Path) -> Figures:
    """The figures of a set's own scorer. Raises `RuntimeError` with its words when it fails."""
    arguments = [one.format(gold=gold, pred=pred, folder=gold.parent) for one in gold_set.arguments]
    done = subprocess.run(
        [sys.executable, str(folder / gold_set.scorer), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{gold_set.scorer}: {done.stderr.strip().splitlines()[-1] if done.stderr else 'failed'}")
    return {f"{gold_set.name}.{name}": value for name, value in gold_set.figures(done.stdout).items()}


def _gva(out: str) -> Figures:
    found = json.loads(out)
    return {
        "both exact": found["both_exact"],
        "killed exact": found["killed"]["exact"],
        "injured exact": found["injured"]["exact"],
        "date exact": found["date"]["exact"],
        "city": found["city"],
        "state": found["state"],
    }


def _fs(*names: str) -> Callable[[str], Figures]:
    """The F of the named rows of a scorer that prints JSON."""

    def figures(out: str) -> Figures:
        found = json.loads(out)
        return {f"{name} F": found[name]["f"] for name in names if name in found}

    return figures


def _cameo(out: str) -> Figures:
    words = {"accuracy": r"accuracy\(first\) ([\d.]+)", "any": r"any ([\d.]+)", "coverage": r"coverage ([\d.]+)"}
    return {name: round(100 * float(_found(pattern, out)[1]), 2) for name, pattern in words.items()}


def _dateline(out: str) -> Figures:
    right = _found(r"whole dateline right: (\d+)/(\d+)", out)
    return {"detection F": float(_found(r" F ([\d.]+)", out)[1]), "whole exact": _share(right[1], right[2])}


def _muc4(out: str) -> Figures:
    """The wire's header, the slots of all templates, how many templates were found, and the entities by role."""
    found = json.loads(out)
    header = found["header"]
    return {
        "slots F": found["slots_all_templates"]["F1"],
        "templates F": found["templates"]["F1"],
        "entities F": found["ree"]["micro"]["F1"],
        **{f"header {name}": _share(header[name], header[f"{name}_n"]) for name in ("place", "date", "source")},
    }


def _newsquant(out: str) -> Figures:
    return {name: float(_found(rf"^{re.escape(name)} P .* F ([\d.]+)", out)[1]) for name in ("value", "value+change")}


def _docdate(out: str) -> Figures:
    """Over all sets together: how often it answers, and how often an answer is the exact day."""
    rows = re.findall(r"n +(\d+) +answered +(\d+) +exact +([\d.]+)", out)
    answered = sum(int(row[1]) for row in rows)
    exact = sum(round(int(row[0]) * float(row[2]) / 100) for row in rows)
    return {
        "answered": _share(answered, sum(int(row[0]) for row in rows)),
        "exact where answered": _share(exact, answered),
    }


def _entities(out: str) -> Figures:
    """By span and type, by span alone, and where a span only overlaps one of its type."""
    found = json.loads(out)
    rows = {"exact": "entities_exact", "span": "entities_span_any_type", "overlap": "entities_overlap"}
    return {f"entities {name} F": found[row]["F1"] for name, row in rows.items()}


def _articles(out: str) -> Figures:
    found = json.loads(out)
    return {
        "body F": found["body"]["f"],
        "title exact": found["title"]["exact"],
        "authors F": found["authors"]["f"],
        "date exact": found["date"]["acc"],
    }


def _actors(out: str) -> Figures:
    found = json.loads(out)
    return {name: found[name] for name in ("country", "both")}


def _event_location(out: str) -> Figures:
    """Which events have exactly the places that people marked, and which have a place at all."""
    return {name: float(_found(rf"{name} ([\d.]+)", out)[1]) for name in ("set exact", "has-place acc")}


def _factuality(out: str) -> Figures:
    found = json.loads(out)
    return {name: found[name] for name in ("closeness", "not happened recognised")}


def _wikievents(out: str) -> Figures:
    """F of the tellings by kind and sentence, and of each of their arguments where a telling is matched."""
    found = json.loads(out)
    return {
        "events F": found["events"]["F1"],
        **{f"{role} F": of["F1"] for role, of in found["args_on_matched"].items()},
    }


def _ucdp(out: str) -> Figures:
    """Of the headlines whose number can be the event's: how often the killed are in its range."""
    return {"killed in_low_high": json.loads(out)["killed"]["in_low_high"]}


def _undoubted(document: dict[str, Any]) -> dict[str, Any]:
    """The document without a date that its set calls suspect."""
    return {name: value for name, value in document.items() if name != "date" or not document.get("date_suspect")}


def _share(part: Any, whole: Any) -> float:
    return round(100 * float(part) / float(whole), 2) if float(whole) else 0.0


def _found(pattern: str, out: str) -> re.Match[str]:
    found = re.search(pattern, out, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"the scorer printed nothing like {pattern!r}: {out[:200]!r}")
    return found


JSON = ("{gold}", "{pred}", "--json")
TIMEX, GEO = ("strict", "value"), ("tag.overlap", "e2e.f161")
SETS: tuple[GoldSet, ...] = (
    GoldSet("gva", "gva", "gva/dev.jsonl", "gva/score.py", JSON[:2], _gva, {"both exact": 65, "date exact": 75}),
    GoldSet(
        "polnear", "polnear", "polnear/train.jsonl", "polnear/score.py", JSON,
        _fs("rel.lenient", "token.content", "token.source", "exact.cue"), {"rel.lenient F": 62, "token.content F": 85},
    ),
    GoldSet("timebank", "timex", "timex/timebank.jsonl", "timex/score.py", JSON, _fs(*TIMEX), {"value F": 82}),
    GoldSet("aquaint", "timex", "timex/aquaint.jsonl", "timex/score.py", JSON, _fs(*TIMEX), {"value F": 82}),
    GoldSet(
        "wikiwars", "timex-wars", "timex/wikiwars_01_16.jsonl", "timex/score.py", JSON, _fs(*TIMEX), {"value F": 87}
    ),
    GoldSet(
        "event_location", "event-location", "event_location/single_annotated.jsonl", "event_location/score.py",
        JSON[:2], _event_location, {"set exact": 65},
    ),
    GoldSet("lgl", "geo", "geo/lgl.jsonl", "geo/score.py", JSON, _fs(*GEO), {}),
    GoldSet("geovirus", "geo", "geo/geovirus.jsonl", "geo/score.py", JSON, _fs(*GEO), {"e2e.f161 F": 70}),
    GoldSet(
        "cameo", "cameo-class", "cameo/class_train.jsonl", "cameo/score.py", ("{pred}", "--gold", "{gold}"),
        _cameo, {"accuracy": 72},
    ),
    GoldSet(
        "dateline", "dateline", "dateline/dev.jsonl", "dateline/score.py", JSON[:2], _dateline, {"whole exact": 98}
    ),
    GoldSet(
        "muc4", "muc4", "muc4/dev.jsonl", "muc4/score.py", JSON[:2], _muc4,
        {"slots F": 52, "header place": 100, "header date": 100, "header source": 100},
    ),
    GoldSet(
        "newsquant", "newsquant", "newsquant/dev.jsonl", "newsquant/score.py", JSON[:2], _newsquant,
        {"value": 92, "value+change": 90},
    ),
    GoldSet(
        "docdate", "docdate", "docdate/dev.jsonl", "docdate/score.py", JSON[:2], _docdate, {"exact where answered": 90}
    ),
    GoldSet(
        "re3d", "entities", "re3d/dev.jsonl", "re3d/score.py", JSON[:2], _entities, {"entities overlap F": 70}
    ),
    GoldSet(
        "ucdp", "ucdp", "ucdp_headlines/articles_dev.jsonl", "ucdp_headlines/score.py", JSON[:2], _ucdp,
        {"killed in_low_high": 92},
    ),
    GoldSet(
        "actors", "actors", "actors/dev.jsonl", str(HERE / "score_actors.py"), JSON[:2], _actors,
        {"country": 80, "both": 60},
    ),
    GoldSet(
        "factuality-uw", "factuality", "factuality/uw.jsonl", str(HERE / "score_factuality.py"), JSON[:2], _factuality,
        {"closeness": 90.83, "not happened recognised": 70},
    ),
    GoldSet(
        "factuality-meantime", "factuality", "factuality/meantime.jsonl", str(HERE / "score_factuality.py"), JSON[:2],
        _factuality, {},
    ),
    GoldSet(
        "wikievents", "wikievents", "wikievents/dev.jsonl", "wikievents/score.py", JSON[:2], _wikievents,
        {"events F": 70, "actor F": 50, "target F": 50, "instrument F": 50, "place F": 50},
    ),
    GoldSet(
        "articles", "articles", "articles/newspaper424/gold.jsonl", "articles/score.py",
        ("{folder}", "{pred}", "--json"), _articles,
        {"body F": 93, "title exact": 88, "authors F": 88, "date exact": 97}, _undoubted,
    ),
)  # fmt: skip
