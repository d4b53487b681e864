"""The outside world as the fetching sees it: names looked up, connections opened, time passing."""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence

from msgspec import Struct


class Network(Struct, frozen=True, eq=False):
    """What the fetching asks of the world. Tests give it another one.

    `look_up(host, port, seconds)` gives all addresses of a name; `dial(address, port, seconds)` connects to an address,
    never to a name; both raise `OSError`, `TimeoutError` after so many seconds. `clock` is monotone, in seconds.
    """

    look_up: Callable[[str, int, float], Sequence[str]]
    dial: Callable[[str, int, float], socket.socket]
    tls: ssl.SSLContext
    clock: Callable[[], float]
    sleep: Callable[[float], None]


def real_network() -> Network:
    """The world itself. Proxies of the environment are not used: they would look the names up a second time."""
    return Network(_look_up, _dial, ssl.create_default_context(), time.monotonic, time.sleep)


def _look_up(host: str, port: int, seconds: float) -> Sequence[str]:
    """In a thread of its own: the system's look-up knows no time limit."""
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()
    threading.Thread(target=lambda: answers.put(_system_answer(host, port)), daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError(f"{host} is still being looked up") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _system_answer(host: str, port: int) -> list[str] | OSError:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as refused:
        return refused
    except UnicodeError as wrong:
        return OSError(str(wrong))
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def _dial(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)
