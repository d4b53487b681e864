"""Those who sign in a byline that a format states or marks: people, agencies and desks, told apart one by one."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from dateline.article.agency import agency_named
from dateline.article.stated_title import fold, folded_name, is_name
from dateline.article.tables import PageTables
from dateline.lexicon.rules.page import Agency

Kind = Literal["person", "agency", "desk"]
# Between two who sign; "Jr." and the like belong to the name before the comma.
BETWEEN = re.compile(
    r"\s*([;|/\n•·]|,(?!\s*(?:Jr|Sr|[IVX]{1,3})\b)|\s&(?:\s|$)|\b(?:and|AND|with)\s|\s[-–—](?:\s|$))\s*"
)
# An address of any kind, an account, and what stands in brackets.
ADDRESS = re.compile(r"\S+@\S+|https?:\S+|www\.\S+|(?:^|\s)@\w+|\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>")
# What ends a byline: an hour, a year, a count of minutes; and the words of a sentence.
NUMBERED = re.compile(r"\d{1,2}[:.]\d{2}|(?:19|20)\d{2}\b|\d{1,2}/\d{1,2}|\b\d+\s")
SENTENCE = re.compile(r"(?<=[a-z]{2})[.!?]\s+(?=[A-Z][a-z]+\s[a-z])|\s(?:is|was|has|who|runs|writes|covers|joined)\s")
AWAY = re.compile(r"\s+(?:for|of|at|from|in|via)\s+(?=\S)")
# "MS", "RDN", "PhD" behind a name; "II" and "JR" are parts of it.
DEGREE = re.compile(r"(?!JR\b|SR\b|[IVX]+\b)[A-Z][A-Za-z]{0,2}[A-Z]")
# The last of a list stands behind one of these; and what stands at an office, not in a name.
LAST, OFFICE = ("and", "AND", "&"), re.compile(r"\b(?:of|for)\b")
# "Review by Mara Ilves", "View all posts by Mara Ilves".
TRADE = re.compile(r"(?:[\w-]+ ){1,4}[Bb]y:? (?=\S)")
EDGES = " ,:–—-*•|"
MOST, LONGEST, MOST_WORDS, MOST_TAIL, LONGEST_BYLINE = 20, 60, 6, 4, 400


class Signature(Struct, frozen=True):
    """One who signs, as written, and whether that is a person, an agency or a desk of the outlet."""

    name: str
    kind: Kind


def signatures_in(words: str, names: Sequence[str], tables: PageTables) -> tuple[Signature, ...]:
    """Those who sign: "By Mara Ilves and Tomas Rehn, Staff Writers | 3 March" are two people.

    `names` are the outlet's, folded: it does not sign its own reports. What is no name is left out: titles, addresses,
    dates, degrees, the first words of a life; so is what follows the last of a list ("A and B, Northwire") or opens
    with a comma, for that is where they work.
    """
    words = ADDRESS.sub(" ", " ".join(words[:LONGEST_BYLINE].split()))
    for cut in (SENTENCE, tables.stamp, tables.dateline_date, NUMBERED):
        found = cut.search(words)
        if found is not None and found.start() > 0:
            words = re.sub(r"\s(?:on|at)\s*$", "", words[: found.start()])
    signed: list[Signature] = []
    pieces = BETWEEN.split(words)[: 2 * MOST]
    all_named = words.lstrip().startswith(",")
    for i in range(0, len(pieces), 2):
        sign = pieces[i - 1].strip() if i else ""
        all_named = all_named or (sign == "," and any(before.strip() in LAST for before in pieces[1 : i - 1 : 2]))
        opening = tables.byline_opening.match(pieces[i]) or TRADE.match(pieces[i])
        name = " ".join((pieces[i] if opening is None else pieces[i][opening.end() :]).split()).strip(EDGES)
        if all_named or (signed and OFFICE.search(name)):
            break
        if " " not in name and any(" " in by.name for by in signed) and _listed(name, tables) is None:
            # "Mara Ilves, Karvala": where she writes from.
            continue
        signed += _signatures(name, names, tables, is_first=not signed)
    return tuple(signed)


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's: however cased, a name without its last words, or a family name alone."""
    mine, theirs = fold(one), fold(other)
    shorter, longer = sorted((mine, theirs), key=len)
    return (
        mine.replace(" ", "") == theirs.replace(" ", "")
        or longer.startswith(f"{shorter} ")
        or longer.endswith(f" {shorter}")
    )


def once_each(names: Sequence[str]) -> tuple[str, ...]:
    """Each person once, in order: the fuller of two forms where one is a single word, else the shorter; never in
    small letters or capitals alone where another form is not."""
    kept: list[str] = []
    for name in names:
        at = next((i for i, known in enumerate(kept) if same_person(known, name)), None)
        if at is None:
            kept.append(name)
        else:
            kept[at] = max((kept[at], name), key=_fitness)
    return tuple(kept)


def _fitness(name: str) -> tuple[bool, bool, int]:
    return (" " in name, not (name.islower() or name.isupper()), -len(name))


def _signatures(name: str, names: Sequence[str], tables: PageTables, *, is_first: bool) -> Iterator[Signature]:
    """Who signs in one piece: a name, with what runs on behind it cut off ("Mara Ilves Northwire")."""
    if not name or len(name) > LONGEST or name.lower() in tables.nobody:
        return
    if folded_name(name) in names or (tables.titles.fullmatch(name) and not is_first):
        return
    known = _listed(name, tables)
    if known is not None:
        if known.kind == "agency" and not is_name(name, names):
            yield Signature(name, "agency")
    elif (agency := _of_agency(name, tables)) is not None:
        yield Signature(agency, "agency")
    elif DEGREE.fullmatch(name):
        return
    elif (cut := _cut(name, names, tables)) is not None:
        # "South Harbour Courier" behind a name is an outlet too, not a person before one.
        if is_first or not is_name(cut[1], names):
            for part in cut:
                if part == cut[0] or _listed(part, tables) is not None:
                    yield from _signatures(part, names, tables, is_first=is_first)
    elif tables.desks.fullmatch(name):
        yield Signature(name, "desk")
    elif not is_name(name, names) and not tables.titles.fullmatch(name) and _may_be_person(name, tables):
        yield Signature(name, "person")


def _of_agency(name: str, tables: PageTables) -> str | None:
    """The agency whose staff signs: "Reuters Staff", "AP Staff Writer"; None for a person's signature."""
    words = name.split()
    for size in range(len(words) - 1, 0, -1):
        known, rest = _listed(" ".join(words[:size]), tables), " ".join(words[size:])
        if (
            known is not None
            and known.kind == "agency"
            and (tables.titles.fullmatch(rest) or tables.desks.fullmatch(rest))
        ):
            return " ".join(words[:size])
    return None


def _cut(name: str, names: Sequence[str], tables: PageTables) -> tuple[str, str] | None:
    """The name and what runs on behind it: "for Northwire", a title, a degree, the outlet, its staff, an agency."""
    if (away := AWAY.search(name)) is not None:
        return name[: away.start()], name[away.end() :]
    words = name.split()
    for size in range(min(MOST_TAIL, len(words) - 1), 0, -1):
        tail = " ".join(words[-size:])
        is_title = tables.titles.fullmatch(tail) is not None or tail.lower() in tables.nobody
        is_degree = size == 1 and len(words) > 2 and DEGREE.fullmatch(tail) is not None and not name.isupper()
        if is_name(tail, names) or is_degree or _listed(tail, tables) is not None:
            return " ".join(words[:-size]), tail
        if is_title and len(words) - size >= 2:
            return " ".join(words[:-size]), tail
    return None


def _listed(name: str, tables: PageTables) -> Agency | None:
    """The agency or outlet of that name. The shape of a call sign or of "News …" is not enough beside people."""
    known = agency_named(name, tables)
    is_shape = " " not in name or tables.desks.fullmatch(name) is not None
    return known if name.lower() in tables.agencies or not is_shape else None


def _may_be_person(name: str, tables: PageTables) -> bool:
    """Whether it can be a name or a pen name: few words, each with a capital or short ("bin"), or all in small
    letters; no figures."""
    words = name.split()
    if len(words) > MOST_WORDS or not any(letter.isalpha() for letter in name) or name.lower() in tables.months:
        return False
    if name.startswith("The "):
        return False
    if len(words) == 1:
        return len(name) > 2 and name.isalpha()
    capitals = all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words)
    return (capitals or name.islower()) and not any(letter.isdigit() for letter in name)
