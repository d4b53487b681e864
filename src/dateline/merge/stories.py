"""Which reports tell the same story: first form, joining only what kind, day, place and parties all allow."""

from collections.abc import Iterable
from datetime import date

from dateline.merge.ranges import ranges_of
from dateline.model.names import article_id, story_id
from dateline.model.records import Event, Report, Statement
from dateline.model.story import Account, Story
from dateline.model.values import Where, Who
from dateline.resolve.main_event import main_event

Telling = tuple[Report, Event]


def stories_of(reports: Iterable[Report]) -> tuple[Story, ...]:
    """The stories of the reports, latest event first. A report without any event tells no story here.

    Two reports share a story when their main events are of one kind, fell on the same known day at the same known
    place and name no different parties. A second telling must fit every telling that is already in the story, so
    that one odd report cannot chain two stories together. Figures never decide: that they differ is the news.
    """
    tellings = [(report, event) for report in reports if (event := _main(report)) is not None]
    tellings.sort(key=_by_publication)
    groups: dict[tuple[str, date | None], list[list[Telling]]] = {}
    for telling in tellings:
        alike = groups.setdefault((telling[1].type, _day(telling[1])), [])
        group = next((group for group in alike if all(_is_same(telling[1], other) for _, other in group)), None)
        if group is None:
            alike.append([telling])
        else:
            group.append(telling)
    told = (group for alike in groups.values() for group in alike)
    return tuple(sorted((_story(group) for group in told), key=_latest_first))


def _main(report: Report) -> Event | None:
    return main_event([record for record in report.records if isinstance(record, Event)])


def _is_same(one: Event, other: Event) -> bool:
    return (
        one.type == other.type
        and _day(one) is not None
        and _day(one) == _day(other)
        and _is_same_place(one.where, other.where)
        and _may_be_same(one.actors, other.actors)
        and _may_be_same(one.targets, other.targets)
    )


def _day(event: Event) -> date | None:
    """The day of the event when it is known to the day."""
    when = event.when
    return when.earliest if when is not None and when.earliest is not None and when.earliest == when.latest else None


def _is_same_place(one: tuple[Where, ...], other: tuple[Where, ...]) -> bool:
    """Whether both name a place and one of the places is the same; a mere country is too wide to tell."""
    return bool(_places(one) & _places(other))


def _places(places: tuple[Where, ...]) -> set[str]:
    narrow = [where for where in places if where.precision not in ("country", "region", "unknown")]
    # Every town has a Market Street.
    told = [where for where in narrow if where.place is not None or where.precision == "near"]
    return {where.place.id if where.place else where.name.casefold() for where in told}


def _may_be_same(one: tuple[Who, ...], other: tuple[Who, ...]) -> bool:
    """False only when both name known actors and share none."""
    known, also_known = ({who.id for who in people if who.id} for people in (one, other))
    return not known or not also_known or bool(known & also_known)


def _story(group: list[Telling]) -> Story:
    fullest = max(group, key=lambda telling: len(telling[1].toll) + bool(telling[1].where))[1]
    accounts = tuple(_account(report, event) for report, event in group)
    return Story(
        id=story_id(event.id for _, event in group),
        type=fullest.type,
        title=accounts[-1].headline,
        when=fullest.when,
        where=fullest.where[0] if fullest.where else None,
        accounts=accounts,
        ranges=ranges_of(accounts),
    )


def _account(report: Report, event: Event) -> Account:
    article = report.article
    sources = {record.id: record.source for record in report.records if isinstance(record, Statement)}
    return Account(
        article=article_id(report.page.digest),
        uri=report.page.uri,
        outlet=outlet.value if (outlet := article.outlet or article.agency) is not None else report.page.uri,
        headline=article.headline.value if article.headline else "",
        published=article.published.best,
        event=event.id,
        status=event.status,
        tolls=event.toll,
        sources=_names(event.according_to, sources),
        denied_by=_names(event.denied_by, sources),
    )


def _names(statements: tuple[str, ...], sources: dict[str, Who | None]) -> tuple[str, ...]:
    """The names behind statement ids, each once, in order."""
    names = (who.name for one in statements if (who := sources.get(one)) is not None)
    return tuple(dict.fromkeys(names))


def _by_publication(telling: Telling) -> tuple[date, str]:
    report = telling[0]
    return (report.article.published.best or date.min, article_id(report.page.digest))


def _latest_first(story: Story) -> tuple[int, str]:
    day = story.when.earliest if story.when is not None else None
    return (-(day or date.min).toordinal(), story.id)
