"""Which mentions are of one actor: names, short names, acronyms, "the group", pronouns; and each actor at its best."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_phrases import DETERMINER
from dateline.analysis.actor_tables import ActorTables, plain
from dateline.analysis.name_drafts import Draft
from dateline.model.reading import NameMention, Reading, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Who

# How many sentences back a pronoun may reach, and a "the group" or "the spokesman".
PRONOUN_REACH = 2
NOUN_REACH = 40
INDEFINITE = ("armed group", "organisation", "party", "media", "court", "agency", "company", "legislature", "ministry")


class Known(Struct, frozen=True):
    """A mention with its chain, as later mentions look back on it."""

    draft: Draft
    chain: int


def chained(
    text: str, sentences: Sequence[Sentence], drafts: tuple[Draft, ...], tables: ActorTables
) -> tuple[NameMention, ...]:
    """The drafts as mentions, numbered by chain in the order in which the actors appear; a pronoun whose antecedent
    is not clear is left out."""
    merged = _merged_ids(drafts)
    surnames = _full_names(drafts)
    drafts = tuple(_settled(draft, surnames, _introduced(drafts)) for draft in drafts)
    acronyms = {draft.acronym: draft for draft in drafts if draft.acronym is not None}
    quotes = {sentence.index: sentence.quotes for sentence in sentences}
    known: list[Known] = []
    chains: dict[tuple[str, ...], int] = {}
    for draft in drafts:
        if draft.form == "pronoun":
            chain = _antecedent(draft, known, quotes.get(draft.sentence, ()), tables)
        else:
            chain = _looked_back(draft, known)
            if chain is None:
                key = _key(draft, merged, surnames, acronyms)
                chain = None if key is None else chains.get(key)
                if chain is None:
                    chain = _next(known)
                if key is not None:
                    chains.setdefault(key, chain)
        if chain is not None:
            known.append(Known(draft, chain))
    return tuple(
        NameMention(one.draft.span, one.draft.sentence, one.draft.head, one.draft.who, one.chain) for one in known
    )


def _next(known: list[Known]) -> int:
    return max((one.chain for one in known), default=-1) + 1


def _merged_ids(drafts: Iterable[Draft]) -> dict[str, str]:
    """The ids of general names that mean the particular one of this text: "al Qaeda" beside "al Qaeda in Iraq"."""
    named: dict[str, str] = {}
    for draft in drafts:
        if draft.form == "name" and draft.who.id is not None:
            named.setdefault(draft.who.id, plain(draft.who.name))
    merged = {}
    for general, name in named.items():
        longer = [other for other, words in named.items() if other != general and words.startswith((f"{name} in ", f"{name} of "))]
        if len(longer) == 1:
            merged[general] = longer[0]
    return merged


def _full_names(drafts: Iterable[Draft]) -> dict[str, str]:
    """The full name, in plain words, for each surname of the text: the first person who bears it."""
    full: dict[str, str] = {}
    names = [plain(draft.who.name) for draft in drafts if draft.form == "person"]
    for name in names:
        words = _name_words(name)
        if len(words) > 1:
            full.setdefault(words[-1], name)
    return full


def _introduced(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """The mentions that say what their bearer is, by title, role or noun, for each name of the text."""
    told: dict[str, Draft] = {}
    for draft in drafts:
        if draft.form in ("person", "name") and (draft.lemma or draft.who.role or draft.who.rank):
            told.setdefault(plain(draft.who.name), draft)
    return told


def _settled(draft: Draft, full: dict[str, str], told: dict[str, Draft]) -> Draft:
    """A bare name that the parser took for something else: a surname is the person's, a group's name the group's."""
    if draft.form not in ("person", "name") or draft.who.id is not None or draft.lemma or draft.who.role or draft.who.rank:
        return draft
    name = plain(draft.who.name)
    known = told.get(name)
    if known is not None:
        return replace(draft, form=known.form, who=replace(draft.who, kind=known.who.kind))
    if draft.form == "name" and name in full:
        return replace(draft, form="person", who=replace(draft.who, kind="person"))
    return draft


def _name_words(name: str) -> list[str]:
    """The words of a name without what Arabic and Dutch names put before the last: "moqtada", "sadr"."""
    return [word for word in plain(name).replace("-", " ").split() if word not in ("al", "el", "ul", "as", "ash", "jr", "sr")]


def _key(
    draft: Draft, merged: dict[str, str], full: dict[str, str], acronyms: dict[str, Draft]
) -> tuple[str, ...] | None:
    """What mentions of one actor have in common; None for a mention that stands for itself alone."""
    who = draft.who
    if who.id is not None:
        return ("id", merged.get(who.id, who.id))
    if draft.form == "person" or draft.form == "name":
        defined = acronyms.get(who.name)
        if defined is not None and defined is not draft:
            return _key(defined, merged, full, {})
        words = _name_words(who.name)
        if not words:
            return None
        if draft.form == "person" or words[-1] in full:
            return ("person", full.get(words[-1], plain(who.name)))
        return ("name", plain(who.name))
    if draft.form == "noun" and draft.plain and draft.plural:
        return ("noun", draft.lemma or "", who.country or "", draft.community or "")
    return None


def _looked_back(draft: Draft, known: Sequence[Known]) -> int | None:
    """The chain of an earlier mention that a noun repeats: "the group", "the spokesman", "local tribes"."""
    if draft.form != "noun":
        return None
    recent = [one for one in reversed(known) if draft.sentence - one.draft.sentence <= NOUN_REACH]
    if draft.definite and draft.nation is None and draft.plain:
        if draft.anaphor:
            return _named_group(draft, recent)
        if draft.who.kind == "person" and draft.lemma is not None:
            for one in recent:
                if one.draft.lemma == draft.lemma and one.draft.who.kind == "person":
                    return one.chain
    if draft.who.id is None and draft.plural and draft.plain:
        for one in recent:
            if one.draft.lemma == draft.lemma and one.draft.form == "noun" and one.draft.who.id is None and _agrees(draft, one.draft):
                return one.chain
    if draft.plural and draft.plain and draft.definite and draft.group:
        return _named_group(draft, recent)
    return None


def _named_group(draft: Draft, recent: Sequence[Known]) -> int | None:
    """The last named group of the same kind; for "the group" an armed group first."""
    wanted = draft.who.kind
    for kinds in ((wanted,), ("armed group",)) if wanted != "organisation" else (("armed group",), INDEFINITE):
        for one in recent:
            if one.draft.form == "name" and one.draft.who.kind in kinds and one.draft.lemma not in ("country",):
                return one.chain
    return None


def _agrees(later: Draft, earlier: Draft) -> bool:
    """Whether nothing in the words forbids that both mean the same people: "local tribes" after "a Sunni Arab tribe"."""
    for one, other in ((later.community, earlier.community), (later.nation, earlier.nation)):
        if one is not None and other is not None and one != other:
            return False
    return earlier.plain or later.group


def _antecedent(draft: Draft, known: Sequence[Known], quotes: Sequence[Span], tables: ActorTables) -> int | None:
    """Whom a pronoun means, where it is clear: the nearest fit, subjects before others, speakers before the spoken of."""
    reach = [one for one in known if draft.sentence - one.draft.sentence <= PRONOUN_REACH and _fits(draft, one.draft)]
    if not reach:
        return None
    in_quote = any(quote.contains(draft.span) for quote in quotes)
    if in_quote and draft.lemma != "one":
        return None
    best = max(reach, key=lambda one: _salience(draft, one.draft, in_quote=in_quote))
    rivals = {
        one.chain
        for one in reach
        if one.draft.sentence == best.draft.sentence and one.draft.subject == best.draft.subject and one.draft.form != "pronoun"
    }
    if len(rivals - {best.chain}) > 1 and draft.lemma != "one":
        return None
    return best.chain


def _fits(draft: Draft, earlier: Draft) -> bool:
    if earlier.span.overlaps(draft.span) or earlier.form == "adjective":
        return False
    if earlier.form == "pronoun":
        return earlier.lemma == draft.lemma and earlier.gender == draft.gender
    kind = earlier.who.kind
    if draft.lemma == "one":
        single = earlier.form == "person" or (kind == "person" and not earlier.plural)
        return single and earlier.gender in (None, draft.gender)
    if draft.lemma == "many":
        return kind != "person" and (earlier.plural or kind in ("armed group", "police", "military", "government", "people"))
    return kind != "person" and not earlier.plural


def _salience(draft: Draft, earlier: Draft, *, in_quote: bool) -> tuple[int, ...]:
    distance = draft.sentence - earlier.sentence
    gendered = earlier.gender is not None
    named = earlier.form in ("person", "name", "pronoun")
    return (-distance, int(earlier.subject), int(named), int(gendered), earlier.span.start if not in_quote else -earlier.span.start)


def actors_of(reading: Reading) -> tuple[Who, ...]:
    """One Who a chain in the order of first mention, under its best name and with all its wordings as aliases.

    Left out are chains without a name or an id that are only some people ("six people", "a suicide bomber").
    """
    found: dict[int, list[NameMention]] = {}
    for mention in reading.names:
        found.setdefault(mention.chain, []).append(mention)
    return tuple(
        who for chain in sorted(found) if _is_actor(found[chain], reading) for who in (best_of(found[chain], reading),)
    )


def _is_actor(mentions: Sequence[NameMention], reading: Reading) -> bool:
    if any(mention.who.id is not None and _wording(mention, reading) for mention in mentions):
        return True
    return any(mention.who.kind not in (None, "crowd") and _is_proper(mention, reading) for mention in mentions)


def _is_proper(mention: NameMention, reading: Reading) -> bool:
    """Whether the words are a name, or a group by its nation or faith ("Iraqi militias"), not some of them ("two Iraqi
    soldiers") and not a plain noun with the capital of its sentence."""
    name = mention.who.name
    sentence = reading.sentences[mention.sentence]
    if mention.who.kind == "person":
        return name.split()[-1][:1].isupper() or "-" in name.split()[-1]
    if any(token.tag == "CD" for token in sentence.tokens if mention.span.start <= token.start < mention.span.end):
        return False
    alone = mention.span.start == sentence.span.start and len(name.split()) == 1
    return any(char.isupper() for char in (name[1:] if alone else name))


def best_of(mentions: Sequence[NameMention], reading: Reading) -> Who:
    """The actor of a chain: the fullest name, what any mention says of role, rank, body, country and sector."""
    best = max(mentions, key=lambda mention: _fullness(mention.who))
    who = best.who
    for mention in mentions:
        other = mention.who
        same_kind = other.kind == who.kind
        who = replace(
            who,
            id=who.id or (other.id if same_kind else None),
            country=who.country or (other.country if same_kind else None),
            sector=other.sector if who.sector in (None, "UNK") and same_kind else who.sector,
            role=who.role or (other.role if same_kind else None),
            of=who.of or other.of,
            of_id=who.of_id or other.of_id,
            rank=who.rank or other.rank,
        )
    wordings = dict.fromkeys(_wording(mention, reading) for mention in mentions)
    return replace(who, aliases=tuple(words for words in wordings if words and words != who.name))


def _fullness(who: Who) -> tuple[int, ...]:
    last = who.name.split()[-1]
    proper = last[0].isupper() or last.startswith(("al-", "el-"))
    return (int(who.kind is not None), int(who.id is not None or who.kind == "person"), int(proper), len(who.name.split()) if proper else 0)


def _wording(mention: NameMention, reading: Reading) -> str:
    """How the text names the actor here, without an article; nothing for pronouns and mere adjectives."""
    if mention.who.kind is None:
        return ""
    token = reading.sentences[mention.sentence].tokens[mention.head]
    if token.dep in ("amod", "compound", "nmod") and token.end == mention.span.end and mention.who.kind == "government":
        return ""
    if mention.who.kind == "person":
        return mention.who.name
    return DETERMINER.sub("", mention.span.slice(reading.text), count=1)
