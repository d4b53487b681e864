from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from dateline.ledger.intake import take_in
from dateline.ledger.schema import Run
from dateline.ledger.store import own_store

RUN = Run("1.0", "words", "settings", "weights")


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that is one hour later whenever it is asked."""
    hours = iter(range(100_000))
    return lambda: datetime(2031, 1, 1, tzinfo=UTC) + timedelta(hours=next(hours))


@pytest.fixture
def run() -> Run:
    return RUN


@pytest.fixture
def put(tmp_path, clock):
    """Bring reports into the store at tmp_path/"store", as one chunk; gives the verdicts."""

    def bring(*reports, run=RUN):
        by_page = {report.page.digest: report for report in reports}
        with own_store(tmp_path / "store", clock=clock) as store:
            receipts = take_in(
                [report.page for report in reports], store, run=run, read=lambda page: by_page[page.digest]
            )
        return [receipt.verdict for receipt in receipts]

    return bring
