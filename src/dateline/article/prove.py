"""Whether the words of the page do what their examples say."""

from collections.abc import Iterator

from dateline.article.agency import agency_named
from dateline.article.briefs import introduces
from dateline.article.byline import byline_of
from dateline.article.credits import ROLES, credits_of
from dateline.article.dateline import dateline_in
from dateline.article.furniture import furniture_of
from dateline.article.lines import line_of
from dateline.article.marks import elsewhere_mark, time_mark
from dateline.article.notices import notice_word, notices_of, slug_behind, slugs_before
from dateline.article.published import stated_dates
from dateline.article.signature import holder_of, signature_of
from dateline.article.tables import PageTables
from dateline.lexicon.rules.entry import Entry
from dateline.lexicon.rules.examples import Example, example_of
from dateline.lexicon.rules.page import (
    Agency,
    BylineWord,
    Credit,
    DatelineWord,
    Furniture,
    Markup,
    NoticeWord,
    RoundupWord,
    SignatureWord,
    Stamp,
)
from dateline.model.sourced import Span
from dateline.read.html_markup import words_of

Marks = tuple[tuple[str, Span], ...]


def prove_page(tables: PageTables, entry: Entry) -> list[str]:
    """The complaints about an entry of lexicon/en/page: an example that does not come out, a `never` that does."""
    return [*_examples(tables, entry), *_nevers(tables, entry)]


def _examples(tables: PageTables, entry: Entry) -> Iterator[str]:
    for marked in entry.examples:
        example = example_of(marked)
        found = _found(example, tables, entry)
        if found != example.marks:
            yield f"{marked!r}: found {_shown(found, example.text)}"


def _nevers(tables: PageTables, entry: Entry) -> Iterator[str]:
    for marked in entry.never:
        example = example_of(marked)
        found = _found(example, tables, entry)
        if found:
            yield f"never {marked!r}: found {_shown(found, example.text)}"


def _found(example: Example, tables: PageTables, entry: Entry) -> Marks:
    """What is read in the text, as marks of the labels that such entries use."""
    text = example.text
    match entry:
        case Furniture():
            furniture = furniture_of(line_of(text, 0, len(text)), tables)
            return (("line", Span(0, len(text))),) if furniture is not None and furniture.kind == entry.kind else ()
        case Agency():
            dateline = dateline_in(text, 0, tables)
            return (("agency", dateline.agency.spans[0]),) if dateline is not None and dateline.agency else ()
        case DatelineWord():
            dateline = dateline_in(text, 0, tables)
            return (("dateline", dateline.span),) if dateline is not None else ()
        case BylineWord():
            byline = byline_of(text, 0, tables)
            return tuple(("byline", name.spans[0]) for name in byline.names) if byline is not None else ()
        case Credit():
            credits = credits_of(text, 0, tables)
            marks = {name.spans[0]: role for role in reversed(ROLES) for name in getattr(credits, role, ())}
            return tuple((role, span) for span, role in sorted(marks.items()))
        case NoticeWord():
            return _notices(text, tables)
        case RoundupWord():
            return _roundup(entry, text, tables)
        case Markup():
            marked = tables.markup.marks(words_of(text))
            return ((marked[0][1].kind, Span(0, len(text))),) if marked else ()
        case SignatureWord():
            return _signature(text, tables)
        case Stamp():
            return (("published", Span(0, len(text))),) if stated_dates(text, 0, tables) else ()
    return ()


def _signature(text: str, tables: PageTables) -> Marks:
    if (holder := holder_of(text, 0, tables)) is not None:
        known = agency_named(holder.value, tables)
        return (("agency" if known is not None and known.kind == "agency" else "outlet", holder.spans[0]),)
    signed = byline_of(text, 0, tables) or signature_of(text, 0, tables)
    if signed is None:
        return ()
    kinds = (("name", signed.names), ("agency", signed.agencies), ("outlet", signed.outlets))
    marks = sorted((one.spans[0], label) for label, listed in kinds for one in listed)
    return tuple((label, span) for span, label in marks) or (("unsigned", signed.span),)


def _notices(text: str, tables: PageTables) -> Marks:
    line = line_of(text, 0, len(text))
    slugs, at = slugs_before(text, 0, tables)
    behind, _ = slug_behind(text[at:], at, tables)
    found = (*slugs, *((behind,) if behind is not None else ()))
    if not found or line.is_closed:
        found = notices_of(text, line.plain, 0, tables)
        if not found and notice_word(line.plain, tables) is not None:
            return (("note", line.span),)
    return tuple((one.kind + (f" {one.version}" if one.version else ""), one.words.spans[0]) for one in found)


def _roundup(entry: RoundupWord, text: str, tables: PageTables) -> Marks:
    line = line_of(text, 0, len(text))
    match entry.kind:
        case "zone":
            mark = time_mark(0, line, tables)
            return (("entry", mark.span),) if mark is not None else ()
        case "elsewhere":
            found = elsewhere_mark(0, line, tables) is not None
        case "introduction":
            found = introduces(text, tables)
        case "briefs":
            found = tables.roundups.briefs.search(line.plain) is not None
        case "entries":
            found = tables.roundups.entries.search(line.plain) is not None
    return ((entry.kind, line.span),) if found else ()


def _shown(found: Marks, text: str) -> str:
    return ", ".join(f"{label} {span.slice(text)!r}" for label, span in found) or "nothing"
