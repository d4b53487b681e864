"""Which words of a sentence may name a place: the longest names of the gazetteer, with the signs for and against."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.analysis.gazetteer import Sense, fold
from dateline.analysis.place_line import HYPHENS, Line
from dateline.analysis.place_signs import Match, NameTables, body_of, points_of
from dateline.model.sourced import Span

# Words of the longest names worth trying: "Democratic Republic of the Congo" has five.
LONGEST = 6


class Found(Struct, frozen=True):
    """Words that may name a place, with the points for it; `body` says how a body bears the name, if one does
    ("local" for a fire department, "named" for a newspaper)."""

    line: Line
    span: Span
    folded: str
    senses: tuple[Sense, ...]
    points: float
    body: str | None = None

    @property
    def is_adjective(self) -> bool:
        """Whether the words are an adjective or a people's name ("Iraqi")."""
        return self.senses[0].adjective


def names_in(line: Line, tables: NameTables, surnames: frozenset[str]) -> Iterator[Found]:
    """All stretches of the sentence that the gazetteer knows, longest first from the left, none within another."""
    behind = 0
    for i, word in enumerate(line.words):
        if i < behind or not (word.capital or (word.text in tables.articles and _is_article(line, i))):
            continue
        match = _longest(line, i, tables)
        if match is None:
            continue
        points, body = points_of(line, match, tables, surnames), body_of(line, match, tables)
        span = Span(line.words[i].start, line.words[match.last].end + match.dot)
        yield Found(line, span, match.folded, match.senses, points, body)
        behind = match.last + 1


def surnames_in(lines: Sequence[Line]) -> frozenset[str]:
    """The last words of the full names of persons on the page: later "Jackson" alone may be the same man."""
    persons = (entity for line in lines for entity in line.entities if entity.label == "PERSON")
    text = lines[0].text if lines else ""
    full = (person.span.slice(text).lower().split() for person in persons)
    return frozenset(words[-1].removesuffix("'s").removesuffix("’s") for words in full if len(words) > 1)


def _is_article(line: Line, i: int) -> bool:
    """Whether the word is the article of "al-Anbar"."""
    after = line.after(i)
    return after is not None and after.capital and line.gap(i + 1) in HYPHENS


def _longest(line: Line, i: int, tables: NameTables) -> Match | None:
    """The longest name that begins at word `i`, or None."""
    best = None
    # "An Afghan" at the beginning has an English article, "An Najaf" an Arabic one.
    english = i == 0 and line.gap(1) == " " and line.words[0].lower in tables.common
    look_up = tables.lookups.exactly if english else tables.lookups.senses
    for j in range(i, min(len(line.words), i + LONGEST)):
        if j > i and not _joined(line, j):
            break
        folded = fold(line.text[line.words[i].start : line.words[j].end])
        if line.words[j].capital or folded in tables.gazetteer.added:
            senses = look_up(folded)
            # Two letters are a name only as a country's ("US", "UK").
            # "The White House" is no hamlet that is called so in some language; "The Hague" is its own name.
            if folded.startswith("the ") and senses and not senses[0].own:
                senses = ()
            if senses and (len(folded) > 2 or (line.words[i].text.isupper() and senses[0].place.kind == "country")):
                best = Match(i, j, folded, senses)
        if not tables.lookups.goes_on(folded):
            break
    state = _state_at(line, i, tables)
    if state is None or (best is not None and (best.last > state.last or best.senses[0].place.kind == "country")):
        return best
    return state


def _joined(line: Line, i: int) -> bool:
    """Whether word `i` can go on with a name: "Deir ez-Zor", "Cox’s Bazar", "St. Petersburg"."""
    gap, left = line.gap(i), line.words[i - 1]
    return gap == " " or gap in HYPHENS or gap in ("'s ", "’s ") or (gap == ". " and len(left.text) <= 3)


def _state_at(line: Line, i: int, tables: NameTables) -> Match | None:
    """The state whose short form stands at word `i`: "Fla.", "W. Va."; two capitals only behind a comma ("FL")."""
    if line.words[i].text not in tables.state_openings:
        return None
    for last in (i + 1, i):
        if last >= len(line.words):
            continue
        span = line.span(i, last)
        state = tables.states.get(line.text[span.start : span.end + 1]) or tables.states.get(span.slice(line.text))
        dotted = line.text[span.end : span.end + 1] == "."
        if state is not None and (span.end - span.start != 2 or dotted or line.gap(i) == ", "):
            return Match(
                i, last, fold(state.place.name), (state,), dotted and f"{span.slice(line.text)}." in tables.states
            )
    return None
