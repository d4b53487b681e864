"""Where the main event took place when the report does not say: the town of its dateline, stated as a default."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.model.reading import Reading
from dateline.model.records import Event, Evidence
from dateline.model.sourced import Sourced
from dateline.model.values import Place, Where
from dateline.resolve.main_event import main_event

# Reports on the whole country, and from abroad, are filed from capitals: a capital in the dateline places nothing.
FILED_FROM = ("capital", "country")


class Home(Struct, frozen=True):
    """Where a report stands: its place, and the words for it in its dateline or heading."""

    place: Place
    words: Sourced[str]


def at_home(events: Sequence[Event], reading: Reading) -> tuple[Event, ...]:
    """The events, the main one placed at the town of the dateline if no words place it, or only those of a street or of
    a part of a town ("on Donna Avenue"); `how` is "defaulted". Of a
    page of several reports the main event of each is placed at its own, never at the page's or a neighbour's."""
    told: dict[int | None, list[Event]] = {}
    for event in events:
        told.setdefault(_report_of(event, reading), []).append(event)
    placed: dict[str, Event] = {}
    for item, listed in told.items():
        main, home = main_event(listed), _home(reading) if item is None else _home_of_item(item, reading)
        if main is not None and home is not None and all(_is_in_town(where) for where in main.where):
            placed[main.id] = _at(main, home)
    return tuple(placed.get(event.id, event) for event in events)


def _report_of(event: Event, reading: Reading) -> int | None:
    """The item that tells the event; the entries of a live blog without a dateline tell the page's one story."""
    item = reading.article.item_at(event.trigger.start)
    is_page = item is None or (reading.article.items[item].kind == "entry" and reading.homes[item] is None)
    return None if is_page else item


def _home(reading: Reading) -> Home | None:
    home, line = reading.home, reading.article.dateline
    if home is None or home.kind in FILED_FROM or line is None or line.place is None:
        return None
    return Home(home, line.place)


def _home_of_item(item: int, reading: Reading) -> Home | None:
    """The home of an item. A bare place before its words ("* BAGHDAD – A bomb …", "Gao:") says where it happened, and
    may be a capital; a dateline with an agency or a day says where it was filed."""
    home, one = reading.homes[item], reading.article.items[item]
    if home is None or home.kind == "country":
        return None
    line = one.dateline
    if line is None or line.place is None:
        return None if one.heading is None else Home(home, one.heading)
    is_filed = line.agency is not None or line.date is not None
    return None if is_filed and home.kind in FILED_FROM else Home(home, line.place)


def _is_in_town(where: Where) -> bool:
    """Whether it is a street or a part of a town, and the words do not say of which: "on Donna Avenue"."""
    return where.place is None and where.precision in ("site", "part")


def _at(event: Event, home: Home) -> Event:
    rows = tuple(Evidence("where", span, "where.dateline", "defaulted") for span in home.words.spans)
    town = Where(home.words.value, home.place, "place")
    streets = tuple(replace(where, place=home.place, relation=f"in {home.place.name}") for where in event.where)
    return replace(event, where=streets or (town,), evidence=(*event.evidence, *rows))
