"""Things that an event struck: of the targets and of what was damaged or destroyed those that are no people."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.arguments import EFFECTS
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
            if _ends_with(sentence, token, words):
                return kind
    return None


def _roles(finding: Finding, reading: Reading, tables: EventTables) -> Iterator[Role]:
    for role in finding.roles:
        if role.name not in ("target", *EFFECTS):
            yield role
            continue
        sentence = reading.sentences[role.sentence]
        kind = thing_kind(sentence, sentence.tokens[role.head], tables)
        if role.name == "target":
            yield role
            if kind is not None and tables.kinds[finding.type].violent:
                yield replace(role, name=AIMED_AT, rule=f"things.{kind}")
        elif kind is not None:
            yield replace(role, rule=f"things.{kind}")


def _ends_with(sentence: Sentence, token: Token, words: tuple[str, ...]) -> bool:
    i = token.i
    for word in reversed(words[:-1]):
        i -= 1
        while i >= 0 and sentence.tokens[i].tag == "HYPH":
            i -= 1
        if i < 0 or word not in (sentence.tokens[i].lemma, sentence.tokens[i].text.lower()):
            return False
    return True
