"""The dateline and the supplier that an archive states in fields of their own, apart from the report's first line."""

from msgspec.structs import replace

from dateline.article.agency import listed_agency
from dateline.article.dateline import dateline_in
from dateline.article.tables import PageTables
from dateline.model.article import Dateline
from dateline.model.page import Page
from dateline.model.sourced import Sourced

# What stands between a dateline and its report, so that a bare field reads as one.
BEHIND = " – The"


def dateline_stated(page: Page, tables: PageTables) -> Dateline | None:
    """The dateline of a field ("DATELINE: PORT ALMA, March 2"); one that is stated without a place in the text has
    nothing to show for itself and is left out."""
    for stated in page.stated("dateline"):
        if stated.span is not None:
            words = stated.span.slice(page.text)
            found = dateline_in(words + BEHIND, stated.span.start, tables)
            place = Sourced(" ".join(words.split()), (stated.span,), rule="dateline.field")
            return replace(found, span=stated.span) if found is not None else Dateline(stated.span, place)
    return None


def agency_stated(page: Page, tables: PageTables) -> Sourced[str] | None:
    """The agency that supplied a reprint, where the archive names one that is known."""
    for stated in (*page.stated("agency"), *page.stated("credit")):
        known = listed_agency(stated.value, tables)
        if known is not None and known.kind == "agency":
            spans = (stated.span,) if stated.span is not None else ()
            return Sourced(known.name, spans, rule=f"agency.{stated.origin}", how="read" if spans else "stated")
    return None
