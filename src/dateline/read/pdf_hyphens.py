"""A word that was parted at a line's end: whether its hyphen belongs to it.

It does where the rest opens with a capital or a figure ("mid-" "March"), where the word has another hyphen
("state-of-the-" "art"), and where the document has it with a hyphen, and not without, inside a line ("cease-fire").
Where all is in capitals they tell nothing, unless both parts are words of the document ("UN-" "NATO"). Everywhere else
the parts are one word ("demon-" "strators"): the printer put the hyphen there.
"""

from collections.abc import Iterable, Set

from dateline.read.pdf_layout import Run

EDGES = ".,;:!?\"'()[]“”‘’"


def words_inside(lines: Iterable[Run]) -> frozenset[str]:
    """The words that stand inside the lines, in lower case: the last of a line, and the first, may be parts of one."""
    return frozenset(word.text.strip(EDGES).lower() for line in lines for word in line.words[1:-1])


def joined(text: str, after: str, *, known: Set[str]) -> str:
    """Text that ends in a hyphen and what follows on the next line, as one; `known` are words of the document."""
    stem = text[:-1].rsplit(" ", 1)[-1].lstrip(EDGES)
    rest = after.split(" ", 1)[0].rstrip(EDGES)
    shouts = stem.isupper() and rest.isupper() and not (stem.lower() in known and rest.lower() in known)
    keeps = not stem[-1:].isalpha() or not (rest[:1].islower() or shouts) or "-" in stem
    if not keeps:
        whole, parted = f"{stem}{rest}".lower(), f"{stem}-{rest}".lower()
        keeps = parted in known and whole not in known
    return text + after if keeps else text[:-1] + after
