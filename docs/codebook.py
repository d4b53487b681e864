"""Writes the codebook: fields from the types, kinds of events and the list of files from the lexicon."""

import inspect
import re
import tomllib
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Any, get_type_hints

from msgspec import Struct
from msgspec.structs import fields as fields_of

from dateline.lexicon.rules.events import EventKind
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.lexicon.rules.tables import TABLES
from dateline.model import article, records, sourced, values

RECORDS = (records.Event, records.Statement, records.Figure, records.Trend, records.Relation)
PARTS = (
    *(records.Toll, records.Terms, records.Plover, records.Evidence, sourced.Span),
    *(values.Count, values.When, values.Where, values.Place, values.Who, values.Weapon),
    *(article.Dateline, article.Credits, article.Published),
)


def write_codebook(target: Path) -> None:
    """Write the page, unless it stands there already word for word."""
    text = codebook(load_lexicon())
    if not target.is_file() or target.read_text("utf-8") != text:
        target.write_text(text, "utf-8")


def codebook(lexicon: Lexicon) -> str:
    """The page as Markdown."""
    kinds = lexicon.entries(EventKind)
    lines = [
        "# Codebook",
        "",
        "Made from the types of `dateline.model` and the lexicon when the documentation is built.",
    ]
    lines += ["", "## Records", *(line for kind in RECORDS for line in _struct(kind))]
    lines += ["", "## Values and parts", *(line for kind in PARTS for line in _struct(kind))]
    lines += ["", "## Kinds of events", ""]
    lines += [
        "PLOVER class and mode, ACLED event and sub-event type, and the types of violence under which UCDP GED could"
    ]
    lines += ["file it (1 state-based, 2 non-state, 3 one-sided). *Under* is the wider kind.", ""]
    lines += [
        "| kind | under | PLOVER | mode | ACLED | sub-event | GED |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {k.kind} | {k.under} | {k.plover} | {k.mode} | {k.acled} | {k.acled_sub} | {', '.join(map(str, k.ged))} |"
        for k in kinds
    ]
    lines += ["", "## Files of the lexicon", "", "| file | entries | holds |", "| --- | --- | --- |", *_files(lexicon)]
    return "\n".join(lines) + "\n"


def _files(lexicon: Lexicon) -> list[str]:
    """Each file with its entries, as its own first sentence says what it holds."""
    texts = {table.file: _text(lexicon, table.file) for table in TABLES}
    return [f"| `{file}` | {_entries(file, text)} | {first_sentence(text)} |" for file, text in texts.items()]


def _entries(file: str, text: str) -> int:
    if file.endswith(".toml"):
        return sum(map(len, tomllib.loads(text).values()))
    return sum(bool(line) and not line.startswith("#") for line in text.split("\n")) - 1


def _text(lexicon: Lexicon, file: str) -> str:
    return files("dateline.lexicon").joinpath(lexicon.language).joinpath(file).read_text("utf-8")


def first_sentence(text: str) -> str:
    """The first sentence of the comment with which a file opens; "" where it opens with none."""
    lines = takewhile(lambda line: line.startswith("#"), text.split("\n"))
    comment = " ".join(" ".join(line.removeprefix("#") for line in lines).split())
    return re.split(r"(?<=[.:]) (?=[A-Z`])", comment)[0].rstrip(":").replace("|", "or")


def _struct(kind: type[Struct]) -> list[str]:
    hints = get_type_hints(kind)
    rows = [f"| `{field.name}` | {_type(hints[field.name])} |" for field in fields_of(kind)]
    return ["", f"### {kind.__name__}", "", inspect.getdoc(kind) or "", "", "| field | type |", "| --- | --- |", *rows]


def _type(hint: Any) -> str:
    """A type as a reader sees it: names without their modules, the values of a `Literal` in a row."""
    text = hint.__name__ if isinstance(hint, type) and not getattr(hint, "__args__", ()) else str(hint)
    text = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", text).replace("NoneType", "None")
    text = re.sub(r"Literal\[([^\]]*)\]", lambda found: found[1].replace("'", ""), text)
    return text.replace("|", "or")
