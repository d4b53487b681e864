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


def scan(text: str, span: Span, tables: ActorTables) -> tuple[Hit, ...]:
    """The longest names in a stretch of text, from left to right, none inside another."""
    stretch = span.slice(text)
    shouted = _shouted(stretch)
    words = [(found[0], found.start(), found.end()) for found in WORD.finditer(stretch)]
    hits: list[Hit] = []
    i = 0
    while i < len(words):
        hit, length = _longest(stretch, words, i, tables, shouted)
        if hit is None:
            i += 1
            continue
        hits.append(Hit(Span(span.start + hit.span.start, span.start + hit.span.end), hit.senses, hit.tied))
        i += length
    return tuple(hits)


def _longest(
    stretch: str, words: list[tuple[str, int, int]], i: int, tables: ActorTables, shouted: bool  # noqa: FBT001
) -> tuple[Hit | None, int]:
    word = words[i][0].lower()
    candidates = tables.wordings.get(word)
    if candidates is None:
        return None, 1
    senses: list[Wording] = []
    for wording in candidates:
        length = len(wording.words)
        if senses and length < len(senses[0].words):
            break
        if _stands_here(stretch, words, i, wording, shouted) and not (shouted and length == 1 and word in tables.homographs):
            senses.append(wording)
    if not senses:
        return None, 1
    length = len(senses[0].words)
    start, end = words[i][1], words[i + length - 1][2]
    # "U.S." ends with its stop; where "US" was found the stop is the sentence's.
    if end < len(stretch) and stretch[end] == "." and any(sense.dotted for sense in senses):
        end += 1
    tied = TIED.match(stretch, end) is not None or PREFIXED.search(stretch, max(0, start - 8), start) is not None
    return Hit(Span(start, end), tuple(senses), tied), length


def _stands_here(stretch: str, words: list[tuple[str, int, int]], i: int, wording: Wording, shouted: bool) -> bool:  # noqa: FBT001
    length = len(wording.words)
    if i + length > len(words):
        return False
    for k in range(length):
        word = words[i + k][0]
        if word.lower() != wording.words[k] or not (shouted or _same_case(word, wording.written[k])):
            return False
        if k and GAP.fullmatch(stretch[words[i + k - 1][2] : words[i + k][1]]) is None:
            return False
    return True


def _same_case(word: str, written: str) -> bool:
    """Whether a word is spelt as its name demands: acronyms exactly, names with a capital, small words as they come."""
    if written.islower() or written.isdigit():
        return True
    if written.isupper() and len(written) > 1:
        return word == written
    return word[0].isupper()


def _shouted(stretch: str) -> bool:
    """Whether the stretch is set in capitals, so that case says nothing."""
    letters = [char for char in stretch if char.isalpha()]
    return len(letters) > 12 and sum(char.isupper() for char in letters) > 0.7 * len(letters)
