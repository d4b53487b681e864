"""The command against a real server on loopback: robots.txt, a page with an ETag, a redirect, a large page."""

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import dateline.fetch.network

PAGE = b"<html><head><title>Calm in Gao</title></head><body><p>The market reopened on Monday.</p></body></html>"


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        match self.path:
            case "/robots.txt":
                self.say(200, b"User-agent: *\nDisallow: /private\n")
            case "/page" if self.headers["If-None-Match"] == '"1"':
                self.say(304)
            case "/page":
                self.say(200, PAGE, **{"ETag": '"1"', "Content-Type": "text/html; charset=utf-8"})
            case "/old":
                self.say(301, Location="/page")
            case "/large":
                self.say(200, b"x" * 1_200_000)
            case "/login":
                self.say(403)
            case _:
                self.say(404)

    def say(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def at(monkeypatch):
    """The URL of a path on a server of our own; pauses are not slept through."""
    monkeypatch.setattr(dateline.fetch.network.time, "sleep", lambda seconds: None)
    # A client that goes away in the middle is what some tests are about.
    monkeypatch.setattr(ThreadingHTTPServer, "handle_error", lambda *arguments: None)
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield lambda path: f"http://127.0.0.1:{server.server_port}{path}"
        server.shutdown()


def test_a_page_is_fetched_once_and_then_unchanged(dateline, at):
    done = dateline("fetch", "--allow-loopback", at("/page"))
    assert 0 == done.exit_code
    [name] = os.listdir("fetched")
    assert f"fetched {at('/page')} ({len(PAGE)} bytes, fetched/{name})\n" == done.stdout
    assert "1 fetched, 0 unchanged, 0 refused, 0 failed\n" in done.stderr
    assert "go on with: dateline ingest fetched --store dateline-store\n" in done.stderr
    again = dateline("fetch", "--allow-loopback", at("/page"))
    assert (0, f"unchanged {at('/page')} (as stored)\n") == (again.exit_code, again.stdout)
    assert [name] == os.listdir("fetched")


def test_what_was_fetched_is_read(dateline, at):
    dateline("fetch", "--allow-loopback", at("/old"))
    done = dateline("read", "--text", "fetched")
    assert 0 == done.exit_code
    assert "The market reopened on Monday." in done.stdout


def test_each_url_that_was_not_fetched_is_one_line_with_its_reason(dateline, at):
    paths = ("/private/x", "/large", "/login", "/none", "/old")
    done = dateline("fetch", "--allow-loopback", "--size", "1", *map(at, paths), "ftp://example.org/")
    assert 1 == done.exit_code
    told = done.stderr.splitlines()
    assert ["refused", "failed", "failed", "failed", "refused"] == [line.split()[0] for line in told[:5]]
    assert f"failed {at('/large')}: larger than 1 MB; allow more with --size" == told[1]
    assert "the program does not go around it" in told[2]
    assert "1 fetched, 0 unchanged, 2 refused, 3 failed" == told[5]
    assert done.stdout.startswith(f"fetched {at('/old')} (")


def test_loopback_is_refused_unless_it_is_allowed(dateline, at):
    done = dateline("fetch", at("/page"))
    assert (1, []) == (done.exit_code, os.listdir("fetched"))
    assert (
        f"refused {at('/page')}: leads to a loopback address; --allow-loopback opens it" == done.stderr.splitlines()[0]
    )


def test_a_refusal_can_be_told_as_json(dateline, at):
    done = dateline("fetch", "--log-format", "json", "http://ada:secret@example.org/")
    said = json.loads(done.stderr.splitlines()[0])
    assert ("refused", "R90", "http://…@example.org/") == (said["verdict"], said["code"], said["uri"])
    assert "secret" not in done.stderr


def test_a_list_may_have_comments_and_come_from_standard_input(dateline, at, tmp_path):
    lines = f"# reports\n\n {at('/page')} \nnot a url\n"
    (tmp_path / "urls.txt").write_text(lines, "utf-8")
    done = dateline("fetch", "--allow-loopback", "--list", "urls.txt")
    assert "1 fetched, 0 unchanged, 1 refused, 0 failed" in done.stderr
    done = dateline("fetch", "--allow-loopback", "--quiet", "--list", "-", stdin=lines)
    assert done.stdout.startswith("unchanged ")
    assert 1 == len(done.stderr.splitlines())


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        ((), "no URL"),
        (("--list", "missing.txt"), "missing.txt: no such file"),
        (("--out", "taken", "https://example.org/"), "taken: is a file"),
        (("--agent", "two\r\nlines", "https://example.org/"), "--agent begins with a letter"),
        (("--size", "0", "https://example.org/"), "--size"),
        (("--seconds", "nan", "https://example.org/"), "--seconds"),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_asked(dateline, tmp_path, arguments, cause):
    (tmp_path / "taken").write_text("a file", "utf-8")
    done = dateline("fetch", *arguments)
    assert 2 == done.exit_code
    assert cause in done.stderr
