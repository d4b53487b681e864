"""The grammar of "no": words that leave nobody to act, and what stays so although the words over it are denied."""

from collections.abc import Mapping

from dateline.lexicon.rules.actuality import Effect
from dateline.model.reading import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass")


def nobody_of(sentence: Sentence, verb: Token, effects: Mapping[str, Effect], beneath: int | None) -> Token | None:
    """The subject or object that nobody and nothing fills: "no one was hurt", "no patrols came", "found nothing". An
    object of which there is none is not enough: who "made no comment" has spoken.

    `beneath` is the argument that is asked about, if it is one of them: its own "no" has been heard already.
    """
    if not verb.is_verb:
        return None
    for noun in sentence.children(verb.i, *SUBJECTS, "dobj"):
        if noun.i == beneath:
            continue
        if effects.get(noun.lemma) == "empties":
            return noun
        if noun.dep == "dobj" and noun.lemma != "one":
            continue
        for word in sentence.children(noun.i, "det", "preconj"):
            if effects.get(word.lemma) == "empties":
                return word
    return None


def is_presupposed(sentence: Sentence, token: Token, effects: Mapping[str, Effect]) -> bool:
    """Whether what is above takes the token for granted: it stands behind such a word ("has not spoken since the
    raid"), or is what something is not ("the raid was not big")."""
    head = sentence.tokens[token.head]
    if token.dep == "nsubj" and head.lemma == "be":
        complement = sentence.child(head.i, "acomp", "attr")
        return complement is not None and complement.lemma not in effects
    if token.dep not in ("pobj", "pcomp"):
        return False
    preposition = sentence.tokens[token.head]
    words = [preposition]
    if preposition.head != preposition.i:
        words.append(sentence.tokens[preposition.head])
    return any(effects.get(word.lemma) == "stands" for word in words if word.dep in ("prep", "mark", "advmod"))


def question_word(sentence: Sentence, verb: Token) -> Token | None:
    """The auxiliary that opens a question or a condition of the verb: "Did the army fire?", "Had the army fired, …"."""
    subject = sentence.child(verb.i, "nsubj", "nsubjpass", "expl")
    first = sentence.child(verb.i, "aux", "auxpass")
    if subject is None or first is None or first.i > subject.i or first.i > verb.i:
        return None
    if verb.dep == "advcl":
        supposes = first.text.lower() in ("had", "were", "should") and sentence.child(verb.i, "mark") is None
        return first if supposes else None
    asks = any(token.text == "?" for token in (*sentence.children(verb.i, "punct"), sentence.tokens[-1]))
    wh = any(sentence.tokens[i].tag in ("WP", "WRB", "WDT", "WP$") for i in sentence.subtree(verb.i) if i < verb.i)
    return first if asks and not wh else None
