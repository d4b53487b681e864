"""A page taken apart: section, headline, agency, byline, dateline, body, credits, and the furniture set aside."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dateline.article.agency import agency_of, outlet_of
from dateline.article.byline import Byline
from dateline.article.credits import joined
from dateline.article.headline import headline_in, without_slugs
from dateline.article.items import divided, published_with
from dateline.article.labels import Labels, labels_of, without_dates_in_body, without_running_heads
from dateline.article.lines import Line, lines_of
from dateline.article.opening import Opening, opening_of
from dateline.article.published import date_beside, published_of
from dateline.article.report import Report, report_of
from dateline.article.section import is_path, path_before, path_of
from dateline.article.signature import holder_of
from dateline.article.standfirst import Standfirst, standfirst_of
from dateline.article.stated import told_of
from dateline.article.stated_title import without_outlet
from dateline.article.tables import PageTables
from dateline.article.zoned import headings_apart, is_zoned, zoned, zoned_report
from dateline.model.article import Article, Notice, Part, Published
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.sourced import Sourced, Span


def article_of(page: Page, tables: PageTables) -> Article:
    """The article of a page. A page with no report in it gives an empty body and a `Problem` (P01)."""
    lines = lines_of(page, tables)
    told = told_of(page, tables)
    opening, labels, report = _opened(page, lines, told.headline, tables)
    told_apart = headings_apart(page, divided(page, lines, opening, labels, report, tables))
    report = told_apart.report
    sections = _sections(lines, opening, labels, tables)
    first = report.body[0] if report.body else None
    standfirsts = {
        i: standfirst_of(lines[i], first, opening.dateline, page.text, tables) for i in _between(opening, labels)
    }
    above = () if opening.body is None else tuple(_above(lines, opening, labels, standfirsts, sections, tables))
    begun = {part.span.start for part in report.parts}
    above = tuple(part for part in above if part.span.start not in begun)
    parts = tuple(sorted((*above, *report.parts), key=lambda part: part.span))

    # Bylines, credits and dates that ended up in a teaser are another report's; the dates of items are theirs alone.
    own = {part.span for part in parts if part.kind in ("byline", "credits", "date")}
    own = {span for span in own if span.start not in told_apart.stamps}
    bylines = [found for i, found in sorted(labels.bylines.items()) if lines[i].span in own]
    bylines += [found.byline for found in standfirsts.values() if found.byline is not None]
    owners = tuple(_owners(lines, labels, tables))
    shown = published_of(_stated(lines, labels, own, tables), opening.dateline, tables)
    published = published_with(told.published_beside(shown, opening.dateline, tables), told_apart.items)
    signed = (*(outlet for byline in bylines for outlet in byline.outlets), *owners)
    outlet = told.outlet_beside(outlet_of(opening.dateline, signed, tables))
    headline = told.headline_beside(_headline(lines, opening, page.text, tables))
    return Article(
        page=page.digest,
        parts=parts,
        body=report.body,
        headline=without_slugs(without_outlet(headline, outlet), tables),
        section=told.section_beside([section for i in sorted(sections) for section in sections[i]]),
        agency=agency_of(opening.dateline, (*_signatures(standfirsts, bylines), *owners), tables)
        or told.bylines.agency
        or told.agency,
        bylines=told.people_beside(_named_once(bylines)),
        dateline=opening.dateline or told.dateline,
        credits=joined([found for i, found in sorted(labels.credits.items()) if lines[i].span in own]),
        outlet=outlet,
        published=published,
        items=told_apart.items,
        notices=_notices(lines, opening, labels, parts, tables),
        modified=told.modified_beside(published),
        url=told.url,
        language=told.language,
        problems=(*told.problems, *(() if report.body else (_no_report(page),))),
    )


def _opened(
    page: Page, lines: Sequence[Line], headline: Sourced[str] | None, tables: PageTables
) -> tuple[Opening, Labels, Report]:
    """Where the report begins, what is known of the lines, and the report itself: by the zones that the page's reader
    told, or by the words of its lines alone."""
    if is_zoned(page):
        known = zoned(page, lines, next(iter(headline.spans), None) if headline is not None else None, tables)
        labels = without_dates_in_body(known.labels, known.opening.body)
        return known.opening, labels, zoned_report(replace(known, labels=labels))
    every_label = without_running_heads(labels_of(lines, tables), page, lines)
    opening = opening_of(lines, every_label, tables, title="" if headline is None else headline.value)
    labels = without_dates_in_body(every_label, opening.body)
    report = report_of(lines, opening.body, labels, skip=opening.dateline.span.end if opening.dateline else 0)
    return opening, labels, report


def _sections(
    lines: Sequence[Line], opening: Opening, labels: Labels, tables: PageTables
) -> dict[int, tuple[Sourced[str], ...]]:
    """The section paths by line: before a headline that is run together with them, or on lines of their own above."""
    if opening.headline is None:
        return {}
    line = lines[opening.headline]
    headline = line.words[headline_in(line.words, line.span.start, tables).span.start - line.span.start :]
    found = {}
    for i in opening.repeated:
        at = headline_in(lines[i].words, lines[i].span.start, tables).span
        found[i] = path_before(lines[i].words[at.start - lines[i].span.start :], at.start, headline, tables)
    for i in range(opening.headline):
        if not labels.has(i) and i not in found and is_path(lines[i].words, tables):
            found[i] = path_of(lines[i].words, lines[i].span.start, tables)
    return {i: path for i, path in found.items() if path}


def _between(opening: Opening, labels: Labels) -> Iterator[int]:
    """The free lines between the headline (or the top of the page) and the body."""
    if opening.body is None:
        return
    end = opening.body if opening.dateline_line is None else min(opening.body, opening.dateline_line)
    for i in range(0 if opening.headline is None else opening.headline + 1, end):
        if not labels.has(i):
            yield i


def _above(
    lines: Sequence[Line],
    opening: Opening,
    labels: Labels,
    standfirsts: Mapping[int, Standfirst],
    sections: Mapping[int, tuple[Sourced[str], ...]],
    tables: PageTables,
) -> Iterator[Part]:
    """The parts from the top of the page to the first paragraph."""
    if opening.dateline is not None:
        yield Part("dateline", opening.dateline.span)
    for i in range(opening.body or 0):
        span, known = lines[i].span, labels.part(i, lines[i])
        if i in sections:
            path = Span(sections[i][0].spans[0].start, sections[i][-1].spans[0].end)
            yield Part("section", path)
            if i in opening.repeated and path.end < span.end:
                yield Part("headline", Span(path.end, span.end))
        elif i == opening.headline or i in opening.repeated:
            yield from headline_in(lines[i].words, span.start, tables).parts()
        elif known is not None:
            yield known
        elif i in standfirsts:
            yield Part("standfirst", span, repeats=standfirsts[i].repeats)
            if (byline := standfirsts[i].byline) is not None:
                yield Part("byline", byline.span)
        elif i != opening.dateline_line:
            yield Part("furniture", span, furniture="navigation")


def _headline(lines: Sequence[Line], opening: Opening, text: str, tables: PageTables) -> Sourced[str] | None:
    if opening.headline is None:
        return None
    line = lines[opening.headline]
    span = headline_in(line.words, line.span.start, tables).span
    rule = "headline.repeated" if opening.repeated else "headline.line"
    return Sourced(" ".join(span.slice(text).split()), (span,), rule=rule)


def _notices(
    lines: Sequence[Line], opening: Opening, labels: Labels, parts: Sequence[Part], tables: PageTables
) -> tuple[Notice, ...]:
    """The notices of the headline and of the page's own lines of notice, in page order, the same slug once."""
    shown = {part.span for part in parts if part.kind == "notice"}
    found = [notice for i, told in labels.notices.items() if lines[i].span in shown for notice in told]
    for i in (*opening.repeated, *(() if opening.headline is None else (opening.headline,))):
        found += headline_in(lines[i].words, lines[i].span.start, tables).notices
    once = {(one.kind, one.version, one.words.value.lower()): one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: one.words.spans))


def _signatures(standfirsts: Mapping[int, Standfirst], bylines: Sequence[Byline]) -> tuple[Sourced[str], ...]:
    before = [found.agency for found in standfirsts.values() if found.agency is not None]
    return (*before, *(agency for byline in bylines for agency in byline.agencies))


def _owners(lines: Sequence[Line], labels: Labels, tables: PageTables) -> Iterator[Sourced[str]]:
    """Those who own the page by its lines of copyright."""
    for i, entry in sorted(labels.furniture.items()):
        if entry.kind == "copyright" and (owner := holder_of(lines[i].words, lines[i].span.start, tables)) is not None:
            yield owner


def _named_once(bylines: Sequence[Byline]) -> tuple[Sourced[str], ...]:
    names = {name.value: name for byline in reversed(bylines) for name in reversed(byline.names)}
    return tuple(sorted(names.values(), key=lambda name: name.spans))


def _stated(lines: Sequence[Line], labels: Labels, own: set[Span], tables: PageTables) -> Iterator[Published]:
    for i in sorted((*labels.dates, *labels.bylines)):
        if lines[i].span not in own:
            continue
        if i in labels.dates:
            yield from labels.dates[i]
        elif (beside := date_beside(lines[i].words, lines[i].span.start, tables)) is not None:
            yield beside


def _no_report(page: Page) -> Problem:
    message = f"{page.uri}: no report on this page, only headings, menus or teasers; nothing read"
    return Problem("article.body", "P01", message)
