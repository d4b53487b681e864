"""Where names of the actor list, countries, nationalities and communities stand in a text, by their words alone."""

import re

from msgspec import Struct

from dateline.analysis.actor_tables import WORD, ActorTables, Wording
from dateline.model.sourced import Span

# What may stand between two words of one name: "U.S.", "al-Qaeda", "Shi’ite", "Communist Party of India (Maoist)".
GAP = re.compile(r"(?:[ .’'/–-]|\. | - |\.-| & | \()\Z")
# A word tied on behind makes the name a mere modifier: "Iran-backed", "U.S.-led", "Houthi-run".
TIED = re.compile(r"[-–][a-z]+(?:ed|led|run|born|style|made|held)\b")
# A prefix tied on before turns it round: "anti-Taliban", "pro-Kremlin"; "al-Shabaab" is no such thing.
PREFIXED = re.compile(r"(?:anti|pro|non|ex|counter|post|pre)[-–]\Z", re.IGNORECASE)


class Hit(Struct, frozen=True):
    """A wording found in the text. `senses` are all that it can mean, in the order of the lexicon; `tied` is True
    where the name only qualifies ("Iran-backed")."""

    span: Span
    senses: tuple[Wording, ...]
    tied: bool = False

    @property
    def sense(self) -> Wording:
        """The first meaning."""
        return self.senses[0]

    def meant(self, *, country: str | None = None, year: int | None = None) -> Wording:
        """The meaning that fits the country and the year best; the first one where neither tells."""

        def unfit(sense: Wording) -> tuple[bool, bool]:
            actor = sense.actor
            after = actor is not None and year is not None and actor.since is not None and year < actor.since
            before = actor is not None and year is not None and actor.until is not None and year >= actor.until
            return (after or before, country is not None and sense.country != country)

        return min(self.senses, key=unfit)


class Word(Struct, frozen=True, gc=False):
    """One run of letters and digits, as written and in small letters, with its offsets in the stretch."""

    text: str
    lower: str
    start: int
    end: int


def scan(text: str, span: Span, tables: ActorTables) -> tuple[Hit, ...]:
    """The longest names in a stretch of text, from left to right, none inside another."""
    stretch = span.slice(text)
    shouted = is_shouted(stretch)
    beginnings = _beginnings(WORD.findall(stretch), tables, shouted=shouted)
    if not beginnings:
        return ()
    words = [Word(word := found[0], word.lower(), *found.span()) for found in WORD.finditer(stretch)]
    hits: list[Hit] = []
    behind = 0
    for i in beginnings:
        senses = _longest(stretch, words, i, tables, shouted=shouted) if i >= behind else ()
        if not senses:
            continue
        length = len(senses[0].words)
        start, end = words[i].start, words[i + length - 1].end
        # "U.S." ends with its stop; where "US" was found the stop is the sentence's.
        if stretch[end : end + 1] == "." and any(sense.dotted for sense in senses):
            end += 1
        tied = TIED.match(stretch, end) is not None or PREFIXED.search(stretch, max(0, start - 8), start) is not None
        hits.append(Hit(Span(span.start + start, span.start + end), senses, tied))
        behind = i + length
    return tuple(hits)


def is_shouted(stretch: str) -> bool:
    """Whether the stretch is set in capitals, so that case says nothing."""
    if stretch[:20].isupper() is False:
        return False
    letters = sum(char.isalpha() for char in stretch)
    return letters > 12 and sum(char.isupper() for char in stretch) > 0.7 * letters


def _beginnings(words: list[str], tables: ActorTables, *, shouted: bool) -> list[int]:
    """The words with which a name can begin: the first word or two of one, with a capital where it needs one."""
    known, small = tables.wordings, tables.small_starts
    following = (*words[1:], "")
    return [
        i
        for i, word in enumerate(words)
        if (shouted or word[0].isupper() or word.lower() in small)
        and ((lower := word.lower()) in known or f"{lower} {following[i].lower()}" in known)
    ]


def _longest(stretch: str, words: list[Word], i: int, tables: ActorTables, *, shouted: bool) -> tuple[Wording, ...]:
    """All meanings of the longest name that begins with word `i`; none if no name does."""
    word = words[i].lower
    following = words[i + 1].lower if i + 1 < len(words) else ""
    senses: list[Wording] = []
    for wording in (*tables.wordings.get(f"{word} {following}", ()), *tables.wordings.get(word, ())):
        length = len(wording.words)
        if senses and length < len(senses[0].words):
            break
        if length == 1 and word in tables.homographs and (shouted or _is_part(stretch, words, i, wording, tables)):
            continue
        if _stands_here(stretch, words, i, wording, shouted=shouted):
            senses.append(wording)
    return tuple(senses)


def _stands_here(stretch: str, words: list[Word], i: int, wording: Wording, *, shouted: bool) -> bool:
    if i + len(wording.words) > len(words):
        return False
    for k, expected in enumerate(wording.words):
        word = words[i + k]
        if word.lower != expected or not (shouted or _same_case(word.text, wording.written[k])):
            return False
        if k == 0:
            continue
        gap = stretch[words[i + k - 1].end : word.start]
        # "A.U." is not the "A U" of "A U.N. spokesman".
        letters = len(expected) == 1 and len(wording.words[k - 1]) == 1
        if GAP.fullmatch(gap) is None or (letters and "." not in gap):
            return False
    return True


def _is_part(stretch: str, words: list[Word], i: int, wording: Wording, tables: ActorTables) -> bool:
    """Whether a plain word with a capital stands beside another one, "Labour" in "the General Labour Front"; an acronym
    ("US Senator") is none."""
    if wording.written[0].isupper():
        return False
    for j, k in ((i - 1, i), (i, i + 1)):
        if j >= 0 and k < len(words) and stretch[words[j].end : words[k].start] == " ":
            other = words[j if k == i else k]
            if other.text[0].isupper() and other.lower not in tables.determiners:
                return True
    return False


def _same_case(word: str, written: str) -> bool:
    """Whether a word is spelt as its name demands: acronyms exactly, names with a capital, small words as they come."""
    if written.islower() or written.isdigit():
        return True
    if written.isupper() and len(written) > 1:
        return word == written
    return word[0].isupper()
