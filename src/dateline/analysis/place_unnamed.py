"""Places without a name or unknown to every gazetteer: "the north", "four northern provinces", "the village of Karsaz"."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.analysis.place_names import NameTables, Word
from dateline.analysis.place_words import AroundTables
from dateline.model.reading import Entity, PlaceMention, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Place, Where


PLACE_LABELS = ("GPE", "LOC", "FAC")
# Sentences back to which "the north" may look for its country before the whole page decides.
RECENT = 2


def unnamed_places(
    text: str, sentences: Sequence[Sentence], words: Sequence[tuple[Word, ...]],
    entities: Sequence[Entity], named: Sequence[PlaceMention], around: AroundTables, *, home: Place | None, tables: NameTables,
) -> Iterator[PlaceMention]:  # fmt: skip
    """Parts of the country that is spoken of, and names that only the words around them make places."""
    taken: dict[int, list[Span]] = {}
    labelled: dict[int, list[Span]] = {}
    for entity in entities:
        if entity.label in PLACE_LABELS:
            labelled.setdefault(entity.sentence, []).append(entity.span)
    for mention in named:
        taken.setdefault(mention.sentence, []).append(mention.span)
    for sentence, of_sentence in zip(sentences, words, strict=True):
        spans = taken.get(sentence.index, [])
        for found in around.direction.finditer(text, sentence.span.start, sentence.span.end):
            span = Span(*found.span())
            before = text[sentence.span.start : found.start()].split()
            if not before or before[-1].lower() not in tables.locatives or _taken(span, spans):
                continue
            if not _is_reached(sentence, found.start()):
                continue
            country = country_spoken_of(sentence, named, home, tables)
            where = Where(found[0], country, "part", relation=found[1] or found[2])
            yield PlaceMention(span, span, sentence.index, where)
        yield from _unknown(text, sentence, of_sentence, spans, labelled.get(sentence.index, []), tables)


def country_spoken_of(
    sentence: Sentence, named: Sequence[PlaceMention], home: Place | None, tables: NameTables
) -> Place | None:
    """The country of the last place named before in the paragraph's sentences, else the one most spoken of."""
    countries = tables.gazetteer.countries
    literal = [mention for mention in named if mention.literal and mention.where.place is not None]
    for mention in reversed(literal):
        country = mention.where.place.country if mention.where.place is not None else None
        if mention.sentence <= sentence.index and country is not None and country in countries:
            if sentence.index - mention.sentence <= RECENT:
                return countries[country]
            break
    counts = Counter(place.country for mention in named if (place := mention.where.place) is not None and place.country)
    if home is not None and home.country is not None:
        counts[home.country] += 3
    most = max(counts.items(), key=lambda item: (item[1], item[0]), default=None)
    return countries.get(most[0]) if most is not None and most[0] is not None else None


def _is_reached(sentence: Sentence, at: int) -> bool:
    """Whether "to the north" is where something goes ("moved to the north") and not where something lies."""
    token = sentence.token_at(at - 2) if sentence.tokens else None
    return token is None or token.lemma != "to" or sentence.tokens[token.head].is_verb


def _unknown(
    text: str, sentence: Sentence, words: tuple[Word, ...], spans: list[Span], labelled: list[Span], tables: NameTables
) -> Iterator[PlaceMention]:
    """The village of Karsaz, Thardeh Mountains, in Zhalanash: names that only their surroundings make places."""
    i = 0
    while i < len(words):
        if not words[i].capital:
            i += 1
            continue
        last = i
        while last + 1 < len(words) and words[last + 1].capital and _touch(text, words[last], words[last + 1]):
            last += 1
        span = Span(words[i].start, words[last].end)
        whole = _with_noun(text, words, i, last, tables)
        if whole is None and _is_place(words, i, last, tables, labelled=span in labelled):
            whole = span
        if whole is not None and not _taken(whole, spans):
            yield PlaceMention(whole, span, sentence.index, Where(span.slice(text), None, "unknown"))
        i = last + 1


def _touch(text: str, left: Word, right: Word) -> bool:
    return text[left.end : right.start] in (" ", "-")


def _is_place(words: tuple[Word, ...], i: int, last: int, tables: NameTables, *, labelled: bool) -> bool:
    """Whether a preposition of place stands before a name that the name finder, or a noun in it, makes a place."""
    before = next((word.lower for word in reversed(words[:i]) if word.lower != "the"), "")
    if before not in tables.locatives and before not in tables.parts:
        return False
    inside = last > i and (words[last].lower in tables.nouns or words[i].text in tables.openings)
    return inside or labelled


def _with_noun(text: str, words: tuple[Word, ...], i: int, last: int, tables: NameTables) -> Span | None:
    if i > 1 and words[i - 1].lower == "of" and not words[i - 2].capital and _settles(words[i - 2].lower, tables):
        return Span(words[i - 2].start, words[last].end)
    if i > 0 and last + 1 < len(words) and words[i - 1].lower in tables.locatives:
        after = words[last + 1]
        if text[words[last].end : after.start] == " " and _settles(after.lower, tables):
            return Span(words[i].start, after.end)
    return None


def _settles(word: str, tables: NameTables) -> bool:
    """Whether the noun is that of a town or a division, the kinds that are told by name."""
    return tables.nouns.get(word) in ("city", "admin1", "admin2", "district")


def _taken(span: Span, spans: list[Span]) -> bool:
    return any(span.overlaps(other) for other in spans)
