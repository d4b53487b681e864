"""A sentence as the search for place names sees it: its words, what stands between them, the name spans."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.model.reading import Entity, Sentence
from dateline.model.sourced import Span

# Words, dotted abbreviations first ("U.S.", "W.Va."); an apostrophe may stand inside ("N'Djamena"), hyphens part words.
WORD = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}|[^\W\d_]+(?:['’‘][^\W\d_]+)*")
HYPHENS = ("-", "‐", "–")


class Word(Struct, frozen=True, gc=False):
    """A word: page offsets without a possessive ending, its text, that in lower case, whether it has a capital."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool


class Line(Struct, frozen=True):
    """A sentence of `text` with its words in order and the name spans that the parser found in it."""

    text: str
    sentence: Sentence
    words: tuple[Word, ...]
    entities: tuple[Entity, ...] = ()

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
        return next((entity for entity in self.entities if entity.span.overlaps(span)), None)


def lines_of(text: str, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> list[Line]:
    """Every sentence as a line."""
    within: dict[int, list[Entity]] = {}
    for entity in entities:
        within.setdefault(entity.sentence, []).append(entity)
    return [
        Line(text, sentence, tuple(words_of(text, sentence.span)), tuple(within.get(sentence.index, ())))
        for sentence in sentences
    ]


def words_of(text: str, span: Span) -> Iterator[Word]:
    """The words of a stretch of text in order: "Iraq’s" is the word "Iraq"."""
    for found in WORD.finditer(text, span.start, span.end):
        word = found[0]
        if word[-2:] in ("'s", "’s"):
            word = word[:-2]
        yield Word(found.start(), found.start() + len(word), word, word.lower(), word[0].isupper())
