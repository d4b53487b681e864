"""The headline without the slugs of the wires around it: "UPDATE 3-Ferries leave the port" is "Ferries leave …"."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.article.notices import slug_behind, slugs_before
from dateline.article.tables import PageTables
from dateline.model.article import Notice, Part
from dateline.model.sourced import Sourced, Span


class Headline(Struct, frozen=True):
    """A line that holds the headline: where its own words stand, and the notices before and behind them."""

    span: Span
    notices: tuple[Notice, ...]

    def parts(self) -> Iterator[Part]:
        """The headline and the notices as parts of the page."""
        for notice in self.notices:
            yield Part("notice", notice.words.spans[0])
        yield Part("headline", self.span)


def without_slugs(headline: Sourced[str] | None, tables: PageTables) -> Sourced[str] | None:
    """A headline that the metadata state, without the slugs of a wire around it; a paper's own "Update: …" stays."""
    if headline is None:
        return None
    found = headline_in(headline.value, 0, tables)
    is_wire = all(notice.version is not None or notice.words.value.isupper() for notice in found.notices)
    return replace(headline, value=found.span.slice(headline.value)) if found.notices and is_wire else headline


def headline_in(words: str, start: int, tables: PageTables) -> Headline:
    """The headline of a line; `start` is the page offset of `words`. A line of nothing but slugs is left whole."""
    before, at = slugs_before(words, start, tables)
    behind, end = slug_behind(words[at:], start + at, tables)
    end += at
    own = words[at:end].strip()
    if not own:
        return Headline(Span(start, start + len(words)), ())
    begin = start + words.index(own, at)
    return Headline(Span(begin, begin + len(own)), (*before, *((behind,) if behind is not None else ())))
