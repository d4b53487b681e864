"""Whether an event goes on: "are besieging the town", "the strike continues", "talks were still under way"."""

from dateline.extract.event_tables import EventTables
from dateline.model.reading import Sentence, Token

PRESENT = ("VBZ", "VBP")


def is_going_on(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what is still done: "are besieging", "have been protesting", "remains blockaded"."""
    auxiliaries = [child for child in sentence.children(verb.i, "aux", "auxpass") if child.i < verb.i]
    if verb.tag == "VBG":
        return any(aux.lemma in ("be", "have") and aux.tag in PRESENT for aux in auxiliaries)
    above = sentence.tokens[verb.head]
    return verb.tag == "VBN" and not auxiliaries and above.lemma in ("remain", "stay") and above.tag in PRESENT


def is_present(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb stands in the present: of a day to come it tells what is to be ("meet on Thursday")."""
    auxiliary = sentence.child(verb.i, "aux", "auxpass")
    return verb.tag in PRESENT or (auxiliary is not None and auxiliary.lemma == "be" and auxiliary.tag in PRESENT)


def is_continuing(sentence: Sentence, verb: Token, tables: EventTables) -> bool:
    """Whether the verb over an event's noun says that it goes on: "continues", "was raging", "were under way"."""
    if verb.lemma in tables.term("continuing"):
        return verb.tag in PRESENT or (verb.tag == "VBG" and sentence.child(verb.i, "aux") is not None)
    return is_under_way(sentence, verb, tables)


def is_under_way(sentence: Sentence, verb: Token, tables: EventTables) -> bool:
    """ "The talks were still under way", "is in progress", "are ongoing"."""
    if verb.lemma not in ("be", "remain"):
        return False
    words = tables.term("under way")
    below = list(sentence.children(verb.i, "advmod", "acomp", "prep", "attr"))
    below += [noun for prep in sentence.children(verb.i, "prep") for noun in sentence.children(prep.i, "pobj")]
    return any(word.text.lower() in words for word in below)
