"""What a reading recognised, in the fields of the sets about times, places and numbers."""

from collections.abc import Mapping
from itertools import zip_longest

from adapters.document import Document, Prediction, day_of, page_of, published_on, reading_of_body
from dateline.analysis.times_above import times_above
from dateline.model.reading import NumberMention, PlaceMention
from dateline.pipeline import Desk, read_page
from dateline.resolve.when import timexes

# The bound of a number in the words of NewsQuant, which marks words beside a number; "dozens" is a plain range to it.
CHANGES: Mapping[str, str] = {
    "exactly": "=", "none": "=", "about": "~", "nearly": "~", "vague": "=", "between": "=",
    "more than": ">", "at least": ">", "less than": "<", "at most": "<", "unstated": "=",
}  # fmt: skip


def timex(document: Document, desk: Desk) -> Prediction:
    """Every time expression with its TIMEX3 type and value, seen from the document's own date where it has one."""
    page = page_of(document["text"], document)
    whole, context = read_page(page, desk)
    reading = whole.of_body
    day = day_of(document.get("dct"))
    published = context.published if day is None else published_on(day)
    times = (*times_above(reading.article, reading.text, desk.analysis.times), *reading.times)
    found = timexes(times, reading.sentences, published, desk.analysis.times)
    return {"timexes": [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found]}


def geo(document: Document, desk: Desk) -> Prediction:
    """Every place name that stands for a place or its government, with the coordinates it was resolved to; the same
    uses for every set, also for lgl, which counts adjectives and names that bodies bear as well."""
    uses = ("place", "government", "modifier")
    whole, _ = read_page(page_of(document["text"], document), desk)
    reading = whole.of_body
    return {
        "toponyms": [
            {"start": mention.name.start, "end": mention.name.end, **_coordinates(mention)}
            for mention in reading.places
            if mention.use in uses and mention.where.name[:1].isupper()
        ]
    }


def _coordinates(mention: PlaceMention) -> Prediction:
    """Those of the place that is named: of Moscow also where its name stands for Russia's government."""
    named = mention.where.alternatives[0].place if mention.where.alternatives else None
    place = named if mention.use == "government" and named is not None else mention.where.place
    if place is None:
        return {"lat": None, "lon": None, "geonameid": None}
    return {"lat": place.lat, "lon": place.lon, "geonameid": place.id.removeprefix("gn:")}


def newsquant(document: Document, desk: Desk) -> Prediction:
    """Every number that is no part of a date or an hour, with its bound; lengths of time count. A document is one
    sentence, which is read as the body of a report."""
    reading = reading_of_body(document, desk)
    found = timexes(reading.times, reading.sentences, reading.article.published, desk.analysis.times)
    dates = [one.span for one in found if one.type in ("DATE", "TIME")]
    # A bare "1520" of which only the grammar of time thinks that it is a year is judged by the numbers.
    numbers = [
        one for one in reading.numbers
        if not one.ordinal and not any(one.span.overlaps(date) and not one.span.contains(date) for date in dates)
    ]  # fmt: skip
    told = [one for one, after in zip_longest(numbers, numbers[1:]) if after is None or after.was is None]
    return {"quantities": [q for one in told if (q := _quantity(one)) is not None]}


def _quantity(number: NumberMention) -> Prediction | None:
    """The amount as written, with what it was before as one range; a bound comes before a change."""
    if not number.amounts:
        return None
    first, last = number.amounts[0] if number.was is None else number.was, number.amounts[-1]
    bound = CHANGES[number.count.qualifier]
    change = bound if bound != "=" else number.change or bound
    return {"value": first if first == last else [first, last], "change": change}
