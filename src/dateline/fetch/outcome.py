"""What becomes of a URL: fetched, unchanged, refused by us, or failed; and why."""

from typing import Literal

from msgspec import Struct

Verdict = Literal["fetched", "unchanged", "refused", "failed"]
# What this program will not ask for, whatever the site would answer.
REFUSALS = ("R90", "R91", "R92", "R93")


class Stop(Struct, frozen=True):
    """Why a URL is not fetched: its cause and the next step, for one line.

    Codes: R90 the URL itself, R91 an address that is not public, R92 robots.txt, R93 a redirect, R94 too large, R95 too
    slow, R96 no connection, R97 the site's status, R98 no place to store it, R99 an answer that cannot be understood.
    """

    code: str
    cause: str
    remedy: str

    @property
    def verdict(self) -> Verdict:
        """ "refused" where this program would not ask, "failed" where asking did not help."""
        return "refused" if self.code in REFUSALS else "failed"


class Outcome(Struct, frozen=True):
    """One URL as the user gave it, and what became of it; `size` counts the bytes of the unpacked page."""

    url: str
    verdict: Verdict
    stop: Stop | None = None
    size: int = 0
    file: str = ""

    @property
    def message(self) -> str:
        """The outcome of a URL that was not fetched, on one line: "URL: cause; next step"."""
        return f"{self.url}: {self.stop.cause}; {self.stop.remedy}" if self.stop else self.url
