"""A story: one event, told in one or more accounts, with each account's own figures side by side."""

from datetime import date

from msgspec import Struct

from dateline.model.records import Outcome, Toll
from dateline.model.values import Count, When, Where


class Account(Struct, frozen=True):
    """How one article tells the event. `outlet` is the agency, or where the page came from when it names none;
    `sources` are those whom the article cites for the event, `denied_by` those who deny it."""

    article: str
    uri: str
    outlet: str
    headline: str
    published: date | None
    event: str
    status: str
    tolls: tuple[Toll, ...] = ()
    sources: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()


class Range(Struct, frozen=True):
    """One figure over all accounts. `low` and `high` span what any account says, `best` is the figure of the rule
    that `rule` names; `by_account` keeps each account's own (article id and count), in the order of the accounts."""

    outcome: Outcome
    best: Count
    low: int | None
    high: int | None
    rule: str
    by_account: tuple[tuple[str, Count], ...]


class Story(Struct, frozen=True):
    """One event in the accounts of one or more articles, by day of publication and article id."""

    id: str
    type: str
    title: str
    when: When | None
    where: Where | None
    accounts: tuple[Account, ...]
    ranges: tuple[Range, ...] = ()
