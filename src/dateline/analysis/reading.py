"""The reading of an article: sentences, trees, and every number, time, place and name recognised in them."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_tables import ActorTables
from dateline.analysis.cast import cast_of
from dateline.analysis.gate import Gate, passing
from dateline.analysis.headline import headline_sentence, in_capitals
from dateline.analysis.item_places import places_by_item
from dateline.analysis.legible import is_prose
from dateline.analysis.letter_case import CaseTables, restored
from dateline.analysis.names import names_of
from dateline.analysis.numbers import NumberTables, numbers_of
from dateline.analysis.parse import Parser
from dateline.analysis.places import PlaceTables
from dateline.analysis.repair import repaired
from dateline.analysis.sentences import SentenceTables, sentences_of
from dateline.analysis.times import TimeTables, times_of
from dateline.model.article import Article
from dateline.model.reading import Entity, NameMention, PlaceMention, Reading, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Place

# Code points of a body that are read, about 50,000 words: no report is so long, and a reading takes about ten seconds.
LONGEST = 300_000


class AnalysisTables(Struct, frozen=True):
    """What recognition needs, compiled once: the parser, the gate and the tables of each kind of mention."""

    parser: Parser
    gate: Gate
    reporting: frozenset[str]
    times: TimeTables
    numbers: NumberTables
    places: PlaceTables
    names: ActorTables
    case: CaseTables
    sentences: SentenceTables = SentenceTables()


def reading_of(article: Article, text: str, tables: AnalysisTables) -> Reading:
    """Everything recognised in the body of `article`, whose page text is `text`, and in its headline."""
    whole = sentences_of(article, text, tables.sentences)
    plain = [sentence for sentence in whole if sentence.span.end - article.body[0].start <= LONGEST]
    unread = Span(whole[len(plain)].span.start, whole[-1].span.end) if len(plain) < len(whole) else None
    page_text = text
    headline = headline_sentence(article, text, len(plain))
    if headline is not None:
        plain.append(headline)
        text = in_capitals(text, headline.span)
    # A line that a wire broke within a sentence goes on in the next: "San / Salvador" is one name.
    text = _unbroken(text, plain)
    # What the page shouts is read in print, so that case tells names; offsets are the same in both.
    text = restored(text, plain, tables.case)
    deserving = [one for one in passing(text, plain, tables.gate) if is_prose(one.span.slice(text))]
    trees, entities = tables.parser.trees(text, deserving)
    parsed = {tree.index: repaired(tree, tables.reporting) for tree in trees}
    sentences = tuple(parsed.get(sentence.index, sentence) for sentence in plain)
    places, home, homes = places_by_item(article, text, sentences, entities, tables.places)
    reading = Reading(
        article=article,
        text=text,
        sentences=sentences,
        times=times_of(text, sentences, tables.times),
        numbers=numbers_of(text, sentences, tables.numbers),
        places=places,
        names=_names(article, text, sentences, entities, places, home, tables),
        home=home,
        homes=homes,
        unread=unread,
        headline=None if headline is None else headline.index,
    )
    return replace(reading, text=page_text, cast=cast_of(reading))


def _unbroken(text: str, sentences: Sequence[Sentence]) -> str:
    """The text with a blank for every line break inside a sentence; offsets stay."""
    parts, at = [], 0
    for sentence in sorted(sentences, key=lambda one: one.span):
        parts += [text[at : sentence.span.start], sentence.span.slice(text).replace("\n", " ")]
        at = sentence.span.end
    return "".join([*parts, text[at:]])


def _opening(article: Article, sentences: Sequence[Sentence]) -> list[int]:
    """The sentences that open the items of a page, and those with which the page goes on behind them."""
    items = [article.item_at(sentence.span.start) for sentence in sentences] if article.items else []
    return [sentences[i].index for i in range(1, len(items)) if items[i] != items[i - 1]]


def _names(
    article: Article,
    text: str,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    places: Sequence[PlaceMention],
    home: Place | None,
    tables: AnalysisTables,
) -> tuple[NameMention, ...]:
    """The names of the body, and behind them those of the headline, in chains of their own: its short forms stand for
    nobody whom the body tells of in other words."""
    country = None if home is None else home.country

    def named(part: Sequence[Sentence], opening: Sequence[int] = ()) -> tuple[NameMention, ...]:
        words, reporting = tables.names, tables.reporting
        within = {sentence.index for sentence in part}
        here = [place for place in places if place.sentence in within]
        return names_of(text, part, entities, here, words, opening=opening, reporting=reporting, dateline=country)

    body = [sentence for sentence in sentences if sentence.paragraph >= 0]
    names = named(body, _opening(article, body))
    count = 1 + max((name.chain for name in names), default=-1)
    above = named([sentence for sentence in sentences if sentence.paragraph < 0])
    return (*names, *(replace(name, chain=name.chain + count) for name in above))
