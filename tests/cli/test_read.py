import json

import msgspec

from dateline.engine import local


def test_a_report_is_printed_as_a_ledger(desk, dateline, write):
    done = dateline("read", write("a.txt"))
    assert (0, "") == (done.exit_code, done.stderr)
    assert done.stdout.startswith("Bomb kills 9 at market near Taji\n═")
    assert "\x1b" not in done.stdout


def test_json_is_one_object_a_line(desk, dateline, write):
    done = dateline("read", "--json", write("a.txt"), write("b.txt", killed=12))
    first, second = map(json.loads, done.stdout.splitlines())
    assert ("a.txt", "b.txt") == (first["article"]["uri"], second["article"]["uri"])


def test_text_prints_the_text_that_the_offsets_count_in(desk, dateline, write, tmp_path):
    done = dateline("read", "--text", write("a.txt"))
    assert (tmp_path / "a.txt").read_text("utf-8") == done.stdout
    records = json.loads(dateline("read", "--json", "a.txt").stdout)["records"]
    assert all(
        row["quote"] == done.stdout[row["start"] : row["end"]] for record in records for row in record["evidence"]
    )


def test_standard_input_is_a_page(desk, dateline, make_report):
    done = dateline("read", "--json", "-", stdin=make_report().page.text.encode())
    assert "-" == json.loads(done.stdout)["article"]["uri"]


def test_an_input_that_fails_is_named_and_the_others_are_read(desk, dateline, write, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "rubbish.bin").write_bytes(bytes(range(256)))
    (tmp_path / "folder").mkdir()
    done = dateline("read", "gone.txt", "empty.txt", "rubbish.bin", "folder", write("crash.txt"), write("a.txt"))
    assert 1 == done.exit_code
    assert done.stdout.startswith("Bomb kills 9")
    named = [line.partition(":")[0] for line in done.stderr.splitlines()]
    assert ["gone.txt", "empty.txt", "rubbish.bin", "folder", "crash.txt"] == named
    assert all("; " in line for line in done.stderr.splitlines()), "every line says what to do"


def test_problems_can_be_lines_of_json(desk, dateline):
    done = dateline("read", "--log-format", "json", "gone.txt")
    line = json.loads(done.stderr)
    assert ("problem", "R04") == (line["level"], line["code"])
    assert "gone.txt: no such file" in line["message"]


def test_wrong_use_is_exit_code_2_with_a_way_out(dateline):
    for arguments, words in (
        (["read"], "Missing argument 'PATH...'"),
        (["read", "--jsn", "a.txt"], "Did you mean '--json'?"),
        (["read", "--json", "--text", "a.txt"], "exclude each other"),
        (["reed"], "did you mean 'read'?"),
        (["read", "--log-format", "xml", "a.txt"], "'text', 'json'"),
    ):
        done = dateline(*arguments)
        assert 2 == done.exit_code, arguments
        assert words in done.stderr, arguments


def test_offsets_and_ids_are_shown_when_asked_for(desk, dateline, write, make_report):
    done = dateline("read", "--offsets", write("a.txt"))
    assert make_report().records[0].id in done.stdout


def test_a_broken_overlay_is_one_clear_line(dateline, write):
    done = dateline("read", "--lexicon", "no-such-folder", write("a.txt"))
    assert 1 == done.exit_code
    assert "no-such-folder: no such folder" in done.stderr
    assert 1 == len(done.stderr.splitlines())


def test_a_page_without_a_report_is_named(desk, dateline, write, monkeypatch):
    report_of = local.report_of

    def without_body(page, desk):
        report = report_of(page, desk)
        return msgspec.structs.replace(report, article=msgspec.structs.replace(report.article, body=()))

    monkeypatch.setattr(local, "report_of", without_body)
    for arguments in (["read", write("a.txt")], ["read", "--json", "a.txt"]):
        done = dateline(*arguments)
        assert (0, True) == (done.exit_code, bool(done.stdout))
        assert "a.txt: no report found on this page, only menus, headings or teasers\n" == done.stderr


def test_the_columns_of_a_table_are_told_and_can_be_chosen(dateline, tmp_path):
    (tmp_path / "rows.csv").write_text("head,main words,lead\nTalks resume,Envoys met on Monday.,A truce is near.\n")
    done = dateline("read", "--text", "--columns", "text=main words, title=head", "rows.csv")
    assert (0, "Talks resume\n\nEnvoys met on Monday.") == (done.exit_code, done.stdout)
    assert "rows.csv: text = main words, title = head, description = lead (guessed: description;" in done.stderr


def test_a_column_that_is_not_there_fails_and_a_choice_that_is_none_is_a_wrong_use(dateline, tmp_path):
    (tmp_path / "rows.csv").write_text("title,text\nTalks resume,Envoys met on Monday.\n")
    done = dateline("read", "--text", "--columns", "text=body", "rows.csv")
    assert (1, "") == (done.exit_code, done.stdout)
    assert "rows.csv: no column 'body'; its columns are title, text" in done.stderr
    for words in ("body", "txt=body"):
        done = dateline("read", "--columns", words, "rows.csv")
        assert 2 == done.exit_code
        assert "write NAME=COLUMN, where NAME is one of text, html, title" in done.stderr
