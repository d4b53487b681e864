"""What moves in a trend: the noun that is measured, its words as one or more spans, and what tells it from others."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.extract.clauses import after_preposition
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

# "smuggled weapons" and "weapons being smuggled" have different lemmas and the same first six letters.
STEM = 6


class Measured(Struct, frozen=True):
    """One measure: the token that is counted, the whole branch it stands in, and its words.

    In "Chad's arming and funding of militias" two measures share words: `spans` are then two pieces.
    `keys` tell whether two mentions can mean the same: lemmas of its words, country codes for names of countries.
    """

    head: int
    outer: int
    spans: tuple[Span, ...]
    keys: tuple[str, ...]


class MeasureTables(Struct, frozen=True):
    """Lemmas of nouns that move (`known`), that only count (`amounts`; `kept` ones belong to the wording), that are
    good when they rise (`conditions`), and that only report one event's count anew (`updates`; `harms` are verbs of it:
    "people killed"); `strangers` are the weather, health and shows, which are no measures of ours."""

    known: frozenset[str]
    amounts: frozenset[str]
    kept: frozenset[str]
    conditions: frozenset[str]
    updates: frozenset[str]
    harms: frozenset[str]
    strangers: frozenset[str] = frozenset()


def measures_of(
    reading: Reading, sentence: Sentence, i: int, tables: MeasureTables, *, anything: bool, without: frozenset[int],
    several: bool = True,
) -> Iterator[Measured]:  # fmt: skip
    """The measures that the argument at `i` names; none where the noun cannot be measured ("fell from a balcony").

    With `anything` every common noun is taken that is no name, place or time. `without` are tokens of the trigger.
    """
    heads = [j for j in (sentence.conjuncts(i) if several else [i]) if _is_nominal(sentence.tokens[j], tables)]
    contents = [_content(sentence, j, tables) for j in heads]
    skipped = without | _time_branches(reading, sentence, i)
    for outer, content in zip(heads, contents, strict=True):
        if not _can_move(reading, sentence, outer, content, tables, anything=anything):
            continue
        spans = _words(sentence, outer, content, heads, skipped, tables)
        if spans and not _is_strange(sentence, content, tables):
            yield Measured(content, outer, spans, _keys(reading, sentence, content, spans, tables))


def _is_nominal(token: Token, tables: MeasureTables) -> bool:
    """Whether the token can be a measure: a noun, a gerund, a known noun that the parser took for a verb ("Aid")."""
    return token.is_noun or token.tag == "VBG" or token.lemma in tables.known


def _content(sentence: Sentence, i: int, tables: MeasureTables) -> int:
    """The noun behind an amount: attacks in "the number of attacks", else the noun itself."""
    seen: set[int] = set()
    while sentence.tokens[i].lemma in tables.amounts and i not in seen:
        seen.add(i)
        counted = next(after_preposition(sentence, i, frozenset({"of"})), None)
        if counted is None:
            break
        i = counted.i
    return i


def _can_move(
    reading: Reading, sentence: Sentence, outer: int, content: int, tables: MeasureTables, *, anything: bool
) -> bool:
    token = sentence.tokens[content]
    counted = {child.lemma for child in sentence.children(content, "acl")} & tables.harms
    if counted or {token.lemma, sentence.tokens[outer].lemma} & tables.updates:
        # "The number of people killed rose to 12" corrects a count of one event.
        return False
    if _is_one_of(token, tables.conditions) and (owner := sentence.child(content, "poss")) and owner.tag == "PRP$":
        # "His condition was stabilised" is about a patient.
        return False
    if outer != content or _is_one_of(token, tables.known) or _opens_with(token, tables):
        return True
    if token.lemma in tables.amounts:
        return sentence.child(content, "compound", "amod", "poss", "nmod") is not None
    if not anything or token.tag in ("NNP", "NNPS"):
        return False
    if (owner := sentence.child(content, "poss")) is not None and owner.text.lower() in ("his", "her", "my"):
        # "His appetite increased."
        return False
    span = Span(token.start, token.end)
    spans = [time.span for time in reading.times] + [place.span for place in reading.places]
    return not any(mention.overlaps(span) for mention in spans)


def _is_strange(sentence: Sentence, head: int, tables: MeasureTables) -> bool:
    """Whether the noun or the one before it is of weather, health or a show: "rain", "ticket sales"."""
    of = after_preposition(sentence, head, frozenset({"of", "for"}))
    nouns = (sentence.tokens[head], *sentence.children(head, "compound", "nmod"), *of)
    return any(token.lemma.lower() in tables.strangers for token in nouns)


def _is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether the noun is listed, as a lemma or in this form alone ("conditions", but not a patient's condition)."""
    return token.lemma in words or token.text.lower() in words


def _opens_with(token: Token, tables: MeasureTables) -> bool:
    """Whether the capital letter of a known noun only comes from the start of the sentence: "Kidnappings surged"."""
    word = token.text.lower()
    is_known = word in tables.known or word.removesuffix("s") in tables.known
    return is_known and token.i == 0 and token.tag in ("NNP", "NNPS")


def _time_branches(reading: Reading, sentence: Sentence, i: int) -> frozenset[int]:
    """The branches under `i` that only say when: "since June", "in the past week"."""
    found: set[int] = set()
    for mention in reading.times:
        if mention.sentence != sentence.index:
            continue
        for token in sentence.tokens:
            if not mention.span.contains(Span(token.start, token.end)):
                continue
            head = sentence.tokens[token.head]
            if mention.span.contains(Span(head.start, head.end)):
                continue
            found.add(head.i if head.dep == "prep" and head.i != i else token.i)
    found.discard(i)
    return frozenset(found)


def _words(
    sentence: Sentence, outer: int, content: int, heads: list[int], without: frozenset[int], tables: MeasureTables
) -> tuple[Span, ...]:
    """The words of one measure; coordinated ones share the first one's possessor and the last one's complement."""
    later = {j for j in heads if j > outer}
    breaks = {t.i for t in sentence.children(outer, "cc", "conj", "appos", "advcl")}
    clauses = [token.i for token in sentence.children(outer, "relcl", "acl")]
    commas = {i for i in clauses if sentence.tokens[_left(sentence, i) - 1].text == ","}
    branch = sentence.subtree(outer, without | later | breaks | commas)
    whole = outer == content or sentence.tokens[outer].lemma in tables.kept
    own = _run(branch, content, lowest=0 if whole else _left(sentence, content, without))
    own = _bare(sentence, own)
    if not own:
        return ()
    pieces = [own]
    first, last = heads[0], heads[-1]
    if len(heads) > 1 and not _complement(sentence, outer, without, after=outer, before=last):
        shared = next((words for j in heads if (words := _complement(sentence, j, without, after=last))), [])
        if shared and not set(shared) & set(own):
            pieces.append(shared)
    owner = sentence.child(first, "poss")
    if outer != first and owner is not None and owner.tag != "PRP$" and sentence.child(outer, "poss", "det") is None:
        pieces.insert(0, _without_article(sentence, sentence.subtree(owner.i)))
    return _joined(tuple(sentence.span_of(piece) for piece in pieces))


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Neighbouring pieces as one: "financing" and "of militias"."""
    found: list[Span] = []
    for span in spans:
        if found and 0 <= span.start - found[-1].end <= 1:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _complement(
    sentence: Sentence, i: int, without: frozenset[int], *, after: int, before: int | None = None
) -> list[int]:
    """The first prepositional phrase on the noun that begins behind `after` (and stands before `before`)."""
    for child in sentence.children(i, "prep"):
        if after < child.i and (before is None or child.i < before) and child.i not in without:
            return sentence.subtree(child.i, without)
    return []


def _left(sentence: Sentence, i: int, without: frozenset[int] = frozenset()) -> int:
    return min(sentence.subtree(i, without))


def _run(indices: list[int], around: int, *, lowest: int) -> list[int]:
    """The unbroken run of indices around one of them, from `lowest` on."""
    if around not in indices:
        return []
    at = indices.index(around)
    low = high = at
    while low > 0 and indices[low - 1] == indices[low] - 1 and indices[low - 1] >= lowest:
        low -= 1
    while high + 1 < len(indices) and indices[high + 1] == indices[high] + 1:
        high += 1
    return indices[low : high + 1]


def _bare(sentence: Sentence, indices: list[int]) -> list[int]:
    """Without articles in front and punctuation or dangling prepositions at the end."""
    kept = _without_article(sentence, indices)
    while len(kept) > 1 and sentence.tokens[kept[-1]].dep in ("punct", "prep", "case", "mark"):
        kept.pop()
    return kept


def _without_article(sentence: Sentence, indices: list[int]) -> list[int]:
    """Without what stands before the first word of meaning."""
    kept = list(indices)
    while len(kept) > 1 and sentence.tokens[kept[0]].dep in ("det", "punct", "predet"):
        kept.pop(0)
    return kept


def _keys(
    reading: Reading, sentence: Sentence, head: int, spans: tuple[Span, ...], tables: MeasureTables
) -> tuple[str, ...]:
    """The content words of the measure, its head first: the country for a name of one, else the start of the lemma."""
    found: list[str] = []
    for token in (sentence.tokens[head], *sentence.tokens):
        span = Span(token.start, token.end)
        if not any(piece.contains(span) for piece in spans) or not _counts(token) or token.lemma in tables.amounts:
            continue
        key = country_of(reading, sentence, span) or token.lemma[:STEM]
        if key not in found:
            found.append(key)
    return tuple(found)


def country_of(reading: Reading, sentence: Sentence, span: Span) -> str | None:
    """The country that the words at `span` name, as a noun, an adjective or a capital: "Tehran", "Iranian" are IRN."""
    for place in reading.places:
        if place.sentence == sentence.index and place.span.overlaps(span):
            is_state = place.where.precision == "country" or not place.literal
            if is_state and place.where.place is not None:
                return place.where.place.country
    for name in reading.names:
        if name.sentence == sentence.index and name.span.overlaps(span) and name.who.sector == "GOV":
            return name.who.country
    return None


def _counts(token: Token) -> bool:
    """Whether the token carries meaning of its own: nouns, adjectives, verbs other than auxiliaries."""
    if token.dep in ("aux", "auxpass"):
        return False
    return token.is_noun or token.tag.startswith(("JJ", "VB"))
