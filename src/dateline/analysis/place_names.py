"""Which words of a sentence may name a place: the longest names of the gazetteer, and what speaks for and against."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from dateline.analysis.gazetteer import Gazetteer, Lookups, Sense, fold
from dateline.model.reading import Entity, Sentence
from dateline.model.sourced import Span

# The longest names worth trying: "Democratic Republic of the Congo" has five words.
LONGEST = 6
# Words, dotted abbreviations first ("U.S.", "W.Va."); an apostrophe may stand inside ("N'Djamena"), a hyphen parts words.
WORD = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}|[^\W\d_]+(?:['’‘][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")


class Word(Struct, frozen=True):
    """A word of a sentence: page offsets without a possessive ending, its text and its lower-case form."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool


class NameTables(Struct, frozen=True):
    """What finding names needs from the lexicon."""

    gazetteer: Gazetteer
    states: Mapping[str, Sense]
    common: frozenset[str]
    nouns: Mapping[str, str]
    openings: Mapping[str, str]
    articles: frozenset[str]
    titles: frozenset[str]
    bodies_after: Mapping[str, bool]
    bodies_before: Mapping[str, bool]
    locatives: frozenset[str]
    parts: frozenset[str]
    points: Mapping[str, float]


class Found(Struct, frozen=True):
    """Words that may name a place: `first` and `last` are indices into the sentence's words, `signs` what speaks for
    and against, `embedded` how a body bears the name ("local" for a fire department, "named" for a newspaper)."""

    span: Span
    sentence: int
    first: int
    last: int
    folded: str
    senses: tuple[Sense, ...]
    signs: tuple[str, ...]
    embedded: str | None = None

    @property
    def is_adjective(self) -> bool:
        """Whether the words are an adjective or a people's name ("Iraqi")."""
        return bool(self.senses) and self.senses[0].adjective

    def points(self, points: Mapping[str, float]) -> float:
        """The sum of what its signs count."""
        return sum(points.get(sign, 0.0) for sign in self.signs)


def words_of(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a stretch of text in order: "Iraq’s" is the word "Iraq"."""
    words = []
    for found in WORD.finditer(text, span.start, span.end):
        word = found[0]
        if word[-2:] in ("'s", "’s"):
            word = word[:-2]
        words.append(Word(found.start(), found.start() + len(word), word, word.lower(), word[0].isupper()))
    return tuple(words)


def names_in(
    text: str, sentence: Sentence, words: tuple[Word, ...], entities: tuple[Entity, ...], tables: NameTables,
    lookups: Lookups, surnames: frozenset[str],
) -> Iterator[Found]:  # fmt: skip
    """All stretches of the sentence that the gazetteer knows, longest first from the left, none within another."""
    shouted = sum(word.capital for word in words) > 0.8 * len(words)
    i = 0
    while i < len(words):
        if not words[i].capital and not _starts_with_article(text, words, i, tables):
            i += 1
            continue
        last, folded, senses = _longest(text, words, i, tables, lookups)
        if not senses:
            i += 1
            continue
        span = Span(words[i].start, words[last].end)
        signs = tuple(_signs(text, sentence, words, i, last, folded, senses, entities, tables, shouted, surnames))
        yield Found(span, sentence.index, i, last, folded, senses, signs, _body(text, words, i, last, entities, tables))
        i = last + 1


def _starts_with_article(text: str, words: tuple[Word, ...], i: int, tables: NameTables) -> bool:
    """Whether a lower-case article opens a name: "al-Anbar"."""
    return (
        words[i].lower in tables.articles and i + 1 < len(words) and words[i + 1].capital
        and text[words[i].end : words[i + 1].start] in ("-", "‐", "–")
    )  # fmt: skip


def _longest(
    text: str, words: tuple[Word, ...], i: int, tables: NameTables, lookups: Lookups
) -> tuple[int, str, tuple[Sense, ...]]:
    """The last word, folded form and senses of the longest name that begins at word `i`, or no senses."""
    best: tuple[int, str, tuple[Sense, ...]] = (i, "", ())
    for j in range(i, min(len(words), i + LONGEST)):
        if j > i and not _joined(text, words[j - 1], words[j]):
            break
        folded = fold(text[words[i].start : words[j].end])
        if words[j].capital or folded in tables.gazetteer.added:
            senses = lookups.senses(folded)
            if senses and (len(folded) > 2 or (words[i].text.isupper() and senses[0].place.kind == "country")):
                best = (j, folded, senses)
        if not lookups.goes_on(folded):
            break
    state, last = _state_at(text, words, i, tables)
    if state is not None and best[0] <= last and (not best[2] or best[2][0].place.kind != "country"):
        return last, fold(state.place.name), (state,)
    return best


def _state_at(text: str, words: tuple[Word, ...], i: int, tables: NameTables) -> tuple[Sense | None, int]:
    """The state whose short form stands at word `i`, and its last word: "Fla.", "W. Va.", "FL" behind a comma."""
    for last in (i + 1, i):
        if last < len(words):
            short = text[words[i].start : words[last].end]
            state = tables.states.get(f"{short}." if text[words[last].end : words[last].end + 1] == "." else short)
            state = state or tables.states.get(short)
            if state is not None and (len(short) != 2 or short.endswith(".") or text[words[i].start - 2 : words[i].start] == ", "):
                return state, last
    return None, i


def _joined(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    return gap in (" ", "-", "‐", "–", "'s ", "’s ") or (gap == ". " and len(left.text) <= 3 and left.capital)


def _signs(
    text: str, sentence: Sentence, words: tuple[Word, ...], i: int, last: int, folded: str, senses: tuple[Sense, ...],
    entities: tuple[Entity, ...], tables: NameTables, shouted: bool, surnames: frozenset[str],
) -> Iterator[str]:  # fmt: skip
    """The names of all that speaks for or against a place here; what each counts stands in the lexicon."""
    best = senses[0]
    yield f"is {_standing(best)}"
    if folded in tables.gazetteer.added and best.place.kind != "country":
        yield "in the lexicon"
    if last == i and words[i].lower in tables.titles:
        yield "is a title"
    if not best.own and not best.adjective and best.place.kind != "country":
        yield "another spelling"
    yield from _labels(Span(words[i].start, words[last].end), entities, parsed=bool(sentence.tokens))
    before = words[i - 1] if i else None
    after = words[last + 1] if last + 1 < len(words) else None
    left = text[before.end : words[i].start] if before else ""
    right = text[words[last].end : after.start] if after else text[words[last].end : sentence.span.end]
    if before is not None and left == " " and (before.lower in tables.locatives or before.lower in tables.parts):
        yield "locative before"
    if before is not None and left == " " and before.lower in ("of", "the"):
        yield f"{before.lower} before"
    if before is not None and left == "-":
        yield "hyphen before"
    if before is not None and left in (", ", " and ", ", and ") and before.capital:
        yield "in a row"
    if text[words[last].end : words[last].end + 2] in ("'s", "’s"):
        yield "possessive"
    if i == 0 and words[i].text.isupper() and text[words[last].end : words[last].end + 3].strip()[:1] in ("-", "–", "—"):
        yield "dateline"
    if last == i and words[i].lower in surnames:
        yield "surname here"
    if before is not None and left in (" ", ". ") and before.lower in tables.titles:
        yield "title before"
    if before is not None and left == " " and before.lower == "of" and i > 1 and words[i - 2].lower in tables.nouns:
        yield "noun of it"
    if after is not None and right in (" ", "-") and after.lower in tables.nouns and not after.capital:
        yield "noun after"
    if last > i and (words[last].lower in tables.nouns or words[i].text in tables.openings):
        yield "noun within"
    if after is not None and after.capital and right in (", ", " (") and _is_division(text, after, tables):
        yield "division after"
    if before is not None and left == " " and before.capital and not (i == 1 or before.lower in tables.titles):
        yield "name before"
    if after is not None and right == " " and after.capital:
        yield "body after" if after.text in tables.bodies_after else "noun after" if after.lower in tables.nouns else "name after"
    if before is not None and left == " " and before.lower == "of" and i > 1 and words[i - 2].text in tables.bodies_before:
        yield "body before"
    if last == i and folded in tables.common:
        yield "common word"
    if i == 0 and last == i:
        yield "opens the sentence"
    if shouted:
        yield "all in capitals"
    if last > i:
        yield "several words"
    if len(folded) <= 3 and not text[words[i].start : words[last].end].isupper():
        yield "short"


def _standing(sense: Sense) -> str:
    """How well known the place is, in steps a person can weigh."""
    if sense.adjective:
        return "adjective"
    match sense.place.kind:
        case "country" | "continent":
            return "country"
        case "admin1" | "admin2" | "capital" as kind:
            return kind
        case "city":
            steps = ((1_000_000, "metropolis"), (200_000, "large city"), (50_000, "city"), (10_000, "town"))
            return next((name for size, name in steps if sense.weight >= size), "village")
        case _:
            return "known place"


def _labels(span: Span, entities: tuple[Entity, ...], *, parsed: bool) -> Iterator[str]:
    """What the parser's name finder makes of the words: their own label, or that of a longer name around them."""
    if not parsed:
        yield "not parsed"
        return
    for entity in entities:
        if entity.span.overlaps(span):
            inside = entity.span.end - entity.span.start > span.end - span.start + 4
            yield f"{'in ' if inside else ''}{entity.label}"
            return
    yield "no label"


def _is_division(text: str, word: Word, tables: NameTables) -> bool:
    """Whether a state, a province or a country follows behind the comma: "Gainesville, Fla."."""
    if word.text in tables.states or text[word.start : word.end + 1] in tables.states:
        return True
    senses = tables.gazetteer.senses(fold(word.text))
    return bool(senses) and senses[0].place.kind in ("country", "admin1") and not senses[0].adjective


def _body(
    text: str, words: tuple[Word, ...], i: int, last: int, entities: tuple[Entity, ...], tables: NameTables
) -> str | None:
    """Whether the name is part of a body's name, and whether such a body stands where it is named."""
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and after.capital and text[words[last].end : after.start] == " ":
        two = f"{after.text} {words[last + 2].text}" if last + 2 < len(words) else ""
        for name in (two, after.text):
            if name in tables.bodies_after and name.lower() not in tables.nouns:
                return "local" if tables.bodies_after[name] else "named"
    if i > 1 and words[i - 1].lower == "of" and words[i - 2].text in tables.bodies_before:
        return "local" if tables.bodies_before[words[i - 2].text] else "named"
    around = next((entity for entity in entities if entity.span.overlaps(Span(words[i].start, words[last].end))), None)
    if around is not None and around.label == "ORG" and i > 1 and around.span.start < words[i - 1].start:
        if words[i - 1].lower == "of" or (words[i - 1].lower == "the" and words[i - 2].lower in ("of", "and")):
            return "named"
    return None
