"""A page taken apart: section, headline, agency, byline, dateline, body, credits, and the furniture set aside."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.article.agency import agency_of
from dateline.article.byline import Byline, byline_of
from dateline.article.credits import credits_of
from dateline.article.furniture import furniture_of
from dateline.article.lines import Line, lines_of
from dateline.article.opening import Opening, opening_of
from dateline.article.published import date_beside, published_of, stated_dates
from dateline.article.report import SPECIAL, report_of
from dateline.article.section import is_path, path_before, path_of
from dateline.article.standfirst import Standfirst, standfirst_of
from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import Furniture
from dateline.model.article import Article, Credits, Part, Published
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.sourced import Sourced, Span


def article_of(page: Page, tables: PageTables) -> Article:
    """The article of a page. A page with no report in it gives an empty body and a `Problem` (A01)."""
    lines = lines_of(page, tables)
    credits = {i: found for i, line in enumerate(lines) if (found := credits_of(line.words, line.span.start, tables))}
    bylines = {
        i: found
        for i, line in enumerate(lines)
        if i not in credits and (found := byline_of(line.words, line.span.start, tables))
    }
    dates = {i: found for i, line in enumerate(lines) if (found := stated_dates(line.words, line.span.start, tables))}
    taken = frozenset((*credits, *bylines, *dates))
    furniture = {i: found for i, line in enumerate(lines) if i not in taken and (found := furniture_of(line, tables))}
    opening = opening_of(lines, furniture, taken, tables, title=dict(page.metadata).get("title", ""))

    # A bare date below the first paragraph dates something in the report ("May 3, 2031" over an entry), not the page.
    dates = {i: found for i, found in dates.items() if i < (opening.body or 0) or found[0].rule != "published.line"}
    known = {
        **{i: Part("date", lines[i].span) for i in dates},
        **{i: Part("byline", lines[i].span) for i in bylines},
        **{i: Part("credits", lines[i].span) for i in credits},
    }
    begins = opening.dateline.span.end if opening.dateline is not None else 0
    report = report_of(lines, opening.body, furniture, known, skip=begins)
    first = report.body[0] if report.body else None
    standfirsts = {
        i: standfirst_of(lines[i], first, page.text, tables)
        for i in _between(opening, len(lines))
        if i not in furniture and i not in known
    }
    sections = _sections(lines, opening, furniture, taken, tables)
    above = () if opening.body is None else tuple(_above(lines, opening, furniture, known, standfirsts, sections))
    parts = tuple(sorted((*above, *report.parts), key=lambda part: part.span))
    inside = {part.span for part in parts if part.kind in ("byline", "credits", "date")}
    signed = [found for i, found in sorted(bylines.items()) if lines[i].span in inside]
    signed += [found.byline for found in standfirsts.values() if found.byline is not None]
    return Article(
        page=page.digest,
        parts=parts,
        body=report.body,
        headline=_headline(lines, opening),
        section=tuple(section for i in sorted(sections) for section in sections[i]),
        agency=agency_of(opening.dateline, _signatures(standfirsts, signed), tables),
        bylines=_named_once(signed),
        dateline=opening.dateline,
        credits=_credits(credits[i] for i in sorted(credits) if lines[i].span in inside),
        published=published_of(_stated(lines, dates, bylines, inside, tables), opening.dateline, tables),
        problems=() if report.body else (_no_report(page),),
    )


def _between(opening: Opening, count: int) -> range:
    """The lines between headline (or the top of the page) and body."""
    if opening.body is None:
        return range(0)
    end = opening.body if opening.dateline_line is None else min(opening.body, opening.dateline_line)
    return range(0 if opening.headline is None else opening.headline + 1, min(end, count))


def _sections(
    lines: Sequence[Line],
    opening: Opening,
    furniture: Mapping[int, Furniture],
    taken: frozenset[int],
    tables: PageTables,
) -> dict[int, tuple[Sourced[str], ...]]:
    """The section paths by line: before a glued headline, or on lines of their own above it."""
    if opening.headline is None:
        return {}
    headline = lines[opening.headline].words
    found = {i: path_before(lines[i].words, lines[i].span.start, headline, tables) for i in opening.repeated}
    for i in range(opening.headline):
        if i not in furniture and i not in taken and i not in found and is_path(lines[i].words, tables):
            found[i] = path_of(lines[i].words, lines[i].span.start, tables)
    return {i: path for i, path in found.items() if path}


def _above(
    lines: Sequence[Line],
    opening: Opening,
    furniture: Mapping[int, Furniture],
    known: Mapping[int, Part],
    standfirsts: Mapping[int, Standfirst],
    sections: Mapping[int, tuple[Sourced[str], ...]],
) -> Iterator[Part]:
    """The parts from the top of the page to the first paragraph."""
    if opening.dateline is not None:
        yield Part("dateline", opening.dateline.span)
    for i in range(opening.body or 0):
        span = lines[i].span
        if i in sections:
            path = Span(sections[i][0].spans[0].start, sections[i][-1].spans[0].end)
            yield Part("section", path)
            if i in opening.repeated and path.end < span.end:
                yield Part("headline", Span(path.end, span.end))
        elif i == opening.headline or i in opening.repeated:
            yield Part("headline", span)
        elif i in known:
            yield known[i]
        elif i in furniture:
            kind = SPECIAL.get(furniture[i].kind)
            yield Part(kind, span) if kind else Part("furniture", span, furniture=furniture[i].kind)
        elif i in standfirsts:
            yield Part("standfirst", span, repeats=standfirsts[i].repeats)
            if (byline := standfirsts[i].byline) is not None:
                yield Part("byline", byline.span)
        elif i != opening.dateline_line:
            yield Part("furniture", span, furniture="navigation")


def _headline(lines: Sequence[Line], opening: Opening) -> Sourced[str] | None:
    if opening.headline is None:
        return None
    line = lines[opening.headline]
    rule = "headline.repeated" if opening.repeated else "headline.line"
    return Sourced(" ".join(line.words.split()), (line.span,), rule=rule)


def _signatures(standfirsts: Mapping[int, Standfirst], bylines: Sequence[Byline]) -> tuple[Sourced[str], ...]:
    before = [found.agency for found in standfirsts.values() if found.agency is not None]
    return (*before, *(agency for byline in bylines for agency in byline.agencies))


def _named_once(bylines: Sequence[Byline]) -> tuple[Sourced[str], ...]:
    names = {name.value: name for byline in reversed(bylines) for name in reversed(byline.names)}
    return tuple(sorted(names.values(), key=lambda name: name.spans))


def _credits(found: Iterator[Credits]) -> Credits:
    listed = list(found)
    return Credits(
        reporting=tuple(name for one in listed for name in one.reporting),
        writing=tuple(name for one in listed for name in one.writing),
        editing=tuple(name for one in listed for name in one.editing),
    )


def _stated(
    lines: Sequence[Line],
    dates: Mapping[int, tuple[Published, ...]],
    bylines: Mapping[int, Byline],
    inside: set[Span],
    tables: PageTables,
) -> Iterator[Published]:
    for i in sorted((*dates, *bylines)):
        if lines[i].span not in inside:
            continue
        if i in dates:
            yield from dates[i]
        elif (beside := date_beside(lines[i].words, lines[i].span.start, tables)) is not None:
            yield beside


def _no_report(page: Page) -> Problem:
    return Problem(
        "article.body", "A01", f"{page.uri}: no report on this page, only headings, menus or teasers; nothing read"
    )
