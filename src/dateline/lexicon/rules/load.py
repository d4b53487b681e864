"""Loading: the files of a language, with a user's overlays on top, into one frozen `Lexicon`."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from dateline.lexicon.rules.entry import Entry
from dateline.lexicon.rules.tables import TABLES, Table

E = TypeVar("E", bound=Entry)


class LexiconError(Exception):
    """A broken lexicon: the message names the file, the field and the remedy."""


class Lexicon(Struct, frozen=True, eq=False):
    """All words of one language. `digest` changes with any byte of any file, overlays included."""

    language: str
    digest: str
    tables: Mapping[type[Entry], tuple[Entry, ...]]

    def entries(self, kind: type[E]) -> tuple[E, ...]:
        """All entries of one kind, in the order of the files."""
        return cast(tuple[E, ...], self.tables.get(kind, ()))


def load_lexicon(language: str = "en", *, overlays: Iterable[Path] = ()) -> Lexicon:
    """Read a language's tables; each overlay folder adds entries, replaces those with the same key, removes some.

    Raises `LexiconError` for a file that cannot be read, an unknown field, a file name that no table has.
    """
    root = files("dateline.lexicon").joinpath(language)
    layers: list[Traversable] = [root, *(_overlay(folder) for folder in overlays)]
    digest = blake2b(digest_size=16)
    tables: dict[type[Entry], tuple[Entry, ...]] = {}
    for table in TABLES:
        entries: dict[tuple[Any, ...], Entry] = {}
        for layer in layers:
            file = layer.joinpath(table.file)
            if not file.is_file():
                continue
            raw = file.read_bytes()
            digest.update(f"{table.file}\0{table.block}\0{len(raw)}\0".encode() + raw)
            for entry in _entries(raw, table, str(file)):
                if entry.remove:
                    entries.pop(entry.key, None)
                elif layer is root and entry.key in entries:
                    raise LexiconError(f"{file}: two entries with the key {entry.key}: merge them or rename one")
                else:
                    entries[entry.key] = entry
        tables[table.entry] = tables.get(table.entry, ()) + tuple(entries.values())
    return Lexicon(language, digest.hexdigest(), tables)


def _overlay(folder: Path) -> Path:
    if not folder.is_dir():
        raise LexiconError(
            f"{folder}: no such folder; a lexicon overlay is a folder with files named as in the lexicon"
        )
    known = {table.file for table in TABLES}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix in (".toml", ".tsv") and name not in known:
            raise LexiconError(f"{path}: no table has this name; known are {', '.join(sorted(known))}")
    return folder


def _entries(raw: bytes, table: Table, name: str) -> list[Entry]:
    try:
        text = raw.decode("utf-8")
        rows = _tsv_rows(text, table.entry, name) if table.file.endswith(".tsv") else _toml_rows(text, table, name)
        return [msgspec.convert(row, table.entry, strict=not table.file.endswith(".tsv")) for row in rows]
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise LexiconError(f"{name}: {broken}; correct the line and run `dateline lexicon check`") from broken
    except msgspec.ValidationError as wrong:
        raise LexiconError(f"{name}, block {table.block!r}: {_where(rows, table, wrong)}{wrong}") from wrong


def _where(rows: list[dict[str, Any]], table: Table, wrong: msgspec.ValidationError) -> str:
    """Names the first entry that does not fit, so that a person finds the line."""
    for row in rows:
        try:
            msgspec.convert(row, table.entry, strict=not table.file.endswith(".tsv"))
        except msgspec.ValidationError:
            return f"entry {next(iter(row.values()), '?')!r}: "
    return ""


def _toml_rows(text: str, table: Table, name: str) -> list[dict[str, Any]]:
    data = tomllib.loads(text)
    blocks = {row.block for row in TABLES if row.file == table.file}
    unknown = sorted(set(data) - blocks)
    if unknown:
        raise LexiconError(f"{name}: unknown block [[{unknown[0]}]]; this file has {', '.join(sorted(blocks))}")
    return cast(list[dict[str, Any]], data.get(table.block, []))


def _tsv_rows(text: str, entry: type[Entry], name: str) -> list[dict[str, Any]]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader, [])
    lists = {f.name for f in msgspec.structs.fields(entry) if "tuple" in str(f.type)}
    rows = []
    for cells in reader:
        if len(cells) > len(header):
            raise LexiconError(f"{name}: {len(cells)} cells where the header has {len(header)}: {cells[0]!r}")
        row: dict[str, Any] = {}
        for column, cell in zip(header, cells, strict=False):
            if cell:
                row[column] = cell.split("|") if column in lists else cell
        rows.append(row)
    return rows
