"""The places of an article: names found in all its sentences, one sense each, with the words that belong to them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.analysis.gazetteer import Gazetteer, Lookups, Sense, fold
from dateline.analysis.place_names import Found, NameTables, Word, names_in, words_of
from dateline.analysis.place_sense import Name, Ranked, senses_of_page
from dateline.analysis.place_unnamed import unnamed_places
from dateline.analysis.place_words import Around, AroundTables, Use, around, compile_around, precision_of, use_of
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.places import CommonWord, PlaceEvidence, PlaceWord
from dateline.model.reading import Entity, PlaceMention, Sentence
from dateline.model.values import Place, Where


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


def compile_places(lexicon: Lexicon, gazetteer: Gazetteer) -> PlaceTables:
    """The tables for a lexicon and its gazetteer."""
    words = lexicon.entries(PlaceWord)

    def having(role: str) -> frozenset[str]:
        return frozenset(word.word for word in words if word.role == role)

    def senses(role: str) -> dict[str, str]:
        return {word.word: word.sense for word in words if word.role == role}

    points = {sign.sign: sign.points for sign in lexicon.entries(PlaceEvidence)}
    names = NameTables(
        gazetteer=gazetteer,
        states={word.word: sense for word in words if word.role == "state" for sense in _state(word, gazetteer)},
        common=frozenset(fold(entry.word) for entry in lexicon.entries(CommonWord)),
        nouns=senses("noun"),
        openings=senses("opening noun"),
        articles=having("article"),
        titles=frozenset(title.lower() for title in having("title")),
        bodies_after={word: sense == "local" for word, sense in senses("organisation after").items()},
        bodies_before={word: sense == "local" for word, sense in senses("organisation before").items()},
        locatives=having("locative"),
        parts=having("part"),
        points=points,
    )
    return PlaceTables(names, compile_around(words), points["enough"], points["enough again"], points["beyond doubt"])


def places_of(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], tables: PlaceTables, *, dateline: str | None
) -> tuple[PlaceMention, ...]:
    """Every place, government and people's adjective named in the sentences, in text order."""
    lookups = Lookups(tables.gazetteer)
    words = [words_of(text, sentence.span) for sentence in sentences]
    accepted = _accepted(list(_found(text, sentences, words, entities, tables, lookups)), tables)
    by_index = {sentence.index: sentence for sentence in sentences}
    settings = [around(text, name.span, by_index[name.sentence].span, tables.around) for name in accepted]
    home = home_of(dateline, tables.gazetteer)
    keys = [_key(name, setting) for name, setting in zip(accepted, settings, strict=True)]
    senses = senses_of_page(_names(text, accepted, settings, keys, lookups), home=home)
    named = [
        _mention(text, name, setting, senses[key], by_index[name.sentence], tables)
        for name, setting, key in zip(accepted, settings, keys, strict=True)
    ]
    more = unnamed_places(text, sentences, words, entities, named, tables.around, home=home, tables=tables.names)
    return tuple(sorted((*named, *more), key=lambda mention: mention.name))


def home_of(dateline: str | None, gazetteer: Gazetteer) -> Place | None:
    """The place of a dateline: "BAGHDAD", or "PARIS, Texas"."""
    if not dateline:
        return None
    name, *divisions = (fold(part) for part in dateline.split(","))
    senses = gazetteer.senses(name)
    inside = {place.place.id: place.place for part in divisions for place in gazetteer.senses(part)}
    for sense in senses:
        for place in inside.values():
            if sense.place.country == place.country and (place.kind == "country" or sense.place.admin1 == place.name):
                return sense.place
    return senses[0].place if senses else None


def _state(word: PlaceWord, gazetteer: Gazetteer) -> list[Sense]:
    fits = [sense for sense in gazetteer.senses(fold(word.sense))
            if sense.place.kind == "admin1" and sense.place.country == word.country]  # fmt: skip
    return fits[:1]


def _found(
    text: str, sentences: Sequence[Sentence], words: Sequence[tuple[Word, ...]], entities: Sequence[Entity],
    tables: PlaceTables, lookups: Lookups,
) -> Iterator[Found]:  # fmt: skip
    within: dict[int, list[Entity]] = {}
    for entity in entities:
        within.setdefault(entity.sentence, []).append(entity)
    surnames = _surnames(text, entities)
    for sentence, of_sentence in zip(sentences, words, strict=True):
        here = tuple(within.get(sentence.index, ()))
        yield from names_in(text, sentence, of_sentence, here, tables.names, lookups, surnames)


def _surnames(text: str, entities: Sequence[Entity]) -> frozenset[str]:
    """The last words of the full names of persons on the page: later "Jackson" alone may be the same man."""
    full = (entity.span.slice(text).split() for entity in entities if entity.label == "PERSON")
    return frozenset(words[-1].lower().removesuffix("'s").removesuffix("’s") for words in full if len(words) > 1)


def _accepted(found: Sequence[Found], tables: PlaceTables) -> list[Found]:
    """The names that are places here by their signs, or that the page elsewhere uses as a place beyond doubt."""
    points = [name.points(tables.names.points) for name in found]
    best: dict[str, float] = {}
    for name, count in zip(found, points, strict=True):
        best[name.folded] = max(best.get(name.folded, count), count)
    return [
        name for name, count in zip(found, points, strict=True)
        if count >= tables.enough or (count >= tables.enough_again and best[name.folded] >= tables.beyond_doubt)
    ]  # fmt: skip


def _key(name: Found, setting: Around) -> str:
    """What shares one sense: "Baghdad" and "Baghdad province" on one page are two places."""
    return f"{name.folded}|{setting.noun}" if setting.noun in ("admin1", "admin2") else name.folded


def _names(
    text: str, found: Sequence[Found], settings: Sequence[Around], keys: Sequence[str], lookups: Lookups
) -> list[Name]:
    """The names of the page, each once, with the divisions written behind them: "Gainesville, Fla."."""
    counts = Counter(keys)
    divisions: dict[str, list[tuple[str | None, str | None]]] = {}
    held: dict[str, list[str]] = {}
    for i in range(len(found) - 1):
        name, after = found[i], found[i + 1]
        gap = text[name.span.end : after.span.start] if name.sentence == after.sentence else ""
        if gap in (", ", " (") and not after.is_adjective and not name.is_adjective:
            places = [sense.place for sense in after.senses if sense.place.kind in ("country", "admin1", "admin2")]
            if after.senses[0].place.kind in ("country", "admin1") or "division after" in name.signs:
                inside = [(place.country, place.admin1) for place in places if place.kind != "admin2"]
                divisions.setdefault(keys[i], []).extend(inside)
                held.setdefault(keys[i + 1], []).append(keys[i])
    names: dict[str, Name] = {}
    for name, setting, key in zip(found, settings, keys, strict=True):
        if key not in names:
            names[key] = Name(
                key, name.senses, counts[key], tuple(dict.fromkeys(divisions.get(key, ()))),
                tuple(dict.fromkeys(held.get(key, ()))), setting.noun,
            )  # fmt: skip
    return list(names.values())


def _mention(
    text: str, name: Found, setting: Around, ranked: Ranked, sentence: Sentence, tables: PlaceTables
) -> PlaceMention:
    place = ranked.place
    narrowed = name.is_adjective and setting.part and setting.locative
    speaks = place.kind == "country" or name.folded in tables.gazetteer.capitals
    use: Use = "adjective" if name.is_adjective and not narrowed else "name" if name.embedded is not None else "place"
    if use == "place" and not narrowed and setting.relation is None and setting.noun is None:
        use = use_of(place, name.span, sentence, tables.around, speaks=speaks)
    if use == "government":
        place = tables.gazetteer.countries.get(tables.gazetteer.capitals.get(name.folded, ""), place)
    span = setting.span if use == "place" else name.span
    where = Where(
        name=name.span.slice(text),
        place=place,
        precision=precision_of(place, setting) if use == "place" else precision_of(place, Around(span)),
        relation=setting.relation if use == "place" else None,
        alternatives=ranked.alternatives,
    )
    return PlaceMention(span, name.span, name.sentence, where, literal=use == "place", use=use)
