"""The proof of the words of speech: an example gives a statement whose source, cue, content and target are marked."""

from dateline.analysis.parse import Parser
from dateline.analysis.repair import repaired
from dateline.extract.proof import example_reading
from dateline.extract.speech import SpeechTables
from dateline.extract.statements import statements_in
from dateline.lexicon.rules.entry import Entry
from dateline.lexicon.rules.examples import Example, example_of
from dateline.model.finding import Finding
from dateline.model.reading import Reading
from dateline.model.sourced import Span


def prove_speech(parser: Parser, tables: SpeechTables, entry: Entry) -> list[str]:
    """The complaints about an entry of `speech.toml`; empty when it is proven."""
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        reading = _read(example.text, parser, tables)
        if not any(_matches(finding, example) for finding in statements_in(reading, tables)):
            complaints.append(f"no statement with these marks: {marked}")
    for text in entry.never:
        if any(True for _ in statements_in(_read(text, parser, tables), tables)):
            complaints.append(f"a statement where there is none: {text}")
    return complaints


def _read(text: str, parser: Parser, tables: SpeechTables) -> Reading:
    plain = example_reading(text, parser)
    return Reading(plain.article, text, tuple(repaired(sentence, tables.reporting) for sentence in plain.sentences))


def _matches(finding: Finding, example: Example) -> bool:
    """Whether every mark is a role of the finding, quotation marks at its ends aside; a cue holds the trigger."""
    roles = [(role.name, role.span) for role in finding.roles]
    for label, span in example.marks:
        if label == "cue":
            if not (span.contains(finding.trigger) or finding.trigger.contains(span)):
                return False
        elif not any(name == label and _close(role, span) for name, role in roles):
            return False
    return True


def _close(one: Span, other: Span) -> bool:
    return abs(one.start - other.start) <= 1 and abs(one.end - other.end) <= 1
