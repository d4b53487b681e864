"""The proof of the words of events: every example tells its event, with the marked words in the marked roles."""

from dateline.analysis.parse import Parser
from dateline.analysis.repair import repaired
from dateline.extract.event_tables import EventTables
from dateline.extract.events import told_in
from dateline.extract.proof import example_reading
from dateline.extract.told import Told
from dateline.lexicon.rules.entry import Entry
from dateline.lexicon.rules.events import EventNoun, EventVerb
from dateline.lexicon.rules.examples import Example, example_of
from dateline.lexicon.rules.tolls import MeasureWord
from dateline.model.reading import Reading
from dateline.model.sourced import Span

# Marks for the words that give an event away; every other mark names a role.
TRIGGERS = frozenset({"verb", "noun"})


def prove_event(tables: EventTables, entry: Entry, parser: Parser) -> list[str]:
    """The complaints about an entry of the events room; empty when it is proven.

    Each mark must come out by offset in some telling of the sentence; a verb or noun must tell of its entry's kind.
    """
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        reading = _read(example.text, parser, tables)
        complaints += [f"{complaint}: {marked}" for complaint in _complaints(example, reading, entry, tables)]
    for text in entry.never:
        reading = _read(text, parser, tables)
        for told in told_in(reading, reading.sentences[0], tables):
            if not told.bare and _is_of(told, reading, entry, tables):
                complaints.append(f"a {told.kind} where there is none: {text}")
    return complaints


def _read(text: str, parser: Parser, tables: EventTables) -> Reading:
    plain = example_reading(text, parser)
    sentences = tuple(repaired(sentence, tables.term("reporting")) for sentence in plain.sentences)
    return Reading(plain.article, text, sentences)


def _complaints(example: Example, reading: Reading, entry: Entry, tables: EventTables) -> list[str]:
    (sentence,) = reading.sentences
    if isinstance(entry, MeasureWord):
        counted = {sentence.tokens[token.head].lemma for token in sentence.tokens if token.tag == "CD"}
        return [] if counted & set(entry.nouns) else ["no number before a noun of the entry"]
    found = told_in(reading, sentence, tables)
    complaints = []
    for label, span in example.marks:
        words = span.slice(example.text)
        if label in TRIGGERS:
            telling = [told for told in found if _tells(told, span)]
            if not telling:
                complaints.append(f"{words!r} tells of no event")
            elif isinstance(entry, EventVerb | EventNoun) and not any(
                tables.is_under(told.kind, entry.event) or tables.kinds[entry.event].vague for told in telling
            ):
                complaints.append(f"{words!r} tells of {telling[0].kind!r}, not of {entry.event!r}")
        elif label == "hedge":
            hedged = any(role.name == "status" and role.span == span for told in found for role in told.finding.roles)
            if not hedged and any(not told.bare and told.finding.mark("negated") is None for told in found):
                complaints.append(f"{words!r} hedges nothing")
        elif not any(role.name == label and role.span == span for told in found for role in told.finding.roles):
            named = [
                role.span.slice(example.text) for told in found for role in told.finding.roles if role.name == label
            ]
            complaints.append(f"{label} is {named}, not {words!r}")
    return complaints


def _tells(told: Told, span: Span) -> bool:
    """Whether the marked words gave the telling away, first or among its others."""
    return any(span.overlaps(words) for words in (told.finding.trigger, *(role.span for role in told.names("told"))))


def _is_of(told: Told, reading: Reading, entry: Entry, tables: EventTables) -> bool:
    """Whether a telling comes from a word of the entry."""
    lemma = reading.sentences[0].tokens[told.finding.head].lemma
    match entry:
        case EventVerb():
            return lemma in entry.verbs and tables.is_under(told.kind, entry.event)
        case EventNoun():
            return lemma in entry.nouns and tables.is_under(told.kind, entry.event)
        case _:
            return True
