import msgspec

from dateline.ledger.intake import take_in
from dateline.ledger.query import counts, looking_into, reports
from dateline.ledger.schema import Run
from dateline.ledger.store import own_store
from dateline.model.problem import Problem


def test_what_comes_back_equals_what_went_in(put, make_report, tmp_path, clock):
    stored = [make_report(killed=killed, uri=f"{killed}.txt") for killed in (3, 4, 5)]
    assert ["new", "new", "new"] == put(*stored)
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert sorted(stored, key=lambda report: report.page.uri) == sorted(
            reports(connection), key=lambda report: report.page.uri
        )


def test_the_same_page_twice_is_one_page(put, report, tmp_path, clock):
    assert ["new", "duplicate"] == put(report, report)
    assert ["duplicate"] == put(report)
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert (1, len(report.records)) == (counts(connection)["articles"], counts(connection)["records"])


def test_the_same_text_under_another_name_is_a_duplicate_with_a_second_source(put, report, tmp_path, clock):
    page = msgspec.structs.replace(report.page, uri="copy.txt")
    assert ["new", "duplicate"] == put(report, msgspec.structs.replace(report, page=page))
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert (2, 1) == (counts(connection)["sources"], counts(connection)["articles"])


def test_another_text_under_the_same_name_is_a_new_version(put, make_report, tmp_path, clock):
    assert ["new"] == put(make_report(killed=9))
    assert ["changed"] == put(make_report(killed=12))
    with looking_into(tmp_path / "store", clock=clock) as connection:
        (current,) = reports(connection)
        versions = connection.execute("SELECT version, known_to IS NULL FROM sources ORDER BY version").fetchall()
    assert 12 == current.records[0].toll[0].count.low
    assert [(1, False), (2, True)] == versions


def test_a_text_that_comes_back_is_current_again(put, make_report, tmp_path, clock):
    verdicts = [put(make_report(killed=killed))[0] for killed in (9, 12, 9)]
    assert ["new", "changed", "changed"] == verdicts
    with looking_into(tmp_path / "store", clock=clock) as connection:
        (current,) = reports(connection)
        assert (2,) == connection.execute("SELECT count(*) FROM pages").fetchone()
    assert 9 == current.records[0].toll[0].count.low


def test_the_ledger_can_be_asked_as_known_before_a_change(put, make_report, tmp_path, clock):
    put(make_report(killed=9))
    put(make_report(killed=12))
    with looking_into(tmp_path / "store", clock=clock) as connection:
        first, second = connection.execute("SELECT known_from FROM segments ORDER BY known_from").fetchall()
        (then,) = reports(connection, at=first[0])
        (later,) = reports(connection, at=second[0])
    assert (9, 12) == (then.records[0].toll[0].count.low, later.records[0].toll[0].count.low)


def test_another_version_of_the_program_reads_again_and_keeps_the_old_reading(put, report, tmp_path, clock):
    put(report)
    assert ["read again"] == put(report, run=Run("2.0", "words", "settings", "weights"))
    with looking_into(tmp_path / "store", clock=clock) as connection:
        assert len(report.records) == counts(connection)["records"]
        assert (2 * len(report.records),) == connection.execute("SELECT count(*) FROM records").fetchone()


def test_an_input_that_fails_is_named_and_the_others_are_stored(tmp_path, clock, run, make_report):
    good, bad = make_report(), make_report(killed=4, uri="bad.txt")

    def read(page):
        return good if page.uri == good.page.uri else Problem("engine", "N01", f"{page.uri}: broken; repair it")

    missing = Problem("read", "R04", "gone.txt: no such file; check the name")
    with own_store(tmp_path / "store", clock=clock) as store:
        receipts = take_in([missing, good.page, bad.page], store, run=run, read=read)
    assert ["failed", "new", "failed"] == [receipt.verdict for receipt in receipts]
    assert ["gone.txt: no such file; check the name", "bad.txt: broken; repair it"] == [
        r.reason for r in receipts if r.reason
    ]


def test_an_empty_chunk_leaves_no_segment(put, tmp_path):
    assert [] == put()
    assert not (tmp_path / "store" / "segments").exists()
