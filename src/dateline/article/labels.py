"""Lines that tell by themselves what they are: bylines, dates, credits and furniture."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from dateline.article.byline import Byline, byline_of
from dateline.article.credits import credits_of
from dateline.article.furniture import furniture_of
from dateline.article.lines import Line
from dateline.article.published import stated_dates
from dateline.article.signature import signature_of
from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import Furniture
from dateline.model.article import Credits, Part, PartKind, Published

# Furniture that has a kind of part of its own.
SPECIAL: Mapping[str, PartKind] = {"caption": "caption", "correction": "notice"}


class Labels(Struct, frozen=True):
    """What is known of lines, by their index on the page. A line has one label or none."""

    credits: Mapping[int, Credits]
    bylines: Mapping[int, Byline]
    dates: Mapping[int, tuple[Published, ...]]
    furniture: Mapping[int, Furniture]

    def has(self, i: int) -> bool:
        """Whether line `i` is anything but free text."""
        return i in self.credits or i in self.bylines or i in self.dates or i in self.furniture

    def part(self, i: int, line: Line) -> Part | None:
        """The part that a labelled line is, or None for free text."""
        if i in self.credits:
            return Part("credits", line.span)
        if i in self.bylines:
            return Part("byline", line.span)
        if i in self.dates:
            return Part("date", line.span)
        if i in self.furniture:
            kind = self.furniture[i].kind
            special = SPECIAL.get(kind)
            return Part(special, line.span) if special is not None else Part("furniture", line.span, furniture=kind)
        return None


def labels_of(lines: Sequence[Line], tables: PageTables) -> Labels:
    """The labels of all lines of a page, whatever stands around them."""
    credits: dict[int, Credits] = {}
    bylines: dict[int, Byline] = {}
    dates: dict[int, tuple[Published, ...]] = {}
    furniture: dict[int, Furniture] = {}
    for i, line in enumerate(lines):
        start = line.span.start
        if (helped := credits_of(line.words, start, tables)) is not None:
            credits[i] = helped
        elif (byline := byline_of(line.words, start, tables)) is not None:
            bylines[i] = byline
        elif stated := stated_dates(line.words, start, tables):
            dates[i] = stated
        elif i > 0 and not line.is_prose and (signed := signature_of(line.words, start, tables)) is not None:
            bylines[i] = signed
        elif (entry := furniture_of(line, tables)) is not None:
            furniture[i] = entry
    return Labels(credits, bylines, dates, furniture)


def without_dates_in_body(labels: Labels, body: int | None) -> Labels:
    """Below the first paragraph a bare date dates something in the report (a line over an entry), not the page."""
    kept = {i: found for i, found in labels.dates.items() if i < (body or 0) or found[0].rule != "published.line"}
    return Labels(labels.credits, labels.bylines, kept, labels.furniture)
