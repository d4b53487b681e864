"""Sentences of the body, each with the quotations that it holds or runs through."""

import re
from collections.abc import Iterator, Sequence

from dateline.analysis.quotes import quotes_in
from dateline.analysis.sentence_ends import SentenceTables, compile_sentences, sentence_ends
from dateline.model.article import Article
from dateline.model.reading import Sentence
from dateline.model.sourced import Span

__all__ = ["LONGEST", "SentenceTables", "compile_sentences", "cut_stretches", "sentences_of"]

# No sentence of news is so long; a parser given more runs out of memory.
LONGEST = 4_000
BLANK = re.compile(r"\s")
INK = re.compile(r"\S")


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
            inside = tuple(_cut(text, quotes, at, span)) if at < len(quotes) else ()
            sentences.append(Sentence(len(sentences), paragraph, span, (), inside))
    return tuple(sentences)


def cut_stretches(sentences: Sequence[Sentence], text: str) -> Iterator[Span]:
    """The stretches in which no sentence ended for so long that they were cut in pieces: a table, a list, rubbish."""
    start = None
    for i, one in enumerate(sentences):
        two = sentences[i + 1] if i + 1 < len(sentences) else None
        if two is not None and one.paragraph == two.paragraph and _is_cut(one.span, two.span, text):
            start = one.span.start if start is None else start
        elif start is not None:
            yield Span(start, one.span.end)
            start = None


def _is_cut(one: Span, two: Span, text: str) -> bool:
    """Whether the second goes on with the first: its first word alone would have made the first too long."""
    word = BLANK.search(text, two.start, two.end)
    return (two.end if word is None else word.start()) - one.start >= LONGEST


def _spans(text: str, paragraph: Span, tables: SentenceTables) -> Iterator[Span]:
    start = paragraph.start
    for end in (*sentence_ends(text, start, paragraph.end, tables), paragraph.end):
        part = text[start:end]
        left, right = end - len(part.lstrip()), start + len(part.rstrip())
        while right - left > LONGEST:
            blank = max(text.rfind(sign, left + 1, left + LONGEST) for sign in " \n\t")
            cut = blank if blank > left else left + LONGEST
            yield Span(left, left + len(text[left:cut].rstrip()))
            left = _ink_from(text, cut, right)
        if left < right:
            yield Span(left, right)
        start = end


def _ink_from(text: str, start: int, end: int) -> int:
    """Where the next sign stands that is no white space."""
    found = INK.search(text, start, end)
    return end if found is None else found.start()


def _cut(text: str, quotes: tuple[Span, ...], at: int, sentence: Span) -> Iterator[Span]:
    """The quotations that reach into the sentence, cut to it."""
    while at < len(quotes) and quotes[at].start < sentence.end:
        part = quotes[at]
        start, end = max(part.start, sentence.start), min(part.end, sentence.end)
        said = text[start:end]
        if said.strip():
            yield Span(end - len(said.lstrip()), start + len(said.rstrip()))
        at += 1
