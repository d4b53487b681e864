"""Quotations that run on: a sentence wholly between quotation marks belongs to the statement that speaks it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec.structs import replace

from dateline.analysis.quotes import quotations_in
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence

CLOSING = "”\"’'"


def with_running_quotes(reading: Reading, findings: list[Finding]) -> Iterator[Finding]:
    """The findings, each with the wholly quoted sentences that belong to it as further contents.

    A quotation that is still open belongs to the speaker who closes it ("“A. B. C,” Smith said."); a closed one to the
    last who spoke so in its paragraph, or, where it opens a paragraph, at the end of the paragraph before; a quotation
    of many paragraphs belongs to who spoke where it began.
    """
    speaking = _speaking(reading, findings)
    quoted = [_wholly_quoted(sentence) for sentence in reading.sentences]
    after = _speakers_after(reading, quoted, speaking)
    before = _speakers_before(reading, quoted, speaking)
    added: dict[int, list[Role]] = {}
    for sentence, is_quoted in zip(reading.sentences, quoted, strict=True):
        owner = after.get(sentence.index, before.get(sentence.index)) if is_quoted else None
        if owner is not None:
            role = Role("content", sentence.span, sentence.index, 0, "statements.running-quote")
            added.setdefault(owner, []).append(role)
    for number, finding in enumerate(findings):
        more = added.get(number)
        yield finding if more is None else _with_contents(finding, more)


def _with_contents(finding: Finding, more: list[Role]) -> Finding:
    contents = sorted([*(r for r in finding.roles if r.name == "content"), *more], key=lambda role: role.span)
    others = [role for role in finding.roles if role.name != "content"]
    return replace(finding, roles=(*others, *contents))


def _speaking(reading: Reading, findings: list[Finding]) -> dict[int, int]:
    """For each sentence the number of its outermost direct or mixed statement."""
    speaking: dict[int, int] = {}
    for number, finding in enumerate(findings):
        sentence = reading.sentences[finding.sentence]
        outside = not any(q.start <= finding.trigger.start < q.end for q in sentence.quotes)
        if outside and finding.mark("mode") in ("direct", "mixed") and finding.sentence not in speaking:
            speaking[finding.sentence] = number
    return speaking


def _wholly_quoted(sentence: Sentence) -> bool:
    quoted = sum(quote.end - quote.start for quote in sentence.quotes)
    return bool(sentence.quotes) and quoted >= sentence.span.end - sentence.span.start - 4


def _closes(sentence: Sentence, text: str) -> bool:
    """Whether the quotation ends with this sentence."""
    after = text[sentence.quotes[-1].end : sentence.quotes[-1].end + 2]
    return any(mark in after for mark in CLOSING)


def _speakers_after(reading: Reading, quoted: Sequence[bool], speaking: Mapping[int, int]) -> dict[int, int]:
    """For each quoted sentence whose quotation is still open, who speaks the sentence that ends it."""
    found: dict[int, int] = {}
    speaker = None
    for sentence in reversed(reading.sentences):
        is_open = quoted[sentence.index] and not _closes(sentence, reading.text)
        if is_open and speaker is not None:
            found[sentence.index] = speaker
        speaker = speaking.get(sentence.index, speaker if is_open else None)
    return found


def _speakers_before(reading: Reading, quoted: Sequence[bool], speaking: Mapping[int, int]) -> dict[int, int]:
    """For each sentence who spoke last in its paragraph or, with nothing but quoted words between, before it."""
    found: dict[int, int] = {}
    began = _began(reading)
    told = [0, *accumulate(not is_quoted for is_quoted in quoted)]
    last: Sentence | None = None
    first = 0
    for sentence in reading.sentences:
        if sentence.index and sentence.paragraph != reading.sentences[sentence.index - 1].paragraph:
            first = sentence.index
        farthest = min(began.get(sentence.paragraph, sentence.paragraph), sentence.paragraph - 1)
        is_near = last is not None and last.paragraph >= farthest
        if last is not None and is_near and (last.index >= first or told[first] == told[last.index + 1]):
            found[sentence.index] = speaking[last.index]
        if sentence.index in speaking:
            last = sentence
    return found


def _began(reading: Reading) -> dict[int, int]:
    """For each paragraph that goes on with a quotation of the one before, the paragraph in which that began."""
    starts = [paragraph.start for paragraph in reading.article.body]
    began: dict[int, int] = {}
    for quotation in quotations_in(reading.text, reading.article.body):
        first = bisect_right(starts, quotation.parts[0].start) - 1
        began |= {first + i: first for i in range(1, len(quotation.parts))}
    return began
