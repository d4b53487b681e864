"""The words of number, compiled once: look-ups by word for what is read token by token, patterns for the rest."""

import re
from collections.abc import Iterable

from msgspec import Struct

from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.numbers import Currency, NumberBound, NumberMove, NumberSetting, Numeral, VagueNumber
from dateline.lexicon.rules.time import TimeWord


class NumberTables(Struct, frozen=True, eq=False):
    """Keys are lower case with straight quotes and single blanks; `firsts` are the words a number can begin with, in
    the three ways they are written ("two", "Two", "TWO")."""

    firsts: frozenset[str]
    numerals: dict[str, Numeral]
    ordinals: dict[str, Numeral]
    parts: dict[str, Numeral]
    suffixes: dict[str, Numeral]
    vague: dict[str, tuple[tuple[str, VagueNumber], ...]]
    bounds: dict[str, NumberBound]
    bound_ends: frozenset[str]
    bounds_after: dict[str, NumberBound]
    bound_after: re.Pattern[str]
    minus: re.Pattern[str]
    moves: dict[str, NumberMove]
    signs: dict[str, str]
    sign: re.Pattern[str]
    sign_first: re.Pattern[str]
    money: dict[str, str]
    money_words: re.Pattern[str]
    percent: re.Pattern[str]
    whole: re.Pattern[str]
    names: frozenset[str]
    numbered: frozenset[str]
    years: frozenset[str]
    months: frozenset[str]
    month_after: re.Pattern[str]
    clock: re.Pattern[str]
    address: re.Pattern[str]
    measure: re.Pattern[str]
    nothing: frozenset[str]
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
    vague = _by_first(lexicon.entries(VagueNumber))
    nothing = _words(lexicon, "none")
    firsts = {*counting, *ordinals, *parts, *vague, *(words.split()[0].split("-")[0] for words in nothing), "no"}
    return NumberTables(
        firsts=frozenset(form for word in firsts for form in (word, word.capitalize(), word.upper())),
        numerals=counting,
        ordinals=ordinals,
        parts=parts,
        suffixes={w: n for n in numerals if n.kind == "suffix" for w in n.words},
        vague=vague,
        bounds={w: b for b in bounds if not b.after for w in b.words},
        bound_ends=frozenset(
            (*(w.split()[-1] for b in bounds if not b.after for w in b.words), *_words(lexicon, "by half"))
        ),
        bounds_after=after,
        bound_after=re.compile(rf"[ \u00a0-]?({_any(after)})(?!\w)", re.I),
        minus=re.compile(rf"(?:\b(?:{_any(_words(lexicon, 'minus'))})[ -]|(?:(?<=\s)|(?<=\$)|(?<=^))[-−])$", re.I),
        moves={w: m for m in lexicon.entries(NumberMove) for w in m.words},
        signs=signs,
        sign=re.compile(rf"(?:(?<![A-Za-z])|(?<=US)|(?<=us))({_any(signs)}) ?-?$", re.I),
        sign_first=re.compile(rf"(?:{_any(signs)}) ?(?=\d)|(?:an?|another)\s+(?=[a-z])", re.I),
        money=money,
        money_words=re.compile(rf"[ \u00a0-](?:(?:of|in) )?({_any(money)})(?!\w)", re.I),
        percent=re.compile(rf"[ \u00a0-]?(?:{_any(_words(lexicon, 'percent'))})(?!\w)", re.I),
        whole=re.compile(rf"\s+(?:{_any(_words(lexicon, 'whole'))})\b", re.I),
        names=_words(lexicon, "name"),
        numbered=_words(lexicon, "numbered"),
        years=_words(lexicon, "year"),
        months=frozenset(months),
        month_after=_month_after(months),
        clock=re.compile(rf"\s*(?:{_any(_words(lexicon, 'clock'))})(?!\w)", re.I),
        address=re.compile(
            r"(?:[-–]\d+)?(?:\s+blocks? of\b|(?:\s+[NSEW]\.)?(?:\s+[A-Z][\w.’'-]*){0,3}?"
            rf"\s+(?:{_any(form for word in _words(lexicon, 'address') for form in _capital(word))})(?!\w))"
        ),
        measure=re.compile(rf"(?:\s*[-–]\s*\d{{4}})?\s+(?:[\w’'-]+\s+)?(?:{_any(_words(lexicon, 'measure'))})\b", re.I),
        nothing=nothing,
        counted=re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?(?:{_any(_words(lexicon, 'counted'))})\b", re.I),
        phrases=_phrases(_words(lexicon, "phrase"), frozenset((*counting, *ordinals))),
    )


def _words(lexicon: Lexicon, kind: str) -> frozenset[str]:
    return frozenset(w for entry in lexicon.entries(NumberSetting) if entry.kind == kind for w in entry.words)


def _any(words: Iterable[str]) -> str:
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in listed) or r"(?!)"


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
            rest = words.removeprefix("a ").removeprefix("an ")
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
