"""The local engine: one page after another in this process, chunk by chunk into a store."""

from collections.abc import Iterable, Iterator

from dateline import __version__
from dateline.ledger.intake import Receipt, take_in
from dateline.ledger.schema import Run
from dateline.ledger.store import Store
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.records import Report
from dateline.pipeline import Desk, report_of
from dateline.settings import Settings, settings_digest


def read_pages(pages: Iterable[Page | Problem], desk: Desk) -> Iterator[Report | Problem]:
    """A report for each page, in order; what could not become a page, or fails while it is read, stays a problem."""
    for page in pages:
        yield page if isinstance(page, Problem) else read_page(page, desk)


def read_page(page: Page, desk: Desk) -> Report | Problem:
    """The report of a page. A fault of the program on one page is told and never ends the work on the others."""
    try:
        return report_of(page, desk)
    except Exception as fault:
        cause = f"{type(fault).__name__}: {fault}"
        message = f"{page.uri}: the program failed on this page ({cause}); please report it with the file"
        return Problem("engine.local", "N01", message)


def ingest(pages: Iterable[Page | Problem], store: Store, *, desk: Desk, settings: Settings) -> Iterator[Receipt]:
    """Bring pages into a store, `settings.chunk` of them a segment; a receipt an input as its chunk is stored."""
    run = run_of(desk, settings)
    for chunk in _chunks(pages, settings.chunk):
        yield from take_in(chunk, store, run=run, read=lambda page: read_page(page, desk))


def run_of(desk: Desk, settings: Settings) -> Run:
    """What a reading with this desk and these settings is made by."""
    return Run(__version__, desk.lexicon.digest, settings_digest(settings), desk.analysis.parser.digest)


def _chunks(pages: Iterable[Page | Problem], size: int) -> Iterator[list[Page | Problem]]:
    chunk: list[Page | Problem] = []
    for page in pages:
        chunk.append(page)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
