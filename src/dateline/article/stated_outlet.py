"""Where a page stands by what its format states: the outlet, the canonical address, the section, the language."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from dateline.article.stated_title import fold, folded_name, is_name
from dateline.article.tables import PageTables
from dateline.model.page import Page, Stated
from dateline.model.problem import Problem
from dateline.model.sourced import Sourced

# Who names the outlet, the section or the address, the most trusted first: the carrier says where it has the page from.
CARRIERS = ("table", "export", "feed", "mail")
OUTLETS = (*CARRIERS, "opengraph", "json-ld", "dublin-core", "meta", "document")
SECTIONS = (*CARRIERS, "json-ld", "opengraph", "meta", "markup", "dublin-core")
# The page itself knows its canonical address best; JSON-LD may name a picture's or a list's.
ADDRESSES = ("markup", "opengraph", "json-ld", "meta", *CARRIERS, "warc")
LONGEST_NAME, LONGEST_PATH, LONGEST_ADDRESS, DEEPEST, MOST = 100, 500, 2_000, 6, 40
SEPARATOR = re.compile(r"\s*(?:[>»›|/]|::)\s*")
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)
# In any English report every sixth word or so is one of these; in another language hardly any.
FREQUENT = frozenset(("the", "of", "and", "to", "in", "that", "was", "for", "with", "said", "on", "is"))
WORD, FEWEST, LEAST = re.compile(r"[^\W\d_]+"), 40, 0.1


def outlet_of(page: Page) -> Sourced[str] | None:
    """The outlet: by its carrier, by the page, else the host of its address ("harbour-courier.example")."""
    for one in _ranked(page, "outlet", OUTLETS):
        name = _outlet_name(one.value)
        if name:
            spans = () if one.span is None else (one.span,)
            return Sourced(name, spans, rule=f"outlet.{one.origin}", how="read" if spans else "stated")
    address = address_of(page)
    host = _host(address.value) if address is not None else ""
    return Sourced(host, (), rule="outlet.address", how="stated") if host else None


def outlet_names(page: Page) -> tuple[str, ...]:
    """All names of the outlet for comparing: those stated, and the hosts of its addresses without their endings."""
    hosts = [_host(one.value[:LONGEST_ADDRESS]).split(".") for one in page.stated("url")[:MOST]]
    labels = ["".join(host[:-1]) for host in hosts] + [part for host in hosts for part in host[:-1] if len(part) > 3]
    names = [folded_name(_outlet_name(one.value)) for one in page.stated("outlet")[:MOST]]
    return tuple(dict.fromkeys(name for name in (*names, *map(folded_name, labels)) if len(name) > 1))


def address_of(page: Page) -> Sourced[str] | None:
    """The canonical address, over http only; one that is only the outlet's front page is not believed where another
    leads further."""
    carried = next((one.value for one in _ranked(page, "url", CARRIERS) if _is_web(one.value)), "")
    base = next((one.value for one in page.stated("url") if _is_web(one.value)), carried)
    fronts: list[Sourced[str]] = []
    for one in _ranked(page, "url", ADDRESSES):
        address = one.value if _is_web(one.value) else _joined(base, one.value)
        if not address:
            continue
        sourced = Sourced(address, (), rule=f"url.{one.origin}", how="stated")
        if urlsplit(address).path.strip("/") or urlsplit(address).query:
            return sourced
        fronts.append(sourced)
    return next(iter(fronts), None)


def section_of(
    page: Page, headline: Sourced[str] | None, names: Sequence[str], tables: PageTables
) -> tuple[Sourced[str], ...]:
    """The section path of the first origin that states one, without "Home", the outlet and the headline."""
    title = fold(headline.value) if headline is not None else ""
    for origin in SECTIONS:
        stated = [one.value[:LONGEST_PATH] for one in page.stated("section") if one.origin == origin][:MOST]
        steps = [step for value in stated for step in (SEPARATOR.split(value) if len(stated) == 1 else [value])]
        kept = [
            step
            for step in dict.fromkeys(steps)
            if 0 < len(step) <= LONGEST_NAME
            and step.lower() not in tables.roots
            and not is_name(step, names)
            and (not title or not title.startswith(fold(step).rstrip(" ")) or len(step) < 20)
            and fold(step) != title
            and not _is_web(step)
        ]
        if kept:
            return tuple(Sourced(step, (), rule=f"section.{origin}", how="stated") for step in kept[:DEEPEST])
    return ()


def language_of(page: Page) -> tuple[str, tuple[Problem, ...]]:
    """The language of the page, as its format declares it and its words bear out ("en" where nothing is declared),
    and a problem (P02) where that is not English: it is read all the same."""
    found = [match[1].lower() for one in page.stated("language") if (match := LANGUAGE.fullmatch(one.value))]
    declared = next(iter(found), "en")
    if declared in ("en", "eng") or _reads_english(page.text):
        return "en", ()
    message = f"{page.uri}: the page is in another language ({declared}); only English is read, expect little"
    return declared, (Problem("article.language", "P02", message),)


def _ranked(page: Page, name: str, origins: Sequence[str]) -> Iterator[Stated]:
    found = [one for one in page.stated(name) if one.origin in origins]
    yield from sorted(found, key=lambda one: origins.index(one.origin))


def _outlet_name(words: str) -> str:
    """A name as one would print it: without the sign of an account, without an address around it."""
    name = words[:LONGEST_ADDRESS].strip().lstrip("@").strip()
    if _is_web(name):
        return _host(name)
    return name if len(name) <= LONGEST_NAME else ""


def _is_web(address: str) -> bool:
    return (
        address.lower().startswith(("http://", "https://")) and len(address) <= LONGEST_ADDRESS and bool(_host(address))
    )


def _joined(base: str, address: str) -> str:
    """A canonical address without its host, at the host that another one names."""
    if not base or not address.startswith("/") or len(address) > LONGEST_ADDRESS:
        return ""
    try:
        joined = urljoin(base, address)
    except ValueError:
        return ""
    return joined if _is_web(joined) else ""


def _host(address: str) -> str:
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _reads_english(text: str) -> bool:
    """Whether the words are those of English, told by a stretch from the middle; few words tell nothing."""
    middle = len(text) // 2
    words = WORD.findall(text[max(0, middle - 3_000) : middle + 3_000].lower())
    return len(words) >= FEWEST and sum(word in FREQUENT for word in words) >= LEAST * len(words)
