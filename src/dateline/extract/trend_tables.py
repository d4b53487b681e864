"""The words of `trends.toml`, sorted for looking up token by token."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from dateline.analysis.gate import Trigger
from dateline.extract.actuality import ActualityTables, compile_actuality
from dateline.extract.measures import MeasureTables
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.trends import Measure, TrendAside, TrendNoun, TrendPredicate, TrendVerb

T = TypeVar("T")


class TrendTables(Struct, frozen=True):
    """Verbs by lemma and irregular form, nouns by their last word, predicates by word; measures; the words around."""

    verbs: Mapping[str, tuple[TrendVerb, ...]]
    nouns: Mapping[str, tuple[TrendNoun, ...]]
    predicates: Mapping[str, tuple[TrendPredicate, ...]]
    measures: MeasureTables
    degrees: frozenset[str]
    baselines: frozenset[str]
    copulas: frozenset[str]
    keeping: frozenset[str]
    becoming: frozenset[str]
    fractions: frozenset[str]
    periods: frozenset[str]
    ranks: frozenset[str]
    actuality: ActualityTables

    @property
    def triggers(self) -> Iterator[Trigger]:
        """Every word that can start a trend, irregular forms included, for the gate."""
        for form, verbs in self.verbs.items():
            for verb in verbs:
                yield Trigger((form,), verb.complement or ((verb.particle,) if verb.particle else ()))
        for nouns in self.nouns.values():
            yield Trigger(tuple(noun.lemma for noun in nouns))
        amounts = tuple(sorted(self.measures.amounts))
        beside = {
            "after be": tuple(sorted(self.copulas)),
            "after remain": tuple(sorted(self.keeping)),
            "after become": tuple(sorted(self.becoming)),
            "compared": ("than",),
            "after on the": ("on",),
            "before measure": (*sorted(self.measures.known), *amounts),
            "superlative": (*amounts, *sorted(self.ranks)),
        }
        for word, predicates in self.predicates.items():
            for predicate in predicates:
                yield Trigger((word,), beside[predicate.place])


def compile_trends(lexicon: Lexicon) -> TrendTables:
    """The tables of `trends.toml` and `actuality.toml`."""
    measures = lexicon.entries(Measure)
    asides = lexicon.entries(TrendAside)
    return TrendTables(
        verbs=_by((form, entry) for entry in lexicon.entries(TrendVerb) for form in (entry.lemma, *entry.forms)),
        nouns=_by((entry.lemma.split()[-1], entry) for entry in lexicon.entries(TrendNoun)),
        predicates=_by((entry.word, entry) for entry in lexicon.entries(TrendPredicate)),
        measures=MeasureTables(
            known=frozenset(word for entry in measures if not entry.amount for word in entry.words),
            amounts=frozenset(word for entry in measures if entry.amount for word in entry.words),
            kept=frozenset(word for entry in measures if entry.kept for word in entry.words),
            conditions=frozenset(word for entry in measures if entry.condition for word in entry.words),
            updates=_part(asides, "update"),
            harms=_part(asides, "harm"),
            strangers=_part(asides, "stranger"),
        ),
        degrees=_part(asides, "degree"),
        baselines=_part(asides, "baseline"),
        copulas=_part(asides, "copula"),
        keeping=_part(asides, "keeping"),
        becoming=_part(asides, "becoming"),
        fractions=_part(asides, "fraction"),
        periods=_part(asides, "period"),
        ranks=_part(asides, "rank"),
        actuality=compile_actuality(lexicon),
    )


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    grouped: dict[str, tuple[T, ...]] = {}
    for key, entry in pairs:
        grouped[key] = (*grouped.get(key, ()), entry)
    return grouped


def _part(asides: tuple[TrendAside, ...], part: str) -> frozenset[str]:
    return frozenset(word for entry in asides if entry.part == part for word in entry.words)
