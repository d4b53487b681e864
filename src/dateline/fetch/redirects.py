"""Redirects followed by hand: every step is a request that is judged like the first."""

from collections.abc import Callable

from msgspec.structs import replace

from dateline.fetch.addresses import closed
from dateline.fetch.outcome import Stop
from dateline.fetch.request import Client, Response
from dateline.fetch.url import Url, onward, shown

MOST = 5
REDIRECTING = (301, 302, 303, 307, 308)


def follow(url: Url, client: Client, ask: Callable[[Url, Client], Response | Stop]) -> Response | Stop:
    """The answer at the end of the redirects, or why the way is not gone to its end.

    Refused (R93): more than five steps, a circle, and the step from https down to http. A public site does not lead to
    this machine, even where the user allows loopback addresses.
    """
    seen = {url}
    at = url
    while True:
        answer = ask(at, client)
        if isinstance(answer, Stop):
            return answer if at == url else replace(answer, cause=f"leads on to {at}: {answer.cause}")
        if answer.status not in REDIRECTING:
            return answer
        step = _next(at, answer.header("location"))
        if isinstance(step, Stop):
            return step
        if at.scheme == "https" and step.scheme == "http":
            return Stop("R93", f"leads from https down to {step}", "what comes unprotected is not taken for this URL")
        if step in seen:
            return Stop("R93", f"leads in a circle, back to {step}", "open it in a browser; it may want a login")
        if len(seen) > MOST:
            return Stop("R93", f"leads on more than {MOST} times", "name the URL where it ends")
        if not closed(answer.address):
            client = replace(client, limits=replace(client.limits, allow_loopback=False))
        seen.add(step)
        at = step


def _next(url: Url, location: str) -> Url | Stop:
    if not location:
        return Stop("R93", "leads on to nowhere", "tell the site")
    step = onward(url, location)
    if isinstance(step, Stop):
        return Stop("R93", f"leads on to {shown(location[:200])!r}: {step.cause}", "open it in a browser")
    return step
