"""Fields: what a report of a match, a market, a film or a drill says in words of violence needs proof of its own."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from dateline.analysis.parse import Parser
from dateline.extract.event_tables import EventTables
from dateline.extract.proof import example_reading
from dateline.extract.told import Told
from dateline.extract.triggers import is_people
from dateline.lexicon.rules.examples import example_of
from dateline.lexicon.rules.fields import Field, FieldProof
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, in_sentence
from dateline.model.sourced import Span

WORD = re.compile(r"[\w'’-]+")
# A result ("3-1", "34-10") stands in the lexicon as "0-0".
RESULT = re.compile(r"\d{1,3}-\d{1,3}")
# Different words of a field that must stand near by, and how many sentences away is near: of a passage of 2 to 4
# sentences every one, of a long report no other matter.
ENOUGH = 2
NEAR = 1
HARMED = ("killed", "wounded", "shot")
DAYS = frozenset({"weekday", "day", "month"})


class Fields(Struct, frozen=True):
    """The words of each field that stand in each sentence of a reading, and whether any word of real harm stands in
    the text."""

    found: Mapping[int, Mapping[str, frozenset[str]]]
    grounded: bool

    def near(self, sentence: int) -> Iterator[str]:
        """The fields that the words around a sentence speak of."""
        words: dict[str, set[str]] = {}
        for i in range(sentence - NEAR, sentence + NEAR + 1):
            for field, here in self.found.get(i, {}).items():
                words.setdefault(field, set()).update(here)
        yield from sorted(field for field, here in words.items() if len(here) >= ENOUGH)

    def has_word(self, sentence: int, field: str) -> bool:
        """Whether one word of a field stands in or beside a sentence."""
        return any(field in self.found.get(i, {}) for i in range(sentence - NEAR, sentence + NEAR + 1))


def fields_of(reading: Reading, tables: EventTables) -> Fields:
    """The fields of a reading, sentence by sentence."""
    found = {}
    for sentence in reading.sentences:
        if words := _words_of(sentence.span.slice(reading.text), tables):
            found[sentence.index] = words
    ground = tables.term("ground") | tables.term("violence")
    said = {word.lower() for sentence in reading.sentences for word in WORD.findall(sentence.span.slice(reading.text))}
    grounded = any(word in ground or word.removesuffix("s") in ground for word in said)
    return Fields(found, grounded)


def is_doubtful(reading: Reading, sentence: Sentence, told: Told, fields: Fields, tables: EventTables) -> bool:
    """Whether a telling lacks the proof that the field of its report asks for: "the striker was shot down"."""
    kind = tables.kinds[told.kind]
    if told.kind in tables.term("ground kind"):
        return False
    for name in fields.near(sentence.index):
        field = tables.fields[name]
        if not {kind.plover, kind.kind}.isdisjoint(field.doubted) and not any(
            _is_proven(reading, sentence, told, proof, tables) for proof in field.proof
        ):
            return True
    return False


def has_ground(sentence: Sentence, told: Told, tables: EventTables, *, without: tuple[str, ...] = ()) -> bool:
    """Whether a word of real harm stands beside the words of the telling, other than in its roles `without`."""
    ground, own = tables.term("ground"), [told.finding.trigger, *(role.span for role in told.names(*without))]
    return any(
        token.lemma in ground or token.text.lower() in ground
        for token in sentence.tokens
        if token.i != told.finding.head and not any(span.contains(Span(token.start, token.end)) for span in own)
    )


def has_number(sentence: Sentence, told: Told, tables: EventTables, *, outcomes: tuple[str, ...] = HARMED) -> bool:
    """Whether people are said to be harmed, and how many."""
    return any(_is_number_of_people(sentence, role, tables) for role in told.names(*outcomes))


def prove_field(tables: EventTables, entry: Field, parser: Parser) -> list[str]:
    """The complaints about a field: its examples must speak of it, by the marked words."""
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        reading = example_reading(example.text, parser)
        found = fields_of(reading, tables)
        if entry.field not in found.near(0):
            complaints.append(f"{entry.field}: not recognised: {marked}")
        words = found.found.get(0, {}).get(entry.field, frozenset())
        complaints += [
            f"{entry.field}: {span.slice(example.text)!r} is no word of it"
            for _, span in example.marks if span.slice(example.text).lower() not in words
        ]  # fmt: skip
    return complaints


def _words_of(text: str, tables: EventTables) -> dict[str, frozenset[str]]:
    words = ["0-0" if RESULT.fullmatch(word) else word.lower() for word in WORD.findall(text)]
    found: dict[str, set[str]] = {}
    for word in (*words, *(" ".join(pair) for pair in pairwise(words))):
        for field in tables.field_words.get(word, ()):
            found.setdefault(field, set()).add(word)
    return {field: frozenset(here) for field, here in found.items()}


def _is_proven(reading: Reading, sentence: Sentence, told: Told, proof: FieldProof, tables: EventTables) -> bool:
    match proof:
        case "ground":
            return has_ground(sentence, told, tables)
        case "number":
            return has_number(sentence, told, tables)
        case "killed":
            return has_number(sentence, told, tables, outcomes=("killed",))
        case "day":
            is_past = sentence.tokens[told.finding.head].tag not in ("VBZ", "VBP")
            has_day = any(
                DAYS.intersection(slot for slot, _ in time.slots)
                for time in in_sentence(reading.times, sentence.index)
            )  # fmt: skip
            return is_past and has_day and (has_number(sentence, told, tables) or has_ground(sentence, told, tables))


def _is_number_of_people(sentence: Sentence, role: Role, tables: EventTables) -> bool:
    head = sentence.tokens[role.head] if role.sentence == sentence.index else None
    if head is None or not is_people(sentence, head, tables):
        return False
    if head.tag == "CD":
        return role.name != "shot"
    return sentence.child(head.i, "nummod") is not None
