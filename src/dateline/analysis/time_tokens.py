"""The tokens of a sentence as the grammar of times sees them: one letter for each kind of word or figure."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.lexicon.rules.time import TimeNumeral

# Letters that stand for tokens without a kind: unknown words (small, with a capital, ending in s), signs, a blank line.
SMALL, CAPITAL, PLURAL, SIGN, BREAK = "o", "O", "s", "~", "\n"
UNKNOWN = {"unknown": SMALL + CAPITAL + PLURAL, "plural": PLURAL, "capital": CAPITAL}
# Stands for a figure of which only what is written around it tells the pattern: "7.30" before "pm".
FIGURE = "\0"
# Tokens whose letters are kept: the words of some hundred pages.
KEPT = 50_000
_ALIKE = (("’", "'"), ("‘", "'"), ("—", "–"))
_AT_A_WORD_END = r"(?<!\w)"
# The parts of a pattern that look at what stands around a figure.
_AROUND = re.compile(r"\(\?(?:=|!|<=|<!)[^()]*\)|\\b")


class Numeral(Struct, frozen=True):
    """One pattern of figures: the kinds its matches have, each with the bounds of its value."""

    pattern: str
    kinds: tuple[tuple[str, int | None, int | None], ...]

    @property
    def is_lettered(self) -> bool:
        """Whether it begins with a letter or a sign of its own ("Q3", "½") and not with a digit or an apostrophe."""
        first = self.pattern.removeprefix(_AT_A_WORD_END)[0]
        return not first.isdigit() and first not in "\\'"

    def kinds_at(self, value: int) -> tuple[str, ...]:
        """The kinds of a figure of this value."""
        return tuple(sorted(
            kind for kind, low, high in self.kinds
            if (low is None or low <= value) and (high is None or value <= high)
        ))  # fmt: skip

    def combinations(self) -> Iterator[tuple[str, ...]]:
        """Every combination of kinds that a figure can have: its value between any two of the bounds."""
        bounds = [bound for _, low, high in self.kinds for bound in (low, high) if bound is not None]
        return (self.kinds_at(value) for value in sorted({0, *bounds, *(bound + 1 for bound in bounds)}))


class Letters(dict[str, str]):
    """The letters of tokens as they are written, each found once: few words are most of a text. A figure that can be of
    several patterns has the letter `FIGURE`."""

    def __init__(
        self,
        plain: Mapping[str, str],
        capitals: Mapping[str, str],
        combined: Mapping[tuple[str, ...], str],
        numerals: Sequence[Numeral],
    ) -> None:
        self.plain, self.capitals, self.combined = plain, capitals, combined
        self.numerals = [(re.compile(_AROUND.sub("", one.pattern), re.I), one) for one in numerals]

    def __missing__(self, token: str) -> str:
        if len(self) >= KEPT:
            self.clear()
        letter = self[token] = self._letter(token)
        return letter

    def of_figure(self, token: str, numeral: Numeral) -> str:
        """The letter of a figure of this pattern."""
        digits = re.match(r"\d{1,9}", token)
        return self.combined.get(numeral.kinds_at(int(digits[0]) if digits else 0), SIGN)

    def _letter(self, token: str) -> str:
        fit = [numeral for pattern, numeral in self.numerals if pattern.fullmatch(token)]
        if fit:
            return self.of_figure(token, fit[0]) if len(fit) == 1 else FIGURE
        word = word_of(token)
        known = self.plain.get(word)
        if word[0] == "_" or not word[0].isalnum():
            return known or (BREAK if word[0] == "\n" else SIGN)
        if token[0].isupper():
            return self.capitals.get(word) or known or CAPITAL
        return known or (PLURAL if word[-1] == "s" and len(word) > 3 else SMALL)


class TokenTables(Struct, frozen=True, eq=False):
    """The scanner of tokens, the figures with the numeral of each of their groups, and the letters of tokens."""

    scanner: re.Pattern[str]
    figures: re.Pattern[str]
    numerals: tuple[Numeral, ...]
    letters: Letters


class Tokens(Struct, frozen=True):
    """The tokens of a sentence: one letter each, where they begin in it, how they are written."""

    letters: str
    starts: list[int]
    written: list[str]

    def end(self, i: int) -> int:
        """Where token `i` ends."""
        return self.starts[i] + len(self.written[i])

    def word(self, i: int) -> str:
        """Token `i` in small letters."""
        return word_of(self.written[i])

    def words(self, start: int, end: int) -> list[str]:
        """The tokens from `start` up to `end` in small letters."""
        return list(map(word_of, self.written[start:end]))


def numerals_of(entries: tuple[TimeNumeral, ...]) -> tuple[Numeral, ...]:
    """The numerals by pattern, in the order of the lexicon."""
    by_pattern: dict[str, list[tuple[str, int | None, int | None]]] = {}
    for entry in entries:
        by_pattern.setdefault(entry.pattern, []).append((entry.kind, entry.low, entry.high))
    return tuple(Numeral(pattern, tuple(kinds)) for pattern, kinds in by_pattern.items())


def compile_tokens(
    numerals: tuple[Numeral, ...],
    letters: Mapping[str, str],
    capitals: Mapping[str, str],
    combined: Mapping[tuple[str, ...], str],
) -> TokenTables:
    """The scanner that cuts a text into tokens: figures by pattern, words with dots, words, any other sign."""
    dotted = {word for word in (*letters, *capitals) if not word.isalpha() and word[0].isalpha()}
    lettered = tuple(numeral for numeral in numerals if numeral.is_lettered)
    others = tuple(numeral for numeral in numerals if not numeral.is_lettered)
    in_words = "".join(f"(?i:{numeral.pattern})|" for numeral in lettered)
    in_figures = "|".join(numeral.pattern for numeral in others)
    words = rf"(?<!\w)(?:{_by_first_letter(dotted)})(?!\w)|[^\W\d_]+"
    # The blank before a token is taken with it: to try everything there, and find nothing, takes a third of the time.
    scanner = re.compile(rf" ?((?=[^\W\d_])(?:{in_words}{words})|(?=[\d'])(?i:{in_figures})|\n\s*\n|[^\w\s]|_)")
    ordered = (*lettered, *others)
    figures = re.compile("|".join(f"({numeral.pattern})" for numeral in ordered), re.I)
    return TokenTables(scanner, figures, ordered, Letters(letters, capitals, combined, ordered))


def free_letters() -> Iterator[str]:
    """Letters for the kinds of tokens. Those below 256 come first: sets of them compile five times as fast."""
    taken = {SMALL, CAPITAL, PLURAL, SIGN, BREAK, FIGURE, *"\\]^-[ "}
    return (letter for letter in map(chr, range(1, 0xD800)) if letter not in taken)


def alike(text: str) -> str:
    """The text with straight apostrophes and one kind of dash, every character at its own offset."""
    if not text.isascii():
        for sign, other in _ALIKE:
            text = text.replace(sign, other)
    return text


def word_of(token: str) -> str:
    """A token in small letters; of a word with dots and blanks ("p. m.") with single blanks."""
    word = token.lower()
    return " ".join(word.split()) if word[0].isalpha() and not word.isalpha() else word


def letters_of(text: str, tokens: Sequence[str], tables: TokenTables) -> str:
    """One letter for each of the `tokens` of a text, which `alike` has been through."""
    letters = "".join(map(tables.letters.__getitem__, tokens))
    if FIGURE not in letters:
        return letters
    starts = starts_of(text, tokens)
    return "".join([
        _figure_letter(text, start, tables) if letter == FIGURE else letter
        for letter, start in zip(letters, starts, strict=True)
    ])  # fmt: skip


def starts_of(text: str, tokens: Sequence[str]) -> list[int]:
    """Where the tokens of a text begin: between two of them stands white space only."""
    starts, at = [], 0
    for token in tokens:
        start = text.find(token, at)
        starts.append(start)
        at = start + len(token)
    return starts


def _by_first_letter(words: Collection[str]) -> str:
    """One expression for these words in any case, longer ones first, in branches by their first letter: the branch
    costs little where no word begins so."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        for first in sorted({word[0], word[0].upper()}):
            branches.setdefault(first, []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{first}(?i:{'|'.join(branches[first])})" for first in sorted(branches)) or r"(?!)"


def _figure_letter(text: str, start: int, tables: TokenTables) -> str:
    found = tables.figures.match(text, start)
    if found is None or found.lastindex is None:
        return SIGN
    return tables.letters.of_figure(found[0], tables.numerals[found.lastindex - 1])
