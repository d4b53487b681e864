"""The signs of a trend that a predicate gives: "is down", "remains tense", "at their highest since 2011"."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.clauses import after_preposition, clause_of, subject_of
from dateline.extract.trend_scene import Scene, Sign
from dateline.lexicon.rules.trends import Movement, TrendPredicate
from dateline.model.reading import Sentence, Token

AFTER_BE = ("acomp", "advmod", "prt", "attr", "oprd", "xcomp")


def predicate_signs(scene: Scene, token: Token, entry: TrendPredicate) -> Iterator[Sign]:
    """The signs that the entry finds at the token, by the place where its word stands."""
    sentence, tables = scene.sentence, scene.tables
    head = sentence.tokens[token.head]
    match entry.place:
        case "after be" if token.i > 0 and sentence.tokens[token.i - 1].text == "-":
            # "A flare-up".
            return
        case "after be" if head.lemma in tables.copulas and token.dep in AFTER_BE:
            yield from _of_copula(sentence, head, (token.i, token.i), entry)
        case "after remain" if head.lemma in tables.keeping and token.dep in AFTER_BE:
            yield from _of_copula(sentence, head, (token.i, token.i), entry)
        case "after become" if head.lemma in tables.becoming and token.dep in AFTER_BE:
            yield from _of_change(sentence, head, token, entry)
        case "compared" if token.dep == "amod" and head.i > token.i:
            than = _compared_with(scene, head)
            if than is not None:
                sign = replace(_bare(entry, token.i, (token.i, token.i)), argument=head.i, several=False)
                yield replace(sign, baseline=than.i, takes_anything=True)
        case "superlative" if token.dep in ("pobj", "dobj", "attr") and head.lemma in tables.ranks:
            yield from _of_rank(scene, token, entry)
        case "after on the" if head.lemma == "on" and _has_the(sentence, token):
            above = sentence.tokens[head.head]
            if above.is_noun:
                yield replace(_bare(entry, above.i, (head.i, token.i)), argument=above.i)
            elif above.lemma in tables.copulas:
                yield from _of_copula(sentence, above, (head.i, token.i), entry)
        case "before measure" if token.dep == "amod" and head.i > token.i and token.tag in ("VBG", "VBN", "JJR", "JJ"):
            if sentence.tokens[token.i + 1].lemma != "than":
                yield replace(_bare(entry, token.i, (token.i, token.i)), argument=head.i, several=False)
        case "superlative" if token.dep == "amod" and head.lemma in tables.measures.amounts:
            moved = _superlative(sentence, head)
            if moved is not None:
                sign = replace(_bare(entry, head.i, (token.i, head.i)), argument=moved.i, link=head.i)
                yield replace(sign, baseline=_since(sentence, head))
        case _:
            return


def _of_change(sentence: Sentence, copula: Token, token: Token, entry: TrendPredicate) -> Iterator[Sign]:
    """ "Have become more frequent", "is getting less intense", "grew fiercer"."""
    degree = sentence.child(token.i, "advmod")
    if degree is not None and degree.text.lower() == "less":
        opposite: Movement = "down" if entry.direction == "up" else "up"
        yield from _of_copula(sentence, copula, (degree.i, token.i), replace(entry, direction=opposite))
    elif token.tag == "JJR" or (degree is not None and degree.text.lower() in ("more", "increasingly", "ever")):
        first = token.i if degree is None else degree.i
        yield from _of_copula(sentence, copula, (first, token.i), entry)


def _compared_with(scene: Scene, noun: Token) -> Token | None:
    """The "than" of a comparison with another time: "more arrests in April than in March"; not "than soldiers"."""
    sentence = scene.sentence
    for i in sentence.subtree(clause_of(sentence, noun.i)):
        than = sentence.tokens[i]
        if than.lemma == "than" and than.i > noun.i:
            inner = sentence.child(than.i, "prep")
            if inner is not None and inner.lemma in ("in", "during", "before"):
                return than
            branch = {sentence.tokens[j].start for j in sentence.subtree(i)}
            if any(time.span.start in branch for time in scene.reading.times if time.sentence == sentence.index):
                return than
    return None


def _of_rank(scene: Scene, token: Token, entry: TrendPredicate) -> Iterator[Sign]:
    """ "Are at their highest since 2011", "hit a five-year low": the subject of the clause has reached a rank."""
    sentence = scene.sentence
    verb = sentence.tokens[clause_of(sentence, token.i)]
    subject = subject_of(sentence, verb.i) if verb.is_verb else None
    if subject is None or not subject.is_noun:
        return
    sign = replace(_bare(entry, token.i, (token.i, token.i)), argument=subject.i, strong=True)
    yield replace(sign, baseline=_since(sentence, token))


def _since(sentence: Sentence, rank: Token) -> int | None:
    """The word that opens since when nothing was higher or lower."""
    return next((child.i for child in sentence.children(rank.i, "prep") if child.lemma == "since"), None)


def _bare(entry: TrendPredicate, head: int, trigger: tuple[int, int]) -> Sign:
    """A sign of a predicate that still lacks what moves."""
    return Sign(
        head=head, first=trigger[0], last=trigger[1], direction=entry.direction, argument=None, strong=entry.strong,
        rule=f"trends.predicate.{entry.word}", takes_anything=entry.takes == "anything",
    )  # fmt: skip


def _has_the(sentence: Sentence, token: Token) -> bool:
    article = sentence.child(token.i, "det")
    return article is not None and article.lemma == "the"


def _of_copula(sentence: Sentence, copula: Token, trigger: tuple[int, int], entry: TrendPredicate) -> Iterator[Sign]:
    """The subject of "is down" moves; "it is down" refers to what moved before."""
    subject = subject_of(sentence, copula.i)
    if subject is None:
        return
    sign = replace(_bare(entry, copula.i, trigger), link=trigger[1])
    if subject.tag in ("PRP", "DT"):
        yield replace(sign, refers=True, pronoun=subject.i)
    else:
        yield replace(sign, argument=subject.i)


def _superlative(sentence: Sentence, amount: Token) -> Token | None:
    """In "the lowest level of violence" what the amount is of, in "reached its highest level" whose it is."""
    moved = next(after_preposition(sentence, amount.i, frozenset({"of"})), None)
    if moved is None:
        verb = sentence.tokens[clause_of(sentence, amount.i)]
        moved = subject_of(sentence, verb.i) if verb.is_verb else None
    return moved if moved is not None and moved.is_noun else None
