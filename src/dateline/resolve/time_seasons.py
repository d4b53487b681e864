"""Named parts of the calendar: weeks, seasons, quarters and halves, decades and centuries, feasts."""

import re
from datetime import date, timedelta

from msgspec import structs

from dateline.lexicon.rules.time import Feast
from dateline.resolve.calendar import Stretch, add, southern_season, value_at
from dateline.resolve.feasts import as_kept, feasts_in
from dateline.resolve.standpoint import Meaning, Standpoint, dated, spanning, unit_at
from dateline.resolve.time_dates import date_of
from dateline.resolve.time_lengths import portion_in
from dateline.resolve.time_parts import NO_DAY, Slots, narrowed, stated_year, tells_year, whole_year

# By how many years the turn of a century may be meant around it.
_AROUND_CENTURY = 5


def week_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The week of a day: "the week of March 6"."""
    day = date_of(slots, seen)
    if isinstance(day, str) or day.first is None:
        return day
    return unit_at(day.first, "week", "week.of")


def season_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """A season of a stated year; else the last that has begun, the next where the verb looks ahead; in a narrative
    that of the year in which the story stands."""
    season, stated = slots["season"], stated_year(slots, seen)
    if stated is not None:
        value = f"BC{stated:04d}-{season}" if "era" in slots else f"{stated:04d}-{season}"
        meaning = dated(value, "season", inferred=not tells_year(slots))
        return narrowed(_turned(meaning, stated, season, seen), slots, seen)
    looks_back = "seasondir" in slots or "pointer" in slots
    base = seen.story_date if looks_back else seen.published or seen.story_date
    if base is None:
        return NO_DAY
    direction = slots.get("dir") or slots.get("seasondir")
    if "pointer" in slots and seen.named is not None and seen.named.precision != "year":
        direction = "ahead"
    at_hand = direction == "0" or (direction is None and (looks_back or seen.published is None))
    if at_hand and not seen.southern:
        year = base.year
    else:
        years = range(base.year - 2, base.year + 3)
        meanings = [(year, _turned(dated(f"{year:04d}-{season}", "season"), year, season, seen)) for year in years]
        seasons = [
            (year, one.first, one.last) for year, one in meanings if one.first is not None and one.last is not None
        ]
        ahead_or_behind = "ahead" if seen.tense == "future" else "behind"
        year = _season_year(seasons, "at hand" if at_hand else direction or ahead_or_behind, base)
    return narrowed(_turned(dated(f"{year:04d}-{season}", "season", inferred=True), year, season, seen), slots, seen)


def _turned(meaning: Meaning, year: int, season: str, seen: Standpoint) -> Meaning:
    """The season as the half of the world has it that the report comes from; its value stays."""
    if not seen.southern or meaning.first is None:
        return meaning
    stretch = southern_season(year, season)
    return structs.replace(meaning, rule="season.southern", first=stretch.first, last=stretch.last, inferred=True)


def _season_year(seasons: list[tuple[int, date, date]], direction: str, base: date) -> int:
    match direction:
        case "-1":
            return max(year for year, _, last in seasons if last < base)
        case "1":
            return min(year for year, first, _ in seasons if first > base)
        case "ahead":
            return min(year for year, _, last in seasons if last >= base)
        case "at hand":
            # In January "this summer" is in the south the one that began in December.
            return min((max(first - base, base - last), year) for year, first, last in seasons)[1]
    return max(year for year, first, _ in seasons if first <= base)


def unsettled_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The rains, the harvest: a time that has other months in every country and other days in every year."""
    return "a time of the year that no calendar sets"


def quarter_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """A quarter by its number, the last one there was; "the year-ago quarter" is that of the one last named."""
    number = int(slots.get("nth", "0").strip("q*"))
    if "back" in slots:
        return _quarter_back(number, seen)
    stated = stated_year(slots, seen)
    if number == 0 and stated is not None and seen.named_quarter is not None:
        return dated(f"{stated:04d}-{seen.named_quarter.value[-2:]}", "quarter")
    if number == -1:
        number = 4
    if not 1 <= number <= 4:
        return "no such quarter"
    if stated is not None:
        return dated(f"{stated:04d}-Q{number}", "quarter", inferred=not tells_year(slots))
    today = seen.today
    if today is None:
        return NO_DAY
    now = (today.month + 2) // 3
    # Even the results that a firm "will report" are mostly those of the quarter just over.
    ahead = seen.tense == "future"
    year = today.year + (1 if ahead and now - number > 1 else -1 if not ahead and number > now else 0)
    return dated(f"{year:04d}-Q{number}", "quarter", inferred=True)


def _quarter_back(number: int, seen: Standpoint) -> Meaning | str:
    if seen.named_quarter is not None and seen.named_quarter.first is not None:
        base = seen.named_quarter.first
    elif seen.today is not None:
        base = add(seen.today, -1, "quarter")
    else:
        return NO_DAY
    value = value_at(add(base, -1, "year"), "quarter")
    return dated(f"{value[:5]}Q{number}" if number else value, "shift.quarter", inferred=True)


def half_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The first or the second half of a year."""
    year = stated_year(slots, seen)
    if year is None:
        base = seen.published or seen.story_date
        if base is None:
            return NO_DAY
        year = base.year
    half = 1 if slots.get("nth", "").strip("h") == "1" else 2
    return dated(f"{year:04d}-H{half}", "half", inferred=not tells_year(slots))


def decade_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The 1990s, the late '70s."""
    digits = re.sub(r"\D", "", slots["decade"])
    if "era" in slots:
        return dated(f"BC{digits.zfill(4)[:3]}", "decade")
    if "century" in slots:
        digits = slots["century"] + digits
    year = int(digits) if len(digits) == 4 else whole_year(int(digits), seen)
    return narrowed(dated(f"{year // 10:03d}", "decade", inferred=len(digits) < 4), slots, seen)


def century_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The 19th century, as its two figures: 18."""
    number = int(slots["nth"].strip("*"))
    if number == 0:
        return "no such century"
    if number < 0:
        return NO_DAY if seen.today is None else unit_at(add(seen.today, -1, "century"), "century", "century")
    if "era" in slots:
        return dated(f"BC{number - 1:02d}", "century")
    return narrowed(dated(f"{number - 1:02d}", "century"), slots, seen)


def turn_of(slots: Slots, seen: Standpoint) -> Meaning | str:
    """The turn of a century or a year: the years or days around it. "The turn of the 20th century" is that around
    1900, "the turn of the century" the last one there was."""
    unit, today = slots["unit"], seen.today
    if unit == "century" and "nth" in slots:
        turn = date(int(slots["nth"].strip("*")) * 100 - 100, 1, 1)
    elif today is None:
        return NO_DAY
    else:
        turn = _nearest_turn(unit, today)
    around = {"century": (_AROUND_CENTURY, "year"), "decade": (1, "year"), "year": (1, "month")}.get(unit)
    if around is None:
        return f"the turn of a {unit}"
    first, last = add(turn, -around[0], around[1]), add(turn, around[0], around[1]) - timedelta(days=1)
    return spanning("DATE", value_at(turn, unit), f"turn.{unit}", first, last)


def _nearest_turn(unit: str, today: date) -> date:
    size = {"century": 100, "decade": 10}.get(unit, 1)
    begun = date(today.year - today.year % size, 1, 1)
    after = date(begun.year + size, 1, 1)
    return begun if size > 1 or today - begun < after - today else after


def feast_of(feast: Feast, slots: Slots, seen: Standpoint) -> Meaning | str:
    """A feast in a stated year; else the last that has begun, the next where the verb looks ahead. Where the moon is
    watched, the stretch is a day longer at both ends than the feast."""
    whole = _feast_days(feast, slots, seen)
    if isinstance(whole, str):
        return whole
    rule, inferred = f"feast.{feast.calendar.replace(' ', '-')}", not tells_year(slots)
    value = whole.first.isoformat()
    if "nth" in slots:
        part = portion_in(spanning("DATE", value, rule, whole.first, whole.last, inferred=inferred), slots)
    else:
        part = narrowed(spanning("DATE", value, rule, whole.first, whole.last, inferred=inferred), slots, seen)
    if isinstance(part, str) or part.first is None or part.last is None:
        return part
    if "eve" in slots:
        eve = Stretch(part.first - timedelta(days=1), part.first - timedelta(days=1), "day")
        return _kept(structs.replace(part, value=eve.first.isoformat()), eve, feast)
    return _kept(part, Stretch(part.first, part.last, "span"), feast)


def _kept(meaning: Meaning, stretch: Stretch, feast: Feast) -> Meaning:
    kept = as_kept(stretch, feast)
    return structs.replace(meaning, first=kept.first, last=kept.last, precision=kept.precision)


def _feast_days(feast: Feast, slots: Slots, seen: Standpoint) -> Stretch | str:
    if feast.calendar == "national":
        return f"{feast.feast}: every country has a day of its own"
    year, today = stated_year(slots, seen), seen.today
    if year is None:
        if today is None:
            return NO_DAY
        return _feast_near(feast, slots, today, seen) or "no such feast near that day"
    found = feasts_in(feast, year)
    return found[0] if len(found) == 1 else f"{year} has {'two' if found else 'none'} of them"


def _feast_near(feast: Feast, slots: Slots, today: date, seen: Standpoint) -> Stretch | None:
    """The feast that is meant around a day: of that year, the last that had begun, or the next."""
    direction = slots.get("feastdir")
    if direction == "0" or seen.published is None:
        return next(iter(feasts_in(feast, today.year)), None)
    known = [stretch for year in range(today.year - 1, today.year + 2) for stretch in feasts_in(feast, year)]
    if direction == "1" or (direction is None and seen.tense == "future"):
        return min((stretch for stretch in known if stretch.last >= today), key=_begin, default=None)
    begun = [stretch for stretch in known if as_kept(stretch, feast).first <= today]
    if direction == "-1":
        # "Last Ramadan", said in Ramadan, is the one before.
        begun = [stretch for stretch in begun if stretch.last < today]
    return max(begun, key=_begin, default=None)


def _begin(stretch: Stretch) -> date:
    return stretch.first
