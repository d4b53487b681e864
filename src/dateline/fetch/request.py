"""One GET: the name is looked up once, its addresses are judged, and the connection goes to an address so judged."""

import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse

from msgspec import Struct

from dateline.fetch.addresses import closed
from dateline.fetch.network import Network
from dateline.fetch.outcome import Stop
from dateline.fetch.packing import PackingError, unpacked
from dateline.fetch.url import PORTS, Url
from dateline.fetch.wire import TooLargeError, Wire, time_left

LOOPBACK = closed("127.0.0.1")
# The most bytes of a status line and headers; `http.client` takes no more than 100 of them.
MOST_HEAD = 65_536
PIECE = 65_536
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Limits(Struct, frozen=True):
    """How far one request may go: the bytes of its page, packed and unpacked, and the seconds from looking the name up
    to the last byte. `allow_loopback` opens this machine itself, on any port, and no private network."""

    size: int = 20_000_000
    seconds: float = 30.0
    allow_loopback: bool = False


class Client(Struct, frozen=True, eq=False):
    """Who asks, in which world, within which limits."""

    network: Network
    agent: str
    limits: Limits = Limits()


class Response(Struct, frozen=True):
    """An answer: `request` and `raw` are the bytes as they were sent and as they came, `body` is what `raw` carries,
    unpacked; only an answer 200 has one. `address` is the one that was asked."""

    url: Url
    address: str
    request: bytes
    raw: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    def header(self, name: str) -> str:
        """The first header of that name, "" when there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def get(url: Url, client: Client, *, conditions: Sequence[tuple[str, str]] = ()) -> Response | Stop:
    """Ask once; redirects are answers like others. `conditions` are headers such as If-None-Match."""
    network, limits = client.network, client.limits
    ends = network.clock() + limits.seconds
    try:
        addresses = _addresses(url, client, ends)
        if isinstance(addresses, Stop):
            return addresses
        request = _request(url, client.agent, conditions)
        with _connected(url, addresses, network, ends) as (address, connection):
            connection.settimeout(time_left(network.clock, ends))
            connection.sendall(request)
            wire = Wire(connection, clock=network.clock, ends=ends, most=MOST_HEAD)
            return _answer(url, address, request, wire, limits)
    except TimeoutError:
        return Stop("R95", f"took longer than {limits.seconds:g} seconds", "try again later, or allow more: --seconds")
    except ssl.SSLCertVerificationError as wrong:
        cause = f"its certificate does not prove that it is {url.host} ({wrong.verify_message})"
        return Stop("R96", cause, "nothing was asked; tell the site, or check the clock of this machine")
    except OSError as refused:
        cause = refused.strerror or str(refused) or type(refused).__name__
        return Stop("R96", f"no connection ({cause})", "check the URL and the network, try again later")
    except HTTPException as wrong:
        cause = str(wrong)[:80] or type(wrong).__name__
        return Stop("R99", f"answered with something that is not HTTP ({cause!r})", "check the URL; try again later")


def _addresses(url: Url, client: Client, ends: float) -> Sequence[str] | Stop:
    """Every address of the host; one that may not be asked is enough to ask none of them."""
    network = client.network
    is_literal = ":" in url.host or url.host.replace(".", "").isdigit()
    found = [url.host] if is_literal else network.look_up(url.host, url.port, time_left(network.clock, ends))
    kinds = [closed(address) for address in found]
    if not found:
        return Stop("R96", "its name has no address", "check the URL")
    if client.limits.allow_loopback and all(kind == LOOPBACK for kind in kinds):
        return found
    for address, kind in zip(found, kinds, strict=True):
        if kind:
            place = kind if is_literal else f"{address}, {kind}"
            remedy = "--allow-loopback opens it" if kind == LOOPBACK else "only public addresses are asked"
            return Stop("R91", f"leads to {place}", remedy)
    if url.port not in PORTS.values():
        return Stop("R90", f"port {url.port}", "only the ports of the web are asked, 80 and 443")
    return found


def _request(url: Url, agent: str, conditions: Sequence[tuple[str, str]]) -> bytes:
    lines = [
        f"GET {url.target} HTTP/1.1",
        f"Host: {url.authority}",
        f"User-Agent: {agent}",
        f"Accept: {ACCEPT}",
        "Accept-Encoding: gzip",
        "Connection: close",
        *(f"{name}: {value}" for name, value in conditions),
    ]
    return "".join(f"{line}\r\n" for line in [*lines, ""]).encode("ascii")


@contextmanager
def _connected(
    url: Url, addresses: Sequence[str], network: Network, ends: float
) -> Iterator[tuple[str, socket.socket]]:
    """A connection to the first address that takes one, under TLS for https; the certificate must name the host."""
    address, connection = _dialled(url, addresses, network, ends)
    try:
        if url.scheme == "https":
            connection.settimeout(time_left(network.clock, ends))
            connection = network.tls.wrap_socket(connection, server_hostname=url.host)
        yield address, connection
    finally:
        connection.close()


def _dialled(url: Url, addresses: Sequence[str], network: Network, ends: float) -> tuple[str, socket.socket]:
    refused: OSError = OSError("no address")
    for address in addresses:
        try:
            return address, network.dial(address, url.port, time_left(network.clock, ends))
        except OSError as error:
            refused = error
    raise refused


def _answer(url: Url, address: str, request: bytes, wire: Wire, limits: Limits) -> Response | Stop:
    try:
        answer = HTTPResponse(wire, method="GET")  # type: ignore[arg-type]  # all it asks for is makefile
        answer.begin()
    except TooLargeError:
        return Stop("R94", f"headers of more than {MOST_HEAD:,} bytes", "no page has so many; nothing is stored")
    headers = tuple((name, " ".join(value.split())) for name, value in answer.getheaders())
    if answer.status != 100 and wire.kept[9:12] == b"100":
        return Stop("R99", "answered twice", "no program asked for that (100 Continue)")
    response = Response(url, address, request, b"", answer.status, headers)
    if answer.status != 200:
        return response
    if response.header("transfer-encoding").lower() not in ("", "chunked"):
        return Stop("R99", f"sent as {response.header('transfer-encoding')[:40]!r}", "no program asked for that")
    too_large = Stop("R94", f"larger than {limits.size / 1_000_000:g} MB", "allow more with --size")
    if (answer.length or 0) > limits.size:
        return too_large
    wire.most += limits.size
    try:
        packed = _body(answer)
        body = unpacked(packed, response.header("content-encoding"), most=limits.size)
    except TooLargeError:
        return too_large
    except PackingError as wrong:
        return Stop("R99", str(wrong), "nothing is stored; try again later")
    if answer.length:
        return Stop("R96", f"the connection ended {answer.length:,} bytes too early", "try again later")
    return Response(url, address, request, bytes(wire.kept), answer.status, headers, body)


def _body(answer: HTTPResponse) -> bytes:
    pieces = []
    while piece := answer.read(PIECE):
        pieces.append(piece)
    return b"".join(pieces)
