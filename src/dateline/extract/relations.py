"""How parties stand to each other: who leads, trains, finances, arms, fights whom, in whatever words it is told."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.parse import Parser
from dateline.extract.actuality import standing
from dateline.extract.clauses import circumstances
from dateline.extract.proof import example_reading
from dateline.extract.relation_nouns import deed_bonds, possession_bonds
from dateline.extract.relation_parties import Party, is_possessive
from dateline.extract.relation_roles import role_bonds
from dateline.extract.relation_tables import RelationTables, compile_relations
from dateline.extract.relation_ties import tie_bonds
from dateline.extract.relation_verbs import Bond, compound_bonds, verb_bonds
from dateline.lexicon.rules.examples import Example, example_of
from dateline.lexicon.rules.relations import Possession, RelationNoun, RelationRole, RelationTie, RelationVerb
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence, Token

__all__ = ["RelationTables", "compile_relations", "prove_relation", "relations_in"]

# Two sides of three conjuncts each give nine relations; more is a broken parse.
MOST = 9

RelationWord = RelationVerb | RelationNoun | RelationTie | RelationRole | Possession


class _Known(Struct, frozen=True):
    """A relation already found, with what later mentions are compared by."""

    finding: Finding
    subject: Party
    object: Party


def relations_in(reading: Reading, tables: RelationTables) -> Iterator[Finding]:
    """The relations of a reading in text order, one finding for each pair of parties.

    `type` is the predicate. Roles: `subject`, `object`, `what` (the thing given), `time`; `first` is the trigger of an
    earlier mention of the same relation. Marks: `status` "negated" or "denied", `how` "inferred", `dated` where the
    time is when it began, `ended` where it is when it ended, `past` for "former", `more` to tell apart the relations
    of one trigger. What is only wished or conditional is not found.
    """
    known: list[_Known] = []
    item = None
    for sentence in reading.sentences:
        if reading.item_of(sentence.index) != item:
            # The army and the rebels of one report of a round-up are not those of the next.
            item, known = reading.item_of(sentence.index), []
        if not sentence.tokens or sentence.tokens[-1].text == "?" or sentence.index == reading.headline:
            continue
        for token in sentence.tokens:
            for bond in _bonds(reading, sentence, token, tables):
                for found in _findings(reading, sentence, bond, tables, known):
                    known.append(found)
                    yield found.finding


def prove_relation(tables: RelationTables, entry: RelationWord, parser: Parser) -> list[str]:
    """What is wrong with the entry: marks that do not come out, or a relation where there must be none."""
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        expected = sorted((label, span.slice(example.text)) for label, span in example.marks)
        labels = {label for label, _ in expected}
        for finding in relations_in(example_reading(example.text, parser), tables):
            roles = [(role.name, role.span.slice(example.text)) for role in finding.roles]
            found = [*roles, ("trigger", finding.trigger.slice(example.text))]
            if sorted(pair for pair in found if pair[0] in labels) == expected:
                break
        else:
            told = _told(example, parser, tables)
            complaints.append(f"{entry.key}: the marks do not come out of {example.text!r}, but {told}")
    for text in entry.never:
        for finding in relations_in(example_reading(text, parser), tables):
            complaints.append(f"{entry.key}: {finding.trigger.slice(text)!r} is no relation in {text!r}")
    return complaints


def _told(example: Example, parser: Parser, tables: RelationTables) -> str:
    """What is found instead, for the complaint."""
    found = []
    for finding in relations_in(example_reading(example.text, parser), tables):
        roles = ", ".join(f"{role.name} {role.span.slice(example.text)!r}" for role in finding.roles)
        found.append(f"{finding.type} by {finding.trigger.slice(example.text)!r} ({roles})")
    return "; ".join(found) or "nothing"


def _bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bonds that a token makes; a lookup by lemma or text for most tokens is all that is done."""
    lower = token.text.lower()
    if token.is_verb and (token.lemma in tables.verbs or lower in tables.forms):
        yield from verb_bonds(reading, sentence, token, tables)
    if lower in tables.ties:
        yield from tie_bonds(reading, sentence, token, tables)
    if token.is_noun and (token.lemma in tables.nouns or lower in tables.nouns):
        yield from deed_bonds(reading, sentence, token, tables)
    if token.is_noun and (token.lemma in tables.roles or lower in tables.roles):
        yield from role_bonds(reading, sentence, token, tables)
    if token.tag == "PRP$" or is_possessive(token):
        yield from possession_bonds(reading, sentence, token, tables)
    if "-" in lower[1:-1]:
        yield from compound_bonds(reading, sentence, token, tables)


def _findings(
    reading: Reading, sentence: Sentence, bond: Bond, tables: RelationTables, known: list[_Known]
) -> Iterator[_Known]:
    stands = "asserted" if bond.head is None else standing(sentence, bond.head, tables.actuality)
    if stands == "open" or not bond.objects or len(bond.subjects) * len(bond.objects) > MOST:
        return
    marks: list[tuple[str, str]] = [("status", stands)] if stands in ("negated", "denied") else []
    marks += [(name, value) for name, value, holds in (
        ("how", "inferred", bond.inferred), ("dated", "yes", bond.dated), ("past", "yes", bond.past),
        ("ended", "yes", bond.ended),
    ) if holds]  # fmt: skip
    times = tuple(role for role in circumstances(reading, sentence, bond.at) if role.name == "time")
    for subject in bond.subjects:
        for object_ in bond.objects:
            if subject.head == object_.head or (subject.chain is not None and subject.chain == object_.chain):
                continue
            roles = [_role("subject", subject, sentence, bond), _role("object", object_, sentence, bond)]
            if bond.what is not None:
                roles.append(Role("what", bond.what, sentence.index, bond.at, bond.rule))
            finding = Finding(
                "relation", bond.predicate, bond.trigger, sentence.index, bond.at, bond.rule, (*roles, *times),
                (("more", f"{subject.head}-{object_.head}"), *marks),
            )  # fmt: skip
            yield _Known(_with_first(finding, subject, object_, known), subject, object_)


def _role(name: str, one: Party, sentence: Sentence, bond: Bond) -> Role:
    return Role(name, one.span, sentence.index, one.head, bond.rule)


def _with_first(finding: Finding, subject: Party, object_: Party, known: list[_Known]) -> Finding:
    """The finding, tied to an earlier mention of the same relation if there is one."""
    for earlier in known:
        first = earlier.finding
        if first.type != finding.type or first.mark("past") != finding.mark("past"):
            continue
        if (first.mark("status") == "negated") != (finding.mark("status") == "negated"):
            continue
        if subject.is_same(earlier.subject) and object_.is_same(earlier.object):
            role = first.role("first") or Role("first", first.trigger, first.sentence, first.head, "relations.same")
            marks = tuple(mark for mark in finding.marks if mark[0] != "more")
            marks = (*marks, ("more", first.mark("more") or ""))
            return replace(finding, roles=(*finding.roles, role), marks=marks)
    return finding
