"""Everything that a reading names or mentions, in the entity types of the set about Syria and Iraq."""

from collections.abc import Iterator

from msgspec.structs import replace

from adapters.document import Document, Prediction, page_of
from dateline.analysis.actor_scan import scan
from dateline.analysis.gate import OPEN
from dateline.analysis.reading import reading_of
from dateline.article.article import article_of
from dateline.extract.weapons import weapon_of
from dateline.model.page import Page
from dateline.model.reading import NameMention, Reading
from dateline.model.sourced import Span
from dateline.pipeline import Desk
from dateline.resolve.when import timexes

Found = Iterator[tuple[Span, str]]


def entities(document: Document, desk: Desk) -> Prediction:
    """People, bodies, places, nationalities, times, numbers and weapons. The text is the body alone, and every
    sentence is parsed: the set marks those as well that no record could come from."""
    reading = _reading(page_of(document["text"], document), desk)
    found = [
        *_actors(reading, desk),
        *((place.span, "Location") for place in reading.places if place.use != "adjective"),
        *_nationalities(reading, desk),
        *_times(reading, desk),
        *_numbers(reading),
        *_weapons(reading, desk),
    ]
    return {"entities": [{"begin": s.start, "end": s.end, "type": kind} for s, kind in dict.fromkeys(found)]}


def _reading(page: Page, desk: Desk) -> Reading:
    body = tuple(Span(block.start, block.end) for block in page.blocks)
    article = replace(article_of(page, desk.page), parts=(), headline=None, body=body, items=())
    return reading_of(article, page.text, replace(desk.analysis, gate=OPEN))


def _actors(reading: Reading, desk: Desk) -> Found:
    """People with the titles before their names and by the name alone; bodies and groups with their article; pronouns,
    but no possessives; no mere adjectives of a government ("Syrian")."""
    for mention in reading.names:
        token = reading.sentences[mention.sentence].tokens[mention.head]
        pronoun = desk.analysis.names.pronouns.get(token.text.lower()) if token.tag.startswith("PRP") else None
        if (pronoun is not None and token.tag == "PRP$") or (token.tag == "JJ" and mention.who.kind == "government"):
            continue
        single = pronoun is not None and pronoun.number == "one"
        person = single or (mention.who.kind or reading.cast[mention.chain].who.kind) == "person"
        yield _with_article(mention.span, reading), "Person" if person else "Organisation"
        if person and _ends_with_name(mention, reading):
            yield Span(mention.span.end - len(mention.who.name), mention.span.end), "Person"


def _ends_with_name(mention: NameMention, reading: Reading) -> bool:
    words = mention.span.slice(reading.text)
    return mention.who.name[:1].isupper() and words.endswith(f" {mention.who.name}")


def _nationalities(reading: Reading, desk: Desk) -> Found:
    for sentence in reading.sentences:
        for hit in scan(reading.text, sentence.span, desk.analysis.names):
            if hit.sense.meaning in ("adjective", "community"):
                yield hit.span, "Nationality"


def _times(reading: Reading, desk: Desk) -> Found:
    """Dates, hours and lengths; "now" and "recently" are no times to the set."""
    for time in timexes(reading.times, reading.sentences, reading.article.published, desk.analysis.times):
        if not time.value.endswith("_REF"):
            yield time.span, "Temporal"


def _numbers(reading: Reading) -> Found:
    for number in reading.numbers:
        timed = any(number.span.overlaps(time.span) for time in reading.times)
        if not timed and not number.ordinal and number.span.slice(reading.text).lower() != "one":
            yield number.span, "Money" if (number.unit or "").isupper() else "Quantity"


def _weapons(reading: Reading, desk: Desk) -> Found:
    for sentence in reading.sentences:
        for token in sentence.tokens:
            weapon = weapon_of(sentence, token, desk.events) if token.is_noun else None
            if weapon is not None:
                yield Span(token.start, token.end), "Weapon"


def _with_article(span: Span, reading: Reading) -> Span:
    before = reading.text[max(0, span.start - 4) : span.start]
    return Span(span.start - 4, span.end) if before.lower() == "the " else span
