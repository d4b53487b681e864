"""Names with `*`, `?` and `[…]`: the files and folders that they fit."""

import glob
import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from dateline.model.names import STORE_MARK

ANY_DEPTH = "**"
# A bracket that nobody closes is a letter of the name.
PATTERN = re.compile(r"[*?]|\[[^/\]]+\]")


def is_pattern(path: str) -> bool:
    """Whether a name stands for several."""
    return PATTERN.search(path) is not None


def fitting(pattern: str) -> list[str]:
    """The paths that a pattern fits, sorted; hidden ones only where the pattern itself says a dot. `**` stands for any
    folders between: then links to folders are not followed, for they may run in a circle, and no store is entered."""
    parts = pattern.split("/")
    if ANY_DEPTH not in parts:
        return sorted(glob.glob(pattern))
    at = next(place for place, part in enumerate(parts) if is_pattern(part))
    root = "/".join(parts[:at]) + ("/" if at else "")
    wanted = parts[at:]
    return sorted(root + found for found in _files_below(root or ".") if _fits(found.split("/"), wanted))


def _files_below(root: str) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        if STORE_MARK in names:
            folders.clear()
            continue
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), root)


def _fits(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the folders and the name of a file fit, one by one. How far each `**` reaches is tried from the left:
    `reached` are the places in `wanted` up to which the parts so far may have come."""
    reached = _past_any({0}, wanted)
    for part in parts:
        taken = set()
        for place in reached:
            if place == len(wanted):
                continue
            if wanted[place] == ANY_DEPTH:
                taken |= set() if part.startswith(".") else {place}
            elif fnmatchcase(part, wanted[place]) and (wanted[place].startswith(".") or not part.startswith(".")):
                taken.add(place + 1)
        reached = _past_any(taken, wanted)
    return len(wanted) in reached


def _past_any(places: set[int], wanted: Sequence[str]) -> set[int]:
    """The places, and those behind a `**` that stands there, for it may stand for no folder at all."""
    return places | {place + 1 for place in places if place < len(wanted) and wanted[place] == ANY_DEPTH}
