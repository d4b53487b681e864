"""Quotations: the stretches of a text between quotation marks, also those that run over several paragraphs."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dateline.model.sourced import Span

# (Alternatives that each begin with a sign, and a sign before what is asked of its surroundings, are searched faster.)
DOUBLE = re.compile(r"\"|“|”|„|«|»|″|``|''")
# Single marks quote where they stand free on one side: ‘high-value’, 'no' – never in "Shi'ite", "the ’90s", "troops’".
SINGLE = re.compile(r"[‘'](?<![\w'’.].)(?=[^\W\d])([^‘\n]{1,300}?)(?:(?<=[,.?!…])[’'](?!\w)|(?<![sS])[’'](?![\w’']))")


def quotes_in(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The quoted stretches of the paragraphs in order, marks excluded, none reaching over a paragraph's end.

    A paragraph that opens with a mark goes on with a quotation that the one before left open. One that is left open
    and not gone on with ends with its paragraph.
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        double = [span for span in _double(text, paragraph) if text[span.start : span.end].strip()]
        found += _with_single(text, paragraph, double)
    return tuple(found)


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
    single = [Span(*quote.span(1)) for gap in gaps for quote in SINGLE.finditer(text, gap.start, gap.end)]
    return sorted(double + single)


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))
