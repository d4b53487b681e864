"""The proof of the lexicon: the examples of every entry, each by the proof that its room plugged in."""

import importlib
import inspect
import textwrap
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from importlib.resources import files
from typing import Any

from msgspec import Struct

from dateline.analysis.gazetteer import load_gazetteer
from dateline.analysis.parse import load_parser
from dateline.lexicon.rules.entry import Entry
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.lexicon.rules.tables import TABLES
from dateline.plugins import PROOFS, Proof
from dateline.settings import Settings


class Proven(Struct, frozen=True):
    """What the proof found: `complaints` name file and entry; `unproven` counts the entries of each kind that have
    examples and no proof plugged in."""

    digest: str
    entries: int
    examples: int
    nevers: int
    complaints: tuple[str, ...]
    unproven: tuple[tuple[str, int], ...]


def prove_lexicon(settings: Settings, *, kinds: Collection[str] | None = None) -> Proven:
    """Load the lexicon with its overlays and prove every entry, or those of some `kinds` (names of their structs).

    Raises `LexiconError` for a lexicon that cannot be loaded.
    """
    lexicon = load_lexicon(settings.language, overlays=settings.lexicon)
    prover = _Prover(lexicon, settings)
    complaints: list[str] = []
    unproven: Counter[str] = Counter()
    entries = examples = nevers = 0
    for kind in dict.fromkeys(table.entry for table in TABLES):
        name = kind.__name__
        if kinds is not None and name not in kinds:
            continue
        for entry in lexicon.entries(kind):
            entries, examples, nevers = entries + 1, examples + len(entry.examples), nevers + len(entry.never)
            if name in PROOFS:
                complaints += (
                    f"{_place(entry, settings)}: {found}" for found in prover.complaints(PROOFS[name], entry)
                )
            elif entry.examples or entry.never:
                unproven[name] += 1
    return Proven(lexicon.digest, entries, examples, nevers, tuple(complaints), tuple(sorted(unproven.items())))


class _Prover:
    """Compiles each table once, and gives every proof what it asks for by name: tables, entry, parser, gazetteer."""

    def __init__(self, lexicon: Lexicon, settings: Settings) -> None:
        self._makers: Mapping[str, Callable[[], Any]] = {
            "settings": lambda: settings,
            "lexicon": lambda: lexicon,
            "parser": load_parser,
            "gazetteer": lambda: load_gazetteer(lexicon),
        }
        self._made: dict[str, Any] = {}

    def complaints(self, proof: Proof, entry: Entry) -> list[str]:
        prove = _function(proof.prove)
        if proof.compile not in self._made:
            self._made[proof.compile] = self._call(_function(proof.compile), {})
        given = {"tables": self._made[proof.compile], "entry": entry}
        found: list[str] = self._call(prove, given)
        return found

    def _call(self, function: Callable[..., Any], given: dict[str, Any]) -> Any:
        """The function with its arguments by name; what was not given is made, once."""
        arguments = dict(given)
        for name, parameter in inspect.signature(function).parameters.items():
            if name not in arguments and parameter.default is inspect.Parameter.empty:
                if name not in self._made:
                    self._made[name] = self._makers[name]()
                arguments[name] = self._made[name]
        return function(**arguments)


def _function(target: str) -> Callable[..., Any]:
    module, _, name = target.partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function


def _place(entry: Entry, settings: Settings) -> str:
    """`verbs/war.toml, EventVerb 'shell'`: the last file, overlays included, in which the entry's key stands."""
    key = textwrap.shorten(" ".join(str(part) for part in entry.key if part), 60, placeholder=" …")
    folders = [files("dateline.lexicon").joinpath(settings.language), *settings.lexicon]
    names = [table.file for table in TABLES if table.entry is type(entry)]
    places = [folder.joinpath(name) for folder in folders for name in names]
    found = [place for place in places if place.is_file() and str(entry.key[0]) in place.read_text(encoding="utf-8")]
    return f"{found[-1] if found else names[0]}, {type(entry).__name__} {key!r}"
