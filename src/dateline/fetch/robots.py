"""What a site's robots.txt says to this program (RFC 9309)."""

import re

from msgspec import Struct
from protego import Protego

from dateline.fetch.outcome import Stop
from dateline.fetch.request import Response
from dateline.fetch.url import Url

# The seconds between two requests to one host, whatever the site says; it may ask for more.
SHORTEST_DELAY = 1.0
# The standard asks that at least 500 kibibytes be read.
LARGEST = 512_000
GROUP = re.compile(r"\s*user[-\s]*agent(?:\s*:|\s)\s*(.*)", re.IGNORECASE)
TOKEN = re.compile(r"\*|[a-z_-]+")
TRY_LATER = "try again later"


class Rules(Struct, frozen=True, eq=False):
    """What one site allows: `stop` is why nothing at all is asked there, `delay` the seconds between two pages."""

    token: str
    stop: Stop | None = None
    robots: Protego | None = None
    delay: float = SHORTEST_DELAY

    def refusal(self, url: Url) -> Stop | None:
        """Why a page of the site is not asked for; None when it may be."""
        if self.stop is not None or self.robots is None or self.robots.can_fetch(str(url), self.token):
            return self.stop
        return Stop("R92", "the site's robots.txt does not allow it", "ask the site, or look for the report elsewhere")


def robots_url(url: Url) -> Url:
    """Where the rules for a page stand."""
    return Url(url.scheme, url.host, url.port, "/robots.txt")


def rules_of(answer: Response | Stop, token: str) -> Rules:
    """The rules that an answer to the question for robots.txt gives to the program of that name.

    No such file (4xx) allows everything; a site that is in trouble (5xx, 429), or that cannot be reached, nothing. A
    URL or an address that is refused anyway keeps its own reason.
    """
    if isinstance(answer, Stop):
        if answer.code in ("R90", "R91"):
            return Rules(token, answer)
        return Rules(token, Stop("R92", f"its robots.txt cannot be read: {answer.cause}", answer.remedy))
    if answer.status == 200:
        return _rules_in(answer.body.decode("utf-8-sig", "replace"), token)
    if 400 <= answer.status < 500 and answer.status != 429:
        return Rules(token)
    return Rules(token, Stop("R92", f"its robots.txt cannot be read: status {answer.status}", TRY_LATER))


def token_of(agent: str) -> str:
    """The name by which a robots.txt speaks to a user agent: "dateline" of "dateline/0.1.0 (+https://…)"."""
    found = TOKEN.match(agent.lower())
    return found[0] if found else agent.split("/")[0].strip().lower()


def _rules_in(text: str, token: str) -> Rules:
    robots = Protego.parse("\n".join(_narrowed(line, token) for line in text.splitlines()))
    rate = robots.request_rate(token)
    delay = max(SHORTEST_DELAY, robots.crawl_delay(token) or 0.0, rate.seconds / rate.requests if rate else 0.0)
    return Rules(token, robots=robots, delay=delay)


def _narrowed(line: str, token: str) -> str:
    """The line; one that opens a group says only whether that speaks to us, to all, or to another.

    The parser keeps each rule of a group once for every name: 15,000 names before 10,000 rules took it minutes.
    """
    opening = GROUP.fullmatch(line)
    if opening is None:
        return line
    found = TOKEN.match(opening[1].lower())
    return f"User-agent: {found[0] if found and found[0] in (token, '*') else 'another-program'}"
