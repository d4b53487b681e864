"""The places of an article: names found in all its sentences, one sense each, with the words that belong to them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.gazetteer import Gazetteer, Lookups, Sense, fold
from dateline.analysis.place_dateline import as_capital, name_of_dateline, with_dateline
from dateline.analysis.place_line import lines_of, words_of
from dateline.analysis.place_names import Found, names_in, surnames_in
from dateline.analysis.place_pairs import with_pairs
from dateline.analysis.place_part_of_town import with_parts_of_town
from dateline.analysis.place_sense import NATURAL, WELL_KNOWN, Name, Ranked, senses_of_page
from dateline.analysis.place_signs import NameTables
from dateline.analysis.place_unnamed import named_on_page, parts_of_the_country, places_told_again, unknown_names
from dateline.analysis.place_words import (
    STREET,
    Around,
    AroundTables,
    Use,
    around,
    compile_around,
    precision_of,
    use_of,
)
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.places import CommonWord, PlaceEvidence, PlaceWord
from dateline.model.reading import Entity, PlaceMention, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Place, Where

# Kinds that a noun beside a name tells from the town of that name: "Kirkuk province", "the Panj river".
TOLD_APART = ("admin1", "admin2", *NATURAL)
# A page of this many other places shows where it is at home; this many points stand against it.
COMPANY, SURE = 3, 3.0


class PlaceTables(Struct, frozen=True):
    """What recognising places needs, compiled once. `enough` points make words a place, `enough_again` where the page
    names the same place elsewhere beyond doubt (`beyond_doubt`)."""

    names: NameTables
    around: AroundTables
    enough: float
    enough_again: float
    beyond_doubt: float

    @property
    def gazetteer(self) -> Gazetteer:
        """All places."""
        return self.names.gazetteer


class Used(Struct, frozen=True):
    """A name that is a place, with its setting. Names of one `key` share a sense on the page: "Baghdad" and "Baghdad
    province" do not."""

    found: Found
    setting: Around
    key: str


def compile_places(lexicon: Lexicon, gazetteer: Gazetteer) -> PlaceTables:
    """The tables for a lexicon and its gazetteer."""
    words = lexicon.entries(PlaceWord)

    def having(role: str) -> frozenset[str]:
        return frozenset(word.word for word in words if word.role == role)

    def senses(role: str) -> dict[str, str]:
        return {word.word: word.sense for word in words if word.role == role}

    states = {word.word: sense for word in words if word.role == "state" for sense in _state(word, gazetteer)}
    points = {sign.sign: sign.points for sign in lexicon.entries(PlaceEvidence)}
    names = NameTables(
        gazetteer=gazetteer,
        lookups=Lookups(gazetteer),
        states=states,
        state_openings=frozenset(next(words_of(name, Span(0, len(name)))).text for name in states),
        common=frozenset(fold(entry.word) for entry in lexicon.entries(CommonWord)),
        nouns=senses("noun"),
        openings=senses("opening noun"),
        articles=having("article"),
        titles=frozenset(title.lower() for title in having("title")),
        bodies_after={word: sense == "local" for word, sense in senses("organisation after").items()},
        bodies_before={word: sense == "local" for word, sense in senses("organisation before").items()},
        locatives=having("locative"),
        reaching=having("reaching"),
        parts=having("part"),
        part_nouns=having("part noun"),
        local_nouns=having("local noun"),
        points=points,
    )
    return PlaceTables(
        names,
        compile_around(words, peoples=_peoples(gazetteer)),
        points["enough"],
        points["enough again"],
        points["beyond doubt"],
    )


def places_of(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], tables: PlaceTables, *, dateline: str | None
) -> tuple[PlaceMention, ...]:
    """Every place, government and people's adjective named in the sentences, in text order."""
    return places_and_home(text, sentences, entities, tables, dateline=dateline)[0]


def places_and_home(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], tables: PlaceTables, *, dateline: str | None
) -> tuple[tuple[PlaceMention, ...], Place | None]:
    """The places of `places_of`, and the place of the dateline itself, settled among them."""
    lines = lines_of(text, sentences, entities)
    surnames = surnames_in(lines)
    found = [name for line in lines for name in names_in(line, tables.names, surnames)]
    used = [_used(name, tables) for name in _accepted(found, tables)]
    told = name_of_dateline(dateline, tables.names)
    senses = senses_of_page(with_dateline(_names(used), told), home=told.folded if told is not None else None)
    home = senses[told.folded].place if told is not None else None
    parts = {name.key for name in used if _is_part_of_town(name.found, name.setting)}
    senses = with_parts_of_town(senses, parts, home=home)
    countries = _countries(senses, home)
    used = [name for name in used if not _is_stray(name, senses[name.key].place, countries)]
    named = with_pairs(text, [_mention(name, senses[name.key], tables) for name in used], tables.around)
    on_page = named_on_page(named, tables.gazetteer.countries, home=home)
    more = [
        mention
        for line in lines
        for mention in (
            *parts_of_the_country(line, on_page, tables.around, tables.names),
            *places_told_again(line, on_page, tables.around, tables.names),
            *unknown_names(line, tables.names),
        )
    ]
    mentions = tuple(sorted((*named, *_apart(text, more, named)), key=lambda mention: (mention.sentence, mention.name)))
    return mentions, as_capital(home, tables.gazetteer)


def _state(word: PlaceWord, gazetteer: Gazetteer) -> list[Sense]:
    fits = [sense for sense in gazetteer.senses(fold(word.sense))
            if sense.place.kind == "admin1" and sense.place.country == word.country]  # fmt: skip
    return fits[:1]


def _peoples(gazetteer: Gazetteer) -> frozenset[str]:
    known = ((name, senses[0]) for name, senses in gazetteer.added.items())
    return frozenset(name.rsplit(" ", 1)[-1] for name, best in known if best.adjective or best.place.kind == "country")


def _accepted(found: Sequence[Found], tables: PlaceTables) -> list[Found]:
    """The names that are places here by their signs, or that the page elsewhere uses as a place beyond doubt."""
    best: dict[str, float] = {}
    for name in found:
        best[name.folded] = max(best.get(name.folded, name.points), name.points)
    found = _with_bodies_of_two(found)
    sure = {folded for folded, points in best.items() if points >= tables.beyond_doubt}
    return [
        name
        for name in found
        if name.points >= tables.enough or (name.points >= tables.enough_again and name.folded in sure)
    ]


def _with_bodies_of_two(found: Sequence[Found]) -> list[Found]:
    """In the "State of Iraq and the Levant" the second name is borne by the body of the first."""
    whole: list[Found] = []
    for name in found:
        before = whole[-1] if whole else None
        follows = before is not None and before.body == "named" and before.line is name.line
        if before is not None and follows:
            gap = name.line.text[before.span.end : name.span.start]
            name = replace(name, body="named") if gap in (" and ", " and the ") else name
        whole.append(name)
    return whole


def _used(name: Found, tables: PlaceTables) -> Used:
    setting = around(name.line.text, name.span, name.line.sentence.span, tables.around)
    if name.is_adjective and setting.noun is not None:
        # "in Syrian territory": the noun takes a part of the country, it says nothing of what kind of place Syria is.
        words = name.line.text[name.span.end : setting.span.end].strip()
        setting = replace(setting, noun=None, relation=words, part=True)
    is_part = _is_part_of_town(name, setting)
    key = f"{name.folded}|{setting.noun}" if is_part or setting.noun in TOLD_APART else name.folded
    return Used(name, setting, key)


def _is_part_of_town(name: Found, setting: Around) -> bool:
    """Whether the noun behind the name makes it one: "Bristol Street", "the Bristol neighbourhood", never "a suburb of
    Bristol"."""
    return setting.noun in (STREET, "district") and setting.span.end > name.span.end


def _names(used: Sequence[Used]) -> list[Name]:
    """The names of the page, each once, with the divisions written behind them: "Gainesville, Fla."."""
    counts = Counter(name.key for name in used)
    # Ordered sets: the keys of dictionaries.
    divisions: dict[str, dict[tuple[str | None, str | None], None]] = {}
    holds: dict[str, dict[str, None]] = {}
    for name, after in pairwise(used):
        if _stands_in(name.found, after.found):
            places = [sense.place for sense in after.found.senses if sense.place.kind in ("country", "admin1")]
            divisions.setdefault(name.key, {}).update(((place.country, place.admin1), None) for place in places)
            holds.setdefault(after.key, {})[name.key] = None
    first = {name.key: name for name in reversed(used)}
    return [
        Name(
            folded=key,
            senses=first[key].found.senses,
            count=counts[key],
            divisions=tuple(divisions.get(key, ())),
            holds=tuple(holds.get(key, ())),
            noun=first[key].setting.noun,
        )
        for key in counts
    ]


def _stands_in(name: Found, after: Found) -> bool:
    """Whether the second name is the state or country written behind the first: "Gainesville, Fla."."""
    if name.line is not after.line or name.is_adjective or after.is_adjective:
        return False
    gap = name.line.text[name.span.end : after.span.start]
    return gap in (", ", " (") and after.senses[0].place.kind in ("country", "admin1")


def _countries(senses: Mapping[str, Ranked], home: Place | None) -> Counter[str | None]:
    """How many names of the page have a place in each country, the dateline's counted once more."""
    places = (*(ranked.place for ranked in senses.values()), home)
    return Counter(place.country for place in places if place is not None)


def _is_stray(name: Used, place: Place | None, countries: Counter[str | None]) -> bool:
    """Whether the only sense is a small town in a country of which the page names nothing else, and no word beside the
    name says that it is a place: an agency called Meridian is not in Idaho."""
    if place is None or place.kind not in ("city", "admin2") or place.population >= WELL_KNOWN:
        return False
    if name.setting != Around(name.found.span) or name.found.points >= SURE:
        return False
    # The name's own place is one of those that were counted.
    return countries.total() > COMPANY and countries[place.country] == 1


def _mention(name: Used, ranked: Ranked, tables: PlaceTables) -> PlaceMention:
    found, setting, place = name.found, name.setting, ranked.place
    use = _use(name, place, tables)
    if use == "government":
        place = tables.gazetteer.countries.get(tables.gazetteer.capitals.get(found.folded, ""), place)
    if use != "place":
        setting = Around(found.span)
    if found.is_adjective and use == "place" and tables.names.nouns.get(setting.relation or "") == "capital":
        # "In the Syrian capital" is Damascus, under the words that stand for it.
        place, setting = tables.gazetteer.capital_of(place) or place, Around(setting.span)
        found_span = setting.span
    else:
        found_span = found.span
    where = Where(
        name=found_span.slice(found.line.text),
        place=place,
        precision=precision_of(place, setting),
        relation=setting.relation,
        alternatives=ranked.alternatives,
    )
    sentence = found.line.sentence.index
    return PlaceMention(setting.span, found.span, sentence, where, literal=use == "place", use=use)


def _use(name: Used, place: Place | None, tables: PlaceTables) -> Use:
    """What the name is used for. An adjective is a place where a part of the country follows: "in Syrian territory"."""
    found, setting = name.found, name.setting
    if found.is_adjective:
        return "place" if setting.span.end > found.span.end and setting.locative else "adjective"
    if found.body is not None:
        return "name"
    if setting.relation is not None or setting.noun is not None or place is None:
        return "place"
    if place.kind != "country" and found.folded not in tables.gazetteer.capitals:
        return "place"
    return use_of(place, found.span, found.line.sentence, tables.around)


def _apart(text: str, mentions: Sequence[PlaceMention], named: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions that share no letter with a named one, nor with an earlier one of their own."""
    taken = bytearray(len(text))
    for mention in named:
        _take(taken, mention.span)
    apart = []
    for mention in mentions:
        if not any(taken[mention.span.start : mention.span.end]):
            _take(taken, mention.span)
            apart.append(mention)
    return apart


def _take(letters: bytearray, span: Span) -> None:
    letters[span.start : span.end] = b"\1" * (span.end - span.start)
