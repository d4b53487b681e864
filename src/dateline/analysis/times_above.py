"""The times that stand above a report: in its headline and in its dateline."""

from dateline.analysis.times import TimeTables, times_in
from dateline.model.article import Article
from dateline.model.reading import Sentence, TimeMention


def times_above(article: Article, text: str, tables: TimeTables) -> tuple[TimeMention, ...]:
    """The times of headline and dateline, in text order, as those of a sentence -1: "The siege, 1876-1910" says where
    a history begins."""
    above = (article.headline, None if article.dateline is None else article.dateline.date)
    spans = {span for words in above if words is not None for span in words.spans}
    return tuple(mention for span in sorted(spans) for mention in times_in(text, Sentence(-1, -1, span, ()), tables))
