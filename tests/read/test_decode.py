"""Bytes to characters."""

import pytest

from dateline.model.problem import Problem
from dateline.read.decode import Decoded, decode


def text_of(raw: bytes) -> str:
    decoded = decode(raw, name="report.txt")
    assert isinstance(decoded, Decoded)
    return decoded.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding_and_is_no_part_of_the_text(encoding: str):
    assert text_of("“No,” he said – twice.".encode(encoding)) == "“No,” he said – twice."


def test_big_endian_marks_are_known_as_well():
    assert text_of(b"\xfe\xff" + "Port".encode("utf-16-be")) == "Port"


def test_what_is_not_utf_8_is_read_as_windows_1252_and_said_so():
    decoded = decode(b"\x93We saw the caf\xe9 burn,\x94 she said.", name="old.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == "“We saw the café burn,” she said."
    assert [problem.code for problem in decoded.problems] == ["R03"]
    assert decoded.problems[0].message.startswith("old.txt: byte 0 is not UTF-8")


def test_utf_8_with_an_injury_stays_utf_8():
    raw = "“One,” “two,” “three”".encode() + b"\xff end"
    decoded = decode(raw, name="mixed.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == "“One,” “two,” “three”\ufffd end"
    assert "1 damaged characters" in decoded.problems[0].message


def test_utf_8_cut_off_in_the_middle_of_a_letter_is_read_up_to_there():
    decoded = decode("Minister’s “plan".encode() + b"\xe2\x80", name="cut.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == "Minister’s “plan\ufffd"
    assert [problem.code for problem in decoded.problems] == ["R03"]


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_told_as_empty(raw: bytes):
    assert decode(raw, name="a.txt") == Problem("read.text", "R01", "a.txt: the file is empty; nothing to read")


@pytest.mark.parametrize("raw", [b"\0" * 500, bytes(range(256)) * 20, b"\x01\x02\x03\x04 some words \x05\x06"])
def test_binary_rubbish_is_told_as_such(raw: bytes):
    problem = decode(raw, name="a.bin")
    assert isinstance(problem, Problem)
    assert (problem.step, problem.code) == ("read.text", "R02")
    assert "a.bin" in problem.message


def test_a_short_text_with_a_few_control_characters_is_text():
    raw = b"Two men were \x07held in the port on Monday, the \x1bgovernor said."
    assert text_of(raw) == raw.decode()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_and_said_so(encoding: str):
    decoded = decode("“No,” he said – twice, in the port on Monday.".encode(encoding), name="wide.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == "“No,” he said – twice, in the port on Monday."
    assert decoded.problems[0].message.startswith(f"wide.txt: no byte-order mark; read as {encoding.upper()}")


@pytest.mark.parametrize("declared", ["uu", "base64", "rot13", "punycode", "no-such", "\0", "undefined"])
def test_a_declared_name_that_is_no_encoding_of_text_is_ignored(declared: str):
    decoded = decode("Café owners fled.".encode(), name="a.txt", declared=declared)
    assert isinstance(decoded, Decoded)
    assert decoded.text == "Café owners fled."
