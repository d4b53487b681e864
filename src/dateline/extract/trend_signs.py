"""The signs of a trend in a tree: a verb, a noun or a predicate of movement, and the argument that moves."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.arguments import is_headless
from dateline.extract.clauses import is_passive, subject_of
from dateline.extract.trend_predicates import predicate_signs
from dateline.extract.trend_scene import Scene, Sign, is_amount, is_time
from dateline.lexicon.rules.trends import TrendNoun, TrendVerb
from dateline.model.reading import Sentence, Token


def signs_at(scene: Scene, token: Token) -> Iterator[Sign]:
    """The signs that the token gives, likeliest first (a reader takes the first one whose measure holds)."""
    tables, word = scene.tables, token.text.lower()
    if token.is_verb:
        for verb in tables.verbs.get(token.lemma, ()) or tables.verbs.get(word, ()):
            yield from _verb(scene, token, verb)
    for noun in tables.nouns.get(token.lemma, ()) or tables.nouns.get(word, ()):
        yield from _noun(scene, token, noun)
    for predicate in sorted(tables.predicates.get(word, ()), key=lambda entry: entry.place != "compared"):
        yield from predicate_signs(scene, token, predicate)


def _verb(scene: Scene, token: Token, entry: TrendVerb) -> Iterator[Sign]:
    sentence = scene.sentence
    last = _completed(sentence, token, entry)
    if last is None or token.dep in ("amod", "compound"):
        return
    object_ = sentence.child(token.i, "dobj")
    if object_ is not None and entry.measure != "object" and is_amount(scene, object_.i):
        object_ = None
    headless = is_headless(sentence, token)
    passive = is_passive(sentence, token.i) and not headless
    subject = sentence.tokens[token.head] if headless else subject_of(sentence, token.i)
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
        measures=entry.measures,
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
    if owner is not None and not is_time(scene, owner):
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
            named = named or not is_time(scene, moved)
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
