"""The reading of an article: sentences, trees, and every number, time, place and name recognised in them."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_tables import ActorTables
from dateline.analysis.cast import cast_of
from dateline.analysis.gate import Gate, passing
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
from dateline.model.reading import Reading, Sentence
from dateline.model.sourced import Span

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
    """Everything recognised in the body of `article`, whose page text is `text`."""
    whole = sentences_of(article, text, tables.sentences)
    plain = [sentence for sentence in whole if sentence.span.end - article.body[0].start <= LONGEST]
    # What the page shouts is read in print, so that case tells names; offsets are the same in both.
    page_text, text = text, restored(text, plain, tables.case)
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
        names=names_of(
            text,
            sentences,
            entities,
            places,
            tables.names,
            opening=_opening(article, sentences),
            reporting=tables.reporting,
            dateline=None if home is None else home.country,
        ),
        home=home,
        homes=homes,
        unread=Span(whole[len(plain)].span.start, whole[-1].span.end) if len(plain) < len(whole) else None,
    )
    return replace(reading, text=page_text, cast=cast_of(reading))


def _opening(article: Article, sentences: Sequence[Sentence]) -> list[int]:
    """The sentences that open the items of a page, and those with which the page goes on behind them."""
    items = [article.item_at(sentence.span.start) for sentence in sentences] if article.items else []
    return [sentences[i].index for i in range(1, len(items)) if items[i] != items[i - 1]]
