"""The manners of one run: robots.txt first, one connection at a time, and a pause between two requests to a host."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from dateline.fetch.outcome import Stop
from dateline.fetch.redirects import follow
from dateline.fetch.request import Client, Response, get
from dateline.fetch.robots import LARGEST, SHORTEST_DELAY, Rules, robots_url, rules_of, token_of
from dateline.fetch.url import Url

# So long a run waits for one host; a site that asks for more gets one page a run.
LONGEST_WAIT = 120.0
Conditions = Callable[[Url], Sequence[tuple[str, str]]]


class Visits:
    """What one run knows of the sites that it has visited: their rules, when they were last asked, who wants rest."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._rules: dict[str, Rules] = {}
        self._last: dict[str, float] = {}
        self._last_page: dict[str, float] = {}
        self._resting: dict[str, Stop] = {}

    def page(self, url: Url, *, conditions: Conditions = lambda url: ()) -> Response | Stop:
        """The answer at the end of the redirects; robots.txt and the pause hold for every site on the way.
        `conditions` gives the headers for a conditional request to a URL."""

        def ask(at: Url, client: Client) -> Response | Stop:
            rules = self._rules_for(at, client)
            refused = rules.refusal(at) or self._wait(at, rules.delay)
            if refused is not None:
                return refused
            answer = self._asked(at, client, conditions=conditions(at))
            self._last_page[at.host] = self._client.network.clock()
            return answer

        return follow(url, self._client, ask)

    def _rules_for(self, url: Url, client: Client) -> Rules:
        """The rules of the site, asked for once a run."""
        if url.origin in self._rules:
            return self._rules[url.origin]
        small = replace(client, limits=replace(client.limits, size=LARGEST))
        rules = rules_of(follow(robots_url(url), small, self._robots_at), token_of(client.agent))
        # Whether an address may be asked depends on who leads there: the site's rules are still unknown.
        if rules.stop is None or rules.stop.code != "R91":
            self._rules[url.origin] = rules
        return rules

    def _robots_at(self, url: Url, client: Client) -> Response | Stop:
        return self._wait(url, SHORTEST_DELAY) or self._asked(url, client)

    def _asked(self, url: Url, client: Client, *, conditions: Sequence[tuple[str, str]] = ()) -> Response | Stop:
        answer = get(url, client, conditions=conditions)
        self._last[url.host] = client.network.clock()
        if isinstance(answer, Response) and answer.status == 429:
            after = answer.header("retry-after")[:40]
            cause = "the site asks for fewer requests" + (f" (wait: {after})" if after else "")
            self._resting[url.host] = Stop("R97", cause, "nothing more is asked of it in this run; try again later")
            return self._resting[url.host]
        return answer

    def _wait(self, url: Url, delay: float) -> Stop | None:
        """Pause until the host may be asked again; or why it is not asked again in this run."""
        if url.host in self._resting:
            return self._resting[url.host]
        network = self._client.network
        free = [self._last[url.host] + SHORTEST_DELAY] if url.host in self._last else []
        free += [self._last_page[url.host] + delay] if url.host in self._last_page else []
        wait = max(free, default=0.0) - network.clock() if free else 0.0
        if wait > LONGEST_WAIT:
            cause = f"its robots.txt asks for {delay:g} seconds between two pages"
            return Stop("R92", cause, "fetch its pages in runs of their own, so far apart")
        if wait > 0:
            network.sleep(wait)
        return None
