"""Times in a sentence: words for dates, hours, lengths and habits, recognised and not yet normalised."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from dateline.analysis.time_grammar import Form, Forms, Slot, compile_form, kinds_named
from dateline.analysis.time_numbers import ARTICLES, number_of, year_of
from dateline.analysis.time_tokens import (
    BREAK,
    SIGN,
    UNKNOWN,
    Tokens,
    TokenTables,
    alike,
    compile_tokens,
    free_letters,
    letters_of,
    numerals_of,
    starts_of,
)
from dateline.lexicon.rules.examples import example_of
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.time import Feast, TimeForm, TimeNumeral, TimePhrase, TimeWord
from dateline.model.reading import Sentence, TimeMention
from dateline.model.sourced import Span

# What a form means whose words are the name of something and no time.
NAME = "name"
# The words that bound a stretch whatever follows; others do so only where the time stands by itself.
_ALONE = ("since", "until", "so far")
# A literal word that begins at least as many patterns as this is one of the articles and prepositions.
_OFTEN = 6


class Ahead(Struct, frozen=True):
    """The words that tell whether a time lies ahead, each field a kind of word in the lexicon: words of planning, of
    asking and promising, modals, what is called or appointed for a day, what is put off "until" one, what runs out,
    conditions and small words ("as soon as")."""

    planned: frozenset[str]
    asking: frozenset[str]
    modal: frozenset[str]
    rallying: frozenset[str]
    appointed: frozenset[str]
    putting_off: frozenset[str]
    running_out: frozenset[str]
    condition: frozenset[str]
    term: frozenset[str]
    aim: frozenset[str]
    follows: frozenset[str]
    equal: frozenset[str]
    soon: frozenset[str]


class TimeTables(Struct, frozen=True, eq=False):
    """The grammar, compiled: the tokens and their letters, the letters of which one stands in every sentence that names
    a time (`core`), the forms by the letters that they begin with."""

    tokens: TokenTables
    core: re.Pattern[str]
    values: Mapping[str, Mapping[str, str]]
    figures: Mapping[str, str]
    forms: Forms
    starts: re.Pattern[str]
    means: Mapping[str, str]
    feasts: Mapping[str, Feast]
    ahead: Ahead


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
    numerals = numerals_of(lexicon.entries(TimeNumeral))
    small = {word: tuple(sorted(found)) for word, found in kinds.items()}
    capitals = {word: tuple(sorted(found | kinds.get(word, set()))) for word, found in capital_kinds.items()}
    combinations = sorted(
        {*small.values(), *capitals.values(), *(c for numeral in numerals for c in numeral.combinations())}
    )
    combined = dict(zip(combinations, free_letters(), strict=False))
    by_kind: dict[str, str] = dict(UNKNOWN)
    for combination, letter in combined.items():
        for kind in combination:
            by_kind[kind] = by_kind.get(kind, "") + letter

    compiled: dict[str, list[Form]] = {}
    literal_letters = {literal: by_kind[f"={literal}"] for literal in literals}
    plain = {word: combined[found] for word, found in small.items()}
    # What nearly every sentence holds, and what no word of its own stands for, tells no sentence from another.
    common = {letter for word, letter in plain.items() if word in values["common"] or not word[0].isalpha()}
    common.update(UNKNOWN["unknown"], SIGN, BREAK)
    core: set[str] = set()
    for entry_form in forms:
        for form in compile_form(entry_form, letters=by_kind, literals=literal_letters, phrases=phrases, common=common):
            core |= form.core if form.means != NAME else frozenset()
            for letter in sorted(form.first):
                compiled.setdefault(letter, []).append(form)
    tokens = compile_tokens(numerals, plain, {word: combined[found] for word, found in capitals.items()}, combined)
    return TimeTables(
        tokens=tokens,
        core=re.compile(f"[{''.join(sorted(core))}]"),
        values=values,
        figures={word: value for kind in sorted(number_kinds) for word, value in values.get(kind, {}).items()}
        | dict.fromkeys(sorted(number_words.intersection(ARTICLES)), "1"),
        forms=Forms(compiled),
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
    words = alike(sentence.span.slice(text))
    cut = tables.tokens.scanner.findall(words)
    letters = letters_of(words, cut, tables.tokens)
    if tables.core.search(letters) is None:
        return []
    found = sorted(_matches(letters, tables), key=lambda match: (match[0], -match[1]))
    if not found:
        return []
    tokens = Tokens(letters, starts_of(words, cut), cut)
    mentions, free = [], 0
    for start, end, form, match in found:
        if start < free:
            continue
        free = end
        offset = sentence.span.start
        span = Span(offset + tokens.starts[start], offset + tokens.end(end - 1))
        slots = (*_slots(tokens, form, match, tables), *_around(tokens, start, end, tables))
        if form.means == "range":
            slots += _two_ends(tokens, form, match, range(start, end), offset)
        mentions.append(TimeMention(span, sentence.index, form.name, slots))
    return mentions


def _starts(compiled: Mapping[str, list[Form]], combined: Mapping[tuple[str, ...], str]) -> re.Pattern[str]:
    """Where a form can begin. The literal words that begin many forms ("the", "in") are tried only where a known word
    follows: without this, half of the scan goes into articles and prepositions."""
    literal = {letter for kinds, letter in combined.items() if all(kind.startswith("=") for kind in kinds)}
    weak = "".join(sorted(letter for letter in literal & set(compiled) if len(compiled[letter]) >= _OFTEN))
    strong = "".join(sorted(set(compiled) - set(weak)))
    return re.compile(f"[{strong}]|[{weak}](?=[{weak}{SIGN}]{{0,5}}[^{weak}{SIGN}{UNKNOWN['unknown']}])")


def _matches(letters: str, tables: TimeTables) -> Iterator[tuple[int, int, Form, re.Match[str]]]:
    """Every match of every form: the tokens it covers, from and up to."""
    for start in tables.starts.finditer(letters):
        at = start.start()
        for form in tables.forms[letters[at : at + 2]]:
            match = form.expression.match(letters, at)
            if match is not None:
                first, end = (match.start("from"), match.end("to")) if form.bounded else match.span()
                if end > first:
                    yield first, end, form, match


def _slots(tokens: Tokens, form: Form, match: re.Match[str], tables: TimeTables) -> tuple[tuple[str, str], ...]:
    found = dict(form.fixed)
    for i, slot in enumerate(form.slots):
        start, end = match.span(f"g{i}")
        if start >= 0:
            found.setdefault(slot.name, _value(tokens.words(start, end), slot, tables))
    return tuple(found.items())


def _around(tokens: Tokens, start: int, end: int, tables: TimeTables) -> tuple[tuple[str, str], ...]:
    """The word before the mention that bounds a stretch ("since June" has lead "since"), and the word behind it that
    counts a length from something else ("three days after the attack")."""
    lead = tables.values["lead"].get(tokens.word(start - 1)) if start else None
    found = (("lead", lead),) if lead in _ALONE or (lead and _ends_there(tokens, end)) else ()
    behind = tokens.word(end) if end < len(tokens.written) else None
    if behind in tables.values["counting"]:
        return (*found, ("counting", behind))
    return found


def _ends_there(tokens: Tokens, end: int) -> bool:
    """Whether a time is no attribute of what follows: "after Friday, …", never "after Friday prayers" or "Friday's"."""
    if end == len(tokens.written):
        return True
    return tokens.letters[end] not in UNKNOWN["unknown"] and tokens.written[end] not in "'-"


def _two_ends(
    tokens: Tokens, form: Form, match: re.Match[str], covered: range, offset: int
) -> tuple[tuple[str, str], ...]:
    """Where the two ends of a range stand in the page: "March to June" as ("first", "5-10"), ("second", "14-18")."""
    seconds = [match.start(f"g{i}") for i, slot in enumerate(form.slots) if slot.name.endswith("2")]
    split = min(place for place in seconds if place >= 0)
    last = split - 2
    while last > covered.start and not tokens.written[last][0].isalnum():
        last -= 1
    first = f"{offset + tokens.starts[covered.start]}-{offset + tokens.end(last)}"
    second = f"{offset + tokens.starts[split]}-{offset + tokens.end(covered.stop - 1)}"
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
