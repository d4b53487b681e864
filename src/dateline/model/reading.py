"""The reading of an article: its sentences as trees of tokens, and what was recognised in them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dateline.model.article import Article
from dateline.model.sourced import Span
from dateline.model.values import Count, Place, Where, Who


class Token(Struct, frozen=True):
    """One token: page offsets, lemma in lower case, Penn tag, dependency label (ClearNLP, as spaCy's English
    models give them), the index of its head in the sentence (its own for a root) and of its children in order."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    children: tuple[int, ...] = ()

    @property
    def is_verb(self) -> bool:
        """Whether the tag is one of VB VBD VBG VBN VBP VBZ MD."""
        return self.tag.startswith("VB") or self.tag == "MD"

    @property
    def is_noun(self) -> bool:
        """Whether the tag is one of NN NNS NNP NNPS."""
        return self.tag.startswith("NN")


class Sentence(Struct, frozen=True):
    """One sentence of the body, or the headline. `index` is its place in the reading, `paragraph` the index of its
    paragraph in `Article.body`, -1 for the headline; `tokens` is empty where the gate saw nothing that a record could
    come from, and in tables and rows of signs. `quotes` are the stretches of the sentence that stand between quotation
    marks, marks excluded, also where the quotation began in an earlier sentence or goes on into the next."""

    index: int
    paragraph: int
    span: Span
    tokens: tuple[Token, ...]
    quotes: tuple[Span, ...] = ()

    def child(self, i: int, *deps: str) -> Token | None:
        """The first child of token `i` with one of the labels, or None."""
        for j in self.tokens[i].children:
            if self.tokens[j].dep in deps:
                return self.tokens[j]
        return None

    def children(self, i: int, *deps: str) -> Iterator[Token]:
        """The children of token `i` in order, all of them when no label is given."""
        for j in self.tokens[i].children:
            if not deps or self.tokens[j].dep in deps:
                yield self.tokens[j]

    def subtree(self, i: int, without: frozenset[int] = frozenset()) -> list[int]:
        """The indices of token `i` and all below it in text order, leaving out the branches in `without`."""
        found, queue = [], [i]
        while queue:
            j = queue.pop()
            if j in without:
                continue
            found.append(j)
            queue.extend(self.tokens[j].children)
        return sorted(found)

    def span_of(self, indices: list[int]) -> Span:
        """The span from the first to the last of the tokens (not empty)."""
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and what is coordinated with it to its right ("killed and wounded"), in order."""
        found = [i]
        while (token := self.child(found[-1], "conj")) is not None:
            found.append(token.i)
        return found

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly within the span, in order: of "the army's" in "the army" the first two."""
        low = bisect_left(self.tokens, span.start, key=lambda token: token.start)
        return self.tokens[low : bisect_right(self.tokens, span.end, lo=low, key=lambda token: token.end)]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the page offset, or None."""
        low, high = 0, len(self.tokens)
        while low < high:
            mid = (low + high) // 2
            if self.tokens[mid].end <= offset:
                low = mid + 1
            else:
                high = mid
        if low < len(self.tokens) and self.tokens[low].start <= offset:
            return self.tokens[low]
        return None


class Entity(Struct, frozen=True):
    """A stretch that the parser's name finder marked, with its label ("PERSON", "GPE", "ORG", "NORP" …). The span is
    used, the label only as a hint: of 93 names in conflict news it found 87 and typed 74 right."""

    span: Span
    sentence: int
    label: str


class TimeMention(Struct, frozen=True):
    """Words for a time, recognised and not yet normalised: `form` names the rule of the grammar that matched and
    `slots` what it caught (("weekday", "sunday"), ("part", "early"))."""

    span: Span
    sentence: int
    form: str
    slots: tuple[tuple[str, str], ...]


class NumberMention(Struct, frozen=True):
    """Words for a number with its bound. `unit` is "percent" for shares, a currency code for money, the measure where
    it counts no heads ("km", "day", "age"), else None.
    `ordinal` numbers ("the second") are kept apart: they count in a row, they are no amount. `amounts` keeps the number
    as written, or both ends of a range, since shares and money have fractions: (2.5,), (9.0, 15.0), a third is (0.33,);
    `change` says that it is a difference ("rose 4 percent"), `was` the number that it is told to have come from ("rose
    from 40 to 60" is 60, and was 40). A number that cannot be read has the qualifier "unstated" and no amounts."""

    span: Span
    sentence: int
    count: Count
    unit: str | None = None
    ordinal: bool = False
    amounts: tuple[float, ...] = ()
    change: Literal["up", "down"] | None = None
    was: float | None = None


class PlaceMention(Struct, frozen=True):
    """A place name in the text. `span` covers the name with its qualifiers ("western Anbar province"), `name` the name
    alone. `literal` is False where the name stands for a government ("Tehran denies") or is an adjective ("Iraqi");
    `use` says which, "modifier" where a country stands before a noun ("U.S. troops"), "name" where a body bears it
    ("Washington Post")."""

    span: Span
    name: Span
    sentence: int
    where: Where
    literal: bool = True
    use: Literal["place", "government", "adjective", "modifier", "name"] = "place"


class NameMention(Struct, frozen=True):
    """A person, group, body or people in the text. `head` is the token index of its head in the sentence; `who` what
    the name, the titles around it and the actor list say; `chain` numbers the mentions of one actor in this article."""

    span: Span
    sentence: int
    head: int
    who: Who
    chain: int


Mention = TypeVar("Mention", TimeMention, NumberMention, PlaceMention, NameMention)


class Player(Struct, frozen=True):
    """An actor of the article under his best name, with the mention that gives it."""

    who: Who
    naming: NameMention


def in_sentence(mentions: Sequence[Mention], sentence: int) -> Sequence[Mention]:
    """The mentions of one sentence, from a list in text order."""
    low, high = sentence_range(mentions, sentence)
    return mentions[low:high]


def sentence_range(mentions: Sequence[Mention], sentence: int) -> tuple[int, int]:
    """Where the mentions of one sentence stand in a list in text order: the first, and the first behind them."""
    low = bisect_left(mentions, sentence, key=lambda mention: mention.sentence)
    return low, bisect_right(mentions, sentence, lo=low, key=lambda mention: mention.sentence)


class Reading(Struct, frozen=True):
    """All that was recognised in an article, each list in text order. Pronouns and short forms ("he", "the group",
    "Smith") are `names` as well, with the `chain` of what they stand for. `cast` has the actor of each
    chain; `home` is the place of the dateline, `homes` those of the items of the article, in their order; `unread` is
    the end of a body that was too long to be read whole. Where the headline was read, it is the last sentence, behind
    the body that it stands above: `headline` is its index, and what is recognised in it comes last in every list."""

    article: Article
    text: str
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    cast: Mapping[int, Player] = {}
    home: Place | None = None
    unread: Span | None = None
    homes: tuple[Place | None, ...] = ()
    headline: int | None = None

    @property
    def of_body(self) -> "Reading":
        """The reading of the body alone, without its headline."""
        if self.headline is None:
            return self
        return replace(
            self,
            sentences=self.sentences[: self.headline],
            times=self.times[: sentence_range(self.times, self.headline)[0]],
            numbers=self.numbers[: sentence_range(self.numbers, self.headline)[0]],
            places=self.places[: sentence_range(self.places, self.headline)[0]],
            names=self.names[: sentence_range(self.names, self.headline)[0]],
            headline=None,
        )

    def item_of(self, sentence: int) -> int | None:
        """Which of the article's items a sentence stands in, or None where the page itself speaks."""
        return self.article.item_at(self.sentences[sentence].span.start) if self.article.items else None
