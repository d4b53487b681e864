"""Stories for a person: each with its range of figures and what every account of it says, side by side."""

from collections.abc import Iterable, Iterator

from dateline.export.layout import columns, heading, labelled, shortened
from dateline.export.words import UNKNOWN, count_words, when_words, where_words
from dateline.model.printable import printable_lines
from dateline.model.records import Toll
from dateline.model.story import Account, Range, Story
from dateline.model.values import Count


def stories_text(stories: Iterable[Story], *, width: int = 100) -> str:
    """A block a story, the latest event first as they come; ends in one line break."""
    blocks = ["\n".join(_story(story, width=width)) for story in stories]
    if blocks:
        return printable_lines("\n\n".join(blocks) + "\n")
    return "No story yet: no report with an event has been read.\n"


def range_words(one: Range) -> str:
    """`killed 13 (9–13 in 3 accounts)`; the span only where accounts differ."""
    best = count_words(one.best)
    if len({(count.low, count.high) for _, count in one.by_account}) == 1:
        accounts = len(one.by_account)
        return f"{one.outcome} {best}" + (f" (all {accounts} accounts)" if accounts > 1 else "")
    span = count_words(Count(one.low, one.high, "between"))
    return f"{one.outcome} {best} ({span} in {len(one.by_account)} accounts)"


def _story(story: Story, *, width: int) -> Iterator[str]:
    yield heading(f"{story.type.upper()} · {when_words(story.when)} · {where_words(story.where)}", None, width=width)
    yield from labelled("", story.title or "(no headline)", width=width, indent=0)
    yield from labelled("story", story.id, width=width, indent=0)
    figures = " · ".join(range_words(one) for one in story.ranges)
    yield from labelled("figures", figures or UNKNOWN, width=width, indent=0)
    rows = [("published", "outlet", "figures", "according to", "article"), *map(_account, story.accounts)]
    yield from columns(rows, shares=(0, 3, 4, 5, 0), fixed=(10, 0, 0, 0, 17), width=width)


def _account(account: Account) -> tuple[str, str, str, str, str]:
    denied = f"; denied by {', '.join(account.denied_by)}" if account.denied_by else ""
    return (
        account.published.isoformat() if account.published else UNKNOWN,
        shortened(account.outlet, 60),
        "; ".join(_toll(toll) for toll in account.tolls) or UNKNOWN,
        (", ".join(account.sources) or UNKNOWN) + denied,
        account.article,
    )


def _toll(toll: Toll) -> str:
    whose = " (attackers)" if toll.of_perpetrators else ""
    return f"{toll.outcome} {count_words(toll.count)}{whose}"
