"""The times of a page of several reports: each is read by itself, an entry from the day that it states."""

from dateline.analysis.times import TimeTables
from dateline.model.article import Published
from dateline.model.problem import Problem
from dateline.model.reading import Reading
from dateline.model.sourced import Sourced
from dateline.model.values import When
from dateline.resolve.when import resolve_all


def whens_of(reading: Reading, published: Published, tables: TimeTables) -> tuple[Sourced[When] | Problem, ...]:
    """The value of every time mention, in order. "On Sunday" in an entry of the third is the Sunday before the third,
    whatever the day of the page and whatever the entry above it named; entries without a day go on from one another."""
    article = reading.article
    if not article.items:
        return resolve_all(reading.times, reading.sentences, published, tables)
    own: dict[int | None, list[int]] = {}
    for number, mention in enumerate(reading.times):
        item = reading.item_of(mention.sentence)
        apart = item is not None and (article.items[item].kind == "brief" or article.items[item].published is not None)
        own.setdefault(item if apart else None, []).append(number)
    found: dict[int, Sourced[When] | Problem] = {}
    for item, numbers in own.items():
        day = published if item is None else article.items[item].published or published
        times = [reading.times[number] for number in numbers]
        found.update(zip(numbers, resolve_all(times, reading.sentences, day, tables), strict=True))
    return tuple(found[number] for number in range(len(reading.times)))
