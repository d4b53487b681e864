"""The standfirst between headline and body: an agency before it, a byline behind it, and whether it only repeats."""

from msgspec import Struct

from dateline.article.agency import agency_before
from dateline.article.byline import Byline, byline_at_end
from dateline.article.lines import Line, plain
from dateline.article.tables import PageTables
from dateline.model.article import Dateline
from dateline.model.sourced import Sourced, Span

# As many letters must be the same before a standfirst counts as the first paragraph said again.
SAME = 40


class Standfirst(Struct, frozen=True):
    """A standfirst without its agency and byline, which are given apart; `repeats` is the paragraph it says again."""

    span: Span
    agency: Sourced[str] | None
    byline: Byline | None
    repeats: Span | None


def standfirst_of(
    line: Line, first: Span | None, dateline: Dateline | None, text: str, tables: PageTables
) -> Standfirst:
    """What stands between headline and body. `first` is the first body paragraph, if the page has one."""
    start, end = line.span.start, line.span.end
    signed = agency_before(line.words, start, dateline, tables)
    if signed is not None:
        start = signed[1]
    byline = byline_at_end(text[start:end], start, tables)
    if byline is not None:
        end = start + len(text[start : byline.span.start].rstrip())
    said = plain(text[start:end]).rstrip(" .…")
    repeats = first is not None and len(said) >= SAME and plain(first.slice(text)).startswith(said)
    return Standfirst(Span(start, end), signed[0] if signed else None, byline, first if repeats else None)
