"""The gate: figures pinned together with the digest of what they were measured on, and never lowered in silence."""

from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

# A figure is deterministic on one machine; another processor's arithmetic may turn a tie in the parser.
TOLERANCE = 0.3


class Lowered(Struct, frozen=True):
    """A floor that was lowered on purpose, and why."""

    figure: str
    before: float
    after: float
    reason: str


class Floors(Struct, frozen=True):
    """What stands in floors.json: the digest of each set (gold and scorer), the floors, what was lowered and why."""

    corpus: dict[str, str]
    figures: dict[str, float]
    lowered: tuple[Lowered, ...] = ()


def read_floors(file: Path) -> Floors:
    """The pinned floors, none where the file is missing."""
    return msgspec.json.decode(file.read_bytes(), type=Floors) if file.is_file() else Floors({}, {})


def write_floors(file: Path, floors: Floors) -> None:
    """Write them in a form that a diff shows line by line."""
    file.write_bytes(msgspec.json.format(msgspec.json.encode(floors, order="sorted"), indent=1) + b"\n")


def corpus_digest(*files: Path) -> str:
    """The BLAKE2b-128 of the gold and its scorer, in hex."""
    digest = blake2b(digest_size=16)
    for file in files:
        raw = file.read_bytes()
        digest.update(f"{len(raw)}\0".encode() + raw)
    return digest.hexdigest()


def complaints(floors: Floors, corpus: dict[str, str], figures: dict[str, float]) -> list[str]:
    """Why these figures do not pass: a corpus that is not the pinned one, a figure below its floor."""
    found = [
        f"{name}: its gold or scorer is not the one that the floors were measured on; measure again and run with --pin"
        for name, digest in corpus.items()
        if name in floors.corpus and floors.corpus[name] != digest
    ]
    found += [
        f"{name}: {figures[name]:.2f} is below its floor {floor:.2f}; mend it, or run with --pin --lower REASON"
        for name, floor in floors.figures.items()
        if name in figures and figures[name] < floor - TOLERANCE
    ]
    return found


def pinned(
    floors: Floors, corpus: dict[str, str], figures: dict[str, float], *, reason: str | None
) -> Floors | list[str]:
    """The floors raised to these figures. A figure that fell is lowered only with a reason, which is kept; without
    one, the lines that say which would fall."""
    fallen = [name for name, value in figures.items() if value < floors.figures.get(name, value) - TOLERANCE]
    if fallen and not reason:
        return [f"{name}: would fall from {floors.figures[name]:.2f} to {figures[name]:.2f}" for name in fallen]
    lowered = [Lowered(name, floors.figures[name], figures[name], reason or "") for name in fallen]
    kept = {
        name: value if name in fallen else max(value, floors.figures.get(name, value))
        for name, value in figures.items()
    }
    return Floors(floors.corpus | corpus, floors.figures | kept, (*floors.lowered, *lowered))
