"""The walk: all visible text of a page in order, cut into blocks, each with what its markup tells of it."""

import re
from collections.abc import Iterator, Mapping

from lxml.etree import iterwalk
from lxml.html import HtmlElement
from msgspec import Struct

from dateline.model.page import Block
from dateline.read.html_elements import INLINE, ROLES, TELLING, UNSEEN
from dateline.read.html_markup import MARKUP, name_of

HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
# Names of a block or the element around it that make its short text a byline.
BYLINE = re.compile(r"\b(?:byline|by line|author name|author)\b")
LONGEST_BYLINE = 160
# Soft hyphens, zero-width marks and directions are no letters.
INVISIBLE = str.maketrans(dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x2060, 0xFEFF)))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# A line that a <br> breaks goes on below it when it is as long as a wrapped one and no sentence ends with it.
WRAPPED, SENTENCE_END, BROKEN = 45, re.compile(r"[.!?:;…][\"'”’)\]]*$"), " \v"
LONGEST_HINT, MOST_WORDS = 240, 48


class Walked(Struct, frozen=True, eq=False):
    """The text of a page and its blocks in order. For block i, `elements[i]` is the innermost block-level element that
    holds it, and `linked[i]` the share of its characters that are links, from 0 to 1. `names` are the words by which
    the markup calls those elements and all around them."""

    text: str
    blocks: tuple[Block, ...]
    elements: tuple[HtmlElement, ...]
    linked: tuple[float, ...]
    names: Mapping[HtmlElement, str]


def walked(root: HtmlElement) -> Walked:
    """The visible text of a tree: inline elements joined, blocks two line breaks apart."""
    drafts = tuple(_Walk().over(root))
    hints = _Hints()
    names = hints.names
    blocks, at = [], 0
    for words, element, _ in drafts:
        hint = hints.of(element)
        blocks.append(Block(at, at + len(words), _role(element, words, hints), hint=hint))
        at += len(words) + 2
    return Walked(
        "\n\n".join(words for words, _, _ in drafts),
        tuple(blocks),
        tuple(element for _, element, _ in drafts),
        tuple(linked for _, _, linked in drafts),
        names,
    )


Draft = tuple[str, HtmlElement, float]


class _Walk:
    """The text between two borders of blocks, as it grows."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = self.links = 0
        self.after_break = False
        # Where the line begins that the last <br> opened, and how much of what stands above it is links.
        self.line = self.linked_above = 0

    def over(self, root: HtmlElement) -> Iterator[Draft]:
        """The blocks under an element, depth first without recursion: pages may be nested as deep as they like."""
        holders = [root]
        unseen = None
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag == "br" or tag == "hr":
                    yield from self.broken(holders[-1], tag)
                elif tag in UNSEEN or _is_hidden(element, tag):
                    unseen = element
                    walk.skip_subtree()
                    continue
                elif tag not in INLINE:
                    if self.pieces:
                        yield from self.flush(holders[-1])
                    holders.append(element)
                elif tag == "a":
                    self.links += 1
                self.add(element.text)
                continue
            if element is unseen or tag == "br" or tag == "hr":
                unseen = None
            elif tag not in INLINE:
                holder = holders.pop()
                if self.pieces:
                    yield from self.flush(holder)
            elif tag == "a":
                self.links -= 1
            self.add(element.tail)

    def add(self, words: str | None) -> None:
        if not words:
            return
        if not words.isspace():
            self.pieces.append(words)
            self.after_break = False
            if self.links:
                self.linked += len(words)
        elif self.pieces:
            self.pieces.append(" ")

    def broken(self, holder: HtmlElement, tag: str) -> Iterator[Draft]:
        """A <br>: two of them end a paragraph, and so does one behind a sentence, a short line or a link alone."""
        line = "".join(self.pieces[self.line :]).strip()
        is_link = self.linked - self.linked_above >= len(line)
        goes_on = len(line) >= WRAPPED and SENTENCE_END.search(line) is None and not is_link
        if tag == "br" and not self.after_break and (goes_on or holder.tag in HEADINGS):
            self.pieces.append(BROKEN)
            self.after_break = True
            self.line, self.linked_above = len(self.pieces), self.linked
        else:
            yield from self.flush(holder)

    def flush(self, holder: HtmlElement) -> Iterator[Draft]:
        if not self.pieces:
            return
        raw = "".join(self.pieces)
        words = " ".join(raw.translate(INVISIBLE).split())
        self.pieces.clear()
        self.after_break = False
        self.line = self.linked_above = 0
        if words:
            yield words, holder, min(1.0, self.linked / len(words))
        self.linked = 0


def _is_hidden(element: HtmlElement, tag: str) -> bool:
    get = element.get
    if get("hidden") not in (None, "until-found"):
        return True
    if tag in INLINE and get("aria-hidden") == "true":
        return True
    style = get("style")
    return style is not None and HIDDEN.search(style) is not None and not _is_paid(element)


def _is_paid(element: HtmlElement) -> bool:
    """Whether a hidden element is a part of the report that scripts show to subscribers, and not in cipher."""
    kinds = {entry.kind for _, entry in MARKUP.marks(name_of(element, {}))}
    return kinds == {"paid"}


def _role(element: HtmlElement, words: str, hints: "_Hints") -> str:
    near: HtmlElement | None = element
    for level in range(6):
        if near is None or near.tag in ("body", "article", "main", "section"):
            break
        role = ROLES.get(near.tag)
        if role is not None:
            return role
        if level < 2 and len(words) < LONGEST_BYLINE and hints.is_byline(near):
            return "byline"
        near = near.getparent()
    return "paragraph"


class _Hints:
    """The telling words of elements with those of all around them, each element looked at once for all its blocks."""

    def __init__(self) -> None:
        self.names: dict[HtmlElement, str] = {}
        self.words: dict[HtmlElement, tuple[str, ...]] = {}
        self.values: dict[str, str] = {}
        self.bylines: dict[str, bool] = {}

    def is_byline(self, element: HtmlElement) -> bool:
        """Whether an element looked at before is called a byline."""
        name = self.names[element]
        found = self.bylines.get(name)
        if found is None:
            found = self.bylines[name] = BYLINE.search(name) is not None
        return found

    def of(self, element: HtmlElement) -> str:
        """The words of an element and those around it, the nearest first."""
        words = " ".join(dict.fromkeys(self.telling(element)))
        return words if len(words) <= LONGEST_HINT else words[: words.rindex(" ", 0, LONGEST_HINT)]

    def telling(self, element: HtmlElement) -> tuple[str, ...]:
        path = []
        near: HtmlElement | None = element
        while near is not None and near not in self.words:
            path.append(near)
            near = near.getparent()
        words = self.words[near] if near is not None else ()
        for one in reversed(path):
            name = self.names[one] = name_of(one, self.values)
            own = (one.tag, *name.split()) if one.tag in TELLING else tuple(name.split())
            words = self.words[one] = (*own, *words)[:MOST_WORDS] if one.tag != "body" else ()
        return words
