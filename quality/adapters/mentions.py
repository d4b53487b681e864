"""What a reading recognised, in the fields of the sets about times, places and numbers."""

from collections.abc import Mapping

from adapters.document import Document, Prediction, day_of, page_of, published_on
from dateline.analysis.times_above import times_above
from dateline.model.reading import NumberMention
from dateline.pipeline import Desk, read_page
from dateline.resolve.when import timexes

# The bound of a number in the words of NewsQuant.
CHANGES: Mapping[str, str] = {
    "exactly": "=", "none": "=", "about": "~", "nearly": "~", "vague": "~", "between": "=",
    "more than": ">", "at least": ">", "less than": "<", "at most": "<", "unstated": "=",
}  # fmt: skip


def timex(document: Document, desk: Desk) -> Prediction:
    """Every time expression with its TIMEX3 type and value, seen from the document's own date where it has one."""
    page = page_of(document["text"], document)
    reading, context = read_page(page, desk)
    day = day_of(document.get("dct"))
    published = context.published if day is None else published_on(day)
    times = (*times_above(reading.article, reading.text, desk.analysis.times), *reading.times)
    found = timexes(times, reading.sentences, published, desk.analysis.times)
    return {"timexes": [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found]}


def geo(document: Document, desk: Desk) -> Prediction:
    """Every place name that stands for a place or its government, with the coordinates it was resolved to; the same
    uses for every set, also for lgl, which counts adjectives and names that bodies bear as well."""
    uses = ("place", "government", "modifier")
    reading, _ = read_page(page_of(document["text"], document), desk)
    return {
        "toponyms": [
            {
                "start": mention.name.start,
                "end": mention.name.end,
                "lat": mention.where.place.lat if mention.where.place else None,
                "lon": mention.where.place.lon if mention.where.place else None,
                "geonameid": mention.where.place.id.removeprefix("gn:") if mention.where.place else None,
            }
            for mention in reading.places
            if mention.use in uses and mention.where.name[:1].isupper()
        ]
    }


def newsquant(document: Document, desk: Desk) -> Prediction:
    """Every number that is no part of a date or an hour, with its bound; lengths of time count."""
    reading, context = read_page(page_of(document["text"], document), desk)
    found = timexes(reading.times, reading.sentences, context.published, desk.analysis.times)
    dates = [one.span for one in found if one.type in ("DATE", "TIME")]
    numbers = [one for one in reading.numbers if not one.ordinal and not any(one.span.overlaps(d) for d in dates)]
    return {"quantities": [q for one in numbers if (q := _quantity(one)) is not None]}


def _quantity(number: NumberMention) -> Prediction | None:
    """The amount as written; a bound comes before a change, a difference with a bound is told by its bound."""
    if not number.amounts:
        return None
    first, last = number.amounts[0], number.amounts[-1]
    bound = CHANGES[number.count.qualifier]
    change = bound if bound != "=" else number.change or bound
    return {"value": first if first == last else [first, last], "change": change}
