"""Which column of a table holds what: chosen by the user, else told by its name, else by the prose in it.

`chosen_columns(words)` reads the user's choice ("text=body,title=article.head"), `columns_of(sample, …)` settles the
columns of one table by its first rows, `values_at(row, path)` takes the words of a cell, `told_columns` says aloud what
was settled. A row is a mapping; the path of a column is the keys that lead to it, one for a column of the row itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from dateline.model.problem import Problem

Row = Mapping[str, Any]
Path = tuple[str, ...]

# What a column may hold, and the names that columns of it bear in published tables and the interfaces of news archives,
# the plainest first. They are identifiers of file formats and no words of a report, so they stand beside their reader.
NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "full_text", "article_text", "body", "article_body", "body_text", "maintext", "content", "story"),
    "html": ("html", "content_html", "body_html", "article_html", "raw_html", "html_content", "page_html", "page"),
    "title": ("title", "headline", "article_title", "news_title", "heading", "hed", "subject"),
    "description": ("description", "standfirst", "summary", "abstract", "lead", "subtitle", "snippet", "dek"),
    "date": (
        *("date", "published", "published_at", "publication_date", "publish_date", "published_date", "date_published"),
        *("date_publish", "pub_date", "datetime", "created_at"),
    ),
    "modified": ("modified", "updated", "updated_at", "last_modified", "date_modified", "modified_at"),
    "url": ("url", "link", "article_url", "web_url", "source_url", "canonical_url", "permalink", "page_url", "href"),
    "outlet": (
        *("outlet", "publisher", "publication", "newspaper", "source_name", "media_name", "site_name", "source"),
        *("site", "source_domain", "domain"),
    ),
    "author": ("author", "authors", "byline", "creator", "writer", "reporter"),
    "agency": ("agency", "news_agency", "wire"),
    "section": ("section", "category", "categories", "desk", "rubric", "news_desk", "topic"),
    "language": ("language", "lang", "language_code"),
}
# A cell with prose: so many characters on average, and twice as many as any other column has.
PROSE, CLEARLY = 200, 2
DEEPEST, MOST_COLUMNS, SHOWN = 3, 2_000, 40
MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|article|section|div|p|h[1-6]|table)\b", re.I)
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Column(Struct, frozen=True):
    """One column: what it holds ("text", "title" …), its name as the table has it, the path to it, and whether that
    was guessed."""

    holds: str
    name: str
    path: Path
    is_guessed: bool = False


class Columns(Struct, frozen=True):
    """The columns of one table that are read, in the order of `NAMES`; several may hold the same."""

    all: tuple[Column, ...]

    def paths(self, holds: str) -> tuple[Path, ...]:
        """Where it is held: `columns.paths("author")` is (("by",),)."""
        return tuple(column.path for column in self.all if column.holds == holds)


def chosen_columns(words: str) -> tuple[tuple[str, str], ...] | Problem:
    """The choice as (what it holds, column), or why it cannot be understood (R50): "text=body,title=head.main".

    A name may be given twice (the texts of both columns are read, one behind the other), or without a column
    ("date="): then no column is taken for it.
    """
    chosen = []
    for part in filter(None, (part.strip() for part in words.split(","))):
        holds, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or holds not in NAMES:
            known = ", ".join(NAMES)
            return Problem(
                "read.columns",
                "R50",
                f"{part!r}: no choice of a column; write NAME=COLUMN, where NAME is one of {known}",
            )
        chosen.append((holds, column))
    return tuple(chosen)


def columns_of(sample: Sequence[Row], *, uri: str, chosen: tuple[tuple[str, str], ...] = ()) -> Columns | Problem:
    """What the columns of a table hold, by its first rows; or why that cannot be told: a chosen column is not there
    (R51), no column holds text (R52)."""
    there = _paths(sample)
    settled: list[Column] = []
    for holds, name in chosen:
        if name:
            path = _chosen_path(name, there, sample)
            if path is None:
                return Problem("read.columns", "R51", f"{uri}: no column {name!r}; its columns are {_listed(there)}")
            settled.append(Column(holds, name, path))
    left_out = {holds for holds, _ in chosen}
    if left_out & {"text", "html"}:
        left_out |= {"text", "html"}
    free = {name: path for name, path in there.items() if path not in {column.path for column in settled}}
    settled += _guessed(sample, free, left_out)
    if not any(column.holds in ("text", "html") for column in settled):
        return Problem(
            "read.columns",
            "R52",
            f"{uri}: no column of this table is known to hold the text; choose it with --columns text=NAME "
            f"(its columns are {_listed(there)})",
        )
    return Columns(tuple(sorted(settled, key=lambda column: list(NAMES).index(column.holds))))


def told_columns(columns: Columns) -> str:
    """What was settled, for the user: "text = body, title = headline (guessed; choose with --columns text=…)"."""
    words = ", ".join(f"{column.holds} = {column.name}" for column in columns.all)
    guessed = [column.holds for column in columns.all if column.is_guessed]
    if not guessed:
        return words
    which = "guessed" if len(guessed) == len(columns.all) else f"guessed: {', '.join(guessed)}"
    return f"{words} ({which}; choose with --columns {guessed[0]}=…)"


def is_header(cells: Sequence[str]) -> bool:
    """Whether these can be the names of a table of news: short, one of them known to name a text, and another one."""
    if any(len(cell) > 40 for cell in cells):
        return False
    names = {_plain(cell) for cell in cells}
    known = {holds for holds, words in NAMES.items() if not names.isdisjoint(words)}
    return len(known) > 1 and bool(known & {"text", "html"})


def values_at(row: Row, path: Path) -> list[str]:
    """The words of a cell, none for an empty one; one for each member of a list: [{"name": "A. Sayed"}] is one name."""
    if len(path) == 1:
        value = row.get(path[0])
        if type(value) is str:
            return [value] if value and not value.isspace() else []
        return list(_words(value))
    found: list[Any] = [row]
    for key in path:
        found = [one[key] for one in _flat(found) if isinstance(one, Mapping) and key in one]
    return [words for value in found for words in _words(value)]


def _paths(sample: Sequence[Row]) -> dict[str, Path]:
    """The columns by name, in order of appearance; what is nested goes by its dotted path."""
    found: dict[str, Path] = {}
    for row in sample:
        for path in _leaves(row, ()):
            found.setdefault(".".join(path), path)
            if len(found) >= MOST_COLUMNS:
                return found
    return found


def _leaves(value: Row, above: Path) -> Iterator[Path]:
    for key, inner in value.items():
        path = (*above, str(key))
        if isinstance(inner, Mapping) and inner and len(path) < DEEPEST:
            yield from _leaves(inner, path)
        else:
            yield path


def _chosen_path(name: str, there: Mapping[str, Path], sample: Sequence[Row]) -> Path | None:
    """The path of the column that the user names: as it stands, in other capitals, by the keys that lead to it."""
    if name in there:
        return there[name]
    alike = [path for known, path in there.items() if known.casefold() == name.casefold()]
    if len(alike) == 1:
        return alike[0]
    keys = tuple(name.split("."))
    return keys if any(values_at(row, keys) for row in sample) else None


def _guessed(sample: Sequence[Row], free: dict[str, Path], left_out: set[str]) -> list[Column]:
    """What the names tell, and which column is the text if none does so."""
    guessed: list[Column] = []
    cells = {name: [words for row in sample for words in values_at(row, path)] for name, path in free.items()}
    for holds, known in NAMES.items():
        if holds in left_out:
            continue
        taken = {column.name for column in guessed}
        name = next((one for one in _called(known, free) if one not in taken and _fits(holds, cells[one])), None)
        if name is not None:
            guessed.append(Column(_markup_or(holds, cells[name]), name, free[name], is_guessed=True))
    if not left_out & {"text", "html"} and not any(column.holds in ("text", "html") for column in guessed):
        name = _most_prose(cells)
        if name is not None:
            holds = _markup_or("text", cells[name])
            guessed = [column for column in guessed if column.name != name]
            guessed.append(Column(holds, name, free[name], is_guessed=True))
    return guessed


def _called(known: Sequence[str], free: Mapping[str, Path]) -> Iterator[str]:
    """The columns that bear one of these names, the plainest name first; then those whose last key does."""
    for names in ({name: _plain(name) for name in free}, {name: _plain(path[-1]) for name, path in free.items()}):
        for one in known:
            yield from (name for name, plain in names.items() if plain == one)


def _plain(name: str) -> str:
    """A column's name in one manner of writing: "pubDate", "Pub Date" and "pub-date" are "pub_date"."""
    return re.sub(r"[\W_]+", "_", HUMP.sub("_", name.strip())).strip("_").lower()


def _fits(holds: str, cells: Sequence[str]) -> bool:
    """Whether the cells can be what the name says: most of a text's have a blank, a date's a digit."""
    if not cells:
        return False
    if holds in ("text", "html", "description"):
        fitting = sum(" " in words.strip() for words in cells)
    elif holds in ("date", "modified"):
        fitting = sum(any(sign.isdigit() for sign in words[:40]) for words in cells)
    elif holds == "url":
        fitting = sum("/" in words or "." in words for words in cells)
    elif holds == "outlet":
        fitting = sum("://" not in words for words in cells)
    else:
        fitting = len(cells)
    return 2 * fitting >= len(cells)


def _markup_or(holds: str, cells: Sequence[str]) -> str:
    """ "html" for a column that is called a text and holds markup."""
    if holds == "text" and 2 * sum(MARKUP.match(words) is not None for words in cells) > len(cells):
        return "html"
    return holds


def _most_prose(cells: Mapping[str, Sequence[str]]) -> str | None:
    """The column with by far the longest prose."""
    means = []
    for name, values in cells.items():
        prose = [len(words) for words in values if words.count(" ") >= len(words) // 20]
        means.append((sum(prose) // max(1, len(values)), name))
    means.sort(key=lambda mean: -mean[0])
    if not means or means[0][0] < PROSE or (len(means) > 1 and means[0][0] < CLEARLY * means[1][0]):
        return None
    return means[0][1]


def _listed(there: Mapping[str, Path]) -> str:
    names = list(there)
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(name[:60] for name in names[:SHOWN]) + more if names else "none"


def _flat(values: Sequence[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list | tuple):
            yield from _flat(value)
        else:
            yield value


def _words(value: Any) -> Iterator[str]:
    match value:
        case None:
            return
        case str():
            if value and not value.isspace():
                yield value
        case date():
            yield value.isoformat()
        case list() | tuple():
            for one in value:
                yield from _words(one)
        case Mapping():
            yield from _words(value.get("name"))
        case bytes():
            yield value.decode("utf-8", "replace")
        case float() if value != value:
            return
        case _:
            yield str(value)
