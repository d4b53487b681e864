"""The headline as a sentence of its own, set in the letters of print."""

import re

from dateline.model.article import Article
from dateline.model.reading import Sentence
from dateline.model.sourced import Span

WORD = re.compile(r"[^\W\d_]{4,}")
# Up to three words before a colon, and what follows behind a dash or bar, where four words at least are left.
BEFORE = re.compile(r"(?:[\w.’'-]+ ){0,2}[\w.’'-]+: +(?=(?:\S+ +){3})")
BEHIND = re.compile(r"(?<=\S) +(?:[-–—|]|>>) +(?=\S)")
# Of the longer words behind the first so many begin with a capital where a headline is set in title case.
TITLED = 0.6
# A headline of fewer longer words may be all names.
FEW = 3


def headline_sentence(article: Article, text: str, index: int) -> Sentence | None:
    """The headline as the sentence of that index, or None where the page has none of its own in its text."""
    words = article.headline
    if words is None or len(words.spans) != 1 or words.how != "read":
        return None
    span = _report_of(text, words.spans[0])
    return Sentence(index, -1, span, ()) if span.slice(text).strip() else None


def _report_of(text: str, headline: Span) -> Span:
    """The words of a headline that tell of the event: not who says so ("Police: Two killed in raid", "Two killed in
    raid - officials"), nor the name of the outlet behind them ("… | Gao Courier")."""
    words = headline.slice(text)
    before = BEFORE.match(words)
    start = 0 if before is None else before.end()
    behind = BEHIND.search(words, start)
    end = len(words) if behind is None else behind.start()
    return Span(headline.start + start, headline.start + end)


def in_capitals(text: str, headline: Span) -> str:
    """The text with a headline in title case shouted, so that it is read as shouted copy is: by how the page writes
    its words elsewhere. "Two Guards Killed in Gao Raid" tells a name from a noun no better than capitals do."""
    words = headline.slice(text)
    longer = WORD.findall(words)[1:]
    capital = sum(word[0].isupper() for word in longer)
    if len(longer) < FEW or capital < TITLED * len(longer):
        return text
    loud = "".join(char.upper() if len(char.upper()) == 1 else char for char in words)
    return f"{text[: headline.start]}{loud}{text[headline.end :]}"
