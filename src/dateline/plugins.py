"""The one registry: what can be plugged in, kind by kind, as name → "module:function". Listing imports nothing."""

import importlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

Kind = Literal["command", "export", "engine", "format"]

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "demo": "dateline.cli.demo:demo",
        "fetch": "dateline.cli.fetch:fetch",
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
# Our own are rows of `read/formats.py`, for their order counts; a package's is a `Format` and comes before them.
FORMATS: Mapping[str, str] = MappingProxyType({})


class Proof(NamedTuple):
    """How the entries of one kind are proved: what compiles their tables, and what says which examples fail."""

    compile: str
    prove: str


ACTUALITY = Proof("dateline.extract.actuality:compile_actuality", "dateline.extract.actuality:prove_actuality")
BLAME = Proof("dateline.pipeline:open_desk", "dateline.engine.proofs:prove_blame")
EVENTS = Proof("dateline.extract.event_tables:compile_events", "dateline.extract.event_proof:prove_event")
NUMBERS = Proof("dateline.analysis.numbers:compile_numbers", "dateline.analysis.prove_numbers:prove_numbers")
PAGE = Proof("dateline.article.tables:compile_page", "dateline.article.prove:prove_page")
PLACES = Proof("dateline.analysis.places:compile_places", "dateline.analysis.place_proof:prove_places")
RELATIONS = Proof("dateline.extract.relation_tables:compile_relations", "dateline.extract.relations:prove_relation")
ROLES = Proof("dateline.pipeline:open_desk", "dateline.engine.proofs:prove_role")
SENTENCES = Proof(
    "dateline.analysis.sentence_ends:compile_sentences", "dateline.analysis.sentence_ends:prove_sentences"
)
SPEECH = Proof("dateline.extract.speech:compile_speech", "dateline.extract.speech_proof:prove_speech")
STANCES = Proof("dateline.pipeline:open_desk", "dateline.engine.proofs:prove_stance")
TIMES = Proof("dateline.analysis.times:compile_times", "dateline.analysis.times:prove_times")
TRENDS = Proof("dateline.extract.trend_tables:compile_trends", "dateline.extract.trends:prove_trend")
# By the name of the entry's struct. A proof is called with tables and entry, and with parser or gazetteer if it asks.
PROOFS: Mapping[str, Proof] = MappingProxyType(
    {
        "Abbreviation": SENTENCES,
        "ActualityWord": ACTUALITY,
        "Agency": PAGE,
        "Answered": SPEECH,
        "Blame": BLAME,
        "BylineWord": PAGE,
        "CommonWord": PLACES,
        "Country": PLACES,
        "Credit": PAGE,
        "Cue": SPEECH,
        "Currency": NUMBERS,
        "DatelineWord": PAGE,
        "EventNoun": EVENTS,
        "EventVerb": EVENTS,
        "Feast": TIMES,
        "Field": Proof("dateline.extract.event_tables:compile_events", "dateline.extract.fields:prove_field"),
        "Furniture": PAGE,
        "HarmWord": EVENTS,
        "Hedge": EVENTS,
        "KnownPlace": PLACES,
        "LightVerb": EVENTS,
        "SettingVerb": EVENTS,
        "Markup": PAGE,
        "MeasureWord": EVENTS,
        "Modifier": ROLES,
        "NoticeWord": PAGE,
        "NumberBound": NUMBERS,
        "NumberMove": NUMBERS,
        "NumberSetting": NUMBERS,
        "NumberUnit": NUMBERS,
        "Numeral": NUMBERS,
        "Opener": SENTENCES,
        "PlaceEvidence": PLACES,
        "PlaceWord": PLACES,
        "Possession": RELATIONS,
        "QuestionTag": SENTENCES,
        "RelationAside": RELATIONS,
        "RelationNoun": RELATIONS,
        "RelationRole": RELATIONS,
        "RelationTie": RELATIONS,
        "RelationVerb": RELATIONS,
        "RoleNoun": ROLES,
        "RoundupWord": PAGE,
        "Shift": SPEECH,
        "SignatureWord": PAGE,
        "SourcePhrase": SPEECH,
        "Stamp": PAGE,
        "StanceCode": STANCES,
        "Suspicion": EVENTS,
        "TimeForm": TIMES,
        "TimeNumeral": TIMES,
        "TimePhrase": TIMES,
        "TimeWord": TIMES,
        "Title": ROLES,
        "TrendNoun": TRENDS,
        "TrendPredicate": TRENDS,
        "TrendVerb": TRENDS,
        "Unsourced": SPEECH,
        "Utterance": SPEECH,
        "VagueNumber": NUMBERS,
    }
)

BUILT_IN: Mapping[Kind, Mapping[str, str]] = MappingProxyType(
    {"command": COMMANDS, "export": EXPORTS, "engine": ENGINES, "format": FORMATS}
)


class UnknownPluginError(Exception):
    """A name that nothing is plugged in under; the message lists the names that exist."""


def plugged(kind: Kind) -> dict[str, str]:
    """What is plugged in under a kind: the built-in names in their order, then those of installed packages (entry
    point group `dateline.KIND`) by name. A package cannot replace a built-in name."""
    # 20 ms that `dateline --help` can do without: installed packages are looked at only when a name is not ours.
    from importlib.metadata import entry_points

    found = dict(BUILT_IN[kind])
    for point in sorted(entry_points(group=f"dateline.{kind}"), key=lambda point: point.name):
        found.setdefault(point.name, point.value)
    return found


def load(kind: Kind, name: str) -> Any:
    """The function plugged in under a name (of a format, its `Format`). Raises `UnknownPluginError`."""
    target = BUILT_IN[kind].get(name) or plugged(kind).get(name)
    if target is None:
        raise UnknownPluginError(f"no {kind} is called {name!r}; there are {', '.join(plugged(kind)) or 'none'}")
    module, _, function = target.partition(":")
    return getattr(importlib.import_module(module), function)
