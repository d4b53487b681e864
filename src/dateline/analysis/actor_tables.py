"""The words for actors, compiled once: what a wording names, what a noun means, which title stands before a name."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from dateline.lexicon.rules.actors import (
    Actor,
    AliasCue,
    Community,
    Determiner,
    Gendered,
    Homograph,
    Leader,
    Modifier,
    NameParticle,
    Official,
    Pronoun,
    RoleNoun,
    Title,
)
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.places import Country
from dateline.model.values import Who

Meaning = Literal["actor", "country", "capital", "adjective", "people", "community"]
WORD = re.compile(r"[^\W_]+")
# A person in one of these acts for a state: "Turkish minister" is a minister of Turkey, "Turkish farmer" is not.
STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})


class Wording(Struct, frozen=True):
    """One spelling of one thing: `words` in lower case, `written` as in the lexicon. `country` is set for all that is
    of one country, `actor` for rows of the actor list, `label` for communities ("ethnic", "religious")."""

    words: tuple[str, ...]
    written: tuple[str, ...]
    meaning: Meaning
    country: str | None = None
    actor: Actor | None = None
    label: str | None = None
    dotted: bool = False

    @property
    def is_community(self) -> bool:
        """Whether it is an ethnic or religious community, not a nation."""
        return self.label is not None and self.country is None


class Noun(Struct, frozen=True):
    """A form of a role noun: `lemma` is its singular, `entry` what it means."""

    lemma: str
    plural: bool
    entry: RoleNoun


class ActorTables(Struct, frozen=True):
    """Everything that recognition of people and bodies needs.

    `wordings` are keyed by their first word or, the longest first, by their first two; `small_starts` are first words
    that need no capital; `nouns`,
    `titles`, `modifiers` and `leaders` are keyed by the phrase in lower case, modifiers without hyphens; `officials`
    likewise. `latest` is the last year the lists know of. `title_words` and `leader_words` are first words, `noun_ends`
    last ones, asked before a phrase is built; `governments`, `nations` and `countries` give a country's government,
    adjective and name.
    """

    wordings: Mapping[str, tuple[Wording, ...]]
    small_starts: frozenset[str]
    nouns: Mapping[str, Noun]
    noun_ends: frozenset[str]
    titles: Mapping[str, Title]
    title_words: frozenset[str]
    modifiers: Mapping[str, Modifier]
    pronouns: Mapping[str, Pronoun]
    genders: Mapping[str, str]
    homographs: frozenset[str]
    particles: frozenset[str]
    alias_cues: frozenset[str]
    determiners: Mapping[str, str]
    leaders: Mapping[str, tuple[Leader, ...]]
    leader_words: frozenset[str]
    officials: Mapping[str, tuple[Leader, ...]]
    latest: int
    governments: Mapping[str, str]
    nations: Mapping[str, str]
    countries: Mapping[str, str]


def compile_actors(lexicon: Lexicon) -> ActorTables:
    """The tables of a lexicon; its countries, actors and role words are all that they are made of."""
    actors = lexicon.entries(Actor)
    countries = lexicon.entries(Country)
    titles = {plain(word): title for title in lexicon.entries(Title) for word in title.words}
    wordings = _by_opening([*_of_actors(actors), *_of_countries(countries), *_of_communities(lexicon)])
    leaders, officials = _by_name(lexicon.entries(Leader)), _by_name(lexicon.entries(Official))
    nouns = _nouns(lexicon.entries(RoleNoun))
    return ActorTables(
        wordings=wordings,
        small_starts=frozenset(
            one.words[0] for same in wordings.values() for one in same if not one.written[0][0].isupper()
        ),
        nouns=nouns,
        noun_ends=frozenset(word.rpartition(sign)[2] for word in nouns for sign in (" ", "-")),
        titles=titles,
        title_words=frozenset(word.split()[0] for word in titles),
        modifiers={
            plain(word).replace("-", " "): modifier for modifier in lexicon.entries(Modifier) for word in modifier.words
        },
        pronouns={word.lower(): pronoun for pronoun in lexicon.entries(Pronoun) for word in pronoun.words},
        genders={plain(word): entry.gender for entry in lexicon.entries(Gendered) for word in entry.words},
        homographs=frozenset(word for entry in lexicon.entries(Homograph) for word in entry.words),
        particles=frozenset(word for entry in lexicon.entries(NameParticle) for word in entry.words),
        alias_cues=frozenset(plain(word) for entry in lexicon.entries(AliasCue) for word in entry.words),
        determiners={word: entry.sense for entry in lexicon.entries(Determiner) for word in entry.words},
        leaders=leaders,
        leader_words=frozenset(WORD.findall(name)[0] for name in leaders),
        officials=officials,
        latest=max((term.since for terms in leaders.values() for term in terms), default=0),
        governments={
            **{country.alpha3: f"Government of {country.name}" for country in countries},
            **{actor.country: actor.name for actor in actors if actor.id == f"{actor.country}-gov" and actor.country},
        },
        countries={country.alpha3: country.name for country in countries},
        nations={
            **{country.alpha3: country.adjectives[0] for country in countries if country.adjectives},
            **{
                entry.country: entry.words[0]
                for entry in lexicon.entries(Community)
                if entry.adjective and entry.country
            },
        },
    )


def plain(words: str) -> str:
    """Words as keys of these tables: lower case, straight apostrophes, no full stops, single spaces.

    "Lt. Gen." and "Lt Gen" are one key, "lt gen".
    """
    if words.isalpha():
        return words.lower()
    return " ".join(words.replace("’", "'").replace(".", "").lower().split())


def bare(words: str, tables: ActorTables) -> str:
    """A phrase without the article or other word that opens it: "The U.S. military" is "U.S. military"; a bound stays
    whole, "more than 40 people"."""
    first, space, rest = words.partition(" ")
    return rest if space and first.lower() in tables.determiners and not rest.startswith("than ") else words


def government_of(country: str, tables: ActorTables) -> Who:
    """The government of a country as an actor."""
    name = tables.governments.get(country, country)
    return Who(name, id=f"{country}-gov", country=country, sector="GOV", kind="government")


def who_of_actor(actor: Actor, name: str | None = None) -> Who:
    """An actor of the list, under its own name or as it was written."""
    return Who(name or actor.name, id=actor.id, country=actor.country, sector=actor.sector, kind=actor.kind)


def leader_named(name: str, tables: ActorTables, *, year: int | None = None) -> Who | None:
    """The leader or official of that name: of his sector in the years of his terms, of the elite (ELI) in others if he
    held an office of state. Without a year every term counts as held."""
    terms = [*tables.leaders.get(plain(name), ()), *tables.officials.get(plain(name), ())]
    if not terms:
        return None
    holds = [term for term in terms if year is None or term.since <= year <= (term.until or year)]
    term = max(holds or terms, key=lambda term: term.since)
    sector = term.sector if isinstance(term, Official) else "GOV"
    return Who(
        term.name, country=term.country, sector="ELI" if not holds and sector in STATE else sector, kind="person"
    )


def _of_actors(actors: Iterable[Actor]) -> list[Wording]:
    found = []
    for actor in actors:
        # "Government of Kenya" is read by its noun; only what stands for a government is a wording of its own.
        names = actor.aliases if actor.id == f"{actor.country}-gov" else (actor.name, *actor.aliases)
        found += [_wording(name, "actor", country=actor.country, actor=actor) for name in names]
    return found


def _of_countries(countries: Iterable[Country]) -> list[Wording]:
    found = []
    for country in countries:
        code = country.alpha3
        found += [_wording(name, "country", country=code) for name in (country.name, *country.aliases)]
        found += [_wording(name, "capital", country=code) for name in country.capitals]
        found += [_wording(name, "adjective", country=code) for name in country.adjectives]
        found += [_wording(name, "people", country=code) for name in country.people]
    return found


def _of_communities(lexicon: Lexicon) -> list[Wording]:
    found = []
    for entry in lexicon.entries(Community):
        for word in entry.words:
            singular, _, plural = word.partition("/")
            found.append(_wording(singular, "community", country=entry.country, label=entry.kind))
            found.append(_wording(plural or f"{singular}s", "people", country=entry.country, label=entry.kind))
    return found


def _wording(
    name: str, meaning: Meaning, *, country: str | None = None, actor: Actor | None = None, label: str | None = None
) -> Wording:
    written = tuple(WORD.findall(name))
    words = tuple([word.lower() for word in written])
    return Wording(words, written, meaning, country, actor, label, name.endswith("."))


def _by_opening(wordings: list[Wording]) -> dict[str, tuple[Wording, ...]]:
    opening: dict[str, list[Wording]] = {}
    for wording in wordings:
        if wording.words:
            opening.setdefault(" ".join(wording.words[:2]), []).append(wording)
    return {
        word: tuple(sorted(same, key=lambda w: -len(w.words)) if len(same) > 1 else same)
        for word, same in opening.items()
    }


def _by_name(entries: Iterable[Leader]) -> dict[str, tuple[Leader, ...]]:
    found: dict[str, tuple[Leader, ...]] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            found[plain(name)] = (*found.get(plain(name), ()), entry)
    return found


def _nouns(entries: Iterable[RoleNoun]) -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    for entry in entries:
        for word in entry.words:
            singular, _, plural = word.partition("/")
            nouns.setdefault(plural or _plural(singular), Noun(singular, plural=True, entry=entry))
            if singular != plural:
                nouns[singular] = Noun(singular, plural=False, entry=entry)
    return nouns


def _plural(noun: str) -> str:
    """The plural by rule: "agencies", "churches", "soldiers"; of "minister of state" the first word takes it."""
    first, of, rest = noun.partition(" of ")
    if first.endswith("y") and first[-2] not in "aeiou":
        first = f"{first[:-1]}ies"
    elif first.endswith(("s", "x", "ch", "sh")):
        first = f"{first}es"
    else:
        first = f"{first}s"
    return first + of + rest
