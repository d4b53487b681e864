"""The linear scan before any parser: what no honest page has is cut away, so that the parser cannot be held up.

Every common HTML parser hangs for over 40 seconds on one tag of a million attributes.
"""

import re

from msgspec import Struct

from dateline.model.problem import Problem

# The largest of 210 pages of 2023–24 has 2.9 million characters, 8,516 tags, and 122,000 characters in one tag.
LONGEST_PAGE, MOST_TAGS, LONGEST_TAG, MOST_ATTRIBUTES = 10_000_000, 30_000, 1_000_000, 1_000
# Only a tag longer than this is looked into.
LONG = 8_000
# One tag with its attributes, as HTML reads it: a quote opens a value only behind "=", and a tag that is never closed
# goes on to the end of the page. Nothing here is tried twice: possessive loops, and every branch comes to an end.
REST = r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+(?:>|\Z)"
PIECE = re.compile(
    r"<!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))"
    rf"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>]){REST}"
    r"[^<]*+(?:<(?!/(?P=raw)[\s/>])[^<]*+)*+"
    rf"|<(?P<name>/?[a-z][^\s/>]{{0,60}}){REST}",
    re.IGNORECASE,
)
VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")


class Scanned(Struct, frozen=True):
    """The characters that a parser may see, and what was cut away from them."""

    text: str
    problems: tuple[Problem, ...] = ()


def scanned(text: str, *, uri: str) -> Scanned:
    """The page within its bounds: tags that no page has are left bare (R21), a page that never ends is cut (R22)."""
    problems = []
    if len(text) > LONGEST_PAGE:
        text = text[:LONGEST_PAGE]
        problems.append(_cut(uri, f"after {LONGEST_PAGE / 1_000_000:g} million characters"))
    bare: list[tuple[int, int, str]] = []
    for tags, piece in enumerate(PIECE.finditer(text)):
        start, end = piece.span()
        if tags >= MOST_TAGS:
            text = text[:start]
            problems.append(_cut(uri, f"after {MOST_TAGS:,} tags"))
            break
        if end - start > LONG and piece["name"] is not None and _is_absurd(text[start:end]):
            bare.append((start, end, f"<{piece['name']}>"))
    if bare:
        note = f"{uri}: {len(bare)} tags with more than {MOST_ATTRIBUTES:,} attributes or a million characters"
        problems.insert(
            0, Problem("read.html", "R21", f"{note}; their attributes were left out: check the page's source")
        )
    return Scanned(_with_bare_tags(text, bare), tuple(problems))


def _is_absurd(tag: str) -> bool:
    return len(tag) > LONGEST_TAG or len(VALUE.sub("", tag).split()) > MOST_ATTRIBUTES


def _with_bare_tags(text: str, bare: list[tuple[int, int, str]]) -> str:
    pieces, at = [], 0
    for start, end, tag in bare:
        pieces += [text[at:start], tag]
        at = end
    return "".join((*pieces, text[at:]))


def _cut(uri: str, where: str) -> Problem:
    return Problem("read.html", "R22", f"{uri}: the page was cut {where}; nothing below was read: split the page")
