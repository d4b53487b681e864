"""Running totals: "brings to 57 the number of soldiers killed this year", "the number of dead has reached 230"."""

from collections.abc import Iterator

from dateline.extract.arguments import OUTCOMES
from dateline.extract.clauses import after_preposition, phrase, subject_of
from dateline.extract.event_tables import EventTables
from dateline.extract.total_roles import figure_of_total, periods_of, since_clause, since_event
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

OF = frozenset({"of"})
TO = frozenset({"to", "at"})


def running_totals(reading: Reading, sentence: Sentence, tables: EventTables) -> Iterator[Finding]:
    """The totals of a sentence whose number stands apart from those it counts; only with a period or a "since"."""
    if not periods_of(reading, sentence, tables) and since_clause(sentence) is None and (
        since_event(reading, sentence) is None
    ):  # fmt: skip
        return
    for token in sentence.tokens:
        if not token.is_noun or token.lemma not in tables.term("tally"):
            continue
        counted = next(after_preposition(sentence, token.i, OF), None)
        harm = None if counted is None else _participle(sentence, counted)
        outcome = None if harm is None else _outcome(harm, tables)
        number = None if outcome is None else _number(sentence, token, tables)
        if counted is None or harm is None or outcome is None or number is None:
            continue
        of = Role("of", phrase(sentence, counted.i), sentence.index, counted.i, "totals.running")
        value = Role("counted", Span(number.start, number.end), sentence.index, number.i, "totals.running")
        yield figure_of_total(reading, sentence, harm, outcome, [value, of], tables)


def _participle(sentence: Sentence, noun: Token) -> Token | None:
    """The participle of those counted, also where the parser hangs it on the verb: "workers slain this year"."""
    after = sentence.tokens[noun.i + 1 : noun.i + 2]
    return sentence.child(noun.i, "acl") or next((token for token in after if token.tag == "VBN"), None)


def _outcome(harm: Token, tables: EventTables) -> str | None:
    """What the participle says of those counted: killed, wounded, detained …"""
    for entry in tables.verbs.get(harm.lemma, ()):
        if entry.object in OUTCOMES and not entry.particle and not entry.after_words:
            return "wounded" if entry.object == "shot" else entry.object
    return None


def _number(sentence: Sentence, tally: Token, tables: EventTables) -> Token | None:
    """The figure that the number of them has come to: behind "to" or "at", or what it has reached."""
    verb = sentence.tokens[tally.head]
    if not verb.is_verb:
        return None
    for found in after_preposition(sentence, verb.i, TO):
        if found.tag == "CD":
            return found
    for i in sentence.subtree(verb.i):
        # "The number of soldiers killed this year to 16": the parser hangs it on a word between.
        behind = sentence.child(i, "pobj") if i > tally.i and sentence.tokens[i].lemma == "to" else None
        if behind is not None and behind.tag == "CD" and verb.lemma in tables.term("brings"):
            return behind
    reached = sentence.child(verb.i, "dobj", "attr")
    subject = subject_of(sentence, verb.i)
    is_subject = subject is not None and subject.i == tally.i
    return reached if is_subject and reached is not None and reached.tag == "CD" else None
