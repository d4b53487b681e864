"""The grammar of times: the lexicon's patterns become regular expressions over one letter a token."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

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
    """One compiled pattern: its expression over token letters, the letters it can begin with, its groups' slots."""

    name: str
    means: str
    expression: re.Pattern[str]
    first: frozenset[str]
    slots: tuple[Slot, ...]
    fixed: tuple[tuple[str, str], ...]
    bounded: bool


class GrammarError(ValueError):
    """A pattern that cannot be read: the message names the form, the pattern and what is wrong."""


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
    form: TimeForm, *, letters: Mapping[str, str], literals: Mapping[str, str], phrases: Mapping[str, TimePhrase]
) -> list[Form]:
    """One `Form` for each pattern of the entry; `letters` gives the token letters of a kind, `literals` of a word.

    Raises `GrammarError` for an unknown kind or phrase, an unclosed bracket, a pattern that can match nothing.
    """
    found = []
    for pattern in form.patterns:
        writer = _Writer(f"form {form.form!r}, pattern {pattern!r}", letters, literals, phrases)
        part = writer.pattern(pattern)
        if part.empty:
            raise GrammarError(f"{writer.name}: it can match nothing; make one element required")
        expression, slots, fixed = re.compile(part.text), tuple(writer.slots), tuple(form.slots.items())
        found.append(Form(form.form, form.means, expression, part.first, slots, fixed, writer.bounded))
    return found


class _Part(Struct, frozen=True):
    """A piece of an expression, the letters it can begin with, whether it can match nothing."""

    text: str
    first: frozenset[str] = frozenset()
    empty: bool = False


class _Writer:
    """Writes one pattern as an expression: reads its elements from left to right and numbers the groups."""

    def __init__(
        self, name: str, letters: Mapping[str, str], literals: Mapping[str, str], phrases: Mapping[str, TimePhrase]
    ) -> None:
        self.name, self.letters, self.literals, self.phrases = name, letters, literals, phrases
        self.slots: list[Slot] = []
        self.bounded = False
        self.mute = 0

    def pattern(self, pattern: str) -> _Part:
        elements = list(_ELEMENT.finditer(pattern))
        part, at = self._choice(elements, 0)
        if at != len(elements):
            raise GrammarError(f"{self.name}: unexpected {elements[at][0]!r}")
        return part

    def _choice(self, elements: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        options = []
        while True:
            part, at = self._sequence(elements, at)
            options.append(part)
            if at == len(elements) or elements[at][5] != "|":
                break
            at += 1
        if len(options) == 1:
            return options[0], at
        first = frozenset().union(*(option.first for option in options))
        text = "(?:" + "|".join(option.text for option in options) + ")"
        return _Part(text, first, any(option.empty for option in options)), at

    def _sequence(self, elements: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        texts: list[str] = []
        first: frozenset[str] = frozenset()
        empty = True
        while at < len(elements) and elements[at][5] not in ("|", ")"):
            part, at = self._item(elements, at)
            texts.append(part.text)
            if empty:
                first, empty = first | part.first, part.empty
        return _Part("".join(texts), first, empty), at

    def _item(self, elements: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        element = elements[at]
        match element[5]:
            case "[" | "]":
                self.bounded = True
                return _Part("(?P<from>)" if element[5] == "[" else "(?P<to>)", empty=True), at + 1
            case "!":
                self.mute += 1
                part, at = self._item(elements, at + 1)
                self.mute -= 1
                return _Part(f"(?!{part.text})", empty=True), at
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
            return _Part(f"(?:{part.text})?", part.first, empty=True), at + 1
        return part, at

    def _atom(self, element: re.Match[str]) -> _Part:
        kind, slot, phrase, phrase_slot, _, literal = element.groups()
        if literal == SKIP:
            return _Part(".{0,8}?", empty=True)
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
        parts = [self.pattern(pattern) for pattern in entry.patterns]
        first = frozenset().union(*(part.first for part in parts))
        return _Part(f"(?:{'|'.join(part.text for part in parts)})", first, any(part.empty for part in parts))

    def _letters(self, letters: str) -> _Part:
        text = re.escape(letters) if len(letters) == 1 else f"[{re.escape(letters)}]"
        return _Part(text, frozenset(letters))

    def _group(self, part: _Part, slot: Slot) -> _Part:
        if self.mute:
            return part
        self.slots.append(slot)
        return _Part(f"(?P<g{len(self.slots) - 1}>{part.text})", part.first, part.empty)
