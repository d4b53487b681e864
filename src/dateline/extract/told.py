"""One telling of an event: a finding with what decides whether it is news of its own or points at another telling."""

from msgspec import Struct
from msgspec.structs import replace

from dateline.extract.arguments import EFFECTS, OUTCOMES
from dateline.extract.event_tables import EventTables
from dateline.model.finding import Finding, Role
from dateline.model.reading import Sentence

# The widest kind of act in which people come to harm.
HARM = "attack"


class Told(Struct, frozen=True):
    """A finding before tellings of one event are joined. `pointing` ones refer to something told before ("the attack");
    `bare` ones do not claim by themselves that it happened, so they stand only beside another telling."""

    finding: Finding
    pointing: bool = False
    bare: bool = False

    @property
    def kind(self) -> str:
        """The event's kind."""
        return self.finding.type

    def names(self, *names: str) -> list[Role]:
        """The roles of these names, in order."""
        return [role for role in self.finding.roles if role.name in names]

    def with_roles(self, *roles: Role) -> "Told":
        """The telling with more roles; one that names the same words in the same role is not added again."""
        known = {(role.name, role.span, role.sentence) for role in self.finding.roles}
        fresh = [role for role in roles if (role.name, role.span, role.sentence) not in known]
        return replace(self, finding=replace(self.finding, roles=(*self.finding.roles, *fresh)))

    def with_marks(self, *marks: tuple[str, str]) -> "Told":
        """The telling with more marks."""
        fresh = [mark for mark in marks if mark not in self.finding.marks]
        return replace(self, finding=replace(self.finding, marks=(*self.finding.marks, *fresh)))

    def with_only(self, roles: tuple[Role, ...]) -> "Told":
        """The telling as a mere mention with these roles alone: its status and marks decide nothing."""
        return replace(self, finding=replace(self.finding, roles=roles, marks=()), pointing=True, bare=True)

    def without_status(self) -> "Told":
        """The telling without what hedges say of it: a mere mention decides nothing."""
        roles = tuple(role for role in self.finding.roles if role.name != "status")
        marks = tuple(mark for mark in self.finding.marks if mark[0] not in ("status", "negated"))
        return replace(self, finding=replace(self.finding, roles=roles, marks=marks))

    def without_negation(self) -> "Told":
        """The telling as a mention of the act that it negates."""
        marks = tuple(mark for mark in self.finding.marks if mark[0] != "negated")
        return replace(self, finding=replace(self.finding, marks=marks))

    def as_kind(self, kind: str) -> "Told":
        """The telling as an event of another kind."""
        return replace(self, finding=replace(self.finding, type=kind))


def is_harm_alone(told: Told) -> bool:
    """Whether a telling only counts who came to harm: "two of them died"."""
    return told.finding.mark("harm") is not None


def is_next(told: Told, sentence: Sentence) -> bool:
    """Whether a telling stands right before the sentence."""
    return told.finding.sentence == sentence.index - 1


def denials_differ(first: Told, second: Told) -> bool:
    """Whether one sentence denies one act and tells the other: "did not attack the town and killed three"."""
    if first.finding.sentence != second.finding.sentence or first.bare or second.bare:
        return False
    return (first.finding.mark("negated") is None) != (second.finding.mark("negated") is None)


def joined(group: list[Told], tables: EventTables) -> Told:
    """One telling out of several: the kind that says most and its words, the roles and marks of all."""
    if len(group) == 1:
        return group[0]
    best = max(
        group,
        key=lambda told: (
            not tables.kinds[told.kind].vague,
            _depth(told.kind, tables),
            not told.bare,
            -told.finding.sentence,
            _is_verb(told),
        ),
    )
    roles: list[Role] = []
    marks: list[tuple[str, str]] = []
    for told in (best, *(other for other in group if other is not best)):
        known = {(role.name, role.span) for role in roles}
        roles += [role for role in told.finding.roles if (role.name, role.span) not in known]
        marks += [mark for mark in told.finding.marks if mark not in marks]
    first = [role for role in roles if role.sentence == best.finding.sentence]
    rest = [role for role in roles if role.sentence != best.finding.sentence]
    others = [told for told in group if told is not best]
    told_by = [
        Role("told", told.finding.trigger, told.finding.sentence, told.finding.head, told.finding.rule)
        for told in others
    ]
    finding = replace(
        best.finding,
        roles=(*first, *sorted(rest, key=lambda role: role.sentence), *(role for role in told_by if role not in roles)),
        marks=tuple(marks),
    )
    named = any(told.pointing for told in group if told.finding.rule == "events.noun")
    return Told(finding, named or all(told.pointing for told in group), _is_bare(group, tables))


def kinds_fit(group: list[Told], told: Told, tables: EventTables) -> bool:
    """Whether a telling can be of the same kind of event as those of the group, so far as they say."""
    kind = max((other.kind for other in group), key=lambda name: not tables.kinds[name].vague)
    if tables.is_under(told.kind, kind) or tables.is_under(kind, told.kind):
        return True
    if not (tables.kinds[kind].vague or tables.kinds[told.kind].vague):
        return False
    return tables.is_under(kind, HARM) and tables.is_under(told.kind, HARM)


def _is_bare(group: list[Told], tables: EventTables) -> bool:
    """Whether no telling claims anything; "a shooting that left one dead" does, though neither word would alone."""
    if not all(told.bare for told in group):
        return False
    harmed = any(told.names(*OUTCOMES, *EFFECTS) for told in group)
    act = any(told.finding.rule == "events.noun" and tables.kinds[told.kind].violent for told in group)
    if harmed and act and all(any(told.names(name) for told in group) for name in ("time", "place")):
        return False  # "four soldiers died in the assault on the barracks in Menaka on Sunday"
    return not (harmed and any(not tables.kinds[told.kind].vague for told in group))


def _depth(kind: str, tables: EventTables) -> int:
    depth = 0
    while tables.kinds[kind].under:
        kind, depth = tables.kinds[kind].under, depth + 1
    return depth


def _is_verb(told: Told) -> bool:
    return told.finding.rule == "events.verb"
