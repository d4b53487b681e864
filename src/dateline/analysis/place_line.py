"""A sentence as the search for place names sees it: its words, what stands between them, the name spans."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.model.reading import Entity, Sentence
from dateline.model.sourced import Span

# Words, dotted abbreviations first ("U.S.", "W.Va."); an apostrophe may stand inside ("N'Djamena"), hyphens part words.
WORD = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}|[^\W\d_]+(?:['’‘][^\W\d_]+)*")
# The same where all letters are ASCII, in half the time.
ASCII_WORD = re.compile(r"(?:[A-Za-z]{1,2}\.){2,}|[A-Za-z]+(?:'[A-Za-z]+)*")
# Share of capitalised words above which a capital letter says nothing.
SHOUTED = 0.8
HYPHENS = ("-", "‐", "–")


class Word(Struct, frozen=True, gc=False):
    """A word: page offsets without a possessive ending, its text, whether it has a capital."""

    start: int
    end: int
    text: str
    capital: bool

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


class Line(Struct, frozen=True):
    """A sentence of `text` with its words in order and the name spans that the parser found in it. In one that is
    `shouted`, as headlines are, a capital letter says nothing."""

    text: str
    sentence: Sentence
    words: tuple[Word, ...]
    entities: tuple[Entity, ...] = ()
    shouted: bool = False

    def span(self, first: int, last: int) -> Span:
        """From the first to the last word."""
        return Span(self.words[first].start, self.words[last].end)

    def before(self, i: int, back: int = 1) -> Word | None:
        """The word `back` places before word `i`, or None at the beginning."""
        return self.words[i - back] if i >= back else None

    def after(self, i: int) -> Word | None:
        """The word behind word `i`, or None at the end."""
        return self.words[i + 1] if i + 1 < len(self.words) else None

    def gap(self, i: int) -> str:
        """What stands between word `i` - 1 and word `i`: " ", ", ", "-", or nothing outside the sentence."""
        if 0 < i < len(self.words):
            return self.text[self.words[i - 1].end : self.words[i].start]
        return ""

    def label(self, span: Span) -> Entity | None:
        """The first name span that shares a letter with these words."""
        first = bisect_right(self.entities, span.start, key=lambda entity: entity.span.end)
        entity = self.entities[first] if first < len(self.entities) else None
        return entity if entity is not None and entity.span.overlaps(span) else None


def lines_of(text: str, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> list[Line]:
    """Every sentence as a line."""
    within: dict[int, list[Entity]] = {}
    for entity in entities:
        within.setdefault(entity.sentence, []).append(entity)
    return [_line(text, sentence, tuple(within.get(sentence.index, ()))) for sentence in sentences]


def _line(text: str, sentence: Sentence, entities: tuple[Entity, ...]) -> Line:
    words = tuple(words_of(text, sentence.span))
    capitals = sum(word.capital for word in words)
    return Line(text, sentence, words, entities, shouted=capitals > SHOUTED * len(words))


def words_of(text: str, span: Span) -> Iterator[Word]:
    """The words of a stretch of text in order: "Iraq’s" is the word "Iraq"."""
    stretch = span.slice(text)
    pattern = ASCII_WORD if stretch.isascii() else WORD
    owned = "'s" in stretch or "’s" in stretch
    for found in pattern.finditer(text, span.start, span.end):
        word, (start, end) = found[0], found.span()
        if owned and word.endswith(("'s", "’s")):
            word, end = word[:-2], end - 2
        yield Word(start, end, word, word[0].isupper())
