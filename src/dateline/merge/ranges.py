"""The range of a figure over several accounts: what each says, the span of all, and the best by a stated rule."""

from collections import Counter
from datetime import date
from typing import get_args

from dateline.model.records import Outcome, Toll
from dateline.model.story import Account, Range
from dateline.model.values import Count

RULE = "latest day, then most accounts, then lowest"


def ranges_of(accounts: tuple[Account, ...]) -> tuple[Range, ...]:
    """One range for each outcome that any account counts; attackers' own deaths are kept out of the victims' figure."""
    found = []
    for outcome in get_args(Outcome):
        totals = ((account, total_of(account.tolls, outcome)) for account in accounts)
        counts = tuple((account, total) for account, total in totals if total is not None)
        if counts:
            found.append(_range(outcome, counts))
    return tuple(found)


def total_of(tolls: tuple[Toll, ...], outcome: Outcome) -> Count | None:
    """What one account says in all: "four civilians and two soldiers" is six; None where it gives no number."""
    counts = [toll.count for toll in tolls if toll.outcome == outcome and not toll.of_perpetrators]
    counts = [count for count in counts if (count.low, count.high) != (None, None)]
    if len(counts) < 2:
        return counts[0] if counts else None
    lows, highs = [count.low for count in counts], [count.high for count in counts]
    return Count(
        low=sum(low or 0 for low in lows),
        high=None if None in highs else sum(high for high in highs if high is not None),
        qualifier="exactly" if lows == highs else "between",
        words=" + ".join(count.words for count in counts),
    )


def _range(outcome: Outcome, counts: tuple[tuple[Account, Count], ...]) -> Range:
    lows = [count.low for _, count in counts]
    highs = [count.high for _, count in counts]
    return Range(
        outcome=outcome,
        best=_best(counts),
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
        rule=RULE,
        by_account=tuple((account.article, count) for account, count in counts),
    )


def _best(counts: tuple[tuple[Account, Count], ...]) -> Count:
    """An older toll is usually an unfinished one; among accounts of one day the one most of them give."""
    last = max(account.published or date.min for account, _ in counts)
    latest = [count for account, count in counts if (account.published or date.min) == last]
    votes = Counter((count.low, count.high) for count in latest)
    return min(latest, key=lambda count: (-votes[count.low, count.high], count.low or 0, count.high or 0))
