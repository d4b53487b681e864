"""Where the report begins: its headline, what stands above it, and the line of its first paragraph."""

import re
from collections.abc import Sequence

from msgspec import Struct

from dateline.article.dateline import dateline_in, is_first_only
from dateline.article.labels import Labels
from dateline.article.lines import Line
from dateline.article.phrases import CAPITAL
from dateline.article.section import is_path
from dateline.article.tables import PageTables
from dateline.model.article import Dateline

# How far down a page its head reaches, in lines, and how much prose may stand above a dateline.
HEAD, PROSE_ABOVE = 60, 3
LONGEST_HEADLINE, LONGEST_PATH = 250, 120
# A headline that ends with a stop is a paragraph when it is longer than this.
LONGEST_STOPPED = 130
WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]{3,}")
SPEAKER = re.compile(rf"[{CAPITAL}][{CAPITAL} .'’-]+:\s")
ONE_SENTENCE = re.compile(r"[^.!?]*(?:\b\w{1,3}\.[^.!?]*)*[.!?]?[\"'”’]*$")


class Opening(Struct, frozen=True):
    """Indices into the page's lines: the headline, its repetitions, and the first paragraph, if the page has them.

    `dateline` is that of the first paragraph, or of a line of its own just above it.
    """

    headline: int | None
    repeated: tuple[int, ...]
    body: int | None
    dateline: Dateline | None
    dateline_line: int | None = None


def opening_of(lines: Sequence[Line], labels: Labels, tables: PageTables, *, title: str = "") -> Opening:
    """The opening of a page, from its free lines; `title` is what the page's metadata say."""
    free = [i for i in range(min(len(lines), HEAD)) if not labels.has(i)]
    at, dateline = _dateline(lines, free, tables)
    # "14:05 Ferries leave the port" in a list of key events does not say the headline again.
    untimed = [i for i in free if (at is None or i < at) and tables.roundups.clock.match(lines[i].words) is None]
    repeated = _repeated(lines, untimed, title)
    if at is not None:
        headline = repeated[-1] if repeated else _headline_above(lines, [i for i in free if i < at], at, tables)
        alone = dateline is not None and dateline.span.end >= lines[at].span.end
        body = next((i for i in free if i > at), None) if alone else at
        return Opening(headline, repeated[:-1], body, dateline, at)
    below = [i for i in free if not repeated or i > repeated[-1]]
    body = _first_prose(lines, below, labels)
    if repeated:
        return Opening(repeated[-1], repeated[:-1], body, None)
    if body is not None and _is_title_with_stop(lines, body, below):
        return Opening(body, (), _first_prose(lines, [i for i in below if i > body], labels), None)
    above = below if body is None else [i for i in below if i < body]
    return Opening(_headline_above(lines, above, body, tables), (), body, None)


def _dateline(lines: Sequence[Line], free: Sequence[int], tables: PageTables) -> tuple[int | None, Dateline | None]:
    prose = 0
    for i in free:
        dateline = dateline_in(lines[i].words, lines[i].span.start, tables)
        if dateline is not None and (
            _is_spoken(lines, i, dateline) or (prose and is_first_only(dateline, lines[i].words, lines[i].span.start))
        ):
            dateline = None
        if dateline is not None and (dateline.span.end >= lines[i].span.end or lines[i].is_prose):
            return i, dateline
        prose += lines[i].is_prose
        if prose > PROSE_ABOVE:
            break
    return None, None


def _is_spoken(lines: Sequence[Line], i: int, dateline: Dateline) -> bool:
    """Whether "KARIM: We were afraid." is a speaker's turn: no headline above it, or another line that opens so."""
    if not lines[i].words[: dateline.span.end - lines[i].span.start].endswith(":"):
        return False
    if dateline.date is not None or dateline.agency is not None:
        return False
    return i == 0 or any(SPEAKER.match(line.words) for j, line in enumerate(lines) if j != i)


def _repeated(lines: Sequence[Line], head: Sequence[int], title: str) -> tuple[int, ...]:
    """The lines that hold the headline when the page says it more than once, the clean one last."""
    named = " ".join(title.lower().split())
    prose = 0
    for j in head:
        words = lines[j].plain
        prose += lines[j].is_prose
        if prose > 1:
            break
        if lines[j].is_prose or len(words) < 15 or len(words) > LONGEST_HEADLINE or " " not in words:
            continue
        before = tuple(i for i in head if i < j and _holds(lines[i], words))
        if before or (named and words == named):
            return (*before, j)
    return ()


def _holds(line: Line, headline: str) -> bool:
    """Whether a line is the headline, or a section path run together with it."""
    return line.plain.endswith(headline) and not line.is_prose and len(line.plain) - len(headline) < LONGEST_PATH


def _headline_above(lines: Sequence[Line], above: Sequence[int], body: int | None, tables: PageTables) -> int | None:
    """The headline among the lines above the body: the first of four words or more, else the first at all."""
    longest = [LONGEST_STOPPED if lines[i].is_prose else LONGEST_HEADLINE for i in above]
    fit = [i for i, most in zip(above, longest, strict=True) if len(lines[i].words) <= most]
    fit = [i for i in fit if not is_path(lines[i].words, tables)]
    fit = [i for i in fit if body is None or not _says_again(lines[i], lines[body])]
    wordy = [i for i in fit if lines[i].plain.count(" ") >= 3]
    return next(iter(wordy or fit), None)


def _says_again(line: Line, first: Line) -> bool:
    return len(line.plain) > 60 and line.plain[:60] in first.plain


def _first_prose(lines: Sequence[Line], free: Sequence[int], labels: Labels) -> int | None:
    """The first paragraph that is not a teaser: below a list of other reports two of them must follow each other."""
    prose = [i for i in free if lines[i].is_prose]
    for i in prose:
        heading = max((j for j, entry in labels.furniture.items() if j < i and entry.ends), default=None)
        if heading is None or i + 1 in prose:
            return i
    return None


def _is_title_with_stop(lines: Sequence[Line], body: int, free: Sequence[int]) -> bool:
    """Whether the first prose line is a headline that ends with a stop: in title case, and a paragraph below it."""
    line = lines[body]
    if body != free[0] or len(free) < 2 or len(line.words) > LONGEST_STOPPED or not ONE_SENTENCE.match(line.words):
        return False
    long = WORD.findall(line.words)
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
