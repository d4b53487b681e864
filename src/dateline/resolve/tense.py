"""Whether a time lies behind or ahead: the tense of the verb that governs it."""

from dateline.analysis.times import TimeTables
from dateline.model.reading import Sentence, TimeMention, Token
from dateline.resolve.standpoint import Tense


def tense_of(mention: TimeMention, sentence: Sentence, tables: TimeTables) -> Tense:
    """The tense at a mention: that of the nearest verb above it in the tree, with its auxiliaries.

    Words of planning ("expires", "due", "scheduled") turn the present into the future, and the past into "present":
    then the nearest such date is meant, "was to meet in mid-December" said in January as well as in November.
    A time that only names its noun ("Wednesday's ruling") lies behind. Without a tree: the report's own tense, past.
    """
    token = sentence.token_at(mention.span.start)
    if token is None:
        return "past"
    planned = False
    for step in range(len(sentence.tokens)):
        if token.dep == "poss" and step == 0:
            return "past"
        tense = _tense(token, sentence, tables) if step else None
        planned = planned or (step > 0 and _is_planned(token, sentence, tables))
        if tense is not None or token.head == token.i:
            return _planned(tense) if planned else tense or "past"
        token = sentence.tokens[token.head]
    return "past"


def _is_planned(token: Token, sentence: Sentence, tables: TimeTables) -> bool:
    """A word of planning, or what somebody "was to" do."""
    if token.lemma in tables.ahead or token.text.lower() in tables.ahead:
        return True
    above = sentence.tokens[token.head]
    to = any(sentence.tokens[i].tag == "TO" for i in token.children)
    return to and above.i < token.i and above.lemma == "be" and token.dep == "xcomp"


def _planned(tense: Tense | None) -> Tense:
    return "present" if tense == "past" else "future"


def _tense(token: Token, sentence: Sentence, tables: TimeTables) -> Tense | None:
    """The tense of a finite verb with its auxiliaries, None for anything else ("to meet", "meeting", a noun)."""
    if not token.is_verb:
        return None
    helpers = [sentence.tokens[i] for i in token.children if sentence.tokens[i].dep in ("aux", "auxpass")]
    for helper in helpers:
        if helper.tag == "TO":
            return None
        if helper.tag == "MD":
            return "future" if helper.text.lower() in tables.future_modals else "past"
    if token.tag == "VBD" or any(helper.tag == "VBD" or helper.lemma == "have" for helper in helpers):
        return "past"
    if token.tag in ("VBZ", "VBP") or any(helper.tag in ("VBZ", "VBP") for helper in helpers):
        return "present"
    # "The ruling announced Wednesday": a participle without auxiliaries has happened.
    return "past" if token.tag == "VBN" and not helpers else None
