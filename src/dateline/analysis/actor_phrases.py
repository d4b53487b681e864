"""What a phrase for people or a body means, by its words alone: "former Iraqi army officers" → IRQ, ELI, a crowd."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_scan import Hit
from dateline.analysis.actor_tables import ActorTables, Noun, plain
from dateline.lexicon.rules.actors import Actor
from dateline.model.sourced import Span
from dateline.model.values import Who

LONGEST_NOUN = 5
DETERMINER = re.compile(
    r"\A(?:the|a|an|this|that|these|those|its|his|her|their|our|some|several|many|any|all|both|no|another|other|each|every"
    r"|such|one)\s+",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"['’]s?\Z")
SLUG = re.compile(r"[^a-z0-9]+")


class Described(Struct, frozen=True):
    """What was read out of a phrase: the actor, its noun, and whose body it is, if the words say so."""

    who: Who
    noun: Noun
    community: str | None = None


def noun_ending_at(text: str, start: int, end: int, tables: ActorTables) -> tuple[Noun, int] | None:
    """The longest role noun that ends at `end` and begins at or after `start`, with the offset where it begins."""
    words = text[start:end].split()
    best = None
    for count in range(1, min(LONGEST_NOUN, len(words)) + 1):
        found = tables.nouns.get(plain(" ".join(words[-count:])))
        if found is not None:
            best = (found, count)
    if best is None:
        last = re.split(r"[-–]", words[-1])[-1] if words else ""
        found = tables.nouns.get(plain(last)) if words and last != words[-1] else None
        return None if found is None else (found, end - len(last))
    at = end
    for word in reversed(words[-best[1] :]):
        at = text.rindex(word, start, at)
    return best[0], at


def described(
    text: str, span: Span, hits: Sequence[Hit], tables: ActorTables, *, rest: Span | None = None, home: str | None = None
) -> Described | None:
    """The meaning of the noun phrase in `span`, which ends with its head; None where its head is no role noun.

    `rest` is the phrase behind its "of" or "for", which may say whose it is ("the army of Chad"), what it is made of
    ("a group of tourists") or whom a person leads ("chairman of the board"). `home` is the country of the report,
    taken where no words name one.
    """
    ending = noun_ending_at(text, span.start, span.end, tables)
    if ending is None:
        return None
    noun, at = ending
    behind = None if rest is None else described(text, rest, hits, tables, home=home)
    if behind is not None and noun.entry.anaphor and behind.noun.plural:
        return behind
    owner = None if rest is None else _country([hit for hit in hits if rest.contains(hit.span)])
    inside = [hit for hit in hits if span.contains(hit.span) and hit.span.start < at and not hit.tied]
    actor = next((hit.meant(country=home).actor for hit in reversed(inside) if hit.sense.meaning == "actor"), None)
    if actor is None and rest is not None and (noun.entry.weak or noun.entry.person):
        actor = next((hit.meant(country=home).actor for hit in hits if rest.contains(hit.span) and not hit.tied), None)
    country = _country(inside) or (actor.country if actor is not None else None) or owner or noun.entry.country
    sector, former = _sector(text[span.start : at], noun, actor, tables)
    if sector == "UNK" and behind is not None:
        sector = behind.who.sector
    single = noun.entry.person and not noun.plural
    who = Who(
        DETERMINER.sub("", span.slice(text), count=1),
        country=country or home,
        sector=sector,
        kind="person" if single else actor.kind if actor is not None and noun.entry.weak else noun.entry.kind,
    )
    if who.kind == "person" and noun.plural:
        who = replace(who, kind="crowd")
    if actor is not None and actor.kind == "organisation" and who.kind in ("ministry", "government"):
        who = replace(who, kind="organisation", sector=actor.sector)
    if single:
        body, body_id = _body_before(text, Span(span.start, at), inside, tables) or (None, None)
        if body is None and behind is not None:
            body, body_id = behind.who.name, behind.who.id
        elif body is None and actor is not None:
            body, body_id = actor.name, actor.id
        if body is None and country is not None and noun.entry.sector in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY"):
            body, body_id = tables.countries.get(country), f"{country}-{noun.entry.body or 'gov'}"
        who = replace(who, role=noun.lemma, of=body, of_id=body_id)
    elif actor is not None and (noun.entry.group or noun.entry.weak):
        who = replace(who, id=actor.id)
    elif actor is None and not former:
        qualified = max((hit.span.end for hit in inside), default=span.start)
        who = replace(who, id=_body_id(text[qualified:at], noun, sector, country, home))
    community = next((plain(hit.span.slice(text)) for hit in inside if hit.sense.label and not hit.sense.country), None)
    return Described(who, noun, community)


def _country(hits: Sequence[Hit]) -> str | None:
    """The first country that the phrase names by its name, capital, adjective or people."""
    return next((hit.sense.country for hit in hits if hit.sense.meaning != "actor" and hit.sense.country), None)


def _sector(before: str, noun: Noun, actor: Actor | None, tables: ActorTables) -> tuple[str | None, bool]:
    """The sector, and whether the words say that it is past ("former minister")."""
    words = [POSSESSIVE.sub("", word) for word in plain(before).replace("-", " ").split()]
    parts = [" ".join(words[i : i + n]) for n in (2, 1) for i in range(len(words) - n + 1)]
    found = [tables.modifiers[part] for part in parts if part in tables.modifiers]
    former = any(modifier.former for modifier in found)
    telling = [modifier.sector for modifier in found if not modifier.former and not modifier.weak]
    fallback = [modifier.sector for modifier in found if modifier.weak]
    sector: str | None = noun.entry.sector
    if noun.entry.weak and actor is not None and actor.sector is not None:
        sector = actor.sector
    elif noun.entry.weak and telling:
        sector = telling[-1]
    elif noun.entry.weak and fallback and sector == "UNK":
        sector = fallback[-1]
    return ("ELI" if former and sector in ("GOV", "LEG", "UNK") else sector), former


def _body_before(
    text: str, span: Span, inside: Sequence[Hit], tables: ActorTables
) -> tuple[str, str | None] | None:
    """The body that the words before a person's noun name: "the Iraqi government" spokesman, a "Hamas" leader."""
    stretch = POSSESSIVE.sub("", span.slice(text).rstrip())
    end = span.start + len(stretch)
    start = min((hit.span.start for hit in inside), default=span.start)
    body = described(text, Span(start, end), inside, tables) if stretch else None
    if body is not None and body.noun.entry.person is False:
        return body.who.name, body.who.id
    if inside and inside[-1].span.end == end and inside[-1].sense.actor is not None:
        return inside[-1].span.slice(text), inside[-1].sense.actor.id
    return None


def _body_id(own: str, noun: Noun, sector: str | None, country: str | None, home: str | None) -> str | None:
    """The id that country and noun give together: "IRQ-mil", "IRQ-interior-ministry". Loose words ("forces",
    "officials") need a country of their own; "the army" is the army of the country reported from."""
    entry = noun.entry
    land = country or (None if entry.weak or entry.person else home)
    if entry.body is None or land is None or sector != entry.sector:
        return None
    if entry.body not in ("min", "emb", "jud"):
        return f"{land}-{entry.body}"
    return f"{land}-{SLUG.sub('-', plain(DETERMINER.sub('', own.lstrip(), count=1) + noun.lemma)).strip('-')}"
