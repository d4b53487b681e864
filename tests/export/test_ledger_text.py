import msgspec
import pytest

from dateline.export.ledger_text import ledger_text

EXPECTED = """\
Bomb kills 9 at market near Taji
════════════════════════════════════════════════════════════════════════════════════════════════════
agency         Northern Wire
by             —
from           TAJI
published      2011-09-05, inferred
               because “on Monday”
page           reports/taji.txt · 3 paragraphs · set aside: 1 latest

EVENTS · 1 ─────────────────────────────────────────────────────────────────────────────────────────
E1   bombing · occurred                                                2011-09-05 · Taji (near), IRQ
     suspected      Army of the North
     killed         9 people
     according to   police (S1)
     denied by      Army of the North (S3)
     words          “car bomb killed 9 people at a vegetable market near Taji on Monday”

STATEMENTS · 3 ─────────────────────────────────────────────────────────────────────────────────────
S1   police — asserts                                                                     2011-09-05
     that           “A car bomb killed 9 people at a vegetable market near Taji on Monday”
     about          E1
S2   Karim Haddad (captain, police) — asserts
     verbatim       “We had warned of such attacks”
     to             reporters
S3   Army of the North — denies
     that           “that it was behind the blast”
     answers        S1, police

FIGURES · 1 ────────────────────────────────────────────────────────────────────────────────────────
F1   1,200 civilians killed                                                                     2010
     according to   —
     words          “In 2010 attacks killed 1,200 civilians”

TRENDS · 1 ─────────────────────────────────────────────────────────────────────────────────────────
T1   bombings: down, sharply                                                        since 2011-03-01
     according to   —
     words          “Bombings have fallen sharply since March”

RELATIONS · 1 ──────────────────────────────────────────────────────────────────────────────────────
R1   Karim Haddad serves in police
     according to   —
     words          “police captain Karim Haddad told reporters”

CONTESTED · 1 ──────────────────────────────────────────────────────────────────────────────────────
claim                                   asserted by                   denied by
bombing (E1)                            police (S1)                   Army of the North (S3)

NOTICED AND NOT ENTERED · 1 ────────────────────────────────────────────────────────────────────────
     W01            no date in these words in “Festival opens in the capital” (resolve.when)
"""


def test_the_ledger_reads_as_this(report):
    assert EXPECTED == ledger_text(report)


@pytest.mark.parametrize("width", [60, 72, 100])
def test_no_line_is_wider_than_asked_for(report, width):
    text = ledger_text(report, width=width, offsets=True)
    assert [] == [line for line in text.splitlines() if len(line) > width or line != line.rstrip()]


def test_ids_and_offsets_are_shown_when_asked_for(report):
    event = report.records[0]
    assert event.id not in ledger_text(report)
    assert f"{event.id} · {event.trigger.start}–{event.trigger.end}" in ledger_text(report, offsets=True)


def test_an_article_without_a_record_says_so(report):
    empty = msgspec.structs.replace(report, records=(), problems=())
    assert "No event, statement, figure, trend or relation was found in this page." in ledger_text(empty)


def test_a_denial_of_a_statement_without_a_record_is_contested_too(report):
    said, asked, denied = report.records[1:4]
    without_event = msgspec.structs.replace(report, records=(msgspec.structs.replace(said, about=()), asked, denied))
    contested = ledger_text(without_event).partition("CONTESTED")[2]
    assert "“A car bomb killed 9" in contested
    assert "police (S1)" in contested
    assert "Army of the North (S3)" in contested


def test_characters_that_a_terminal_would_obey_are_written_out(make_report):
    report = make_report()
    page = msgspec.structs.replace(report.page, uri="a\x1b[2J\u202eb.txt")
    shown = ledger_text(msgspec.structs.replace(report, page=page))
    assert "a\\x1b[2J\\u202eb.txt" in shown
    assert "\x1b" not in shown
