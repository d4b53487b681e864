"""Segments: folders of Parquet files, each written whole under a temporary name and renamed into place once."""

import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

import duckdb
import msgspec
from msgspec import Struct

from dateline.ledger.schema import TABLES, Run, Source

FOLDER, MANIFEST, UNFINISHED = "segments", "segment.json", ".unfinished-"
ASIDE = ".broken-"
FORMAT = 1
REMEDY = "restore it from a backup, or run the same `dateline ingest` again, which writes it anew"
# No extension is ever fetched; one thread makes equal rows equal bytes.
WRITING: Mapping[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "threads": 1,
}


class File(Struct, frozen=True):
    """One Parquet file of a segment: its rows, its size and the BLAKE2b-128 of its bytes."""

    rows: int
    bytes: int
    digest: str


class Segment(Struct, frozen=True):
    """What stands in a segment's `segment.json`. `known_from` is the moment at which its facts became known to the
    store, the one thing in it that does not follow from the input and the run."""

    name: str
    format: int
    run: Run
    known_from: datetime
    files: dict[str, File]


def segment_name(sources: Iterable[Source], run: Run) -> str:
    """The digest of the input slice and of the run: the same work gives the same name, so a rerun finds it done."""
    digest = blake2b(run.id.encode(), digest_size=16)
    for source in sources:
        digest.update(f"\x1e{source.uri}\x1f{source.page}\x1f{source.version}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def write_segment(
    root: Path, rows: Mapping[str, list[dict[str, Any]]], *, name: str, run: Run, known_from: datetime
) -> Segment:
    """Write the rows of each table as the segment `name`. Until the last rename nothing of it can be seen.

    What stands under that name, a broken segment that is written anew, is set aside.

    Raises `OSError` or `duckdb.Error` when the disk fails; what was written until then is removed.
    """
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{UNFINISHED}{name}-{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        unfinished.mkdir()
        _write_tables(unfinished, rows)
        files = {table: _measured(unfinished / f"{table}.parquet", len(rows[table])) for table in TABLES}
        segment = Segment(name, FORMAT, run, known_from, files)
        (unfinished / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(segment), indent=1) + b"\n")
        for path in sorted(unfinished.iterdir()):
            sync(path)
        sync(unfinished)
        if (folder / name).exists():
            set_aside(root, name)
        unfinished.rename(folder / name)
        sync(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return segment


def standing_segments(root: Path) -> tuple[list[Segment], list[str]]:
    """The whole segments of a store in the order in which they became known, and a line on each that is not whole."""
    segments, torn = [], []
    for path in sorted((root / FOLDER).glob("[!.]*")) if (root / FOLDER).is_dir() else []:
        found = _read(path)
        if isinstance(found, Segment):
            segments.append(found)
        else:
            torn.append(found)
    return sorted(segments, key=lambda segment: (segment.known_from, segment.name)), torn


def broken_segments(root: Path, held: Iterable[str]) -> list[str]:
    """A line on each segment that is not whole, and one on those the index holds (names) whose folders are gone."""
    _, torn = standing_segments(root)
    gone = sorted(name for name in held if not (root / FOLDER / name).is_dir())
    if not gone:
        return torn
    named = gone[0] if len(gone) == 1 else f"{gone[0]} and {len(gone) - 1} more"
    return [*torn, f"{root / FOLDER / named}: gone, while the index keeps what it says; {REMEDY}"]


def set_aside(root: Path, name: str) -> Path:
    """Move the folder of a segment out of the way, under a name that nothing reads; gives that name."""
    folder = root / FOLDER
    count = 1 + sum(1 for _ in folder.glob(f"{ASIDE}{name}-*"))
    aside = folder / f"{ASIDE}{name}-{count}"
    (folder / name).rename(aside)
    return aside


def damage(root: Path, segment: Segment) -> str | None:
    """The first file of a segment whose bytes are not those that were written, or None when all are."""
    for table, file in segment.files.items():
        path = root / FOLDER / segment.name / f"{table}.parquet"
        if _digest(path) != file.digest:
            return f"{path}: its bytes have changed since they were written; restore it from a backup"
    return None


def remove_unfinished(root: Path) -> int:
    """Remove what killed writers left under temporary names; only the owner of the store may. Returns how many."""
    left = sorted((root / FOLDER).glob(f"{UNFINISHED}*")) if (root / FOLDER).is_dir() else []
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)


def parquet(root: Path, segment: Segment, table: str) -> str:
    """The path of one table of a segment, as DuckDB reads it."""
    return str(root / FOLDER / segment.name / f"{table}.parquet")


def sync(path: Path) -> None:
    """Bring a file or a folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_tables(folder: Path, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    with duckdb.connect(":memory:", config=dict(WRITING)) as connection:
        for table, columns in TABLES.items():
            # One list a column: 5,000 rows in 8 ms, where executemany takes 1.4 s.
            cells = [[row[name] for row in rows[table]] for name, _ in columns]
            unnested = ", ".join(f'unnest(${at}::{kind}[]) AS "{name}"' for at, (name, kind) in enumerate(columns, 1))
            connection.execute(f'CREATE TABLE "{table}" AS SELECT {unnested}', cells)
            target = str(folder / f"{table}.parquet").replace("'", "''")
            connection.execute(f"COPY \"{table}\" TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


def _read(path: Path) -> Segment | str:
    try:
        segment = msgspec.json.decode((path / MANIFEST).read_bytes(), type=Segment)
    except (OSError, msgspec.DecodeError) as broken:
        return f"{path}: not a whole segment ({broken}); {REMEDY}"
    if segment.format != FORMAT or segment.name != path.name:
        return f"{path}: a segment of another form or name; {REMEDY}"
    for table in TABLES:
        file, expected = path / f"{table}.parquet", segment.files.get(table)
        if expected is None or not file.is_file() or file.stat().st_size != expected.bytes:
            return f"{path}: its file {file.name} is missing or cut short; {REMEDY}"
    return segment


def _measured(path: Path, rows: int) -> File:
    return File(rows, path.stat().st_size, _digest(path))


def _digest(path: Path) -> str:
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()
