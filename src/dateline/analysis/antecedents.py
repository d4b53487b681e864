"""Which earlier mention a pronoun or a noun looks back on: "he", "the group", "the spokesman", "local tribes"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from dateline.analysis.name_drafts import Draft
from dateline.model.sourced import Span

# How many sentences back a pronoun may reach, and a noun such as "the group".
PRONOUN_REACH = 2
NOUN_REACH = 40
# More mentions than these sentences have in news: what bounds the search in a list of names.
MENTIONS_BACK = 600
# What "the group" or "the organisation" may mean where no armed group was named.
BODIES: frozenset[str | None] = frozenset({"organisation", "party", "media", "agency", "company", "legislature"})
MANY = frozenset({"armed group", "police", "military", "government", "people", "crowd"})


class Known(Struct, frozen=True):
    """A mention with its chain, as later mentions look back on it."""

    draft: Draft
    chain: int


def repeated(draft: Draft, known: Sequence[Known]) -> int | None:
    """The chain that a noun repeats, or None: a definite noun without a country of its own may stand for a name, a
    plural for the same people named before."""
    if draft.form != "noun" or not draft.plain:
        return None
    recent = list(_since(known, draft.sentence - NOUN_REACH))
    points_back = draft.definite and draft.nation is None
    if points_back and draft.anaphor:
        return _named_group(draft, recent)
    if points_back and not draft.plural:
        return next((one.chain for one in recent if _same_role(draft, one.draft)), None)
    if not draft.plural:
        return None
    if draft.who.id is None:
        for one in recent:
            if _same_people(draft, one.draft):
                return one.chain
    return _named_group(draft, recent) if draft.definite and draft.group else None


def antecedent(
    draft: Draft, known: Sequence[Known], quotes: Sequence[Span], *, opening: Sequence[int] = ()
) -> int | None:
    """The chain that a pronoun stands for, where it is clear: the nearest fit, a subject before others, a name before
    a noun, in no sentence before the last of the `opening` ones. What speakers mean by "it" and "they" between
    quotation marks is theirs to know."""
    if draft.lemma != "one" and any(quote.contains(draft.span) for quote in quotes):
        return None
    at = bisect_right(opening, draft.sentence)
    first = opening[at - 1] if at else 0
    fit = [one for one in _since(known, max(first, draft.sentence - PRONOUN_REACH)) if fits(draft, one.draft)]
    if not fit:
        return None
    best = max(fit, key=lambda one: _salience(draft, one.draft))
    if draft.lemma == "one":
        return best.chain
    rivals = {one.chain for one in fit if _rank(draft, one.draft) == _rank(draft, best.draft)}
    return best.chain if len(rivals) < 3 else None


def fits(draft: Draft, earlier: Draft) -> bool:
    """Whether a pronoun may stand for an earlier mention, by number, gender and kind."""
    if earlier.span.overlaps(draft.span) or earlier.form == "adjective":
        return False
    if earlier.form == "pronoun":
        return earlier.lemma == draft.lemma and earlier.gender == draft.gender
    single = earlier.who.kind == "person"
    match draft.lemma:
        case "one":
            return single and earlier.gender in (None, draft.gender)
        case "many":
            return not single and (earlier.plural or earlier.who.kind in MANY)
        case _:
            return not single and not earlier.plural


def _since(known: Sequence[Known], sentence: int) -> Iterator[Known]:
    """The mentions from a sentence on, the latest first."""
    for one in islice(reversed(known), MENTIONS_BACK):
        if one.draft.sentence < sentence:
            return
        yield one


def _named_group(draft: Draft, recent: Sequence[Known]) -> int | None:
    """The last named group of the noun's kind; for "the group" the last armed one, else any body."""
    kinds: tuple[frozenset[str | None], ...] = (frozenset({draft.who.kind}),)
    if draft.who.kind == "organisation":
        # "The aid group" is no armed one; "the group" may be any.
        kinds = (frozenset({"armed group"}), BODIES) if draft.who.sector == "UNK" else (BODIES,)
    for wanted in kinds:
        for one in recent:
            if one.draft.form == "name" and one.draft.who.kind in wanted:
                return one.chain
    return None


def _same_role(draft: Draft, earlier: Draft) -> bool:
    """Whether somebody was introduced by the noun: "the minister" after "Interior Minister X", "the ministry"."""
    if earlier.who.kind != draft.who.kind or draft.lemma is None:
        return False
    if earlier.who.rank is not None and _is_rank(draft.lemma, earlier.who.rank):
        return True
    if earlier.lemma is None:
        return False
    return earlier.lemma == draft.lemma or earlier.lemma.endswith(f" {draft.lemma}")


def _is_rank(noun: str, rank: str) -> bool:
    """Whether a noun is the last word of a rank, written out or cut short: "general" of "Lt. Gen."."""
    last = rank.split()[-1].rstrip(".").lower()
    return len(last) > 2 and noun.startswith(last)


def _same_people(draft: Draft, earlier: Draft) -> bool:
    """Whether nothing in the words forbids that both mean the same: "local tribes" after "a Sunni Arab tribe"."""
    if earlier.form != "noun" or earlier.lemma != draft.lemma or earlier.who.id is not None:
        return False
    for one, other in ((draft.community, earlier.community), (draft.nation, earlier.nation)):
        if one is not None and other is not None and one != other:
            return False
    return earlier.plain or draft.group


def _rank(draft: Draft, earlier: Draft) -> tuple[int, bool, bool]:
    return (earlier.sentence - draft.sentence, earlier.subject, earlier.form in ("person", "name", "pronoun"))


def _salience(draft: Draft, earlier: Draft) -> tuple[int, ...]:
    return (*map(int, _rank(draft, earlier)), int(earlier.gender is not None), earlier.span.start)
