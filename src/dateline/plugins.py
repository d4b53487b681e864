"""The one registry: what can be plugged in, kind by kind, as name → "module:function". Listing imports nothing."""

import importlib
from collections.abc import Mapping
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any, Literal

Kind = Literal["command", "export", "engine", "proof"]

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "demo": "dateline.cli.demo:demo",
        "read": "dateline.cli.read:read",
        "ingest": "dateline.cli.ingest:ingest",
        "stories": "dateline.cli.stories:stories",
        "why": "dateline.cli.why:why",
        "search": "dateline.cli.search:search",
        "query": "dateline.cli.query:query",
        "export": "dateline.cli.export:export",
        "lexicon": "dateline.cli.lexicon:lexicon",
        "doctor": "dateline.cli.doctor:doctor",
    }
)
EXPORTS: Mapping[str, str] = MappingProxyType(
    {"jsonl": "dateline.export.jsonl:write_jsonl", "csv": "dateline.export.records_csv:write_csv"}
)
ENGINES: Mapping[str, str] = MappingProxyType({"local": "dateline.engine.local:read_pages"})
# The proof of each kind of entry: given the desk and the entry, what does not come out of its examples.
PROOFS: Mapping[str, str] = MappingProxyType({})

BUILT_IN: Mapping[Kind, Mapping[str, str]] = MappingProxyType(
    {"command": COMMANDS, "export": EXPORTS, "engine": ENGINES, "proof": PROOFS}
)


class UnknownPluginError(Exception):
    """A name that nothing is plugged in under; the message lists the names that exist."""


def plugged(kind: Kind) -> dict[str, str]:
    """What is plugged in under a kind: the built-in names in their order, then those of installed packages (entry
    point group `dateline.KIND`) by name. A package cannot replace a built-in name."""
    found = dict(BUILT_IN[kind])
    for point in sorted(entry_points(group=f"dateline.{kind}"), key=lambda point: point.name):
        found.setdefault(point.name, point.value)
    return found


def load(kind: Kind, name: str) -> Any:
    """The function plugged in under a name. Raises `UnknownPluginError`."""
    target = BUILT_IN[kind].get(name) or plugged(kind).get(name)
    if target is None:
        raise UnknownPluginError(f"no {kind} is called {name!r}; there are {', '.join(plugged(kind)) or 'none'}")
    module, _, function = target.partition(":")
    return getattr(importlib.import_module(module), function)
