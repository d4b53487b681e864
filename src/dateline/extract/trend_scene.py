"""A sentence to look for trends in, and the sign of one: what is asserted, what moves and which way."""

from msgspec import Struct

from dateline.extract.trend_tables import TrendTables
from dateline.lexicon.rules.trends import Movement
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span


class Scene(Struct, frozen=True):
    """A sentence with the reading around it and the words to look for."""

    reading: Reading
    sentence: Sentence
    tables: TrendTables


class Sign(Struct, frozen=True, kw_only=True):
    """One sign: the token that is asserted or not (`head`), the trigger from `first` to `last`, and what moves.

    `argument` is the token that moves; None where it was named before, then `refers` is True and `pronoun` the token
    that stands for it, if any. Nouns coordinated with the argument move with it if `several`. `link` is the verb of a
    predicate, `subject` the subject of a verb with an object, `baseline` the word that opens what it is compared with;
    `measures` are the only nouns that can move so, if any.
    """

    head: int
    first: int
    last: int
    direction: Movement
    argument: int | None
    rule: str
    refers: bool = False
    pronoun: int | None = None
    takes_anything: bool = False
    strong: bool = False
    only_negated: bool = False
    conditions: Movement | None = None
    not_measures: tuple[str, ...] = ()
    several: bool = True
    measures: tuple[str, ...] = ()
    link: int | None = None
    subject: int | None = None
    baseline: int | None = None

    def trigger(self, sentence: Sentence) -> Span:
        """The words that give the trend away."""
        return Span(sentence.tokens[self.first].start, sentence.tokens[self.last].end)


def is_amount(scene: Scene, i: int) -> bool:
    """Whether the token is a figure ("20 percent", "a third", "12"), and not a time."""
    reading, sentence = scene.reading, scene.sentence
    token = sentence.tokens[i]
    span = Span(token.start, token.end)
    if is_time(scene, token):
        return False
    if token.tag == "CD" or sentence.child(i, "nummod", "quantmod") is not None:
        return True
    return any(
        number.sentence == sentence.index and number.span.overlaps(span) and not number.ordinal
        for number in reading.numbers
    )


def is_time(scene: Scene, token: Token) -> bool:
    """Whether the token is part of a time."""
    span = Span(token.start, token.end)
    return any(time.sentence == scene.sentence.index and time.span.overlaps(span) for time in scene.reading.times)
