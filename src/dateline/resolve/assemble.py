"""The last step of a page: findings become records, statements stand over them, what is left is a problem."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import Struct

from dateline.analysis.cast import actors_of
from dateline.extract.speech import SpeechTables
from dateline.model.finding import Finding
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.records import Event, Fact, Record, Report
from dateline.model.sourced import Span
from dateline.resolve.answers import answered_by
from dateline.resolve.attribution import attributed, standing
from dateline.resolve.audit import cut_sentences, unknown_places, unread_end, unread_numbers, unread_signs
from dateline.resolve.context import Context
from dateline.resolve.events import event_of
from dateline.resolve.figures import figure_of
from dateline.resolve.home import at_home
from dateline.resolve.relations import merged_relations, relation_of
from dateline.resolve.statements import statements_of
from dateline.resolve.trends import merged_trends, trend_of
from dateline.resolve.undated import dated

R = TypeVar("R")
# The code of `resolve.when` for words that name a length or a habit, and were never to give a date.
LENGTH = "W03"


class Findings(Struct, frozen=True):
    """What extraction found on one page, kind by kind."""

    events: tuple[Finding, ...]
    figures: tuple[Finding, ...]
    trends: tuple[Finding, ...]
    relations: tuple[Finding, ...]
    statements: tuple[Finding, ...]


def assembled(page: Page, findings: Findings, context: Context, speech: SpeechTables) -> Report:
    """The report of a page: records in text order, each attributed, and the problems of every step."""
    problems: list[Problem] = [*page.problems, *context.reading.article.problems, *_unread_times(context)]
    relations = merged_relations(_resolved(findings.relations, relation_of, context, problems), context.reading.article)
    facts: tuple[Fact, ...] = (
        *at_home(_resolved(findings.events, event_of, context, problems), context),
        *_resolved(findings.figures, figure_of, context, problems),
        *merged_trends(_resolved(findings.trends, trend_of, context, problems)),
        *relations,
    )
    statements = answered_by(statements_of(findings.statements, context, speech), page.text, speech)
    facts, statements = attributed(facts, statements)
    stood: list[Record] = [standing(record) if isinstance(record, Event) else record for record in facts]
    records = dated(sorted([*stood, *statements], key=_in_text_order), context)
    problems.extend(unread_numbers(context.reading.of_body, records))
    problems.extend(unknown_places(records))
    problems.extend(unread_end(context.reading))
    problems.extend(cut_sentences(context.reading.of_body))
    problems.extend(unread_signs(context.reading.of_body))
    return Report(
        page=page,
        article=context.reading.article,
        actors=actors_of(context.reading.of_body),
        records=records,
        problems=tuple(sorted(problems, key=_by_place)),
    )


def _resolved(
    found: Iterable[Finding],
    resolve: Callable[[Finding, Context], R | Problem],
    context: Context,
    problems: list[Problem],
) -> tuple[R, ...]:
    """The records of these findings; those that could not be made are added to `problems`."""
    made = []
    for finding in found:
        record = resolve(finding, context)
        if isinstance(record, Problem):
            problems.append(record)
        else:
            made.append(record)
    return tuple(made)


def _unread_times(context: Context) -> list[Problem]:
    """The time words that have no date; a mere length ("six months") was never to have one."""
    return [when for when in context.whens if isinstance(when, Problem) and when.code != LENGTH]


def _in_text_order(record: Record) -> tuple[Span, str]:
    return record.trigger, record.id


def _by_place(problem: Problem) -> tuple[Span, str, str]:
    return problem.span or Span(0, 0), problem.code, problem.message
