"""`dateline read`: the ledger of each report for a person, or as JSON Lines; stores nothing."""

import sys
from collections.abc import Iterable

import click

from dateline.cli.colour import painted
from dateline.cli.desk import LateDesk
from dateline.cli.edge import FAILED, note, takes, tell, tell_problem, width, without_remarks
from dateline.cli.inputs import opened_inputs
from dateline.model.page import Page
from dateline.model.printable import printable_lines
from dateline.model.problem import Problem
from dateline.model.records import Report
from dateline.settings import Settings


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one article a line.")
@click.option("--text", "as_text", is_flag=True, help="The page's text, in which every offset counts; reads nothing.")
@click.option("--offsets", is_flag=True, help="Show ids and the offsets of what gave each record away.")
@takes("lexicon", "columns")
def read(paths: tuple[str, ...], *, as_json: bool, as_text: bool, offsets: bool, settings: Settings) -> None:
    """Read reports and print the ledger of each; store nothing.

    PATH is a file, a folder (with its subfolders), a pattern in quotes ("**/*.html"), one thing inside of a file
    (news.warc.gz#18220) or - for standard input; archives and packed files are read as if what lies in them lay there.
    Inputs that cannot be read are named on standard error, the others are read all the same, and the exit code is 1.
    """
    if as_json and as_text:
        raise click.UsageError("--json and --text exclude each other: choose one.")
    desk = LateDesk(settings)
    with opened_inputs(paths, settings=settings, meanwhile=None if as_text else lambda: desk.open) as inputs:
        found = without_remarks(inputs, settings=settings)
        if as_text:
            failed = _print_texts(found, settings=settings)
        else:
            failed = _print_ledgers(found, desk, as_json=as_json, offsets=offsets, settings=settings)
    raise SystemExit(FAILED if failed else 0)


def _print_texts(found: Iterable[Page | Problem], *, settings: Settings) -> int:
    """Print the texts one behind the other, nothing added; on a terminal, which would obey them, control characters as
    their escapes. Returns how many inputs failed."""
    is_shown = sys.stdout.isatty()
    failed = 0
    for page in found:
        if isinstance(page, Problem):
            tell_problem(page, settings=settings)
            failed += 1
        else:
            click.echo("\t".join(map(printable_lines, page.text.split("\t"))) if is_shown else page.text, nl=False)
    return failed


def _print_ledgers(
    found: Iterable[Page | Problem], desk: LateDesk, *, as_json: bool, offsets: bool, settings: Settings
) -> int:
    articles = records = failed = 0
    for page in found:
        report = desk.read(page)
        if isinstance(report, Problem):
            tell_problem(report, settings=settings)
            failed += 1
            continue
        if not report.article.body:
            tell(f"{report.page.uri}: no report found on this page, only menus, headings or teasers", settings=settings)
            for problem in report.page.problems:
                tell_problem(problem, settings=settings, uri=report.page.uri)
        if articles and not as_json:
            click.echo("\n")
        _print_ledger(report, as_json=as_json, offsets=offsets)
        articles, records = articles + 1, records + len(report.records)
    if articles > 1:
        note(f"{articles} articles, {records} records, {failed} failed", settings=settings)
    return failed


def _print_ledger(report: Report, *, as_json: bool, offsets: bool) -> None:
    from dateline.export.article_json import article_json
    from dateline.export.ledger_text import ledger_text

    if as_json:
        click.echo(article_json(report))
    else:
        click.echo(painted(ledger_text(report, width=width(), offsets=offsets)), nl=False)
