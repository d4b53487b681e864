"""Proofs that need the whole flow: stances, the words that make an assertion an accusation, ranks and roles."""

from msgspec.structs import replace

from dateline.analysis.gate import OPEN
from dateline.lexicon.rules.actors import Modifier, RoleNoun, Title
from dateline.lexicon.rules.examples import Example, example_of
from dateline.lexicon.rules.speech import Blame, StanceCode
from dateline.model.names import page_digest
from dateline.model.page import Block, Page
from dateline.model.records import Stance, Statement
from dateline.model.sourced import Span
from dateline.pipeline import Desk, read_page, report_of

# A sentence alone may be a headline; behind a dateline it is a report.
OPENING = "GENEVA (Wire) – "


def prove_blame(tables: Desk, entry: Blame) -> list[str]:
    """The examples in which no statement accuses the marked target; empty when the entry is proven."""
    return _unproven(entry.examples, "accuses", tables)


def prove_stance(tables: Desk, entry: StanceCode) -> list[str]:
    """The examples in which no statement has the stance and the marked parts; empty when the entry is proven."""
    return _unproven(entry.examples, entry.stance, tables)


def prove_role(tables: Desk, entry: RoleNoun | Title | Modifier) -> list[str]:
    """The marks that are not recognised: `who` as a mention, `rank`, `role` and `name` as parts of one."""
    # An example need not hold words that a record could come from.
    tables = replace(tables, analysis=replace(tables.analysis, gate=OPEN))
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        reading, _ = read_page(_page(example), tables)
        for label, span in _marks(example):
            words = span.slice(reading.text)
            found = [mention for mention in reading.names if mention.span.overlaps(span)]
            if label == "who":
                parts = [mention.span.contains(span) for mention in found]
            else:
                parts = [getattr(mention.who, label) == words for mention in found]
            if not any(parts):
                complaints.append(f"{words!r} is no {label}: {marked}")
    return complaints


def _unproven(examples: tuple[str, ...], stance: Stance | str, desk: Desk) -> list[str]:
    complaints = []
    for marked in examples:
        example = example_of(marked)
        statements = [one for one in report_of(_page(example), desk).records if isinstance(one, Statement)]
        if not any(statement.stance == stance and _has_marks(statement, example) for statement in statements):
            found = ", ".join(statement.stance for statement in statements) or "none"
            complaints.append(f"no statement that {stance} with these marks (found: {found}): {marked}")
    return complaints


def _has_marks(statement: Statement, example: Example) -> bool:
    """Whether every mark overlaps the evidence of the field that it names."""
    rows = statement.evidence
    return all(any(row.field == label and row.span.overlaps(span) for row in rows) for label, span in _marks(example))


def _page(example: Example) -> Page:
    text = OPENING + example.text
    return Page("example", "text/plain", text, page_digest(text), (Block(0, len(text)),))


def _marks(example: Example) -> list[tuple[str, Span]]:
    return [(label, Span(span.start + len(OPENING), span.end + len(OPENING))) for label, span in example.marks]
