"""How measures move: verbs, nouns and predicates of rise and fall, with what moves, how strongly and since when."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.parse import Parser
from dateline.extract.actuality import standing
from dateline.extract.measures import Measured, measures_of
from dateline.extract.proof import example_reading
from dateline.extract.trend_roles import owner_of, roles_around
from dateline.extract.trend_scene import Scene, Sign
from dateline.extract.trend_signs import signs_at
from dateline.extract.trend_tables import TrendTables, compile_trends
from dateline.lexicon.rules.examples import example_of
from dateline.lexicon.rules.trends import TrendNoun, TrendPredicate, TrendVerb
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading

__all__ = ["TrendTables", "compile_trends", "prove_trend", "trends_in"]

# How far a trend without a measure of its own may look back: "There was an increase" two sentences, "it fell" one.
NOUN_REACH = 2
PRONOUN_REACH = 1


class _Mention(Struct, frozen=True):
    """A trend already found, with what later mentions are compared by."""

    finding: Finding
    keys: tuple[str, ...]
    plural: bool


class _Said(NamedTuple):
    """What the sentence says of a sign: which way it goes, and the marks that this gives."""

    direction: str
    marks: tuple[tuple[str, str], ...]


def trends_in(reading: Reading, tables: TrendTables) -> Iterator[Finding]:
    """The trends of a reading in text order, one finding for each measure that moves.

    Roles: `measure` (one or two pieces), `owner` (whose measure it is, for "their rhetoric"), `degree`, `baseline`,
    `time`, `place`; `first` is the trigger of an earlier mention of the same trend. Marks: `how` is "inferred" where
    the measure stands in an earlier sentence, `status` "denied" where somebody denies it, `more` tells apart the trends
    of one trigger. What is only wished, feared or conditional is not found.
    """
    before: list[_Mention] = []
    item = None
    for sentence in reading.sentences:
        if reading.item_of(sentence.index) != item:
            # The reports of a round-up tell each of their own movements.
            item, before = reading.item_of(sentence.index), []
        if not sentence.tokens or sentence.tokens[-1].text == "?" or sentence.index == reading.headline:
            continue
        scene = Scene(reading, sentence, tables)
        for token in sentence.tokens:
            for sign in signs_at(scene, token):
                found = list(_mentions(scene, sign, before))
                if found:
                    before.extend(found)
                    yield from (each.finding for each in found)
                    break


def prove_trend(tables: TrendTables, entry: TrendVerb | TrendNoun | TrendPredicate, parser: Parser) -> list[str]:
    """What is wrong with the entry: a mark that does not come out, or a trend where there must be none."""
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        expected = sorted((label, span.slice(example.text)) for label, span in example.marks)
        for finding in trends_in(example_reading(example.text, parser), tables):
            roles = [("measure", role.span.slice(example.text)) for role in finding.roles if role.name == "measure"]
            if sorted([*roles, ("trigger", finding.trigger.slice(example.text))]) == expected:
                break
        else:
            complaints.append(f"{entry.key}: the marks do not come out of {example.text!r}")
    for text in entry.never:
        for finding in trends_in(example_reading(text, parser), tables):
            complaints.append(f"{entry.key}: {finding.trigger.slice(text)!r} is no trend in {text!r}")
    return complaints


def _mentions(scene: Scene, sign: Sign, before: list[_Mention]) -> Iterator[_Mention]:
    """The findings of one sign, unless the sentence leaves open whether it is so."""
    said = _said(scene, sign)
    if said is None:
        return
    if sign.argument is None:
        source = _referred(scene, sign, before)
        if source is not None:
            yield _again(scene, sign, said, source, before)
        return
    without = frozenset((sign.head, *range(sign.first, sign.last + 1))) - {sign.argument}
    if _is_bare_amount(scene, sign.argument) and (source := _referred(scene, replace(sign, refers=True), before)):
        yield _again(scene, sign, said, source, before)
        return
    for measure in measures_of(
        scene.reading, scene.sentence, sign.argument, scene.tables.measures,
        anything=sign.takes_anything, without=without, several=sign.several,
    ):  # fmt: skip
        lemma = scene.sentence.tokens[measure.head].lemma.lower()
        if lemma not in sign.not_measures and (not sign.measures or lemma in sign.measures):
            yield _fresh(scene, sign, said, measure, before)


def _is_bare_amount(scene: Scene, i: int) -> bool:
    """Whether it is "the level", "the number" of what was named before."""
    token = scene.sentence.tokens[i]
    children = list(scene.sentence.children(i))
    is_amount = token.lemma in scene.tables.measures.amounts and token.lemma not in scene.tables.measures.kept
    return is_amount and len(children) == 1 and children[0].lemma == "the"


def _said(scene: Scene, sign: Sign) -> _Said | None:
    """The direction once negation is heard: what has not fallen is unchanged. None where nothing is asserted."""
    stands = standing(scene.sentence, sign.head, scene.tables.actuality)
    if stands == "open" or (sign.only_negated and stands != "negated"):
        return None
    direction: str = sign.direction
    if stands == "negated" and not sign.only_negated:
        if direction not in ("up", "down"):
            return None
        direction = "unchanged"
    return _Said(direction, (("status", "denied"),) if stands == "denied" else ())


def _fresh(scene: Scene, sign: Sign, said: _Said, measure: Measured, before: list[_Mention]) -> _Mention:
    """A trend with its measure in the same sentence."""
    token = scene.sentence.tokens[measure.head]
    direction = said.direction
    conditions = scene.tables.measures.conditions
    if sign.conditions is not None and direction == sign.direction:
        direction = sign.conditions if {token.lemma, token.text.lower()} & conditions else direction
    pieces = tuple(Role("measure", span, scene.sentence.index, measure.head, sign.rule) for span in measure.spans)
    roles = (*pieces, *owner_of(scene, sign, measure.outer), *roles_around(scene, sign, measure.outer))
    finding = _finding(scene, sign, direction, roles, (("more", str(measure.head)), *said.marks))
    return _same_as_before(scene, _Mention(finding, measure.keys, token.tag in ("NNS", "NNPS")), before)


def _again(scene: Scene, sign: Sign, said: _Said, source: _Mention, before: list[_Mention]) -> _Mention:
    """A trend whose measure was named before: "Now they are back to normal"."""
    carried = tuple(role for role in source.finding.roles if role.name in ("measure", "owner"))
    roles = (*carried, *roles_around(scene, sign, None))
    finding = _finding(scene, sign, said.direction, roles, (("how", "inferred"), *said.marks))
    return _same_as_before(scene, replace(source, finding=finding), before)


def _finding(
    scene: Scene, sign: Sign, direction: str, roles: tuple[Role, ...], marks: tuple[tuple[str, str], ...]
) -> Finding:
    sentence = scene.sentence
    return Finding("trend", direction, sign.trigger(sentence), sentence.index, sign.head, sign.rule, roles, marks)


def _same_as_before(scene: Scene, mention: _Mention, before: list[_Mention]) -> _Mention:
    """The mention, tied to an earlier one of the same trend if there is one: it takes over what its id is made of."""
    for earlier in before:
        if _is_same(mention, earlier, scene.reading.text):
            finding, other = mention.finding, earlier.finding
            first = other.role("first") or Role("first", other.trigger, other.sentence, other.head, "trends.same")
            more = other.mark("more")
            marks = tuple(mark for mark in finding.marks if mark[0] != "more")
            marks = marks if more is None else (*marks, ("more", more))
            return replace(mention, finding=replace(finding, roles=(*finding.roles, first), marks=marks))
    return mention


def _is_same(mention: _Mention, earlier: _Mention, text: str) -> bool:
    """Whether two mentions tell of the same movement: same direction, times and places that do not differ, and the
    words of one measure within those of the other, or another word than its noun in common, too."""
    finding, other = mention.finding, earlier.finding
    if finding.type != other.type or mention.keys[:1] != earlier.keys[:1]:
        return False
    for name in ("time", "place"):
        mine = {role.span.slice(text).lower() for role in finding.roles if role.name == name}
        theirs = {role.span.slice(text).lower() for role in other.roles if role.name == name}
        if mine and theirs and not mine & theirs:
            return False
    shared = set(mention.keys) & set(earlier.keys)
    return len(shared) >= min(2, len(mention.keys), len(earlier.keys))


def _referred(scene: Scene, sign: Sign, before: list[_Mention]) -> _Mention | None:
    """The trend whose measure is meant: the last one near enough, that a pronoun's number fits."""
    if not before or not sign.refers:
        return None
    last = before[-1]
    reach = NOUN_REACH if sign.pronoun is None else PRONOUN_REACH
    if scene.sentence.index - last.finding.sentence > reach:
        return None
    if sign.pronoun is not None:
        is_plural = scene.sentence.tokens[sign.pronoun].lemma in ("they", "these", "those")
        return last if is_plural == last.plural else None
    return last
