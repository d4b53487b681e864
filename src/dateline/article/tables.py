"""The words of the page, compiled once: what every room of `article` looks things up in."""

import re
from collections.abc import Mapping

from msgspec import Struct

from dateline.article.notice_tables import NoticeTables, compile_notices
from dateline.article.phrases import CAPITAL, INNER, Phrases, any_of, compile_phrases, signs_of
from dateline.article.roundup_tables import RoundupTables, compile_roundups
from dateline.article.signature_tables import SignatureTables, compile_signatures
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.page import Agency, BylineWord, Credit, DatelineWord, Furniture, Markup, SectionName, Stamp
from dateline.lexicon.rules.time import TimeWord
from dateline.read.html_markup import MarkupTables, compile_markup


class PageTables(Struct, frozen=True, eq=False):
    """Look-ups and patterns of the page's words; all keys and patterns are over plain words (see `lines.plain`)."""

    wholes: dict[str, Furniture]
    markup: MarkupTables
    glued: re.Pattern[str]
    openings: Phrases[Furniture]
    lists: Phrases[Furniture]
    endings: tuple[tuple[str, Furniture], ...]
    patterns: tuple[tuple[re.Pattern[str], Furniture], ...]
    any_pattern: re.Pattern[str]
    needing: tuple[tuple[Furniture, re.Pattern[str]], ...]
    agencies: dict[str, Agency]
    agency_shapes: tuple[tuple[re.Pattern[str], Agency], ...]
    sections: frozenset[str]
    roots: frozenset[str]
    byline_opening: re.Pattern[str]
    titles: re.Pattern[str]
    staff: re.Pattern[str]
    desks: re.Pattern[str]
    nobody: frozenset[str]
    name: re.Pattern[str]
    signatures: SignatureTables
    notices: NoticeTables
    roundups: RoundupTables
    credits: re.Pattern[str]
    credit_signs: Mapping[str, tuple[str, ...]]
    credit_roles: dict[str, Credit]
    no_places: frozenset[str]
    small_words: frozenset[str]
    months: dict[str, int]
    date: re.Pattern[str]
    dateline_date: re.Pattern[str]
    stamp: re.Pattern[str]
    stamps: dict[str, Stamp]
    weekday: re.Pattern[str]


def compile_page(lexicon: Lexicon) -> PageTables:
    """The tables of one lexicon. Month and day names are those of the grammar of time."""
    furniture = lexicon.entries(Furniture)
    wholes = {words: entry for entry in furniture if entry.form in ("heading", "line") for words in entry.words}
    bylines = lexicon.entries(BylineWord)
    credits = {words: entry for entry in lexicon.entries(Credit) for words in entry.words}
    months = {w.rstrip("."): int(m.value) for m in lexicon.entries(TimeWord) if m.kind == "month" for w in m.words}
    days = [w.rstrip(".") for day in lexicon.entries(TimeWord) if day.kind == "weekday" for w in day.words]
    stamps = {words: entry for entry in lexicon.entries(Stamp) for words in entry.words}
    datelines = lexicon.entries(DatelineWord)
    particles = [word for entry in bylines if entry.kind == "particle" for word in entry.words]
    no_dates = [words for entry in datelines if entry.kind == "no date" for words in entry.words]
    return PageTables(
        wholes=wholes,
        markup=compile_markup(lexicon.entries(Markup)),
        glued=re.compile(rf"(?:{any_of(w for w in wholes if len(w) > 4)}|[\W_])+"),
        openings=compile_phrases(_phrases(furniture, "opening")),
        lists=compile_phrases(_phrases(furniture, "list")),
        endings=_phrases(furniture, "ending"),
        patterns=tuple((re.compile(words), entry) for words, entry in _phrases(furniture, "pattern")),
        any_pattern=re.compile(
            "|".join(f"(?:{words})" for words, one in _phrases(furniture, "pattern") if not one.needs)
        ),
        needing=tuple(
            (one, re.compile("|".join(f"(?:{words})" for words in one.words)))
            for one in furniture
            if one.form == "pattern" and one.needs
        ),
        agencies={w: entry for entry in lexicon.entries(Agency) for w in (entry.name.lower(), *entry.words)},
        agency_shapes=tuple((re.compile(w), entry) for entry in lexicon.entries(Agency) for w in entry.patterns),
        sections=frozenset(_words(lexicon, "section")),
        roots=frozenset(_words(lexicon, "root")),
        byline_opening=re.compile(rf"(?i:{any_of(_of(bylines, 'opening'))}):?\s+"),
        titles=re.compile(rf"(?i)(?:.*\b)?(?:{any_of(_of(bylines, 'title'))})s?\b"),
        staff=re.compile(rf"(?i).{{0,60}}?\b(?:{any_of(_of(bylines, 'title'))})s?\b:?\s+"),
        desks=re.compile(rf"(?i)(?:.*[\s/])?(?:{any_of(_of(bylines, 'desk'))})"),
        nobody=frozenset(_of(bylines, "nobody")),
        name=_name(particles),
        signatures=compile_signatures(lexicon),
        notices=compile_notices(lexicon),
        roundups=compile_roundups(lexicon),
        credits=re.compile(rf"(?i)\b({any_of(credits)})\b"),
        credit_signs=signs_of(credits),
        credit_roles=credits,
        no_places=frozenset(words for entry in datelines if entry.kind == "no place" for words in entry.words),
        small_words=frozenset(words for entry in datelines if entry.kind == "small" for words in entry.words),
        months=months,
        date=_date(months),
        dateline_date=re.compile(
            rf"(?i)(?:{_month_day(months)}(?:,?\s+'?\d{{2,4}})?|\d{{1,2}}\s+{_month(months)}(?:,?\s+'?\d{{2,4}})?"
            rf"|{any_of(no_dates)})(?!\w)"
        ),
        stamp=re.compile(rf"(?i)(?<!\w)({any_of(stamps)})\b\s*[:|-]?\s*"),
        stamps=stamps,
        weekday=re.compile(rf"(?i)(?:{any_of(days)})\b\.?,?"),
    )


def _words(lexicon: Lexicon, kind: str) -> list[str]:
    return [words for entry in lexicon.entries(SectionName) if entry.kind == kind for words in entry.words]


def _of(entries: tuple[BylineWord, ...], kind: str) -> list[str]:
    return [words for entry in entries if entry.kind == kind for words in entry.words]


def _phrases(furniture: tuple[Furniture, ...], form: str) -> tuple[tuple[str, Furniture], ...]:
    return tuple((words, entry) for entry in furniture if entry.form == form for words in entry.words)


def _name(particles: list[str]) -> re.Pattern[str]:
    """A person's name of two to six words: `Mara Ilves`, `A.J. Holm`, `Ana de la Roca`, `ALI AL-KARIM`."""
    particle = rf"(?:{any_of(particles)})"
    # In a byline all in capitals the words between names have capitals as well.
    word = rf"(?:{particle}-)?(?!(?:AND|IN|FROM|FOR)\b)[{CAPITAL}]{INNER}*"
    return re.compile(
        rf"{word}(?:[ \u00a0]{particle}(?=[ \u00a0]))*(?:[ \u00a0](?:{particle}[ \u00a0]){{0,2}}{word}){{1,4}}"
    )


def _month(months: dict[str, int]) -> str:
    return rf"(?:{any_of(months)})\.?"


def _month_day(months: dict[str, int]) -> str:
    return rf"{_month(months)}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)"


def _date(months: dict[str, int]) -> re.Pattern[str]:
    """A whole date: "March 3, 2031", "3 March 2031", "2031-03-03", "13/03/2031"."""
    month = rf"(?P<{{}}>{any_of(months)})\.?"
    return re.compile(
        rf"(?i)(?<![\w/])(?:(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})(?!\d)"
        rf"|{month.format('m1')},?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{month.format('m2')},?[\s-]+(?P<y2>\d{{4}})"
        rf"|(?P<n1>\d{{1,2}})[/.](?P<n2>\d{{1,2}})[/.](?P<y4>\d{{4}}))(?![\d/])"
    )
