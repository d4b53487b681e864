"""RTF taken apart: braces, control words, bytes. One pass from the left, whatever the bytes are."""

import re
from collections.abc import Iterator

TOKEN = re.compile(
    rb"\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|'(?P<byte>[0-9A-Fa-f]{2})|(?P<sign>[^A-Za-z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
# A brace as ("{", None, b""), a control word as (name, its number, b""), bytes of the text as ("", None, bytes).
Token = tuple[str, int | None, bytes]


def tokens(raw: bytes) -> Iterator[Token]:
    """The tokens in order. The data behind \\bin are passed over; a backslash at the very end is dropped."""
    at = 0
    while (found := TOKEN.match(raw, at)) is not None:
        at = found.end()
        match found.lastgroup:
            case "text":
                yield "", None, found["text"]
            case "word" | "number":
                name = found["word"].decode("ascii")
                number = None if found["number"] is None else int(found["number"])
                if name == "bin":
                    at += max(0, number or 0)
                else:
                    yield name, number, b""
            case "byte":
                yield "'", None, bytes.fromhex(found["byte"].decode("ascii"))
            case "brace":
                yield found["brace"].decode("ascii"), None, b""
            case "sign":
                yield from _sign(found["sign"])


def _sign(sign: bytes) -> Iterator[Token]:
    if sign in b"\\{}":
        yield "", None, sign
    elif sign in b"\r\n":
        yield "par", None, b""
    elif sign.isascii():
        yield sign.decode("ascii"), None, b""
