import errno
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from fastwarc.warc import ArchiveIterator

from dateline.fetch.fetch import Errand, fetch
from dateline.fetch.request import Response, get
from dateline.fetch.response_store import ResponseStore
from dateline.fetch.url import Url
from dateline.fetch.visits import Visits

PAGE = Url("http", "news.test", 80, "/page")
MAY = datetime(2026, 5, 7, 12, 30, 15, 250_000, tzinfo=UTC)


@pytest.fixture
def run(world, tmp_path):
    """Fetch URLs in a run of its own, an hour after the one before."""
    hours = iter(range(100))

    def of(*urls):
        at = MAY + timedelta(hours=next(hours))
        errand = Errand(Visits(world.client()), ResponseStore(tmp_path / "out"), lambda: at, "dateline/0.0")
        return list(fetch(urls, errand))

    return of


def records(path):
    with open(path, "rb") as file:
        return [
            (record.headers["WARC-Type"], dict(record.headers.items()), record.reader.read())
            for record in ArchiveIterator(file, parse_http=False)
        ]


def test_a_response_is_one_warc_file_with_what_was_asked_and_what_came(site, run, make_answer):
    site.answers["/page"] = raw = make_answer(b"<p>Calm in Gao.</p>")
    [found] = run("http://news.test/page")
    assert ("fetched", 19) == (found.verdict, found.size)
    assert os.path.basename(found.file).startswith("news.test-")
    assert found.file.endswith("-20260507T123015.250000Z.warc.gz")
    kinds = {kind: (headers, block) for kind, headers, block in records(found.file)}
    assert ["warcinfo", "response", "request"] == list(kinds)
    headers, block = kinds["response"]
    assert raw == block
    assert ("http://news.test/page", "93.184.215.14", "2026-05-07T12:30:15.250000Z") == (
        headers["WARC-Target-URI"],
        headers["WARC-IP-Address"],
        headers["WARC-Date"],
    )
    assert kinds["request"][1].startswith(b"GET /page HTTP/1.1\r\n")
    assert kinds["request"][0]["WARC-Concurrent-To"] == headers["WARC-Record-ID"]


def test_the_digests_of_a_stored_file_are_right(site, run, make_answer):
    site.answers["/page"] = make_answer(b"<p>Calm in Gao.</p>")
    [found] = run("http://news.test/page")
    with open(found.file, "rb") as file:
        checked = [record.verify_block_digest() for record in ArchiveIterator(file, parse_http=False)]
    assert [True, True, True] == checked


def test_a_redirected_page_is_stored_under_its_own_url_with_the_one_that_was_asked(site, run, make_answer):
    site.answers |= {
        "/page": make_answer(b"", "Location: /new", status="301 Moved"),
        "/new": make_answer(b"Calm", 'ETag: "1"'),
    }
    [found] = run("http://news.test/page")
    kinds = {kind: (headers, block) for kind, headers, block in records(found.file)}
    assert "http://news.test/new" == kinds["response"][0]["WARC-Target-URI"]
    assert b"via: http://news.test/page\r\n" == kinds["metadata"][1]
    run("http://news.test/page")
    asked = [head for head in site.asked if "If-None-Match" in head]
    assert ["/new"] == [head.split()[1] for head in asked]


@pytest.mark.parametrize(
    ("validator", "sent"),
    [
        ('ETag: W/"a7"', 'If-None-Match: W/"a7"'),
        ("Last-Modified: Thu, 07 May 2026 10:00:00 GMT", "If-Modified-Since: Thu, 07 May 2026 10:00:00 GMT"),
    ],
)
def test_what_is_stored_is_asked_for_only_if_it_has_changed(site, run, tmp_path, make_answer, validator, sent):
    site.answers["/page"] = make_answer(b"Calm", validator)
    assert ["fetched"] == [found.verdict for found in run("http://news.test/page")]
    assert sent not in site.asked[-1]
    site.answers["/page"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    assert ["unchanged"] == [found.verdict for found in run("http://news.test/page")]
    assert f"{sent}\r\n" in site.asked[-1]
    assert 1 == len(os.listdir(tmp_path / "out"))
    site.answers["/page"] = make_answer(b"Fire", 'ETag: "b8"')
    assert ["fetched"] == [found.verdict for found in run("http://news.test/page")]
    assert 2 == len(os.listdir(tmp_path / "out"))
    run("http://news.test/page")
    assert 'If-None-Match: "b8"' in site.asked[-1]


def test_an_unasked_304_and_a_damaged_file_are_no_excuse(site, run, tmp_path, make_answer):
    site.answers["/page"] = make_answer(b"Calm", 'ETag: "1"')
    [found] = run("http://news.test/page")
    with open(found.file, "r+b") as file:
        file.truncate(40)
    site.answers["/page"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    [found] = run("http://news.test/page")
    assert ("failed", "R97") == (found.verdict, found.stop.code)
    assert "If-None-Match" not in site.asked[-1]


def test_a_validator_cannot_smuggle_a_header(site, run, make_answer):
    site.answers["/page"] = make_answer(b"Calm", 'ETag: "1"\r\n X-Evil: yes', "Last-Modified: \xff\xfe")
    run("http://news.test/page")
    run("http://news.test/page")
    assert not any(line.startswith("X-Evil") for line in site.asked[-1].splitlines())
    assert "If-Modified-Since" not in site.asked[-1]


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        ("401 Unauthorized", "behind a login or a paywall (status 401)"),
        ("402 Payment Required", "behind a login or a paywall (status 402)"),
        ("403 Forbidden", "behind a login or a paywall (status 403)"),
        ("404 Not Found", "no such page (status 404)"),
        ("500 Broken", "the site answered with status 500"),
        ("204 No Content", "the site answered with status 204"),
        ("206 Partial Content", "the site answered with status 206"),
    ],
)
def test_only_a_page_is_stored(site, run, tmp_path, make_answer, status, cause):
    site.answers["/page"] = make_answer(b"<p>Sorry</p>", status=status)
    [found] = run("http://news.test/page")
    assert ("failed", cause) == (found.verdict, found.stop.cause)
    assert [] == os.listdir(tmp_path / "out")


def test_one_bad_url_does_not_keep_the_others_and_one_named_twice_is_asked_once(site, run, make_answer):
    site.answers |= {"/page": make_answer(b"Calm"), "/other": make_answer(b"Calm")}
    urls = ("http://news.test/page", "file:///etc/passwd", "http://NEWS.test:80/page#top", "http://news.test/other")
    assert ["fetched", "refused", "fetched"] == [found.verdict for found in run(*urls)]
    assert ["/robots.txt", "/page", "/other"] == site.paths
    assert 1 == site.most_open


def test_a_full_disk_is_one_clear_line_and_nothing_more_is_asked(site, run, tmp_path, make_answer, monkeypatch):
    site.answers["/page"] = make_answer(b"Calm")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    first, second = run("http://news.test/page", "http://news.test/other")
    assert "No space left on device" in first.message
    assert ("R98", "R98") == (first.stop.code, second.stop.code)
    assert ["/robots.txt", "/page"] == site.paths
    assert [] == os.listdir(tmp_path / "out")


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *arguments: False)
    with pytest.raises(PermissionError, match="Permission denied"):
        ResponseStore(tmp_path / "out")


def test_a_run_that_is_killed_while_it_writes_leaves_no_half_file(tmp_path):
    out = tmp_path / "out"
    code = f"""
import os, signal
from datetime import datetime, UTC
from pathlib import Path
from dateline.fetch.request import Response
from dateline.fetch.response_store import ResponseStore
from dateline.fetch.url import Url
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
url = Url("http", "news.test", 80)
response = Response(url, "93.184.215.14", b"GET", b"HTTP/1.1 200 OK\\r\\n\\r\\n" + os.urandom(2_000_000), 200, ())
ResponseStore(Path({str(out)!r})).keep(response, asked=url, at=datetime.now(UTC), software="x")
"""
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert -signal.SIGKILL == done.returncode
    [left] = os.listdir(out)
    assert left.startswith(".")
    assert left.endswith(".part")
    store = ResponseStore(out)
    assert ([], None) == (os.listdir(out), store.known(Url("http", "news.test", 80)))


def test_the_name_of_a_file_is_never_too_long_and_never_leaves_the_folder(tmp_path):
    store = ResponseStore(tmp_path)
    for host in ("a" * 60 + "." + "b" * 60 + ".test", "2606:2800:21f::1", "..", "-x"):
        url = Url("http", host, 80)
        response = Response(url, "93.184.215.14", b"", b"HTTP/1.1 200 OK\r\n\r\n", 200, ())
        path = store.keep(response, asked=url, at=MAY, software="x")
        assert (tmp_path, True) == (path.parent, len(path.name) < 200)


def test_the_same_response_at_the_same_time_is_the_same_bytes(site, world, tmp_path, make_answer):
    site.answers["/page"] = make_answer(b"Calm")
    response = get(PAGE, world.client())
    assert isinstance(response, Response)
    first, second = (
        ResponseStore(tmp_path / name).keep(response, asked=PAGE, at=MAY, software="x").read_bytes() for name in "ab"
    )
    assert first == second
