"""Whether a time lies behind or ahead: the tense of the verb that governs it."""

from dateline.model.reading import Sentence, TimeMention, Token
from dateline.resolve.standpoint import Tense


def tense_of(mention: TimeMention, sentence: Sentence, ahead: frozenset[str]) -> Tense:
    """The tense at a mention: that of the nearest verb above it in the tree, with its auxiliaries.

    `ahead` are words that point forward whatever their tense ("expires in February", "is due on Friday"); after a past
    verb they do not ("was scheduled to meet in December"). Without a tree the report's own tense: past.
    """
    token = sentence.token_at(mention.span.start)
    if token is None:
        return "past"
    forward = False
    for _ in range(len(sentence.tokens)):
        if token.head == token.i:
            return _tense(token, sentence) or ("future" if forward else "past")
        token = sentence.tokens[token.head]
        forward = forward or token.lemma in ahead or token.text.lower() in ahead
        tense = _tense(token, sentence)
        if tense is not None:
            return "future" if forward and tense == "present" else tense
    return "past"


def _tense(token: Token, sentence: Sentence) -> Tense | None:
    """The tense of a finite verb, None for anything else ("to meet", "meeting", a noun)."""
    if not token.is_verb:
        return None
    helpers = [sentence.tokens[i] for i in token.children if sentence.tokens[i].dep in ("aux", "auxpass")]
    if any(helper.tag == "TO" for helper in helpers):
        return None
    if any(helper.lemma in ("will", "shall", "'ll", "’ll", "wo") for helper in helpers):
        return "future"
    if any(helper.tag == "VBD" for helper in helpers) or token.tag == "VBD":
        return "past"
    if any(helper.lemma == "have" for helper in helpers):
        return "past"
    if any(helper.tag == "MD" and helper.lemma in ("may", "can", "might", "could", "should", "must") for helper in helpers):
        return "future"
    if any(helper.tag == "MD" for helper in helpers):
        return "past"
    if any(helper.tag in ("VBZ", "VBP") for helper in helpers):
        return "past" if token.tag == "VBN" else "present"
    if token.tag in ("VBZ", "VBP"):
        return "present"
    return "past" if token.tag == "VBN" and not helpers and token.dep == "ROOT" else None
