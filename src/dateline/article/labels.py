"""Lines that tell by themselves what they are: bylines, dates, credits and furniture."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.article.byline import Byline, byline_of
from dateline.article.credits import credits_of
from dateline.article.furniture import furniture_of
from dateline.article.lines import Line
from dateline.article.notices import noted, slugs_before
from dateline.article.published import stated_dates
from dateline.article.signature import signature_of
from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import Furniture
from dateline.model.article import Credits, Notice, Part, PartKind, Published
from dateline.model.page import Page

# Furniture that has a kind of part of its own.
SPECIAL: Mapping[str, PartKind] = {"caption": "caption"}


class Labels(Struct, frozen=True):
    """What is known of lines, by their index on the page. A line has one label or none; a mere note is a notice line
    without a notice."""

    credits: Mapping[int, Credits]
    bylines: Mapping[int, Byline]
    dates: Mapping[int, tuple[Published, ...]]
    furniture: Mapping[int, Furniture]
    notices: Mapping[int, tuple[Notice, ...]]

    def has(self, i: int) -> bool:
        """Whether line `i` is anything but free text."""
        return i in self.credits or i in self.bylines or i in self.dates or i in self.furniture or i in self.notices

    def part(self, i: int, line: Line) -> Part | None:
        """The part that a labelled line is, or None for free text."""
        if i in self.credits:
            return Part("credits", line.span)
        if i in self.bylines:
            return Part("byline", line.span)
        if i in self.dates:
            return Part("date", line.span)
        if i in self.notices:
            return Part("notice", line.span)
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
    notices: dict[int, tuple[Notice, ...]] = {}
    below_prose = False
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
        elif (told := noted(line.words, line.plain, start, tables)) is not None and (
            below_prose or not _is_headline(line, tables)
        ):
            notices[i] = told
        elif (entry := furniture_of(line, tables)) is not None:
            furniture[i] = entry
        else:
            below_prose = below_prose or line.is_prose
    return Labels(credits, bylines, dates, furniture, notices)


def without_dates_in_body(labels: Labels, body: int | None) -> Labels:
    """Below the first paragraph a bare date dates something in the report (a line over an entry), not the page."""
    kept = {i: found for i, found in labels.dates.items() if i < (body or 0) or found[0].rule != "published.line"}
    return replace(labels, dates=kept)


def without_running_heads(labels: Labels, page: Page, lines: Sequence[Line]) -> Labels:
    """What the reader of a document set apart (heads and feet, footnotes) is no paragraph and signs nothing; a date in
    it may be the day of the paper."""
    apart = {block.start for block in page.blocks if block.zone == "around"}
    others = {i for i, line in enumerate(lines) if line.span.start in apart} if apart else set()
    plain = {i for i in others if i in labels.bylines or i in labels.credits or not labels.has(i)}
    return replace(
        labels,
        credits={i: one for i, one in labels.credits.items() if i not in plain},
        bylines={i: one for i, one in labels.bylines.items() if i not in plain},
        furniture={**labels.furniture, **dict.fromkeys(plain, Furniture(words=(), kind="navigation", form="line"))},
    )


def _is_headline(line: Line, tables: PageTables) -> bool:
    """Whether "Correction: Dravia-Ferries story" is a headline with a slug before it, and no notice itself."""
    slugs, at = slugs_before(line.words, line.span.start, tables)
    return bool(slugs) and not line.is_closed and len(line.words[at:].split()) >= 2
