"""What the JSON-LD of an HTML page states of its article: schema.org NewsArticle, however it is nested or broken."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from dateline.model.page import Stated
from dateline.read.html_stated_words import one_line

ORIGIN = "json-ld"
# Scripts longer than this, more of them, or more nodes than this are no description of one article.
LONGEST, MOST_SCRIPTS, MOST_NODES = 1_000_000, 40, 2_000
# schema.org: NewsArticle, BlogPosting, LiveBlogPosting, Report, Review … and what only describes the page.
ARTICLE = re.compile(r"(?:article|posting|report|review)$", re.IGNORECASE)
PAGE = re.compile(r"(?:webpage|page)$", re.IGNORECASE)
TRAIL = "breadcrumblist"
# Where the article may lie inside another node.
WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf")
# What encloses the JSON of careless pages, and what breaks it.
BEFORE = ("<!--", "//", "<![CDATA[", "/*", "*/")
AFTER = ("-->", "//", "]]>", "/*", "*/", ";")
COMMA = re.compile(r",(?=\s{0,200}[}\]])")
FIELD = r'"{}"\s*:\s*"((?:[^"\\]|\\.){{1,1000}})"'
BROKEN = tuple(
    (name, re.compile(FIELD.format(key)))
    for name, key in (("title", "headline"), ("date", "datePublished"), ("modified", "dateModified"))
)
BROKEN_AUTHOR = re.compile(r'"author"\s*:\s*(?:\[\s*)?\{[^{}]{0,300}?"name"\s*:\s*"((?:[^"\\]|\\.){1,200})"')

Node = Mapping[str, Any]


def stated_in_json_ld(tree: HtmlElement, addresses: Sequence[str] = ()) -> list[Stated]:
    """What JSON-LD states of the article; of several articles the one at one of `addresses`, else the first.

    A node of the page itself counts where it describes no article. A script that is no JSON is searched for its
    headline, dates and author.
    """
    nodes: list[Node] = []
    torn: list[Stated] = []
    for text in _scripts(tree):
        parsed = _parsed(text)
        if parsed is None:
            torn += _of_broken(text)
        else:
            nodes += _nodes(parsed)
    by_id = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    article = _article(nodes, addresses)
    trail = next((node for node in nodes if _is(node, TRAIL)), None)
    if article is None:
        return [*torn, *_trail(trail)]
    return [*_of_article(article, by_id), *_sections(article, trail)]


def _scripts(tree: HtmlElement) -> Iterator[str]:
    found = 0
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = "".join(script.itertext())
            if len(text) <= LONGEST:
                yield text
                found += 1
        if found == MOST_SCRIPTS:
            return


def _parsed(text: str) -> Any:
    """The JSON of a script, mended where the usual things are wrong with it; None when it stays none."""
    stripped = _unwrapped(text)
    for attempt in (stripped, COMMA.sub("", stripped), _unquoted(stripped)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(text: str) -> str:
    """The script without the comment or CDATA signs around it."""
    text = text.strip()
    for _ in range(len(AFTER)):
        for sign in BEFORE:
            text = text.removeprefix(sign).lstrip()
        for sign in AFTER:
            text = text.removesuffix(sign).rstrip()
    return text


def _unquoted(text: str) -> str:
    """A script that was escaped as a whole: `{&quot;@type&quot;: …`."""
    return text.replace("&quot;", '"').replace("&#34;", '"').replace("&amp;", "&")


def _nodes(parsed: Any) -> list[Node]:
    """Every node that stands at the top, in a graph, or as what another is about; in the order of the page."""
    found: list[Node] = []
    waiting = [parsed]
    while waiting and len(found) < MOST_NODES:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item[:MOST_NODES])
        elif isinstance(item, dict):
            found.append(item)
            waiting += [item[key] for key in reversed(WITHIN) if isinstance(item.get(key), dict | list)]
    return found


def _types(node: Node) -> list[str]:
    declared = node.get("@type")
    return [kind for kind in (declared if isinstance(declared, list) else [declared]) if isinstance(kind, str)]


def _is(node: Node, name: str) -> bool:
    return any(kind.rpartition("/")[2].lower() == name for kind in _types(node))


def _article(nodes: Sequence[Node], addresses: Sequence[str]) -> Node | None:
    articles = [node for node in nodes if any(ARTICLE.search(kind) for kind in _types(node)) and _says(node)]
    wanted = {_bare(address) for address in addresses}
    for node in articles:
        if not wanted.isdisjoint(_addresses(node)):
            return node
    pages = [node for node in nodes if any(PAGE.search(kind) for kind in _types(node)) and _says(node)]
    return next(iter((*articles, *pages)), None)


def _says(node: Node) -> bool:
    return any(node.get(key) for key in ("headline", "datePublished", "author"))


def _addresses(node: Node) -> set[str]:
    page = node.get("mainEntityOfPage")
    told = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return {_bare(address) for address in told if isinstance(address, str)}


def _bare(address: str) -> str:
    """An address without scheme, query and a closing slash, for comparing."""
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address.strip().lower(), flags=re.S).rstrip("/")


def _of_article(node: Node, by_id: Mapping[str, Node]) -> Iterator[Stated]:
    for kind in _types(node):
        yield Stated("type", one_line(kind), ORIGIN)
    for name, keys in (
        ("title", ("headline", "name")),
        ("date", ("datePublished", "dateCreated")),
        ("modified", ("dateModified",)),
        ("description", ("description",)),
        ("language", ("inLanguage",)),
    ):
        if words := next(filter(None, (_words(node.get(key)) for key in keys)), ""):
            yield Stated(name, words, ORIGIN)
    for name, words in _authors(node.get("author") or node.get("creator"), by_id):
        yield Stated(name, words, ORIGIN)
    publisher = node.get("publisher") or node.get("sourceOrganization") or node.get("provider")
    for one in publisher if isinstance(publisher, list) else [publisher]:
        if words := _words(_resolved(one, by_id)):
            yield Stated("outlet", words, ORIGIN)
            break
    if words := _words(node.get("url")):
        yield Stated("url", words, ORIGIN)


def _authors(value: Any, by_id: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """The authors, one by one; an organisation that signs is an agency or the outlet itself."""
    for one in (value if isinstance(value, list) else [value])[:50]:
        node = _resolved(one, by_id)
        if isinstance(node, list):
            yield from _authors(node, {})
            continue
        names = node.get("name") if isinstance(node, dict) else node
        organised = isinstance(node, dict) and any(kind.lower().endswith("organization") for kind in _types(node))
        for name in names if isinstance(names, list) else [names]:
            if words := _words(name):
                yield ("agency" if organised else "author"), words


def _resolved(value: Any, by_id: Mapping[str, Node]) -> Any:
    """A node that is only named by its id is the one of that id elsewhere on the page."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _sections(article: Node, trail: Node | None) -> Iterator[Stated]:
    path = [*_trail(trail)]
    yield from path
    if path:
        return
    named = article.get("articleSection")
    for one in named[:5] if isinstance(named, list) else [named]:
        if words := _words(one):
            yield Stated("section", words, ORIGIN)


def _trail(trail: Node | None) -> Iterator[Stated]:
    steps = trail.get("itemListElement") if trail is not None else None
    for step in (steps if isinstance(steps, list) else [])[:12]:
        if isinstance(step, dict) and (words := _words(step.get("name")) or _words(step.get("item"))):
            yield Stated("section", words, ORIGIN)


def _words(value: Any) -> str:
    """The words of a text, of a list's first, or of a node's name."""
    match value:
        case str():
            return one_line(value)
        case [first, *_]:
            return _words(first) if not isinstance(first, list) else ""
        case {"name": str(name)}:
            return one_line(name)
        case {"@value": str(text)}:
            return one_line(text)
    return ""


def _of_broken(text: str) -> Iterator[Stated]:
    for name, pattern in BROKEN:
        if (found := pattern.search(text)) is not None:
            yield Stated(name, _unescaped(found[1]), ORIGIN)
    for found in list(BROKEN_AUTHOR.finditer(text))[:10]:
        yield Stated("author", _unescaped(found[1]), ORIGIN)


def _unescaped(words: str) -> str:
    try:
        return one_line(str(json.loads(f'"{words}"', strict=False)))
    except ValueError:
        return one_line(words)
