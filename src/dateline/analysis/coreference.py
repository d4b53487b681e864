"""Which mentions are of one actor: names, short names, acronyms, nouns and pronouns; and each actor at its best."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_tables import ActorTables, plain
from dateline.analysis.antecedents import Known, antecedent, repeated
from dateline.analysis.name_drafts import Draft
from dateline.model.reading import NameMention, Player, Reading, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Who

Key = tuple[str, ...]
# How many mentions back the other half of an apposition is looked for.
BESIDE = 8
# "al-Farsi" is Farsi: the Arabic article tied to a name is no part of it.
ARTICLE = re.compile(r"\b(?:al|el|ul|as|ash|ad|ar|an|at|az)[-–]")


class Names(Struct, frozen=True):
    """What the whole text tells about its names before any is numbered.

    `particular` maps the id of a general name to that of the one meant ("al Qaeda" beside "al Qaeda in Iraq"),
    `bearers` a surname to the people who bear it, `told` a name to the mention that says what its bearer is,
    `acronyms` the letters in brackets to the name before them.
    """

    particular: dict[str, str]
    bearers: dict[str, list[tuple[int, Key]]]
    told: dict[str, Draft]
    acronyms: dict[str, Draft]


def chained(
    sentences: Sequence[Sentence], drafts: Sequence[Draft], tables: ActorTables, *, opening: Sequence[int] = ()
) -> tuple[NameMention, ...]:
    """The drafts as mentions, numbered by chain in the order in which the actors appear; a pronoun whose antecedent
    is not clear is left out. No pronoun looks back beyond `opening` sentences, which open reports of their own."""
    names = _names(drafts)
    quotes = {sentence.index: sentence.quotes for sentence in sentences}
    known: list[Known] = []
    chains: dict[Key, int] = {}
    count = 0
    for draft in _settled_all(drafts, names):
        if draft.form == "pronoun":
            chain = antecedent(draft, known, quotes.get(draft.sentence, ()), opening=opening)
            if chain is not None:
                known.append(Known(draft, chain))
            continue
        mention = _of_owner(draft, known, tables) if draft.owned else draft
        if mention is None:
            continue
        chain = _chain(mention, names, known, chains)
        if chain is None:
            chain, count = count, count + 1
        key = _key(mention, names)
        if key is not None:
            chains.setdefault(key, chain)
        known.append(Known(mention, chain))
    return tuple(
        NameMention(one.draft.span, one.draft.sentence, one.draft.head, one.draft.who, one.chain) for one in known
    )


def cast_of(reading: Reading) -> dict[int, Player]:
    """The actor of every chain, by its number."""
    found: dict[int, list[NameMention]] = {}
    for mention in reading.names:
        found.setdefault(mention.chain, []).append(mention)
    cast = {}
    for chain, mentions in sorted(found.items()):
        who = best_of(mentions, reading)
        naming = next((mention for mention in mentions if mention.who.name == who.name), mentions[0])
        cast[chain] = Player(who, naming)
    return cast


def actors_of(reading: Reading) -> tuple[Who, ...]:
    """One Who a chain in the order of first mention, under its best name and with all its wordings as aliases.

    Left out are chains without a name or an id that are only some people ("six people", "a suicide bomber").
    """
    cast = reading.cast or cast_of(reading)
    named = {mention.chain for mention in reading.names if _is_actor(mention, reading)}
    return tuple(player.who for chain, player in sorted(cast.items()) if chain in named)


def best_of(mentions: Sequence[NameMention], reading: Reading) -> Who:
    """The actor of a chain: the fullest name, and what its mentions say of role, rank, body, country and sector."""
    who = max(mentions, key=lambda mention: _fullness(mention.who)).who
    for other in (mention.who for mention in mentions):
        # "The secretary" says nothing of the country: it was taken from the place of the report.
        alike = other.kind == who.kind and (who.kind != "person" or _is_name(other.name))
        who = replace(
            who,
            id=who.id or (other.id if alike else None),
            country=who.country or (other.country if alike else None),
            sector=other.sector if who.sector in (None, "UNK") and alike else who.sector,
            role=who.role or (other.role if other.kind == who.kind else None),
            of=who.of or other.of,
            of_id=who.of_id or other.of_id,
            rank=who.rank or other.rank,
        )
    if who.id is None and who.kind == "organisation":
        armed = next((mention.who for mention in mentions if mention.who.kind == "armed group"), None)
        if armed is not None:
            who = replace(who, kind="armed group", sector=armed.sector)
    wordings = dict.fromkeys(_wording(mention, reading) for mention in mentions)
    return replace(who, aliases=tuple(words for words in wordings if words and words != who.name))


def without_article(span: Span, sentence: Sentence, text: str) -> str:
    """The words of a span without the article or pronoun that opens it."""
    first = sentence.token_at(span.start)
    if first is not None and first.tag in ("DT", "PRP$", "PDT") and first.end < span.end:
        span = Span(first.end, span.end)
    return " ".join(span.slice(text).split())


def _chain(draft: Draft, names: Names, known: Sequence[Known], chains: dict[Key, int]) -> int | None:
    """The chain of an earlier mention with the same key, or that the noun looks back on or stands beside."""
    beside = [one.chain for one in known[-BESIDE:] if _is_beside(draft, one.draft)]
    if beside:
        return beside[-1]
    key = _key(draft, names)
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


def _of_owner(draft: Draft, known: Sequence[Known], tables: ActorTables) -> Draft | None:
    """A noun behind "its" or "their" as its owner's: "its warships" are U.S. warships, "its fighters" the group.

    None for a thing whose owner is not clear.
    """
    unknown = None if draft.thing else draft
    if not known or known[-1].draft.form != "pronoun" or known[-1].draft.span.start != draft.span.start:
        return unknown
    owner = next(
        (one.draft.who for one in known if one.chain == known[-1].chain and one.draft.who.id is not None), None
    )
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


def _names(drafts: Sequence[Draft]) -> Names:
    bearers: dict[str, list[tuple[int, Key]]] = {}
    told: dict[str, Draft] = {}
    acronyms: dict[str, Draft] = {}
    for draft in drafts:
        if draft.form not in ("person", "name"):
            continue
        words = _name_words(draft.who.name)
        if draft.form == "person" and len(words) > 1:
            bearers.setdefault(words[-1], []).append((draft.span.start, _person_key(words)))
        if _is_told(draft):
            told.setdefault(plain(draft.who.name), draft)
        if draft.acronym is not None:
            acronyms.setdefault(draft.acronym, draft)
    return Names(_particular(drafts), bearers, told, acronyms)


def _particular(drafts: Iterable[Draft]) -> dict[str, str]:
    """General names that a longer one of this text makes particular, where only one does."""
    named: dict[str, str] = {}
    for draft in drafts:
        if draft.form == "name" and draft.who.id is not None:
            named.setdefault(draft.who.id, plain(draft.who.name))
    found = {}
    for general, name in named.items():
        starts = (f"{name} in ", f"{name} of ")
        longer = [other for other, words in named.items() if other != general and words.startswith(starts)]
        if len(longer) == 1:
            found[general] = longer[0]
    return found


def _is_told(draft: Draft) -> bool:
    """Whether a title, role or noun beside the name says what its bearer is."""
    return bool(draft.lemma or draft.who.role or draft.who.rank)


def _settled_all(drafts: Sequence[Draft], names: Names) -> Iterator[Draft]:
    """The drafts with their names set right; a noun with a name beside it ("the aid group X") looks back on none."""
    for draft, following in zip_longest(drafts, drafts[1:]):
        if draft.form == "noun" and draft.definite and following is not None and _is_beside(following, draft):
            yield replace(draft, definite=False)
        else:
            yield _settled(draft, names)


def _settled(draft: Draft, names: Names) -> Draft:
    """A bare name that the parser took for something else: a surname is the person's, a group's name the group's."""
    if draft.form not in ("person", "name") or draft.who.id is not None or _is_told(draft):
        return draft
    known = names.told.get(plain(draft.who.name))
    if known is not None:
        return replace(draft, form=known.form, who=replace(draft.who, kind=known.who.kind))
    words = _name_words(draft.who.name)
    if draft.form == "name" and len(words) == 1 and words[0] in names.bearers:
        return replace(draft, form="person", who=replace(draft.who, kind="person"))
    return draft


def _key(draft: Draft, names: Names) -> Key | None:
    """What mentions of one actor have in common; None for a mention that stands for itself alone."""
    who = draft.who
    if who.id is not None:
        return ("id", names.particular.get(who.id, who.id))
    if draft.form in ("person", "name"):
        defined = names.acronyms.get(who.name)
        if defined is not None and defined.who.name != who.name:
            return _key(defined, names)
        words = _name_words(who.name)
        if draft.form == "name" or not words:
            return ("name", plain(who.name))
        return _person_key(words) if len(words) > 1 else _bearer(words[0], draft.span.start, names)
    if draft.form == "noun" and draft.plain and draft.plural:
        return ("noun", draft.lemma or "", who.country or "", draft.community or "")
    return None


def _person_key(words: Sequence[str]) -> Key:
    """First and last name: "David Brian Keller" is David Keller."""
    return ("person", words[0], words[-1])


def _bearer(surname: str, at: int, names: Names) -> Key:
    """The person last introduced by that surname before `at`, else the first after it, else one known by it alone."""
    bearers = names.bearers.get(surname)
    if bearers is None:
        return ("person", surname)
    before = [key for start, key in bearers if start < at]
    return before[-1] if before else bearers[0][1]


def _name_words(name: str) -> list[str]:
    return ARTICLE.sub("", plain(name)).replace("-", " ").split()


def _fullness(who: Who) -> tuple[int, ...]:
    proper = _is_name(who.name)
    words = len(who.name.split()) if proper else 0
    return (int(who.kind is not None), int(who.id is not None or who.kind == "person"), int(proper), words)


def _is_name(name: str) -> bool:
    """Whether the words end as a name does: "James Holt", "Omar al-Farsi", not "the minister" or "U.S. military"."""
    last = ARTICLE.sub("", name.split()[-1])
    return last[:1].isupper()


def _is_actor(mention: NameMention, reading: Reading) -> bool:
    """Whether the mention alone makes its chain worth a line: it has an id, or is a name, or a group by its nation or
    faith ("Iraqi militias"); not some people ("two Iraqi soldiers"), not a noun with the capital of its sentence."""
    if not _wording(mention, reading):
        return False
    if mention.who.id is not None or mention.who.kind == "person":
        return mention.who.id is not None or _is_name(mention.who.name)
    sentence = reading.sentences[mention.sentence]
    counted = any(number.span.overlaps(mention.span) for number in reading.numbers)
    counted = counted or any(t.tag == "CD" for t in sentence.tokens if mention.span.start <= t.start < mention.span.end)
    if counted or mention.who.kind == "crowd":
        return False
    common = " " not in mention.who.name and not sentence.tokens[mention.head].tag.startswith("NNP")
    return any(char.isupper() for char in mention.who.name[int(common) :])


def _wording(mention: NameMention, reading: Reading) -> str:
    """How the text names the actor here, without an article; nothing for pronouns and mere adjectives."""
    who = mention.who
    sentence = reading.sentences[mention.sentence]
    token = sentence.tokens[mention.head]
    before_noun = token.dep in ("amod", "compound", "nmod") and token.end == mention.span.end
    if who.kind is None or (before_noun and who.kind == "government"):
        return ""
    return who.name if who.kind == "person" else without_article(mention.span, sentence, reading.text)
