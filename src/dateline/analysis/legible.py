"""What of a body is no English prose: letters of other scripts, tables of figures, rows of signs."""

import re
from collections.abc import Iterator

from dateline.model.sourced import Span

# Latin letters with their accents; every other letter is of another script. Of the scripts without blanks between words
# each sign is one.
LATIN = re.compile(r"[A-Za-zªºÀ-ɏḀ-ỿ]")
FOREIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_A-Za-zªºÀ-ɏḀ-ỿ]+")
# Characters of which less says nothing ("5 km", "(3-1)"), and words of which fewer are but a name.
SHORTEST, FEWEST = 40, 4
# In prose seven signs of ten are Latin letters; tables of names with figures have four.
PROSE = 0.35


def is_prose(words: str) -> bool:
    """Whether enough of the words is in Latin letters to be a sentence: "12 114 3.5 (7) 220 …" is a table."""
    if len(words) < SHORTEST:
        return True
    # What stands between the letters is counted, so that the blanks of a table do not count against it.
    signs = len(words) - words.count(" ") - words.count("\n") - words.count("\t")
    return len(LATIN.findall(words)) >= PROSE * signs


def foreign_stretches(text: str, paragraph: Span) -> Iterator[Span]:
    """The stretch of a paragraph in another script, first word to last, where it has more than a name's."""
    words = [Span(*found.span()) for found in FOREIGN.finditer(text, paragraph.start, paragraph.end)]
    if len(words) >= FEWEST:
        yield Span(words[0].start, words[-1].end)
