"""The words in which a value is shown to a person: counts, days, places and names, "—" for what is unknown."""

from datetime import date
from types import MappingProxyType

from dateline.model.records import Event, Figure, Record, Relation, Statement, Trend
from dateline.model.values import Count, When, Where, Who

UNKNOWN = "—"
# TIMEX3's letters for the parts of a day.
PARTS = MappingProxyType({"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"})


def count_words(count: Count) -> str:
    """`6`, `more than 17,000`, `24–99 (dozens)`; "—" where the report gives no number."""
    low, high = count.low, count.high
    if low is None and high is None:
        return UNKNOWN
    if low is not None and low == high:
        return f"{low:,}" if count.qualifier in ("exactly", "none") else f"{count.qualifier} {low:,}"
    if low is None:
        return f"at most {high:,}"
    if high is None:
        return f"more than {low - 1:,}" if count.qualifier == "more than" else f"at least {low:,}"
    return f"{low:,}–{high:,}" + (f" ({count.words})" if count.words else "")


def when_words(when: When | None) -> str:
    """`2008-01-20`, `2008-01-01 – 2008-01-14`, `2007` for a whole year, `since 2007-06-01`, "—" where unknown."""
    if when is None or (when.earliest is None and when.latest is None):
        return UNKNOWN
    first, last = when.earliest, when.latest
    if first is None:
        words = f"until {last}"
    elif last is None:
        words = f"since {first}"
    elif first == last:
        words = first.isoformat()
    else:
        words = _whole(first, last) or f"{first} – {last}"
    return f"{words}, {PARTS.get(when.part_of_day, when.part_of_day)}" if when.part_of_day else words


def where_words(where: Where | None) -> str:
    """The place with what narrows it, and the country when the name does not say it: `Anbar (western), IRQ`."""
    if where is None:
        return UNKNOWN
    narrowed = where.relation and where.relation.casefold() not in where.name.casefold()
    words = f"{where.name} ({where.relation})" if narrowed else where.name
    if where.place is None:
        return f"{words}, not in the gazetteer"
    if where.precision == "country" or where.place.country is None:
        return words
    return f"{words}, {where.place.country}"


def wheres_words(places: tuple[Where, ...]) -> str:
    """All places of a record, "—" where it has none."""
    return "; ".join(where_words(where) for where in places) or UNKNOWN


def who_words(who: Who | None) -> str:
    """The name with rank, role and body as the report gives them: `Rear Admiral Ana Ruiz (spokeswoman, navy)`."""
    if who is None:
        return UNKNOWN
    name = f"{who.rank} {who.name}" if who.rank and who.rank not in who.name else who.name
    about = ", ".join(part for part in (who.role, who.of) if part and part not in name)
    return f"{name} ({about})" if about else name


def people_words(people: tuple[Who, ...]) -> str:
    """All names, "—" where there is none."""
    return "; ".join(who_words(who) for who in people) or UNKNOWN


def claim_words(record: Record) -> str:
    """What a record claims, in one short line, for lists that refer to it."""
    match record:
        case Event():
            who, whom = people_words(record.actors), people_words(record.targets)
            parties = " → ".join(words for words in (who, whom) if words != UNKNOWN)
            return f"{record.type}: {parties}" if parties else record.type
        case Statement():
            return f"{who_words(record.source)} {record.stance}"
        case Figure():
            return f"{figure_words(record)}"
        case Trend():
            return f"{record.measure}: {record.direction}"
        case Relation():
            what = f" ({record.what})" if record.what else ""
            return f"{record.subject.name} {record.predicate} {record.object.name}{what}"


def figure_words(figure: Figure) -> str:
    """`3,870 civilians killed`, `90 percent of suicide bombers: foreigners`, `4,500 attacks`."""
    count = count_words(figure.count)
    if figure.unit == "percent":
        share = f" of {figure.share_of}" if figure.share_of else ""
        return f"{count} percent{share}: {figure.of or figure.measure}"
    unit = None if figure.unit == "people" and figure.of else figure.unit
    return " ".join(dict.fromkeys(part for part in (count, unit, figure.of, figure.measure) if part))


def _whole(first: date, last: date) -> str | None:
    """A whole year, month or several years are shown as such."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    next_day = date.fromordinal(last.toordinal() + 1) if last < date.max else last
    if first.day == 1 and next_day.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return None
