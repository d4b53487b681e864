"""Where what a word tells took place: the places that belong to it, apart from those that only tell where they lie."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.extract.clauses import anchor_of, clause_of, own_branch
from dateline.extract.event_tables import EventTables
from dateline.model.finding import Role
from dateline.model.reading import NameMention, PlaceMention, Reading, Sentence, Token, in_sentence
from dateline.model.sourced import Span

# How far a place is followed up the tree to the word that it belongs to.
FAR = 12
# Places of a sentence that are looked at, the nearest to the word; a list of a thousand must not take a million looks.
MOST = 24
# What stands between a place and the one that it lies in: "Taji, Baghdad province", "Mosul (Nineveh".
TOUCHING = (", ", " (")
# No farther behind a place stands what tells its distance from another: "Taji, just north of Baghdad".
BEHIND = 30


class Site(Struct, frozen=True):
    """A literal place of a sentence with the token by which it hangs on the rest; `inside` is the place that it lies
    in, where the sentence says so."""

    mention: PlaceMention
    token: Token
    inside: PlaceMention | None = None


def scene_of(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """The places ("place") of what the verb or noun at the token tells, and those that they lie in ("place_in").

    Places that hang on the word itself come before those of its clause; without either, a participle shares those of
    the verb over it ("exploded in Gao, killing nine"), a verb those of the clause below ("was caught crossing the
    Niger"). Where people come from, who owns an embassy and what a place lies near are no places of the event.
    """
    sites = [site for site in _sites(reading, sentence, token) if not _is_other(sentence, site, token, tables)]
    for branch in _branches(sentence, token, tables):
        found = [site for site in sites if site.token.i in branch and site.token.i != token.i]
        if found:
            still = [site for site in found if not _is_left(sentence, site, tables)] or found
            closest = [site for site in still if not any(_lies_in(other, site) for other in still)]
            return [role for site in _joined(sentence, closest, token) for role in _roles(sentence, site)]
    return []


def only_place(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """The one place that the sentence puts anything at, where nothing ties another to the event: "a suspect held after
    raids in Gao was shot". Where somebody speaks is none: "said in Gao that"."""
    sites = [
        site
        for site in _sites(reading, sentence, token)
        if site.token.dep == "pobj"
        and sentence.tokens[site.token.head].lemma in tables.term("at_place")
        and not _is_other(sentence, site, token, tables)
        and not _is_of_speaker(sentence, site, token)
    ]
    if len(sites) != 1:
        return []
    return [replace(role, rule="scene.only") for role in _roles(sentence, sites[0])]


def _joined(sentence: Sentence, sites: Sequence[Site], token: Token) -> list[Site]:
    """The place nearest to the word with those named in one breath with it: "in Gao and Kidal"."""

    def way(site: Site) -> tuple[int, int]:
        return (_steps(sentence, site.token, token), abs(site.token.i - token.i))

    first = min(sites, key=way)
    return [site for site in sites if _is_in_row(sentence, site, first)]


def _is_in_row(sentence: Sentence, site: Site, first: Site) -> bool:
    """Whether two places are coordinated, whatever tree the words between them got: a conjunction or comma, no verb."""
    low, high = sorted((site.token.i, first.token.i))
    between = sentence.tokens[low + 1 : high]
    return site is first or (
        any(token.dep == "cc" or token.text == "," for token in between)
        and not any(token.is_verb for token in between)
        and _over(sentence, site) == _over(sentence, first)
    )


def _over(sentence: Sentence, site: Site) -> int:
    """The verb, or the noun outside its row, on which a place hangs."""
    at = site.token
    for _ in range(FAR):
        if at.head == at.i or (at.is_verb and at.i != site.token.i):
            break
        at = sentence.tokens[at.head]
        if at.is_noun and at.dep not in ("conj", "pobj", "appos"):
            break
    return at.i


def _steps(sentence: Sentence, low: Token, top: Token) -> int:
    """How many words lie between a place and the word on the way up the tree."""
    for count in range(FAR):
        if low.i == top.i or low.head == low.i:
            return count
        low = sentence.tokens[low.head]
    return FAR


def _lies_in(site: Site, other: Site) -> bool:
    """Whether by the gazetteer the first place lies in the second, a country or a province."""
    place, around = site.mention.where.place, other.mention.where.place
    if place is None or around is None or place.country != around.country or place.id == around.id:
        return False
    match other.mention.where.precision:
        case "country":
            return place.kind != "country"
        case "admin1":
            return place.kind not in ("country", "admin1") and place.admin1 == around.name
    return False


def _is_left(sentence: Sentence, site: Site, tables: EventTables) -> bool:
    """Whether something only comes from or through the place: "entered Chad through Sudan"."""
    over = sentence.tokens[site.token.head]
    return site.token.dep == "pobj" and over.lemma in tables.term("from_where")


def _is_of_speaker(sentence: Sentence, site: Site, token: Token) -> bool:
    """Whether the place belongs to the clause that reports what the word tells."""
    verb, at = clause_of(sentence, site.token.i), token
    for _ in range(FAR):
        if at.head == at.i:
            return False
        over = sentence.tokens[at.head]
        if at.dep in ("ccomp", "parataxis") and verb == clause_of(sentence, over.i):
            return True
        at = over
    return False


def _roles(sentence: Sentence, site: Site) -> Iterator[Role]:
    yield Role("place", site.mention.span, sentence.index, site.token.i, "scene.place")
    if site.inside is not None:
        yield Role("place_in", site.inside.span, sentence.index, site.token.i, "scene.inside")


def _branches(sentence: Sentence, token: Token, tables: EventTables) -> Iterator[frozenset[int]]:
    """Where to look, the nearest first: below the word, in its clause, in the clause that shares its scene."""
    yield frozenset(own_branch(sentence, token.i))
    clause = clause_of(sentence, token.i)
    yield frozenset(own_branch(sentence, clause))
    over = clause
    for _ in range(FAR):
        shared = _sharing(sentence, over)
        if shared is None:
            break
        over = shared
        yield frozenset(own_branch(sentence, over))
    for child in sentence.children(clause, "advcl", "xcomp", "acl", "conj"):
        if child.is_verb and _is_at_once(sentence, child, tables):
            yield frozenset(own_branch(sentence, child.i))
    yield from _opening(sentence, over)


def _opening(sentence: Sentence, clause: int) -> Iterator[frozenset[int]]:
    """What opens the sentence before the words of report: "In Gao, officials said two guards were shot"."""
    token = sentence.tokens[clause]
    for _ in range(FAR):
        if token.dep != "ccomp" or token.head == token.i:
            return
        token = sentence.tokens[token.head]
        first = next((child for child in sentence.children(token.i) if child.dep == "prep" and child.i < 3), None)
        if first is not None:
            yield frozenset(own_branch(sentence, first.i))


def _sharing(sentence: Sentence, clause: int) -> int | None:
    """The verb over a clause that has its scene: over a participle without a subject, over one joined to it."""
    token = sentence.tokens[clause]
    if token.head == clause or sentence.child(clause, "nsubj", "nsubjpass", "csubj") is not None:
        return None
    is_participle = token.tag == "VBG" and token.dep in ("advcl", "conj", "pcomp")
    if is_participle or (token.dep == "conj" and token.is_verb) or (token.dep == "xcomp" and token.is_verb):
        over = clause_of(sentence, token.head)
        return over if sentence.tokens[over].is_verb and over != clause else None
    return None


def _is_at_once(sentence: Sentence, verb: Token, tables: EventTables) -> bool:
    """Whether a clause below tells what went on at the same time: "killed when a bomb exploded in Gao"."""
    if verb.dep != "advcl" or verb.tag == "VBG":
        return True
    opening = [child.lemma for child in sentence.children(verb.i, "advmod", "mark")]
    return any(word in tables.term("at_once") for word in opening)


def _sites(reading: Reading, sentence: Sentence, token: Token) -> list[Site]:
    """The literal places of the sentence around the word, each once: one that another lies in, or lies near, stands
    behind that one."""
    names = in_sentence(reading.names, sentence.index)
    longest = max((name.span.end - name.span.start for name in names), default=0)
    literal = [
        mention
        for mention in in_sentence(reading.places, sentence.index)
        if mention.literal
        if not any(_is_borne(mention, name, sentence) for name in _beside(names, mention.name, longest))
    ]
    if len(literal) > MOST:
        near = sorted(literal, key=lambda mention: (abs(mention.span.start - token.start), mention.span))[:MOST]
        literal = sorted(near, key=lambda mention: mention.span)
    found = [Site(mention, anchor) for mention in literal if (anchor := anchor_of(sentence, mention.span)) is not None]
    outer: dict[int, Site] = {}
    for i, site in enumerate(found):
        held = _holder(reading.text, sentence, site, found)
        if held is not None:
            outer[i] = held
    kept = []
    for i, site in enumerate(found):
        if i in outer:
            continue
        holders = [
            found[j].mention for j, host in outer.items() if host is site and found[j].mention.where.precision != "near"
        ]
        kept.append(Site(site.mention, site.token, holders[0] if holders else None))
    return kept


def _beside(names: Sequence[NameMention], place: Span, longest: int) -> Sequence[NameMention]:
    """Those of the names, in text order and none `longest` exceeding, that are near enough to hold a place's words."""
    low = bisect_left(names, place.end - longest, key=lambda name: name.span.start)
    return names[low : bisect_right(names, place.start, key=lambda name: name.span.start)]


def _is_borne(mention: PlaceMention, name: NameMention, sentence: Sentence) -> bool:
    """Whether the name of the place is part of a name that somebody bears: "the Free Army of Gao", "Omar al-Gawi".

    "A Gao trader" and "Gao police" are not: they are told of because they are there."""
    if not name.span.contains(mention.name) or name.who.kind == "police":
        return False
    if name.who.kind == "person":
        return sentence.tokens[name.head].tag.startswith("NNP")
    return name.who.id is not None and (name.span != mention.name or name.who.kind not in ("government", "country"))


def _holder(text: str, sentence: Sentence, site: Site, sites: Sequence[Site]) -> Site | None:
    """The place that this one only helps to find: "Taji, north of Baghdad", "the town of Karvan in northern Gao"."""
    at = site.token
    for _ in range(FAR):
        if at.head == at.i or (at.is_verb and at.i != site.token.i):
            break
        if at.dep in ("conj", "nsubj", "nsubjpass", "dobj"):
            break
        at = sentence.tokens[at.head]
        for other in sites:
            span = other.mention.span
            owned = site.token.dep in ("poss", "compound", "nmod")
            here = span.start <= at.start < span.end or (other.token.dep == "compound" and other.token.head == at.i)
            if other is not site and here and (owned or span < site.mention.span):
                return other
    before = [other for other in sites if other.mention.span.end <= site.mention.span.start]
    if not before:
        return None
    gap = text[before[-1].mention.span.end : site.mention.span.start]
    near = site.mention.where.relation is not None and gap.startswith(",") and len(gap) < BEHIND
    return before[-1] if gap in TOUCHING or near else None


def _is_other(sentence: Sentence, site: Site, token: Token, tables: EventTables) -> bool:
    """Whether the place belongs to something else on the way to the word: to who comes from it, or to another event."""
    against, persons, missions = tables.term("against"), tables.term("bearer"), tables.term("mission")
    at = site.token
    if at.dep == "nsubj" and sentence.child(at.head, "dobj") is not None and sentence.tokens[at.head].is_verb:
        return True
    for _ in range(FAR):
        if at.i == token.i or at.head == at.i:
            return False
        over = sentence.tokens[at.head]
        if at.dep in ("poss", "compound", "nmod") and over.lemma in missions:
            return True
        if at.dep == "prep" and over.i != token.i:
            if at.lemma in against or (at.lemma == "of" and over.lemma in missions):
                return True
            if at.lemma in ("of", "from") and (over.tag in ("NNP", "NNPS") or over.lemma in persons):
                return True
        at = over
        if at.i != token.i and at.is_noun and at.lemma in tables.nouns and _is_apart(sentence, at, tables):
            return True
    return False


def _is_apart(sentence: Sentence, noun: Token, tables: EventTables) -> bool:
    """Whether the event of a noun is not the one that is told but what it is about: "will look into the raid in Gao",
    "in revenge for the raid in Gao"."""
    over = sentence.tokens[noun.head]
    return (noun.dep == "pobj" and over.lemma in tables.term("apart")) or (
        noun.dep == "dobj" and over.is_verb and over.lemma not in tables.light
    )
