"""What a phrase for people or a body means, by its words alone: "former Iraqi army officers" → IRQ, a crowd."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_scan import Hit
from dateline.analysis.actor_tables import STATE, ActorTables, Noun, bare, plain
from dateline.lexicon.rules.actors import Actor, Modifier
from dateline.model.sourced import Span
from dateline.model.values import Who

LONGEST_NOUN = 5
LONGEST_MODIFIER = 3
POSSESSIVE = re.compile(r"['’]s?\Z")
CASE_ENDING = re.compile(r"\A['’]s?\s+")
HYPHEN = re.compile(r"[-–]")
SLUG = re.compile(r"[^a-z0-9]+")
# Bodies of which a state has one; of ministries, embassies and courts it has several, told apart by their own words.
SINGLE_BODIES = frozenset({"gov", "mil", "pol", "def", "leg", "spy", "med"})


class Words(Struct, frozen=True, kw_only=True):
    """A text with the names known in it, the tables to read it by, and the country of the report."""

    text: str
    hits: tuple[Hit, ...]
    tables: ActorTables
    home: str | None = None

    def named_in(self, span: Span) -> list[Hit]:
        """The names inside a stretch that are not tied to another word ("Iran-backed")."""
        return [hit for hit in self.hits if span.contains(hit.span) and not hit.tied]


class Described(Struct, frozen=True):
    """What was read out of a phrase: the actor, its noun, and the community it belongs to ("shi'ite")."""

    who: Who
    noun: Noun
    community: str | None = None


def noun_ending_at(words: Words, span: Span) -> tuple[Noun, int] | None:
    """The longest role noun that the stretch ends with, and the offset where it begins."""
    text, nouns = words.text, words.tables.nouns
    spelt = text[span.start : span.end].rsplit(None, LONGEST_NOUN)[-LONGEST_NOUN:]
    if not spelt:
        return None
    best: tuple[Noun, int] | None = None
    at = span.end
    for word in reversed(spelt if plain(spelt[-1]) in words.tables.noun_ends else ()):
        at = text.rindex(word, span.start, at)
        found = nouns.get(plain(text[at : span.end]))
        if found is not None:
            best = (found, at)
            if found.entry.voice:
                break
    if best is None:
        last = HYPHEN.split(spelt[-1])[-1]
        found = nouns.get(plain(last))
        best = None if found is None else (found, span.end - len(last))
    return best


def described(
    words: Words, span: Span, *, rest: Span | None = None, ending: tuple[Noun, int] | None = None
) -> Described | None:
    """The meaning of the noun phrase in `span`, which ends with its head; None where its head is no role noun.

    `rest` is the phrase behind its "of" or "for", which may say whose it is ("the army of Chad"), what it is made of
    ("a group of tourists") or whom a person leads ("chairman of the board"). The country of the report is taken where
    no words name one. `ending` is the noun and where it begins, if that is known (`noun_ending_at`).
    """
    ending = ending or noun_ending_at(words, span)
    if ending is None:
        return None
    noun, at = ending
    behind = None if rest is None else described(words, rest)
    if behind is not None and noun.entry.anaphor and behind.noun.plural:
        return behind
    inside = [hit for hit in words.named_in(span) if hit.span.start < at]
    after = [] if rest is None else words.named_in(rest)
    actor = _actor(words, reversed(inside)) or (_actor(words, after) if noun.entry.weak or noun.entry.person else None)
    country = (
        _country(inside) or (actor.country if actor is not None else None) or _country(after) or noun.entry.country
    )
    sector, former = _sector(words.text[span.start : at], noun, actor, words.tables)
    if sector == "UNK":
        sector = _sector_of_owner(words, Span(span.start, at), behind) or (
            noun.entry.national if _country(inside) is not None and noun.entry.national else sector
        )
    who = Who(bare(span.slice(words.text), words.tables), country=country or words.home, sector=sector)
    if noun.entry.person and not noun.plural:
        body, body_id = _body_of(words, Span(span.start, at), noun, behind, actor, country)
        who = replace(who, kind="person", role=noun.lemma, of=body, of_id=body_id)
    else:
        who = _collective(who, noun, actor)
        if actor is None and not former:
            qualified = max((hit.span.end for hit in inside), default=span.start)
            own = bare(CASE_ENDING.sub("", words.text[qualified:at].lstrip()), words.tables)
            body_id = _body_id(own, noun, who, stated=country is not None)
            # A warship belongs to the navy, it is not the navy.
            who = replace(who, of_id=body_id) if noun.entry.thing else replace(who, id=body_id)
    community = next((plain(hit.span.slice(words.text)) for hit in inside if hit.sense.is_community), None)
    return Described(who, noun, community)


def _actor(words: Words, hits: Iterable[Hit]) -> Actor | None:
    return next((hit.meant(country=words.home).actor for hit in hits if hit.sense.meaning == "actor"), None)


def _country(hits: Sequence[Hit]) -> str | None:
    """The first country that names, capitals, adjectives or peoples among the hits point at."""
    return next((hit.sense.country for hit in hits if hit.sense.meaning != "actor" and hit.sense.country), None)


def _sector(before: str, noun: Noun, actor: Actor | None, tables: ActorTables) -> tuple[str | None, bool]:
    """The sector, and whether the words say that it is past ("former minister")."""
    found = _modifiers(before, tables)
    former = any(modifier.former for modifier in found)
    strong = [modifier.sector for modifier in found if not modifier.former and not modifier.weak]
    faint = [modifier.sector for modifier in found if modifier.weak]
    sector: str | None = noun.entry.sector
    if noun.entry.weak and actor is not None and actor.sector is not None:
        sector = actor.sector
    elif noun.entry.weak and strong:
        sector = strong[-1]
    elif noun.entry.weak and faint and sector == "UNK":
        sector = faint[-1]
    return ("ELI" if former and sector in ("GOV", "LEG", "UNK") else sector), former


def _modifiers(before: str, tables: ActorTables) -> list[Modifier]:
    """The modifiers among the words before a noun, the longest at each place: "pro-government" is not "government"."""
    words = [POSSESSIVE.sub("", word) for word in plain(before).replace("-", " ").split()]
    found = []
    i = 0
    while i < len(words):
        lengths = range(min(LONGEST_MODIFIER, len(words) - i), 0, -1)
        known = next((n for n in lengths if " ".join(words[i : i + n]) in tables.modifiers), None)
        if known is not None:
            found.append(tables.modifiers[" ".join(words[i : i + known])])
        i += known or 1
    return found


def _sector_of_owner(words: Words, before: Span, behind: Described | None) -> str | None:
    """What a noun that says nothing of its own takes from the phrase before or behind it: "the governor's office"."""
    if behind is not None:
        return behind.who.sector
    start = max((hit.span.end for hit in words.hits if before.contains(hit.span)), default=before.start)
    stretch = POSSESSIVE.sub("", words.text[start : before.end].rstrip())
    ending = noun_ending_at(words, Span(start, start + len(stretch))) if stretch else None
    return None if ending is None or ending[0].entry.sector == "UNK" else ending[0].entry.sector


def _collective(who: Who, noun: Noun, actor: Actor | None) -> Who:
    """A body or several people: of a named actor's ("Hamas fighters") they are the actor itself."""
    kind = actor.kind if actor is not None and noun.entry.weak else noun.entry.kind
    if kind == "person":
        kind = "crowd"
    elif kind == "organisation" and who.sector in ("REB", "PRM", "UAF"):
        kind = "armed group"
    if actor is None:
        return replace(who, kind=kind)
    if actor.kind == "organisation" and kind in ("ministry", "government"):
        # A mission of the United Nations is no ministry.
        return replace(who, kind="organisation", sector=actor.sector)
    return replace(who, kind=kind, id=actor.id if noun.entry.group or noun.entry.weak else None)


def _body_of(
    words: Words, before: Span, noun: Noun, behind: Described | None, actor: Actor | None, country: str | None
) -> tuple[str | None, str | None]:
    """The body a person acts for and its id: "the Iraqi government" of its spokesman, the ministry he speaks for."""
    stretch = POSSESSIVE.sub("", before.slice(words.text).rstrip())
    inside = words.named_in(before)
    start = min((hit.span.start for hit in inside), default=before.start)
    own = (
        described(words, Span(start, before.start + len(stretch)))
        if stretch and start < before.start + len(stretch)
        else None
    )
    if own is not None and not own.noun.entry.person:
        return own.who.name, own.who.id
    if behind is not None:
        return behind.who.name, behind.who.id
    if actor is not None:
        return actor.name, actor.id
    if country is not None and noun.entry.sector in STATE:
        return words.tables.countries.get(country), f"{country}-{noun.entry.body or 'gov'}"
    return None, None


def _body_id(own: str, noun: Noun, who: Who, *, stated: bool) -> str | None:
    """The id that country and noun give together: "IRQ-mil", "IRQ-interior-ministry". Loose words ("forces",
    "officials") need a country of their own; "the army" is the army of the country reported from."""
    entry = noun.entry
    loose = entry.weak or entry.person
    if entry.body is None or who.country is None or who.sector != entry.sector or (loose and not stated):
        return None
    if entry.body in SINGLE_BODIES:
        return f"{who.country}-{entry.body}"
    if not own.strip() and " " not in noun.lemma and not stated:
        # "The ministry" is one of several.
        return None
    return f"{who.country}-{SLUG.sub('-', plain(f'{own} {noun.lemma}')).strip('-')}"
