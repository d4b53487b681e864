"""What a clue tells: the telling of an event with its circumstances, weapon, suspects, terms, status and kind."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.extract.circumstance import circumstances_of, own_circumstances
from dateline.extract.event_tables import EventTables
from dateline.extract.harm import of_people, with_bodies, without_places
from dateline.extract.hedging import Hedging
from dateline.extract.news import is_time
from dateline.extract.suspicion import suspicion_roles
from dateline.extract.terms import term_roles
from dateline.extract.things import thing_kind
from dateline.extract.told import Told
from dateline.extract.triggers import is_people
from dateline.extract.weapons import doer_kind, is_doer, kind_by_words, weapon_of, weapon_roles
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

# The kind of thing that acts for those in it: "a van rammed a queue".
VEHICLE = "vehicle"


class Clue(Struct, frozen=True):
    """What a word tells before its surroundings are read."""

    token: Token
    span: Span
    event: str
    roles: list[Role]
    marks: list[tuple[str, str]]
    hedging: Hedging
    pointing: bool
    bare: bool
    how: str


def telling(reading: Reading, sentence: Sentence, clue: Clue, tables: EventTables) -> Told:
    """The telling with its circumstances, weapon, suspects and terms, and its kind as the words around it give it."""
    token, hedging, marks = clue.token, clue.hedging, clue.marks
    roles = [
        role
        for role in clue.roles
        if not is_time(reading, role) and sentence.tokens[role.head].tag not in ("WDT", "WP")
    ]
    roles = of_people(without_places(reading, with_bodies(roles, sentence, tables), sentence), sentence, tables)
    around = (
        own_circumstances(reading, sentence, token, tables)
        if clue.bare
        else circumstances_of(reading, sentence, token, tables)
    )
    roles = [*roles, *around]
    roles += suspicion_roles(sentence, token, roles, tables)
    roles += term_roles(reading, sentence, token, clue.event, tables)
    roles = _at_its_time(roles)
    roles += weapon_roles(sentence, token, roles, tables)
    weapon = next(
        (weapon_of(sentence, sentence.tokens[role.head], tables) for role in roles if role.name == "weapon"), None
    )
    marks = marks if weapon is None else [*marks, ("weapon", weapon.kind)]
    claimed = (
        ("occurred",) if clue.how != "noun" and not clue.bare and not any(key == "status" for key, _ in marks) else ()
    )
    if clue.event in tables.term("dated"):
        marks = [*marks, ("dated", "yes")]
    marks = [*marks, *(("status", status) for status in hedging.statuses or claimed)]
    if hedging.negated:
        marks.append(("negated", "yes"))
    if hedging.word is not None:
        word = sentence.tokens[hedging.word]
        roles.append(Role("status", Span(word.start, word.end), sentence.index, word.i, "events.hedge"))
    kind = kind_by_words(sentence, clue.event, roles, tables)
    roles = [role for role in roles if role.name != "actor" or is_doer(sentence, sentence.tokens[role.head], tables)]
    if tables.kinds[kind].violent:
        roles = [role for role in roles if role.name != "actor" or _can_harm(reading, sentence, role, tables)]
    rule = f"events.{clue.how}"
    finding = Finding("event", kind, clue.span, sentence.index, token.i, rule, tuple(_once(roles)), tuple(marks))
    return Told(finding, clue.pointing, clue.bare)


def _at_its_time(roles: list[Role]) -> list[Role]:
    """The roles without the times that are only a term: when it ends, by when it is due. What was put off takes place
    on the new day, what was only set for a day on that day."""
    apart = {role.span for role in roles if role.name in ("expires", "deadline")}
    apart -= {role.span for role in roles if role.name == "starts"}
    set_for = [role for role in roles if role.name == "scheduled_for"]
    others = [role for role in roles if role.name == "time" and role.span not in {one.span for one in set_for}]
    if others and any(role.rule == "events.terms.first" for role in set_for):
        roles = [*roles, replace(others[-1], name="postponed_to")]
    if any(role.name == "postponed_to" for role in roles) or others:
        apart |= {role.span for role in set_for}
    else:
        roles = [*roles, *(replace(role, name="time") for role in set_for)]
    return [role for role in roles if role.name != "time" or role.span not in apart]


def _can_harm(reading: Reading, sentence: Sentence, role: Role, tables: EventTables) -> bool:
    """Whether the words may name who did an act of violence: people, a band of them, a name, or what flies and sails;
    no "point" and no "job"."""
    token = sentence.tokens[role.head]
    if token.tag not in ("NN", "NNS") or is_people(sentence, token, tables):
        return True
    if token.lemma in tables.term("band") or doer_kind(sentence, token, tables) is not None:
        return True
    if thing_kind(sentence, token, tables) == VEHICLE:
        return True
    return any(name.head == token.i and name.sentence == sentence.index for name in reading.names)


def _once(roles: list[Role]) -> Iterator[Role]:
    seen = set()
    for role in roles:
        key = (role.name, role.span)
        if key not in seen:
            seen.add(key)
            yield role
