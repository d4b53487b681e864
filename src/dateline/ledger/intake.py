"""Taking in a chunk of pages: which are new, which are known already, which have changed, and what each gave."""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from dateline.ledger.schema import Run, Source
from dateline.ledger.store import Store
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.records import Report

Verdict = Literal["new", "duplicate", "changed", "read again", "failed"]


class Receipt(Struct, frozen=True):
    """What became of one input. `reason` is the line for the user where it failed."""

    uri: str
    verdict: Verdict
    reason: str = ""


def take_in(
    pages: Iterable[Page | Problem], store: Store, *, run: Run, read: Callable[[Page], Report | Problem]
) -> tuple[Receipt, ...]:
    """Read what the store does not hold and add it as one segment; a receipt an input, in order.

    The same text twice is one page ("duplicate", also under another uri, which is noted as one more source). A uri
    with another text than before is "changed": the old reading ends, the new one begins. A page that another version
    of the program or of the lexicon has read is "read again".
    """
    receipts: list[Receipt] = []
    reports: list[Report] = []
    sources: dict[str, Source] = {}
    read_now: set[str] = set()
    for page in pages:
        if isinstance(page, Problem):
            receipts.append(Receipt(page.message.partition(": ")[0], "failed", page.message))
            continue
        before = sources.get(page.uri) or store.source(page.uri)
        known = "now" if page.digest in read_now else store.run_of(page.digest)
        verdict = _verdict(page, before, known, run)
        if known not in ("now", run.id):
            report = read(page)
            if isinstance(report, Problem):
                receipts.append(Receipt(page.uri, "failed", report.message))
                continue
            reports.append(report)
            read_now.add(page.digest)
        if verdict != "duplicate" or before is None:
            version = before.version if before and before.page == page.digest else _next_version(page, sources, store)
            fetched = page.fetched.isoformat() if page.fetched else None
            sources[page.uri] = Source(page.uri, page.digest, version, fetched)
        receipts.append(Receipt(page.uri, verdict))
    store.add(reports, sources.values(), run=run)
    return tuple(receipts)


def _verdict(page: Page, before: Source | None, known: str | None, run: Run) -> Verdict:
    if before is not None and before.page != page.digest:
        return "changed"
    if known in ("now", run.id):
        return "duplicate"
    return "new" if known is None else "read again"


def _next_version(page: Page, sources: dict[str, Source], store: Store) -> int:
    in_chunk = sources[page.uri].version if page.uri in sources else 0
    return max(in_chunk, store.versions(page.uri)) + 1
