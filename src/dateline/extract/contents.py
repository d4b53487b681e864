"""The words of a content: token branches as unbroken stretches of text, with the quotation marks they stand in."""

from dateline.model.reading import Sentence
from dateline.model.sourced import Span

PUNCTUATION = ",.;:—–-…"


def content_spans(sentence: Sentence, head: int, without: frozenset[int]) -> list[Span]:
    """The branch at `head`, less the branches `without`, as one span a stretch, widened over quotation marks."""
    spans = _runs(sentence, sentence.subtree(head, without))
    outer = sentence.tokens[sentence.tokens[head].head]
    if outer.i != head and any(quote.start <= outer.start < quote.end for quote in sentence.quotes):
        return spans  # the cue itself stands inside the quotation: its content is only a part of what is quoted
    return _widened(sentence, spans)


def remainder(sentence: Sentence, inside: int, without: frozenset[int]) -> list[Span]:
    """What a phrase speaks of: the rest of the sentence when it stands apart by a comma or opens or ends the sentence,
    else the rest of the smallest clause around it."""
    first, last = min(without), max(without)
    before = sentence.tokens[first - 1].text if first else ","
    after = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else "."
    opening = sentence.tokens[first].text
    if before in ",;—–" or opening in ",;—–" or first == 0 or after in ".!?":
        kept = [token.i for token in sentence.tokens if token.i not in without]
    else:
        top = sentence.tokens[inside].head
        while not sentence.tokens[top].is_verb and sentence.tokens[top].head != top:
            top = sentence.tokens[top].head
        kept = [i for i in sentence.subtree(top) if i not in without]
    return spans_of(sentence, kept)


def spans_of(sentence: Sentence, indices: list[int]) -> list[Span]:
    """The tokens as one span a stretch, widened over quotation marks."""
    return _widened(sentence, _runs(sentence, indices))


def mode_of(sentence: Sentence, spans: list[Span]) -> str:
    """`direct` when the content stands wholly between quotation marks, `mixed` when in part, else `indirect`."""
    length = sum(span.end - span.start for span in spans)
    quoted = sum(
        max(0, min(span.end, quote.end) - max(span.start, quote.start)) for span in spans for quote in sentence.quotes
    )
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= length - 4 * len(spans) else "mixed"


def _runs(sentence: Sentence, indices: list[int]) -> list[Span]:
    """Unbroken runs of tokens without punctuation at their ends; gaps of punctuation alone do not break a run."""
    runs: list[list[int]] = []
    for i in indices:
        gap = range(runs[-1][-1] + 1, i) if runs else range(0)
        if runs and all(sentence.tokens[j].text in PUNCTUATION for j in gap):
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        while run and sentence.tokens[run[-1]].text in PUNCTUATION:
            run.pop()
        while run and sentence.tokens[run[0]].text in PUNCTUATION:
            run.pop(0)
        if any(sentence.tokens[i].text[0].isalnum() for i in run):
            spans.append(sentence.span_of(run))
    return spans


def _widened(sentence: Sentence, spans: list[Span]) -> list[Span]:
    """Spans that reach into a quotation take all of it, marks included."""
    wide: list[Span] = []
    for span in spans:
        for quote in sentence.quotes:
            if quote.overlaps(span) and min(span.end, quote.end) - max(span.start, quote.start) > 0:
                start = min(span.start, max(quote.start - 1, sentence.span.start))
                span = Span(start, max(span.end, min(quote.end + 1, sentence.span.end)))
        if wide and span.start <= wide[-1].end:
            wide[-1] = Span(wide[-1].start, max(span.end, wide[-1].end))
        else:
            wide.append(span)
    return wide
