"""The times of a page of several reports: each is read by itself, an entry from the day that it states."""

from dateline.analysis.times import TimeTables
from dateline.analysis.times_above import times_above
from dateline.model.article import Published
from dateline.model.problem import Problem
from dateline.model.reading import Reading
from dateline.model.sourced import Sourced
from dateline.model.values import Place, When
from dateline.resolve.when import resolve_all


def whens_of(reading: Reading, published: Published, tables: TimeTables) -> tuple[Sourced[When] | Problem, ...]:
    """The value of every time mention, in order. "On Sunday" in an entry of the third is the Sunday before the third,
    whatever the day of the page and whatever the entry above it named; entries without a day go on from one another. A
    history without a day of its own goes on from the year that its headline names."""
    article = reading.article
    if not article.items:
        above = times_above(article, reading.text, tables) if published.best is None else ()
        mentions = (*above, *reading.times)
        southern = _is_southern(reading.home)
        return resolve_all(mentions, reading.sentences, published, tables, southern=southern)[len(above) :]
    own: dict[int | None, list[int]] = {}
    for number, mention in enumerate(reading.times):
        item = reading.item_of(mention.sentence)
        apart = item is not None and (article.items[item].kind == "brief" or article.items[item].published is not None)
        own.setdefault(item if apart else None, []).append(number)
    found: dict[int, Sourced[When] | Problem] = {}
    for item, numbers in own.items():
        day = published if item is None else article.items[item].published or published
        times = [reading.times[number] for number in numbers]
        southern = _is_southern(reading.home if item is None or item >= len(reading.homes) else reading.homes[item])
        values = resolve_all(times, reading.sentences, day, tables, southern=southern)
        found.update(zip(numbers, values, strict=True))
    return tuple(found[number] for number in range(len(reading.times)))


def _is_southern(home: Place | None) -> bool:
    return home is not None and home.lat < 0
