"""One article, one event: later sentences that speak of an event told before add to it instead of telling another."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.arguments import EFFECTS, OUTCOMES
from dateline.extract.event_tables import EventTables
from dateline.extract.headline_telling import lacking, with_headline
from dateline.extract.in_a_row import dated_by
from dateline.extract.own_dead import with_own_dead
from dateline.extract.same_word import as_told_before
from dateline.extract.setting_telling import home_of_setting, is_setting, with_scene
from dateline.extract.told import Told, denials_differ, joined, kinds_fit
from dateline.model.finding import Finding, Role
from dateline.model.reading import PlaceMention, Reading, TimeMention, in_sentence

# What an event is about when it is no person: told as the subject of its terms.
THINGS = ("subject", "seized", "aid", "deployed", "withdrawn", "charge", "sentence", "post")
# The last sentence that may only say again what the headline said.
LEAD = 3
# How many sentences before an event the harm that it did may be told.
BEHIND = 4
# Tellings of an event that a new one is held against, beside the first: no report needs more, and a page of a thousand
# like sentences must not take a million comparisons.
LOOKED_BACK = 40
# Slots of a time mention that name a day; two different values are two days.
DAYS = frozenset({"weekday", "day", "month", "year"})


def told_once(reading: Reading, told: list[Told], tables: EventTables) -> Iterator[Finding]:
    """The events of an article in the order in which they are first told."""
    above = [one for one in told if one.finding.sentence == reading.headline]
    of_body = told[: len(told) - len(above)]
    settings = [one for one in of_body if is_setting(one)]
    groups: list[list[Told]] = []
    homeless: list[Told] = []
    for one in of_body:
        one = as_told_before(reading, one, groups, tables)
        home = None if is_setting(one) else _home_of(reading, one, groups, tables)
        if home is not None:
            home.append(one)
        elif not one.bare:
            groups.append([one])
        elif one.names(*OUTCOMES):
            homeless.append(one)
    for one in above:
        known = len(groups)
        groups = with_headline(groups, one, tables)
        if len(groups) > known:
            groups[0] += [lacking(groups[0], other) for other in homeless if kinds_fit(groups[0], other, tables)]
            homeless = []
    for one in homeless:
        behind = (group for group in groups if 0 < group[0].finding.sentence - one.finding.sentence <= BEHIND)
        home = next((group for group in behind if _can_be(reading, group, one, tables)), None)
        if home is not None:
            home.append(one)
    for one in settings:
        here = [group for group in groups if not _is_elsewhere(reading, group, one)]
        home = home_of_setting(here, one, tables, headline=reading.headline)
        if home is not None:
            home[:] = with_scene(home, one)
    for group in _without_inferred_twice(groups, tables):
        first = group[0]
        if first.finding.mark("earlier") is not None:
            at = groups.index(group)
            here = [other for other in groups[at + 1 :] if other[0].finding.sentence == first.finding.sentence]
            first = dated_by(first, [*here, *groups[:at]], tables)
            group = [first, *group[1:]]
        group = _as_first_told(group)
        yield _coded(with_own_dead(reading, joined(group, tables), tables), tables).finding


def _as_first_told(group: list[Told]) -> list[Told]:
    """The tellings without what later sentences deny: an event that was told is denied by them, it is not undone."""
    first = group[0].finding
    if first.mark("negated") is not None:
        return group
    return [
        told.without_negation() if told.finding.mark("negated") and told.finding.sentence != first.sentence else told
        for told in group
    ]


def _coded(told: Told, tables: EventTables) -> Told:
    """The finding with the codes of its kind, which resolution passes on."""
    kind = tables.kinds[told.kind]
    inside = [role.span for role in told.names("subject", "reason")]
    roles = tuple(
        role for role in told.finding.roles
        if role.name not in ("place", "time") or not any(span.contains(role.span) for span in inside)
    )  # fmt: skip
    told = replace(told, finding=replace(told.finding, roles=roles))
    thing = next((role.name for role in told.finding.roles if role.name in THINGS), None)
    told = told if thing is None else told.with_marks(("thing", thing))
    return told.with_marks(("plover", kind.plover), *((("mode", kind.mode),) if kind.mode else ()))


def _without_inferred_twice(groups: list[list[Told]], tables: EventTables) -> list[list[Told]]:
    """The events without those that were only counted ("the second in as many days") and are told right after."""
    kept = []
    for place, group in enumerate(groups):
        first = group[0]
        following = groups[place + 1] if place + 1 < len(groups) else None
        told_next = (
            first.finding.mark("earlier") is not None and following is not None
            and 0 < following[0].finding.sentence - first.finding.sentence <= 2
            and bool(following[0].names("time")) and kinds_fit(following, first, tables)
        )  # fmt: skip
        if told_next and following is not None:
            words = first.finding
            role = Role("told", words.trigger, words.sentence, words.head, words.rule)
            following[0] = following[0].with_roles(role)
        else:
            kept.append(group)
    return kept


def _home_of(reading: Reading, told: Told, groups: list[list[Told]], tables: EventTables) -> list[Told] | None:
    """The event that a telling belongs to: the nearest one told before that it can be, or None. The reports of a
    round-up and the entries of a live blog tell each their own events."""
    if reading.article.items:
        item = reading.item_of(told.finding.sentence)
        groups = [group for group in groups if reading.item_of(group[0].finding.sentence) == item]
    fitting = [group for group in groups if _can_be(reading, _held_against(group), told, tables)]
    if not fitting:
        return None
    if told.pointing:
        return fitting[-1]
    if told.bare and not told.names(*OUTCOMES, *EFFECTS):
        return None
    for group in reversed(fitting):
        if _is_retold(reading, _held_against(group), told, tables):
            return group
    return None


def _held_against(group: list[Told]) -> list[Told]:
    return group if len(group) <= LOOKED_BACK else [group[0], *group[-LOOKED_BACK:]]


def _can_be(reading: Reading, group: list[Told], told: Told, tables: EventTables) -> bool:
    """Whether kind, day and place allow a telling to be of this event."""
    other = group[0].finding
    if other.mark("earlier") is not None and other.sentence == told.finding.sentence:
        return False
    if told.finding.mark("earlier") is not None or (not told.pointing and _is_set_apart(reading, told, tables)):
        return False
    if not kinds_fit(group, told, tables) or denials_differ(group[0], told):
        return False
    if told.pointing and told.finding.rule == "events.noun":
        return not any(_days_differ(reading, other, told) or _lands_differ(reading, other, told) for other in group)
    return not _is_elsewhere(reading, group, told)


def _is_elsewhere(reading: Reading, group: list[Told], told: Told) -> bool:
    """Whether day or place set a telling apart from an event."""
    return any(_days_differ(reading, other, told) or _places_differ(reading, other, told) for other in group)


def _is_retold(reading: Reading, group: list[Told], told: Told, tables: EventTables) -> bool:
    """Whether a telling that points nowhere is of an event told before: it counts the same victims, names the same
    doer, target, place or day, or names nothing that could set it apart."""
    if _statuses(told) != _statuses(group[0]) and not tables.kinds[told.kind].violent:
        return False
    if not tables.kinds[told.kind].violent:
        return _shares_words(reading, group, told)
    if told.finding.mark("update") is not None:
        return True
    if _counts_differ(reading, group, told):
        return False
    if _shares_words(reading, group, told) or not told.names("place", "time"):
        return True
    return _counts_agree(reading, group, told) and told.finding.sentence <= LEAD


def _statuses(told: Told) -> set[str]:
    return {value for key, value in told.finding.marks if key == "status"}


def _is_set_apart(reading: Reading, told: Told, tables: EventTables) -> bool:
    """ "in a separate attack", "elsewhere", "another bombing": said to be another one."""
    words = tables.term("separate")
    sentence = reading.sentences[told.finding.sentence]
    head = sentence.tokens[told.finding.head]
    near = {child.i for child in sentence.children(head.i)}
    for role in told.finding.roles:
        if role.name in ("told", "weapon") and role.sentence == sentence.index:
            near |= {child.i for child in sentence.children(role.head)}
    opening = {token.i for token in sentence.tokens[:6]}
    for i in sorted(near | opening):
        if sentence.tokens[i].lemma in words and (i in opening or sentence.tokens[i].dep in ("amod", "det", "advmod")):
            victims = {role.head for role in told.names(*OUTCOMES)}
            if sentence.tokens[i].head not in victims:
                return True
    return False


def _days_differ(reading: Reading, one: Told, two: Told) -> bool:
    for first in _times(reading, one):
        for second in _times(reading, two):
            a, b = dict(first.slots), dict(second.slots)
            if any(a[key] != b[key] for key in sorted(DAYS & a.keys() & b.keys())):
                return True
    return False


def _places_differ(reading: Reading, one: Told, two: Told) -> bool:
    """Whether two tellings stand in places of which neither can hold the other."""
    first, second = _places(reading, one), _places(reading, two)
    if not first or not second:
        return False
    return not any(_one_holds_other(a, b) for a in first for b in second)


def _lands_differ(reading: Reading, one: Told, two: Told) -> bool:
    """Whether two tellings stand in different countries: "the attack" is the one told before, though the street that
    it was on may bear the name of some town."""
    lands = [
        {spot.where.place.country for spot in _places(reading, told) if spot.where.place is not None}
        for told in (one, two)
    ]
    return bool(lands[0] and lands[1]) and not lands[0] & lands[1]


def _one_holds_other(a: PlaceMention, b: PlaceMention) -> bool:
    one, two = a.where.place, b.where.place
    if one is None or two is None or one.id == two.id or one.name == two.name:
        return True
    if one.country is not None and two.country is not None and one.country != two.country:
        return False
    wide = ("country", "region", "sea", "part", "unknown")
    if a.where.precision in wide or b.where.precision in wide:
        return True
    if one.admin1 is not None and two.admin1 is not None and one.admin1 != two.admin1:
        return False
    return "admin1" in (a.where.precision, b.where.precision) or "admin2" in (a.where.precision, b.where.precision)


def _counts_differ(reading: Reading, group: list[Told], told: Told) -> bool:
    """Whether a telling counts other victims: "four soldiers" after "nine villagers" is another event; a single named
    victim is one of the nine."""
    for outcome in ("killed", "wounded", "shot", "abducted"):
        mine = _count(reading, told.names(outcome))
        if mine is None or mine < 2:
            continue
        theirs = [count for other in group if (count := _count(reading, other.names(outcome))) is not None]
        if theirs and all(mine > count for count in theirs) and not told.finding.mark("update"):
            return bool(told.names("place", "actor", "weapon"))
    return False


def _count(reading: Reading, roles: list[Role]) -> int | None:
    total = 0
    for role in roles:
        for number in in_sentence(reading.numbers, role.sentence):
            if role.span.contains(number.span) and not number.ordinal and number.count.low is not None:
                total += number.count.low
                break
    return total or None


def _counts_agree(reading: Reading, group: list[Told], told: Told) -> bool:
    """Whether both count the same number of dead, of wounded or of shot: the headline and the sentence under it."""
    for outcome in ("killed", "wounded", "shot"):
        mine = _count(reading, told.names(outcome))
        if mine is not None and any(mine == _count(reading, other.names(outcome)) for other in group):
            return True
    return False


def _shares_words(reading: Reading, group: list[Told], told: Told) -> bool:
    mine = _words(reading, told)
    return any(mine & _words(reading, other) for other in group)


def _words(reading: Reading, told: Told) -> set[tuple[str, str]]:
    return {
        (_side(role.name), role.span.slice(reading.text).lower().removeprefix("the ").removeprefix("a "))
        for role in told.names("actor", "target", "place", "time", "weapon", *OUTCOMES)
    }


def _side(name: str) -> str:
    return "who" if name in ("actor", "target", *OUTCOMES) else name


def _times(reading: Reading, told: Told) -> list[TimeMention]:
    roles = told.names("time")
    return [time for role in roles for time in in_sentence(reading.times, role.sentence) if time.span == role.span]


def _places(reading: Reading, told: Told) -> list[PlaceMention]:
    roles = told.names("place")
    return [spot for role in roles for spot in in_sentence(reading.places, role.sentence) if spot.span == role.span]
