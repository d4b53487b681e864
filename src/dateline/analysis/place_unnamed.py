"""Places without a name or unknown to the gazetteer: "the north", "four northern provinces", "the city", "Karsaz"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.analysis.place_line import HYPHENS, Line, Word
from dateline.analysis.place_signs import NameTables
from dateline.analysis.place_words import LEFT_REACH, PRECISION, AroundTables
from dateline.model.reading import PlaceMention, Sentence, sentence_range
from dateline.model.sourced import Span
from dateline.model.values import Place, Where

PLACE_LABELS = ("GPE", "LOC", "FAC")
# Kinds of place that a noun beside an unknown name tells: "the village of Karsaz".
SETTLED = ("city", "admin1", "admin2", "district")
# Those that need no word of place before the name: "militants attacked Karsaz village".
SMALL = ("city", "district")
# Sentences back in which "the north" looks for its country before the whole page decides.
RECENT = 2
# Mentions that are looked at on the way, more than three sentences name.
MOST_BACK = 500


class Named(Struct, frozen=True):
    """The places that a page names, in text order, and the country that it speaks of most."""

    mentions: Sequence[PlaceMention]
    country: Place | None

    def before(self, sentence: int) -> Iterator[PlaceMention]:
        """The literal places named up to the end of a sentence, the last first, if not far back."""
        end = sentence_range(self.mentions, sentence)[1]
        for at in range(end - 1, max(end - MOST_BACK, 0) - 1, -1):
            mention = self.mentions[at]
            if sentence - mention.sentence > RECENT:
                return
            if mention.literal:
                yield mention


def named_on_page(mentions: Sequence[PlaceMention], countries: Mapping[str, Place], *, home: Place | None) -> Named:
    """The named places with the country most spoken of, that of the dateline counted three times more."""
    codes = (mention.where.place.country for mention in mentions if mention.where.place is not None)
    counts = Counter(code for code in codes if code is not None)
    if home is not None and home.country is not None:
        counts[home.country] += 3
    most = max(counts, key=lambda code: (counts[code], code), default="")
    return Named(mentions, countries.get(most))


def parts_of_the_country(line: Line, named: Named, around: AroundTables, tables: NameTables) -> Iterator[PlaceMention]:
    """Parts of the country that is spoken of: "relocated to the north", "in four northern provinces"."""
    text, sentence = line.text, line.sentence
    countries = tables.gazetteer.countries
    for found in _of_own(line, around):
        span = Span(*found.span())
        where = Where(found[0], country_spoken_of(sentence, named, countries), "part", relation=found[1] or found[2])
        yield PlaceMention(span, span, sentence.index, where)
    for found in around.direction.finditer(text, sentence.span.start, sentence.span.end):
        before = text[max(sentence.span.start, found.start() - LEFT_REACH) : found.start()].split()
        if before and before[-1].lower() in tables.locatives and _is_reached(sentence, found.start()):
            span = Span(*found.span())
            country = country_spoken_of(sentence, named, countries)
            where = Where(found[0], country, "part", relation=found[1] or found[2])
            yield PlaceMention(span, span, sentence.index, where)


def places_told_again(line: Line, named: Named, around: AroundTables, tables: NameTables) -> Iterator[PlaceMention]:
    """Places named before: "in the city", "entered the province"; "the capital" is that of the country spoken of."""
    sentence, countries = line.sentence, tables.gazetteer.countries
    for found in around.again.finditer(line.text, sentence.span.start, sentence.span.end):
        if found[1].lower() not in tables.locatives and found[1].lower() not in tables.reaching:
            continue
        kind = tables.nouns[found[3]]
        if kind == "capital":
            place = tables.gazetteer.capital_of(country_spoken_of(sentence, named, countries))
        else:
            place = _last_of_kind(kind, Span(*found.span(2)), sentence, named)
        if place is not None:
            span = Span(*found.span(2))
            where = Where(found[2], place, PRECISION.get(place.kind, "site"))
            yield PlaceMention(span, span, sentence.index, where)


def unknown_names(line: Line, tables: NameTables) -> Iterator[PlaceMention]:
    """Names that only their surroundings make places: the village of Karsaz, Thardeh Mountains, in Zhalanash."""
    capitals = [i for i, word in enumerate(line.words) if word.capital]
    last = -1
    for i in capitals:
        if i <= last:
            continue
        last = i
        while (after := line.after(last)) is not None and after.capital and _touch(line, last):
            last += 1
        name = line.span(i, last)
        span = _with_noun(line, i, last, tables) or (name if _is_place(line, i, last, tables) else None)
        if span is not None:
            yield PlaceMention(span, name, line.sentence.index, Where(name.slice(line.text), None, "unknown"))


def country_spoken_of(sentence: Sentence, named: Named, countries: Mapping[str, Place]) -> Place | None:
    """The country of the last place that was named up to here, if not far back, else the one most spoken of."""
    places = (mention.where.place for mention in named.before(sentence.index))
    codes = (place.country for place in places if place is not None and place.country in countries)
    last = next(codes, None)
    return named.country if last is None else countries[last]


def _of_own(line: Line, around: AroundTables) -> Iterator[re.Match[str]]:
    """Where "of the country" stands; the pattern is slow, and few sentences have the word."""
    start, end = line.sentence.span.start, line.sentence.span.end
    if any(line.text.find(word, start, end) >= 0 for word in around.own):
        yield from around.of_own.finditer(line.text, start, end)


def _last_of_kind(kind: str, words: Span, sentence: Sentence, named: Named) -> Place | None:
    """The place of that kind named last before these words, if not far back."""
    kinds = ("city", "capital", "district") if kind == "city" else (kind,)
    before = (mention.where.place for mention in named.before(sentence.index) if mention.span.start < words.start)
    return next((place for place in before if place is not None and place.kind in kinds), None)


def _is_reached(sentence: Sentence, at: int) -> bool:
    """Whether "to the north" is where something goes ("moved to the north") and not where something lies."""
    token = sentence.token_at(at - 2) if sentence.tokens else None
    return token is None or token.lemma != "to" or sentence.tokens[token.head].is_verb


def _touch(line: Line, i: int) -> bool:
    gap = line.gap(i + 1)
    return gap == " " or gap in HYPHENS


def _with_noun(line: Line, i: int, last: int, tables: NameTables) -> Span | None:
    """The name with the noun that makes it a place: "village of Karsaz", "Karsaz village", "in the Karsaz area"."""
    before, earlier, after = line.before(i), line.before(i, 2), line.after(last)
    if before is not None and before.lower == "of" and earlier is not None:
        if tables.nouns.get(earlier.text) not in SETTLED:
            return None
        article = line.before(i, 3)
        first = article if article is not None and article.lower == "the" else earlier
        return Span(first.start, line.words[last].end)
    if after is None or line.gap(last + 1) != " ":
        return None
    kind = tables.nouns.get(after.text)
    stands = before is not None and (_may_stand(before, tables) or (before.lower == "the" and earlier is not None))
    if kind in SMALL or (stands and (kind in SETTLED or after.text in tables.part_nouns)):
        return line.span(i, last + 1) if _is_proper(line, last) else None
    return None


def _may_stand(before: Word, tables: NameTables) -> bool:
    """Whether a place may stand behind the word: "in", "stormed", "northern"."""
    return before.lower in tables.locatives or before.lower in tables.reaching or before.lower in tables.parts


def _is_proper(line: Line, last: int) -> bool:
    """Whether the word is a name to the parser, and no people's ("a Kurdish village")."""
    token = line.sentence.token_at(line.words[last].start)
    label = line.label(line.span(last, last))
    return (token is None or token.tag.startswith("NN")) and (label is None or label.label != "NORP")


def _is_place(line: Line, i: int, last: int, tables: NameTables) -> bool:
    """Whether the name finder, or a noun in the name, makes a place of it where a place may stand: "at Zhalanash",
    "stormed the Thardeh Mountains"."""
    before = line.before(i)
    closing = line.words[last]
    if before is None or (closing.text in tables.bodies_after and closing.lower not in tables.nouns):
        return False
    inside = last > i and (line.words[last].lower in tables.nouns or line.words[i].text in tables.openings)
    if inside and before.lower in ("the", "of", "and"):
        return True
    if before.lower == "the":
        before = line.before(i, 2) or before
    if not _may_stand(before, tables):
        return False
    span = line.span(i, last)
    entity = line.label(span)
    return inside or (entity is not None and entity.label in PLACE_LABELS and entity.span == span)
