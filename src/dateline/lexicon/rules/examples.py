"""The marks of an example: `{attacker:Gunmen} {verb:ambushed} a convoy.` is a text and the spans that must come out."""

import re

from msgspec import Struct

from dateline.model.sourced import Span

MARK = re.compile(r"\{([a-z][a-z0-9_. -]*):([^{}]*)\}")


class Example(Struct, frozen=True):
    """A text and its marks in text order, each with its label."""

    text: str
    marks: tuple[tuple[str, Span], ...]

    def words(self, label: str) -> list[str]:
        """The marked words under `label`, in text order."""
        return [span.slice(self.text) for name, span in self.marks if name == label]


def example_of(marked: str) -> Example:
    """Take the marks out of a sentence: `"{verb:Fired} twice"` is ("Fired twice", verb at 0–5)."""
    text, marks, at = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        start = len(text)
        text += found[2]
        marks.append((found[1], Span(start, len(text))))
        at = found.end()
    return Example(text + marked[at:], tuple(marks))
