"""Writes the codebook: every field of every record from the types, every kind of event from the lexicon."""

import inspect
import re
from pathlib import Path
from typing import Any, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

from dateline.lexicon.rules.events import EventKind
from dateline.lexicon.rules.load import Lexicon, load_lexicon
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
    return "\n".join(lines) + "\n"


def _struct(kind: type[Struct]) -> list[str]:
    hints = get_type_hints(kind)
    rows = [f"| `{field.name}` | {_type(hints[field.name])} |" for field in fields(kind)]
    return ["", f"### {kind.__name__}", "", inspect.getdoc(kind) or "", "", "| field | type |", "| --- | --- |", *rows]


def _type(hint: Any) -> str:
    """A type as a reader sees it: names without their modules, the values of a `Literal` in a row."""
    text = hint.__name__ if isinstance(hint, type) and not getattr(hint, "__args__", ()) else str(hint)
    text = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", text).replace("NoneType", "None")
    text = re.sub(r"Literal\[([^\]]*)\]", lambda found: found[1].replace("'", ""), text)
    return text.replace("|", "or")
