"""A page whose reader knows its report: what stands in it is read by its words, what stands around it by its markup."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.article.byline import Byline
from dateline.article.dateline import dateline_in, is_first_only
from dateline.article.furniture import LISTS, teasers
from dateline.article.items import Divided
from dateline.article.labels import Labels, labels_of
from dateline.article.lines import Line
from dateline.article.opening import Opening
from dateline.article.report import Report
from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import Furniture
from dateline.model.article import Dateline, Part
from dateline.model.page import Block, Page
from dateline.model.sourced import Span

# So far above the headline and below the report a line may still belong to it: section, byline, date, credits.
ABOVE, BELOW = 6, 4
# A dateline stands in the first paragraphs, if anywhere.
FIRST = 3
# What ends a report on a page of text ends it here as well when at least so much of it stands above.
MOST = 0.6
# A byline that only the markup shows to be one is no longer than this.
SHORT = 100
# Kinds of furniture that a heading in it tells more about.
VAGUE = ("", "navigation", "sidebar", "other")


class Zoned(Struct, frozen=True):
    """The lines of a page with the block of each, what is known of them, and where the report opens."""

    lines: Sequence[Line]
    blocks: Sequence[Block]
    labels: Labels
    opening: Opening


def is_zoned(page: Page) -> bool:
    """Whether the reader of the page told what of it is the report (of a page without one, that all is around it)."""
    zones = {block.zone for block in page.blocks if block.role != "title"}
    return "report" in zones or zones == {"around"}


def zoned(page: Page, lines: Sequence[Line], headline: Span | None, tables: PageTables) -> Zoned:
    """The labels and the opening of such a page; `headline` is where its headline stands, if that is known."""
    blocks = _blocks(page, lines)
    inside = [i for i, block in enumerate(blocks) if block.zone != "around" and block.role != "title"]
    at = _headline(lines, blocks, headline, inside)
    if not inside:
        return Zoned(lines, blocks, _aside(lines, blocks, tables), Opening(at, (), None, None))
    top = max(0, (inside[0] if at is None else min(at, inside[0])) - ABOVE)
    labels = _labels(lines, blocks, tables, window=range(top, min(len(lines), inside[-1] + 1 + BELOW)), headline=at)
    free = [i for i in inside if not labels.has(i) and i != at]
    dateline_line, dateline = _dateline(lines, free, tables)
    body = next((i for i in free if blocks[i].role != "heading"), None)
    if dateline_line is not None and dateline is not None:
        alone = dateline.span.end >= lines[dateline_line].span.end
        body = next((i for i in free if i > dateline_line), None) if alone else dateline_line
    if body is None:
        return Zoned(lines, blocks, _aside(lines, blocks, tables), Opening(at, (), None, None))
    return Zoned(lines, blocks, labels, Opening(at, (), body, dateline, dateline_line))


def zoned_report(page: Zoned) -> Report:
    """The body and the parts from the first paragraph down, sub-headings among the paragraphs."""
    first, labels, lines = page.opening.body, page.labels, page.lines
    if first is None:
        return Report((), tuple(_furniture(page, 0)))
    skip = page.opening.dateline.span.end if page.opening.dateline else 0
    over = _over(page, first)
    body: list[Span] = []
    parts: list[Part] = []
    for i in range(first, over):
        part = labels.part(i, lines[i])
        if i in labels.furniture:
            continue
        if part is not None:
            parts.append(part)
        elif page.blocks[i].zone == "around":
            parts.append(Part("furniture", lines[i].span, furniture=_shown("")))
        elif lines[i].span.end > skip:
            body.append(_after(lines[i], skip))
            parts.append(Part("body", body[-1]))
    beside = [part for part in _furniture(page, first) if part.span.start >= lines[first].span.start]
    return Report(tuple(body), tuple(sorted((*parts, *beside), key=lambda part: part.span)))


def headings_apart(page: Page, told: Divided) -> Divided:
    """The report and its items with the sub-headings as parts of their own: what the markup calls a heading is no
    paragraph, once it is known that no item begins with it."""
    marked = {block.start for block in page.blocks if block.role in ("heading", "title")}
    headings = {span for span in told.report.body if span.start in marked}
    if not headings or not is_zoned(page):
        return told
    parts = [
        Part("heading", one.span) if one.kind == "body" and one.span in headings else one for one in told.report.parts
    ]
    body = tuple(span for span in told.report.body if span not in headings)
    items = [replace(item, body=tuple(span for span in item.body if span not in headings)) for item in told.items]
    return Divided(Report(body, tuple(parts)), tuple(item for item in items if item.body), told.stamps)


def _blocks(page: Page, lines: Sequence[Line]) -> list[Block]:
    """The block of each line: a block that runs over into a stamp is two lines."""
    found, at = [], 0
    for line in lines:
        while page.blocks[at].end < line.span.end:
            at += 1
        found.append(page.blocks[at])
    return found


def _headline(
    lines: Sequence[Line], blocks: Sequence[Block], headline: Span | None, inside: Sequence[int]
) -> int | None:
    """The line of the headline: where it is known to stand, else the last title above the report."""
    if headline is not None:
        return next((i for i, line in enumerate(lines) if line.span.contains(headline)), None)
    first = inside[0] if inside else len(lines)
    return next((i for i in range(first - 1, -1, -1) if blocks[i].role == "title"), None)


def _labels(
    lines: Sequence[Line], blocks: Sequence[Block], tables: PageTables, *, window: range, headline: int | None
) -> Labels:
    """What the words tell of the lines in the window, and the markup of those around the report.

    Far from the report no line is looked at: a date or a byline there is another report's.
    """
    near = labels_of(lines[window.start : window.stop], tables)
    told = Labels(
        *({i + window.start: one for i, one in getattr(near, name).items()} for name in Labels.__struct_fields__)
    )
    last = max(i for i in window if blocks[i].zone != "around")
    furniture, bylines = dict(told.furniture), dict(told.bylines)
    kinds = _kinds(lines, blocks, tables)
    dropped = set()
    for i, block in enumerate(blocks):
        if block.zone != "around" or i == headline:
            continue
        kind = kinds[i]
        if block.role == "byline" and i in window and i < last and not told.has(i) and len(lines[i].words) < SHORT:
            bylines[i] = Byline(lines[i].span, ())
            continue
        if i in window and (told.has(i) or (kind == "standfirst" and i < last and _may_stand(lines[i]))):
            boxed = kind not in ("", "standfirst", "author-bio", "date", "caption", "footer")
            if i in told.furniture or not (boxed or (i > last and i not in told.credits and i not in told.notices)):
                continue
        dropped.add(i)
        furniture[i] = Furniture(words=(), kind=_shown(kind), form="line")
    return Labels(
        credits={i: one for i, one in told.credits.items() if i not in dropped},
        bylines={i: one for i, one in bylines.items() if i not in dropped},
        dates={i: one for i, one in told.dates.items() if i not in dropped},
        furniture=furniture,
        notices={i: one for i, one in told.notices.items() if i not in dropped},
    )


def _aside(lines: Sequence[Line], blocks: Sequence[Block], tables: PageTables) -> Labels:
    """The labels of a page without a report: furniture alone."""
    kinds = enumerate(_kinds(lines, blocks, tables))
    return Labels({}, {}, {}, {i: Furniture(words=(), kind=_shown(kind), form="line") for i, kind in kinds}, {})


def _kinds(lines: Sequence[Line], blocks: Sequence[Block], tables: PageTables) -> list[str]:
    """What each line around the report is, "" for the report's own. Where the markup tells no more than "sidebar", the
    headings of lists tell: "Most read"."""
    kinds: list[str] = []
    head = ""
    # Blocks side by side have the same names around them.
    told: dict[str, str] = {}
    for line, block in zip(lines, blocks, strict=True):
        kind = _kind(block, tables, told) if block.zone == "around" else ""
        if block.zone != "around" or kind not in VAGUE:
            head = ""
        else:
            entry = tables.wholes.get(line.plain.rstrip(" :"))
            if entry is not None and entry.heads_list:
                head = entry.kind
            elif block.role in ("heading", "title"):
                head = ""
        kinds.append(head or kind)
    return kinds


def _kind(block: Block, tables: PageTables, told: dict[str, str]) -> str:
    """What the markup of a block says it is: by its box, which comes first in its hint, or by what stands nearest."""
    if block.role == "caption":
        return "caption"
    kind = told.get(block.hint)
    if kind is None:
        kind = told[block.hint] = tables.markup.kind(block.hint)
    return kind


def _shown(kind: str) -> str:
    """The kind of a piece of furniture; what no word tells of is navigation."""
    return kind if kind not in ("", "standfirst") else "navigation"


def _may_stand(line: Line) -> bool:
    return line.plain.count(" ") >= 4


def _dateline(lines: Sequence[Line], free: Sequence[int], tables: PageTables) -> tuple[int | None, Dateline | None]:
    for at, i in enumerate(free[:FIRST]):
        dateline = dateline_in(lines[i].words, lines[i].span.start, tables)
        above = any(lines[j].is_prose for j in free[:at])
        if dateline is not None and above and is_first_only(dateline, lines[i].words, lines[i].span.start):
            continue
        if dateline is not None and (dateline.span.end >= lines[i].span.end or lines[i].is_prose):
            return i, dateline
    return None, None


def _over(page: Zoned, first: int) -> int:
    """The line below which nothing belongs to the body: credits, or a heading that ends reports, with most of the
    report above it and no sentences alone below."""
    own = [i for i in range(first, len(page.lines)) if page.blocks[i].zone != "around"]
    total = sum(len(page.lines[i].words) for i in own)
    above = 0
    for at, i in enumerate(own):
        entry = page.labels.furniture.get(i)
        if above >= MOST * total:
            if i in page.labels.credits:
                return i + 1
            if entry is not None and entry.ends and not _goes_on(page, own[at + 1 :]):
                return i
        above += len(page.lines[i].words)
    return len(page.lines)


def _goes_on(page: Zoned, below: Sequence[int]) -> bool:
    """Whether the report goes on below a list whose titles its reader has set aside: in nothing but sentences."""
    free = [page.lines[i].is_closed for i in below if not page.labels.has(i)]
    return bool(free) and all(free)


def _furniture(page: Zoned, start: int) -> Iterator[Part]:
    """The furniture from line `start` on, line by line of the report and box by box around it."""
    labels = page.labels
    over = len(page.lines) if page.opening.body is None else _over(page, page.opening.body)
    kinds = {
        i: labels.furniture[i].kind if i in labels.furniture else "other"
        for i in range(start, len(page.lines))
        if i in labels.furniture or i >= over
    }
    run: list[int] = []
    for i in (*kinds, -1):
        if run and (i != run[-1] + 1 or kinds[i] != kinds[run[-1]]):
            yield from _box(page, run, kinds[run[-1]])
            run = []
        run.append(i)


def _box(page: Zoned, run: Sequence[int], kind: str) -> Iterator[Part]:
    if kind in LISTS:
        yield from teasers([page.lines[i] for i in run], kind)
    else:
        for i in run:
            part = page.labels.part(i, page.lines[i])
            yield part if part is not None else Part("furniture", page.lines[i].span, furniture=kind)


def _after(line: Line, skip: int) -> Span:
    """The line without a dateline that ends at offset `skip` of the page."""
    if skip <= line.span.start:
        return line.span
    rest = line.words[skip - line.span.start :]
    return Span(line.span.end - len(rest.lstrip()), line.span.end)
