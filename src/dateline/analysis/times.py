"""Times in a sentence: words for dates, hours, lengths and habits, recognised and not yet normalised."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from dateline.analysis.time_grammar import Form, Slot, compile_form, kinds_named
from dateline.analysis.time_numbers import ARTICLES, number_of, year_of
from dateline.lexicon.rules.examples import example_of
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.time import Feast, TimeForm, TimeNumeral, TimePhrase, TimeWord
from dateline.model.reading import Sentence, TimeMention
from dateline.model.sourced import Span

# What a form means whose words are the name of something and no time.
NAME = "name"
# Letters that stand for tokens without a kind: unknown words (small, with a capital, ending in s), signs, a blank line.
_SMALL, _CAPITAL, _PLURAL, _SIGN, _BREAK = "o", "O", "s", "~", "\n"
_UNKNOWN = {"unknown": _SMALL + _CAPITAL + _PLURAL, "plural": _PLURAL, "capital": _CAPITAL}
_ALIKE = str.maketrans({"’": "'", "‘": "'", "—": "–"})
# A literal word that begins at least as many patterns as this is one of the articles and prepositions.
_OFTEN = 6


class _Numeral(Struct, frozen=True):
    """One pattern of figures: the kinds its matches have, each with the bounds of its value."""

    kinds: tuple[tuple[str, int | None, int | None], ...]


class Ahead(Struct, frozen=True):
    """The words that tell whether a time lies ahead, each field a kind of word in the lexicon: words of planning, of
    asking and promising, modals, what is called or appointed for a day, what is put off "until" one, conditions and small words
    ("as soon as")."""

    planned: frozenset[str]
    asking: frozenset[str]
    modal: frozenset[str]
    rallying: frozenset[str]
    appointed: frozenset[str]
    putting_off: frozenset[str]
    condition: frozenset[str]
    term: frozenset[str]
    aim: frozenset[str]
    follows: frozenset[str]
    equal: frozenset[str]
    soon: frozenset[str]


class TimeTables(Struct, frozen=True, eq=False):
    """The grammar, compiled: the scanner of tokens, the letter of each token, the forms by their first letter."""

    scanner: re.Pattern[str]
    letters: Mapping[str, str]
    capitals: Mapping[str, str]
    numerals: tuple[_Numeral, ...]
    combined: Mapping[tuple[str, ...], str]
    values: Mapping[str, Mapping[str, str]]
    figures: Mapping[str, str]
    forms: Mapping[str, tuple[Form, ...]]
    starts: re.Pattern[str]
    means: Mapping[str, str]
    feasts: Mapping[str, Feast]
    ahead: Ahead


class _Tokens(Struct, frozen=True):
    """The tokens of a sentence: one letter each, their offsets in it, their words in lower case."""

    letters: str
    starts: list[int]
    ends: list[int]
    words: list[str]


def compile_times(lexicon: Lexicon) -> TimeTables:
    """The grammar of the lexicon, ready to scan. Raises `GrammarError` where a pattern cannot be read."""
    forms, words = lexicon.entries(TimeForm), lexicon.entries(TimeWord)
    feasts = {feast.feast: feast for feast in lexicon.entries(Feast)}
    phrases = {phrase.phrase: phrase for phrase in lexicon.entries(TimePhrase)}
    patterns = [pattern for form in forms for pattern in form.patterns]
    patterns += [pattern for phrase in phrases.values() for pattern in phrase.patterns]
    in_grammar, literals = kinds_named(patterns)
    numbers = [phrase for phrase in phrases.values() if phrase.reads != "slots"]
    number_kinds, number_words = kinds_named(pattern for phrase in numbers for pattern in phrase.patterns)

    kinds: dict[str, set[str]] = {literal: {f"={literal}"} for literal in sorted(literals)}
    capital_kinds: dict[str, set[str]] = {}
    values: dict[str, dict[str, str]] = {}
    for entry in words:
        for word in entry.words:
            if entry.kind in in_grammar:
                # Others ("strike", "urge") only tell the tense: to the grammar they are words like any.
                (capital_kinds if entry.capital else kinds).setdefault(word, set()).add(entry.kind)
            values.setdefault(entry.kind, {})[word] = entry.value
    for feast in feasts.values():
        for name in feast.words:
            (capital_kinds if feast.capital else kinds).setdefault(name, set()).add("feast")
            values.setdefault("feast", {})[name] = feast.feast
    dotted = sorted(word for word in kinds.keys() | capital_kinds.keys() if not word.isalpha())
    numerals, scanner = _scanner(lexicon.entries(TimeNumeral), dotted)
    small = {word: tuple(sorted(found)) for word, found in kinds.items()}
    capitals = {word: tuple(sorted(found | kinds.get(word, set()))) for word, found in capital_kinds.items()}
    combinations = sorted({*small.values(), *capitals.values(), *_numeral_kinds(numerals)})
    combined = dict(zip(combinations, _free_letters(), strict=False))
    by_kind: dict[str, str] = dict(_UNKNOWN)
    for combination, letter in combined.items():
        for kind in combination:
            by_kind[kind] = by_kind.get(kind, "") + letter

    compiled: dict[str, list[Form]] = {}
    literal_letters = {literal: by_kind[f"={literal}"] for literal in literals}
    for entry_form in forms:
        for form in compile_form(entry_form, letters=by_kind, literals=literal_letters, phrases=phrases):
            for letter in sorted(form.first):
                compiled.setdefault(letter, []).append(form)
    return TimeTables(
        scanner=scanner,
        letters={word: combined[found] for word, found in small.items()},
        capitals={word: combined[found] for word, found in capitals.items()},
        numerals=numerals,
        combined=combined,
        values=values,
        figures={word: value for kind in sorted(number_kinds) for word, value in values.get(kind, {}).items()}
        | dict.fromkeys(sorted(number_words.intersection(ARTICLES)), "1"),
        forms={letter: tuple(found) for letter, found in compiled.items()},
        starts=_starts(compiled, combined),
        means={form.form: form.means for form in forms},
        feasts=feasts,
        ahead=Ahead(**{name: frozenset(values.get(name.replace("_", " "), ())) for name in Ahead.__struct_fields__}),
    )


def times_of(text: str, sentences: Iterable[Sentence], tables: TimeTables) -> tuple[TimeMention, ...]:
    """The times that the sentences name, in text order."""
    return tuple(mention for sentence in sentences for mention in times_in(text, sentence, tables))


def times_in(text: str, sentence: Sentence, tables: TimeTables) -> list[TimeMention]:
    """The times that a sentence names, in text order, none inside another; offsets are those of `text`. Names that
    only look like times ("the March 8 Alliance") are none."""
    return [mention for mention in _mentions(text, sentence, tables) if tables.means[mention.form] != NAME]


def prove_times(tables: TimeTables, entry: TimeForm | TimeWord | TimeNumeral | TimePhrase | Feast) -> list[str]:
    """What does not come out of an entry's examples: marks `{time:…}` that are not found, `never` that are."""
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        mentions = _mentions(example.text, _sentence(example.text), tables)
        for label, span in example.marks:
            if not any(mention.span == span for mention in mentions):
                got = ", ".join(repr(mention.span.slice(example.text)) for mention in mentions) or "nothing"
                complaints.append(f"{marked}: {label} {span.slice(example.text)!r} is not found, but {got}")
            elif isinstance(entry, TimeForm) and not any(m.span == span and m.form == entry.form for m in mentions):
                complaints.append(f"{marked}: {span.slice(example.text)!r} is found by another form")
    for sentence in entry.never:
        mentions = times_in(sentence, _sentence(sentence), tables)
        complaints += [f"{sentence}: {m.span.slice(sentence)!r} is found ({m.form})" for m in mentions]
    return complaints


def _mentions(text: str, sentence: Sentence, tables: TimeTables) -> list[TimeMention]:
    words = sentence.span.slice(text)
    tokens = _tokens(words, tables)
    found = sorted(_matches(tokens, tables), key=lambda match: (match[0], -match[1]))
    mentions, free = [], 0
    for start, end, form, match in found:
        if start < free:
            continue
        free = end
        offset = sentence.span.start
        span = Span(offset + tokens.starts[start], offset + tokens.ends[end - 1])
        slots = (*_slots(tokens, form, match, tables), *_around(tokens, start, end, tables))
        if form.means == "range":
            slots += _two_ends(tokens, form, match, range(start, end), offset)
        mentions.append(TimeMention(span, sentence.index, form.name, slots))
    return mentions


def _free_letters() -> Iterator[str]:
    """Letters for the kinds of tokens. Those below 256 come first: sets of them compile five times as fast."""
    taken = {_SMALL, _CAPITAL, _PLURAL, _SIGN, _BREAK, *"\\]^-[ "}
    return (letter for letter in map(chr, range(1, 0xD800)) if letter not in taken)


def _starts(compiled: Mapping[str, list[Form]], combined: Mapping[tuple[str, ...], str]) -> re.Pattern[str]:
    """Where a form can begin. The literal words that begin many forms ("the", "in") are tried only where a known word
    follows: without this, half of the scan goes into articles and prepositions."""
    literal = {letter for kinds, letter in combined.items() if all(kind.startswith("=") for kind in kinds)}
    weak = "".join(sorted(letter for letter in literal & set(compiled) if len(compiled[letter]) >= _OFTEN))
    strong = "".join(sorted(set(compiled) - set(weak)))
    return re.compile(f"[{strong}]|[{weak}](?=[{weak}{_SIGN}]{{0,5}}[^{weak}{_SIGN}{_UNKNOWN['unknown']}])")


def _scanner(entries: tuple[TimeNumeral, ...], signs: list[str]) -> tuple[tuple[_Numeral, ...], re.Pattern[str]]:
    """The expression that cuts a text into tokens: figures by pattern, words with dots, words, any other sign."""
    by_pattern: dict[str, list[tuple[str, int | None, int | None]]] = {}
    for entry in entries:
        by_pattern.setdefault(entry.pattern, []).append((entry.kind, entry.low, entry.high))
    dotted = sorted((sign for sign in signs if sign[0].isalpha()), key=lambda sign: (-len(sign), sign))
    known = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in dotted)
    figures = "|".join(f"({pattern})" for pattern in by_pattern)
    scanner = re.compile(rf"{figures}|((?:(?<!\w)(?:{known})(?!\w))|[^\W\d_]+)|\n\s*\n|[^\w\s]|_")
    return tuple(_Numeral(tuple(kinds)) for kinds in by_pattern.values()), scanner


def _numeral_kinds(numerals: tuple[_Numeral, ...]) -> Iterator[tuple[str, ...]]:
    """Every combination of kinds that a figure can have: its value between any two of the bounds."""
    for numeral in numerals:
        bounds = [bound for _, low, high in numeral.kinds for bound in (low, high) if bound is not None]
        for value in sorted({0, *bounds, *(bound + 1 for bound in bounds)}):
            yield _kinds_at(numeral, value)


def _kinds_at(numeral: _Numeral, value: int) -> tuple[str, ...]:
    return tuple(sorted(
        kind for kind, low, high in numeral.kinds
        if (low is None or low <= value) and (high is None or value <= high)
    ))  # fmt: skip


def _tokens(text: str, tables: TimeTables) -> _Tokens:
    lower = text.lower()
    if len(lower) != len(text):
        # A letter whose small form is longer ("İ") would shift every offset behind it.
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    lower = lower.translate(_ALIKE)
    letters, starts, ends, words = [], [], [], []
    plain, capitals, word_group = tables.letters, tables.capitals, len(tables.numerals) + 1
    for found in tables.scanner.finditer(lower):
        word = found[0]
        start, end = found.span()
        if found.lastindex == word_group:
            capital = text[start].isupper()
            letter = (capitals.get(word) if capital else None) or plain.get(word)
            if letter is None and not word.isalpha():
                word = " ".join(word.split())
                letter = plain.get(word)
            if letter is None:
                letter = _CAPITAL if capital else _PLURAL if word[-1] == "s" and len(word) > 3 else _SMALL
        elif found.lastindex is None:
            letter = plain.get(word, _BREAK if word[0] == "\n" else _SIGN)
        else:
            letter = _figure_letter(word, found.lastindex - 1, tables)
        letters.append(letter)
        starts.append(start)
        ends.append(end)
        words.append(word)
    return _Tokens("".join(letters), starts, ends, words)


def _figure_letter(word: str, place: int, tables: TimeTables) -> str:
    numeral = tables.numerals[place]
    digits = re.match(r"\d{1,9}", word)
    return tables.combined.get(_kinds_at(numeral, int(digits[0]) if digits else 0), _SIGN)


def _matches(tokens: _Tokens, tables: TimeTables) -> Iterator[tuple[int, int, Form, re.Match[str]]]:
    """Every match of every form: the tokens it covers, from and up to."""
    for start in tables.starts.finditer(tokens.letters):
        at = start.start()
        for form in tables.forms[start[0]]:
            match = form.expression.match(tokens.letters, at)
            if match is not None:
                first, end = (match.start("from"), match.end("to")) if form.bounded else match.span()
                if end > first:
                    yield first, end, form, match


def _slots(tokens: _Tokens, form: Form, match: re.Match[str], tables: TimeTables) -> tuple[tuple[str, str], ...]:
    found = dict(form.fixed)
    for i, slot in enumerate(form.slots):
        start, end = match.span(f"g{i}")
        if start >= 0:
            found.setdefault(slot.name, _value(tokens.words[start:end], slot, tables))
    return tuple(found.items())


def _around(tokens: _Tokens, start: int, end: int, tables: TimeTables) -> tuple[tuple[str, str], ...]:
    """The word before the mention that bounds a stretch: "since June" has lead "since"."""
    lead = tables.values.get("lead", {}).get(tokens.words[start - 1]) if start else None
    return (("lead", lead),) if lead else ()


def _two_ends(
    tokens: _Tokens, form: Form, match: re.Match[str], covered: range, offset: int
) -> tuple[tuple[str, str], ...]:
    """Where the two ends of a range stand in the page: "March to June" as ("first", "5-10"), ("second", "14-18")."""
    seconds = [match.start(f"g{i}") for i, slot in enumerate(form.slots) if slot.name.endswith("2")]
    split = min(place for place in seconds if place >= 0)
    last = split - 2
    while last > covered.start and not tokens.words[last][0].isalnum():
        last -= 1
    first = f"{offset + tokens.starts[covered.start]}-{offset + tokens.ends[last]}"
    second = f"{offset + tokens.starts[split]}-{offset + tokens.ends[covered.stop - 1]}"
    return ("first", first), ("second", second)


def _value(words: list[str], slot: Slot, tables: TimeTables) -> str:
    match slot.reads:
        case "number":
            return number_of(words, tables.figures)
        case "year":
            return year_of(words, tables.figures)
    values = tables.values.get(slot.kind or "", {})
    return values.get(words[0], re.sub(r"(?<=\d),(?=\d)|(?:st|nd|rd|th)$|^'", "", words[0]))


def _sentence(text: str) -> Sentence:
    return Sentence(0, 0, Span(0, len(text)), ())
