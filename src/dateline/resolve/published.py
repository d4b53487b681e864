"""The day of publication where the page does not state it: inferred from what the report itself says of its time.

Every clue is a test that a day must pass, and carries the words it rests on:

- a year: a total told for a bare year ("In 2011 … killed 940") means that the year is over and the next running; a
  head of state or government named in office ("President Jane Roe said") bounds it by the years of the office;
- a month: one that lies ahead by its bare name ("expires in February") is not the month of the report; "earlier this
  month" was not written on the first;
- a stretch told of in the past ("the first half of May", "a lull in the second week of the month") is over or
  in its last day, and its month is this month or the one before;
- a day: a report is most often written on the day that its opening names ("said on Sunday").

A day is named only where year, stretch and weekday are all known and few days are left; the first of them is the best,
since a report tells of what is just over, the others are `also_possible`. Of many days only the bounds are told.
Of years that only offices bound, the dateline's day must fall on the weekday of the opening in just one.
A date written out in full is the day of the report where the opening names its weekday, or where it comes again and
again (messages quoted with their date). Otherwise nothing is said: bounds from years alone held in only half of 46
reports.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.analysis.actor_tables import ActorTables
from dateline.analysis.times import TimeTables
from dateline.model.article import Article, Published
from dateline.model.reading import NameMention, Sentence, TimeMention
from dateline.resolve.published_clues import Clue, clues_of_times, dateline_clues, told_in, weekday_clues
from dateline.resolve.published_offices import offices_told
from dateline.resolve.published_years import years_told

# With more days left than this nobody could say which it is.
FEW_DAYS = 3


def published_of(
    article: Article,
    mentions: Sequence[TimeMention],
    sentences: Sequence[Sentence],
    text: str,
    tables: TimeTables,
    *,
    names: Sequence[NameMention] = (),
    actors: ActorTables | None = None,
) -> Published:
    """The day that the page states, else the day that follows from its dateline and its text, else what the page says.

    Only the body counts: a date in the furniture says nothing about the report. `names` are the people of the body;
    with `actors` those who hold an office bound the years.
    """
    if article.published.best is not None or article.published.earliest is not None:
        return article.published
    told = list(told_in(mentions, sentences, tables))
    stated = list(dateline_clues(article, text, tables))
    weekdays = list(weekday_clues(told, text, dated=bool(stated)))
    if (years := years_told(told, text)) is not None:
        clues, low, high = years
        found = _inferred([*clues, *clues_of_times(told, low.year, tables), *weekdays, *stated], low, high)
    elif stated and weekdays and actors is not None and (years := offices_told(names, told, actors)) is not None:
        clues, low, high = years
        found = _inferred([*clues, *weekdays, *stated], low, high)
        found = found if found is not None and found.best == found.latest else None
    else:
        found = None
    return found or article.published


def _inferred(clues: Sequence[Clue], low: date, high: date) -> Published | None:
    """The day or the few days from `low` to `high` that pass every clue; None where the clues do not tell a day."""
    known = {clue.says for clue in clues}
    if "stated" not in known and not ("weekday" in known and known & {"stretch", "day"}):
        return None
    days = [low + timedelta(days=i) for i in range((high - low).days + 1)]
    left = [day for day in days if all(clue.fits(day) for clue in clues)]
    because = tuple(sorted({clue.span for clue in clues}))
    if not left:
        return None
    if len(left) > FEW_DAYS:
        return Published(None, left[0], left[-1], "span", "inferred", because, rule="published.bounds")
    others = tuple(reversed(left[1:]))
    return Published(left[0], left[0], left[-1], "day", "inferred", because, others, "published.inferred")
