"""Lists of stories from Media Cloud and GDELT."""

import io
import json
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.export_claims import is_gdelt_table, is_url_list
from dateline.read.opened import opened
from dateline.read.sniff import Head
from dateline.read.source import Options, Remark, Stream

MEDIA_CLOUD = (Path(__file__).parent / "exports" / "media-cloud.csv").read_bytes()
HEADER, _, ROWS = MEDIA_CLOUD.partition(b"\n")
BARE = b"id,indexed_date,language,media_name,media_url,publish_date,title,url\n" + b"".join(
    b"a%d,2031-03-03,en,Northwire,northwire.example.org,2031-03-03,Talks put off,https://northwire.example.org/%d\n"
    % (number, number)
    for number in range(150)
)
PLAIN = Options()
SEEN = {
    "url": "https://northwire.example.org/talks",
    "url_mobile": "",
    "title": "Ceasefire talks put off",
    "seendate": "20310303T101500Z",
    "socialimage": "",
    "domain": "northwire.example.org",
    "language": "English",
    "sourcecountry": "Dravia",
}
TEXT = "The government of Dravia put off ceasefire talks until Thursday.\n\nShe gave no reason."


def read(raw: bytes, *, name: str = "stories.csv", options: Options = PLAIN) -> list[Page | Problem | Remark]:
    return list(opened(Stream(name, io.BytesIO(raw), options=options)))


def problems(raw: bytes) -> list[str]:
    return [f"{item.code} {item.message}" for item in read(raw) if isinstance(item, Problem)]


def to_fetch(rows: str, address: str) -> str:
    remedy = f"write the addresses in '{address}' into a file, one a line, and run dateline fetch --list FILE"
    return f"R63 stories.csv: {rows} no text; {remedy}"


def test_a_row_with_text_is_a_page_and_its_columns_are_told():
    remark, page, problem = read(MEDIA_CLOUD)
    assert isinstance(remark, Remark)
    assert isinstance(page, Page)
    assert isinstance(problem, Problem)
    assert "stories.csv#1" == page.uri
    assert {
        ("title", "Eleven killed as shells hit the northern harbour"),
        ("date", "2031-03-03"),
        ("url", "https://courier.example.org/world/shells"),
        ("outlet", "Harbour Courier"),
        ("language", "en"),
    } == {(one.name, one.value) for one in page.metadata}
    assert {"export"} == {one.origin for one in page.metadata}
    assert ("R54", True) == (problem.code, problem.message.endswith("(2)"))


def test_a_list_without_text_says_how_to_fetch_its_pages():
    assert [to_fetch("150 rows name pages and hold", "url")] == problems(BARE)
    assert [to_fetch("1 row names a page and holds", "URL")] == problems(
        b"URL,MobileURL,Date,Title\nhttps://northwire.example.org/talks,,2031-03-03 10:15:00,Ceasefire talks put off\n"
    )


def test_a_column_that_the_user_names_is_asked_for_and_no_fetching_is_proposed():
    found = read(BARE, options=Options(columns=(("text", "story"),)))
    assert ["R51"] == [item.code for item in found if isinstance(item, Problem)]


@pytest.mark.parametrize("indent", [None, 2])
def test_the_articles_of_gdelt_are_pages_where_a_text_was_added(indent):
    raw = json.dumps({"articles": [SEEN | {"text": TEXT}, SEEN | {"text": TEXT}]}, indent=indent).encode()
    pages = [item for item in read(raw, name="articles.json") if isinstance(item, Page)]
    assert ["articles.json#1", "articles.json#2"] == [page.uri for page in pages]
    assert ["20310303T101500Z"] == [one.value for one in pages[0].stated("date")]
    assert [to_fetch("2 rows name pages and hold", "url")] == problems(json.dumps({"articles": [SEEN, SEEN]}).encode())


def test_the_columns_of_gdelt_as_a_table_say_the_same():
    raw = ("\n".join(",".join(row) for row in (SEEN, SEEN.values(), SEEN.values()))).encode()
    assert [to_fetch("2 rows name pages and hold", "url")] == problems(raw)


def test_the_tables_of_gdelt_hold_no_text():
    event = b"\t".join([b"1000000001", b"20310303", b"203103", b"2031", b"2031.1699", *[b"x"] * 55])
    graph = b"20310303101500-1\t20310303101500\t1\tnorthwire.example.org"
    mention = b"1000000001\t20310303101500\t20310303101500\t1\tnorthwire.example.org"
    for row, column in ((event, 61), (graph, 5), (mention, 6)):
        raw = (row + b"\thttps://northwire.example.org/talks\n") * 3
        assert is_gdelt_table(Head(raw, "20310303.export.CSV"))
        assert [to_fetch("3 rows name pages and hold", f"column {column}")] == problems(raw)


@pytest.mark.parametrize(
    "words",
    ["title,date,url,text\nTalks,2031,https://example.org,Talks.", "id,title\n1,2", '{"articles": []}', "20310303\t4"],
)
def test_another_table_is_no_list_of_stories(words):
    head = Head(words.encode(), "rows.csv")
    assert not is_url_list(head)
    assert not is_gdelt_table(head)
