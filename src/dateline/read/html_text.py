"""The walk: all visible text of a page in order, cut into blocks, each with what its markup tells of it."""

import re
from collections.abc import Iterator
from itertools import chain

from lxml.html import HtmlElement
from msgspec import Struct

from dateline.model.page import Block

# Elements whose text nobody sees.
UNSEEN = frozenset(
    "script style noscript template head title svg math iframe object embed audio video canvas select datalist"
    " textarea map area base link meta param source track frameset noframes".split()
)
# Elements that stand in a line of text; every other one begins and ends a block.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr output q rp rt ruby s"
    " samp small span strike strong sub sup time tt u var wbr picture amp-img".split()
)
ROLES = {
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list", "dt": "list", "dd": "list", "blockquote": "quote", "figcaption": "caption", "caption": "caption",
    "td": "cell", "th": "cell", "time": "time", "address": "byline", "p": "paragraph",
}  # fmt: skip
HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
BYLINE = re.compile(r"(?i)(?<![a-z])by-?_?line(?![a-z])|^author$|\bauthors?[-_]?name\b|articleAuthor")
# Soft hyphens, zero-width marks and directions are no letters.
INVISIBLE = str.maketrans(dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x2060, 0xFEFF)))
BLANKS = re.compile(r"\s+")
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# A line that a <br> breaks goes on below it when it is as long as a wrapped one and no sentence ends with it.
WRAPPED, SENTENCE_END = 45, re.compile(r"[.!?:;…][\"'”’)\]]*$")
LONGEST_HINT, HINT_LEVELS = 240, 12
TELLING = ("class", "id", "itemprop", "role", "rel", "aria-label", "data-component", "data-testid")
TELLING_TAGS = frozenset("a article aside button figure footer form header main nav time".split())


class Walked(Struct, frozen=True, eq=False):
    """The text of a page and its blocks in order; `elements[i]` is the innermost element that holds all of block i."""

    text: str
    blocks: tuple[Block, ...]
    elements: tuple[HtmlElement, ...]


def walked(root: HtmlElement) -> Walked:
    """The visible text of a tree: inline elements joined, blocks two line breaks apart."""
    drafts = tuple(_Walk().over(root))
    blocks, at = [], 0
    for words, element in drafts:
        blocks.append(Block(at, at + len(words), _role(element), hint=_hint(element)))
        at += len(words) + 2
    return Walked("\n\n".join(words for words, _ in drafts), tuple(blocks), tuple(element for _, element in drafts))


class _Walk:
    """The text between two borders of blocks, as it grows."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.breaks = 0

    def over(self, root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
        """The blocks under an element, depth first without recursion: pages may be nested as deep as they like."""
        holders = [root]
        stack: list[tuple[HtmlElement, Iterator[HtmlElement]]] = []
        self.add(root.text)
        stack.append((root, iter(root)))
        while stack:
            parent, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if parent.tag not in INLINE:
                    yield from self.flush(holders.pop())
                if stack:
                    self.add(parent.tail)
                continue
            tag = child.tag
            if tag == "br":
                yield from self.broken(holders[-1])
                self.add(child.tail)
            elif tag == "hr" or not isinstance(tag, str) or tag in UNSEEN or _is_hidden(child):
                if tag == "hr":
                    yield from self.flush(holders[-1])
                self.add(child.tail)
            else:
                if tag not in INLINE:
                    yield from self.flush(holders[-1])
                    holders.append(child)
                self.add(child.text)
                stack.append((child, iter(child)))

    def add(self, words: str | None) -> None:
        if words:
            self.pieces.append(words)
            self.breaks = self.breaks if words.isspace() else 0

    def broken(self, holder: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
        """A <br>: two of them end a paragraph, and so does one behind a whole sentence or a short line."""
        self.breaks += 1
        line = "".join(self.pieces).rpartition("\n\v")[2].strip()
        goes_on = len(line) >= WRAPPED and SENTENCE_END.search(line) is None
        if self.breaks == 1 and (goes_on or holder.tag in ("h1", "h2", "h3", "h4")):
            self.pieces.append("\n\v")
        else:
            yield from self.flush(holder)

    def flush(self, holder: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
        words = BLANKS.sub(" ", "".join(self.pieces).translate(INVISIBLE)).strip()
        self.pieces.clear()
        if words:
            yield words, holder


def _is_hidden(element: HtmlElement) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden") == "true" and element.tag in INLINE:
        return True
    return "style" in attributes and HIDDEN.search(attributes["style"]) is not None


def _role(element: HtmlElement) -> str:
    for near in chain((element,), element.iterancestors()):
        role = ROLES.get(near.tag)
        if role is not None and role != "paragraph":
            return role
        if near.tag in ("article", "body", "main", "section"):
            break
    return "paragraph"


def _hint(element: HtmlElement) -> str:
    """The telling words of an element and those around it, the nearest first."""
    words: dict[str, None] = {}
    size = 0
    for level, near in enumerate(chain((element,), element.iterancestors())):
        if level >= HINT_LEVELS or near.tag == "body" or size > LONGEST_HINT:
            break
        for word in _telling(near):
            if word not in words:
                words[word] = None
                size += len(word) + 1
    return " ".join(words)[:LONGEST_HINT]


def _telling(element: HtmlElement) -> Iterator[str]:
    if element.tag in TELLING_TAGS:
        yield element.tag
    for name in TELLING:
        for found in WORDS.findall(element.attrib.get(name, "")[:LONGEST_HINT]):
            if len(found) > 2:
                yield found.lower()
