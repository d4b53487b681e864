"""An example of the lexicon as a reading of its own: one sentence, parsed, without times, places or names."""

from dateline.analysis.parse import Parser
from dateline.analysis.quotes import quotes_in
from dateline.model.article import Article, Credits, Published
from dateline.model.reading import Reading, Sentence
from dateline.model.sourced import Span


def example_reading(text: str, parser: Parser) -> Reading:
    """A reading whose only paragraph is one sentence, the whole of `text`."""
    whole = Span(0, len(text))
    unknown = Published(None, None, None, "unknown", "defaulted")
    article = Article("", (), (whole,), None, (), None, (), None, Credits(), unknown)
    sentences, _ = parser.trees(text, (Sentence(0, 0, whole, (), quotes_in(text, (whole,))),))
    return Reading(article, text, sentences)
