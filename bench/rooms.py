"""How fast the reading is on its own: each group of its stages over all pages, with no watch inside.

The same reports are read again and again, so the words are known after the first time, as most are in a long run.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from msgspec.structs import replace

from dateline.analysis.gate import OPEN, passing
from dateline.analysis.item_places import places_by_item
from dateline.analysis.names import names_of
from dateline.analysis.numbers import numbers_of
from dateline.analysis.reading import AnalysisTables, reading_of
from dateline.analysis.sentences import sentences_of
from dateline.analysis.times import times_of
from dateline.article.article import article_of
from dateline.article.tables import PageTables
from dateline.model.article import Article
from dateline.model.page import Page
from dateline.model.reading import Reading, Sentence
from dateline.read.paths import pages

# Ordinary news, from the weather to the market for houses, of which the ledger wants hardly a sentence.
QUIET = Path(__file__).parent / "texts" / "quiet.txt"
# The share of the words that passes the gate in the mix.
PASSES = 0.4


class Report(NamedTuple):
    """A page read before the watch starts, so that each room finds what it stands on."""

    article: Article
    text: str
    reading: Reading
    entities: Any

    @property
    def words(self) -> int:
        """The words of the body."""
        return words_in(self.text, self.reading.sentences)


def room_speeds(paths: Sequence[str], page: PageTables, tables: AnalysisTables, *, repeat: int) -> dict[str, int]:
    """Words per CPU-second of each group of stages, and of the whole reading: of the reports with an open gate, and
    of the reports among so much quiet text that two fifths of the words pass."""
    opened = replace(tables, gate=OPEN)
    reports = [_report(found, page, opened) for found in pages(list(paths)) if isinstance(found, Page)]
    quiet = _report(next(found for found in pages([str(QUIET)]) if isinstance(found, Page)), page, opened)
    mixed = _mixed(reports, quiet, tables)

    def sentences(report: Report) -> None:
        passing(report.text, sentences_of(report.article, report.text, tables.sentences), tables.gate)

    def numbers(report: Report) -> None:
        numbers_of(report.text, report.reading.sentences, tables.numbers)
        times_of(report.text, report.reading.sentences, tables.times)

    def names(report: Report) -> None:
        text, known = report.text, report.reading.sentences
        places, _, _ = places_by_item(report.article, text, known, report.entities, tables.places)
        names_of(text, known, report.entities, places, tables.names)

    return {
        "sentences and gate": _speed(sentences, reports, repeat=repeat),
        "numbers and times": _speed(numbers, reports, repeat=repeat),
        "places and names": _speed(names, reports, repeat=repeat),
        "reading, all passes": _speed(lambda one: reading_of(one.article, one.text, opened), reports, repeat=repeat),
        "reading, two fifths pass": _speed(
            lambda one: reading_of(one.article, one.text, tables), mixed, repeat=max(1, repeat // 2)
        ),
    }


def words_in(text: str, sentences: Iterable[Sentence]) -> int:
    """How many words the sentences have."""
    return sum(len(sentence.span.slice(text).split()) for sentence in sentences)


def _report(page: Page, tables: PageTables, analysis: AnalysisTables) -> Report:
    article = article_of(page, tables)
    if not isinstance(article, Article):
        raise SystemExit(f"{page.uri}: {article.message}")
    reading = reading_of(article, page.text, analysis)
    _, entities = analysis.parser.trees(page.text, reading.sentences)
    return Report(article, page.text, reading, entities)


def _mixed(reports: Sequence[Report], quiet: Report, tables: AnalysisTables) -> list[Report]:
    """The reports, and the quiet text as often as it takes until two fifths of all words pass the gate."""
    passed, passed_quiet = (
        sum(words_in(one.text, passing(one.text, one.reading.sentences, tables.gate)) for one in some)
        for some in (reports, [quiet])
    )
    too_many = passed - PASSES * sum(report.words for report in reports)
    times = round(too_many / (PASSES * quiet.words - passed_quiet))
    return [*reports, *[quiet] * max(0, times)]


def _speed(stage: Callable[[Report], object], reports: Sequence[Report], *, repeat: int) -> int:
    before = process_time()
    for _ in range(repeat):
        for report in reports:
            stage(report)
    return round(repeat * sum(report.words for report in reports) / (process_time() - before))
