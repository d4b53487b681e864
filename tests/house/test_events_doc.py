"""Every row of every table in `docs/events.md` is what the program enters."""

from pathlib import Path

import pytest

from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.model.records import Event, Toll
from dateline.pipeline import Desk, report_of
from dateline.read.blocks import blocks_of

DOCUMENT = (Path(__file__).parent.parent.parent / "docs" / "events.md").read_text("utf-8")
HEAD = "| text | events |"


def _rows() -> list[tuple[str, str]]:
    found = []
    for line in DOCUMENT.split("\n"):
        if line.startswith("| ") and line != HEAD and "---" not in line:
            text, events = (cell.strip() for cell in line.strip("|").split(" | "))
            found.append((text, events))
    return found


def _told(toll: Toll) -> str:
    more = "+" if toll.count.high is None else ""
    return f"{toll.outcome} {toll.count.low}{more}{' (own)' if toll.of_perpetrators else ''}"


def _line(event: Event) -> str:
    modes = ", ".join(event.plover.auxiliary)
    day = event.when.earliest if event.when is not None else None
    parts = (
        event.type,
        f"{event.status} ({modes})" if modes else event.status,
        ", ".join(_told(toll) for toll in event.toll) or "–",
        ", ".join(where.name for where in event.where) or "–",
        "–" if day is None else day.isoformat(),
    )
    return " · ".join(parts)


def test_the_document_has_its_tables():
    assert DOCUMENT.count(HEAD) == 3
    assert len(_rows()) >= 10


@pytest.mark.parametrize(("text", "events"), _rows(), ids=[text for text, _ in _rows()])
def test_a_row_of_the_document_is_what_the_program_enters(text: str, events: str, desk: Desk):
    body = text.replace(" ⏎ ", "\n\n")
    whole = f"A day in the north\n\nGAO, Mali, May 5, 2031 (Northwire) - {body}\n\nThe road was closed after dark.\n"
    page = Page("own.txt", "text/plain", whole, page_digest(whole), blocks_of(whole))
    found = [record for record in report_of(page, desk).records if isinstance(record, Event)]
    assert events == "; ".join(_line(event) for event in found)
