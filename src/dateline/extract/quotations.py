"""Quotations that run on: a sentence wholly between quotation marks belongs to the statement that speaks it."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence

CLOSING = "”\"’'"


def with_running_quotes(reading: Reading, findings: list[Finding]) -> Iterator[Finding]:
    """The findings, each with the wholly quoted sentences that belong to it as further contents.

    A quotation that is still open belongs to the speaker who closes it ("“A. B. C,” Smith said."); a closed one to the
    last who spoke so in its paragraph, or, where it opens a paragraph, at the end of the paragraph before.
    """
    speaking = _speaking(reading, findings)
    added: dict[int, list[Role]] = {}
    for sentence in reading.sentences:
        if not _wholly_quoted(sentence, reading.text):
            continue
        owner = _speaker_after(reading, sentence, speaking)
        if owner is None:
            owner = _speaker_before(reading, sentence, speaking)
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


def _wholly_quoted(sentence: Sentence, text: str) -> bool:
    quoted = sum(quote.end - quote.start for quote in sentence.quotes)
    return bool(sentence.quotes) and quoted >= sentence.span.end - sentence.span.start - 4


def _closes(sentence: Sentence, text: str) -> bool:
    """Whether the quotation ends with this sentence."""
    after = text[sentence.quotes[-1].end : sentence.quotes[-1].end + 2]
    return any(mark in after for mark in CLOSING)


def _speaker_after(reading: Reading, sentence: Sentence, speaking: dict[int, int]) -> int | None:
    if _closes(sentence, reading.text):
        return None
    for later in reading.sentences[sentence.index + 1 :]:
        if later.index in speaking:
            return speaking[later.index]
        if not _wholly_quoted(later, reading.text) or _closes(later, reading.text):
            return None
    return None


def _speaker_before(reading: Reading, sentence: Sentence, speaking: dict[int, int]) -> int | None:
    for earlier in reversed(reading.sentences[: sentence.index]):
        if earlier.paragraph < sentence.paragraph - 1:
            return None
        if earlier.index in speaking:
            return speaking[earlier.index]
        if earlier.paragraph < sentence.paragraph and not _wholly_quoted(earlier, reading.text):
            return None
    return None
