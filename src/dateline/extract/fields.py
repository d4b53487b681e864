"""Borrowed words: a fight for votes is none, and in reports of sport, markets, films and drills an attack needs proof."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from dateline.analysis.parse import Parser
from dateline.extract.clauses import subject_of
from dateline.extract.event_tables import EventTables
from dateline.extract.proof import example_reading
from dateline.extract.told import Told
from dateline.extract.triggers import is_people
from dateline.lexicon.rules.examples import example_of
from dateline.lexicon.rules.fields import Field, FieldProof
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token, in_sentence

WORD = re.compile(r"[\w'’-]+")
# Different words of a field that must stand near by, and how many sentences away is near: of a passage of 2 to 4
# sentences every one, of a long report no other matter.
ENOUGH = 2
NEAR = 1
# Classes of event that befall people and things, and no ideas.
ABSTRACT = frozenset({"ASSAULT", "RETREAT"})
DAYS = frozenset({"weekday", "day", "month"})


class Fields(Struct, frozen=True):
    """The words of each field that stand in each sentence of a reading."""

    found: Mapping[int, Mapping[str, frozenset[str]]]

    def near(self, sentence: int) -> Iterator[str]:
        """The fields that the words around a sentence speak of."""
        words: dict[str, set[str]] = {}
        for i in range(sentence - NEAR, sentence + NEAR + 1):
            for field, here in self.found.get(i, {}).items():
                words.setdefault(field, set()).update(here)
        yield from sorted(field for field, here in words.items() if len(here) >= ENOUGH)


def fields_of(reading: Reading, tables: EventTables) -> Fields:
    """The fields of a reading, sentence by sentence."""
    found = {}
    for sentence in reading.sentences:
        if words := _words_of(sentence.span.slice(reading.text), tables):
            found[sentence.index] = words
    return Fields(found)


def is_borrowed(reading: Reading, sentence: Sentence, told: Told, fields: Fields, tables: EventTables) -> bool:
    """Whether the words of a telling belong to the field of its report: "the striker was shot down" in a match."""
    kind = tables.kinds[told.kind]
    if kind.plover in ABSTRACT and _is_of_ideas(sentence, told, tables):
        return True
    for name in fields.near(sentence.index):
        field = tables.fields[name]
        if not {kind.plover, kind.kind}.isdisjoint(field.doubted):
            if told.kind in tables.term("ground kind"):
                return False
            if not any(_is_proven(reading, sentence, told, proof, tables) for proof in field.proof):
                return True
    return False


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
    words = [word.lower() for word in WORD.findall(text)]
    found: dict[str, set[str]] = {}
    for word in (*words, *(" ".join(pair) for pair in pairwise(words))):
        for field in tables.field_words.get(word, ()):
            found.setdefault(field, set()).add(word)
    return {field: frozenset(here) for field, here in found.items()}


def _is_proven(reading: Reading, sentence: Sentence, told: Told, proof: FieldProof, tables: EventTables) -> bool:
    match proof:
        case "ground":
            return _has_ground(sentence, tables)
        case "number":
            return any(_is_number_of_people(sentence, role, tables) for role in told.names("killed", "wounded", "shot"))
        case "killed":
            return any(_is_number_of_people(sentence, role, tables) for role in told.names("killed"))
        case "day":
            is_past = sentence.tokens[told.finding.head].tag not in ("VBZ", "VBP")
            has_day = any(
                DAYS.intersection(slot for slot, _ in time.slots)
                for time in in_sentence(reading.times, sentence.index)
            )  # fmt: skip
            number = _is_proven(reading, sentence, told, "number", tables)
            return is_past and has_day and (number or _has_ground(sentence, tables))


def _is_of_ideas(sentence: Sentence, told: Told, tables: EventTables) -> bool:
    """Whether what acts or is acted upon is no thing: "fought corruption", "the battle for votes", "criticism hit"."""
    if any(
        role.sentence == sentence.index and is_people(sentence, sentence.tokens[role.head], tables)
        for role in told.names("killed", "wounded", "shot")
    ):
        return False
    ideas = tables.term("idea")
    return any(noun.lemma in ideas for noun in _nouns_at(sentence, told.finding.head)) and not _has_ground(
        sentence, tables
    )


def _nouns_at(sentence: Sentence, i: int) -> Iterator[Token]:
    """The subject and objects of a word, those behind its prepositions, and what they are a number of."""
    around = [*sentence.children(i, "nsubj", "nsubjpass", "dobj", "oprd")]
    if not around and (subject := subject_of(sentence, i)) is not None and sentence.tokens[i].is_verb:
        around = [subject]
    for host in (i, *(noun.i for noun in around)):
        for preposition in sentence.children(host, "prep", "agent", "dative"):
            around += sentence.children(preposition.i, "pobj")
    yield from around


def _has_ground(sentence: Sentence, tables: EventTables) -> bool:
    ground = tables.term("ground")
    return any(token.lemma in ground or token.text.lower() in ground for token in sentence.tokens)


def _is_number_of_people(sentence: Sentence, role: Role, tables: EventTables) -> bool:
    head = sentence.tokens[role.head] if role.sentence == sentence.index else None
    if head is None or not is_people(sentence, head, tables):
        return False
    if head.tag == "CD":
        return role.name != "shot"
    return sentence.child(head.i, "nummod") is not None
