"""A site on loopback that answers as it is told, and a world in which names lead where a test wants them to."""

import socket
import socketserver
import ssl
import threading
import time
from pathlib import Path

import pytest

from dateline.fetch.network import Network
from dateline.fetch.request import Client, Limits

# Made for these tests alone, valid for secure.test; its key protects nothing.
CERTIFICATE = Path(__file__).parent / "secure.test.pem"
PUBLIC = "93.184.215.14"


class Site:
    """A server on 127.0.0.1. `answers` holds by path the bytes of an answer, or what is called with the connection;
    `asked` the heads of the requests as they came."""

    def __init__(self, *, tls: bool = False) -> None:
        self.answers, self.asked = {"/robots.txt": answer(b"", status="404 Not Found")}, []
        self.open, self.most_open = 0, 0
        site, lock = self, threading.Lock()

        class Visit(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with lock:
                    site.open += 1
                    site.most_open = max(site.open, site.most_open)
                try:
                    connection = self.request
                    if tls:
                        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                        context.load_cert_chain(CERTIFICATE)
                        connection = context.wrap_socket(connection, server_side=True)
                    site.serve(connection)
                    if tls:
                        connection.unwrap()
                except OSError:
                    pass
                finally:
                    with lock:
                        site.open -= 1

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Visit)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def serve(self, connection) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(4096)
            if not piece:
                return
            head += piece
        self.asked.append(head.decode("ascii"))
        said = self.answers.get(head.split()[1].decode("ascii"), answer(b"no such page", status="404 Not Found"))
        if callable(said):
            said(connection)
        else:
            connection.sendall(said)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [head.split()[1] for head in self.asked]

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"


class World:
    """Names that lead where `names` says, connections that all end at one site, and time that passes in no time."""

    def __init__(self, site: Site) -> None:
        self.site, self.names = site, {}
        self.looked_up, self.dialled, self.slept = [], [], []
        self.network = Network(
            look_up=self._look_up,
            dial=self._dial,
            tls=ssl.create_default_context(cafile=str(CERTIFICATE)),
            clock=lambda: time.monotonic() + sum(self.slept),
            sleep=self.slept.append,
        )

    def client(self, **limits) -> Client:
        return Client(self.network, "dateline/0.0 (a test)", Limits(**{"seconds": 5.0, **limits}))

    def _look_up(self, host: str, port: int, seconds: float) -> list[str]:
        self.looked_up.append(host)
        found = self.names.get(host, [PUBLIC])
        if isinstance(found, OSError):
            raise found
        # A function answers anew each time.
        return found() if callable(found) else found

    def _dial(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append((address, port))
        return socket.create_connection(("127.0.0.1", self.site.port), timeout=seconds)


def answer(body: bytes, *headers: str, status: str = "200 OK", length: bool = True) -> bytes:
    """The bytes of an answer with a Content-Length, or without one."""
    lines = [f"HTTP/1.1 {status}", *headers, *([f"Content-Length: {len(body)}"] if length else [])]
    return "".join(f"{line}\r\n" for line in [*lines, ""]).encode("latin-1") + body


@pytest.fixture
def make_answer():
    return answer


@pytest.fixture
def site():
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def secure_site():
    made = Site(tls=True)
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def world(site):
    return World(site)


@pytest.fixture
def secure_world(secure_site):
    return World(secure_site)
