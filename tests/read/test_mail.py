"""Letters and mailboxes."""

import mailbox
import resource
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from dateline.model.page import Page, Stated
from dateline.model.problem import Problem
from dateline.read.mail import items_of_mail
from dateline.read.paths import pages
from dateline.read.source import Document, Options, Remark

BODY = "SHARA, Northern District - Six people were killed on Sunday when shells hit the market, the council said."
DAY = "Sun, 09 Mar 2031 18:00:00 +0000"


def letter(text: str = BODY, markup: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    said = {"From": "Northwire Briefing <news@northwire.example>", "Subject": "Shells hit Shara", "Date": DAY} | headers
    for name, value in said.items():
        made[name.replace("_", "-")] = value
    made["Message-ID"] = "<1@northwire.example>"
    made.set_content(text)
    if markup:
        made.add_alternative(markup, subtype="html")
    return made


def read(path: Path, raw: bytes) -> list[Any]:
    path.write_bytes(raw)
    return list(pages([str(path)]))


def box(path: Path, *letters: EmailMessage) -> list[Any]:
    made = mailbox.mbox(path)
    for one in letters:
        made.add(one)
    made.close()
    return list(pages([str(path)]))


def texts(found: list[Any]) -> list[str]:
    return [item.text for item in found if isinstance(item, Page)]


def names(found: list[Any]) -> list[str]:
    return [item.uri.rpartition("/")[2] for item in found if isinstance(item, Page)]


def codes(found: list[Any]) -> list[str]:
    return [item.code for item in found if isinstance(item, Problem)]


def test_a_letter_is_a_page_with_its_subject_in_front_and_its_author(tmp_path: Path):
    (page,) = read(tmp_path / "a.eml", bytes(letter(From="Leyla Haddan <lh@northwire.example>")))
    assert f"Shells hit Shara\n\n{BODY}" == page.text
    assert "title" == page.blocks[0].role
    assert Stated("author", "Leyla Haddan", "mail") in page.metadata
    assert Stated("date", DAY, "mail") in page.metadata


@pytest.mark.parametrize(
    ("headers", "stated"),
    [
        ({"List_Unsubscribe": "<https://x.example>"}, [("outlet", "Northwire Briefing")]),
        ({"List_Id": "Daily World <daily.northwire.example>"}, [("outlet", "Daily World")]),
        (
            {"List_Id": "<talk.example.org>", "List_Post": "<mailto:talk@example.org>"},
            [("author", "Northwire Briefing"), ("outlet", "Northwire Briefing")],
        ),
        ({"From": "news@northwire.example"}, [("author", "news@northwire.example")]),
        ({"From": "<news@northwire.example>"}, [("author", "news@northwire.example")]),
        ({"From": "lh@northwire.example (Leyla Haddan)"}, [("author", "Leyla Haddan")]),
        ({"From": '"Haddan, Leyla" <lh@northwire.example>'}, [("author", "Haddan, Leyla")]),
    ],
)
def test_a_newsletter_has_an_outlet_and_a_letter_an_author(
    tmp_path: Path, headers: dict[str, str], stated: list[tuple[str, str]]
):
    (page,) = read(tmp_path / "a.eml", bytes(letter(**headers)))
    assert stated == [(one.name, one.value) for one in page.metadata if one.name in ("author", "outlet")]


def test_the_html_of_a_letter_goes_before_its_text_unless_it_shows_nothing(tmp_path: Path):
    markup = f"<html><body><p>{BODY}</p><p>Rescue teams searched the stalls until dusk on Sunday.</p></body></html>"
    (page,) = read(tmp_path / "a.eml", bytes(letter("View this letter in a browser.", markup)))
    assert "text/html" == page.media_type
    assert page.text.startswith("Shells hit Shara\n\nSHARA, Northern District")
    assert "browser" not in page.text
    hollow = '<html><head><style>p {color: red}</style></head><body><img src="x.gif">&nbsp;</body></html>'
    (page,) = read(tmp_path / "b.eml", bytes(letter(BODY, hollow)))
    assert f"Shells hit Shara\n\n{BODY}" == page.text


@pytest.mark.parametrize(
    ("charset", "words"), [("windows-1251", "Переговоры"), ("iso-8859-1", "Café"), ("utf-8", "Łódź")]
)
@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_charsets_and_transfer_encodings_are_undone(tmp_path: Path, charset: str, words: str, cte: str):
    made = letter(Subject=f"{words} – talks")
    made.set_content(f"{words} resumed on Sunday.", charset=charset, cte=cte)
    (page,) = read(tmp_path / "a.eml", bytes(made))
    assert f"{words} – talks\n\n{words} resumed on Sunday." == page.text


def test_bare_and_broken_headers_are_read_as_far_as_they_go(tmp_path: Path):
    head = b"Subject: Caf\xe9 =?utf-8?b?broken=?= talks\r\nFrom: <<a@\r\nDate: never\r\nMIME-Version: 1.0\r\n"
    (page,) = read(tmp_path / "a.eml", head + b"Content-Type: text/plain; charset=no-such\r\n\r\nOne report.\r\n")
    assert page.text.startswith("Café ")
    assert page.text.endswith("talks\n\nOne report.")


def test_a_mailbox_is_read_letter_by_letter_and_a_from_in_a_text_parts_nothing(tmp_path: Path):
    text = f"{BODY}\n\nFrom the market they fled.\n\nFrom Shara to the border in 2031 nobody slept.\n"
    found = box(tmp_path / "mail.mbox", letter(text), letter(Subject="Second"))
    assert [f"Shells hit Shara\n\n{text.strip()}", f"Second\n\n{BODY}"] == texts(found)
    assert ["mail.mbox#1", "mail.mbox#2"] == names(found)
    assert ["mail.mbox#2"] == names(list(pages([f"{tmp_path}/mail.mbox#2"])))


def test_attached_documents_are_pages_and_the_others_are_told(tmp_path: Path):
    made = letter()
    made.add_attachment(b"An attached report.\n", maintype="text", subtype="plain", filename="../../etc/report.txt")
    made.add_attachment(b"Another one.\n", maintype="application", subtype="octet-stream", filename="report.txt")
    made.add_attachment(b"..", maintype="audio", subtype="mpeg", filename="a.mp3")
    found = box(tmp_path / "mail.mbox", made)
    assert ["mail.mbox#1", "report.txt", "2-report.txt"] == names(found)
    assert ["An attached report.\n", "Another one.\n"] == texts(found)[1:]
    (told,) = [item for item in found if isinstance(item, Remark)]
    assert "attachments of kinds that are not read, passed over: audio/mpeg 1" == told.message


def test_a_letter_within_a_letter_states_its_own(tmp_path: Path):
    outer = letter("", From="Someone <s@example.org>", Subject="Fwd")
    outer.add_attachment(letter(From="Leyla Haddan <lh@northwire.example>"))
    (page,) = read(tmp_path / "a.eml", bytes(outer))
    assert page.uri.endswith("a.eml/letter.eml")
    assert ["Leyla Haddan"] == [one.value for one in page.stated("author")]


def test_letters_within_letters_end_somewhere(tmp_path: Path):
    made = letter()
    for _ in range(12):
        made, inner = letter(""), made
        made.add_attachment(inner)
    assert ["R08"] == codes(read(tmp_path / "a.eml", bytes(made)))


def test_a_letter_without_words_is_told(tmp_path: Path):
    assert ["R46"] == codes(read(tmp_path / "a.eml", bytes(letter(""))))


def test_a_note_with_from_and_date_is_no_letter(tmp_path: Path):
    note = b"From: the desk\nDate: Sunday\n\nShells hit the market.\n"
    assert [note.decode()] == texts(read(tmp_path / "note.txt", note))


def nested(depth: int) -> bytes:
    opened = b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (at, at + 1) for at in range(depth))
    return b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n" + opened


MULTIPART = b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"


@pytest.mark.parametrize(
    "raw",
    [
        nested(100_000),
        nested(3_000),
        nested(250) + b"line\n" * 1_000_000,
        MULTIPART + b"--b\n\n\n" * 2_000_000,
        b"Subject: " + b"x" * 20_000_000 + b"\n\nWords.",
        b"Subject: x\n" * 1_000_000 + b"\nWords.",
        b"Subject: " + b"=?utf-8?q?a?= " * 60_000 + b"\n\nWords.",
        b"From: " + b"(" * 500_000 + b"\nSubject: x\n\nWords.",
        b"From: " + b'a,<"' * 100_000 + b"\nSubject: x\n\nWords.",
        b"Content-Type: text/html\n\n" + b"<" * 5_000_000,
        b"Content-Type: text/html\n\n" + b"<style" * 1_000_000,
        b"Content-Type: text/plain" + b"; a*0=b" * 100_000 + b"\n\nWords.",
        b"Content-Transfer-Encoding: base64\n\n" + b"A=" * 3_000_000,
    ],
    ids=range(13),
)
def test_a_letter_that_was_made_to_hold_up_its_reader_is_soon_done_with(raw: bytes):
    begun = time.monotonic()
    found = list(items_of_mail(raw, uri="a.eml"))
    assert all(isinstance(item, Page | Problem | Document) for item in found)
    assert found
    assert time.monotonic() - begun < 5


def test_a_letter_over_the_limit_is_passed_over_and_the_next_is_read(tmp_path: Path):
    box(tmp_path / "mail.mbox", letter(), letter(BODY * 50), letter())
    found = list(pages([str(tmp_path / "mail.mbox")], options=Options(largest=3_000)))
    assert ["mail.mbox#1", "mail.mbox#3"] == names(found)
    assert ["R45"] == codes(found)


def test_the_memory_of_a_large_mailbox_stays_flat(tmp_path: Path):
    one = b"From desk@northwire.example Sun Mar  9 18:00:00 2031\n" + bytes(letter(f"{BODY}\n" * 2_000)) + b"\n"
    (tmp_path / "mail.mbox").write_bytes(one * 250)
    assert (tmp_path / "mail.mbox").stat().st_size > 50_000_000
    code = "import sys; from dateline.read.paths import pages; print(sum(1 for _ in pages(sys.argv[1:])))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "mail.mbox")],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (150_000_000, 150_000_000)),
    )
    assert ("250\n", "") == (done.stdout, done.stderr)
