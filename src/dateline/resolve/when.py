"""When: what the words for a time mean, as days in the ledger and as TIMEX3 values for measuring."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, structs

from dateline.analysis.times import TimeTables
from dateline.model.article import Published
from dateline.model.problem import Problem
from dateline.model.reading import Sentence, TimeMention
from dateline.model.sourced import Sourced, Span
from dateline.model.values import When
from dateline.resolve.standpoint import Meaning, Standpoint, Tense, TimexType, dated
from dateline.resolve.tense import tense_of
from dateline.resolve.time_leads import led
from dateline.resolve.time_rules import meaning_of

# A bare year further from the story than this is an aside (measured on WikiWars 01-16).
ASIDE_YEARS = 10
# A time within so many characters opens its sentence: "In 1793," (WikiWars 01-16: the same from 6 to 50).
OPENING = 20
# An hour is of the day named so few sentences before it (measured on the hours of shootings), or so few characters
# behind it.
SAME_SCENE = 3
BEHIND = 40
# "A year earlier" so few sentences behind a quarter means that quarter of the year before.
SAME_RESULTS = 5
# The kinds of meaning that point to the day on which the text was written.
_NEAR = ("weekday", "deictic", "period", "weekend")


class Timex(Struct, frozen=True):
    """A time expression as TIMEX3 annotators mark it: a range is marked as its two ends."""

    span: Span
    type: TimexType
    value: str


def resolve_when(
    mention: TimeMention,
    published: Published,
    tables: TimeTables,
    *,
    tense: Tense = "past",
    anchor: When | None = None,
) -> Sourced[When] | Problem:
    """The days that a mention means, seen from the day of the report; `anchor` is the time named before it.

    "since June" reaches from 1 June to the day of the report. A length ("three days") and a habit ("every Friday") are
    no dates: a `Problem` with code W03; so is a date that nobody can settle (W01, W02), one before Christ (W04), and
    what is counted from an event ("three days after the vote", W05).
    """
    named = None if anchor is None else _meaning_of_anchor(anchor)
    day = named if anchor is not None and anchor.precision in ("day", "time", "part of day") else None
    seen = Standpoint(published.best, tense, named, day)
    return _when(mention, meaning_of(mention, seen, tables), published)


def resolve_all(
    mentions: Sequence[TimeMention],
    sentences: Sequence[Sentence],
    published: Published,
    tables: TimeTables,
    *,
    southern: bool = False,
) -> tuple[Sourced[When] | Problem, ...]:
    """The value of every mention of an article, in order: each is read in the light of those before it. In a report
    from the southern half of the world summers are at the turn of the year."""
    meanings = _read(mentions, sentences, published.best, tables, southern=southern)
    return tuple(_when(mention, meaning, published) for mention, meaning in meanings)


def timex_of(
    mention: TimeMention, published: Published, tables: TimeTables, *, tense: Tense = "past", anchor: When | None = None
) -> tuple[TimexType, str]:
    """TIMEX3 type and value of one mention; a date that cannot be settled has value XXXX-XX-XX."""
    named = None if anchor is None else _meaning_of_anchor(anchor)
    return _timex(meaning_of(mention, Standpoint(published.best, tense, named, named), tables))


def timexes(
    mentions: Sequence[TimeMention], sentences: Sequence[Sentence], published: Published, tables: TimeTables
) -> Iterator[Timex]:
    """The TIMEX3 annotation of an article, in text order."""
    for mention, meaning in _read(mentions, sentences, published.best, tables):
        if tables.means[mention.form] != "range":
            yield Timex(mention.span, *_timex(meaning))
            continue
        slots = dict(mention.slots)
        for place, name in enumerate(("first", "second")):
            start, _, stop = slots[name].partition("-")
            yield Timex(Span(int(start), int(stop)), *_timex(_end(meaning, place)))


def _end(meaning: Meaning | Problem, place: int) -> Meaning | Problem:
    """One end of a range: the first (0) or the second (1)."""
    if isinstance(meaning, Problem) or "/" not in meaning.value:
        return meaning
    return dated(meaning.value.split("/")[place], meaning.rule)


def _read(
    mentions: Sequence[TimeMention],
    sentences: Sequence[Sentence],
    published: date | None,
    tables: TimeTables,
    *,
    southern: bool = False,
) -> Iterator[tuple[TimeMention, Meaning | Problem]]:
    """Reads the mentions in order, moving the standpoint on with every date that is named."""
    story = published is None and _is_story(mentions, tables)
    by_index = {sentence.index: sentence for sentence in sentences}
    named: Meaning | None = None
    named_day: Meaning | None = None
    named_quarter: Meaning | None = None
    named_in, own_year, quarter_in = -9, False, -9
    beside: date | None = None
    beside_in = -9
    for place, mention in enumerate(mentions):
        sentence = by_index.get(mention.sentence)
        tense: Tense = "past" if sentence is None else tense_of(mention, sentence, tables)
        if published is None and not story and named_in != mention.sentence:
            # In a report of an unknown day a year carried on would be a guess.
            named = named_day = named_quarter = None
        close = named_in == mention.sentence and own_year
        near = named_quarter if quarter_in >= mention.sentence - SAME_RESULTS else None
        day = beside if beside_in == mention.sentence else None
        if day is None and tense == "past" and beside is not None and beside_in >= mention.sentence - SAME_SCENE:
            # "He was shot on Sunday. Police were called at 11 p.m."
            day = beside if published is not None and beside <= published else None
        seen = Standpoint(published, tense, named, named_day, near, close, story, day, southern)
        if tables.means[mention.form] == "clock" and beside_in != mention.sentence:
            seen = structs.replace(seen, beside=_day_behind(mentions[place : place + 3], seen, tables) or day)
        meaning = meaning_of(mention, seen, tables)
        yield mention, meaning
        if dict(mention.slots).get("unit") == "month":
            # "In the nine months" compares with the nine months of another year.
            named_quarter = None
        if isinstance(meaning, Problem) or not _moves_on(meaning):
            continue
        start = dated(meaning.value.split("/")[0], meaning.rule) if "/" in meaning.value else meaning
        if (
            start.first is None
            or start.precision in ("decade", "century")
            or _is_aside(start, named, published)
            or (story and _in_passing(mention, sentence, start, named))
        ):
            continue
        own_year = not start.inferred and published is not None and start.first.year != published.year
        named, named_in = start, mention.sentence
        if start.precision in ("day", "time", "part of day"):
            beside, beside_in = start.first, mention.sentence
            # What lies ahead of the report is not where its story stands.
            named_day = start if published is None or start.first <= published else named_day
        elif start.precision == "quarter" and start.rule != "shift.quarter" and _is_over(start, published):
            named_quarter, quarter_in = start, mention.sentence
        if start.precision in ("month", "year"):
            named_day = None if published is None else named_day


def _is_over(meaning: Meaning, published: date | None) -> bool:
    return published is None or (meaning.last is not None and meaning.last < published)


def _day_behind(rest: Sequence[TimeMention], seen: Standpoint, tables: TimeTables) -> date | None:
    """The day named right behind the first of the mentions, an hour: "at 10:35 a.m. (0735 GMT) Friday"."""
    hour = rest[0]
    days = (one for one in rest[1:] if tables.means[one.form] != "clock")
    day = next(days, None)
    if day is None or day.sentence != hour.sentence or day.span.start - hour.span.end > BEHIND:
        return None
    meaning = meaning_of(day, seen, tables)
    return None if isinstance(meaning, Problem) or meaning.precision != "day" else meaning.first


def _is_story(mentions: Sequence[TimeMention], tables: TimeTables) -> bool:
    """Whether a text tells a history: it states more years than it points to days and weeks around its own day."""
    years = sum("year" in dict(mention.slots) for mention in mentions)
    return years > sum(tables.means[mention.form] in _NEAR for mention in mentions)


def _moves_on(meaning: Meaning) -> bool:
    """Whether a mention names a date that later ones can look back to: lengths, habits and "now" name none."""
    if meaning.type in ("DURATION", "SET"):
        return meaning.rule == "portion"
    return not meaning.value.endswith("_REF")


def _is_aside(meaning: Meaning, named: Meaning | None, published: date | None) -> bool:
    """Whether a date only looks aside ("a year earlier", "as in 1614") and the story does not move to it."""
    if meaning.rule.startswith(("shift", "step")) and named is not None and named.first is not None:
        assert meaning.first is not None
        return meaning.first < named.first and meaning.precision != "day"
    if published is None and named is not None and named.first is not None and meaning.precision == "year":
        assert meaning.first is not None
        return abs(meaning.first.year - named.first.year) > ASIDE_YEARS
    return False


def _in_passing(mention: TimeMention, sentence: Sentence | None, meaning: Meaning, named: Meaning | None) -> bool:
    """Whether a bare year is named in passing, away from the opening of its sentence, while the story stands on a day:
    after "On 10 March they attacked" a road is "exposed for a campaign in 1976", and "on 11 March" is the next day."""
    if sentence is None or named is None or named.first is None or meaning.precision != "year":
        return False
    same_year = meaning.first is not None and meaning.first.year == named.first.year
    by_day = named.precision in ("day", "time", "part of day")
    return by_day and not same_year and mention.span.start - sentence.span.start > OPENING


def _meaning_of_anchor(anchor: When) -> Meaning:
    return Meaning("DATE", "", "anchor", anchor.earliest, anchor.latest, anchor.precision, anchor.part_of_day)


def _timex(meaning: Meaning | Problem) -> tuple[TimexType, str]:
    if isinstance(meaning, Problem):
        return "DATE", "XXXX-XX-XX"
    return meaning.type, meaning.value


def _when(mention: TimeMention, meaning: Meaning | Problem, published: Published) -> Sourced[When] | Problem:
    if isinstance(meaning, Problem):
        return meaning
    slots = dict(mention.slots)
    first, last, precision = meaning.first, meaning.last, meaning.precision
    if first is None and last is None:
        match meaning.type:
            case "DURATION" if "counting" in slots:
                words = f"counted from something that has no day here: {meaning.value} {slots['counting']} …"
                return Problem("resolve.when", "W05", words, mention.span)
            case "DURATION":
                return Problem("resolve.when", "W03", f"a length, no date: {meaning.value}", mention.span)
            case "SET":
                return Problem("resolve.when", "W03", f"a habit, no date: {meaning.value}", mention.span)
        if meaning.value.startswith("BC"):
            return Problem("resolve.when", "W04", f"before the calendar begins: {meaning.value}", mention.span)
        return Problem("resolve.when", "W01", "the publication date is unknown", mention.span)
    if meaning.part_of_day is not None and precision == "day":
        precision = "part of day"
    if (lead := slots.get("lead")) is not None and meaning.type != "DURATION":
        first, last, precision = led(lead, meaning, published.best)
    elif lead == "until":
        first, precision = None, "span"
    when = When(first, last, precision, meaning.part_of_day)
    return Sourced(when, (mention.span,), meaning.rule, "inferred" if meaning.inferred else "read")
