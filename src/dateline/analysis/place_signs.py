"""What speaks for and against words being a place: signs with the points that the lexicon gives them."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dateline.analysis.gazetteer import Gazetteer, Lookups, Sense, fold
from dateline.analysis.place_line import HYPHENS, Line, Word

# People from which a town counts as each of these.
SIZES = ((1_000_000, "metropolis"), (200_000, "large city"), (50_000, "city"), (10_000, "town"), (0, "village"))


class NameTables(Struct, frozen=True):
    """What finding names needs from the lexicon. Of bodies ("Police", "Times") the value says whether such a body
    stands where its name says; `points` are those of each sign."""

    gazetteer: Gazetteer
    lookups: Lookups
    states: Mapping[str, Sense]
    state_openings: frozenset[str]
    common: frozenset[str]
    nouns: Mapping[str, str]
    openings: Mapping[str, str]
    articles: frozenset[str]
    titles: frozenset[str]
    bodies_after: Mapping[str, bool]
    bodies_before: Mapping[str, bool]
    locatives: frozenset[str]
    reaching: frozenset[str]
    parts: frozenset[str]
    part_nouns: frozenset[str]
    local_nouns: frozenset[str]
    points: Mapping[str, float]


class Match(Struct, frozen=True):
    """Words of a line, first and last inclusive, that the gazetteer knows under their folded form; `dot` where the full
    stop behind belongs to them ("Fla.")."""

    first: int
    last: int
    folded: str
    senses: tuple[Sense, ...]
    dot: bool = False


def points_of(line: Line, match: Match, tables: NameTables, surnames: frozenset[str]) -> float:
    """The sum of all signs: a place from the lexicon's `enough` on."""
    return sum(tables.points.get(sign, 0.0) for sign in signs_of(line, match, tables, surnames))


def signs_of(line: Line, match: Match, tables: NameTables, surnames: frozenset[str]) -> Iterator[str]:
    """All signs by name. `surnames` are those of the persons on the page, in lower case."""
    yield from _of_the_name(line, match, tables, surnames)
    yield _label(line, match)
    yield from _before(line, match, tables)
    yield from _behind(line, match, tables)
    if line.shouted:
        yield "all in capitals"


def body_of(line: Line, match: Match, tables: NameTables) -> str | None:
    """How a body bears the name: "local" for one that stands where it is named ("Columbia Fire Department"), "named"
    for another ("Washington Post"); None where the name is not part of a longer one."""
    after, then = line.after(match.last), line.after(match.last + 1)
    if after is not None and after.capital and line.gap(match.last + 1) == " ":
        for name in (f"{after.text} {then.text}" if then is not None else "", after.text):
            if name in tables.bodies_after and name.lower() not in tables.nouns:
                return "local" if tables.bodies_after[name] else "named"
    before, earlier = line.before(match.first), line.before(match.first, 2)
    if before is None or earlier is None:
        return None
    if before.lower == "of" and earlier.text in tables.bodies_before:
        return "local" if tables.bodies_before[earlier.text] else "named"
    longer = line.label(line.span(match.first, match.last))
    if longer is None or longer.label != "ORG" or longer.span.start >= before.start:
        return None
    closes = before.lower == "of" or (before.lower == "the" and earlier.lower in ("of", "and"))
    return "named" if closes else None


def _of_the_name(line: Line, match: Match, tables: NameTables, surnames: frozenset[str]) -> Iterator[str]:
    best, opening = match.senses[0], line.words[match.first]
    is_country = best.place.kind == "country"
    known = match.folded in tables.gazetteer.added
    yield f"is {_standing(best)}"
    if not is_country and known:
        yield "in the lexicon"
    if not is_country and not best.own and not best.adjective:
        yield "another spelling"
    if len(match.folded) <= 3 and not opening.text.isupper():
        yield "short and known" if known else "short"
    if match.last > match.first:
        yield "several words"
        if line.words[match.last].lower in tables.nouns or opening.text in tables.openings:
            yield "noun within"
        return
    if opening.lower in tables.titles:
        yield "is a title"
    opens = opening.text in tables.openings and line.gap(1 + match.first) == " " and line.words[1 + match.first].capital
    is_noun = opening.lower in tables.nouns and not (known and _stands_alone(line, match))
    if opens or is_noun or opening.lower in tables.parts:
        yield "is a noun"
    if opening.lower in surnames:
        yield "surname here"
    if match.folded in tables.common:
        yield "common word"
    if match.first == 0:
        yield "opens the sentence"


def _stands_alone(line: Line, match: Match) -> bool:
    """Whether the noun is a name: "in the Gulf" it is one, in "the Gulf of Aden" not."""
    before, after = line.before(match.first), line.after(match.last)
    return before is not None and before.lower == "the" and (after is None or after.lower != "of")


def _standing(sense: Sense) -> str:
    """How well known the place is, in steps that a person can weigh."""
    if sense.adjective:
        return "adjective"
    match sense.place.kind:
        case "country" | "continent":
            return "country"
        case "admin1" | "admin2" | "capital" as kind:
            return kind
        case "city":
            return next(name for size, name in SIZES if sense.weight >= size)
        case _:
            return "known place"


def _label(line: Line, match: Match) -> str:
    """What the parser's name finder makes of the words: their own label, or that of a longer name around them."""
    if not line.sentence.tokens:
        return "not parsed"
    span = line.span(match.first, match.last)
    entity = line.label(span)
    if entity is None:
        return "no label"
    # Four letters more may be "the " or "'s".
    longer = entity.span.end - entity.span.start > span.end - span.start + 4
    return f"in {entity.label}" if longer else entity.label


def _before(line: Line, match: Match, tables: NameTables) -> Iterator[str]:
    before, earlier, gap = line.before(match.first), line.before(match.first, 2), line.gap(match.first)
    if before is None:
        return
    if gap in (" ", ". ") and before.lower in tables.titles:
        yield "title before"
    if gap in HYPHENS:
        yield "hyphen before"
    if gap == ", " and before.capital:
        yield "in a row"
    if gap != " ":
        return
    if before.lower == "and" and earlier is not None and earlier.capital and not _name_follows(line, match):
        yield "closes a row"
    if before.lower in tables.locatives or before.lower in tables.parts:
        yield "locative before"
    if before.lower in tables.reaching:
        yield "reaching before"
    if before.lower in ("of", "the"):
        yield f"{before.lower} before"
    if before.lower == "of" and earlier is not None:
        if earlier.lower in tables.nouns:
            yield "noun of it"
        if earlier.text in tables.bodies_before:
            yield "body before"
    if before.capital and earlier is not None and before.lower not in tables.titles:
        yield "name before"


def _name_follows(line: Line, match: Match) -> bool:
    after = line.after(match.last)
    return after is not None and after.capital and line.gap(match.last + 1) == " "


def _behind(line: Line, match: Match, tables: NameTables) -> Iterator[str]:
    end = line.words[match.last].end
    if line.text[end : end + 2] in ("'s", "’s"):
        yield "possessive"
    shouts = match.first == 0 and line.words[0].text.isupper()
    if shouts and line.text[end : end + 3].strip()[:1] in ("-", "–", "—"):
        yield "dateline"
    after, gap = line.after(match.last), line.gap(match.last + 1)
    if after is None:
        return
    if gap in (" ", "-") and not after.capital and (after.lower in tables.nouns or after.lower in tables.part_nouns):
        yield "noun after"
    if gap == " " and after.lower in tables.local_nouns:
        yield "local noun after"
    if gap in (", ", " (") and after.capital and _is_division(line, after, tables):
        yield "division after"
    if gap == " " and after.capital:
        body, noun = after.text in tables.bodies_after, after.lower in tables.nouns
        yield "body after" if body else "noun after" if noun else "name after"


def _is_division(line: Line, word: Word, tables: NameTables) -> bool:
    """Whether a state, a province or a country follows behind the comma: "Gainesville, Fla."."""
    if word.text in tables.states or line.text[word.start : word.end + 1] in tables.states:
        return True
    senses = tables.lookups.senses(fold(word.text))
    return bool(senses) and senses[0].place.kind in ("country", "admin1") and not senses[0].adjective
