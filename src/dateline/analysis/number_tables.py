"""The words of number, compiled once: look-ups by word for what is read token by token, patterns for the rest."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.numbers import (
    Currency,
    NumberBound,
    NumberMove,
    NumberSetting,
    NumberUnit,
    Numeral,
    VagueNumber,
)
from dateline.lexicon.rules.time import TimeWord
from dateline.lexicon.rules.tolls import PeopleWord

E = TypeVar("E")
# The figures that are fractions in themselves: ¼ ½ ¾ and their like.
VULGAR = "\u00bc-\u00be\u2150-\u215e"


class Phrases(Struct, Generic[E], frozen=True, eq=False):
    """Phrases of up to `longest` words that stand before a number; `ends` are the words that they end with."""

    entries: Mapping[str, E]
    ends: frozenset[str]
    longest: int


class NumberTables(Struct, frozen=True, eq=False):
    """Keys are lower case with straight quotes and single blanks; `firsts` are the words a number can begin with, in
    the three ways they are written ("two", "Two", "TWO")."""

    firsts: frozenset[str]
    scan: re.Pattern[str]
    first_word: re.Pattern[str]
    folds: dict[str, int]
    numerals: dict[str, Numeral]
    ordinals: dict[str, Numeral]
    parts: dict[str, Numeral]
    suffixes: dict[str, Numeral]
    vague: dict[str, tuple[tuple[str, VagueNumber], ...]]
    bounds: Phrases[NumberBound]
    bound_ends: frozenset[str]
    bounds_after: dict[str, NumberBound]
    bound_after: re.Pattern[str]
    minus_words: frozenset[str]
    minus: re.Pattern[str]
    moves: Phrases[NumberMove]
    signs: dict[str, str]
    sign: re.Pattern[str]
    sign_words: frozenset[str]
    sign_first: re.Pattern[str]
    money: dict[str, str]
    money_words: re.Pattern[str]
    percent: re.Pattern[str]
    units: dict[str, str]
    measures: re.Pattern[str]
    behind: frozenset[str]
    whole: re.Pattern[str]
    one_in: re.Pattern[str]
    names: Phrases[None]
    numbered: Phrases[None]
    places_after: frozenset[str]
    years: frozenset[str]
    months: frozenset[str]
    month_after: re.Pattern[str]
    clock: re.Pattern[str]
    address: re.Pattern[str]
    measure: re.Pattern[str]
    nothing: dict[str, tuple[str, ...]]
    counted: re.Pattern[str]
    phrases: dict[str, tuple[tuple[str, int], ...]]


def compile_numbers(lexicon: Lexicon) -> NumberTables:
    """The tables of one lexicon. Month names are those of the grammar of time."""
    numerals = lexicon.entries(Numeral)
    counting = {w: n for n in numerals if n.kind not in ("ordinal", "part", "suffix") for w in n.words}
    ordinals = {w: n for n in numerals if n.kind == "ordinal" for w in n.words}
    parts = {w: n for n in numerals if n.kind == "part" for w in n.words}
    bounds = lexicon.entries(NumberBound)
    after = {w: b for b in bounds if b.after for w in b.words}
    money = {w: c.code for c in lexicon.entries(Currency) for w in c.words}
    signs = {w: c.code for c in lexicon.entries(Currency) for w in c.signs}
    months = [w.rstrip(".") for m in lexicon.entries(TimeWord) if m.kind == "month" for w in m.words]
    folds = {f"{w}fold": n.value for n in numerals if n.kind in ("unit", "teen", "tens", "hundred") for w in n.words}
    units = {w: u.code for u in lexicon.entries(NumberUnit) for w in u.words}
    vague = _by_first(lexicon.entries(VagueNumber))
    nothing = _words(lexicon, "none")
    openers = {words.split()[0].split("-")[0] for words in nothing} | {"no"}
    firsts = {*counting, *ordinals, *parts, *vague, *folds, *openers}
    written = frozenset(form for word in firsts for form in (word, word.capitalize(), word.upper()))
    people = {f"{word.noun}s" for word in lexicon.entries(PeopleWord)}
    return NumberTables(
        firsts=written,
        scan=_scan(written),
        first_word=re.compile(r"[A-Za-z]+|\d{1,15}"),
        folds=folds,
        numerals=counting,
        ordinals=ordinals,
        parts=parts,
        suffixes={w: n for n in numerals if n.kind == "suffix" for w in n.words},
        vague=vague,
        bounds=_before({w: b for b in bounds if not b.after for w in b.words}),
        bound_ends=frozenset(
            (*(w.split()[-1] for b in bounds if not b.after for w in b.words), *_words(lexicon, "by half"))
        ),
        bounds_after=after,
        bound_after=re.compile(rf"[ \u00a0-]?({_any(after)})(?!\w)", re.I),
        minus_words=_words(lexicon, "minus"),
        minus=re.compile(rf"(?:\b(?:{_any(_words(lexicon, 'minus'))})[ -]|(?:(?<=\s)|(?<=\$)|(?<=^))[-−])$", re.I),
        moves=_before({w: m for m in lexicon.entries(NumberMove) for w in m.words}),
        signs=signs,
        sign=re.compile(rf"(?:(?<![A-Za-z])|(?<=US)|(?<=us))({_any(signs)}) ?-?$", re.I),
        sign_words=frozenset(w.split()[-1] for w in signs),
        sign_first=re.compile(rf"(?:{_any(signs)}) ?(?=\d)|(?:an?|another)\s+(?=[a-z])", re.I),
        money=money,
        money_words=re.compile(rf"[ \u00a0-](?:(?:of|in) )?({_any(money)})(?!\w)", re.I),
        percent=re.compile(rf"[ \u00a0-]?(?:{_any(_words(lexicon, 'percent'))})(?!\w)", re.I),
        whole=re.compile(rf"\s+(?:{_any(_words(lexicon, 'whole'))})\b", re.I),
        units={w.lower(): code for w, code in units.items()},
        # In small letters or capitals only: "five Times reporters" are no measure.
        measures=re.compile(rf"[ \u00a0-]?({_any(form for word in units for form in (word, word.upper()))})(?![^\W_])"),
        behind=_first_words(_words(lexicon, "percent"), money, units, after, ("of", "in")),
        one_in=re.compile(rf"(?:\s+[\w’'-]+)?\s+(?:{_any(_words(lexicon, 'one in'))})\b", re.I),
        names=_before(dict.fromkeys(sorted(_words(lexicon, "name")))),
        numbered=_before(dict.fromkeys(sorted(_words(lexicon, "numbered")))),
        places_after=_words(lexicon, "place"),
        years=_words(lexicon, "year"),
        months=frozenset(months),
        month_after=_month_after(months),
        clock=re.compile(rf"\s*(?:{_any(_words(lexicon, 'clock'))})(?!\w)", re.I),
        address=re.compile(
            r"(?:[-–]\d+)?(?:\s+blocks? of\b|(?:\s+[NSEW]\.)?(?:\s+[A-Z][\w.’'-]*){0,3}?"
            rf"\s+(?:{_any(form for word in _words(lexicon, 'address') for form in _capital(word))})(?!\w))"
        ),
        measure=re.compile(rf"(?:\s*[-–]\s*\d{{4}})?\s+(?:[\w’'-]+\s+)?(?:{_any(_words(lexicon, 'measure'))})\b", re.I),
        nothing={first: tuple(sorted(w for w in nothing if re.split(r"[ -]", w)[0] == first)) for first in openers},
        counted=re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?(?:{_any(_words(lexicon, 'counted') | people)})\b", re.I),
        phrases=_phrases(_words(lexicon, "phrase"), frozenset((*counting, *ordinals, *vague))),
    )


def _scan(firsts: frozenset[str]) -> re.Pattern[str]:
    """Figures, and the words that a number can begin with as one tree of letters, so that each is looked at once."""
    return re.compile(rf"(?<![A-Za-z]){_tree(sorted(firsts))}(?![A-Za-z])|\d+|[{VULGAR}]")


def _tree(words: Iterable[str]) -> str:
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], []).append(word[1:])
    ends = by_letter.pop("", None) is not None
    branches = "|".join(re.escape(letter) + _tree(rests) for letter, rests in by_letter.items())
    return f"(?:{branches})" + ("?" if ends else "") if branches else ""


def _before(entries: Mapping[str, E]) -> Phrases[E]:
    """The phrases, ready to be looked for from their last word."""
    longest = max((len(phrase.split()) for phrase in entries), default=0)
    return Phrases(entries, frozenset(form for w in entries for form in _with_quotes(w.split()[-1])), longest)


def _with_quotes(word: str) -> tuple[str, str]:
    return word, word.replace("'", "’")


def _words(lexicon: Lexicon, kind: str) -> frozenset[str]:
    return frozenset(w for entry in lexicon.entries(NumberSetting) if entry.kind == kind for w in entry.words)


def _any(words: Iterable[str]) -> str:
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in listed) or r"(?!)"


def _first_words(*phrases: Iterable[str]) -> frozenset[str]:
    """What the phrases begin with: a word in lower case, or a sign."""
    opening = (re.search(r"[a-z]+|[^\s-]", phrase.lower()) for listed in phrases for phrase in listed)
    return frozenset(found[0] for found in opening if found is not None)


def _month_after(months: Iterable[str]) -> re.Pattern[str]:
    """A month behind a day or the rest of its range; with a capital only, since "12 may have died" is no date."""
    named = _any(form for month in months for form in _capital(month))
    return re.compile(rf"(?:[-–]\d{{1,2}})?(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{named})\b")


def _capital(word: str) -> tuple[str, str]:
    return word.capitalize(), word.upper()


def _by_first(entries: tuple[VagueNumber, ...]) -> dict[str, tuple[tuple[str, VagueNumber], ...]]:
    """Vague phrases by their first word after an article, the longest first."""
    found: dict[str, list[tuple[str, VagueNumber]]] = {}
    for entry in entries:
        for words in entry.words:
            rest = words.removeprefix("a ").removeprefix("an ").removeprefix("the ")
            found.setdefault(rest.split()[0], []).append((words, entry))
    return {first: tuple(sorted(listed, key=lambda item: -len(item[0]))) for first, listed in found.items()}


def _phrases(phrases: frozenset[str], numerals: frozenset[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Phrases that are no numbers by each number word or figure in them, with its offset in the phrase."""
    found: dict[str, list[tuple[str, int]]] = {}
    for phrase in sorted(phrases):
        for token in re.finditer(r"[a-z]+|\d+", phrase):
            if token[0] in numerals or token[0].isdigit():
                found.setdefault(token[0], []).append((phrase, token.start()))
    return {word: tuple(listed) for word, listed in found.items()}
