"""How measures move: verbs, nouns and predicates of rise and fall, with what moves, how strongly and since when."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.analysis.parse import Parser
from dateline.extract.actuality import standing
from dateline.extract.clauses import circumstances, phrase
from dateline.extract.measures import Measured, measures_of
from dateline.extract.proof import example_reading
from dateline.extract.trend_signs import Sign, is_amount, signs_at
from dateline.extract.trend_tables import TrendTables, compile_trends
from dateline.lexicon.rules.examples import example_of
from dateline.lexicon.rules.trends import TrendNoun, TrendPredicate, TrendVerb
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence
from dateline.model.sourced import Span

__all__ = ["TrendTables", "compile_trends", "prove_trend", "trends_in"]

# How far a trend without a measure of its own may look back: "There was an increase" two sentences, "it fell" one.
NOUN_REACH = 2
PRONOUN_REACH = 1


class _Mention(Struct, frozen=True):
    """A trend already found, with what later mentions are compared by."""

    finding: Finding
    keys: tuple[str, ...]
    plural: bool


def trends_in(reading: Reading, tables: TrendTables) -> Iterator[Finding]:
    """The trends of a reading in text order, one finding for each measure that moves.

    Roles: `measure` (one or two pieces), `owner` (whose measure it is, for "their rhetoric"), `degree`, `baseline`,
    `time`, `place`; `first` is the trigger of an earlier mention of the same trend. Marks: `how` is "inferred" where the
    measure stands in an earlier sentence, `status` "denied" where somebody denies it, `more` tells apart the trends of
    one trigger. What is only wished, feared or conditional is not found.
    """
    told: list[_Mention] = []
    for sentence in reading.sentences:
        if not sentence.tokens or sentence.tokens[-1].text == "?":
            continue
        for token in sentence.tokens:
            for sign in signs_at(reading, sentence, token, tables):
                found = list(_told(reading, sentence, sign, tables, told))
                told.extend(found)
                yield from (each.finding for each in found)
                if found:
                    break


def prove_trend(tables: TrendTables, entry: TrendVerb | TrendNoun | TrendPredicate, parser: Parser) -> list[str]:
    """What is wrong with the entry: a mark that does not come out, or a trend where there must be none."""
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        reading = example_reading(example.text, parser)
        expected = [(label, span.slice(example.text)) for label, span in example.marks]
        for finding in trends_in(reading, tables):
            roles = [("measure", role.span.slice(example.text)) for role in finding.roles if role.name == "measure"]
            if sorted([*roles, ("trigger", finding.trigger.slice(example.text))]) == sorted(expected):
                break
        else:
            complaints.append(f"{entry.key}: the marks do not come out of {example.text!r}")
    for text in entry.never:
        for finding in trends_in(example_reading(text, parser), tables):
            complaints.append(f"{entry.key}: {finding.trigger.slice(text)!r} is no trend in {text!r}")
    return complaints


def _told(
    reading: Reading, sentence: Sentence, sign: Sign, tables: TrendTables, before: list[_Mention]
) -> Iterator[_Mention]:
    """The findings of one sign, unless the sentence leaves open whether it is so."""
    stands = standing(sentence, sign.head, tables.actuality)
    if stands == "open" or (sign.only_negated and stands != "negated"):
        return
    direction = sign.direction
    if stands == "negated" and not sign.only_negated:
        if direction not in ("up", "down"):
            return
        direction = "unchanged"
    marks = (("status", "denied"),) if stands == "denied" else ()
    if sign.argument is None:
        source = _referred(sentence, sign, before)
        if source is not None:
            yield _again(reading, sentence, sign, source, direction, marks, tables, before)
        return
    without = frozenset((sign.head, *range(sign.first, sign.last + 1))) - {sign.argument}
    measured = measures_of(
        reading, sentence, sign.argument, tables.measures, anything=sign.takes_anything, without=without
    )
    for measure in measured:
        lemma = sentence.tokens[measure.head].lemma
        if lemma in sign.not_measures:
            continue
        moves = direction
        if sign.conditions is not None and lemma in tables.measures.conditions and moves == sign.direction:
            moves = sign.conditions
        yield _fresh(reading, sentence, sign, measure, moves, marks, tables, before)


def _fresh(
    reading: Reading, sentence: Sentence, sign: Sign, measure: Measured, direction: str,
    marks: tuple[tuple[str, str], ...], tables: TrendTables, before: list[_Mention],
) -> _Mention:  # fmt: skip
    """A trend with its measure in the same sentence."""
    pieces = tuple(Role("measure", span, sentence.index, measure.head, sign.rule) for span in measure.spans)
    roles = (*pieces, *_owner(sentence, sign, measure), *_around(reading, sentence, sign, tables, measure.outer))
    more = (("more", str(measure.head)),)
    return _mention(sentence, sign, direction, roles, (*more, *marks), measure.keys, before, reading, tables)


def _again(
    reading: Reading, sentence: Sentence, sign: Sign, source: _Mention, direction: str,
    marks: tuple[tuple[str, str], ...], tables: TrendTables, before: list[_Mention],
) -> _Mention:  # fmt: skip
    """A trend whose measure was named before: "and now they have returned to normal levels"."""
    carried = tuple(role for role in source.finding.roles if role.name in ("measure", "owner"))
    roles = (*carried, *_around(reading, sentence, sign, tables, None))
    return _mention(sentence, sign, direction, roles, (("how", "inferred"), *marks), source.keys, before, reading, tables)


def _mention(
    sentence: Sentence, sign: Sign, direction: str, roles: tuple[Role, ...], marks: tuple[tuple[str, str], ...],
    keys: tuple[str, ...], before: list[_Mention], reading: Reading, tables: TrendTables,
) -> _Mention:  # fmt: skip
    trigger = Span(sentence.tokens[sign.first].start, sentence.tokens[sign.last].end)
    finding = Finding("trend", direction, trigger, sentence.index, sign.head, sign.rule, roles, marks)
    head = next((role for role in roles if role.name == "measure"), None)
    plural = head is not None and _is_plural(reading, head, tables)
    for earlier in before:
        if _is_same(finding, keys, earlier, reading.text):
            first = earlier.finding.role("first") or Role(
                "first", earlier.finding.trigger, earlier.finding.sentence, earlier.finding.head, "trends.same"
            )
            more = earlier.finding.mark("more")
            kept = tuple(mark for mark in marks if mark[0] != "more")
            again = Finding(
                "trend", direction, trigger, sentence.index, sign.head, sign.rule, (*roles, first),
                (*kept, *((("more", more),) if more is not None else ())),
            )  # fmt: skip
            return _Mention(again, keys, plural)
    return _Mention(finding, keys, plural)


def _is_plural(reading: Reading, role: Role, tables: TrendTables) -> bool:
    return reading.sentences[role.sentence].tokens[role.head].tag in ("NNS", "NNPS")


def _is_same(finding: Finding, keys: tuple[str, ...], earlier: _Mention, text: str) -> bool:
    """Whether two mentions tell of the same movement: same direction, times and places that do not differ, and the
    words of one measure within those of the other, or another word than its noun in common, too."""
    other = earlier.finding
    if finding.type != other.type or keys[:1] != earlier.keys[:1]:
        return False
    for name in ("time", "place"):
        mine = {role.span.slice(text).lower() for role in finding.roles if role.name == name}
        theirs = {role.span.slice(text).lower() for role in other.roles if role.name == name}
        if mine and theirs and not mine & theirs:
            return False
    shared = set(keys) & set(earlier.keys)
    return len(shared) >= min(2, len(keys), len(earlier.keys))


def _referred(sentence: Sentence, sign: Sign, before: list[_Mention]) -> _Mention | None:
    """The trend whose measure is meant: the last one near enough, that a pronoun's number fits."""
    if not before or not sign.refers:
        return None
    last = before[-1]
    reach = PRONOUN_REACH if sign.pronoun is not None else NOUN_REACH
    if sentence.index - last.finding.sentence > reach:
        return None
    if sign.pronoun is not None and (sentence.tokens[sign.pronoun].lemma in ("they", "these", "those")) != last.plural:
        return None
    return last


def _owner(sentence: Sentence, sign: Sign, measure: Measured) -> tuple[Role, ...]:
    """Who the possessive of the measure stands for, where it is the subject: "officials softened their rhetoric"."""
    owner = sentence.child(measure.outer, "poss")
    if owner is None or owner.tag != "PRP$" or sign.subject is None or sign.subject == measure.outer:
        return ()
    subject = sentence.tokens[sign.subject]
    if not subject.is_noun:
        return ()
    return (Role("owner", phrase(sentence, subject.i), sentence.index, subject.i, "trends.owner"),)


def _around(
    reading: Reading, sentence: Sentence, sign: Sign, tables: TrendTables, outer: int | None
) -> tuple[Role, ...]:
    """The roles beside the measure: degree, baseline, time and place."""
    roles: list[Role] = []
    baseline: Span | None = None
    anchors = [sign.head] if sign.link is None else [sign.head, sign.link]
    for anchor in anchors:
        for child in sentence.children(anchor):
            if child.lemma in tables.baselines and child.dep in ("prep", "advcl", "prt") and child.i > sign.first and baseline is None:
                baseline = sentence.span_of(_without_end(sentence, sentence.subtree(child.i)))
                roles.append(Role("baseline", baseline, sentence.index, child.i, "trends.baseline"))
            elif _is_degree(reading, sentence, child.i, sign, tables):
                roles.append(Role("degree", _degree_words(sentence, child.i), sentence.index, child.i, "trends.degree"))
    if sign.strong and not any(role.name == "degree" for role in roles):
        span = Span(sentence.tokens[sign.first].start, sentence.tokens[sign.last].end)
        roles.append(Role("degree", span, sentence.index, sign.head, "trends.degree.strong"))
    for role in _when_and_where(reading, sentence, sign, tables, outer):
        if baseline is None or not baseline.overlaps(role.span):
            roles.append(role)
    return tuple(roles)


def _is_degree(reading: Reading, sentence: Sentence, i: int, sign: Sign, tables: TrendTables) -> bool:
    token = sentence.tokens[i]
    if i == sign.argument or sign.first <= i <= sign.last:
        return False
    match token.dep:
        case "advmod" | "amod" | "acomp" | "dep":
            return token.lemma in tables.degrees or token.text.lower() in tables.degrees
        case "npadvmod" | "dobj" | "nummod" | "nmod" | "compound" | "quantmod":
            return is_amount(reading, sentence, i)
        case "prep" if token.lemma in ("by", "to", "of"):
            measured = sentence.child(i, "pobj")
            return measured is not None and is_amount(reading, sentence, measured.i)
        case _:
            return False


def _degree_words(sentence: Sentence, i: int) -> Span:
    return sentence.span_of(_without_end(sentence, sentence.subtree(i)))


def _without_end(sentence: Sentence, indices: list[int]) -> list[int]:
    while len(indices) > 1 and sentence.tokens[indices[-1]].dep == "punct":
        indices.pop()
    return indices


def _when_and_where(
    reading: Reading, sentence: Sentence, sign: Sign, tables: TrendTables, outer: int | None
) -> Iterator[Role]:
    """Times and places of the movement: those inside a noun's own branch or at its verb; those inside the measure
    ("attacks reported in May"); those of the clause, for a noun only up to the next noun of movement."""
    branch = _inside(reading, sentence, sign.head)
    if outer is not None:
        branch = tuple(dict.fromkeys((*branch, *_inside(reading, sentence, outer))))
    near = circumstances(reading, sentence, sign.head if sign.link is None else sentence.tokens[sign.link].head)
    for name in ("time", "place"):
        own = [role for role in branch if role.name == name]
        clause = [role for role in near if role.name == name]
        if sentence.tokens[sign.head].is_noun:
            chosen = own or [role for role in clause if _is_of_this(sentence, sign, role, tables)]
        else:
            chosen = clause + [role for role in own if name == "place" and role not in clause] if clause else own
        yield from chosen
        if name == "place" and not chosen:
            yield from _relative_place(reading, sentence, sign)


def _inside(reading: Reading, sentence: Sentence, i: int) -> tuple[Role, ...]:
    """The times and literal places anywhere below the token."""
    branch = sentence.subtree(i)
    if sentence.tokens[i].is_verb:
        return ()
    low, high = sentence.tokens[branch[0]].start, sentence.tokens[branch[-1]].end
    found: list[Role] = []
    for name, mentions in (("time", reading.times), ("place", reading.places)):
        for mention in mentions:
            if mention.sentence != sentence.index or not getattr(mention, "literal", True):
                continue
            if low <= mention.span.start and mention.span.end <= high:
                token = sentence.token_at(mention.span.end - 1)
                if token is None or token.i not in branch or token.i == i:
                    continue
                # "weapons smuggled into Iraq" move through Iraq; that they are fewer is no event in Iraq.
                if name == "time" or not _in_clause(sentence, token.i, i):
                    found.append(Role(name, mention.span, sentence.index, token.i, f"trends.{name}"))
    return tuple(found)


def _in_clause(sentence: Sentence, i: int, top: int) -> bool:
    """Whether a clause of its own stands between the token and the noun above it."""
    while i != top and sentence.tokens[i].head != i:
        if sentence.tokens[i].dep in ("acl", "relcl", "advcl"):
            return True
        i = sentence.tokens[i].head
    return False


def _is_of_this(sentence: Sentence, sign: Sign, role: Role, tables: TrendTables) -> bool:
    """Whether no other noun of movement stands between this one and the time or place behind it."""
    if role.span.start < sentence.tokens[sign.first].start:
        return True
    between = sentence.tokens[sign.last + 1 : role.head]
    return not any(token.lemma in tables.nouns and token.is_noun for token in between)


def _relative_place(reading: Reading, sentence: Sentence, sign: Sign) -> Iterator[Role]:
    """The place before "where": "in Anbar, where violence has plunged"."""
    token = sentence.tokens[sign.head]
    if token.dep != "relcl" or not any(child.text.lower() == "where" for child in sentence.children(sign.head, "advmod")):
        return
    place = sentence.tokens[token.head]
    for mention in reading.places:
        if mention.sentence == sentence.index and mention.span.start <= place.start < mention.span.end and mention.literal:
            yield Role("place", mention.span, sentence.index, place.i, "trends.place.where")
