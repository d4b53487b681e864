"""A value and its proof: where in the page its words stand, which rule read them, and how."""

from typing import Generic, Literal, TypeVar

from msgspec import Struct

T = TypeVar("T")

# "stated" is what the page's metadata say: it has no words in the text.
How = Literal["read", "inferred", "stated", "defaulted"]


class Span(Struct, frozen=True, order=True):
    """A stretch of a page's text in Unicode code points: `start` inclusive, `end` exclusive."""

    start: int
    end: int

    def slice(self, text: str) -> str:
        """The exact words of the span in `text`."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class Sourced(Struct, Generic[T], frozen=True):
    """A value, the spans that prove it and the rule that read it.

    `read` and `inferred` values carry at least one span (an inferred one those that it was inferred from);
    a value that is only `stated` by the page's metadata, or `defaulted`, may have none. Raises `ValueError` otherwise.
    """

    value: T
    spans: tuple[Span, ...]
    rule: str
    how: How = "read"

    def __post_init__(self) -> None:
        if not self.spans and self.how not in ("stated", "defaulted"):
            raise ValueError(f"a value that is {self.how} needs the words that prove it: {self.value!r} ({self.rule})")
