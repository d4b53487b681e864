"""The years of which a report can be by the offices it names: "President X said" is of a year of X in office."""

from collections.abc import Callable, Sequence
from datetime import date

from dateline.analysis.actor_tables import ActorTables, plain
from dateline.lexicon.rules.actors import Leader
from dateline.model.reading import NameMention
from dateline.resolve.published_clues import Clue, Told, year_of

# Offices that leave more years than this open tell nothing: a weekday and a date come together again after five or six.
WIDEST = 12


def offices_told(
    names: Sequence[NameMention], told: Sequence[Told], actors: ActorTables
) -> tuple[list[Clue], date, date] | None:
    """The clues of all heads of state and government named in office, with the first and last day that they leave.

    A year told of as past or present lies not behind the report. None where no office is named, where they contradict
    each other (one of them is looked back at), or where one that is still held leaves the end open.
    """
    clues: dict[tuple[int, int | None], Clue] = {}
    for name in names:
        terms = _terms_in_office(name, actors)
        if terms:
            years = (min(term.since for term in terms), _last_year(terms))
            clues.setdefault(years, Clue("office", name.span, _in_office(terms)))
    if not clues or any(until is None for _, until in clues):
        return None
    low, high = max(since for since, _ in clues), min(until for _, until in clues if until is not None)
    behind = max((year for one in told if one.tense != "future" and (year := year_of(one)) is not None), default=low)
    if not max(low, behind) <= high <= max(low, behind) + WIDEST:
        return None
    return list(clues.values()), date(max(low, behind), 1, 1), date(high, 12, 31)


def _terms_in_office(name: NameMention, actors: ActorTables) -> tuple[Leader, ...]:
    """The terms of one who is named with the office of a head ("President", never "former President")."""
    title = actors.titles.get(plain(name.who.role or ""))
    if title is None or not title.head:
        return ()
    terms = actors.leaders.get(plain(name.who.name), ())
    return terms if len({term.name for term in terms}) == 1 else ()


def _last_year(terms: Sequence[Leader]) -> int | None:
    last = max(terms, key=lambda term: term.since)
    return last.until


def _in_office(terms: Sequence[Leader]) -> Callable[[date], bool]:
    return lambda day: any(term.since <= day.year <= (term.until or day.year) for term in terms)
