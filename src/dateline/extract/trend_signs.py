"""The signs of a trend in a tree: a verb, a noun or a predicate of movement, and the argument that moves."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.extract.clauses import is_passive, subject_of
from dateline.extract.trend_tables import TrendTables
from dateline.lexicon.rules.trends import Movement, TrendNoun, TrendPredicate, TrendVerb
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span


class Sign(Struct, frozen=True, kw_only=True):
    """One sign: the token that is asserted or not (`head`), the trigger from `first` to `last`, and what moves.

    `argument` is the token that moves; None where it was named before, then `refers` is True and `pronoun` the token
    that stands for it, if any. `link` is the verb of a predicate, `subject` the subject of a verb with an object.
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
    link: int | None = None
    subject: int | None = None


def signs_at(reading: Reading, sentence: Sentence, token: Token, tables: TrendTables) -> Iterator[Sign]:
    """The signs that the token gives, likeliest first (a reader takes the first one whose measure holds)."""
    if token.is_verb:
        for verb in tables.verbs.get(token.lemma, ()) or tables.verbs.get(token.text.lower(), ()):
            yield from _verb(reading, sentence, token, verb)
    for noun in tables.nouns.get(token.lemma, ()) or tables.nouns.get(token.text.lower(), ()):
        yield from _noun(reading, sentence, token, noun, tables)
    for predicate in tables.predicates.get(token.text.lower(), ()):
        yield from _predicate(sentence, token, predicate, tables)


def is_amount(reading: Reading, sentence: Sentence, i: int) -> bool:
    """Whether the token is a figure ("20 percent", "a third", "12"), and not a time."""
    token = sentence.tokens[i]
    span = Span(token.start, token.end)
    if any(time.sentence == sentence.index and time.span.overlaps(span) for time in reading.times):
        return False
    if token.tag == "CD" or sentence.child(i, "nummod", "quantmod") is not None:
        return True
    return any(
        number.sentence == sentence.index and number.span.overlaps(span) and not number.ordinal
        for number in reading.numbers
    )


def _verb(reading: Reading, sentence: Sentence, token: Token, entry: TrendVerb) -> Iterator[Sign]:
    last = _completed(sentence, token, entry)
    if last is None or token.dep in ("amod", "compound"):
        return
    object_ = sentence.child(token.i, "dobj")
    if object_ is not None and is_amount(reading, sentence, object_.i) and not _counts_things(sentence, object_, entry):
        object_ = None
    passive = is_passive(sentence, token.i)
    subject = subject_of(sentence, token.i)
    moved: Token | None
    if entry.measure != "subject" and (passive or object_ is not None):
        moved = subject if passive else object_
    elif entry.measure == "object" or passive or object_ is not None:
        return
    else:
        moved = subject
    if moved is None:
        return
    refers = moved.tag in ("PRP", "DT") and moved.dep in ("nsubj", "nsubjpass")
    yield Sign(
        head=token.i,
        first=token.i,
        last=last,
        direction=entry.direction,
        argument=None if refers else moved.i,
        refers=refers,
        pronoun=moved.i if refers else None,
        rule=f"trends.verb.{entry.lemma}",
        takes_anything=entry.takes == "anything",
        strong=entry.strong,
        conditions=entry.conditions,
        not_measures=entry.not_measures,
        subject=None if subject is None else subject.i,
    )


def _completed(sentence: Sentence, token: Token, entry: TrendVerb) -> int | None:
    """The last token of the trigger once its particle and its complement are found; None where one is missing."""
    last = token.i
    if entry.particle:
        particle = next((t for t in sentence.children(token.i, "prt", "advmod") if t.text.lower() == entry.particle), None)
        if particle is None or (particle.dep == "advmod" and particle.i != token.i + 1):
            return None
        # A particle behind the object ("scaled their aid back") is no part of the span.
        last = particle.i if particle.i == token.i + 1 else last
    elif sentence.child(token.i, "prt") is not None:
        return None
    if entry.complement:
        return _complement(sentence, token, entry)
    return last


def _complement(sentence: Sentence, token: Token, entry: TrendVerb) -> int | None:
    """The end of "to normal", "to normal levels", "unabated" right under the verb."""
    for j in sentence.subtree(token.i):
        found = sentence.tokens[j]
        if j <= token.i or found.lemma not in entry.complement:
            continue
        if found.dep == "amod":
            noun = sentence.tokens[found.head]
            return noun.i if noun.lemma in ("level", "rate", "pace", "state", "number") and noun.dep == "pobj" else None
        return j
    return None


def _counts_things(sentence: Sentence, token: Token, entry: TrendVerb) -> bool:
    """Whether a counted object still is what moves: "cut 200 jobs" counts jobs, "fell 20 percent" none."""
    return entry.measure == "object"


def _noun(
    reading: Reading, sentence: Sentence, token: Token, entry: TrendNoun, tables: TrendTables
) -> Iterator[Sign]:
    words = entry.lemma.split()
    first = _start_of(sentence, token, words)
    if first is None or (len(words) == 1 and token.tag not in ("NN", "NNS")):
        return
    common = {
        "head": token.i, "first": first, "last": token.i, "direction": entry.direction, "strong": entry.strong,
        "only_negated": entry.only_negated, "not_measures": entry.not_measures, "rule": f"trends.noun.{entry.lemma}",
    }  # fmt: skip
    named = False
    for preposition in sentence.children(token.i, "prep"):
        if preposition.lemma not in entry.prepositions:
            continue
        for moved in sentence.children(preposition.i, "pobj", "pcomp"):
            if is_amount(reading, sentence, moved.i) and moved.lemma not in tables.measures.known:
                continue
            named = named or not _is_time(reading, sentence, moved)
            yield Sign(**common, argument=moved.i, takes_anything=entry.takes == "anything")
    if named:
        return
    compound = sentence.child(token.i, "compound")
    if compound is not None and compound.lemma in tables.measures.known:
        yield Sign(**common, argument=compound.i)
    elif entry.alone and compound is None and _introduces(sentence, token):
        yield Sign(**common, argument=None, refers=True)


def _start_of(sentence: Sentence, token: Token, words: list[str]) -> int | None:
    """The first token of a noun of several words, written with spaces or hyphens; the token itself for one word."""
    at = token.i
    for word in reversed(words[:-1]):
        at -= 1
        while at > 0 and sentence.tokens[at].text == "-":
            at -= 1
        if at < 0 or sentence.tokens[at].text.lower() != word:
            return None
    return at


def _introduces(sentence: Sentence, token: Token) -> bool:
    """Whether the noun stands alone as something new: "an increase", "a dip", not "the increase", "tax increases"."""
    articles = [child for child in sentence.children(token.i, "det") if child.lemma in ("a", "an")]
    return bool(articles) and sentence.child(token.i, "poss", "nummod") is None


def _is_time(reading: Reading, sentence: Sentence, token: Token) -> bool:
    span = Span(token.start, token.end)
    return any(time.sentence == sentence.index and time.span.overlaps(span) for time in reading.times)


def _predicate(sentence: Sentence, token: Token, entry: TrendPredicate, tables: TrendTables) -> Iterator[Sign]:
    head = sentence.tokens[token.head]
    rule = f"trends.predicate.{entry.word}"
    match entry.place:
        case "after be" if head.lemma in tables.copulas and token.dep in ("acomp", "advmod", "prt", "attr", "oprd", "xcomp"):
            if (sign := _of_copula(sentence, head, token.i, token.i, entry, rule)) is not None:
                yield sign
        case "after on the":
            article = sentence.child(token.i, "det")
            if article is None or article.lemma != "the" or head.lemma != "on":
                return
            above = sentence.tokens[head.head]
            if above.is_noun:
                yield Sign(head=above.i, first=head.i, last=token.i, direction=entry.direction, argument=above.i, rule=rule)
            elif above.lemma in tables.copulas:
                if (sign := _of_copula(sentence, above, head.i, token.i, entry, rule)) is not None:
                    yield sign
        case "before measure" if token.dep == "amod" and head.i > token.i and token.tag in ("VBG", "JJR", "JJ"):
            if sentence.tokens[token.i + 1].lemma != "than":
                yield Sign(
                    head=token.i, first=token.i, last=token.i, direction=entry.direction, argument=head.i, rule=rule,
                    strong=entry.strong,
                )  # fmt: skip
        case "superlative" if token.dep == "amod" and head.lemma in tables.measures.amounts:
            yield from _superlative(sentence, token, head, entry, rule)
        case _:
            return


def _of_copula(
    sentence: Sentence, copula: Token, first: int, last: int, entry: TrendPredicate, rule: str
) -> Sign | None:
    subject = subject_of(sentence, copula.i)
    if subject is None:
        return None
    refers = subject.tag in ("PRP", "DT")
    return Sign(
        head=copula.i,
        first=first,
        last=last,
        direction=entry.direction,
        argument=None if refers else subject.i,
        refers=refers,
        pronoun=subject.i if refers else None,
        rule=rule,
        strong=entry.strong,
        link=last,
    )


def _superlative(
    sentence: Sentence, token: Token, amount: Token, entry: TrendPredicate, rule: str
) -> Iterator[Sign]:
    """"The lowest level of violence", "reached its highest level": what the amount is of, else whose it is."""
    moved = next((t for p in sentence.children(amount.i, "prep") if p.lemma == "of" for t in sentence.children(p.i, "pobj")), None)
    if moved is None:
        verb = amount
        while not verb.is_verb and verb.head != verb.i:
            verb = sentence.tokens[verb.head]
        moved = subject_of(sentence, verb.i) if verb.is_verb else None
    if moved is not None and moved.is_noun:
        yield Sign(
            head=amount.i, first=token.i, last=amount.i, direction=entry.direction, argument=moved.i, rule=rule,
            link=amount.i,
        )  # fmt: skip
