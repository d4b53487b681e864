"""Who a bare wording means, without a text around it: "the Lebanese president's office" → LBN, GOV."""

import re

from msgspec.structs import replace

from dateline.analysis.actor_phrases import Words, described, noun_ending_at
from dateline.analysis.actor_scan import Hit, scan
from dateline.analysis.actor_tables import ActorTables, Wording, government_of, leader_named, plain, who_of_actor
from dateline.model.sourced import Span
from dateline.model.values import Who

# Where the head of a phrase ends: before what follows it ("the army | of Chad", "X, | the minister").
END_OF_HEAD = re.compile(r"\s(?:of|in|at|from|for|to|on|near|with|who|that|which|including|against|by|and)\s|,|\s\(")
TITLE_WORDS = 4


def actor_of(wording: str, tables: ActorTables, *, home: str | None = None, year: int | None = None) -> Who:
    """The actor a bare string names, with country and sector as far as its words say; else a Who of its words alone.

    `home` is the country of the report and settles what is ambiguous ("the PRI" in Mexico); `year` picks the row that
    was active ("Taliban" 2002 or 2022).
    """
    text = " ".join(wording.replace(" - ", "-").split())
    whole = Span(0, len(text))
    hits = scan(text, whole, tables)
    words = Words(text=text, hits=hits, tables=tables)
    named = _whole_name(text, hits, home=home, year=year)
    if named is not None:
        return _named(text, named, tables)
    country = next((hit.meant(country=home).country for hit in hits if not hit.tied and hit.sense.country), None)
    pronoun = tables.pronouns.get(text.lower())
    if pronoun is not None:
        return Who(text, sector="UNK", kind="person" if pronoun.number == "one" else None)
    for head, rest in _heads(text):
        found = described(words, head, rest=rest)
        if found is not None:
            return replace(found.who, country=found.who.country or country)
    leader = _leader(text, tables, year=year)
    if leader is not None:
        return leader
    title = _titled(text, tables)
    if title is not None:
        return Who(text, country=country, sector=title, kind="person")
    for hit in hits:
        sense = hit.meant(country=home, year=year)
        if sense.actor is not None:
            return who_of_actor(sense.actor)
    return Who(text, country=country)


def _whole_name(text: str, hits: tuple[Hit, ...], *, home: str | None, year: int | None) -> Wording | None:
    """The one name that the text is, but for an article."""
    rest = re.sub(r"\A(?:the|The)\s+", "", text)
    if len(hits) == 1 and hits[0].span.slice(text).lower() == rest.lower():
        return hits[0].meant(country=home, year=year)
    return None


def _named(text: str, sense: Wording, tables: ActorTables) -> Who:
    match sense.meaning:
        case "actor" if sense.actor is not None:
            return who_of_actor(sense.actor)
        case "capital" if sense.country is not None:
            return government_of(sense.country, tables)
        case "country":
            return Who(text, country=sense.country, kind="country")
    return Who(text, country=sense.country, kind="people")


def _heads(text: str) -> list[tuple[Span, Span | None]]:
    """Where the head phrase may end and what stands behind it, the most likely first: a noun that holds an "of" of its
    own, the words before the first preposition or comma, the words behind a comma, the whole."""
    whole = Span(0, len(text))
    bounds = list(END_OF_HEAD.finditer(text))
    found: list[tuple[Span, Span | None]] = []
    if " of " in text and len(text.split()) <= TITLE_WORDS:
        found.append((whole, None))
    ends = [*(bound.start() for bound in bounds[1:]), len(text)]
    for bound, end in zip(bounds, ends, strict=False):
        rest = Span(bound.end(), max(end, bound.end()))
        found.append((Span(0, bound.start()), rest if bound[0].strip() in ("of", "for") else None))
        if bound[0] == ",":
            found.append((Span(bound.end(), len(text)), None))
    return [*found, (whole, None)]


def _leader(text: str, tables: ActorTables, *, year: int | None) -> Who | None:
    """The head of state or government that the whole text names, or its last words behind a title."""
    words = text.split()
    for start in range(len(words)):
        found = leader_named(" ".join(words[start:]), tables, year=year)
        if found is not None and (start == 0 or _titled(" ".join(words[:start]), tables) is not None):
            return found
    return None


def _titled(text: str, tables: ActorTables) -> str | None:
    """The sector of the title or role that stands before a name ("Lt. Gen. X", "Armenian Prime Minister X")."""
    words = text.split()
    for start in range(len(words)):
        for end in range(min(len(words), start + TITLE_WORDS), start, -1):
            phrase = " ".join(words[start:end])
            title = tables.titles.get(plain(phrase))
            if title is not None and title.sector is not None:
                return title.sector
            noun = noun_ending_at(Words(text=phrase, hits=(), tables=tables), Span(0, len(phrase)))
            if noun is not None and noun[1] == 0 and noun[0].entry.person:
                return noun[0].entry.sector
    return None
