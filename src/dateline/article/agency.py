"""The agency that wrote a report, told apart from the outlet that printed it."""

from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import Agency
from dateline.model.article import Dateline
from dateline.model.sourced import Sourced, Span


def agency_named(words: str, tables: PageTables) -> Agency | None:
    """The agency or outlet of that name or spelling ("Associated Press" is AP), or None."""
    name = " ".join(words.lower().replace("’", "'").split()).strip(" .")
    if (known := tables.agencies.get(name)) is not None:
        return known
    # Two that sign together ("KQQX/AP"): the agency is the origin, the outlet the printer.
    both = [tables.agencies[part] for part in name.split("/") if part in tables.agencies]
    if both:
        return min(both, key=lambda entry: entry.kind)
    return next((entry for shape, entry in tables.agency_shapes if shape.fullmatch(name)), None)


def listed_agency(words: str, tables: PageTables) -> Agency | None:
    """The agency or outlet that a short line or a piece of one names as it signs itself ("AFP", never "pan")."""
    name = words.strip(" .")
    known = agency_named(name, tables) if name[:1].isupper() and name.lower().split("/")[0] in tables.agencies else None
    return known if known is not None and (name.isupper() or name == known.name or len(name) > 4) else None


def agency_of(dateline: Dateline | None, others: tuple[Sourced[str], ...], tables: PageTables) -> Sourced[str] | None:
    """The agency of the dateline, else the first of the `others` (standfirst, byline, closing line) that is one.

    A signature that the lexicon does not know counts as an agency's; one that it knows as an outlet's, or that ends as
    papers' names do ("Harbour Courier"), does not.
    The value is the agency's usual short name.
    """
    if dateline is not None and dateline.agency is not None:
        known = agency_named(dateline.agency.value, tables)
        if known is None and not _is_paper(dateline.agency.value, tables):
            return Sourced(dateline.agency.value, dateline.agency.spans, rule="agency.unlisted")
        if known is not None and known.kind == "agency":
            return Sourced(known.name, dateline.agency.spans, rule="agency.dateline")
    for other in others:
        known = agency_named(other.value, tables)
        if known is not None and known.kind == "agency":
            return Sourced(known.name, other.spans, rule=other.rule)
        if known is None and other.rule == "agency.source":
            return other
    return None


def outlet_of(dateline: Dateline | None, others: tuple[Sourced[str], ...], tables: PageTables) -> Sourced[str] | None:
    """The outlet that signs the dateline, else the first of the `others` (byline, copyright) that is no agency."""
    signed = dateline.agency if dateline is not None else None
    if signed is not None:
        known = agency_named(signed.value, tables)
        if known is None and _is_paper(signed.value, tables):
            return Sourced(signed.value, signed.spans, rule="outlet.dateline")
        if known is not None and known.kind == "outlet":
            return Sourced(signed.value if known.patterns else known.name, signed.spans, rule="outlet.dateline")
    for other in others:
        known = agency_named(other.value, tables)
        if known is None or known.kind == "outlet":
            return Sourced(other.value if known is None or known.patterns else known.name, other.spans, rule=other.rule)
    return None


def agency_before(
    words: str, start: int, dateline: Dateline | None, tables: PageTables
) -> tuple[Sourced[str], int] | None:
    """The agency that opens a standfirst ("Reuters: The army …") and where its text begins, or None.

    It is one that the lexicon knows, or the one that signs the dateline below.
    """
    name, colon, rest = words[:60].partition(":")
    known = agency_named(name, tables) if colon else None
    signs = dateline is not None and dateline.agency is not None and dateline.agency.value == name
    if known is None and not signs:
        return None
    begins = len(name) + 1 + len(rest) - len(rest.lstrip())
    value = known.name if known is not None else name
    return Sourced(value, (Span(start, start + len(name)),), rule="agency.standfirst"), start + begins


def _is_paper(name: str, tables: PageTables) -> bool:
    return tables.signatures.paper.fullmatch(name) is not None
