"""The desk of a command, opened at its first page; where it cannot be opened, a line that says why."""

from dateline.analysis.gazetteer_file import GazetteerMissing
from dateline.analysis.parse import ParserError
from dateline.cli.edge import fail
from dateline.engine.local import read_page
from dateline.lexicon.rules.load import LexiconError
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.records import Report
from dateline.pipeline import Desk, open_desk
from dateline.settings import Settings


class LateDesk:
    """A desk that is opened when the first page is laid on it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._desk: Desk | None = None

    @property
    def open(self) -> Desk:
        """The desk itself; a broken lexicon or missing weights end the command with exit code 1."""
        if self._desk is None:
            self._desk = opened_desk(self._settings)
        return self._desk

    def read(self, page: Page | Problem) -> Report | Problem:
        """The report of a page; a problem stays one."""
        return page if isinstance(page, Problem) else read_page(page, self.open)


def opened_desk(settings: Settings) -> Desk:
    """The desk, or exit code 1 with a line on what is broken."""
    try:
        return open_desk(settings)
    except (LexiconError, ParserError, GazetteerMissing, OSError) as broken:
        fail(f"{broken}; `dateline doctor` says more", settings=settings)
