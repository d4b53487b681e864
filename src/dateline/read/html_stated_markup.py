"""What the marks of an HTML page's body state: its first headings, microdata, who is marked as author, and times."""

import re
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType

from lxml.etree import XPath
from lxml.html import HtmlElement

from dateline.model.page import Stated
from dateline.read.html_markup import MARKUP, name_of
from dateline.read.html_stated_words import one_line

ORIGIN = "markup"
# More headings, bylines or times than this are a list of other reports.
MOST_HEADINGS, MOST_BYLINES, MOST_TIMES, LONGEST_BYLINE = 4, 12, 6, 300
MICRODATA = MappingProxyType(
    {
        "headline": "title",
        "author": "author",
        "creator": "author",
        "datepublished": "date",
        "datecreated": "date",
        "datemodified": "modified",
        "articlesection": "section",
    }
)
# Found by the parser itself: looking at every class of a large page would cost a third of the time that it may take.
PROPERTIES = XPath(".//*[@itemprop]")
AUTHOR_LINKS = XPath(".//a[contains(concat(' ', @rel, ' '), ' author ')]")
MAYBE_BYLINES = XPath(
    ".//*[@class][contains(@class, 'uthor') or contains(@class, 'line') or contains(@class, 'ontrib')]"
)
# The classes of what is or holds a byline; and, of these, what is an author's picture, life or address.
BYLINE = re.compile(r"by-?line|(?:^|[\s_-])authors?(?:$|[\s_-])|author-?name|contributor")
NO_NAME = re.compile(r"bio|avatar|image|photo|social|mail|twitter|job|about|desc|more|comment")
MODIFIED = re.compile(r"updat|modif|revis")
# Where a time or a name belongs to something else than the report: these elements, and boxes that are called so.
ELSEWHERE = frozenset(("nav", "aside", "footer", "form"))
BESIDE = frozenset(("related", "recommended", "popular", "latest", "sidebar", "comments", "newsletter", "footer"))
# Elements that begin a new line, or a word of its own.
LINES = frozenset(("br", "div", "p", "li", "span", "h2", "ul"))
HIDDEN = frozenset(("script", "style", "template", "noscript", "svg", "button"))
# A date alone, and how many elements below the headline it stands.
YEAR, LONGEST_DATE, NEAR = re.compile(r"\d\W{1,2}(?:19|20)\d\d\b"), 40, 40
# So far up an element's surroundings are looked at.
REACH = 12


def stated_in_markup(tree: HtmlElement) -> list[Stated]:
    """What the body's own marks state, by what they are: headings, bylines, microdata and times."""
    body = next(tree.iter("body"), tree)
    return [*_headings(body), *_bylines(body), *_microdata(body), *_times(body), *_dated(body)]


def words_of(element: HtmlElement, *, joined: str = "") -> str:
    """The words of an element on one line; those of scripts, pictures and buttons in it are none of them."""
    return one_line(joined.join(_texts(element)))


def _texts(element: HtmlElement) -> Iterator[str]:
    """The texts within, a blank where another line begins."""
    left = 400
    waiting: list[HtmlElement | str] = [element]
    while waiting and left:
        item = waiting.pop()
        left -= 1
        if isinstance(item, str):
            yield item
        elif isinstance(item.tag, str) and item.tag not in HIDDEN:
            within: list[HtmlElement | str] = [item.text or ""]
            for child in item:
                within += [" " if child.tag in LINES else "", child, child.tail or ""]
            waiting += reversed(within)


def _headings(body: HtmlElement) -> Iterator[Stated]:
    found = 0
    for heading in body.iter("h1"):
        if words := words_of(heading):
            yield Stated("title", words, ORIGIN)
            found += 1
        if found == MOST_HEADINGS:
            return


def _bylines(body: HtmlElement) -> Iterator[Stated]:
    """Who is marked as author: by a link's relation first, then by class; nothing that lies beside the report."""
    found: list[str] = []
    for element in AUTHOR_LINKS(body):
        if len(found) < MOST_BYLINES and not _is_beside(element):
            found.append(words_of(element, joined=" "))
    for element in MAYBE_BYLINES(body):
        named = element.get("class", "").lower()
        if BYLINE.search(named) and not NO_NAME.search(named) and not _is_beside(element):
            found.append(words_of(element, joined=" "))
        if len(found) >= MOST_BYLINES:
            break
    for words in dict.fromkeys(found):
        if 0 < len(words) <= LONGEST_BYLINE:
            yield Stated("author", words, ORIGIN)


def _microdata(body: HtmlElement) -> Iterator[Stated]:
    told: Counter[str] = Counter()
    for element in PROPERTIES(body):
        for key in element.get("itemprop", "").lower().split():
            name = MICRODATA.get(key)
            most = MOST_BYLINES if name == "author" else 1
            if name is None or told[key] == most or _is_beside(element):
                continue
            told[key] += 1
            if words := _value(element):
                yield Stated(name, words, ORIGIN)


def _value(element: HtmlElement) -> str:
    """The value of a microdata property: its content or time, else its name within, else its words."""
    given = element.get("content") or element.get("datetime")
    if given:
        return one_line(given)
    named = element.find(".//*[@itemprop='name']")
    words = words_of(element if named is None else named, joined=" ")
    return words or (one_line(named.get("content") or "") if named is not None else "")


def _times(body: HtmlElement) -> Iterator[Stated]:
    found = 0
    for element in body.iter("time"):
        stamp = one_line(element.get("datetime") or "") or words_of(element)
        if not stamp or _is_beside(element):
            continue
        parent = element.getparent()
        named = f"{element.get('class', '')} {parent.get('class', '') if parent is not None else ''}".lower()
        yield Stated("modified" if MODIFIED.search(named) else "date", stamp, ORIGIN)
        found += 1
        if found == MOST_TIMES:
            return


def _dated(body: HtmlElement) -> Iterator[Stated]:
    """Short texts with a year among the first elements below the first heading: a date, if they are one."""
    heading = next(body.iter("h1"), None)
    if heading is None:
        return
    for element in heading.xpath(f"following::*[position() <= {NEAR}]"):
        words = one_line(element.text or "")
        if len(words) <= LONGEST_DATE and YEAR.search(words) is not None and not _is_beside(element):
            yield Stated("date", words, ORIGIN)


def _is_beside(element: HtmlElement) -> bool:
    """Whether something around the element says that it is not of the report."""
    above: HtmlElement | None = element
    for _ in range(REACH):
        if above is None or above.tag in ("body", "main"):
            return False
        if above.tag in ELSEWHERE or MARKUP.kind(name_of(above, {})) in BESIDE:
            return True
        above = above.getparent()
    return False
