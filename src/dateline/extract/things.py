"""Things that an event struck: of the targets and of what was damaged or destroyed those that are no people."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.arguments import EFFECTS
from dateline.extract.clauses import after_preposition, ends_with, phrase
from dateline.extract.event_tables import EventTables
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence, Token

# The role of a thing that was aimed at, and whose fate is not told.
AIMED_AT = "thing"


def with_things(finding: Finding, reading: Reading, tables: EventTables) -> Finding:
    """The finding with what it struck beside people, each thing with its kind as the rule's last word."""
    return replace(finding, roles=tuple(_roles(finding, reading, tables)))


def thing_kind(sentence: Sentence, token: Token, tables: EventTables) -> str | None:
    """The kind of building, vehicle or installation that a noun phrase names by its last words, or None."""
    for word in (token.lemma, token.text.lower()):
        for words, kind in tables.things.get(word, ()):
            if ends_with(sentence, token, words):
                return kind
    return None


def _roles(finding: Finding, reading: Reading, tables: EventTables) -> Iterator[Role]:
    violent = tables.kinds[finding.type].violent or tables.is_under(finding.type, "demolition")
    aimed_at = finding.mark("effect") or AIMED_AT
    for role in finding.roles:
        if role.name not in ("target", *EFFECTS):
            yield role
            continue
        sentence = reading.sentences[role.sentence]
        kind = thing_kind(sentence, sentence.tokens[role.head], tables)
        if role.name == "target":
            yield role
            if kind is not None and violent:
                yield replace(role, name=aimed_at, rule=f"things.{kind}")
        elif kind is not None:
            yield replace(role, rule=f"things.{kind}")
    if tables.is_under(finding.type, "bombing"):
        yield from _beside(finding, reading, tables)


def _beside(finding: Finding, reading: Reading, tables: EventTables) -> Iterator[Role]:
    """What a bomb went off at: "exploded outside a bank", "in front of a bank"."""
    heads = {(finding.sentence, finding.head)} | {(r.sentence, r.head) for r in finding.roles if r.name == "told"}
    for at, head in sorted(heads):
        sentence = reading.sentences[at]
        for preposition in sentence.children(head, "prep"):
            if preposition.lemma in tables.term("struck at"):
                for noun in sentence.children(preposition.i, "pobj"):
                    yield from _struck(sentence, noun, tables)


def _struck(sentence: Sentence, noun: Token, tables: EventTables) -> Iterator[Role]:
    if noun.lemma in tables.term("side"):
        for inner in after_preposition(sentence, noun.i, frozenset({"of"})):
            yield from _struck(sentence, inner, tables)
        return
    for i in sentence.conjuncts(noun.i):
        kind = thing_kind(sentence, sentence.tokens[i], tables)
        if kind is not None:
            yield Role(AIMED_AT, phrase(sentence, i), sentence.index, i, f"things.{kind}")
