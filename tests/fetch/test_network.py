import socket
import ssl
import time

from dateline.fetch.network import real_network
from dateline.fetch.request import Client, Limits, get
from dateline.fetch.url import Url


def test_certificates_are_checked_against_the_name():
    tls = real_network().tls
    assert (True, ssl.CERT_REQUIRED) == (tls.check_hostname, tls.verify_mode)


def test_a_look_up_gives_addresses_once_each():
    found = real_network().look_up("127.0.0.1", 80, 5)
    assert ["127.0.0.1"] == found


def test_a_look_up_that_does_not_end_ends_with_the_time(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **more: time.sleep(3) or [])
    begun = time.monotonic()
    found = get(Url("http", "news.test", 80), Client(real_network(), "dateline", Limits(seconds=0.2)))
    assert "R95" == found.code
    assert time.monotonic() - begun < 2.5


def test_a_name_that_there_is_not_is_told(monkeypatch):
    def unknown(*arguments, **more):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    found = get(Url("http", "news.test", 80), Client(real_network(), "dateline"))
    assert ("R96", "no connection (Name or service not known)") == (found.code, found.cause)


def test_the_proxy_of_the_environment_is_not_asked(monkeypatch, site, make_answer):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.answers["/"] = make_answer(b"Calm")
    client = Client(real_network(), "dateline", Limits(allow_loopback=True, seconds=5))
    assert b"Calm" == get(Url("http", "127.0.0.1", site.port), client).body


def test_a_port_where_nobody_listens_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    client = Client(real_network(), "dateline", Limits(allow_loopback=True, seconds=5))
    found = get(Url("http", "127.0.0.1", port), client)
    assert ("R96", "no connection (Connection refused)") == (found.code, found.cause)
