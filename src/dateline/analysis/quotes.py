"""Quotations: the stretches of a text between quotation marks, also those that run over several paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from dateline.model.sourced import Span

# (Alternatives that each begin with a sign, and a sign before what is asked of its surroundings, are searched faster.)
DOUBLE = re.compile(r"\"|“|”|„|«|»|″|``|''")
# Single marks quote where they stand free on one side: ‘high-value’, 'no' – never in "Shi'ite", "the ’90s", "troops’".
OPENS_SINGLE = re.compile(r"[‘'](?<![\w'’.].)(?=[^\W\d])")
CLOSES_SINGLE = re.compile(r"[’'](?:(?<=[,.?!…].)(?!\w)|(?<![sS].)(?![\w’']))")
# A longer quotation has double marks.
LONGEST_SINGLE = 300


class Quotation(Struct, frozen=True):
    """One quotation, marks excluded: one part for each paragraph that it runs through."""

    parts: tuple[Span, ...]


def quotes_in(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The quoted stretches of the paragraphs in order, marks excluded, none reaching over a paragraph's end.

    One that is left open ends with its paragraph.
    """
    return tuple(span for paragraph in paragraphs for span in _quoted(text, paragraph))


def quotations_in(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The same stretches as whole quotations: a paragraph that opens with a mark goes on with what the paragraph right
    before it left open, as print has it ("“We stay. ¶ “We have no other place,” he said.")."""
    found: list[list[Span]] = []
    is_open = False
    for paragraph in paragraphs:
        quoted = _quoted(text, paragraph)
        mark = DOUBLE.match(text, paragraph.start, paragraph.end)
        for span in quoted:
            if is_open and mark is not None and span.start == mark.end():
                found[-1].append(span)
            else:
                found.append([span])
        is_open = bool(quoted) and quoted[-1].end == paragraph.end
    return tuple(Quotation(tuple(parts)) for parts in found)


def _quoted(text: str, paragraph: Span) -> list[Span]:
    double = [span for span in _double(text, paragraph) if text[span.start : span.end].strip()]
    return _with_single(text, paragraph, double)


def _double(text: str, paragraph: Span) -> Iterable[Span]:
    opened: int | None = None
    for mark in DOUBLE.finditer(text, paragraph.start, paragraph.end):
        free_before = mark.start() == paragraph.start or not _binds(text[mark.start() - 1])
        free_after = mark.end() == paragraph.end or not _binds(text[mark.end()])
        if opened is None:
            if free_before and not text[mark.end() : mark.end() + 1].isspace():
                opened = mark.end()
        elif free_after or not free_before:
            yield Span(opened, mark.start())
            opened = None
        elif mark[0] in ("“", "„", "«", "``"):
            # Opened again while open: the closing mark was forgotten before this one.
            yield _trimmed(text, opened, mark.start())
            opened = mark.end()
    if opened is not None and opened < paragraph.end:
        yield Span(opened, paragraph.end)


def _binds(sign: str) -> bool:
    """Whether a sign beside a mark belongs to the words: letters, digits, stops, never blanks, brackets or dashes."""
    return not (sign.isspace() or sign in "([{)]}—–-/‘")


def _with_single(text: str, paragraph: Span, double: list[Span]) -> list[Span]:
    """Single marks quote outside double ones only: inside they are quotations within a quotation."""
    if text.find("‘", paragraph.start, paragraph.end) < 0 and text.find("'", paragraph.start, paragraph.end) < 0:
        return double
    edges = [paragraph.start, *(edge for span in double for edge in (span.start, span.end)), paragraph.end]
    gaps = [Span(left, right) for left, right in list(pairwise(edges))[::2]]
    return sorted(double + [quote for gap in gaps for quote in _single(text, gap)])


def _single(text: str, gap: Span) -> Iterable[Span]:
    closing = [mark.start() for mark in CLOSES_SINGLE.finditer(text, gap.start, gap.end)]
    free = gap.start
    for mark in OPENS_SINGLE.finditer(text, gap.start, gap.end) if closing else ():
        at = bisect_right(closing, mark.end())
        if mark.start() < free or at == len(closing) or closing[at] - mark.end() > LONGEST_SINGLE:
            continue
        quote = Span(mark.end(), closing[at])
        if text.find("‘", quote.start, quote.end) < 0 and text.find("\n", quote.start, quote.end) < 0:
            yield quote
            free = quote.end + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))
