"""Who a bare wording means, without a text around it: "the Lebanese president's office" → LBN, GOV."""

import re
from itertools import pairwise

from msgspec.structs import replace

from dateline.analysis.actor_phrases import Words, described, noun_ending_at
from dateline.analysis.actor_scan import Hit, scan
from dateline.analysis.actor_tables import ActorTables, Wording, government_of, leader_named, plain, who_of_actor
from dateline.analysis.gazetteer import Gazetteer, fold
from dateline.model.sourced import Span
from dateline.model.values import Who

# Where the head of a phrase ends: before what follows it ("the army | of Chad", "X, | the minister").
END_OF_HEAD = re.compile(r"\s(?:of|in|at|from|for|to|on|near|with|who|that|which|including|against|by|and)\s|,|\s\(")
CAPITALISED = re.compile(r"[A-Z][\w'’-]+")
TITLE_WORDS = 4
# How many people a place has that tells the country inside a name: smaller ones are too often common words.
LEAST_TOLD = 20_000


def actor_of(
    wording: str,
    tables: ActorTables,
    *,
    home: str | None = None,
    year: int | None = None,
    gazetteer: Gazetteer | None = None,
) -> Who:
    """The actor a bare string names, with country and sector as far as its words say; else a Who of its words alone.

    `home` is the country of the report and settles what is ambiguous ("the PRI" in Mexico); `year` picks the row that
    was active ("Taliban" 2002 or 2022), and without it the lists are taken as they stand. With `gazetteer` a place
    inside the wording tells the country that nothing else does.
    """
    who = _by_words(wording, tables, home=home, year=year)
    if who.country is None and gazetteer is not None:
        return replace(who, country=_country_of_place(who, " ".join(wording.split()), gazetteer))
    return who


def _by_words(wording: str, tables: ActorTables, *, home: str | None, year: int | None) -> Who:
    text = " ".join(wording.replace(" - ", "-").split())
    whole = Span(0, len(text))
    hits = scan(text, whole, tables)
    words = Words(text=text, hits=hits, tables=tables)
    now = tables.latest if year is None else year
    named = _whole_name(text, hits, home=home, year=year)
    if named is not None and not (named.label and noun_ending_at(words, whole)):
        return _named(text, named, tables)
    country = next((hit.meant(country=home).country for hit in hits if not hit.tied and hit.sense.country), None)
    pronoun = tables.pronouns.get(text.lower())
    if pronoun is not None:
        return Who(text, sector="UNK", kind="person" if pronoun.number == "one" else None)
    if (leader := leader_named(text, tables, year=now)) is not None:
        return leader
    for head, rest in _heads(text, hits):
        found = described(words, head, rest=rest)
        if found is not None:
            return replace(found.who, country=found.who.country or country)
    titled = _titled_leader(text, tables, year=year)
    if titled is not None:
        return titled
    title = _titled(text, tables)
    if title is not None:
        return Who(text, country=country, sector=title, kind="person")
    for hit in hits:
        sense = hit.meant(country=home, year=year)
        if sense.actor is not None:
            return who_of_actor(sense.actor)
    body = _body_inside(words)
    return Who(text, country=country) if body is None else replace(body, name=text, country=body.country or country)


def _body_inside(words: Words) -> Who | None:
    """What the noun of a body says that stands inside a name: "Medical Alliance Northern District" is of medicine."""
    bounds = list(re.finditer(r" ", words.text)) if words.text[:1].isupper() else []
    for bound in reversed(bounds):
        found = described(words, Span(0, bound.start()))
        if found is not None and not found.noun.entry.person:
            return found.who
    return None


def _country_of_place(who: Who, text: str, gazetteer: Gazetteer) -> str | None:
    """The country of a town that the wording is, or of a place inside the name of a body."""
    if who.sector is None and who.kind is None:
        found = gazetteer.senses(fold(text)) if text[:1].isupper() else ()
        return found[0].place.country if found else None
    if who.kind == "person":
        return None
    words = CAPITALISED.findall(text)
    names = [*(" ".join(pair) for pair in pairwise(words)), *words]
    places = (sense for name in names for sense in gazetteer.senses(fold(name))[:1] if sense.own)
    return next(
        (sense.place.country for sense in places if sense.weight >= LEAST_TOLD or " " in sense.place.name), None
    )


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


def _heads(text: str, hits: tuple[Hit, ...]) -> list[tuple[Span, Span | None]]:
    """Where the head phrase may end and what stands behind it, the most likely first: a noun that holds an "of" of its
    own, the words before the first preposition or comma outside a name, the words behind a comma, the whole."""
    whole = Span(0, len(text))
    named = [hit.span for hit in hits]
    bounds = [
        bound
        for bound in END_OF_HEAD.finditer(text)
        if not any(span.start < bound.start() < span.end for span in named)
    ]
    found: list[tuple[Span, Span | None]] = []
    ends_in_name = any(span.end == len(text) for span in named)
    if bounds and bounds[0][0] == " of " and not ends_in_name and len(text.split()) <= TITLE_WORDS + 1:
        found.append((whole, None))
    ends = [*(bound.start() for bound in bounds[1:]), len(text)]
    for bound, end in zip(bounds, ends, strict=False):
        rest = Span(bound.end(), max(end, bound.end()))
        found.append((Span(0, bound.start()), rest if bound[0].strip() in ("of", "for") else None))
        if bound[0] == ",":
            found.append((Span(bound.end(), len(text)), None))
    return [*found, (whole, None)]


def _titled_leader(text: str, tables: ActorTables, *, year: int | None) -> Who | None:
    """The leader or official whom the last words name behind a title. Without a year the title is believed."""
    words = text.split()
    for start in range(1, len(words)):
        found = leader_named(" ".join(words[start:]), tables, year=year)
        sector = None if found is None else _titled(" ".join(words[:start]), tables)
        if found is not None and sector is not None:
            return found if year is not None else replace(found, sector=sector)
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
