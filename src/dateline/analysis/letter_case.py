"""Copy set in capitals, as older wires sent it, with the letter case that print would give it.

The restored text has the length of the page's, so every offset holds; it is read in the place of the page's text and
never shown: quotes are cut from the page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from dateline.analysis.actor_scan import is_shouted, scan
from dateline.analysis.actor_tables import ActorTables, plain
from dateline.analysis.parse import Parser, Tagged
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.places import CommonWord, KnownPlace
from dateline.lexicon.rules.time import TimeWord
from dateline.model.reading import Sentence
from dateline.model.sourced import Span

# Five words in a row make a phrase that is shouted in the middle of a plain sentence; fewer may be a name.
PHRASE = re.compile(r"(?:[^\W\d_a-z][^\W\d_a-z’'-]*[,;]?[ \n]+){4,}[^\W\d_a-z][^\W\d_a-z’'-]+(?![\w’'-])")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
# Letters that stand for a longer name have six at most.
VOWEL = re.compile(r"[AEIOUY]")
LETTERS = 6
PROPER = ("NNP", "NNPS")
# The kinds of time whose words have a capital.
DATES = ("month", "short_month", "weekday", "weekdays")


class CaseTables(Struct, frozen=True, eq=False):
    """What tells a name in capitals: the parser's tags and lists of words, the names of the lexicon, and the words of
    time that have a capital (`dated`)."""

    parser: Parser
    actors: ActorTables
    dated: frozenset[str]
    places: frozenset[str]


def compile_case(lexicon: Lexicon, parser: Parser, actors: ActorTables) -> CaseTables:
    """The tables of a lexicon and a parser."""
    dated = frozenset(word for entry in lexicon.entries(TimeWord) if entry.kind in DATES for word in entry.words)
    common = {entry.word.lower() for entry in lexicon.entries(CommonWord)}
    named = {name.lower() for place in lexicon.entries(KnownPlace) for name in (place.name, *place.aliases)}
    return CaseTables(parser, actors, dated, frozenset(named - common))


def restored(text: str, sentences: Sequence[Sentence], tables: CaseTables) -> str:
    """The text with its shouted sentences and phrases in small letters, capitals where names and sentences begin.

    "GEN. AMOS DREL SAID THE ARMY LEFT MALI" is "Gen. Amos Drel said the army left Mali". Text that is not shouted is
    as it was, and tells how its words are written elsewhere on the page.
    """
    stretches = sorted(stretch for sentence in sentences for stretch in _shouted(text, sentence.span))
    if not stretches:
        return text
    seen = _forms_elsewhere(text, sentences, stretches, tables.parser)
    parts, at = [], 0
    starts = {sentence.span.start for sentence in sentences}
    for stretch in stretches:
        parts += [text[at : stretch.start], _in_print(text, stretch, tables, seen, opens=stretch.start in starts)]
        at = stretch.end
    return "".join([*parts, text[at:]])


def _shouted(text: str, sentence: Span) -> Iterator[Span]:
    words = sentence.slice(text)
    if is_shouted(words):
        yield sentence
    elif not words.islower():
        for phrase in PHRASE.finditer(words):
            yield Span(sentence.start + phrase.start(), sentence.start + phrase.end())


def _forms_elsewhere(
    text: str, sentences: Iterable[Sentence], stretches: Sequence[Span], parser: Parser
) -> Mapping[str, str]:
    """How each word is written where the page does not shout; one that has small letters anywhere has them. A single
    word that is shouted ("we did NOT") tells nothing."""
    edges = [0, *(edge for stretch in stretches for edge in (stretch.start, stretch.end)), len(text)]
    plain = "".join(
        text[start:end] if i % 2 == 0 else " " * (end - start) for i, (start, end) in enumerate(pairwise(edges))
    )
    forms: dict[str, str] = {}
    for sentence in sentences:
        if sentence.span.slice(plain).isupper():
            continue
        for i, found in enumerate(WORD.finditer(plain, sentence.span.start, sentence.span.end)):
            word, small = found[0], found[0].lower()
            is_loud = word.isupper() and len(word) > 1 and (len(word) > LETTERS or parser.lemmas.knows(small))
            if word.islower() or (i and not is_loud and small not in forms):
                forms[small] = word
    return forms


def _in_print(text: str, stretch: Span, tables: CaseTables, seen: Mapping[str, str], *, opens: bool) -> str:
    """One shouted stretch in print."""
    shouted = stretch.slice(text)
    small = "".join(map(_lower, shouted))
    letters = list(small)
    named = _listed_names(text, stretch, tables.actors)
    words = tables.parser.tags(small)
    for i, (start, word, tag) in enumerate(words):
        for part in WORD.finditer(word) if not word[0].isdigit() else ():
            at, end = start + part.start(), start + part.end()
            form = named.get(at) or seen.get(part[0])
            if form is None and _is_short_form(shouted, at, end, tag, tables):
                form = shouted[at:end]
            if form is None and len(part[0]) > 1 and _is_name(words, i, tables):
                # "O'Neill" has two capitals.
                capitals = 3 if part[0][1] in "’'" else 1
                form = shouted[at : at + capitals] + part[0][capitals:]
            if form is not None and len(form) == end - at:
                letters[at:end] = form
    first = next((i for i, letter in enumerate(letters) if letter.isalnum()), None)
    if opens and first is not None:
        letters[first] = shouted[first]
    return "".join(letters)


def _lower(letter: str) -> str:
    """The small letter, where it is a single one ("İ" has none)."""
    small = letter.lower()
    return small if len(small) == 1 else letter


def _listed_names(text: str, stretch: Span, tables: ActorTables) -> dict[int, str]:
    """The words of names that the lexicon lists, as it writes them, by where they begin in the stretch."""
    forms: dict[int, str] = {}
    for hit in scan(text, stretch, tables):
        words = WORD.finditer(hit.span.slice(text))
        for found, form in zip(
            words, (part for word in hit.sense.written for part in WORD.findall(word)), strict=False
        ):
            forms[hit.span.start - stretch.start + found.start()] = form
    return forms


def _is_short_form(shouted: str, start: int, end: int, tag: str, tables: CaseTables) -> bool:
    """Whether letters stand for a longer name: with stops ("U.S.", but "p.m."), in brackets, or without a vowel."""
    word = shouted[start:end]
    if len(word) == 1:
        return word == "I" or (tag in PROPER and shouted[end : end + 1] == ".")
    if len(word) > LETTERS or word.lower() in tables.actors.titles or tables.parser.lemmas.knows(word.lower()):
        return False
    in_brackets = shouted[start - 1 : start] in ("(", "[") and shouted[end : end + 1] in (")", "]")
    return in_brackets or VOWEL.search(word) is None


def _is_name(words: Sequence[Tagged], i: int, tables: CaseTables) -> bool:
    """Whether word `i` is a name or part of one, or the title before it."""
    _, word, tag = words[i]
    key, knows, actors = plain(word), tables.parser.lemmas.knows, tables.actors
    if key in actors.particles:
        return False
    if word in tables.dated:
        beside = (words[j][1] for j in (i - 1, i + 1) if 0 <= j < len(words))
        plain_too = tag == "MD" or knows(word, "verb")
        return tag in PROPER or not plain_too or any(other[:1].isdigit() for other in beside)
    if key in actors.titles or key in actors.nouns:
        return key in actors.titles and i + 1 < len(words) and _is_name(words, i + 1, tables)
    behind_first_name = i > 0 and words[i - 1][1] in actors.genders and words[i - 1][2] in PROPER
    listed = word in tables.places or behind_first_name
    return tag in PROPER or not knows(word) or (listed and tag.startswith(("N", "J")))
