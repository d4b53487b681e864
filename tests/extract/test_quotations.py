"""Quotations that run over sentences and paragraphs belong to who speaks them."""

import time

import pytest

from dateline.analysis.reading import reading_of
from dateline.analysis.sentences import sentences_of
from dateline.extract.quotations import with_running_quotes
from dateline.extract.statements import statements_in
from dateline.model.article import Article, Credits, Published
from dateline.model.reading import Reading
from dateline.model.sourced import Span
from dateline.pipeline import Desk

UNKNOWN = Published(None, None, None, "unknown", "defaulted")


def article_of(text: str) -> Article:
    body: list[Span] = []
    at = 0
    for paragraph in text.split("\n\n"):
        body.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article("", (), tuple(body), None, (), None, (), None, Credits(), UNKNOWN)


@pytest.fixture
def said(desk: Desk):
    """The direct statements of a text: source and contents."""

    def read(text: str) -> list[tuple[str, list[str]]]:
        found = statements_in(reading_of(article_of(text), text, desk.analysis), desk.speech)
        return [
            (source.span.slice(text), [role.span.slice(text) for role in finding.roles if role.name == "content"])
            for finding in found
            if (source := finding.role("source")) is not None and finding.mark("mode") == "direct"
        ]

    return read


def test_a_quotation_of_three_paragraphs_belongs_to_who_began_it(said):
    text = (
        "“We will stay,” the mayor said. “The army left us.\n\n“Nobody came.\n\n“The road is long.”\n\nThe army left."
    )
    contents = ["“We will stay,”", "“The army left us.", "“Nobody came.", "“The road is long.”"]
    assert [("the mayor", contents)] == said(text)


def test_a_quotation_of_three_paragraphs_belongs_to_who_ends_it(said):
    text = "“We will stay.\n\n“Nobody came.\n\n“The road is long,” the mayor said.\n\nThe army left."
    contents = ["“We will stay.", "“Nobody came.", "“The road is long,”"]
    assert [("the mayor", contents)] == said(text)


def test_a_sentence_in_the_middle_needs_no_mark_of_its_own(said):
    text = "“The road is long. It has no shade. Few go there,” the mayor said."
    assert [("the mayor", ["“The road is long.", "It has no shade.", "Few go there,”"])] == said(text)


def test_a_closed_quotation_ends_with_its_paragraph(said):
    text = "“We will stay,” the mayor said.\n\nThe army left.\n\n“Nobody came.”"
    assert [("the mayor", ["“We will stay,”"])] == said(text)


def test_who_speaks_next_keeps_his_own_words(said):
    text = "“We will stay,” the mayor said. “The army left us.”\n\n“That is a lie,” the general said.\n\nIt rained."
    assert [("the mayor", ["“We will stay,”", "“The army left us.”"]), ("the general", ["“That is a lie,”"])] == [
        (who, what) for who, what in said(text)
    ]


@pytest.mark.parametrize("text", ["“Go. " * 30_000, "“Go.”\n\n" * 30_000, '"Go. ' * 30_000, "“Go.\n\n" * 30_000])
def test_many_quotations_take_linear_time(text: str):
    article = article_of(text)
    reading = Reading(article, text, sentences_of(article, text))
    began = time.process_time()
    assert [] == list(with_running_quotes(reading, []))
    assert time.process_time() - began < 2
