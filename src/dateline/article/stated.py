"""What the format of a page tells of its article, chosen among all that it states and held against what it displays."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dateline.article.published import UNKNOWN, day_of
from dateline.article.stated_bylines import Bylines, bylines_of
from dateline.article.stated_dateline import agency_stated, dateline_stated
from dateline.article.stated_near import blocks_near
from dateline.article.stated_outlet import address_of, language_of, outlet_names, outlet_of, section_of
from dateline.article.stated_published import modified_stated, published_stated
from dateline.article.stated_title import headline_of
from dateline.article.tables import PageTables
from dateline.model.article import Dateline, Published
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.sourced import Sourced

# The titles of those who hand the report over are its own.
CARRIED = ("headline.table", "headline.export", "headline.feed", "headline.mail")
# The properties of a PDF, DOCX or RTF.
OF_THE_FILE = "published.document"
# So many days may lie between a report and the file that somebody made of it.
WEEKS_BEFORE = 31


class Told(Struct, frozen=True):
    """What the format tells; all empty for a plain text. `marks_titles` is True where the format's markup tells what
    a block is: then it outranks what lines of text look like."""

    marks_titles: bool = False
    headline: Sourced[str] | None = None
    bylines: Bylines = Bylines()
    published: Published = UNKNOWN
    modified: Published | None = None
    dateline: Dateline | None = None
    agency: Sourced[str] | None = None
    outlet: Sourced[str] | None = None
    url: Sourced[str] | None = None
    section: tuple[Sourced[str], ...] = ()
    language: str = "en"
    problems: tuple[Problem, ...] = ()

    def headline_beside(self, line: Sourced[str] | None) -> Sourced[str] | None:
        """The headline, where the lines of the text have `line`: a title that only the head of a page or a document
        states ("report-final.doc") does not outrank it."""
        told = self.headline
        if told is None or line is None:
            return told or line
        is_carried = told.rule in CARRIED
        return told if self.marks_titles or told.how == "read" or is_carried else line

    def people_beside(self, lines: Sequence[Sourced[str]]) -> tuple[Sourced[str], ...]:
        """Who wrote the report, where the lines of the text name `lines`: on a page whose headline is marked the lines
        about it have been looked at, and others are of other reports."""
        if self.marks_titles and self.headline is not None and self.headline.spans:
            return self.bylines.people
        return tuple(lines) or self.bylines.people

    def published_beside(self, lines: Published, dateline: Dateline | None, tables: PageTables) -> Published:
        """The day of publication, where the lines of the text give `lines`: that on which a file was made is of the
        file, and any day in the text outranks it. It is no day of a report whose dateline names another ("June 4" in
        a file made in December)."""
        if self.published.rule == OF_THE_FILE and not _fits(dateline, self.published.best, tables):
            return lines
        is_told = self.marks_titles and self.published.rule != OF_THE_FILE
        first, second = (self.published, lines) if is_told else (lines, self.published)
        return first if first.best is not None or (second.best is None and first.earliest is not None) else second

    def modified_beside(self, published: Published) -> Published | None:
        """The last change, unless it lies before the day of publication that was settled on."""
        day, first = (None if self.modified is None else self.modified.best), published.best
        return None if day is not None and first is not None and day < first else self.modified

    def outlet_beside(self, lines: Sourced[str] | None) -> Sourced[str] | None:
        """The outlet, where the lines of the text name `lines`: more than the mere host of an address."""
        told = self.outlet
        return lines if lines is not None and (told is None or told.rule == "outlet.address") else told

    def section_beside(self, lines: Sequence[Sourced[str]]) -> tuple[Sourced[str], ...]:
        """The section path: the displayed one, else the stated one."""
        return tuple(lines or self.section)


def _fits(dateline: Dateline | None, made: date | None, tables: PageTables) -> bool:
    """Whether a file made on that day may hold a report of that dateline: of the same day, or of the weeks before."""
    if dateline is None or dateline.date is None or made is None:
        return True
    day = day_of(f"{dateline.date.value}, {made.year}", tables)
    return day is None or 0 <= (made - day).days <= WEEKS_BEFORE


def told_of(page: Page, tables: PageTables) -> Told:
    """What the format of a page tells of its article, from whatever carrier the page came."""
    marks_titles = any(block.role == "title" or block.zone for block in page.blocks)
    if not page.metadata and not marks_titles:
        return Told()
    names = outlet_names(page)
    headline = headline_of(page, names, tables)
    near = blocks_near(page, headline.spans[0] if headline is not None and headline.spans else None, tables)
    published = published_stated(page, near, tables)
    language, problems = language_of(page)
    return Told(
        marks_titles=marks_titles,
        headline=headline,
        bylines=bylines_of(page, near, names, tables),
        published=published,
        modified=modified_stated(page, near, published, tables),
        dateline=dateline_stated(page, tables),
        agency=agency_stated(page, tables),
        outlet=outlet_of(page),
        url=address_of(page),
        section=section_of(page, headline, names, tables),
        language=language,
        problems=problems,
    )
