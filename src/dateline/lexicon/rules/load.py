"""Loading: the files of a language, with a user's overlays on top, into one frozen `Lexicon`."""

import csv
import difflib
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

    Raises `LexiconError` for a language that there is not, a file that cannot be read, an unknown field, a file name
    that no table has.
    """
    if language not in (languages := _languages()):
        raise LexiconError(f"no lexicon of the language {language!r}; there are: {', '.join(languages)}")
    root = files("dateline.lexicon").joinpath(language)
    layers: list[Traversable] = [root, *(_overlay(folder) for folder in overlays)]
    digest = blake2b(digest_size=16)
    tables: dict[type[Entry], dict[tuple[Any, ...], Entry]] = {table.entry: {} for table in TABLES}
    for layer in layers:
        for name in dict.fromkeys(table.file for table in TABLES):
            file = layer.joinpath(name)
            if file.is_file():
                raw = _bytes(file)
                digest.update(f"{name}\0{len(raw)}\0".encode() + raw)
                _read(raw, name, str(file), tables, is_overlay=layer is not root)
    return Lexicon(language, digest.hexdigest(), {kind: tuple(entries.values()) for kind, entries in tables.items()})


def bundled(kind: type[E], language: str = "en") -> tuple[E, ...]:
    """The entries of one kind as they come with the program: for a room that needs no more, and without overlays."""
    table = next(table for table in TABLES if table.entry is kind)
    file = files("dateline.lexicon").joinpath(language).joinpath(table.file)
    (rows,) = _rows(file.read_bytes(), [table], str(file))
    return tuple(cast(E, _entry(row, table, str(file))) for row in rows)


def _languages() -> list[str]:
    """The folders of the lexicon that hold a table."""
    folders = (folder for folder in files("dateline.lexicon").iterdir() if folder.is_dir())
    return sorted(folder.name for folder in folders if any(folder.joinpath(table.file).is_file() for table in TABLES))


def _read(
    raw: bytes, name: str, path: str, tables: dict[type[Entry], dict[tuple[Any, ...], Entry]], *, is_overlay: bool
) -> None:
    """Add the entries of one file to the tables; an overlay's row with `remove = true` takes out what it fits."""
    blocks = [table for table in TABLES if table.file == name]
    for table, rows in zip(blocks, _rows(raw, blocks, path), strict=True):
        known = tables[table.entry]
        for row in rows:
            if is_overlay and row.get("remove") in (True, "true"):
                _remove(row, table, path, known)
                continue
            entry = _entry(row, table, path)
            if entry.key in known and not is_overlay:
                raise LexiconError(f"{path}: two entries with the key {entry.key}: merge them or rename one")
            known[entry.key] = entry


def _remove(row: dict[str, Any], table: Table, path: str, known: dict[tuple[Any, ...], Entry]) -> None:
    asked = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items() if name != "remove"
    }
    unknown = sorted(set(asked) - set(table.entry.__struct_fields__))
    if unknown:
        raise LexiconError(f"{path}, block {table.block!r}: no field {unknown[0]!r}; name the entry by its own fields")
    fitting = [
        key for key, entry in known.items() if all(getattr(entry, name) == value for name, value in asked.items())
    ]
    if not fitting:
        raise LexiconError(f"{path}, block {table.block!r}: nothing to remove: no entry has {asked}")
    for key in fitting:
        del known[key]


def _bytes(file: Traversable) -> bytes:
    try:
        return file.read_bytes()
    except OSError as unreadable:
        raise LexiconError(f"{file}: {unreadable.strerror}; make the file readable or take it away") from unreadable


def _overlay(folder: Path) -> Path:
    if not folder.is_dir():
        raise LexiconError(
            f"{folder}: no such folder; a lexicon overlay is a folder with files named as in the lexicon"
        )
    known = {table.file for table in TABLES}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix in (".toml", ".tsv") and name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(known))}"
            raise LexiconError(f"{path}: no table has this name; {hint}")
    return folder


def _rows(raw: bytes, blocks: list[Table], path: str) -> list[list[dict[str, Any]]]:
    """The rows of each block of a file."""
    try:
        text = raw.decode("utf-8")
        if path.endswith(".tsv"):
            return [_tsv_rows(text, table.entry, path) for table in blocks]
        data = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise LexiconError(f"{path}: {broken}; correct the line and run `dateline lexicon check`") from broken
    names = [table.block for table in blocks]
    unknown = sorted(set(data) - set(names))
    if unknown:
        raise LexiconError(f"{path}: unknown block [[{unknown[0]}]]; this file has {', '.join(sorted(names))}")
    return [cast(list[dict[str, Any]], data.get(name, [])) for name in names]


def _entry(row: dict[str, Any], table: Table, path: str) -> Entry:
    try:
        return msgspec.convert(row, table.entry, strict=not table.file.endswith(".tsv"))
    except msgspec.ValidationError as wrong:
        name = next(iter(row.values()), "?")
        raise LexiconError(f"{path}, block {table.block!r}, entry {name!r}: {wrong}") from wrong


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
