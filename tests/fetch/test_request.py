import gzip
import time
import zlib

import pytest
from msgspec.structs import replace

from dateline.fetch.outcome import Stop
from dateline.fetch.request import Response, get
from dateline.fetch.url import Url, parse_url

PAGE = Url("http", "news.test", 80, "/page")
SECURE = Url("https", "secure.test", 443, "/page")


def test_an_answer_is_kept_to_the_byte(site, world, make_answer):
    site.answers["/page"] = raw = make_answer(b"<p>Calm in Gao.</p>", 'ETag: "7"', "X-Odd:   kept  ")
    found = get(PAGE, world.client())
    assert isinstance(found, Response)
    assert (raw, b"<p>Calm in Gao.</p>", 200) == (found.raw, found.body, found.status)
    assert '"7"' == found.header("etag")
    assert site.asked == [found.request.decode("ascii")]


def test_the_request_says_who_asks_and_sends_no_cookie(site, world, make_answer):
    site.answers["/page"] = make_answer(b"x", "Set-Cookie: a=b")
    get(PAGE, world.client())
    get(PAGE, world.client())
    assert 2 == len(site.asked)
    for head in site.asked:
        assert head.startswith("GET /page HTTP/1.1\r\nHost: news.test\r\nUser-Agent: dateline/0.0 (a test)\r\n")
        assert "cookie" not in head.lower()


@pytest.mark.parametrize(
    "addresses", [["10.0.0.1"], ["93.184.215.14", "192.168.0.7"], ["127.0.0.1"], ["::ffff:10.0.0.1"], ["0.0.0.0"]]
)
def test_a_name_that_leads_inside_is_refused_without_a_connection(world, addresses):
    world.names["news.test"] = addresses
    found = get(PAGE, world.client())
    assert isinstance(found, Stop)
    assert ("R91", []) == (found.code, world.dialled)


@pytest.mark.parametrize(
    "words", ["http://127.0.0.1/", "http://[::1]/", "http://[::ffff:7f00:1]/", "http://169.254.169.254/"]
)
def test_an_address_in_a_url_is_judged_like_one_of_a_name(world, words):
    found = get(parse_url(words), world.client())
    assert isinstance(found, Stop)
    assert ("R91", [], []) == (found.code, world.looked_up, world.dialled)


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["127.0.0.1", "10.0.0.1"], ["0.0.0.0"], ["64:ff9b::7f00:1"]])
def test_the_allowance_opens_loopback_alone(world, addresses):
    world.names["news.test"] = addresses
    found = get(PAGE, world.client(allow_loopback=True))
    assert isinstance(found, Stop)
    assert ("R91", []) == (found.code, world.dialled)


def test_a_name_is_looked_up_once_and_the_answer_is_where_the_connection_goes(site, world, make_answer):
    """A second look-up with another answer is how a check is got round."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    world.names["news.test"] = lambda: next(answers)
    site.answers["/page"] = make_answer(b"x")
    assert isinstance(get(PAGE, world.client()), Response)
    assert (["news.test"], [("93.184.215.14", 80)]) == (world.looked_up, world.dialled)
    second = get(PAGE, world.client())
    assert isinstance(second, Stop)
    assert ("R91", 1) == (second.code, len(world.dialled))


def test_only_the_ports_of_the_web_are_asked(site, world, make_answer):
    found = get(Url("http", "news.test", 8080), world.client())
    assert isinstance(found, Stop)
    assert ("R90", "port 8080", []) == (found.code, found.cause, world.dialled)
    site.answers["/"] = make_answer(b"x")
    assert isinstance(get(parse_url(site.url()), world.client(allow_loopback=True)), Response)


def test_a_name_without_an_address_and_a_host_that_refuses_are_told(world, make_answer):
    world.names["news.test"] = OSError(-2, "Name or service not known")
    found = get(PAGE, world.client())
    assert isinstance(found, Stop)
    assert ("R96", "no connection (Name or service not known)") == (found.code, found.cause)
    world.names["news.test"] = []
    assert "R96" == get(PAGE, world.client()).code


def test_too_large_by_its_own_word_is_not_read(site, world):
    site.answers["/page"] = b"HTTP/1.1 200 OK\r\nContent-Length: 4000000000\r\n\r\nxx"
    found = get(PAGE, world.client(size=1_000))
    assert ("R94", "larger than 0.001 MB") == (found.code, found.cause)


@pytest.mark.parametrize("head", [b"\r\n", b"Transfer-Encoding: chunked\r\n\r\n"])
def test_too_large_without_a_word_is_cut_off(site, world, head):
    sent = []

    def flood(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + head)
        for _ in range(1_000):
            piece = b"x" * 65_536
            connection.sendall(b"10000\r\n" + piece + b"\r\n" if b"chunked" in head else piece)
            sent.append(len(piece))

    site.answers["/page"] = flood
    found = get(PAGE, world.client(size=200_000))
    assert "R94" == found.code
    assert sum(sent) < 20_000_000


@pytest.mark.parametrize("layers", [1, 3])
def test_a_gzip_bomb_is_unpacked_no_further_than_the_limit(site, world, make_answer, layers):
    packed = gzip.compress(b"0" * 50_000_000) * layers
    site.answers["/page"] = make_answer(packed, "Content-Encoding: gzip")
    found = get(PAGE, world.client(size=1_000_000))
    assert ("R94", "larger than 1 MB") == (found.code, found.cause)


def test_a_packed_page_is_unpacked_and_stays_packed_as_it_came(site, world, make_answer):
    for packed, coding in (
        (gzip.compress(b"Calm"), "gzip"),
        (gzip.compress(b"Ca") + gzip.compress(b"lm"), "GZIP"),
        (gzip.compress(b"Calm") + b"\0\0", "x-gzip"),
        (zlib.compress(b"Calm"), "deflate"),
        (zlib.compress(b"Calm")[2:-4], "deflate"),
    ):
        site.answers["/page"] = raw = make_answer(packed, f"Content-Encoding: {coding}")
        found = get(PAGE, world.client())
        assert (b"Calm", raw) == (found.body, found.raw), coding


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (b"no gzip", "gzip"),
        (gzip.compress(b"Calm" * 100)[:-9], "gzip"),
        (b"x", "br"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip"),
        (gzip.compress(b"") * 100_000, "gzip"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_told(site, world, make_answer, packed, coding):
    site.answers["/page"] = make_answer(packed, f"Content-Encoding: {coding}")
    found = get(PAGE, world.client())
    assert ("R99", "failed") == (found.code, found.verdict)


def test_a_page_in_pieces_is_put_together(site, world):
    site.answers["/page"] = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nCa\r\n2;x=y\r\nlm\r\n0\r\nA: b\r\n\r\n"
    )
    found = get(PAGE, world.client())
    assert (b"Calm", site.answers["/page"]) == (found.body, found.raw)


@pytest.mark.parametrize("trickle", [b"x", b"X: y\r\n"])
def test_a_slow_drip_ends_with_the_time_of_the_whole(site, world, trickle):
    def drip(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + (b"" if b":" in trickle else b"\r\n"))
        for _ in range(100):
            connection.sendall(trickle)
            time.sleep(0.05)

    site.answers["/page"] = drip
    begun = time.monotonic()
    found = get(PAGE, world.client(seconds=0.4))
    assert ("R95", "took longer than 0.4 seconds") == (found.code, found.cause)
    assert time.monotonic() - begun < 8


def test_a_site_that_says_nothing_ends_with_the_time(site, world):
    site.answers["/page"] = lambda connection: time.sleep(1)
    assert "R95" == get(PAGE, world.client(seconds=0.2)).code


def test_a_flood_of_headers_is_cut_off(site, world):
    site.answers["/page"] = b"HTTP/1.1 200 OK\r\n" + b"".join(b"A: " + b"b" * 7_000 + b"\r\n" for _ in range(50))
    assert "R94" == get(PAGE, world.client()).code
    site.answers["/page"] = b"HTTP/1.1 200 OK\r\nA: " + b"b" * 1_000_000
    assert "R94" == get(PAGE, world.client()).code
    site.answers["/page"] = b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n"
    assert "R99" == get(PAGE, world.client()).code
    site.answers["/page"] = b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000
    assert "R94" == get(PAGE, world.client()).code


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nxx",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nxx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nxx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nxx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nxx\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nxx",
    ],
)
def test_what_is_no_whole_http_answer_is_told(site, world, raw):
    site.answers["/page"] = raw
    found = get(PAGE, world.client())
    assert isinstance(found, Stop)
    assert ("failed", True) == (found.verdict, found.code in ("R96", "R99"))


def test_bytes_behind_the_answer_are_not_kept(site, world, make_answer):
    raw = make_answer(b"Calm")
    site.answers["/page"] = raw + b"HTTP/1.1 200 OK\r\n\r\nanother"
    assert raw == get(PAGE, world.client()).raw


def test_under_tls_the_certificate_must_name_the_host(secure_site, secure_world, make_answer):
    secure_site.answers["/page"] = make_answer(b"Calm")
    found = get(SECURE, secure_world.client())
    assert (b"Calm", ("93.184.215.14", 443)) == (found.body, secure_world.dialled[0])
    other = get(Url("https", "other.test", 443, "/page"), secure_world.client())
    assert "R96" == other.code
    assert "does not prove that it is other.test" in other.cause
    assert 1 == len(secure_site.asked)


def test_a_site_without_tls_is_no_site_under_https(site, world):
    found = get(SECURE, world.client(seconds=1))
    assert ("failed", []) == (found.verdict, site.asked)


def test_every_address_of_a_host_is_tried(site, world, make_answer):
    site.answers["/page"] = make_answer(b"Calm")
    world.names["news.test"] = ["2606:2800:21f::1", "93.184.215.14"]
    dial = world.network.dial

    def only_ipv4(address, port, seconds):
        if ":" in address:
            raise OSError(101, "Network is unreachable")
        return dial(address, port, seconds)

    client = world.client()
    found = get(PAGE, replace(client, network=replace(client.network, dial=only_ipv4)))
    assert "93.184.215.14" == found.address
