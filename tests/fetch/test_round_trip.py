"""What is fetched can be read: the stored files go through the reader of web archives as any other."""

import gzip
from datetime import UTC, date, datetime

import pytest

from dateline.fetch.fetch import Errand, fetch
from dateline.fetch.response_store import ResponseStore
from dateline.fetch.visits import Visits
from dateline.model.page import Page
from dateline.read.paths import pages

HTML = (
    "<html><head><title>Market reopens in Gao</title></head><body><article><h1>Market reopens in Gao</h1>"
    "<p>GAO, Mali (Northwire) – The vegetable market of Gao reopened on Monday, three days after a blast, traders "
    "said.</p><p>“We have waited long enough,” said Awa Maiga, who sells onions there.</p></article></body></html>"
).encode()
TYPE = "Content-Type: text/html; charset=utf-8"


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


@pytest.fixture
def read_again(site, world, tmp_path):
    """Fetch a path and read the folder: the pages, and what else was said."""

    def of(path):
        store = ResponseStore(tmp_path / "out")
        errand = Errand(Visits(world.client()), store, lambda: datetime(2026, 5, 7, 12, tzinfo=UTC), "dateline/0.0")
        assert ["fetched"] == [found.verdict for found in fetch([f"http://news.test{path}"], errand)]
        return [item for item in pages([str(tmp_path / "out")]) if isinstance(item, Page)]

    return of


@pytest.mark.parametrize("form", ["plain", "until the end", "gzip", "chunked", "gzip and chunked"])
def test_a_fetched_page_is_read_however_it_was_sent(site, read_again, make_answer, form):
    body = gzip.compress(HTML) if "gzip" in form else HTML
    headers = [TYPE, *(["Content-Encoding: gzip"] if "gzip" in form else [])]
    if "chunked" in form:
        body, headers = chunked(body), [*headers, "Transfer-Encoding: chunked"]
    site.answers["/page"] = make_answer(body, *headers, length=form in ("plain", "gzip"))
    [page] = read_again("/page")
    assert "The vegetable market of Gao reopened on Monday" in page.text
    assert ("http://news.test/page", date(2026, 5, 7)) == (page.stated("url")[0].value, page.fetched)


def test_a_redirected_page_is_read_once_under_the_url_where_it_lies(site, read_again, make_answer):
    site.answers |= {
        "/old": make_answer(b"", "Location: /page", status="301 Moved"),
        "/page": make_answer(HTML, TYPE),
    }
    [page] = read_again("/old")
    assert "http://news.test/page" == page.stated("url")[0].value
