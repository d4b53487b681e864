"""Where the main event took place when the report does not say: the town whose police speaks, that of the headline,
or that of the dateline, which is stated as a default."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.model.reading import Reading, in_sentence
from dateline.model.records import Event, Evidence
from dateline.model.sourced import How, Sourced
from dateline.model.values import Place, Where
from dateline.resolve.context import Context
from dateline.resolve.main_event import main_event

# Reports on the whole country, and from abroad, are filed from capitals: a capital in the dateline places nothing.
FILED_FROM = ("capital", "country")


# The last of the sentences in which the police named is that of the event's town.
NEAR_TOP = 5


# Degrees of latitude or longitude from the town behind which a site that is called like another one is not that one.
FAR = 0.7
# The word right behind a name, and the last of "and Third streets".
BEHIND = re.compile(r" (?:(and) [A-Z][a-z]+ )?([A-Za-z][a-z]+)\b")


class Home(Struct, frozen=True):
    """Where a report stands: its place, and the words for it in its dateline or heading."""

    place: Place
    words: Sourced[str]


def at_home(events: Sequence[Event], context: Context) -> tuple[Event, ...]:
    """The events, the main one placed in the town whose police is named first, or at the town of the dateline, if no
    words place it, or only those of a street or of a part of a town ("on Donna Avenue"); `how` is "inferred" or
    "defaulted". Of a page of several reports the main event of each is placed at its own, never at the page's or a
    neighbour's."""
    reading = context.reading
    told: dict[int | None, list[Event]] = {}
    for event in events:
        told.setdefault(_report_of(event, reading), []).append(event)
    placed: dict[str, Event] = {}
    for item, listed in told.items():
        main = main_event(listed)
        if main is None:
            continue
        home = _home(reading) if item is None else _home_of_item(item, reading)
        named = _patrolled(item, context) or (_headlined(reading) if item is None else None)
        town = named or home
        if town is not None:
            main = placed[main.id] = _without_namesakes(main, town, context)
        if named is not None and all(where.place is None or _is_around(where, named) for where in main.where):
            placed[main.id] = _at(main, named)
        elif home is not None and all(_is_in_town(where) for where in main.where):
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


def _patrolled(item: int | None, context: Context) -> Home | None:
    """The town whose police, sheriff or hospital is named first near the top: "Taji police said …"."""
    reading = context.reading
    for mention in reading.places:
        place, sentence = mention.where.place, reading.sentences[mention.sentence]
        if mention.sentence > NEAR_TOP or place is None or place.kind not in ("city", "admin2"):
            continue
        if reading.item_of(mention.sentence) != item:
            continue
        behind = next((token for token in sentence.tokens if token.start >= mention.span.end), None)
        if behind is not None and behind.lemma in context.people.local and behind.i:
            return Home(place, Sourced(mention.where.name, (mention.span,), rule="where.police", how="inferred"))
    return None


def _headlined(reading: Reading) -> Home | None:
    """The one town that the headline names."""
    at = reading.headline
    spots = [
        mention for mention in (() if at is None else in_sentence(reading.places, at))
        if mention.literal and mention.where.place is not None and mention.where.place.kind == "city"
    ]  # fmt: skip
    if len(spots) != 1 or spots[0].where.place is None:
        return None
    words = Sourced(spots[0].where.name, (spots[0].span,), rule="where.headline", how="inferred")
    return Home(spots[0].where.place, words)


def _without_namesakes(event: Event, home: Home, context: Context) -> Event:
    """The event with the sites that are called like a far town ("Arden Park", "Nash and Third streets") as parts of
    its own."""
    far = {
        mention.where for mention in context.reading.places
        if _is_far(mention.where, home) and _is_site(mention.name.end, context)
    }  # fmt: skip
    where = tuple(replace(one, place=None, precision="part") if one in far else one for one in event.where)
    return event if where == event.where else replace(event, where=where)


def _is_site(end: int, context: Context) -> bool:
    """Whether a name that ends there is only the first word of a site's: a capitalised noun follows, or that of a
    street or quarter."""
    behind = BEHIND.match(context.reading.text, end)
    if behind is None:
        return False
    return behind[2] in context.people.sites or (behind[1] is None and behind[2][0].isupper())


def _is_far(where: Where, home: Home) -> bool:
    place, town = where.place, home.place
    return (
        place is not None and place.kind == "city" and max(abs(place.lat - town.lat), abs(place.lon - town.lon)) > FAR
    )


def _is_around(where: Where, home: Home) -> bool:
    """Whether the town lies in the place, which is a country or a part of one."""
    place = where.place
    if place is None or home.place.kind != "city":
        return False
    if where.precision == "country":
        return place.country == home.place.country
    return where.precision == "admin1" and place.name == home.place.admin1


def _is_in_town(where: Where) -> bool:
    """Whether it is a street or a part of a town, and the words do not say of which: "on Donna Avenue"."""
    return where.place is None and where.precision in ("site", "part")


def _at(event: Event, home: Home) -> Event:
    told = home.words.rule in ("where.police", "where.headline")
    how: How = "inferred" if told else "defaulted"
    rule = home.words.rule if told else "where.dateline"
    rows = tuple(Evidence("where", span, rule, how) for span in home.words.spans)
    town = Where(home.words.value, home.place, "place")
    streets = tuple(
        replace(where, place=home.place, relation=f"in {home.place.name}")
        for where in event.where
        if where.place is None
    )
    return replace(event, where=streets or (town, *event.where), evidence=(*event.evidence, *rows))
