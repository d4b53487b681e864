"""One run over URLs: each is asked for once, and what comes is stored."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from dateline.fetch.outcome import Outcome, Stop
from dateline.fetch.request import Response
from dateline.fetch.response_store import ResponseStore
from dateline.fetch.url import Url, parse_url, shown
from dateline.fetch.visits import Visits

# Unauthorized, payment required, forbidden.
CLOSED_DOORS = (401, 402, 403)
GONE = (404, 410)


class Errand(Struct, frozen=True, eq=False):
    """What a run needs: the manners to ask with, the folder to store in, the clock and the name to sign with."""

    visits: Visits
    store: ResponseStore
    clock: Callable[[], datetime]
    software: str


def fetch(urls: Iterable[str], errand: Errand) -> Iterator[Outcome]:
    """What becomes of each URL, in their order; a URL that is named twice is asked for once.

    When a response cannot be stored nothing more is asked for: the sites would answer in vain.
    """
    unwritable: Stop | None = None
    done: set[Url] = set()
    for words in dict.fromkeys(urls):
        url = parse_url(words)
        if isinstance(url, Stop):
            yield _stopped(shown(words), url)
            continue
        if url in done:
            continue
        done.add(url)
        if unwritable is not None:
            yield _stopped(words, unwritable)
        else:
            found = _fetched(words, url, errand)
            if found.stop is not None and found.stop.code == "R98":
                unwritable = found.stop
            yield found


def _fetched(words: str, url: Url, errand: Errand) -> Outcome:
    known = errand.store.known(url)
    answer = errand.visits.page(url, conditions=known.conditions) if known else errand.visits.page(url)
    if isinstance(answer, Stop):
        return _stopped(words, answer)
    if answer.status == 304 and known is not None and known.conditions(answer.url):
        return Outcome(words, "unchanged")
    if answer.status != 200:
        return _stopped(words, _turned_away(answer))
    try:
        path = errand.store.keep(answer, asked=url, at=errand.clock(), software=errand.software)
    except OSError as broken:
        cause = f"{broken.filename or 'the folder'} cannot be written ({broken.strerror or broken})"
        return _stopped(words, Stop("R98", cause, "make room or name another folder with --out; nothing more is asked"))
    return Outcome(words, "fetched", size=len(answer.body), file=str(path))


def _stopped(words: str, stop: Stop) -> Outcome:
    return Outcome(words, stop.verdict, stop)


def _turned_away(answer: Response) -> Stop:
    """Why an answer without a page is no page. Only an answer 200 is stored."""
    if answer.status in CLOSED_DOORS:
        cause = f"behind a login or a paywall (status {answer.status})"
        return Stop("R97", cause, "the program does not go around it; save the page yourself and read the file")
    if answer.status in GONE:
        return Stop("R97", f"no such page (status {answer.status})", "check the URL, or look for it in a web archive")
    return Stop("R97", f"the site answered with status {answer.status}", "try again later")
