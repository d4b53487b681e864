"""The reading order of a page: its columns are told by the white between them, whatever spans them parts them.

The page is cut into bands, each as deep as one white gap goes down before something lies across it (a headline, a
caption); each band is cut at its gap into columns, and these again.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from dateline.read.pdf_words import Word

# All in letter sizes: words so near are one run; a gap between columns is at least so wide.
NEAR, GUTTER = 0.5, 0.7
# Columns that are so far apart from what stands above them begin anew.
APART = 3.0
# The wider a gap, the fewer lines must show that it is none of those that justified lines have below each other by
# chance, and the narrower the columns may be: width of the gap, lines on each side, width of a column. A strip that is
# narrower still is the marks of a list or the page numbers of a table of contents.
SHOWN = ((1.5, 2, 3.5), (1.1, 3, 7.0), (GUTTER, 8, 7.0))
# A column of running text has so many words in most of its lines, and so many lines that nearly fill it.
WORDS, FILLED, OFTEN = 3, 0.6, 0.5
# A newspaper page is some five cuts deep.
DEEPEST = 16

White = tuple[float, float]


class Run(Struct, frozen=True, gc=False):
    """Words beside each other in one line, or a whole line of a column."""

    words: tuple[Word, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        return all(word.is_bold for word in self.words)


class Column(Struct, frozen=True):
    """Lines below each other, top to bottom; the cells of a table row by row."""

    lines: tuple[Run, ...]
    is_table: bool = False


def runs_of(words: Iterable[Word]) -> list[Run]:
    """Words that were drawn one after another and stand beside each other, as runs."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _is_beside(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [run_of(run) for run in runs]


def run_of(words: Sequence[Word]) -> Run:
    """One run of these words; its size is that of most of its letters."""
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return Run(
        tuple(words),
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
        max(sizes, key=lambda size: (sizes[size], size)),
    )


def columns_of(runs: Sequence[Run]) -> list[Column]:
    """The columns of a page in reading order."""
    return _cut(list(runs), 0) if runs else []


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that stand beside each other, as rows from the top, each from the left."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.left)):
        if rows and _share_a_line(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _is_beside(word: Word, after: Word) -> bool:
    size = min(word.size, after.size)
    level = min(word.bottom, after.bottom) - max(word.top, after.top)
    near = -NEAR * size <= after.left - word.right <= NEAR * size
    return not word.breaks and near and level > 0.5 * min(word.bottom - word.top, after.bottom - after.top)


def _share_a_line(run: Run, other: Run) -> bool:
    level = min(run.bottom, other.bottom) - max(run.top, other.top)
    return level > 0.5 * min(run.bottom - run.top, other.bottom - other.top)


def _cut(runs: list[Run], depth: int) -> list[Column]:
    bands = _bands(runs) if depth < DEEPEST else [runs]
    if len(bands) > 1:
        return [column for band in bands for column in _cut(band, depth + 1)]
    gutters = _gutters(runs, _white(runs))
    if not gutters or depth >= DEEPEST:
        return [_leaf(runs)]
    parts = _split(runs, gutters)
    if _is_table(parts):
        return [_table(runs)]
    return [column for part in parts for column in _cut(part, depth + 1)]


class _Band(Struct):
    """Runs below each other, the white that goes down through all of them, and between which edges a gap may lie."""

    runs: list[Run]
    white: list[White]
    left: float
    right: float
    bottom: float

    def gaps(self, size: float) -> list[White]:
        """The gaps that are wide enough and have something on both sides."""
        return _inner(self.white, self.left, self.right, size)


def _bands(runs: list[Run]) -> list[list[Run]]:
    """The page from the top in bands: each with one white gap down through it, or, between those, with none."""
    size = median(run.size for run in runs)
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    bands: list[_Band] = []
    for slab in _slabs(runs):
        edges = min(run.right for run in slab), max(run.left for run in slab), max(run.bottom for run in slab)
        below = _Band(slab, _free(slab, left, right), *edges)
        if bands and _belongs(bands[-1], below, size):
            band = bands[-1]
            band.runs += slab
            band.white = _common(band.white, below.white)
            band.left, band.right = min(band.left, below.left), max(band.right, below.right)
            band.bottom = below.bottom
        else:
            bands.append(below)
    merged: list[tuple[list[Run], bool]] = []
    for band in bands:
        is_parted = bool(_gutters(band.runs, band.white))
        if merged and not is_parted and not merged[-1][1]:
            merged[-1][0].extend(band.runs)
        else:
            merged.append((band.runs, is_parted))
    return [found for found, _ in merged]


def _belongs(band: _Band, below: _Band, size: float) -> bool:
    """Whether the band goes on: neither has a gap, or both have one together that is a gap of each by itself (the one
    before a page number does not part the columns below it)."""
    gaps, own = band.gaps(size), below.gaps(size)
    if not gaps and (not own or _runs_on(band.runs[-1], below.runs)):
        return True
    if min(run.top for run in below.runs) - band.bottom > APART * size:
        return False
    left, right = min(band.left, below.left), max(band.right, below.right)
    both = _inner(_common(band.white, below.white), left, right, size)
    return any((not gaps or _touches(gap, gaps)) and (not own or _touches(gap, own)) for gap in both)


def _touches(gap: White, others: Iterable[White]) -> bool:
    return any(gap[0] < other[1] and other[0] < gap[1] for other in others)


def _runs_on(above: Run, slab: Sequence[Run]) -> bool:
    """Whether the one run of a slab is the next line of what lies across the columns: the end of a headline."""
    run = slab[0]
    is_set_alike = above.size == run.size and above.is_bold == run.is_bold
    is_below = run.top - above.bottom < 0.5 * run.size
    is_under = abs(run.left - above.left) < run.size or abs(run.left + run.right - above.left - above.right) < run.size
    return len(slab) == 1 and is_set_alike and is_below and is_under


def _slabs(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs in the strips between which white goes all across."""
    slabs: list[list[Run]] = []
    lowest = 0.0
    for run in sorted(runs, key=lambda run: (run.top, run.left)):
        # The boxes of letters are taller than the letters: those of two lines may lap over each other a little.
        if slabs and run.top < lowest - 0.25 * run.size:
            slabs[-1].append(run)
            lowest = max(lowest, run.bottom)
        else:
            slabs.append([run])
            lowest = run.bottom
    return slabs


def _white(runs: Sequence[Run]) -> list[White]:
    return _free(runs, min(run.left for run in runs), max(run.right for run in runs))


def _free(runs: Iterable[Run], left: float, right: float) -> list[White]:
    """What of the width from left to right no run covers."""
    free: list[White] = []
    at = left
    for run in sorted(runs, key=lambda run: run.left):
        if run.left > at:
            free.append((at, run.left))
        at = max(at, run.right)
    if at < right:
        free.append((at, right))
    return free


def _common(one: Sequence[White], other: Sequence[White]) -> list[White]:
    found: list[White] = []
    i = j = 0
    while i < len(one) and j < len(other):
        left, right = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if left < right:
            found.append((left, right))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return found


def _inner(white: Iterable[White], left: float, right: float, size: float) -> list[White]:
    """The gaps between two edges that are wide enough."""
    return [gap for gap in white if gap[1] - gap[0] >= GUTTER * size and gap[0] >= left and gap[1] <= right]


def _gutters(runs: Sequence[Run], white: Iterable[White]) -> list[White]:
    """The gaps that part columns: enough lines stand on both sides of each, and no strip is too narrow."""
    size = median(run.size for run in runs)
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    found: list[White] = []
    for gap in _inner(white, min(run.right for run in runs), max(run.left for run in runs), size):
        fewest, narrow = next((lines, width) for least, lines, width in SHOWN if gap[1] - gap[0] >= least * size)
        before = found[-1][1] if found else left
        sides = ([run for run in runs if run.right <= gap[0]], [run for run in runs if run.left >= gap[1]])
        if min(gap[0] - before, right - gap[1]) >= narrow * size and all(len(rows_of(one)) >= fewest for one in sides):
            found.append(gap)
    return found


def _split(runs: Iterable[Run], gutters: Sequence[White]) -> list[list[Run]]:
    parts: list[list[Run]] = [[] for _ in range(len(gutters) + 1)]
    for run in runs:
        parts[sum(run.left >= gap[1] for gap in gutters)].append(run)
    return [part for part in parts if part]


def _is_table(parts: Sequence[Sequence[Run]]) -> bool:
    """Whether no part is running text: short lines that do not fill their column, beside such others."""
    return not any(_is_text(part) for part in parts)


def _is_text(part: Sequence[Run]) -> bool:
    width = max(run.right for run in part) - min(run.left for run in part)
    rows = rows_of(part)
    full = 0
    for row in rows:
        words = sum(len(run.words) for run in row)
        full += words >= WORDS and row[-1].right - row[0].left >= FILLED * width
    return full >= OFTEN * len(rows)


def _leaf(runs: Sequence[Run]) -> Column:
    return Column(tuple(run_of([word for run in row for word in run.words]) for row in rows_of(runs)))


def _table(runs: Sequence[Run]) -> Column:
    return Column(tuple(cell for row in rows_of(runs) for cell in _cells(row)), is_table=True)


def _cells(row: Sequence[Run]) -> list[Run]:
    cells: list[list[Word]] = [list(row[0].words)]
    for run, after in pairwise(row):
        if after.left - run.right >= GUTTER * run.size:
            cells.append(list(after.words))
        else:
            cells[-1].extend(after.words)
    return [run_of(cell) for cell in cells]
