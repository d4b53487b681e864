"""Places without a name or unknown to every gazetteer: "the north", "four northern provinces", "the village of Karsaz"."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.analysis.place_names import NameTables, Word
from dateline.analysis.place_words import AroundTables
from dateline.model.reading import PlaceMention, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Place, Where


# Sentences back to which "the north" may look for its country before the whole page decides.
RECENT = 2


def unnamed_places(
    text: str, sentences: Sequence[Sentence], words: Sequence[tuple[Word, ...]], named: Sequence[PlaceMention],
    around: AroundTables, *, home: Place | None, tables: NameTables,
) -> Iterator[PlaceMention]:  # fmt: skip
    """Parts of the country that is spoken of, and names that only the words around them make places."""
    taken: dict[int, list[Span]] = {}
    for mention in named:
        taken.setdefault(mention.sentence, []).append(mention.span)
    for sentence, of_sentence in zip(sentences, words, strict=True):
        spans = taken.get(sentence.index, [])
        for found in around.direction.finditer(text, sentence.span.start, sentence.span.end):
            span = Span(*found.span())
            before = text[sentence.span.start : found.start()].split()
            if not before or before[-1].lower() not in tables.locatives or _taken(span, spans):
                continue
            country = country_spoken_of(sentence, named, home, tables)
            where = Where(found[0], country, "part", relation=found[1] or found[2])
            yield PlaceMention(span, span, sentence.index, where)
        yield from _unknown(text, sentence, of_sentence, spans, tables)


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


def _unknown(
    text: str, sentence: Sentence, words: tuple[Word, ...], spans: list[Span], tables: NameTables
) -> Iterator[PlaceMention]:
    """"the village of Karsaz", "in Karsaz district": a name that stands alone between such words."""
    i = 0
    while i < len(words):
        if not words[i].capital:
            i += 1
            continue
        last = i
        while last + 1 < len(words) and words[last + 1].capital and text[words[last].end : words[last + 1].start] in (" ", "-"):
            last += 1
        span = Span(words[i].start, words[last].end)
        whole = _with_noun(text, words, i, last, tables)
        if whole is not None and not _taken(whole, spans):
            yield PlaceMention(whole, span, sentence.index, Where(span.slice(text), None, "unknown"))
        i = last + 1


def _with_noun(text: str, words: tuple[Word, ...], i: int, last: int, tables: NameTables) -> Span | None:
    if i > 1 and words[i - 1].lower == "of" and not words[i - 2].capital and _settles(words[i - 2].lower, tables):
        return Span(words[i - 2].start, words[last].end)
    if i > 0 and last + 1 < len(words) and words[i - 1].lower in (*tables.locatives, "the", *tables.parts):
        after = words[last + 1]
        beside = text[words[last].end : after.start] == " " and i > 1 and words[i - 1].lower in tables.locatives
        if beside and _settles(after.lower, tables):
            return Span(words[i].start, after.end)
    return None


def _settles(word: str, tables: NameTables) -> bool:
    """Whether the noun is that of a town or a division, the kinds that are told by name."""
    return tables.nouns.get(word) in ("city", "admin1", "admin2", "district")


def _taken(span: Span, spans: list[Span]) -> bool:
    return any(span.overlaps(other) for other in spans)
