"""Whether a time lies behind or ahead: the tense of the verb that governs it."""

from dateline.analysis.times import Ahead, TimeTables
from dateline.model.reading import Sentence, TimeMention, Token
from dateline.resolve.standpoint import Tense


def tense_of(mention: TimeMention, sentence: Sentence, tables: TimeTables) -> Tense:
    """The tense at a mention: that of the nearest verb above it in the tree, with its auxiliaries.

    Words of planning ("expires", "due", "urged them to leave") turn the present into the future, and the past into
    "present": then the nearest such date is meant, "was to meet in mid-December" said in January as well as in
    November. A time that only names its noun ("Wednesday's ruling") lies behind, unless something happens ahead of it.
    Without a tree: the report's own tense, past.
    """
    token, words = sentence.token_at(mention.span.start), tables.ahead
    if token is None:
        return "past"
    token = _head_of(mention, token, sentence)
    above = _above(token, sentence)
    if token.dep == "poss":
        return "present" if any(word.tag == "RB" and word.lemma in words.planned for word in above[1:3]) else "past"
    if above and above[0].dep == "amod" and above[0].lemma in words.planned:
        # "Bonds due Friday were sold": they fall due ahead of the sale.
        return "future"
    above = _from_the_verb_before(token, above, sentence)
    if _is_before_the_clause(token, above, sentence) or _has_run_out(above, words):
        return "past"
    planned = _is_called_for(above, sentence, words) or _is_a_term(above, sentence, words)
    planned = planned or _is_the_soonest(mention, sentence, words)
    # "Monday night or Tuesday" hangs on what the first of them hangs on.
    beside = above[1:] if token.dep == "conj" else above
    for governor in above:
        tense = _tense(governor, sentence, words)
        planned = planned or _is_planned(governor, sentence, words)
        if tense is not None:
            # "Had been due to expire on Friday" has run out.
            planned = planned and not _is_long_past(governor, sentence)
            return _planned(tense) if planned else "past" if _is_over(beside, tense, words) else tense
    return "future" if planned and above else "past"


def _head_of(mention: TimeMention, token: Token, sentence: Sentence) -> Token:
    """The head of the mention's first words: "night" in "Friday night's raid", which hangs on the raid."""
    while token.head > token.i and sentence.tokens[token.head].end <= mention.span.end:
        token = sentence.tokens[token.head]
    return token


def _is_over(above: list[Token], tense: Tense, words: Ahead) -> bool:
    """Whether a present state follows what happened then: "is in custody after a raid on Friday", "is accused of
    seizing a boat on Friday", "the victim of a shooting Friday is a boy"; talks and votes on Friday still lie ahead."""
    if tense != "present":
        return False
    happened = next((token for token in above if token.dep != "prep"), None)
    if happened is not None and happened.tag in ("NN", "NNS") and happened.lemma not in words.rallying:
        return happened.lemma not in words.appointed
    governors = above[: next((i for i, token in enumerate(above) if token.is_verb and token.dep != "pcomp"), 0)]
    return any(token.lemma in words.follows or (token.dep == "pcomp" and token.tag == "VBG") for token in governors)


def _above(token: Token, sentence: Sentence) -> list[Token]:
    """The tokens above one in the tree, the nearest first."""
    found: list[Token] = []
    while token.head != token.i and len(found) < len(sentence.tokens):
        token = sentence.tokens[token.head]
        found.append(token)
    return found


def _from_the_verb_before(token: Token, above: list[Token], sentence: Sentence) -> list[Token]:
    """The tokens above, from the verb of saying right before the time: "said on Wednesday it would leave", where the
    parser hangs the day on what is said."""
    phrase = above[0] if token.dep == "pobj" else token
    if phrase.i == 0 or token.dep not in ("pobj", "npadvmod"):
        return above
    before = sentence.tokens[phrase.i - 1]
    if not before.is_verb or before not in above[1:]:
        return above
    place = above.index(before)
    said = above[place - 1]
    return above[place:] if said.dep == "ccomp" and said.i > token.i else above


def _is_before_the_clause(token: Token, above: list[Token], sentence: Sentence) -> bool:
    """ "agreed on Thursday to reopen the border": what stands between a verb and its infinitive is its own time."""
    verb = next((word for word in above[:2] if word.is_verb), None)
    if verb is None or verb.tag != "VBD" or (above[0] is not verb and above[0].dep != "prep") or token.i < verb.i:
        return False
    return any(clause.i > token.i and clause.tag == "VB" for clause in sentence.children(verb.i, "xcomp"))


def _has_run_out(above: list[Token], words: Ahead) -> bool:
    """ "A deadline that expired on Saturday"."""
    verb = next((word for word in above[:2] if word.is_verb), None)
    return verb is not None and verb.lemma in words.running_out and verb.tag in ("VBD", "VBN")


def _is_called_for(above: list[Token], sentence: Sentence, words: Ahead) -> bool:
    """Whether a strike or a vote is called for the time: "called for a strike on Thursday", "a rally for Thursday".

    "Called on Thursday for a strike" and "called for calm on Thursday" tell when it was called.
    """
    if len(above) < 2 or above[0].dep != "prep":
        return False
    lead, governor = above[0], above[1]
    if lead.lemma in words.aim:
        return governor.lemma in words.rallying or any(
            thing.lemma in words.rallying and thing.i < lead.i for thing in sentence.children(governor.i, "dobj")
        )
    if governor.lemma in words.rallying:
        aims = above[2:3]
        return bool(aims) and aims[0].lemma in words.aim and sentence.tokens[aims[0].head].lemma in words.asking
    return governor.lemma in words.asking and any(
        aim.lemma in words.aim and thing.lemma in words.rallying and thing.i < lead.i
        for aim in sentence.children(governor.i, "prep")
        for thing in sentence.children(aim.i, "pobj")
    )


def _is_a_term(above: list[Token], sentence: Sentence, words: Ahead) -> bool:
    """Whether the time is a term that still runs: "if they did not leave by Friday", "could fall by Friday", "put off
    until Sunday"; "the road was closed until Friday" is none."""
    if len(above) < 2 or above[0].lemma not in words.term:
        return False
    asking = next((word for word in above[1:4] if word.is_verb), None)
    if asking is not None and asking.lemma in words.asking and above[1] is not asking:
        # "Demanded a ransom by Friday."
        return True
    verb = above[1]
    below = list(sentence.children(verb.i))
    return (
        verb.lemma in words.putting_off
        or any(word.tag == "MD" for word in below)
        or any(word.dep == "mark" and word.lemma in words.condition for word in below)
    )


def _is_the_soonest(mention: TimeMention, sentence: Sentence, words: Ahead) -> bool:
    """Whether the time is the earliest of those to come: "could leave as early as Tuesday"."""
    token = sentence.token_at(mention.span.start)
    before = [] if token is None else [word.text.lower() for word in sentence.tokens[max(0, token.i - 3) : token.i]]
    return len(before) == 3 and before[0] == before[2] and before[0] in words.equal and before[1] in words.soon


def _is_long_past(verb: Token, sentence: Sentence) -> bool:
    """Whether the verb looks back from what is already past: "had been scheduled"."""
    return any(sentence.tokens[i].tag == "VBD" and sentence.tokens[i].lemma == "have" for i in verb.children)


def _is_planned(token: Token, sentence: Sentence, words: Ahead) -> bool:
    """A word of planning, what somebody "was to" do, or is asked, told or threatens to do."""
    if token.lemma in words.planned or token.text.lower() in words.planned:
        return True
    above = sentence.tokens[token.head]
    to = any(sentence.tokens[i].tag == "TO" for i in token.children)
    if not to or above.i >= token.i:
        return False
    return (above.lemma == "be" and token.dep == "xcomp") or above.lemma in words.asking


def _planned(tense: Tense) -> Tense:
    return "present" if tense == "past" else "future"


def _tense(token: Token, sentence: Sentence, words: Ahead) -> Tense | None:
    """The tense of a finite verb with its auxiliaries, None for anything else ("to meet", "meeting", a noun)."""
    if not token.is_verb:
        return None
    helpers = [sentence.tokens[i] for i in token.children if sentence.tokens[i].dep in ("aux", "auxpass")]
    for helper in helpers:
        if helper.tag == "TO":
            return None
        if helper.tag == "MD":
            return "future" if helper.text.lower() in words.modal else "past"
    if token.tag == "VBD" or any(helper.tag == "VBD" or helper.lemma == "have" for helper in helpers):
        return "past"
    if token.tag in ("VBZ", "VBP") or any(helper.tag in ("VBZ", "VBP") for helper in helpers):
        return "present"
    # "The ruling announced Wednesday": a participle without auxiliaries has happened.
    return "past" if token.tag == "VBN" and not helpers else None
