"""The ledger of one article for a person: plain text of stable width, what `dateline read` and golden files show."""

from collections import Counter
from collections.abc import Iterator

from dateline.export.layout import columns, heading, labelled, quoted, shortened
from dateline.export.ledger_entries import Ledger, clause, entry_lines, ledger_of
from dateline.export.words import UNKNOWN, claim_words
from dateline.model.article import Article, Published
from dateline.model.names import article_id
from dateline.model.printable import printable_lines
from dateline.model.records import Event, Figure, Record, Relation, Report, Statement, Trend
from dateline.model.sourced import Sourced

SECTIONS: tuple[tuple[str, type[Record]], ...] = (
    ("EVENTS", Event),
    ("STATEMENTS", Statement),
    ("FIGURES", Figure),
    ("TRENDS", Trend),
    ("RELATIONS", Relation),
)


def ledger_text(report: Report, *, width: int = 100, offsets: bool = False) -> str:
    """The whole ledger, ending in one line break.

    Entries are numbered within the article (E1, S2 …) so that they can refer to one another; `offsets` adds ids and
    the place of each trigger in the page's text. An empty section is left out; an article without any record says so.
    """
    ledger = ledger_of(report)
    lines = list(_head(report, width=width, offsets=offsets))
    for title, kind in SECTIONS:
        records = [record for record in report.records if isinstance(record, kind)]
        if records:
            lines += ["", heading(title, len(records), width=width)]
        for record in records:
            lines += entry_lines(record, ledger, width=width, offsets=offsets)
    lines += _contested(ledger, width=width)
    lines += _problems(report, width=width, offsets=offsets)
    if not report.records:
        lines += ["", "No event, statement, figure, trend or relation was found in this page."]
    return printable_lines("\n".join(lines) + "\n")


def _head(report: Report, *, width: int, offsets: bool) -> Iterator[str]:
    article = report.article
    yield from columns([(_value(article.headline) or "(no headline)",)], shares=(1,), width=width)
    yield "═" * width
    if article.section:
        yield from labelled("section", " › ".join(one.value for one in article.section), width=width, indent=0)
    if article.outlet is not None:
        yield from labelled("outlet", article.outlet.value, width=width, indent=0)
    yield from labelled("agency", _value(article.agency) or UNKNOWN, width=width, indent=0)
    yield from labelled("by", _values(article.bylines) or UNKNOWN, width=width, indent=0)
    yield from labelled("from", _from(article), width=width, indent=0)
    yield from labelled("published", _published(article.published), width=width, indent=0)
    if article.published.because:
        words = " · ".join(quoted(span.slice(report.page.text)) for span in article.published.because)
        yield from labelled("", f"because {words}", width=width, indent=0)
    if article.modified is not None:
        yield from labelled("changed", _published(article.modified), width=width, indent=0)
    for label, names in (
        ("reporting", article.credits.reporting),
        ("writing", article.credits.writing),
        ("editing", article.credits.editing),
        ("compiling", article.credits.compiling),
        ("contributing", article.credits.contributing),
    ):
        if names:
            yield from labelled(label, _values(names), width=width, indent=0)
    yield from labelled("page", _page(report), width=width, indent=0)
    if article.url is not None:
        yield from labelled("address", article.url.value, width=width, indent=0)
    if offsets:
        yield from labelled(
            "id", f"{article_id(report.page.digest)} · text {report.page.digest}", width=width, indent=0
        )


def _from(article: Article) -> str:
    if article.dateline is None:
        return UNKNOWN
    return ", ".join(one.value for one in (article.dateline.place, article.dateline.date) if one) or UNKNOWN


def _published(published: Published) -> str:
    if published.best is None and published.earliest is None and published.latest is None:
        return f"{UNKNOWN} (the page does not say and the text cannot tell)"
    if published.best is not None:
        day = published.best.isoformat()
    else:
        day = f"{published.earliest or '…'} – {published.latest or '…'}"
    others = ", ".join(other.isoformat() for other in published.also_possible)
    return f"{day}, {'stated' if published.how == 'read' else published.how}" + (f"; or {others}" if others else "")


def _page(report: Report) -> str:
    article = report.article
    aside = Counter(part.furniture or "other" for part in article.furniture)
    paragraphs = f"{len(article.body)} paragraph{'' if len(article.body) == 1 else 's'}"
    set_aside = ", ".join(f"{count} {kind}" for kind, count in aside.items())
    return f"{report.page.uri} · {paragraphs}" + (f" · set aside: {set_aside}" if set_aside else "")


def _contested(ledger: Ledger, *, width: int) -> list[str]:
    """What one side says and another denies: claims with a denial, then statements answered by a denial."""
    rows: list[tuple[str, str, str]] = []
    answered: set[str] = set()
    for record in ledger.report.records:
        if not isinstance(record, Statement) and record.denied_by:
            claim = f"{claim_words(record)} ({ledger.numbers[record.id]})"
            rows.append((claim, ledger.voices(record.according_to), ledger.voices(record.denied_by)))
            answered.update(record.denied_by)
    for record in ledger.report.records:
        claim_made = ledger.statement(record.answers) if isinstance(record, Statement) else None
        if isinstance(record, Statement) and record.stance == "denies" and claim_made and record.id not in answered:
            said = claim_made.content or claim_made.trigger
            claim = f"{quoted(shortened(said.slice(ledger.report.page.text), 160))}"
            rows.append((claim, ledger.voice(claim_made), ledger.voice(record)))
    if not rows:
        return []
    table = columns([("claim", "asserted by", "denied by"), *rows], shares=(4, 3, 3), width=width)
    return ["", heading("CONTESTED", len(rows), width=width), *table]


def _problems(report: Report, *, width: int, offsets: bool) -> list[str]:
    if not report.problems:
        return []
    lines = ["", heading("NOTICED AND NOT ENTERED", len(report.problems), width=width)]
    for problem in report.problems:
        place = ""
        if problem.span is not None:
            at = f" [{problem.span.start}–{problem.span.end}]" if offsets else ""
            words = clause(report.page.text, problem.span.start, problem.span.end)
            place = f" in {quoted(shortened(words, 120))}{at}"
        lines += labelled(f"{problem.code}", f"{problem.message}{place} ({problem.step})", width=width, indent=5)
    return lines


def _value(sourced: Sourced[str] | None) -> str | None:
    return None if sourced is None else sourced.value


def _values(sourced: tuple[Sourced[str], ...]) -> str:
    return ", ".join(one.value for one in sourced)
