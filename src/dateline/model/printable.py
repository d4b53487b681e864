"""Characters that a terminal would obey, written out: a page or a file name must not move the cursor or hide a word."""

import re

# The control characters, the line and paragraph separators, and the signs that turn the direction of writing.
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(words: str) -> str:
    r"""The words on one line, each control character written as its escape: ESC as `\x1b`, a line break as `\n`."""
    return OBEYED.sub(_escaped, words)


def printable_lines(text: str) -> str:
    """The same for a text of several lines: its line breaks stay."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")
