"""Bytes to characters: by byte-order mark, else as UTF-8, else as Windows-1252, and never in silence.

No detector of encodings is used: English news is UTF-8 or Windows-1252, and a detector costs more than it decides.
"""

import codecs

from msgspec import Struct

from dateline.model.problem import Problem

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
TRIED = ("utf-8", "iso8859-1", "ascii")
# A whole letter in every encoding; Python says only of bytes that are there that a name is no encoding of text ("uu").
ZEROS = b"\0\0\0\0"
# Control characters that no text has: not those that part or end its lines.
CONTROLS = tuple(chr(code) for code in range(1, 32) if chr(code) not in "\t\n\v\f\r\x1c\x1d\x1e\x1f")
# One control character in two hundred: no text that was ever printed has as many. A few may stand in a short one.
RUBBISH = 200
FEW, OF_FEW = 3, 20


class Decoded(Struct, frozen=True):
    """Text, the encoding it was read as, and what had to be guessed or replaced."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(raw: bytes, *, name: str, declared: str = "") -> Decoded | Problem:
    """The characters of a file, or why it holds none: empty (R01), not text (R02). `name` is used in messages only.

    `declared` is the encoding that the carrier states: a byte-order mark overrules it, an unknown name is ignored.
    """
    encoding, start = _marked(raw)
    encoding = encoding or _known(declared)
    if len(raw) == start:
        return Problem("read.text", "R01", f"{name}: the file is empty; nothing to read")
    if encoding is None and b"\0" in raw:
        return _unmarked(raw, name)
    decoded = _decoded(raw[start:], encoding, name)
    return _not_text(name) if _is_rubbish(decoded.text) else decoded


def _marked(raw: bytes) -> tuple[str | None, int]:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding, len(mark)
    return None, 0


def _known(declared: str) -> str | None:
    """The encoding of that name; None for one that Python does not know, that is no encoding of text, or that is tried
    anyway (a declared Latin-1 or ASCII is UTF-8 or Windows-1252 more often than itself)."""
    try:
        name = codecs.lookup(declared.strip() or "utf-8").name
        return name if name not in TRIED and ZEROS.decode(name) else None
    except (LookupError, TypeError, ValueError):
        return None


def _unmarked(raw: bytes, name: str) -> Decoded | Problem:
    """UTF-16 that does not say so: of the two bytes of a letter, the high one is nearly always zero in English."""
    head = raw[:2_000]
    even, odd = (head[at::2].count(0) * 10 // max(1, len(head[at::2])) for at in (0, 1))
    encoding = "utf-16-le" if odd >= 7 and even < 1 else "utf-16-be" if even >= 7 and odd < 1 else None
    if encoding is None:
        return _not_text(name)
    decoded = _decoded(raw, encoding, name)
    if _is_rubbish(decoded.text):
        return _not_text(name)
    note = f"{name}: no byte-order mark; read as {encoding.upper()}: save the file as UTF-8 if letters look wrong"
    return Decoded(decoded.text, encoding, (Problem("read.text", "R03", note), *decoded.problems))


def _decoded(raw: bytes, marked: str | None, name: str) -> Decoded:
    encoding = marked or "utf-8"
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as wrong:
        first = wrong.start
    text = raw.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if encoding == "utf-8" and damaged >= _well_formed(text):
        note = f"{name}: byte {first} is not UTF-8; read as Windows-1252: save the file as UTF-8 if letters look wrong"
        return Decoded(raw.decode("cp1252", "replace"), "cp1252", (Problem("read.text", "R03", note),))
    note = f"{name}: {damaged} damaged characters, the first at byte {first} of {encoding}; read as U+FFFD"
    return Decoded(text, encoding, (Problem("read.text", "R03", note),))


def _well_formed(text: str) -> int:
    """How many characters beyond ASCII stood there whole: more than the damaged ones means UTF-8 with an injury."""
    return len(text) - len(text.encode("ascii", "ignore")) - text.count("\ufffd")


def _is_rubbish(text: str) -> bool:
    if "\0" in text:
        return True
    head = text[:100_000]
    controls = sum(head.count(sign) for sign in CONTROLS)
    return controls * (OF_FEW if controls <= FEW else RUBBISH) > len(head)


def _not_text(name: str) -> Problem:
    return Problem("read.text", "R02", f"{name}: this is not text (binary data); save the report as UTF-8 text first")
