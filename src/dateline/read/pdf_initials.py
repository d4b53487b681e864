"""Initials: the large first letter of a report, set back into its word."""

from collections.abc import Sequence, Set
from statistics import median

from msgspec.structs import replace

from dateline.read.pdf_layout import Run, run_of
from dateline.read.pdf_words import Word

# So many times the size of the page's letters; its line begins so near to it.
LARGE, NEAR = 1.8, 1.5
# The letters that are words themselves.
WORDS = ("A", "I")


def with_initials(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a page, with each large single letter joined to the first of the lines to its right."""
    if not runs:
        return ()
    size = median(run.size for run in runs)
    initials = [run for run in runs if _is_initial(run, size)]
    if not initials:
        return tuple(runs)
    known = frozenset(word.text.lower() for run in runs for word in run.words)
    lines = dict(enumerate(runs))
    for initial in initials:
        beside = [(run.top, at) for at, run in lines.items() if run is not initial and _is_beside(run, initial)]
        if len(beside) > 1:
            at = min(beside)[1]
            lines[at] = _opened(lines[at], initial.words[0], known)
            lines = {other: run for other, run in lines.items() if run is not initial}
    return tuple(lines.values())


def _is_initial(run: Run, size: float) -> bool:
    text = run.text
    return len(text) == 1 and text.isupper() and run.size >= LARGE * size


def _is_beside(run: Run, initial: Run) -> bool:
    height = run.bottom - run.top
    return (
        abs(run.left - initial.right) <= NEAR * run.size
        and run.bottom - initial.top > 0.5 * height
        and initial.bottom - run.top > 0.5 * height
    )


def _opened(run: Run, initial: Word, known: Set[str]) -> Run:
    """A line with its initial. "A" and "I" stay words where what follows is a word of the page by itself."""
    first, *others = run.words
    whole = initial.text + first.text
    stays = initial.text in WORDS and whole.lower() not in known and first.text.lower() in known - {first.text}
    words = [replace(first, text=initial.text, breaks=False), first] if stays else [replace(first, text=whole)]
    return run_of([*words, *others])
