"""Values out of markup as one line of words: entities and tags resolved, blanks single, nothing invisible."""

import html
import re

LONGEST = 1_000
TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>")
# Soft hyphens, zero-width signs, direction marks and control characters are not words.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def one_line(value: str) -> str:
    """The words of a value: `Port &amp;amp; <b>harbour</b>` is "Port & harbour". Cut at a length no headline has."""
    words = value[: 4 * LONGEST]
    if "&" in words:
        # Escaped twice by many content systems: once by the page, once before.
        words = html.unescape(html.unescape(words))
    if "<" in words:
        words = TAG.sub(" ", words)
    return " ".join(UNSEEN.sub("", words).split())[:LONGEST]
