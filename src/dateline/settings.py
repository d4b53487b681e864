"""The settings: one frozen struct, read once at the edge, passed in. Defaults < dateline.toml < DATELINE_* < flags."""

import difflib
import os
import tomllib
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct

FILE = "dateline.toml"
PREFIX = "DATELINE_"


class SettingsError(Exception):
    """A setting that cannot be used: the message names where it was set, what is wrong and what to write instead."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything a user may set. A name here is the key in dateline.toml, `DATELINE_` and the name in capitals in the
    environment, and `--name` on the command line where a command has it."""

    store: Annotated[Path, Meta(description="The folder of the store.")] = Path("dateline-store")
    lexicon: Annotated[
        tuple[Path, ...],
        Meta(description="Folders whose files add to or replace entries of the lexicon; the last one wins."),
    ] = ()
    language: Annotated[str, Meta(description="The language of the pages, a folder of the lexicon.")] = "en"
    columns: Annotated[
        str, Meta(description="What the columns of tables hold, NAME=COLUMN with commas; the others are guessed.")
    ] = ""
    chunk: Annotated[
        int, Meta(ge=1, le=100_000, description="Pages in one segment of the store: a kill loses at most so many.")
    ] = 64
    quiet: Annotated[bool, Meta(description="Print results and problems only: no bar, no closing line.")] = False
    log_format: Annotated[
        Literal["text", "json"], Meta(description="How problems are written to stderr: a line of text or of JSON.")
    ] = "text"
    read_seconds: Annotated[
        float, Meta(gt=0, description="Seconds after which a document is set aside that its parser cannot finish.")
    ] = 20.0
    read_memory: Annotated[
        int, Meta(ge=200, description="Megabytes of memory that the parser of a document may use.")
    ] = 2_000
    query_rows: Annotated[int, Meta(ge=1, description="Rows that `dateline query` prints at most.")] = 1_000
    query_seconds: Annotated[float, Meta(gt=0, description="Seconds after which a query is stopped.")] = 30.0
    query_memory: Annotated[str, Meta(description="Memory that a query may use, in DuckDB's words.")] = "1GB"


class Setting(Struct, frozen=True):
    """One setting as the documentation names it."""

    name: str
    variable: str
    default: str
    meaning: str


# What a record can depend on besides the lexicon, which has a digest of its own.
SHAPING = ("language", "columns")


def read_settings(
    *, folder: Path | None, environ: Mapping[str, str], flags: Mapping[str, Any] | None = None
) -> Settings:
    """The settings as of now: `folder` is where `dateline.toml` may lie (None: there is none), `environ` the
    environment, `flags` what the command line says (`None` is not said). Raises `SettingsError`."""
    said: dict[str, Any] = {}
    file = folder / FILE if folder is not None else None
    if file is not None and os.path.lexists(file):
        said |= _checked(_file_values(file), origin=str(file))
    said |= _checked(_environment_values(environ), origin="environment", names=_variable)
    said |= _checked({k: v for k, v in (flags or {}).items() if v is not None}, origin="command line", names=_flag)
    return Settings(**said)


def settings_digest(settings: Settings) -> str:
    """The BLAKE2b-128 in hex of the settings that can change a record; where the store lies is none of them."""
    # A setting that says nothing shapes nothing: a new one leaves the records of older stores as they are.
    shaping = {name: value for name in SHAPING if (value := getattr(settings, name))}
    return blake2b(msgspec.json.encode(shaping, order="sorted"), digest_size=16).hexdigest()


def describe_settings() -> tuple[Setting, ...]:
    """Every setting with its variable, default and meaning, in the order of the struct."""
    return tuple(
        Setting(field.name, _variable(field.name), _shown(field.default), _meaning(field.type))
        for field in msgspec.structs.fields(Settings)
    )


def unknown_variables(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The `DATELINE_*` variables that are no setting, most likely typing errors."""
    known = {_variable(field.name) for field in msgspec.structs.fields(Settings)}
    return tuple(sorted(name for name in environ if name.startswith(PREFIX) and name not in known))


def _file_values(file: Path) -> dict[str, Any]:
    try:
        # A pipe would be waited for without end.
        if not file.is_file():
            raise SettingsError(f"{file}: is no ordinary file; a file with settings has this name, move the other away")
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise SettingsError(f"{file}: cannot be read: {broken}; correct the file or move it away") from broken


def _environment_values(environ: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(Settings):
        words = environ.get(_variable(field.name), "")
        if words:
            found[field.name] = [part for part in words.split(":") if part] if field.name == "lexicon" else words
    return found


def _checked(values: dict[str, Any], *, origin: str, names: Any = str) -> dict[str, Any]:
    """The values as the types of `Settings`; one at a time, so that the message names the one that is wrong."""
    types = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    checked = {}
    for name, value in values.items():
        if name not in types:
            near = difflib.get_close_matches(name, types, n=1)
            raise SettingsError(f"{origin}: no setting {name!r}; " + (f"did you mean {near[0]!r}?" if near else _all()))
        try:
            checked[name] = msgspec.convert(value, types[name], strict=False, dec_hook=_path)
        except msgspec.ValidationError as wrong:
            raise SettingsError(f"{origin}: {names(name)} = {value!r}: {wrong}; {_meaning(types[name])}") from wrong
    return checked


def _path(kind: type, value: Any) -> Any:
    """Paths are written as text in a file or the environment."""
    if kind is not Path or not isinstance(value, str):
        return value
    if not value:
        raise ValueError("Expected the name of a folder")
    return Path(value)


def _all() -> str:
    return "known are " + ", ".join(field.name for field in msgspec.structs.fields(Settings))


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _shown(default: Any) -> str:
    return "" if default == () else str(default)


def _meaning(annotated: Any) -> str:
    return next((m.description for m in get_args(annotated) if isinstance(m, Meta) and m.description), "")
