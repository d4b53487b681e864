"""Where sentences end: at stops that close no abbreviation, with the quotation marks and brackets behind them."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.lexicon.rules.actors import Title
from dateline.lexicon.rules.entry import Entry
from dateline.lexicon.rules.examples import example_of
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.sentences import Abbreviation, Opener, QuestionTag

# A run of stops with the marks, brackets and numbers of notes that close behind it, "said. ”" too.
STOP = re.compile(r"[.?!…؟।。！？]+(?:[\"'’”»)\]]|[ \u00a0][”»)\]]|\[\d{1,3}\])*")
# What may stand between two sentences: white space, and the marks, brackets and bullets that open the second.
GAP = re.compile(r"\s*[\"“„‘'«(\[`—–•*-]*\s*")
# Where a page lost the blank between two sentences: "in Karvala.It happened", "said.“No.”"
LOST_BLANK = re.compile(r"[“\"]?[A-Z][a-z]+[ ,’']")
# A line of a list begins a sentence whatever the line before it ends with.
LIST_LINE = re.compile(r"\n\s*(?=(?:[•▪◦‣·*–—-]|\d{1,2}[.)])[ \t]+\S)")
ASKING = frozenset("?!؟।。！？")
CLOSING_QUOTES = frozenset("\"”»’'")
DASHES = frozenset("—–-•*")
# Stops that need no white space behind them.
ALONE = frozenset("。！？")
# No abbreviation and no word of interest is longer.
REACH = 24
NEXT_WORD = re.compile(rf"\w{{1,{REACH}}}")
# "U.S", "p.m", "Ph.D": stops inside.
DOTTED = re.compile(r"(?:\w{1,2}\.)+\w{1,2}")
# What begins a sentence with a small letter: a name ("al-Karim", "iPhone"), a point of a list ("b) ").
SMALL = re.compile(r"[a-z]{1,4}[-’']?[A-Z]|[a-z]\)\s")
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])\)?")


class SentenceTables(Struct, frozen=True):
    """Abbreviations without their stop: those that end no sentence (`inside`), none before a figure (`numbered`), or
    one where an opener follows (`anywhere`). `tag` is the speaker with the verb behind a quoted question."""

    inside: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    tag: re.Pattern[str] = re.compile(r"(?!)")


def compile_sentences(lexicon: Lexicon) -> SentenceTables:
    """The tables of one lexicon, from its abbreviations and the titles it knows before names."""
    places: dict[str, set[str]] = {"name": set(), "inside": set(), "number": set(), "anywhere": set()}
    for entry in lexicon.entries(Abbreviation):
        places[entry.place].update(entry.words)
    phrases = (phrase for title in lexicon.entries(Title) for phrase in title.words if phrase.endswith("."))
    # "Spec. Roca", but "up to spec."
    titles = {phrase.split()[-1].capitalize() for phrase in phrases}
    openers = frozenset(word for entry in lexicon.entries(Opener) for word in entry.words)
    verbs = "|".join(sorted(word for entry in lexicon.entries(QuestionTag) for word in entry.words))
    name = r"(?:the )?(?:(?:al-|el-)?[A-Z][\w’'-]*\.?\s+){1,4}"
    return SentenceTables(
        inside=_written(titles | places["name"] | places["inside"]),
        numbered=_written(places["number"]),
        anywhere=_written(places["anywhere"]),
        openers=openers,
        tag=re.compile(rf"{name}(?:{verbs})\s*[.,;]") if verbs else re.compile(r"(?!)"),
    )


def prove_sentences(tables: SentenceTables, entry: Entry) -> list[str]:
    """The complaints about an entry of sentences.toml: each `{sentence:…}` of an example is one, by offset."""
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        expected = [span.slice(example.text) for _, span in example.marks]
        found = [part.strip() for part in parts(example.text, tables)]
        if found != expected:
            complaints.append(f"{marked!r}: the sentences are {found}")
    return complaints


def parts(text: str, tables: SentenceTables) -> Iterator[str]:
    """The text cut behind each sentence."""
    start = 0
    for end in (*sentence_ends(text, 0, len(text), tables), len(text)):
        if start < end:
            yield text[start:end]
        start = end


def sentence_ends(text: str, start: int, end: int, tables: SentenceTables) -> Iterator[int]:
    """The offsets behind each sentence of a paragraph but the last, marks and brackets that close it included."""
    lines = [found.start() for found in LIST_LINE.finditer(text, start, end)] if "\n" in text[start:end] else []
    opened = start
    for stop in STOP.finditer(text, start, end):
        while lines and lines[0] < stop.start():
            yield (opened := lines.pop(0))
        if stop.end() < end and _ends(text, stop, opened, end, tables):
            yield (opened := stop.end())
    yield from lines


def _ends(text: str, stop: re.Match[str], opened: int, end: int, tables: SentenceTables) -> bool:
    at, after = stop.span()
    gap = GAP.match(text, after, end)
    following = after if gap is None else gap.end()
    if not text[after].isspace():
        return text[at] in ALONE or _lost_blank(text, at, after, end)
    if following >= end:
        return False
    sign = text[following]
    if sign.islower() and not SMALL.match(text, following, end):
        return False
    if sign in ".?!…,;:":
        return False
    signs = frozenset(text[at:after])
    if signs & CLOSING_QUOTES and tables.tag.match(text, following, end):
        return False
    if signs & ASKING:
        return True
    # "NORTHPORT, Calif. — A ferry sank": the dash belongs to a dateline.
    opens = DASHES.isdisjoint(text[after:following]) and _opens(text, following, end, tables)
    if text[at] == "…" or text.startswith("..", at):
        return opens or not text[at - 1 : at].isspace()
    return _ends_word(text, max(opened, at - REACH), at, following, opens=opens, tables=tables, opened=opened)


def _ends_word(
    text: str, left: int, at: int, following: int, *, opens: bool, tables: SentenceTables, opened: int
) -> bool:
    """Whether the one stop at `at` closes the sentence and not only the word before it."""
    before = text[left:at]
    if before[-1:].isspace() or not before:
        return bool(before.strip())
    word = before.split()[-1].lstrip("(\"“‘'«[")
    if word in tables.inside:
        return False
    if word in tables.numbered:
        return not text[following].isnumeric()
    if at - opened <= REACH and ENUMERATOR.fullmatch(text[opened:at].strip()):
        return False
    if word in tables.anywhere or DOTTED.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return opens
    return True


def _lost_blank(text: str, at: int, after: int, end: int) -> bool:
    """ "in Karvala.It happened", "said.“No.”", and not "example.Test" or "U.S.Army"."""
    word = text[max(0, at - 3) : at]
    is_word = after - at <= 2 and word.isalpha() and word.islower()
    return (is_word or text[after] == "“") and LOST_BLANK.match(text, after, end) is not None


def _opens(text: str, following: int, end: int, tables: SentenceTables) -> bool:
    found = NEXT_WORD.match(text, following, end)
    return found is not None and found[0] in tables.openers and not text.startswith(".", found.end())


def _written(words: set[str]) -> frozenset[str]:
    """The words without their stop, as written and in capitals; "v." is no initial "V."."""
    bare = {word.removesuffix(".") for word in words}
    return frozenset(form for word in bare for form in (word, word.upper() if len(word) > 1 else word))
