"""Spans that can be asked which of them hold or touch another, without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from dateline.model.sourced import Span

T = TypeVar("T")


class Intervals(Struct, Generic[T], frozen=True):
    """Pairs of a span and what it stands for, by start; `reach` is the length of the longest span."""

    pairs: tuple[tuple[Span, T], ...]
    starts: tuple[int, ...]
    reach: int

    def around(self, span: Span) -> Iterator[tuple[Span, T]]:
        """The pairs whose span holds all of `span`."""
        return (pair for pair in self._near(span) if pair[0].contains(span))

    def touch(self, span: Span) -> bool:
        """Whether any span overlaps this one."""
        return any(pair[0].overlaps(span) for pair in self._near(span))

    def _near(self, span: Span) -> tuple[tuple[Span, T], ...]:
        low = bisect_left(self.starts, span.start - self.reach)
        return self.pairs[low : bisect_right(self.starts, span.end)]


def intervals(pairs: Iterable[tuple[Span, T]]) -> Intervals[T]:
    """The pairs, ready to be asked."""
    ordered = tuple(sorted(pairs, key=lambda pair: pair[0]))
    return Intervals(
        ordered, tuple(span.start for span, _ in ordered), max((s.end - s.start for s, _ in ordered), default=0)
    )
