"""The words of notices, compiled once."""

import re

from msgspec import Struct

from dateline.article.phrases import Phrases, any_of, compile_phrases
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.page import NoticeWord


class Slug(Struct, frozen=True, eq=False):
    """One form of slug: its words, with the number as group `n` if it has one, and what it means."""

    words: re.Pattern[str]
    entry: NoticeWord


class NoticeTables(Struct, frozen=True, eq=False):
    """`openings` and `inside` are over plain words, `slugs` over words in lower case."""

    openings: Phrases[NoticeWord]
    inside: tuple[tuple[re.Pattern[str], NoticeWord], ...]
    slugs: tuple[Slug, ...]
    any_slug: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    part: re.Pattern[str]


def compile_notices(lexicon: Lexicon) -> NoticeTables:
    """The tables of one lexicon."""
    entries = lexicon.entries(NoticeWord)
    slugs = [(words, entry) for entry in entries if entry.form == "slug" for words in entry.words]
    # Longer forms first, so that "2nd lead-writethru" is not "2nd lead"; the names of groups may stand once only.
    slugs.sort(key=lambda one: (-len(one[0]), one[0]))
    listed = "|".join(words.replace("?P<n>", "?:") for words, _ in slugs) or "(?!)"
    parts = [words for entry in entries if entry.form == "pattern" for words in entry.words]
    return NoticeTables(
        openings=compile_phrases((w, entry) for entry in entries if entry.form == "opening" for w in entry.words),
        inside=tuple((re.compile(rf"\b(?:{any_of(e.words)})\b"), e) for e in entries if e.form == "inside"),
        slugs=tuple(Slug(re.compile(words), entry) for words, entry in slugs),
        any_slug=re.compile(rf"(?<![^\W_])(?:{listed})(?![^\W_])"),
        before=re.compile(rf"(?i)\W{{0,2}}(?P<slug>{listed})(?P<sign>\s*[)\]]\s*|\s*[-–—]+\s*|\s*:\s*)(?=\S)"),
        behind=re.compile(rf"(?i)(?:\s*[(\[]\s*(?P<slug>{listed})\s*[)\]]|\s+[-–—]\s*(?P<last>{listed}))$"),
        part=re.compile(rf"(?i)\b(?:{'|'.join(parts) or '(?!)'})\b"),
    )
