"""RSS 0.9x, 1.0 and 2.0 and Atom: their items, by the namespaces that news feeds use.

A document type with entities of its own is refused before the parser sees it; none is loaded, nothing is fetched.
"""

import html
import re
from collections.abc import Iterable, Iterator
from html.entities import html5

from lxml import etree
from lxml.etree import _Element as Element

from dateline.model.page import Stated
from dateline.model.problem import Problem
from dateline.read.decode import decode
from dateline.read.feed_items import FeedItem, stated_in_feed
from dateline.read.source import Document, Remark

# Every tag takes 120 bytes and more: a feed of news has its words in fewer.
MOST_TAGS = 2_000_000
# What may stand before the document type and before the root; atomic, for it is never given back.
PROLOG = re.compile(r"(?>(?:\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*)", re.DOTALL)
ENCODING = re.compile(rb"<\?xml\s[^>]{0,500}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[\da-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(?:([a-zA-Z][a-zA-Z\d]{1,30});)?")
# The parts of a feed by namespace; what is in none of these is not read.
PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "": "",
}
TAG = re.compile(r"[A-Za-z][A-Za-z\d]*")
# What is stated under which name: every element of the first kind that has words.
STATED = (
    ("title", ("title", "dc:title", "media:title")),
    ("author", ("author", "dc:creator")),
    ("date", ("pubDate", "published", "dc:date", "dc:issued", "issued", "dc:created")),
    ("modified", ("updated", "modified", "dc:modified")),
    ("url", ("link", "guid")),
    ("section", ("category", "dc:subject")),
    ("language", ("language", "dc:language")),
    ("outlet", ("source", "dc:publisher")),
)
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def items_of_xml_feed(document: Document) -> Iterator[FeedItem | Problem | Remark]:
    """The items in the feed's order, with what was broken in it: not read at all (R40, R44), refused for entities of
    its own (R41), or read as far as it goes (R42)."""
    declared = ENCODING.search(document.raw[:1024])
    charset = declared[1].decode("ascii") if declared else document.charset
    decoded = decode(document.raw, name=document.uri, declared=charset)
    if isinstance(decoded, Problem):
        yield decoded
        return
    yield from decoded.problems
    text = _without_doctype(decoded.text)
    if text is None:
        yield Problem("read.feed", "R41", f"{document.uri}: declares entities of its own, as no feed needs to; refused")
        return
    if text.count("<") > MOST_TAGS:
        yield Problem(
            "read.feed", "R44", f"{document.uri}: more than {MOST_TAGS:,} tags; split it, no feed has as many"
        )
        return
    root, fault = _root(text)
    if root is None:
        yield Problem("read.feed", "R40", f"{document.uri}: this XML cannot be read ({fault}); fetch the feed again")
        return
    if fault:
        yield Problem("read.feed", "R42", f"{document.uri}: broken XML ({fault}); read as far as it goes")
    yield from _items(root)


def _without_doctype(text: str) -> str | None:
    """The XML from its root on; None where its document type has a subset of its own."""
    start = _behind_prolog(text, 0)
    if text[start : start + 9].upper() != "<!DOCTYPE":
        return text[start:]
    end = text.find(">", start) + 1 or len(text)
    return text[_behind_prolog(text, end) :] if "[" not in text[start:end] else None


def _behind_prolog(text: str, start: int) -> int:
    found = PROLOG.match(text, start)
    return found.end() if found is not None else start


def _root(text: str) -> tuple[Element | None, str]:
    """The root, and what was wrong; "" also where signs had only to be written as XML wants them: nothing is lost."""
    root, _ = _parsed(text, recovers=False)
    if root is not None:
        return root, ""
    mended = NO_CHARACTER.sub("", AMPERSAND.sub(_escaped, text))
    root, fault = _parsed(mended, recovers=False)
    if root is not None:
        return root, ""
    return _parsed(mended, recovers=True)[0], fault


def _parsed(text: str, *, recovers: bool) -> tuple[Element | None, str]:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=recovers,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser), ""
    except etree.XMLSyntaxError as wrong:
        return None, str(wrong.msg)


def _escaped(found: re.Match[str]) -> str:
    """A bare "&", or an entity of HTML that XML does not know, as XML writes it."""
    name = found[1]
    known = html5.get(f"{name};") if name else None
    return html.escape(known).encode("ascii", "xmlcharrefreplace").decode() if known else f"&amp;{found[0][1:]}"


def _items(root: Element) -> Iterator[FeedItem]:
    """The items wherever they stand: in the channel, beside it (RSS 1.0), under the feed (Atom)."""
    channel = next((one for one in root.iter(etree.Element) if _name(one) == "channel"), root)
    parts = _parts(channel)
    of_all = [
        *(one for title in parts.get("title", [])[:1] for one in stated_in_feed("outlet", _words(title))),
        *_stated("language", ("language", "dc:language"), parts),
        *stated_in_feed("language", root.get(LANGUAGE) or ""),
    ]
    authors = _stated("author", ("author",), parts) if _name(root) == "feed" else ()
    for element in root.iter(etree.Element):
        if _name(element) in ("item", "entry"):
            yield _item(element, of_all, authors)


def _item(element: Element, of_all: Iterable[Stated], authors: Iterable[Stated]) -> FeedItem:
    parts = _parts(element)
    stated = [one for name, kinds in STATED for one in _stated(name, kinds, parts)]
    told = {one.name for one in stated}
    stated += [one for one in (*authors, *of_all) if one.name not in told]
    encoded = next(iter(parts.get("content:encoded", [])), None)
    content = encoded if encoded is not None else next(iter(parts.get("content", [])), None)
    summaries = [words for kind in ("description", "summary", "media:description") for words in parts.get(kind, [])]
    kind = "html" if encoded is not None or content is None else content.get("type", "text")
    return FeedItem(
        _markup(content) if content is not None else "",
        kind not in ("text", "text/plain"),
        next(filter(None, map(_markup, summaries)), ""),
        tuple(stated),
    )


def _stated(name: str, kinds: Iterable[str], parts: dict[str, list[Element]]) -> tuple[Stated, ...]:
    for kind in kinds:
        found = [one for element in parts.get(kind, []) for one in stated_in_feed(name, _value(kind, element))]
        if found:
            return tuple(found[:1] if name in ("title", "date", "modified", "url", "outlet") else found)
    return ()


def _value(kind: str, element: Element) -> str:
    """What an element says: a link by its target, a category by its label, an author or a source by the name in it."""
    match kind:
        case "link" if element.get("href"):
            return str(element.get("href")) if element.get("rel", "alternate") == "alternate" else ""
        case "guid":
            words = _words(element)
            return words if "://" in words and element.get("isPermaLink") != "false" else ""
        case "category" if element.get("term"):
            return str(element.get("label") or element.get("term"))
        case "author" | "source" if len(element):
            wanted = "name" if kind == "author" else "title"
            return next((_words(one) for one in element if _name(one) == wanted), "")
    return _words(element)


def _parts(element: Element) -> dict[str, list[Element]]:
    """The elements right below, by name."""
    parts: dict[str, list[Element]] = {}
    for one in element.iterchildren(etree.Element):
        parts.setdefault(_name(one), []).append(one)
    return parts


def _name(element: Element) -> str:
    """The name with the prefix that is usual for its namespace: "dc:creator"; "?" in a namespace that is not read."""
    space, _, name = str(element.tag)[1:].rpartition("}") if str(element.tag).startswith("{") else ("", "", element.tag)
    return f"{PREFIXES[space]}{name}" if space in PREFIXES else "?"


def _words(element: Element) -> str:
    return "".join(element.itertext())


def _markup(element: Element) -> str:
    """The content as HTML: as it was escaped, or the elements themselves where it was not."""
    if not len(element):
        return element.text or ""
    for one in element.iter(etree.Element):
        name = re.split("[}:]", str(one.tag))[-1]
        one.tag = name if TAG.fullmatch(name) else "span"
    inner = "".join(etree.tostring(one, encoding="unicode", method="html") for one in element)
    return html.escape(element.text or "") + inner
