import pytest

from dateline.ledger.errors import StoreError, WrongUseError
from dateline.ledger.query import Limits, ask, find, looking_into, search


@pytest.fixture
def connection(put, make_report, tmp_path, clock):
    put(*(make_report(killed=killed, uri=f"{killed}.txt") for killed in (3, 40)))
    with looking_into(tmp_path / "store", clock=clock) as connection:
        yield connection


def test_records_can_be_counted_in_sql(connection):
    sql = "SELECT sum(killed_low) FROM records WHERE kind = 'event' AND known_to IS NULL"
    assert ((43,),) == ask(connection, sql, limits=Limits()).rows


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM records",
        "CREATE TABLE mine (a INT)",
        "COPY records TO 'out.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM '/etc/passwd'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "SELECT no_such_column FROM records",
        "not even SQL",
    ],
)
def test_a_query_can_neither_change_nor_reach_anything(connection, sql):
    with pytest.raises(StoreError, match=r"^query: "):
        ask(connection, sql, limits=Limits())


def test_a_query_that_takes_too_long_is_stopped(connection):
    slow = "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE (a.range * b.range) % 7 = 3"
    with pytest.raises(StoreError, match=r"stopped after 0\.2 seconds; narrow it"):
        ask(connection, slow, limits=Limits(seconds=0.2))


def test_more_rows_than_the_limit_are_cut_and_said_to_be(connection):
    answer = ask(connection, "SELECT * FROM range(10)", limits=Limits(rows=3))
    assert (3, True) == (len(answer.rows), answer.is_cut)


def test_a_record_is_found_by_the_beginning_of_its_id(connection, make_report):
    event = make_report(killed=3, uri="3.txt").records[0]
    report, record = find(connection, event.id[:12])
    assert (event, "3.txt") == (record, report.page.uri)


def test_an_article_is_found_by_its_id(connection):
    (article,) = connection.execute("SELECT id FROM articles LIMIT 1").fetchone()
    report, record = find(connection, article)
    assert record is None
    assert report.page.text


def test_an_id_that_nothing_has_finds_nothing_and_one_that_several_have_is_refused(connection):
    assert find(connection, "zzzz") is None
    with pytest.raises(StoreError, match=r"^e: several ids begin so, as e\w+ and e\w+; write more of it"):
        find(connection, "e")


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("", "no statement"),
        ("  ;", "no statement"),
        ("-- only a comment", "no statement"),
        ("SELECT 1; SELECT 2", "2 statements; ask one at a time"),
        ("CREATE TEMP TABLE mine (a INT)", "CREATE asks nothing; use SELECT"),
        ("CHECKPOINT", "asks nothing"),
    ],
)
def test_only_one_question_is_answered(connection, sql, words):
    with pytest.raises(WrongUseError, match=words):
        ask(connection, sql, limits=Limits())


@pytest.mark.parametrize("sql", ["FROM range(2)", "WITH a AS (SELECT 1) FROM a", "SHOW TABLES", "EXPLAIN SELECT 1"])
def test_every_way_of_asking_is_answered(connection, sql):
    assert ask(connection, sql, limits=Limits(seconds=float("inf"), rows=10**30)).rows


def test_search_finds_the_articles_with_all_words(connection):
    assert ["40.txt"] == [hit.uri for hit in search(connection, ["BOMB", "kills 40"])]
    assert [] == search(connection, ["bomb", "zeppelin"])
    assert [] == search(connection, [" "])


def test_search_takes_words_as_they_are(connection):
    assert [] == search(connection, ["%"])
