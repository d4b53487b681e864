"""What was struck beside people: each building, vehicle or installation once, with what became of it."""

from dateline.model.finding import Finding, Role
from dateline.model.records import Effect, Evidence, Thing
from dateline.model.values import Count
from dateline.resolve.context import Context
from dateline.resolve.heads import count_of, words_without_number

EFFECTS: dict[str, Effect | None] = {"destroyed": "destroyed", "damaged": "damaged", "taken": "taken", "thing": None}
RULE = "things."


def things_of(finding: Finding, context: Context, rows: list[Evidence]) -> tuple[Thing, ...]:
    """The things of an event in the order of its words; one told twice has the worst that befell it."""
    found: list[Thing] = []
    for name, effect in EFFECTS.items():
        for role in finding.roles:
            if role.name != name or not role.rule.startswith(RULE):
                continue
            thing = _thing(role, effect, context)
            if not any(_is_same(thing, other) for other in found):
                found.append(thing)
            rows.append(Evidence("things", role.span, role.rule))
    return tuple(found)


def _thing(role: Role, effect: Effect | None, context: Context) -> Thing:
    count = count_of(role, context) or Count(None, None, "unstated")
    return Thing(words_without_number(role, context), role.rule.removeprefix(RULE), count, effect)


def _is_same(one: Thing, two: Thing) -> bool:
    """Whether the words of one end those of the other: "car" and "the minister's car"."""
    first, second = one.name.lower().split(), two.name.lower().split()
    short, long = sorted((first, second), key=len)
    return long[-len(short) :] == short
