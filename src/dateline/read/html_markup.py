"""What the markup of a page calls its parts: class names, ids and labels as words, and the words that tell."""

import re
from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement
from msgspec import Struct

from dateline.lexicon.rules.load import bundled
from dateline.lexicon.rules.page import Markup

NAMED = frozenset(
    (
        "class",
        "id",
        "role",
        "itemprop",
        "rel",
        "aria-label",
        "data-component",
        "data-testid",
        "data-module",
        "data-type",
    )
)
# Longer values are addresses, data or sentences.
LONGEST_NAME = 240
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Classes that tell what a report is about, not what the element is: WordPress puts them on every article.
ABOUT = re.compile(r"(?:^|\s)(?:category|tag|cat)-\S+")
# The telling words of one name, each with its entry.
Marks = tuple[tuple[str, Markup], ...]


class MarkupTables(Struct, frozen=True, eq=False):
    """The words that tell, as one pattern over names (see `words_of`), and what each of them means."""

    first: frozenset[str]
    pattern: re.Pattern[str]
    meanings: Mapping[str, Markup]

    def kind(self, name: str) -> str:
        """What the first telling word of a name makes of it, the body of a report aside; "" where none tells."""
        if not self.first.isdisjoint(name.split()):
            for found in self.pattern.finditer(name):
                if found[1] and (kind := self.meanings[found[1]].kind) != "report":
                    return kind
        return ""

    def marks(self, name: str) -> Marks:
        """The telling words of a name in their order, each with its entry. "has sidebar" tells nothing."""
        if self.first.isdisjoint(name.split()):
            return ()
        return tuple((found[1], self.meanings[found[1]]) for found in self.pattern.finditer(name) if found[1])


def compile_markup(entries: Iterable[Markup]) -> MarkupTables:
    """The tables of the entries of one lexicon."""
    listed = tuple(entries)
    meanings = {words: entry for entry in listed if entry.kind != "not" for words in entry.words}
    taken_back = _any_of(words for entry in listed if entry.kind == "not" for words in entry.words)
    pattern = re.compile(rf"\b(?:(?:{taken_back}) \w+|({_any_of(meanings)})\b)")
    return MarkupTables(frozenset(words.partition(" ")[0] for words in meanings), pattern, meanings)


def is_named_report(marks: Marks) -> bool:
    """Whether an element is called the body of a report."""
    return any(entry.kind == "report" for _, entry in marks)


def name_of(element: HtmlElement, known: dict[str, str]) -> str:
    """What the markup calls an element, as words in lower case: `<div class="related-stories" id="mostRead">` is
    "related stories most read". `known` keeps what a value says: a page has the same class a hundred times."""
    # Elements of a site's own making are called what they are: <amp-ad>.
    names = [words_of(element.tag)] if "-" in element.tag else []
    for name, value in element.items():
        if name in NAMED:
            words = known.get(value)
            if words is None:
                words = known[value] = words_of(value)
            names.append(words)
    return " ".join(names)


def words_of(name: str) -> str:
    """A name as words in lower case: "articleBody" is "article body", "AD_slot-2" is "ad slot"."""
    name = name[:LONGEST_NAME]
    return " ".join(WORDS.findall(ABOUT.sub(" ", name) if "-" in name else name)).lower()


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=lambda one: (-len(one), one))) or r"(?!)"


# The reader knows no settings and no overlays: what a page is made of does not depend on whose desk reads it.
MARKUP = compile_markup(bundled(Markup))
