"""Furniture: what stands on a page beside the report, told by its words, and the teasers of other reports."""

from collections.abc import Iterator, Sequence

from dateline.article.lines import Line
from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import Furniture
from dateline.model.article import Part
from dateline.model.sourced import Span

# Longer lines that open with such words are paragraphs about them ("Related claims …", "Get the latest …").
LONGEST = 300
# Kinds whose headings have other reports below them, each with a title.
LISTS = ("latest", "must-read", "popular", "recommended", "related")


def furniture_of(line: Line, tables: PageTables) -> Furniture | None:
    """The entry that shows the line to be furniture, or None for a line of the report."""
    words = line.plain or line.words
    whole = line.plain.rstrip(" :.…>»|")
    if len(whole) < 60 and (found := tables.wholes.get(whole) or _glued(whole, tables)) is not None:
        return found
    if len(whole) < 60 and not line.is_closed and (found := tables.lists.opening(whole)) is not None:
        return found
    if len(line.plain) > LONGEST:
        return _of_ending(line.plain, tables)
    if (found := tables.openings.opening(line.plain)) is not None:
        return found
    if (found := _of_pattern(words, tables)) is not None:
        return found
    return _of_ending(line.plain, tables)


def teasers(lines: Sequence[Line], kind: str) -> Iterator[Part]:
    """The parts below a heading: each title with the lines of its snippet, or each line alone where no titles are."""
    title: Line | None = None
    last: Line | None = None
    for line in lines:
        if title is not None and last is not None and (line.is_prose or line.is_cut_off):
            last = line
            continue
        if title is not None and last is not None:
            yield _teaser(title, last, kind)
        title = last = line
    if title is not None and last is not None:
        yield _teaser(title, last, kind)


def _teaser(title: Line, last: Line, kind: str) -> Part:
    words = " ".join(title.words.split()) if kind in LISTS else None
    return Part("furniture", Span(title.span.start, last.span.end), furniture=kind, title=words)


def _of_pattern(words: str, tables: PageTables) -> Furniture | None:
    """The entry of a pattern over the whole line. Those that run through all of it are tried where a word that they
    need stands there, the others all at once: most lines match none."""
    if tables.any_pattern.fullmatch(words) is not None:
        return next(entry for pattern, entry in tables.patterns if not entry.needs and pattern.fullmatch(words))
    for entry, pattern in tables.needing:
        for word in entry.needs:
            if word in words:
                if pattern.fullmatch(words) is not None:
                    return entry
                break
    return None


def _glued(whole: str, tables: PageTables) -> Furniture | None:
    """Headings that lost the line break between them: "you might also likerelated"."""
    if tables.glued.fullmatch(whole) is None:
        return None
    starts = [words for words in tables.wholes if whole.startswith(words)]
    return tables.wholes[max(starts, key=len)] if starts else None


def _of_ending(words: str, tables: PageTables) -> Furniture | None:
    for ending, entry in tables.endings:
        if words.endswith(ending) and len(words) < 2 * LONGEST:
            return entry
    return None
