"""Whose "I" and "we" are: of the speaker of a quotation, or of whoever writes."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.antecedents import Known
from dateline.analysis.name_drafts import SUBJECTS, Draft
from dateline.analysis.name_keys import Key
from dateline.model.reading import Sentence, Token
from dateline.model.sourced import Span


class Turn(Struct, frozen=True):
    """A stretch of speech by one speaker: the sentence it begins in, and the token for the speaker if one is told."""

    first: int
    sentence: int | None = None
    head: int | None = None


def with_speakers(
    drafts: Sequence[Draft],
    known: Sequence[Known],
    sentences: Sequence[Sentence],
    chains: Mapping[Key, int],
    *,
    reporting: frozenset[str],
    opening: Sequence[int] = (),
    count: int = 0,
) -> list[Known]:
    """The pronouns of the first person with their chains. "I" is the speaker of its quotation; "we" is the body that
    speaks, or that its speaker acts for where the text names it. Where no speaker is told all of a quotation's "I" are
    one, and so are those of the writer outside quotations; `count` is the first free number."""
    if not drafts:
        return []
    turns = _turns(sentences, reporting)
    heads: dict[tuple[int, int], Known] = {(one.draft.sentence, one.draft.head): one for one in known}
    by_index = {sentence.index: sentence for sentence in sentences}
    named: dict[int, Draft] = {}
    for one in known:
        if one.draft.who.of_id is not None or one.draft.form == "name":
            named.setdefault(one.chain, one.draft)
    own: dict[tuple[object, ...], int] = {}
    found = []
    for draft in drafts:
        turn = turns.get(draft.sentence) if _is_quoted(draft, by_index[draft.sentence]) else None
        speaker = None if turn is None or turn.sentence is None else heads.get((turn.sentence, turn.head or 0))
        chain = None if speaker is None else _meant(draft, speaker, named.get(speaker.chain), chains)
        if chain is None:
            place = ("writer", bisect_right(opening, draft.sentence)) if turn is None else ("quoted", turn.first)
            chain = own.setdefault((*place, draft.lemma), count + len(own))
        found.append(Known(draft, chain))
    return found


def _meant(draft: Draft, speaker: Known, named: Draft | None, chains: Mapping[Key, int]) -> int | None:
    """The chain that the speaker's "I" or "we" is of, where it has one."""
    single = speaker.draft.who.kind == "person" or speaker.draft.lemma == "one"
    if draft.lemma == "one":
        return speaker.chain if single else None
    if not single:
        return speaker.chain
    body = speaker.draft.who.of_id or (None if named is None else named.who.of_id)
    return None if body is None else chains.get(("id", body))


def _is_quoted(draft: Draft, sentence: Sentence) -> bool:
    return any(quote.contains(draft.span) for quote in sentence.quotes)


def _turns(sentences: Sequence[Sentence], reporting: frozenset[str]) -> dict[int, Turn]:
    """The turn of every sentence that holds quoted words. One that names no speaker goes on with the turn before it
    where the quotation runs on or the paragraph does; what nobody was named for yet waits for the turn's end."""
    turns: dict[int, Turn] = {}
    open_since: list[int] = []
    last: Sentence | None = None
    for sentence in sentences:
        if not sentence.quotes:
            last, open_since = None, []
            continue
        head = _speaker(sentence, reporting)
        goes_on = last is not None and (_is_whole(sentence) or _runs_on(last) or last.paragraph == sentence.paragraph)
        before = turns[last.index] if goes_on and last is not None else None
        if head is not None:
            turn = Turn(sentence.index, sentence.index, head)
            waiting = open_since if before is not None and before.head is None else []
            turns.update({i: replace(turn, first=turns[i].first) for i in waiting})
        else:
            turn = before if before is not None else Turn(sentence.index)
        turns[sentence.index] = turn
        open_since = [*(open_since if before is not None else []), sentence.index] if turn.head is None else []
        last = sentence
    return turns


def _runs_on(sentence: Sentence) -> bool:
    """Whether the sentence ends inside a quotation that was not closed."""
    return sentence.quotes[-1].end >= sentence.span.end


def _is_whole(sentence: Sentence) -> bool:
    """Whether the sentence is one quotation and nothing else: its speaker was told before, or will be."""
    only = sentence.quotes[0]
    return len(sentence.quotes) == 1 and only.start - sentence.span.start <= 1 and sentence.span.end - only.end <= 1


def _speaker(sentence: Sentence, reporting: frozenset[str]) -> int | None:
    """The subject of the verb of speech outside the quotations, of several the one nearest to one."""
    best: tuple[int, int] | None = None
    for token in sentence.tokens:
        if token.lemma not in reporting or not token.is_verb or _inside(token, sentence.quotes):
            continue
        subject = sentence.child(token.i, *SUBJECTS)
        if subject is None or subject.tag in ("WP", "WDT") or _inside(subject, sentence.quotes):
            continue
        away = min(min(abs(token.start - q.end), abs(q.start - token.end)) for q in sentence.quotes)
        if best is None or away < best[0]:
            best = (away, subject.i)
    return None if best is None else best[1]


def _inside(token: Token, quotes: Sequence[Span]) -> bool:
    return any(quote.start <= token.start < quote.end for quote in quotes)
