"""What was noticed and not read, or could not be read at all: the honest list of what the ledger lacks."""

from msgspec import Struct

from dateline.model.sourced import Span


class Problem(Struct, frozen=True):
    """One thing the program saw and did not enter.

    `step` names the room ("read.text", "resolve.when"), `code` is stable ("R01"), `message` says in one line
    what happened and what to do; `span` is its place in the page's text, if it has one.
    """

    step: str
    code: str
    message: str
    span: Span | None = None
