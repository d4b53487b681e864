"""Why the ledger says what it says: every field with its value, its rule and the exact words behind it."""

from collections.abc import Iterator
from typing import Any

from dateline.export.article_json import article_object
from dateline.export.layout import columns, heading, labelled, quoted, shortened
from dateline.export.record_json import record_object
from dateline.export.words import UNKNOWN, claim_words, count_words
from dateline.model.article import Article
from dateline.model.names import article_id
from dateline.model.printable import printable_lines
from dateline.model.records import Record, Report, Statement
from dateline.model.sourced import Sourced, Span
from dateline.model.story import Story

QUOTE = 200
# What every field stands for itself in the block around it.
APART = ("id", "kind", "evidence", "trigger")


def why_record(record: Record, report: Report, *, width: int = 100) -> str:
    """Each field of the record that holds something, with its evidence; a field without words of its own says so."""
    text = report.page.text
    fields = record_object(record, text)
    kind = fields["kind"].upper()
    lines = [heading(f"{kind} · {claim_words(record)}", None, width=width)]
    lines += labelled("id", record.id, width=width, indent=0)
    lines += labelled("in", f"{article_id(report.page.digest)} · {report.page.uri}", width=width, indent=0)
    lines += labelled("given away by", _place(record.trigger, text), width=width, indent=0)
    names = {one.id: _speaker(one) for one in report.records if isinstance(one, Statement)}
    shown: set[int] = set()
    for name, value in fields.items():
        words = _value(value, names)
        if name in APART or words == UNKNOWN or (name == "wheres" and len(value) == 1):
            continue
        lines += labelled(name, words, width=width, indent=0)
        for at, row in enumerate(record.evidence):
            if row.field == name or row.field.startswith(f"{name}."):
                shown.add(at)
                lines += _proof(row.field, row.span, rule=row.rule, how=row.how, text=text, width=width)
    rest = [row for at, row in enumerate(record.evidence) if at not in shown]
    if rest:
        lines += ["other evidence"]
        for row in rest:
            lines += _proof(row.field, row.span, rule=row.rule, how=row.how, text=text, width=width)
    return printable_lines("\n".join(lines) + "\n")


def why_article(report: Report, *, width: int = 100) -> str:
    """Each part of the article's head with the words that it was read from, and why it was published when it was."""
    article, text = report.article, report.page.text
    title = article.headline.value if article.headline else "(no headline)"
    lines = [heading(f"ARTICLE · {title}", None, width=width)]
    lines += labelled("id", f"{article_id(report.page.digest)} · {report.page.uri}", width=width, indent=0)
    for name, sourced in _sourced(article):
        lines += labelled(name, sourced.value, width=width, indent=0)
        for span in sourced.spans:
            lines += _proof(name, span, rule=sourced.rule, how=sourced.how, text=text, width=width)
        if not sourced.spans:
            lines += labelled("", f"not in the text · {name} · {sourced.how} by {sourced.rule}", width=width, indent=1)
    published = article_object(report)["article"]["published"]
    words = ", ".join(
        f"{key} {value}" for key, value in published.items() if key != "because" and value not in ([], "")
    )
    lines += labelled("published", words, width=width, indent=0)
    for span in article.published.because:
        rule, how = article.published.rule, article.published.how
        lines += _proof("published", span, rule=rule, how=how, text=text, width=width)
    lines += ["", heading("RECORDS", len(report.records), width=width), *_records(report, width=width)]
    return printable_lines("\n".join(lines) + "\n")


def why_story(story: Story, *, width: int = 100) -> str:
    """What each account says of each figure, and by which rule one of them is called the best."""
    lines = [heading(f"STORY · {story.title}", None, width=width), *labelled("id", story.id, width=width, indent=0)]
    accounts = {account.article: account for account in story.accounts}
    for one in story.ranges:
        lines += ["", *labelled(one.outcome, f"{count_words(one.best)} ({one.rule})", width=width, indent=0)]
        for article, count in one.by_account:
            account = accounts[article]
            said = f"{count_words(count)} · {account.outlet}, {account.published or UNKNOWN} · {account.event}"
            lines += labelled("", said, width=width, indent=0)
    rows = [("event", "article", "outlet", "page"), *((a.event, a.article, a.outlet, a.uri) for a in story.accounts)]
    lines += ["", heading("ACCOUNTS", len(story.accounts), width=width)]
    lines += columns(rows, shares=(0, 0, 1, 1), fixed=(17, 17, 0, 0), width=width)
    lines.append("One story because kind, day and place are the same and no known party differs.")
    return printable_lines("\n".join(lines) + "\n")


def _records(report: Report, *, width: int) -> Iterator[str]:
    rows = [("record", "kind", "claim"), *((r.id, _kind(r), claim_words(r)) for r in report.records)]
    return columns(rows, shares=(0, 0, 1), fixed=(17, 9, 0), width=width)


def _sourced(article: Article) -> Iterator[tuple[str, Sourced[str]]]:
    for one in article.section:
        yield "section", one
    for name, found in (
        ("headline", article.headline),
        ("outlet", article.outlet),
        ("address", article.url),
        ("agency", article.agency),
    ):
        if found is not None:
            yield name, found
    for one in article.bylines:
        yield "byline", one
    if article.dateline is not None:
        parts = {"from": article.dateline.place, "dated": article.dateline.date, "wired by": article.dateline.agency}
        yield from ((name, found) for name, found in parts.items() if found is not None)
    for name in ("reporting", "writing", "editing", "compiling", "contributing"):
        yield from ((name, one) for one in getattr(article.credits, name))


def _proof(field: str, span: Span, *, rule: str, how: str, text: str, width: int) -> list[str]:
    return labelled("", f"{_place(span, text)} · {field} · {how} by {rule or UNKNOWN}", width=width, indent=1)


def _place(span: Span, text: str) -> str:
    return f"{quoted(shortened(span.slice(text), QUOTE))} at {span.start}–{span.end}"


def _value(value: Any, names: dict[str, str]) -> str:
    """JSON's types in a person's words: nested fields by name, what is unknown left out, statements by speaker."""
    match value:
        case None | "":
            return UNKNOWN
        case bool():
            return "yes" if value else "no"
        case dict():
            inner = ((key, _value(part, names)) for key, part in value.items())
            return ", ".join(f"{key} {words}" for key, words in inner if words != UNKNOWN) or UNKNOWN
        case list():
            return "; ".join(_value(part, names) for part in value) or UNKNOWN
        case str():
            return f"{value} ({names[value]})" if value in names else value
    return str(value)


def _speaker(statement: Statement) -> str:
    return statement.source.name if statement.source else statement.voice


def _kind(record: Record) -> str:
    return type(record).__name__.casefold()
