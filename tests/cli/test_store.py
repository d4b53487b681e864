import json

import pytest


@pytest.fixture
def store(desk, dateline, write, tmp_path):
    """A store with two reports of one bombing."""
    (tmp_path / "reports").mkdir()
    write("reports/a.txt", killed=9)
    write("reports/b.txt", killed=12)
    done = dateline("ingest", "reports", "--store", "ledger")
    assert (0, "2 new, 0 duplicate, 0 changed, 0 failed · ledger\n") == (done.exit_code, done.stdout)
    return "ledger"


def test_ingest_can_be_run_again(store, dateline):
    done = dateline("ingest", "reports", "--store", store)
    assert "0 new, 2 duplicate, 0 changed, 0 failed · ledger\n" == done.stdout


def test_ingest_names_each_failure_and_what_changed(store, dateline, write):
    write("reports/a.txt", killed=10)
    write("reports/crash.txt", killed=20)
    done = dateline("ingest", "reports", "gone.txt", "--store", store)
    assert (1, "0 new, 1 duplicate, 1 changed, 2 failed · ledger\n") == (done.exit_code, done.stdout)
    assert ["reports/crash.txt", "gone.txt"] == [line.partition(":")[0] for line in done.stderr.splitlines()]


def test_a_store_inside_the_folder_that_is_read_is_passed_over(desk, dateline, write):
    write("a.txt")
    for expected in ("1 new, 0 duplicate", "0 new, 1 duplicate"):
        done = dateline("ingest", ".")
        assert (0, expected) == (done.exit_code, done.stdout[: len(expected)])


def test_the_store_can_be_named_by_the_environment_and_by_the_file(desk, dateline, write, monkeypatch, tmp_path):
    (tmp_path / "dateline.toml").write_text('store = "from-file"\n')
    write("a.txt")
    assert dateline("ingest", "a.txt").stdout.endswith("· from-file\n")
    monkeypatch.setenv("DATELINE_STORE", "from-environment")
    assert dateline("ingest", "a.txt").stdout.endswith("· from-environment\n")
    assert dateline("ingest", "a.txt", "--store", "from-flag").stdout.endswith("· from-flag\n")


def test_a_misspelt_setting_is_wrong_usage(dateline, tmp_path):
    (tmp_path / "dateline.toml").write_text('stor = "x"\n')
    done = dateline("stories")
    assert 2 == done.exit_code
    assert "no setting 'stor'; did you mean 'store'?" in done.stderr


def test_stories_show_the_figures_of_each_source(store, dateline):
    done = dateline("stories", "--store", store)
    assert "9–12 in 2 accounts" in done.stdout
    (story,) = map(json.loads, dateline("stories", "--json", "--store", store).stdout.splitlines())
    assert 2 == len(story["accounts"])


def test_why_shows_a_record_an_article_and_a_story(store, dateline, make_report):
    event = make_report(killed=9).records[0].id
    (story,) = map(json.loads, dateline("stories", "--json", "--store", store).stdout.splitlines())
    for name, words in (
        (event, "“9 people” at"),
        (story["accounts"][0]["article"], "“on Monday”"),
        (story["id"], "ACCOUNTS · 2"),
    ):
        done = dateline("why", name, "--store", store)
        assert 0 == done.exit_code
        assert words in done.stdout


def test_why_of_an_unknown_id_says_where_ids_are_shown(store, dateline):
    done = dateline("why", "e123", "--store", store)
    assert 1 == done.exit_code
    assert "`dateline stories` and `dateline search` show ids" in done.stderr


def test_search_finds_words(store, dateline):
    assert "reports/b.txt" in dateline("search", "kills 12", "--store", store).stdout
    assert "No article of ledger has all of: zeppelin\n" in dateline("search", "zeppelin", "--store", store).stdout


def test_search_says_that_words_in_quotes_were_sought_as_they_stand(store, dateline):
    told = dateline("search", "12 kills", "--store", store).stdout
    assert "has all of: “12 kills”; without the quotes the words may stand apart" in told
    assert "reports/b.txt" in dateline("search", "12", "kills", "--store", store).stdout


def test_query_answers_as_a_table_and_as_json(store, dateline):
    sql = "SELECT kind, count(*) AS n FROM records WHERE known_to IS NULL GROUP BY kind ORDER BY kind LIMIT 1"
    assert "kind   n\n─────  ─\nevent  2\n" == dateline("query", sql, "--store", store).stdout
    assert {"kind": "event", "n": 2} == json.loads(dateline("query", "--json", sql, "--store", store).stdout)


def test_query_cannot_change_the_store(store, dateline):
    done = dateline("query", "DELETE FROM records", "--store", store)
    assert 2 == done.exit_code
    assert "read-only" in done.stderr


@pytest.mark.parametrize(("format_", "rows"), [("jsonl", 2), ("csv", 14)])
def test_export_writes_a_file_and_its_manifest(store, dateline, tmp_path, format_, rows):
    done = dateline("export", "--as", format_, "--out", f"all.{format_}", "--store", store)
    assert 0 == done.exit_code
    assert rows == json.loads((tmp_path / f"all.{format_}.manifest.json").read_bytes())["rows"]


def test_export_in_an_unknown_format_names_those_that_exist(store, dateline):
    done = dateline("export", "--as", "xls", "--out", "a.xls", "--store", store)
    assert 2 == done.exit_code
    assert "there are jsonl, csv" in done.stderr


def test_export_where_nothing_can_be_written_is_one_clear_line(store, dateline):
    done = dateline("export", "--as", "csv", "--out", "no/such/folder.csv", "--store", store)
    assert (1, 1) == (done.exit_code, len(done.stderr.splitlines()))


@pytest.mark.parametrize("command", [["stories"], ["why", "e1"], ["search", "x"], ["query", "SELECT 1"]])
def test_where_no_store_is_a_command_says_how_to_make_one(dateline, command):
    done = dateline(*command, "--store", "nowhere")
    assert 1 == done.exit_code
    assert "nowhere: no store here; make one with `dateline ingest PATH --store nowhere`\n" == done.stderr


@pytest.mark.parametrize("command", ["query", "why", "search"])
def test_words_that_are_not_utf_8_are_wrong_usage(store, dateline, command):
    done = dateline(command, "a\udcff", "--store", store)
    assert 2 == done.exit_code
    assert "not UTF-8; write it in UTF-8" in done.stderr


def test_query_as_json_has_only_what_json_has(store, dateline):
    sql = "SELECT 'nan'::DOUBLE AS n, 2 AS n, ['inf'::DOUBLE, 1.5::DOUBLE] AS many"
    done = dateline("query", "--json", sql, "--store", store)
    assert {"n": None, "n_2": 2, "many": [None, 1.5]} == json.loads(done.stdout)


def test_search_takes_no_boundless_limit(store, dateline):
    assert 2 == dateline("search", "x", "--limit", "9" * 30, "--store", store).exit_code


def test_why_tells_several_from_none(store, dateline):
    assert "a: several ids begin so" in dateline("why", "a", "--store", store).stderr


@pytest.mark.parametrize("command", [["stories"], ["search", "kills"], ["query", "SELECT count(*) FROM articles"]])
def test_a_look_into_a_broken_store_shows_all_names_the_segment_and_fails(store, dateline, tmp_path, command):
    whole = dateline(*command, "--store", store).stdout
    (segment,) = (tmp_path / store / "segments").iterdir()
    (segment / "pages.parquet").write_bytes(b"")
    done = dateline(*command, "--store", store)
    assert (1, whole) == (done.exit_code, done.stdout)
    assert segment.name in done.stderr
    assert 0 == dateline("ingest", "reports", "--store", store).exit_code
    assert (0, "") == ((done := dateline(*command, "--store", store)).exit_code, done.stderr)


@pytest.mark.parametrize("folder", ["inn", ""])
def test_the_folder_of_the_reports_is_never_made_the_store(desk, dateline, write, tmp_path, folder):
    (tmp_path / "inn").mkdir()
    write("inn/a.txt")
    done = dateline("ingest", "inn", "--store", folder)
    assert 2 == done.exit_code
    assert "name " in done.stderr
    assert ["inn", "inn/a.txt"] == sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
