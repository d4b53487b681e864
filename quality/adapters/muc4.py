"""Incidents of violence, in the slots of the set about Latin America: which records are incidents, and their fields."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from adapters.article import header_of
from adapters.document import Document, Prediction, page_of
from dateline.analysis.actor_coding import actor_of
from dateline.analysis.actor_tables import ActorTables
from dateline.model.records import Event, Report, Statement, Thing, Toll
from dateline.model.values import Count, Place, Who
from dateline.pipeline import Desk, read_page, report_on

Fill = dict[str, list[str]]
Template = dict[str, Any]

# The kinds of the ledger under the set's six types; every other kind of violence is an ATTACK.
TYPES: Mapping[str, str] = {
    "bombing": "BOMBING", "car bombing": "BOMBING", "suicide bombing": "BOMBING", "roadside bombing": "BOMBING",
    "mine blast": "BOMBING", "air strike": "BOMBING", "grenade attack": "BOMBING", "demolition": "BOMBING",
    "abduction": "KIDNAPPING", "hijacking": "HIJACKING", "arson": "ARSON", "looting": "ROBBERY",
    "attack": "ATTACK", "killing": "ATTACK", "wounding": "ATTACK", "shooting": "ATTACK", "ambush": "ATTACK",
    "armed clash": "ATTACK", "assassination": "ATTACK", "execution": "ATTACK", "massacre": "ATTACK",
    "rocket attack": "ATTACK", "shelling": "ATTACK", "missile attack": "ATTACK", "stabbing": "ATTACK", "raid": "ATTACK",
    "bodies found": "ATTACK", "torture": "ATTACK", "foiled attack": "ATTACK",
}  # fmt: skip
STAGES: Mapping[str, str] = {
    "occurred": "ACCOMPLISHED", "ongoing": "ACCOMPLISHED", "foiled": "ATTEMPTED", "threatened": "THREATENED",
}  # fmt: skip
WEAPONS: Mapping[str, str] = {
    "bomb": "BOMB", "car bomb": "VEHICLE BOMB", "dynamite": "DYNAMITE", "explosives": "EXPLOSIVE", "mine": "MINE",
    "grenade": "GRENADE", "rocket": "ROCKET", "artillery": "MORTAR", "firearm": "GUN", "machine gun": "MACHINE GUN",
    "rifle": "RIFLE", "blade": "CUTTING DEVICE", "aircraft": "AERIAL BOMB", "missile": "MISSILE",
}  # fmt: skip
PEOPLE: Mapping[str, str] = {
    "GOV": "GOVERNMENT OFFICIAL", "COP": "LAW ENFORCEMENT", "MIL": "ACTIVE MILITARY", "JUD": "LEGAL OR JUDICIAL",
    "PTY": "POLITICAL FIGURE", "OPP": "POLITICAL FIGURE", "LEG": "GOVERNMENT OFFICIAL", "ELI": "POLITICAL FIGURE",
}  # fmt: skip
THINGS: Mapping[str, str] = {
    "power": "ENERGY", "telecommunications": "COMMUNICATIONS", "bank": "FINANCIAL", "business": "COMMERCIAL",
    "government": "GOVERNMENT OFFICE OR RESIDENCE", "embassy": "DIPLOMAT OFFICE OR RESIDENCE",
    "police post": "LAW ENFORCEMENT FACILITY", "office": "ORGANIZATION OFFICE", "home": "CIVILIAN RESIDENCE",
    "vehicle": "TRANSPORT VEHICLE", "route": "TRANSPORTATION ROUTE",
}  # fmt: skip
THING_EFFECTS: Mapping[str, str] = {
    "destroyed": "DESTROYED", "damaged": "SOME DAMAGE", "taken": "PROPERTY TAKEN FROM TARGET",
}  # fmt: skip
HARM: Mapping[str, str] = {"killed": "DEATH", "wounded": "INJURY"}
STATE = ("GOV", "MIL", "COP", "SPY")
PARTIES = ("person", "crowd", "military", "police")
WIDE = ("country", "sea", "region")
FIGHTERS = ("MIL", "REB", "PRM")
# What the set calls recent: about two months before the report.
RECENT = timedelta(days=62)


class Ground(NamedTuple):
    """Where a report stands: the place of its dateline, the country of most of its actors; and the tables of names."""

    home: Place | None
    names: ActorTables
    mostly: str | None = None

    @property
    def countries(self) -> Mapping[str | None, str]:
        """The names of countries by their codes."""
        return dict(self.names.countries)


class Person(NamedTuple):
    """One person or group that was aimed at or came to harm."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    sector: str | None
    number: str
    effect: str | None

    @property
    def key(self) -> str:
        """The words by which the slots of the person belong together."""
        return (*self.names, *self.words)[0]


def muc4(document: Document, desk: Desk) -> Prediction:
    """The wire header, the templates, and the entities of the templates by their role."""
    page = page_of(document.get("text_mixed_case") or document["text"], document)
    reading, context = read_page(page, desk)
    report = report_on(page, reading, context, desk)
    templates = templates_of(report, Ground(reading.home, desk.analysis.names, _country_of(report)))
    return {"header": header_of(report.article), "templates": templates, "roles": _roles(templates)}


def templates_of(report: Report, ground: Ground) -> list[Template]:
    """One template for each event that the set would call a recent incident of terrorism or of violence by the state
    against others than fighters."""
    events = [record for record in report.records if isinstance(record, Event)]
    published = report.article.published.best
    return [_template(event, report, ground) for event in events if _is_incident(event, published, ground)]


def _is_incident(event: Event, published: date | None, ground: Ground) -> bool:
    """Whether it happened, was tried or threatened, not long ago, to someone or something that is told, and not only to
    fighters."""
    if event.type not in TYPES or event.status not in STAGES or event.negated:
        return False
    if "historical" in event.plover.auxiliary:
        return False
    if published and event.when and event.when.latest and event.when.latest < published - RECENT:
        return False
    return bool(event.things) or any(one.sector not in FIGHTERS for one in _people(event, ground))


def _template(event: Event, report: Report, ground: Ground) -> Template:
    claimants = _claimants(event, report)
    doers = list({who.name: who for who in (*event.actors, *event.suspected, *claimants)}.values())
    people = list(_people(event, ground))
    organisations = [who for who in doers if _is_organisation(who)]
    by_state = bool(doers) and all(who.sector in STATE for who in doers)
    return {
        "type": TYPES[event.type],
        "stage": STAGES[event.status],
        "date": _date(event, report.article.published.best),
        "location": _location(event, ground),
        "instrument": [] if event.weapon is None else [_fill(event.weapon.name)],
        "instrument_type": [] if event.weapon is None else _known(WEAPONS, event.weapon.kind),
        "perp_category": "STATE-SPONSORED VIOLENCE" if by_state else "TERRORIST ACT",
        "perp_ind": [_fill(who.name, *who.aliases) for who in doers if not _is_organisation(who)],
        "perp_org": [_fill(who.name, *who.aliases) for who in organisations],
        "perp_org_confidence": [
            _about(who.name, _confidence(who, event, report, claimed=who in claimants)) for who in organisations
        ],
        **_things(event.things),
        "hum_tgt_name": [_fill(*one.names) for one in people if one.names],
        "hum_tgt_desc": [{**_fill(*one.words), "of": _upper(one.names)} for one in people if one.words],
        "hum_tgt_type": [_about(one.key, PEOPLE.get(one.sector or "", "CIVILIAN")) for one in people],
        "hum_tgt_number": [_about(one.key, one.number) for one in people if one.number],
        "hum_tgt_effect": [_about(one.key, one.effect) for one in people if one.effect],
        "killed": _sum(event.toll, "killed"),
        "injured": _sum(event.toll, "wounded"),
    }


def _date(event: Event, published: date | None) -> list[str | None]:
    """The first and the last day; where the report gives none, it was not after its publication."""
    when = event.when
    if when is None or when.precision == "unknown" or when.latest is None:
        return [None, None if published is None else published.isoformat()]
    return [None if when.earliest is None else when.earliest.isoformat(), when.latest.isoformat()]


def _location(event: Event, ground: Ground) -> list[str]:
    """ "COLOMBIA: MEDELLIN": the country of the sharpest place, of the dateline or of the people, and the places."""
    placed = sorted(
        (where for where in event.where if where.place is not None), key=lambda where: where.precision == "country"
    )
    codes = [where.place.country for where in placed if where.place is not None]
    codes += [None if ground.home is None else ground.home.country]
    codes += [ground.mostly]
    country = next((ground.countries[code].upper() for code in codes if code in ground.countries), "")
    names = [where.name.upper() for where in event.where if where.precision not in WIDE]
    return [": ".join(dict.fromkeys(filter(None, (country, *names))))] if country or names else []


def _country_of(report: Report) -> str | None:
    """The country of most actors of a report, which stands for that of a clandestine station."""
    countries = Counter(who.country for who in report.actors if who.country)
    return max(countries, key=lambda code: (countries[code], code), default=None)


def _claimants(event: Event, report: Report) -> list[Who]:
    """Who claims to have done it."""
    statements = (record for record in report.records if isinstance(record, Statement) and event.id in record.about)
    claims = (record.source for record in statements if record.stance == "claims responsibility")
    return [source for source in claims if source is not None and source.sector not in ("JRN", "MED")]


def _is_organisation(who: Who) -> bool:
    return who.id is not None and who.name[:1].isupper() and who.kind != "person"


def _confidence(who: Who, event: Event, report: Report, *, claimed: bool) -> str:
    if claimed:
        return "CLAIMED OR ADMITTED"
    if who in event.actors:
        return "REPORTED AS FACT"
    voices = (record for record in report.records if record.id in event.according_to and isinstance(record, Statement))
    official = any(voice.source is not None and voice.source.sector in STATE for voice in voices)
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if official else "SUSPECTED OR ACCUSED"


def _things(things: tuple[Thing, ...]) -> Template:
    return {
        "phys_tgt": [_fill(thing.name) for thing in things],
        "phys_tgt_type": [_about(thing.name, THINGS.get(thing.kind or "", "OTHER")) for thing in things],
        "phys_tgt_number": [_about(thing.name, _number(thing.count)) for thing in things],
        "phys_tgt_effect": [_about(thing.name, THING_EFFECTS[thing.effect]) for thing in things if thing.effect],
    }


def _people(event: Event, ground: Ground) -> Iterator[Person]:
    """Each person or group that was aimed at or came to harm, once: a toll in whose words a target stands is his."""
    things = {thing.name.lower() for thing in event.things}
    left = [toll for toll in event.toll if toll.outcome in (*HARM, "abducted") and not toll.of_perpetrators]
    told: list[str] = []
    for who in event.targets:
        words = [name.lower() for name in (who.name, *who.aliases)]
        own = [toll for toll in left if any(word in toll.who.lower() or toll.who.lower() in word for word in words)]
        known = bool(own) or who.kind in PARTIES
        if who.name.lower() in things or not known or any(word in other for word in words for other in told):
            continue
        told.append(who.name.lower())
        left = [toll for toll in left if toll not in own]
        named = who.kind == "person" and who.name[:1].isupper()
        yield Person(
            names=(who.name, *who.aliases) if named else (),
            words=(who.role,) if named and who.role else () if named else (who.name, *who.aliases),
            sector=who.sector,
            number=_number(own[0].count) if own else "1" if named else "",
            effect=next((HARM[toll.outcome] for toll in own if toll.outcome in HARM), None),
        )
    for toll in left:
        sector = actor_of(toll.who, ground.names).sector
        yield Person((), (toll.who,), sector, _number(toll.count), HARM.get(toll.outcome))


def _fill(*names: str) -> Fill:
    return {"alts": _upper(names)}


def _about(of: str, value: str) -> Fill:
    return {"alts": [value], "of": [of.upper()]}


def _upper(names: tuple[str, ...]) -> list[str]:
    return [name.upper() for name in dict.fromkeys(names)]


def _number(count: Count) -> str:
    return str(count.low) if count.low is not None and count.low == count.high else "PLURAL"


def _sum(tolls: tuple[Toll, ...], outcome: str) -> int | None:
    counts = [toll.count.low for toll in tolls if toll.outcome == outcome]
    return sum(count or 0 for count in counts) if counts else None


def _known(table: Mapping[str, str], kind: str | None) -> list[str]:
    return [table[kind]] if kind in table else []


def _roles(templates: list[Template]) -> dict[str, list[list[str]]]:
    """The entities of all templates by role, each once."""
    slots = {
        "PerpInd": "perp_ind", "PerpOrg": "perp_org", "Target": "phys_tgt", "Victim": "hum_tgt_name",
        "Weapon": "instrument",
    }  # fmt: skip
    return {
        role: list({tuple(fill["alts"][:1]): fill["alts"][:1] for one in templates for fill in one[slot]}.values())
        for role, slot in slots.items()
    }
