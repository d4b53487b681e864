"""The signs of a trend in a tree: a verb, a noun or a predicate of movement, and the argument that moves."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.extract.clauses import after_preposition, clause_of, is_passive, subject_of
from dateline.extract.trend_tables import TrendTables
from dateline.lexicon.rules.trends import Movement, TrendNoun, TrendPredicate, TrendVerb
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

AFTER_BE = ("acomp", "advmod", "prt", "attr", "oprd", "xcomp")


class Scene(Struct, frozen=True):
    """A sentence with the reading around it and the words to look for."""

    reading: Reading
    sentence: Sentence
    tables: TrendTables


class Sign(Struct, frozen=True, kw_only=True):
    """One sign: the token that is asserted or not (`head`), the trigger from `first` to `last`, and what moves.

    `argument` is the token that moves; None where it was named before, then `refers` is True and `pronoun` the token
    that stands for it, if any. Nouns coordinated with the argument move with it if `several`. `link` is the verb of a
    predicate, `subject` the subject of a verb with an object.
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
    link: int | None = None
    subject: int | None = None

    def trigger(self, sentence: Sentence) -> Span:
        """The words that give the trend away."""
        return Span(sentence.tokens[self.first].start, sentence.tokens[self.last].end)


def signs_at(scene: Scene, token: Token) -> Iterator[Sign]:
    """The signs that the token gives, likeliest first (a reader takes the first one whose measure holds)."""
    tables, word = scene.tables, token.text.lower()
    if token.is_verb:
        for verb in tables.verbs.get(token.lemma, ()) or tables.verbs.get(word, ()):
            yield from _verb(scene, token, verb)
    for noun in tables.nouns.get(token.lemma, ()) or tables.nouns.get(word, ()):
        yield from _noun(scene, token, noun)
    for predicate in tables.predicates.get(word, ()):
        yield from _predicate(scene, token, predicate)


def is_amount(scene: Scene, i: int) -> bool:
    """Whether the token is a figure ("20 percent", "a third", "12"), and not a time."""
    reading, sentence = scene.reading, scene.sentence
    token = sentence.tokens[i]
    span = Span(token.start, token.end)
    if _is_time(scene, token):
        return False
    if token.tag == "CD" or sentence.child(i, "nummod", "quantmod") is not None:
        return True
    return any(
        number.sentence == sentence.index and number.span.overlaps(span) and not number.ordinal
        for number in reading.numbers
    )


def _verb(scene: Scene, token: Token, entry: TrendVerb) -> Iterator[Sign]:
    sentence = scene.sentence
    last = _completed(sentence, token, entry)
    if last is None or token.dep in ("amod", "compound"):
        return
    object_ = sentence.child(token.i, "dobj")
    if object_ is not None and entry.measure != "object" and is_amount(scene, object_.i):
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
        near = sentence.children(token.i, "prt", "advmod")
        particle = next((child for child in near if child.text.lower() == entry.particle), None)
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


def _noun(scene: Scene, token: Token, entry: TrendNoun) -> Iterator[Sign]:
    sentence, known = scene.sentence, scene.tables.measures.known
    words = entry.lemma.split()
    first, last = _start_of(sentence, token, words), token.i
    if first is None or (len(words) == 1 and token.tag not in ("NN", "NNS")):
        return
    # "Let-up" may be parsed as a verb with a particle: then all hangs on its first word.
    token = sentence.tokens[first] if first != token.i and token.head == first else token
    owner = sentence.child(token.i, "poss")
    if owner is not None and not _is_time(scene, owner):
        # "His rise in the party", "the candidate's drop in the polls": who moves is no measure.
        return
    bare = Sign(
        head=token.i, first=first, last=last, direction=entry.direction, argument=None, strong=entry.strong,
        only_negated=entry.only_negated, not_measures=entry.not_measures, rule=f"trends.noun.{entry.lemma}",
    )  # fmt: skip
    named = False
    for preposition in sentence.children(token.i, "prep"):
        if preposition.lemma not in entry.prepositions:
            continue
        for moved in sentence.children(preposition.i, "pobj", "pcomp"):
            if is_amount(scene, moved.i) and moved.lemma not in known:
                continue
            named = named or not _is_time(scene, moved)
            yield replace(bare, argument=moved.i, takes_anything=entry.takes == "anything")
    if named:
        return
    compound = sentence.child(token.i, "compound")
    if entry.compounds and compound is not None and compound.lemma in known:
        yield replace(bare, argument=compound.i)
    elif entry.alone and compound is None and _introduces(sentence, token):
        yield replace(bare, refers=True)


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


def _is_time(scene: Scene, token: Token) -> bool:
    span = Span(token.start, token.end)
    return any(time.sentence == scene.sentence.index and time.span.overlaps(span) for time in scene.reading.times)


def _predicate(scene: Scene, token: Token, entry: TrendPredicate) -> Iterator[Sign]:
    sentence, tables = scene.sentence, scene.tables
    head = sentence.tokens[token.head]
    match entry.place:
        case "after be" if token.i > 0 and sentence.tokens[token.i - 1].text == "-":
            # "A flare-up".
            return
        case "after be" if head.lemma in tables.copulas and token.dep in AFTER_BE:
            yield from _of_copula(sentence, head, (token.i, token.i), entry)
        case "after on the" if head.lemma == "on" and _has_the(sentence, token):
            above = sentence.tokens[head.head]
            if above.is_noun:
                yield replace(_bare(entry, above.i, (head.i, token.i)), argument=above.i)
            elif above.lemma in tables.copulas:
                yield from _of_copula(sentence, above, (head.i, token.i), entry)
        case "before measure" if token.dep == "amod" and head.i > token.i and token.tag in ("VBG", "JJR", "JJ"):
            if sentence.tokens[token.i + 1].lemma != "than":
                yield replace(_bare(entry, token.i, (token.i, token.i)), argument=head.i, several=False)
        case "superlative" if token.dep == "amod" and head.lemma in tables.measures.amounts:
            moved = _superlative(sentence, head)
            if moved is not None:
                yield replace(_bare(entry, head.i, (token.i, head.i)), argument=moved.i, link=head.i)
        case _:
            return


def _bare(entry: TrendPredicate, head: int, trigger: tuple[int, int]) -> Sign:
    """A sign of a predicate that still lacks what moves."""
    return Sign(
        head=head, first=trigger[0], last=trigger[1], direction=entry.direction, argument=None, strong=entry.strong,
        rule=f"trends.predicate.{entry.word}",
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
