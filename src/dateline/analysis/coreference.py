"""Which mentions are of one actor: names, short names, acronyms, nouns and pronouns."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from dateline.analysis.actor_tables import ActorTables
from dateline.analysis.antecedents import Known, antecedent, fits, repeated
from dateline.analysis.name_drafts import Draft
from dateline.analysis.name_keys import Key, Names, key_of, names_in, settled
from dateline.analysis.speakers import with_speakers
from dateline.model.reading import NameMention, Sentence
from dateline.model.values import Who

# How many mentions back the other half of an apposition is looked for.
BESIDE = 8


def chained(
    text: str,
    sentences: Sequence[Sentence],
    drafts: Sequence[Draft],
    tables: ActorTables,
    *,
    opening: Sequence[int] = (),
    reporting: frozenset[str] = frozenset(),
) -> tuple[NameMention, ...]:
    """The drafts as mentions, numbered by chain in the order in which the actors appear; a pronoun whose antecedent
    is not clear is left out. No pronoun looks back beyond `opening` sentences, which open reports of their own; the
    verbs of `reporting` tell who says "I"."""
    names = names_in(text, drafts, tables)
    quotes = {sentence.index: sentence.quotes for sentence in sentences}
    known: list[Known] = []
    chains: dict[Key, int] = {}
    owners: dict[int, Who] = {}
    count = 0
    for draft in _forward_last(_settled_all([draft for draft in drafts if not draft.first], names)):
        if draft.form == "pronoun":
            ahead = _ahead(draft, known)
            ahead = _joined(draft, known) if ahead is None else ahead
            chain = (
                antecedent(draft, known, quotes.get(draft.sentence, ()), opening=opening) if ahead is None else ahead
            )
            if chain is not None:
                known.append(Known(draft, chain))
            continue
        mention = _of_owner(draft, known, owners, tables) if draft.owned else draft
        if mention is None:
            continue
        chain = _chain(mention, names, known, chains)
        if chain is None:
            chain, count = count, count + 1
        key = key_of(mention, names)
        if key is not None:
            chains.setdefault(key, chain)
        if mention.who.id is not None:
            owners.setdefault(chain, mention.who)
        known.append(Known(mention, chain))
    spoken = [draft for draft in drafts if draft.first]
    known += with_speakers(spoken, known, sentences, chains, reporting=reporting, opening=opening, count=count)
    return tuple(
        NameMention(one.draft.span, one.draft.sentence, one.draft.head, one.draft.who, one.chain)
        for one in sorted(known, key=lambda one: in_text_order(one.draft))
    )


def in_text_order(draft: Draft) -> tuple[int, int, bool, int]:
    """In the order of the reading, the longer of two first; but "its" before "its warships", which are whose it is."""
    return (draft.sentence, draft.span.start, draft.form != "pronoun", -draft.span.end)


def _settled_all(drafts: Sequence[Draft], names: Names) -> Iterator[Draft]:
    """The drafts with their names set right; a noun with a name beside it ("the aid group X") looks back on none."""
    for draft, following in zip_longest(drafts, drafts[1:]):
        if draft.form == "noun" and draft.definite and following is not None and _is_beside(following, draft):
            yield replace(draft, definite=False)
        else:
            yield settled(draft, names)


def _forward_last(drafts: Iterator[Draft]) -> Iterator[Draft]:
    """The drafts in order, but a pronoun that looks ahead right behind the subject that it means."""
    waiting: list[Draft] = []
    for draft in drafts:
        if waiting and waiting[0].sentence != draft.sentence:
            yield from waiting
            waiting = []
        if draft.ahead is not None:
            waiting.append(draft)
            continue
        yield draft
        met = [one for one in waiting if one.ahead == draft.head]
        waiting = [one for one in waiting if one.ahead != draft.head]
        yield from met
    yield from waiting


def _ahead(draft: Draft, known: Sequence[Known]) -> int | None:
    """The chain of the subject that a pronoun before it looks ahead to, where it fits: "In his speech, X …"."""
    if draft.ahead is None or not known:
        return None
    last = known[-1]
    meant = last.draft.sentence == draft.sentence and last.draft.head == draft.ahead
    return last.chain if meant and last.draft.form != "pronoun" and fits(draft, last.draft) else None


def _joined(draft: Draft, known: Sequence[Known]) -> int | None:
    """The chain of what the owned noun is joined to, where it fits: "the army and its allies"."""
    if draft.joined is None:
        return None
    beside = (one for one in reversed(known[-BESIDE:]) if one.draft.sentence == draft.sentence)
    return next((one.chain for one in beside if one.draft.head == draft.joined and fits(draft, one.draft)), None)


def _chain(draft: Draft, names: Names, known: Sequence[Known], chains: dict[Key, int]) -> int | None:
    """The chain of an earlier mention with the same key, or that the noun looks back on or stands beside."""
    beside = [one.chain for one in known[-BESIDE:] if _is_beside(draft, one.draft)]
    if beside:
        return beside[-1]
    key = key_of(draft, names)
    if key is not None and key in chains:
        return chains[key]
    return repeated(draft, known) if draft.who.id is None else None


def _is_beside(draft: Draft, earlier: Draft) -> bool:
    """Whether one of the two is a name and the other the noun in apposition to it: "X, a militant group"."""
    if draft.sentence != earlier.sentence or "noun" not in (draft.form, earlier.form) or draft.plural or earlier.plural:
        return False
    if "name" not in (draft.form, earlier.form) or "person" in (draft.who.kind, earlier.who.kind):
        return False
    touching = earlier.form == "noun" and 0 <= draft.span.start - earlier.span.end <= 1
    return touching or draft.beside == earlier.head or earlier.beside == draft.head


def _of_owner(draft: Draft, known: Sequence[Known], owners: Mapping[int, Who], tables: ActorTables) -> Draft | None:
    """A noun behind "its" or "their" as its owner's: "its warships" are U.S. warships, "its fighters" the group.

    None for a thing whose owner is not clear.
    """
    unknown = None if draft.thing else draft
    if not known or known[-1].draft.form != "pronoun" or known[-1].draft.span.start != draft.span.start:
        return unknown
    owner = owners.get(known[-1].chain)
    if owner is None or owner.id is None:
        return unknown
    if owner.kind == "armed group" and draft.group:
        return replace(draft, who=replace(draft.who, id=owner.id, country=owner.country, sector=owner.sector))
    adjective = tables.nations.get(owner.country or "")
    if owner.kind not in ("government", "military") or adjective is None or (draft.body is None and not draft.thing):
        return unknown
    body = None if draft.body is None else f"{owner.country}-{draft.body}"
    who = replace(draft.who, name=f"{adjective} {draft.who.name}", country=owner.country)
    who = replace(who, of_id=body) if draft.thing or not draft.plain else replace(who, id=body)
    return replace(draft, who=who, nation=owner.country, definite=False)
