"""The records of the ledger: events, statements, figures, trends and relations, each with its evidence.

The structs are the JSON of `dateline read --json` (docs: interface): a field is added freely and never renamed.
"""

from typing import Literal

from msgspec import Struct

from dateline.model.article import Article
from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.model.sourced import How, Span
from dateline.model.values import Count, Weapon, When, Where, Who

Status = Literal[
    "occurred", "ongoing", "planned", "scheduled", "postponed", "cancelled", "foiled", "threatened", "hypothetical"
]
Stance = Literal[
    "asserts", "confirms", "denies", "accuses", "attributes", "estimates", "predicts", "promises", "threatens",
    "demands", "calls for", "condemns", "praises", "claims responsibility", "declines to comment", "does not know",
]  # fmt: skip
Outcome = Literal["killed", "wounded", "missing", "abducted", "detained", "displaced"]
Effect = Literal["damaged", "destroyed", "taken"]
Voice = Literal["named", "anonymous", "document", "medium", "unattributed passive"]
Direction = Literal["up", "down", "unchanged", "back to normal"]


class Evidence(Struct, frozen=True):
    """The exact words behind one field of a record; `field` is a dotted path ("toll.killed", "where")."""

    field: str
    span: Span
    rule: str
    how: How = "read"


class Plover(Struct, frozen=True):
    """PLOVER class and mode, with the auxiliary modes (historical, future, hypothetical, negation) that apply."""

    event_class: str
    mode: str | None = None
    auxiliary: tuple[str, ...] = ()


class Toll(Struct, frozen=True):
    """Who came to what harm in one event. `including` keeps the words of those counted within ("three children");
    `of_perpetrators` is True where the dead are the attackers themselves."""

    outcome: Outcome
    who: str
    count: Count
    including: str | None = None
    of_perpetrators: bool = False


class Thing(Struct, frozen=True):
    """A building, vehicle or installation that an event was aimed at or harmed: the words as written, its kind in the
    lexicon ("bank", "power"), how many, and what became of it, None where the report does not say."""

    name: str
    kind: str | None = None
    count: Count = Count(1, 1)
    effect: Effect | None = None


class Terms(Struct, frozen=True):
    """The terms of an undertaking: talks, a visit, a ceasefire, an agreement, a pledge, a demand, a sanction.

    `round` is the fourth of "a fourth round of talks"; `duration`, `subject` (what it is about, what is pledged or
    demanded) and `reason` (why it was cancelled, what a sanction is for) are the words of the report. `starts` and
    `expires` are the first and the last day on which a truce, a sanction or a treaty holds. `scheduled_for` is the day
    set for what is scheduled, postponed or cancelled, `postponed_to` the new day; `deadline` is the day by which a
    demand is to be met or a pledge kept.
    """

    round: int | None = None
    duration: str | None = None
    expires: When | None = None
    subject: str | None = None
    reason: str | None = None
    starts: When | None = None
    deadline: When | None = None
    scheduled_for: When | None = None
    postponed_to: When | None = None


class Event(Struct, frozen=True, tag_field="kind", tag="event", kw_only=True):
    """What happened, or did not: the kind in our words, PLOVER's class, and everything the report says of it."""

    id: str
    type: str
    plover: Plover
    status: Status
    trigger: Span
    negated: bool = False
    actors: tuple[Who, ...] = ()
    targets: tuple[Who, ...] = ()
    suspected: tuple[Who, ...] = ()
    weapon: Weapon | None = None
    toll: tuple[Toll, ...] = ()
    things: tuple[Thing, ...] = ()
    where: tuple[Where, ...] = ()
    when: When | None = None
    terms: Terms = Terms()
    according_to: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Statement(Struct, frozen=True, tag_field="kind", tag="statement", kw_only=True):
    """Who said what, how strongly, to whom. `source` is None for the unattributed passive ("are considered");
    `inside` is the statement that reports this one, `answers` the one it answers, `about` the records it carries."""

    id: str
    stance: Stance
    trigger: Span
    plover: Plover | None = None
    source: Who | None = None
    cue: str = ""
    mode: Literal["direct", "indirect", "mixed"] = "indirect"
    polarity: Literal["positive", "negative"] = "positive"
    target: Who | None = None
    audience: str | None = None
    content: Span | None = None
    voice: Voice = "named"
    inside: str | None = None
    answers: str | None = None
    about: tuple[str, ...] = ()
    when: When | None = None
    where: Where | None = None
    evidence: tuple[Evidence, ...] = ()


class Figure(Struct, frozen=True, tag_field="kind", tag="figure", kw_only=True):
    """A total over a period, an operation or a place, or a share: never an event of a day.
    `of_which` are parts of the total, each with its own words, `compared` the figures of other times that the report
    holds against it ("compared with 180 in March")."""

    id: str
    measure: str
    trigger: Span
    of: str | None = None
    by: Who | None = None
    count: Count = Count(None, None, "unstated")
    unit: str = "people"
    share_of: str | None = None
    of_which: tuple[tuple[Count, str], ...] = ()
    compared: tuple[tuple[Count, str], ...] = ()
    period: When | None = None
    since_event: str | None = None
    where: tuple[Where, ...] = ()
    according_to: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Trend(Struct, frozen=True, tag_field="kind", tag="trend", kw_only=True):
    """How a measure moves: the measure as written, its direction, how strongly and over which period."""

    id: str
    measure: str
    direction: Direction
    trigger: Span
    degree: str | None = None
    period: When | None = None
    baseline: str | None = None
    where: tuple[Where, ...] = ()
    according_to: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Relation(Struct, frozen=True, tag_field="kind", tag="relation", kw_only=True):
    """Who stands how to whom: leads, speaks for, member of, trains, finances, supplies, allied with …
    `what` is the thing supplied, if any."""

    id: str
    subject: Who
    predicate: str
    object: Who
    trigger: Span
    what: str | None = None
    since: When | None = None
    until: When | None = None
    according_to: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


Fact = Event | Figure | Trend | Relation
Record = Fact | Statement


class Report(Struct, frozen=True):
    """Everything that one page gave: the page, its article with the final publication date, the people and groups
    named in it, the records in text order, and what was noticed and not read."""

    page: Page
    article: Article
    actors: tuple[Who, ...]
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
