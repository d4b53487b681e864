"""The tokens of a sentence as the grammar of times sees them: one letter for each kind of word or figure."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from dateline.lexicon.rules.time import TimeNumeral

# Letters that stand for tokens without a kind: unknown words (small, with a capital, ending in s), signs, a blank line.
SMALL, CAPITAL, PLURAL, SIGN, BREAK = "o", "O", "s", "~", "\n"
UNKNOWN = {"unknown": SMALL + CAPITAL + PLURAL, "plural": PLURAL, "capital": CAPITAL}
_ALIKE = (("’", "'"), ("‘", "'"), ("—", "–"))
_LETTERS = re.compile(r"[^\W\d_]+")
_AT_A_WORD_END = r"(?<!\w)"


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


class TokenTables(Struct, frozen=True, eq=False):
    """The scanner of tokens with the numeral of each of its groups, and the letters: of words, of words that have
    another kind with a capital, of combinations of kinds."""

    scanner: re.Pattern[str]
    groups: tuple[Numeral | None, ...]
    figure: re.Pattern[str]
    letters: Mapping[str, str]
    capitals: Mapping[str, str]
    combined: Mapping[tuple[str, ...], str]


class Tokens(Struct, frozen=True):
    """The tokens of a sentence: one letter each, their offsets in it, their words in lower case."""

    letters: str
    starts: list[int]
    ends: list[int]
    words: list[str]


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
    lettered = [numeral for numeral in numerals if numeral.is_lettered]
    others = [numeral for numeral in numerals if not numeral.is_lettered]
    in_words = "".join(f"({numeral.pattern})|" for numeral in lettered)
    in_figures = "|".join(f"({numeral.pattern})" for numeral in others)
    words = rf"((?<!\w)(?:{_by_first_letter(dotted)})(?!\w)|[^\W\d_]+)"
    scanner = re.compile(rf"(?=[^\W\d_])(?:{in_words}{words})|(?=[\d'])(?:{in_figures})|\n\s*\n|[^\w\s]|_")
    return TokenTables(
        scanner=scanner,
        groups=(None, *lettered, None, *others),
        figure=re.compile("|".join([r"\d", *(numeral.pattern for numeral in lettered)])),
        letters=letters,
        capitals=capitals,
        combined=combined,
    )


def free_letters() -> Iterator[str]:
    """Letters for the kinds of tokens. Those below 256 come first: sets of them compile five times as fast."""
    taken = {SMALL, CAPITAL, PLURAL, SIGN, BREAK, *"\\]^-[ "}
    return (letter for letter in map(chr, range(1, 0xD800)) if letter not in taken)


def lowered(text: str) -> str:
    """The text in small letters and straight apostrophes, every character at its own offset."""
    lower = text.lower()
    if len(lower) != len(text):
        # A letter whose small form is longer ("İ") would shift every offset behind it.
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    if not lower.isascii():
        for sign, alike in _ALIKE:
            lower = lower.replace(sign, alike)
    return lower


def holds(lower: str, words: frozenset[str], tables: TokenTables) -> bool:
    """Whether a text in small letters holds a figure or one of these words (see `pieces`)."""
    return not words.isdisjoint(_LETTERS.findall(lower)) or tables.figure.search(lower) is not None


def pieces(words: Iterable[str]) -> frozenset[str]:
    """For each word a run of letters that a text with this word holds: "light" for "first light"."""
    runs = (sorted(_LETTERS.findall(word), key=len) for word in words)
    return frozenset(run[-1] for run in runs if run)


def tokens_of(text: str, lower: str, tables: TokenTables) -> Tokens:
    """The tokens of a text; `lower` is the same in small letters (`lowered`)."""
    letters, starts, ends, words = [], [], [], []
    plain, capitals, groups = tables.letters, tables.capitals, tables.groups
    for found in tables.scanner.finditer(lower):
        word, group = found[0], found.lastindex
        start = found.start()
        if group is None:
            letter = plain.get(word) or (BREAK if word[0] == "\n" else SIGN)
        elif (numeral := groups[group]) is not None:
            letter = _figure_letter(word, numeral, tables)
        else:
            known = plain.get(word)
            if known is None and not word.isalpha():
                word = " ".join(word.split())
                known = plain.get(word)
            if text[start].isupper():
                letter = capitals.get(word) or known or CAPITAL
            else:
                letter = known or (PLURAL if word[-1] == "s" and len(word) > 3 else SMALL)
        letters.append(letter)
        starts.append(start)
        ends.append(found.end())
        words.append(word)
    return Tokens("".join(letters), starts, ends, words)


def _by_first_letter(words: Collection[str]) -> str:
    """One expression for these words, longer ones first, in branches by their first letter: the branch costs little
    where no word begins so."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        branches.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{first}(?:{'|'.join(branches[first])})" for first in sorted(branches))


def _figure_letter(word: str, numeral: Numeral, tables: TokenTables) -> str:
    digits = re.match(r"\d{1,9}", word)
    return tables.combined.get(numeral.kinds_at(int(digits[0]) if digits else 0), SIGN)
