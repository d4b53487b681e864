"""What extraction finds: which words play which part. What the words mean is for `resolve` to say."""

from typing import Literal

from msgspec import Struct

from dateline.model.sourced import Span

RecordKind = Literal["event", "statement", "figure", "trend", "relation"]


class Role(Struct, frozen=True):
    """Words that play a part in a finding. `name` is the field they fill ("attacker", "killed", "place", "source");
    `head` is the index of their head token in the sentence, `rule` the construction that found them."""

    name: str
    span: Span
    sentence: int
    head: int
    rule: str


class Finding(Struct, frozen=True):
    """A record before its words are resolved. `type` is the lexicon's word for it (an event kind, a stance, a measure,
    a direction, a predicate); `trigger` the words that gave it away and `head` their main token in the sentence;
    `marks` are facts of grammar or lexicon that resolution needs (("status", "planned"), ("voice", "passive"))."""

    kind: RecordKind
    type: str
    trigger: Span
    sentence: int
    head: int
    rule: str
    roles: tuple[Role, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()

    def role(self, name: str) -> Role | None:
        """The first role of that name, or None."""
        for role in self.roles:
            if role.name == name:
                return role
        return None

    def mark(self, name: str) -> str | None:
        """The value of the first mark of that name, or None."""
        for key, value in self.marks:
            if key == name:
                return value
        return None
