"""Sentences of the body, each with the quotations that it holds or runs through."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.analysis.quotes import quotes_in
from dateline.lexicon.rules.actors import Title
from dateline.lexicon.rules.load import Lexicon
from dateline.model.article import Article
from dateline.model.reading import Sentence
from dateline.model.sourced import Span

# Where a page lost the blank between two sentences: "in Karvala.It happened", "said.“No.”"
LOST_BLANK = re.compile(r"(?<=[a-z]{3}[.?!])(?=[“\"]?[A-Z][a-z]+[ ,’'])|(?<=[a-z]{3}[.?!][”\"])(?=[A-Z][a-z]+[ ,’'])")
# No sentence of news is so long; a parser given more runs out of memory.
LONGEST = 4_000
LAST_WORD = re.compile(r"\S+$")


class SentenceTables(Struct, frozen=True):
    """Abbreviated titles ("lt.", "pfc."): a sentence never ends with one, a name always follows."""

    titles: frozenset[str] = frozenset()


def compile_sentences(lexicon: Lexicon) -> SentenceTables:
    """The tables of one lexicon, from the titles it knows before names."""
    words = (phrase for title in lexicon.entries(Title) for phrase in title.words if phrase.endswith("."))
    return SentenceTables(frozenset(phrase.lower().split()[-1] for phrase in words))


def sentences_of(article: Article, text: str, tables: SentenceTables | None = None) -> tuple[Sentence, ...]:
    """The sentences of the body in order, without tokens. Spans have no white space at their ends.

    A sentence never runs over a paragraph's end, nor over 4,000 characters; `quotes` are cut to the sentence, however
    long the quotation.
    """
    known = tables if tables is not None else SentenceTables()
    quotes = quotes_in(text, article.body)
    sentences: list[Sentence] = []
    at = 0
    for paragraph, body in enumerate(article.body):
        for span in _spans(text, body, known):
            while at < len(quotes) and quotes[at].end <= span.start:
                at += 1
            inside = tuple(_cut(text, quotes, at, span))
            sentences.append(Sentence(len(sentences), paragraph, span, (), inside))
    return tuple(sentences)


def _spans(text: str, paragraph: Span, tables: SentenceTables) -> Iterator[Span]:
    # Imported here: 50 ms that commands which read nothing should not pay.
    from nupunkt import sent_spans

    words = paragraph.slice(text)
    start = 0
    for _, end in sent_spans(words):
        if end < len(words) and _goes_on(words, start, end, tables):
            continue
        for left, right in _parted(words, start, end):
            span = _trimmed(words, left, right, paragraph.start)
            if span.start < span.end:
                yield span
        start = end
    if (rest := _trimmed(words, start, len(words), paragraph.start)).start < rest.end:
        yield rest


def _goes_on(words: str, start: int, end: int, tables: SentenceTables) -> bool:
    """Whether what looks like a sentence's end is none: behind a title ("Lt. | Gen. Karim"), before a small letter."""
    last = LAST_WORD.search(words[start:end].rstrip())
    if last is not None and last[0].lower().lstrip("(“\"'‘") in tables.titles:
        return True
    after = words[end : end + 1]
    return after.islower() and not words[start:end].rstrip().endswith((".", "…"))


def _parted(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch cut where a blank was lost, and where it is too long to be a sentence (a list, a table, rubbish)."""
    for found in LOST_BLANK.finditer(words, start, end):
        yield start, found.start()
        start = found.start()
    while end - start > LONGEST:
        blank = words.rfind(" ", start + 1, start + LONGEST)
        cut = blank if blank > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trimmed(words: str, start: int, end: int, offset: int) -> Span:
    part = words[start:end]
    return Span(offset + end - len(part.lstrip()), offset + start + len(part.rstrip()))


def _cut(text: str, quotes: tuple[Span, ...], at: int, sentence: Span) -> Iterator[Span]:
    """The quotations that reach into the sentence, cut to it."""
    while at < len(quotes) and quotes[at].start < sentence.end:
        part = quotes[at]
        start, end = max(part.start, sentence.start), min(part.end, sentence.end)
        said = text[start:end]
        if said.strip():
            yield Span(end - len(said.lstrip()), start + len(said.rstrip()))
        at += 1
