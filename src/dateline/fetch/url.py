"""A URL taken apart strictly: what two programs could read in two ways is refused."""

import re
from contextlib import suppress
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna
from msgspec import Struct

from dateline.fetch.outcome import Stop

PORTS = {"http": 80, "https": 443}
LONGEST = 4_096
# Blanks, control characters, lone surrogates and backslashes: one program drops them, another goes elsewhere.
AMBIGUOUS = re.compile("[\x00-\x20\x7f-\x9f\\\\\u2028\u2029\ud800-\udfff\ufffd]")
HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
# A host that ends so is a number to the system, however it is written: "127.1", "0x7f000001", "2130706433".
NUMERIC = re.compile(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$")
# What stands in a path or query as it is; the rest is percent-encoded, and what is encoded already stays so.
UNTOUCHED = "/?%:@!$&'()*+,;=~-._[]|"


class Url(Struct, frozen=True):
    """Where to ask and for what: `host` in ASCII and lower case (an IPv6 address without brackets), `target` the path
    with its query, percent-encoded."""

    scheme: str
    host: str
    port: int
    target: str = "/"

    @property
    def authority(self) -> str:
        """The host, and the port where it is not the scheme's own: "example.org", "[2001:db8::1]:8080"."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The site: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def parse_url(words: str) -> Url | Stop:
    """The URL that the words name, or why they name none that is fetched (R90)."""
    if len(words) > LONGEST:
        return Stop("R90", f"longer than {LONGEST:,} characters", "no page has such a URL; check the line")
    if AMBIGUOUS.search(words):
        return Stop("R90", "has a blank, a control character or a backslash in it", "percent-encode it, a blank as %20")
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError as wrong:
        return Stop("R90", f"is no URL ({wrong})", "check it")
    scheme = parts.scheme
    if scheme not in PORTS:
        return Stop("R90", "only http and https are fetched", "write the whole URL, https://…")
    if "@" in parts.netloc:
        return Stop("R90", "has a user name or a password in it", "take it out; what needs a login is not fetched")
    host = _host(parts.hostname or "")
    if not host:
        return Stop("R90", "names no host", "check what follows the //, and write a number as 192.0.2.1")
    return Url(scheme, host, PORTS[scheme] if port is None else port, _target(parts))


def onward(url: Url, location: str) -> Url | Stop:
    """Where a redirect leads; `location` as the server wrote it, relative or whole."""
    # Headers are read as Latin-1; what servers put there beyond ASCII is mostly UTF-8.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return parse_url(urljoin(str(url), location.strip().replace(" ", "%20")))
    except ValueError as wrong:
        return Stop("R90", f"is no URL ({wrong})", "tell the site")


def shown(words: str) -> str:
    """The words of a URL for the eye, what may be a password in it hidden."""
    return re.sub(r"//[^/?#]*@", "//…@", words)


def _host(name: str) -> str:
    """The host in ASCII, "" when it is none."""
    if ":" in name:
        try:
            address = IPv6Address(name)
        except AddressValueError:
            return ""
        return "" if address.scope_id else address.compressed
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return ""
    name = name.removesuffix(".")
    if not HOST.fullmatch(name):
        return ""
    if NUMERIC.search(name):
        try:
            IPv4Address(name)
        except AddressValueError:
            return ""
    return name


def _target(parts: SplitResult) -> str:
    whole = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return quote(whole if whole.startswith("/") else f"/{whole}", safe=UNTOUCHED)
