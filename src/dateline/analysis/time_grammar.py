"""The grammar of times: the lexicon's patterns become regular expressions over one letter a token."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Literal

from msgspec import Struct

from dateline.analysis.time_openings import NOTHING, Opening, letter_of, one_of
from dateline.lexicon.rules.load import LexiconError
from dateline.lexicon.rules.time import TimeForm, TimePhrase

SKIP = "..."
# An element of a pattern: {kind}, {kind:slot}, <phrase>, <phrase:slot>, an operator, or a literal word or sign.
_ELEMENT = re.compile(r"\{(\w+)(?::(\w+))?\}|<(\w+)(?::(\w+))?>|([()|?\[\]!])|(\\\S|\.\.\.|[^\s()|?\[\]!{}<>]+)")


class Slot(Struct, frozen=True):
    """What a group of a form's expression holds: the slot, the kind of its token, and how its words are read."""

    name: str
    kind: str | None
    reads: Literal["slots", "number", "year"]


class Form(Struct, frozen=True):
    """One compiled pattern: its expression over token letters, the letters it can begin with, each with those that can
    stand behind it (None for any), letters of which every match holds at least one (`core`), its groups' slots."""

    name: str
    means: str
    expression: re.Pattern[str]
    first: Mapping[str, frozenset[str] | None]
    core: frozenset[str]
    slots: tuple[Slot, ...]
    fixed: tuple[tuple[str, str], ...]
    bounded: bool


class Forms(dict[str, tuple[Form, ...]]):
    """The forms that can begin with two letters (or with the last one of a sentence), found when they first stand
    there: few of all pairs ever do."""

    def __init__(self, by_letter: Mapping[str, Sequence[Form]]) -> None:
        self.by_letter = by_letter

    def __missing__(self, opening: str) -> tuple[Form, ...]:
        first, second = opening[0], opening[1:]
        listed = ((form, form.first[first]) for form in self.by_letter.get(first, ()))
        forms = self[opening] = tuple(form for form, behind in listed if behind is None or second in behind)
        return forms


class GrammarError(LexiconError):
    """A pattern that cannot be read: the message names the file, the form, the pattern and what is wrong."""


def kinds_named(patterns: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds and the literal words that patterns name."""
    kinds, literals = set(), set()
    for pattern in patterns:
        for kind, _, _, _, _, literal in _ELEMENT.findall(pattern):
            if kind:
                kinds.add(kind)
            elif literal and literal != SKIP:
                literals.add(literal.removeprefix("\\"))
    return frozenset(kinds), frozenset(literals)


def compile_form(
    form: TimeForm,
    *,
    letters: Mapping[str, str],
    literals: Mapping[str, str],
    phrases: Mapping[str, TimePhrase],
    common: Set[str] = frozenset(),
) -> list[Form]:
    """One `Form` for each pattern of the entry; `letters` gives the token letters of a kind, `literals` of a word,
    `common` are the letters of words that nearly every sentence holds.

    Raises `GrammarError` for an unknown kind or phrase, an unclosed bracket, a pattern that can match nothing.
    """
    found = []
    for pattern in form.patterns:
        writer = _Writer(f"time.toml, form {form.form!r}, pattern {pattern!r}", letters, literals, phrases, common)
        part = writer.pattern(pattern)
        if part.opening.empty:
            raise GrammarError(f"{writer.name}: it can match nothing; make one element required")
        expression, slots, fixed = re.compile(part.text), tuple(writer.slots), tuple(form.slots.items())
        core = writer.rarest(part.needs)
        found.append(
            Form(form.form, form.means, expression, part.opening.seconds(), core, slots, fixed, writer.bounded)
        )
    return found


class _Part(Struct, frozen=True):
    """A piece of an expression, what it can begin with, and what it needs: sets of letters, of each of which every
    match holds one."""

    text: str
    opening: Opening = NOTHING
    needs: tuple[frozenset[str], ...] = ()


class _Writer:
    """Writes one pattern as an expression: reads its elements from left to right and numbers the groups."""

    def __init__(
        self,
        name: str,
        letters: Mapping[str, str],
        literals: Mapping[str, str],
        phrases: Mapping[str, TimePhrase],
        common: Set[str],
    ) -> None:
        self.name, self.letters, self.literals, self.phrases = name, letters, literals, phrases
        self.common = common
        self.slots: list[Slot] = []
        self.bounded = False
        self.mute = 0

    def pattern(self, pattern: str) -> _Part:
        elements = list(_ELEMENT.finditer(pattern))
        part, at = self._choice(elements, 0)
        if at != len(elements):
            raise GrammarError(f"{self.name}: unexpected {elements[at][0]!r}")
        return part

    def rarest(self, needs: tuple[frozenset[str], ...]) -> frozenset[str]:
        """Of several sets of letters the one that fewest sentences hold: without common words, and of few words at all.
        Raises `GrammarError` where there is none to choose from."""
        if not needs:
            raise GrammarError(f"{self.name}: no word is needed in it; make one element required")
        return min(needs, key=lambda letters: (len(letters & self.common), len(letters)))

    def _choice(self, elements: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        options = []
        while True:
            part, at = self._sequence(elements, at)
            options.append(part)
            if at == len(elements) or elements[at][5] != "|":
                break
            at += 1
        return (options[0] if len(options) == 1 else self._one_of(options)), at

    def _one_of(self, options: list[_Part]) -> _Part:
        opening = one_of(option.opening for option in options)
        text = "(?:" + "|".join(option.text for option in options) + ")"
        if opening.empty or not all(option.needs for option in options):
            return _Part(text, opening)
        return _Part(text, opening, (frozenset().union(*(self.rarest(option.needs) for option in options)),))

    def _sequence(self, elements: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        texts: list[str] = []
        opening = NOTHING
        needs: tuple[frozenset[str], ...] = ()
        while at < len(elements) and elements[at][5] not in ("|", ")"):
            part, at = self._item(elements, at)
            texts.append(part.text)
            needs += part.needs
            opening = opening.then(part.opening)
        return _Part("".join(texts), opening, needs), at

    def _item(self, elements: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        element = elements[at]
        match element[5]:
            case "[" | "]":
                self.bounded = True
                return _Part("(?P<from>)" if element[5] == "[" else "(?P<to>)"), at + 1
            case "!":
                self.mute += 1
                part, at = self._item(elements, at + 1)
                self.mute -= 1
                return _Part(f"(?!{part.text})"), at
            case "(":
                part, at = self._choice(elements, at + 1)
                if at == len(elements) or elements[at][5] != ")":
                    raise GrammarError(f"{self.name}: a bracket is not closed")
                at += 1
            case "?" | ")":
                raise GrammarError(f"{self.name}: unexpected {element[5]!r}")
            case _:
                part, at = self._atom(element), at + 1
        if at < len(elements) and elements[at][5] == "?":
            return _Part(f"(?:{part.text})?", one_of((part.opening, NOTHING))), at + 1
        return part, at

    def _atom(self, element: re.Match[str]) -> _Part:
        kind, slot, phrase, phrase_slot, _, literal = element.groups()
        if literal == SKIP:
            return _Part(".{0,8}?", Opening(empty=True, wild=True))
        if literal:
            return self._letters(self.literals[literal.removeprefix("\\")])
        if kind:
            if kind not in self.letters:
                raise GrammarError(f"{self.name}: no word and no numeral has the kind {kind!r}")
            return self._group(self._letters(self.letters[kind]), Slot(slot or kind, kind, "slots"))
        if phrase not in self.phrases:
            raise GrammarError(f"{self.name}: there is no phrase {phrase!r}")
        entry = self.phrases[phrase]
        if entry.reads == "slots":
            return self._phrase(entry)
        self.mute += 1
        part = self._phrase(entry)
        self.mute -= 1
        return self._group(part, Slot(phrase_slot or phrase, None, entry.reads))

    def _phrase(self, entry: TimePhrase) -> _Part:
        return self._one_of([self.pattern(pattern) for pattern in entry.patterns])

    def _letters(self, letters: str) -> _Part:
        text = re.escape(letters) if len(letters) == 1 else f"[{re.escape(letters)}]"
        return _Part(text, letter_of(frozenset(letters)), (frozenset(letters),))

    def _group(self, part: _Part, slot: Slot) -> _Part:
        if self.mute:
            return part
        self.slots.append(slot)
        return _Part(f"(?P<g{len(self.slots) - 1}>{part.text})", part.opening, part.needs)
