"""People told one by one: "a priest, his driver and two nurses", where the parser sees a priest who is his driver."""

from dateline.model.reading import Sentence, Token

ARTICLES = ("a", "an", "one")


def listed(sentence: Sentence, i: int) -> list[int]:
    """The conjuncts of a noun, with those of a list that begins like an apposition to it.

    "A captain, the commander of the post" is one; so are "two officers, a captain and a major".
    """
    found = sentence.conjuncts(i)
    first = sentence.tokens[i]
    beside = sentence.child(i, "appos")
    if beside is None or len(found) > 1 or first.tag in ("NNP", "NNPS") or beside.i < i:
        return found
    items = sentence.conjuncts(beside.i)
    joins = any(sentence.child(j, "cc") is not None for j in items)
    if len(items) < 2 or not joins or not all(_is_own(sentence, sentence.tokens[j]) for j in (i, *items)):
        return found
    if first.tag == "NNS" and _closed(sentence, items):
        return found
    return [*found, *items]


def _is_own(sentence: Sentence, token: Token) -> bool:
    """Whether a noun brings a new person in: with "a", a number or an owner ("his driver")."""
    if token.tag == "CD":
        return True
    if sentence.child(token.i, "nummod", "poss") is not None:
        return True
    return any(child.lemma in ARTICLES for child in sentence.children(token.i, "det"))


def _closed(sentence: Sentence, items: list[int]) -> bool:
    """Whether a comma closes the list, so that it only says who those before it are."""
    last = max(j for item in items for j in sentence.subtree(item))
    behind = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    return behind is not None and behind.text == ","
